package diff

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// words cuts a text into what a reader compares: letters and digits in lower
// case, amounts whole, and the few signs that mean something by themselves
// (currencies, per cent, check marks). Punctuation, quotes, dashes and white
// space are typography.
func words(text string) []string {
	if !ascii(text) {
		text = norm.NFKC.String(text)
	}
	out := make([]string, 0, len(text)/6+1)
	start := -1
	end := func(i int) {
		if start >= 0 {
			out = append(out, strings.ToLower(text[start:i]))
			start = -1
		}
	}
	skip := 0
	for i, r := range text {
		switch {
		case i < skip:
		case start < 0 && uuid(text[i:]):
			skip = i + uuidLen
			out = append(out, strings.ToLower(text[i:skip]))
		case r == '\ufe0e' || r == '\ufe0f': // how an emoji is drawn
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if start < 0 {
				start = i
			}
		case start >= 0 && joins(text, i, r):
		case unicode.Is(unicode.Sc, r) || r == '%' || strings.ContainsRune("✓✔✗✘✕✖×☑☐●○★☆+©", r):
			end(i)
			out = append(out, string(r))
		case r == '\u00ad' || r >= '\u200b' && r <= '\u200f':
		default:
			end(i)
		}
	}
	end(len(text))
	return out
}

// joins tells whether a sign goes on with the word around it: the point of
// 2.5, the comma of 2,000, the colon of 12:30.
func joins(text string, i int, r rune) bool {
	if r == '\u00ad' || r >= '\u200b' && r <= '\u200d' {
		return true
	}
	if r != '.' && r != ',' && r != ':' {
		return false
	}
	return i > 0 && i+1 < len(text) && digit(text[i-1]) && digit(text[i+1])
}

// uuidLen is the length of 8-4-4-4-12 hexadecimal digits (RFC 9562, section 4).
const uuidLen = 36

func uuid(text string) bool {
	if len(text) < uuidLen || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-' {
		return false
	}
	for i := range uuidLen {
		if b := text[i]; b != '-' && !digit(b) && (b|0x20 < 'a' || b|0x20 > 'f') {
			return false
		}
	}
	return true
}

func digit(b byte) bool { return b >= '0' && b <= '9' }

func ascii(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
}

func hasDigit(words []string) bool {
	for _, w := range words {
		if strings.ContainsFunc(w, unicode.IsDigit) {
			return true
		}
	}
	return false
}

// overlap is the Dice coefficient of two bags of words, 0 to 1.
func overlap(a, b []string) float64 {
	if len(a)+len(b) == 0 {
		return 1
	}
	bag := make(map[string]int, len(a))
	for _, w := range a {
		bag[w]++
	}
	both := 0
	for _, w := range b {
		if bag[w] > 0 {
			bag[w]--
			both++
		}
	}
	return 2 * float64(both) / float64(len(a)+len(b))
}
