package sources

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fold joins white space to single spaces, drops what has no width and cuts
// the ends.
func fold(text string) string {
	var b folder
	b.write(text)
	return b.take()
}

// folder gathers text with its white space folded.
type folder struct {
	b     strings.Builder
	space bool // a space is owed before the next text
	last  rune
}

func (f *folder) write(text string) {
	for _, r := range text {
		switch {
		case unicode.IsSpace(r):
			f.space = true
		case zeroWidth(r):
		default:
			if f.space && f.b.Len() > 0 {
				f.b.WriteByte(' ')
			}
			f.space = false
			f.b.WriteRune(r)
			f.last = r
		}
	}
}

// zeroWidth tells of soft hyphens, joiners and marks that nobody sees.
func zeroWidth(r rune) bool {
	if r < 0xAD {
		return r < 0x20 || r == 0x7F
	}
	return r == 0xAD || r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2060 && r <= 0x2064 || r == 0xFEFF || r == utf8.RuneError
}

// boundary puts a space between two inline elements where the page's style
// would show a gap: "Team" "EUR 50" is two words, "key" "watch" and "$" "49"
// are one.
func (f *folder) boundary(next rune) {
	if f.space || f.b.Len() == 0 {
		return
	}
	l, n := f.last, next
	switch {
	case unicode.IsLetter(l) && (unicode.IsUpper(n) || unicode.IsDigit(n)),
		unicode.IsDigit(l) && unicode.IsLetter(n),
		unicode.IsLetter(l) && unicode.Is(unicode.Sc, n):
		if !(unicode.IsUpper(l) && unicode.IsUpper(n)) {
			f.space = true
		}
	}
}

func (f *folder) empty() bool { return f.b.Len() == 0 }

func (f *folder) take() string {
	text := f.b.String()
	f.b.Reset()
	f.space, f.last = false, 0
	return text
}
