package diff

import (
	"slices"
	"strings"
	"unicode"
)

// ticking gives the words of an edit that stay when only numbers, dates and
// times differ; false for any other edit, and where money or a percentage is
// named: a price is told at once. Such an edit may be a new limit or a counter
// that no list of words knows. The next visit tells them apart: a limit stays.
func ticking(c Change) (skeleton string, ok bool) {
	if c.Op != Edited {
		return "", false
	}
	before, plain := still(words(c.Before))
	after, plainToo := still(words(c.After))
	if !plain || !plainToo || len(before) == 0 || !slices.Equal(before, after) {
		return "", false
	}
	return strings.Join(before, " "), true
}

// mayTick tells whether an edit may be no more than a counter that went on.
func mayTick(c Change) bool {
	_, ok := ticking(c)
	return ok
}

// figureLike tells of a figure, also with letters at its end: 214.10p, 3.2kW.
func figureLike(w string) bool {
	end := strings.LastIndexFunc(w, unicode.IsDigit)
	return end >= 0 && number(w[:end+1]) && len(w)-end <= 4
}

// still takes out what a clock or a counter moves; false when money is named.
func still(list []string) (rest []string, plain bool) {
	for _, w := range list {
		r := []rune(w)[0]
		if unicode.Is(unicode.Sc, r) || w == "%" || currencyWords[w] {
			return nil, false
		}
		if !figureLike(w) && !clock(w) && !machineTime(w) && !monthsAndDays[w] && !halfDay[w] {
			rest = append(rest, w)
		}
	}
	return rest, true
}

var currencyWords = wordSet("eur usd gbp chf sek nok dkk pln czk jpy inr cad aud euro euros dollar dollars pound pounds franken francs percent prozent")
