package sources

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"time"
)

// effectiveLead stands before the day from which something holds, in the four
// languages.
var effectiveLead = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(?:effective(?: as of| from| on| immediately as of)?|with effect from|as of|as from|starting(?: on| from)?|beginning(?: on| in)?|from|begins(?: on| in)?|starts(?: on| in)?|on|at the end of|by the end of|end of|in early|in late|in|zum|ab(?: dem)?|per|mit wirkung (?:zum|vom)|am|ende|anfang|im|à compter du|à partir d[ue]|à la fin d[eu]|dès le|le|fin|con efecto desde(?: el)?|a partir del?|desde el|a finales de|el) `)
})

// effective finds the day or month from which a sentence's news holds, as ISO
// 8601, "" when it names none. Told is when it was said.
func effective(s, lang string, told time.Time) string {
	for _, at := range effectiveLead().FindAllStringIndex(s, -1) {
		rest := s[at[1]:]
		d, ok := findDate(clipText(rest, 60), lang)
		if ok && d.from < 12 {
			return isoAfter(d, told)
		}
		if month, year := monthYear(rest); month > 0 {
			return isoAfter(typedDate{month: month, year: year}, told)
		}
	}
	if !told.IsZero() && strings.Contains(strings.ToLower(s), "effective immediately") {
		return told.Format("2006-01-02")
	}
	return ""
}

func clipText(s string, n int) string {
	if len(s) > n {
		return strings.ToValidUTF8(s[:n], "")
	}
	return s
}

// monthYear reads "March 2027" or "March" at the start of a text, also behind
// an article; 0 for no month and for a year that is not given.
func monthYear(s string) (month, year int) {
	words := strings.Fields(clipText(s, 40))
	for i := 0; i < len(words) && i < 2; i++ {
		word := strings.Trim(words[i], ".,;)")
		if month = MonthNamed(word); month == 0 || len(word) < 3 || strings.ToLower(word) == word && !strings.Contains("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre janvier février mars avril mai juin juillet août septembre octobre novembre décembre", word) {
			month = 0
			continue
		}
		for _, next := range words[i+1 : min(i+3, len(words))] {
			var y int
			if _, err := fmt.Sscanf(strings.Trim(next, ".,;)"), "%4d", &y); err == nil && y > 1990 && y < 2060 {
				return month, y
			}
		}
		return month, 0
	}
	return 0, 0
}

// isoAfter writes a date; one without a year is the next after it was told.
func isoAfter(d typedDate, told time.Time) string {
	if d.year == 0 {
		if told.IsZero() {
			return ""
		}
		d.year = told.Year()
		if d.month < int(told.Month()) || d.month == int(told.Month()) && d.day > 0 && d.day < told.Day() {
			d.year++
		}
	}
	return isoDay(d.year, d.month, d.day)
}
