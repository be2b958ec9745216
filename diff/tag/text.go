package tag

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"keywatch/sources"
)

// leadWords is how many words of a body are read: news says what happened at
// the start, and what follows (about the company, quotes) misleads.
const leadWords = 48

// Word is one word of a text.
type Word struct {
	Low      string // lower case, without a possessive 's
	From, To int    // bytes in the text that it was read from
}

// Words is a text and its words.
type Words struct {
	Text string
	List []Word
}

var (
	// brokenEntity is an apostrophe entity that lost its ampersand, as wires of
	// the 2000s printed them.
	brokenEntity = sources.LazyPattern(` ?#39;`)
	markup       = sources.LazyPattern(`</?[a-zA-Z][^<>]{0,80}>`)
)

// Clean turns leftovers of markup in a headline into what a reader sees, with
// white space folded.
func Clean(s string) string {
	if strings.ContainsAny(s, "&#<") {
		s = html.UnescapeString(html.UnescapeString(s))
		s = markup().ReplaceAllString(brokenEntity().ReplaceAllString(s, "'"), " ")
	}
	s = strings.NewReplacer("’", "'", "‘", "'", "–", "-", "—", "-").Replace(s)
	return strings.Join(strings.Fields(s), " ")
}

// Split reads the words of a text, at most limit of them (0: all). A number
// keeps its point, a currency sign, "%" and "?" are words of their own.
func Split(s string, limit int) Words {
	w := Words{Text: s, List: make([]Word, 0, 16)}
	for i := 0; i < len(s) && (limit == 0 || len(w.List) < limit); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			end := wordEnd(s, i)
			low := strings.TrimSuffix(strings.ToLower(s[i:end]), "'s")
			w.List = append(w.List, Word{Low: low, From: i, To: end})
			i = end
		case r == '%' || r == '?' || unicode.Is(unicode.Sc, r):
			w.List = append(w.List, Word{Low: s[i : i+size], From: i, To: i + size})
			i += size
		default:
			i += size
		}
	}
	return w
}

// wordEnd finds where the word at start ends. Letters and digits go on over an
// apostrophe between letters and a point or comma between digits.
func wordEnd(s string, start int) int {
	var before rune
	for i := start; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) {
			next, _ := utf8.DecodeRuneInString(s[i+size:])
			joins := r == '\'' && unicode.IsLetter(before) && unicode.IsLetter(next) ||
				(r == '.' || r == ',') && unicode.IsDigit(before) && unicode.IsDigit(next)
			if !joins {
				return i
			}
		}
		if before != 0 && unicode.Is(unicode.Hiragana, before) != unicode.Is(unicode.Hiragana, r) && (ideographic(before) || ideographic(r)) {
			return i
		}
		before = r
		i += size
	}
	return len(s)
}

// ideographic reports whether a letter is of a script without white space;
// there the small words in Hiragana part the others.
func ideographic(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// Quote returns the text from word i to word j, both included.
func (w Words) Quote(i, j int) string {
	if i < 0 || j >= len(w.List) || i > j {
		return ""
	}
	return w.Text[w.List[i].From:w.List[j].To]
}

// Has reports whether one of the words stands in the text.
func (w Words) Has(words ...string) bool {
	for _, have := range w.List {
		for _, want := range words {
			if have.Low == want {
				return true
			}
		}
	}
	return false
}
