package sources

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// scales are the words after a number that multiply it. Letters count only
// where they stand at the number.
var scales = []struct {
	word   string
	factor int64
	joined bool
}{
	{"thousand", 1e3, false},
	{"million", 1e6, false},
	{"Millionen", 1e6, false},
	{"millions", 1e6, false},
	{"millones", 1e6, false},
	{"billion", 1e9, false},
	{"Milliarden", 1e9, false},
	{"milliards", 1e9, false},
	{"trillion", 1e12, false},
	{"Mio.", 1e6, false},
	{"Mio", 1e6, false},
	{"Mrd.", 1e9, false},
	{"Mrd", 1e9, false},
	{"Tsd.", 1e3, false},
	{"mn", 1e6, false},
	{"mln", 1e6, false},
	{"bn", 1e9, false},
	{"tn", 1e12, false},
	{"lakh", 1e5, false},
	{"crore", 1e7, false},
	{"k", 1e3, true},
	{"K", 1e3, true},
	{"m", 1e6, true},
	{"M", 1e6, true},
	{"MM", 1e6, true},
	{"B", 1e9, true},
	{"b", 1e9, true},
}

// multiplier reads the word after a number and how many bytes it takes.
func multiplier(rest string) (factor int64, used int) {
	trimmed := strings.TrimLeft(rest, " \u00a0\u202f-")
	space := len(rest) - len(trimmed)
	if trimmed == "" {
		return 1, 0
	}
	for _, s := range scales {
		if trimmed[0]|0x20 != s.word[0]|0x20 {
			continue
		}
		if s.joined && space > 0 {
			continue
		}
		if len(trimmed) < len(s.word) || !strings.EqualFold(trimmed[:len(s.word)], s.word) || s.joined && trimmed[:len(s.word)] != s.word {
			continue
		}
		next, _ := utf8.DecodeRuneInString(trimmed[len(s.word):])
		if unicode.IsLetter(next) || unicode.IsDigit(next) {
			continue
		}
		return s.factor, space + len(s.word)
	}
	return 1, 0
}

// maxMajor bounds an amount: no price or deal passes a thousand trillion.
const maxMajor = int64(1e15)

// money reads a number with its separators in whole and minor units.
func money(number string, factor int64, code string) (Money, bool) {
	whole, fraction := separate(number, exponent(code) == 3)
	if len(whole) > 15 || len(fraction) > 9 {
		return Money{}, false
	}
	major, err := strconv.ParseInt("0"+whole, 10, 64)
	if err != nil || factor > 1 && major > maxMajor/factor {
		return Money{}, false
	}
	exp := exponent(code)
	minor := int64(1)
	for range exp {
		minor *= 10
	}
	// The fraction in billionths of the major unit, which nine digits hold.
	nano, _ := strconv.ParseInt(fraction+strings.Repeat("0", 9-len(fraction)), 10, 64)
	total := major * factor
	if factor > 1 {
		// "1.5 million": the fraction is of the factor.
		digits := int64(1e9)
		extra := nano / (digits / min(factor, digits))
		total += extra * max(1, factor/digits)
		nano = 0
	}
	if total > maxMajor {
		return Money{}, false
	}
	fine := nano * minor // billionths of the minor unit
	return Money{Minor: total*minor + fine/1e9, Micro: fine % 1e9 / 1e3, Currency: code}, true
}

// separate tells a number's whole digits from its decimals. A single point or
// comma before exactly three digits groups them, unless the whole is 0 or the
// currency has three decimals.
func separate(number string, three bool) (whole, fraction string) {
	last := strings.LastIndexAny(number, ".,")
	if last < 0 {
		return onlyDigits(number), ""
	}
	sep := number[last]
	after := number[last+1:]
	before := number[:last]
	grouped := strings.ContainsAny(before, ".,'’ \u00a0\u202f\u2009")
	switch {
	case strings.IndexByte(before, sep) >= 0: // 1.299.000: repeated, so it groups
		return onlyDigits(number), ""
	case grouped: // 1.299,00 and 1'299.00
		return onlyDigits(before), onlyDigits(after)
	case len(after) == 3 && !three && strings.Trim(before, "0") != "" && len(before) <= 3:
		return onlyDigits(number), ""
	}
	return onlyDigits(before), onlyDigits(after)
}

// onlyDigits drops separators.
func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// unitWords matches what an amount is per: "per seat / month", "/user/mo",
// "pro Nutzer und Monat". One to three words after the sign.
var unitWords = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*(?:(?:/|per\b|pro\b|je\b|par\b|por\b|a\b|an\b|each\b)\s*\p{L}+(?:\s*(?:/|per\b|pro\b|je\b|and\b|und\b|par\b|et\b|por\b|y\b)\s*(?:per\s+)?\p{L}+){0,2})`)
})

// unit gives what an amount is per, as it stands, white space folded.
func unit(rest string) string {
	return strings.Join(strings.Fields(unitWords().FindString(rest)), " ")
}
