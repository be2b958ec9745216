package sources

import (
	"strings"
	"unicode"
)

// trial finds the days of a trial that a range of parts offers, 0 without one.
func (r *planReader) trial(a, b int) int {
	for n := r.parts[a].line; n < len(r.lines) && r.lines[n].a < b; n++ {
		if days := trialDays(r.lines[n].text); days > 0 {
			return days
		}
	}
	return 0
}

// maxTrial bounds a trial: what is longer is a contract.
const maxTrial = 366

// trialDays reads "Start 21-day free trial", "30 Tage kostenlos testen" and
// "try free for 2 weeks"; a month counts 30 days.
func trialDays(text string) int {
	if len(text) > 200 || !strings.ContainsAny(text, "0123456789") {
		return 0
	}
	if !spanIn(text) {
		return 0
	}
	list := lexPlan(text)
	try, days := false, 0
	for i, t := range list {
		switch t.class {
		case wordTry:
			try = true
		case wordFree:
			try = true
		case wordNumber:
			if n := spanDays(list, i); n > 0 && days == 0 {
				days = n
			}
		}
	}
	if !try || days > maxTrial {
		return 0
	}
	return days
}

// spanIn reports a number with a period behind it, without cutting the text
// to tokens: most numbers on a page are limits.
func spanIn(text string) bool {
	for i := 0; i < len(text); {
		if !digitAt(text, i) {
			i++
			continue
		}
		for digitAt(text, i) {
			i++
		}
		rest := strings.TrimLeft(text[i:], "- \u00a0‑")
		end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
		if end < 0 {
			end = len(rest)
		}
		if end > 24 || rest == "" {
			continue
		}
		if wide(firstRuneOf(rest)) || planWords()[strings.ToLower(rest[:end])].class == wordPeriod {
			return true
		}
	}
	return false
}

// spanDays is the length in days of the span of time whose number is token i.
func spanDays(list []planToken, i int) int {
	if i+1 >= len(list) || list[i].number > maxTrial {
		return 0
	}
	n := int(list[i].number)
	next := list[i+1]
	if next.class != wordPeriod && next.class != wordEvery {
		return 0
	}
	switch next.value {
	case "day":
		return n
	case "week":
		return 7 * n
	case "month":
		return 30 * n
	}
	return 0
}
