package diff

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

const reasonDecoding = "the same text in another decoding"

// decodedAlike tells whether two texts are one that was decoded in two ways:
// "FranÃ§ais" is "Français" read as Windows-1252, and "Fran?ais" or "Franais"
// what is left where a letter could not be read.
func decodedAlike(a, b string) bool {
	if ascii(a) && ascii(b) {
		return false
	}
	if x, ok := undone(a); ok && x == b {
		return true
	}
	if y, ok := undone(b); ok && y == a {
		return true
	}
	return lost(a, b) || lost(b, a)
}

// undone reads a text's bytes as Windows-1252 wrote them, when they are UTF-8.
func undone(text string) (string, bool) {
	if ascii(text) {
		return "", false
	}
	raw, err := charmap.Windows1252.NewEncoder().String(text)
	if err != nil || !utf8.ValidString(raw) {
		return "", false
	}
	return raw, true
}

// lost tells whether a text is the other with every letter beyond ASCII
// missing or replaced by a sign of doubt.
func lost(poor, rich string) bool {
	if ascii(rich) {
		return false
	}
	plain := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r >= utf8.RuneSelf || r == '?' {
				return -1
			}
			return r
		}, s)
	}
	return strings.IndexFunc(poor, func(r rune) bool { return r >= utf8.RuneSelf && r != utf8.RuneError }) < 0 && plain(poor) == plain(rich)
}
