package store

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Words gives the folded words of a text: letters and digits, in lower case,
// without accents, each once, in the order of their first use. A query's word
// occurs in a text when a word of the text begins with it ("price" finds
// "Prices"); in scripts that do not part words, when it stands anywhere.
func Words(text string) []string {
	seen := map[string]bool{}
	var words []string
	for _, w := range strings.FieldsFunc(Fold(text), notWord) {
		if !seen[w] {
			seen[w] = true
			words = append(words, w)
		}
	}
	return words
}

// SearchText is what an engine keeps of a text for searching: a space before
// each word, so that a word's beginning can be told from its middle.
func SearchText(parts ...string) string {
	words := Words(strings.Join(parts, "\n"))
	if len(words) == 0 {
		return ""
	}
	return " " + strings.Join(words, " ")
}

// Needles turns a query's words into what to look for in a SearchText: all of
// them must be substrings of it.
func Needles(query string) []string {
	var needles []string
	for _, w := range Words(query) {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
			needles = append(needles, w)
			continue
		}
		needles = append(needles, " "+w)
	}
	return needles
}

// Fold brings a text to the form in which it is compared: lower case, without
// accents, compatibility forms (ﬁ, full width) as plain letters.
func Fold(text string) string {
	if isPlain(text) {
		return strings.ToLower(text)
	}
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range norm.NFKD.String(text) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		if r == 'ß' || r == 'ẞ' {
			b.WriteString("ss")
			continue
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

func isPlain(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }
