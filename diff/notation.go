package diff

import (
	"strconv"
	"strings"
	"unicode"

	"keywatch/sources"
)

const reasonNotation = "another notation of the same"

// notation brings the figures of a text to one form, so that € 49,– equals
// 49.00 EUR, 1 200 000 equals 1,200,000 and 12 March 2025 equals 12.03.2025.
// What remains different is a change.
func notation(list []string) []string {
	out := make([]string, 0, len(list))
	for i := 0; i < len(list); {
		if word, n := dateAt(list, i); n > 0 {
			out, i = append(out, word), i+n
			continue
		}
		if word, n := figureAt(list, i); n > 0 {
			out, i = append(out, word), i+n
			continue
		}
		out, i = append(out, list[i]), i+1
	}
	return currencyFirst(out)
}

// currencyNames gives the ISO 4217 code of what stands beside an amount.
var currencyNames = map[string]string{
	"€": "eur", "euro": "eur", "euros": "eur", "$": "usd", "dollar": "usd", "dollars": "usd", "£": "gbp", "pound": "gbp", "pounds": "gbp",
	"eur": "eur", "usd": "usd", "gbp": "gbp", "chf": "chf", "fr": "chf", "franken": "chf", "sek": "sek", "nok": "nok", "dkk": "dkk", "pln": "pln", "zł": "pln",
	"¥": "jpy", "jpy": "jpy", "₹": "inr", "inr": "inr", "cad": "cad", "aud": "aud", "czk": "czk", "kč": "czk",
}

// currencyFirst puts a currency before its amount, where either may stand.
func currencyFirst(list []string) []string {
	for i, w := range list {
		if code := currencyNames[w]; code != "" {
			list[i] = code
			if i > 0 && digit(list[i-1][0]) && (i == 1 || currencyNames[list[i-2]] == "") {
				list[i-1], list[i] = code, list[i-1]
			}
		}
	}
	return list
}

// figureAt reads the number at i however it is grouped, and how many words it
// takes; a run of many numbers is a telephone number.
func figureAt(list []string, i int) (string, int) {
	if !number(list[i]) || !digit(list[i][len(list[i])-1]) {
		return "", 0
	}
	end := i + 1
	for end < len(list) && number(list[end]) && digit(list[end][len(list[end])-1]) {
		end++
	}
	joined := onlyDigits(strings.Join(list[i:end], ""))
	if end-i >= phoneGroups || strings.Count(list[i], ".") >= phoneGroups-1 && len(joined) >= phoneDigits {
		return joined, end - i
	}
	// 1 200 000: groups of three after the first.
	end = i + 1
	for len(list[i]) <= 3 && end < len(list) && len(list[end]) >= 3 && len(onlyDigits(list[end][:3])) == 3 && number(list[end]) && (len(list[end]) == 3 || !digit(list[end][3])) {
		end++
	}
	return plainNumber(strings.Join(list[i:end], "")), end - i
}

const (
	phoneGroups = 4
	phoneDigits = 8
)

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// plainNumber drops the grouping of a number and the zeros at the end of its
// decimals. The last sign parts decimals when one or two digits follow, or
// when it stands beside another sign.
func plainNumber(w string) string {
	last := strings.LastIndexAny(w, ".,")
	if last < 0 {
		return w
	}
	whole, part := onlyDigits(w[:last]), w[last+1:]
	other := strings.ContainsAny(w[:last], ".,") && !strings.Contains(w[:last], w[last:last+1])
	if len(part) > 2 && !other {
		return whole + part
	}
	if part = strings.TrimRight(part, "0"); part == "" {
		return whole
	}
	return whole + "." + part
}

// dateAt reads the date at i and how many words it takes: 12 march 2025, march
// 12 2025, 14 de enero de 2025, 12.03.2025, 2025 03 12. Of figures alone
// nobody knows which is the month when both can be: the smaller stands first
// in every date.
func dateAt(list []string, i int) (string, int) {
	if parts := strings.Split(list[i], "."); len(parts) == 3 && year(parts[2]) {
		return dateWordOf(parts[0], parts[1], parts[2]), 1
	}
	at := i
	next := func() string {
		for at < len(list) && (list[at] == "de" || list[at] == "of") && at > i {
			at++
		}
		if at >= len(list) {
			return ""
		}
		at++
		return list[at-1]
	}
	a, b, c := next(), next(), next()
	switch {
	case year(c) && (isDay(a) && (isDay(b) || monthNumber(b) > 0) || monthNumber(a) > 0 && isDay(b)):
		return dateWordOf(a, b, c), at - i
	case year(a) && isDay(b) && isDay(c):
		return dateWordOf(b, c, a), at - i
	}
	return "", 0
}

func isDay(w string) bool {
	n, err := strconv.Atoi(strings.TrimRight(w, "stndrhe"))
	return err == nil && n >= 1 && n <= 31
}

func dateWordOf(a, b, y string) string {
	x, z := dayOrMonth(a), dayOrMonth(b)
	return y + "-" + strconv.Itoa(min(x, z)) + "-" + strconv.Itoa(max(x, z))
}

func dayOrMonth(w string) int {
	if m := monthNumber(w); m > 0 {
		return m
	}
	n, _ := strconv.Atoi(strings.TrimRight(w, "stndrhe")) // isDay has looked
	return n
}

var weekdays = wordSet(`monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
	montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche
	lunes martes miércoles jueves viernes sábado domingo`)

// monthNumber is a month's number, 0 for another word; "mar" is March here,
// "mardi" is a day.
func monthNumber(w string) int {
	if weekdays[w] {
		return 0
	}
	return sources.MonthNamed(w)
}
