package sources

import (
	"strconv"
	"strings"
)

// nounAt tells how many tokens after i-1 the noun of "per" stands, over
// articles and numbers; 0 without one.
func (r *termReader) nounAt(i int) int {
	for n := 1; n <= 4 && i+n-1 < len(r.list); n++ {
		switch r.list[i+n-1].class {
		case wordPeriod, wordUnit, wordTime, wordEvery, wordOther:
			return n
		case wordEach, wordAnd:
			if r.loneYear(i + n - 1) {
				return n
			}
		case wordNumber, wordTimes, wordPer, wordFill, wordBadge:
		default:
			return 0
		}
	}
	return 0
}

// loneYear reports "an" as in "par an" and "y" as in "$99/y": years, where
// nothing follows that makes them an article or a conjunction.
func (r *termReader) loneYear(i int) bool {
	t := r.list[i]
	if word := r.text[t.start:t.end]; !strings.EqualFold(word, "an") && !strings.EqualFold(word, "y") {
		return false
	}
	if i+1 >= len(r.list) {
		return true
	}
	switch r.list[i+1].class {
	case wordPeriod, wordUnit, wordTime, wordOther, wordNumber:
		return false
	}
	return true
}

// marker reads "per 1,000 requests", "/user/month", "pro Nutzer und Monat" from
// the marker at token i.
func (r *termReader) marker(i int) int {
	billing := r.bill && r.pending == "" && i > 0 && r.list[i-1].class == wordBill
	at := i
	for {
		n := r.nounAt(at + 1)
		if n == 0 {
			break
		}
		count := int64(1)
		for _, t := range r.list[at+1 : at+n] {
			if t.class == wordNumber {
				count = t.number
			}
			if t.class == wordTimes {
				times, _ := strconv.ParseInt(t.value, 10, 64)
				count *= times
			}
		}
		if !r.noun(at, at+n, count, billing) {
			break
		}
		for k := at; k <= at+n; k++ {
			r.used[k] = true
		}
		at += n
		// Units and periods follow each other with a conjunction or hyphen:
		// "per user and month", "/GB-month".
		if r.list[at].class == wordUnit && at+1 < len(r.list) && r.list[at+1].class == wordPeriod {
			continue
		}
		if at+1 >= len(r.list) || r.list[at+1].class != wordAnd && r.list[at+1].class != wordEach {
			break
		}
	}
	// "Pro" is a plan where nothing follows that it could be for.
	r.used[i] = at > i || r.text[r.list[i].start:r.list[i].end] == "/"
	return max(at-i+1, 1)
}

// noun takes one noun of a marker; it answers false for a word that is none.
func (r *termReader) noun(from, at int, count int64, billing bool) bool {
	t := r.list[at]
	value := t.value
	switch t.class {
	case wordPeriod, wordEvery:
		if value == "month" && count > 1 {
			value = map[int64]string{3: "quarter", 12: "year"}[count]
		}
		if billing {
			r.setBilled(value)
			return true
		}
		r.setInterval(value)
	case wordTime:
		r.setUnit(value, count)
	case wordUnit:
		// "per active user", "per API request": the second noun counts.
		r.setUnit(value, count)
	default:
		if t.class != wordOther {
			r.setInterval("year")
			return true
		}
		word := strings.ToLower(r.text[t.start:t.end])
		if at+1 < len(r.list) && r.list[at+1].class == wordUnit {
			r.used[at+1] = true
			r.setUnit(r.list[at+1].value, count)
			return true
		}
		if r.list[from].class != wordPer || len(word) < 3 || len(word) > 16 {
			return false
		}
		r.setUnit(singular(word), count)
	}
	return true
}

// singular cuts the plural of English nouns.
func singular(word string) string {
	switch {
	case strings.HasSuffix(word, "ies"):
		return word[:len(word)-3] + "y"
	case strings.HasSuffix(word, "sses"), strings.HasSuffix(word, "xes"), strings.HasSuffix(word, "ches"):
		return word[:len(word)-2]
	case strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && !strings.HasSuffix(word, "us"):
		return word[:len(word)-1]
	}
	return word
}
