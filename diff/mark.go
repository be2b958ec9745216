package diff

import (
	"strings"
	"unicode"
)

// Mark is a stretch of two texts that were compared word by word.
type Mark struct {
	Op   Op     `json:"op,omitempty"` // added or removed; "": it stands in both
	Text string `json:"text"`
}

// maxMarked bounds the texts that are marked word by word, in units of both:
// nobody reads a longer one for its words, and comparing is quadratic.
const maxMarked = 8000

// Marks shows two texts as one, with what went and what came. Unlike the
// judgement it hides nothing: quotes, dashes and white space are marked too,
// since a reader wants to see the texts as they were. The marks without those
// that were added spell before, those without what was removed spell after.
func Marks(before, after string) []Mark {
	a, b := units(before), units(after)
	var marks marking
	if len(a)+len(b) > maxMarked {
		marks.put(Removed, before)
		marks.put(Added, after)
		return marks
	}
	at := 0
	for _, r := range runs(a, b) {
		marks.put("", strings.Join(a[at:r.a0], ""))
		marks.put(Removed, strings.Join(a[r.a0:r.a1], ""))
		marks.put(Added, strings.Join(b[r.b0:r.b1], ""))
		at = r.a1
	}
	marks.put("", strings.Join(a[at:], ""))
	return marks.joined()
}

type marking []Mark

func (m *marking) put(op Op, text string) {
	if text != "" {
		*m = append(*m, Mark{op, text})
	}
}

// joined takes the white space between two marked stretches into both: two
// words that went are read as one stretch, not as two with a gap.
func (m marking) joined() []Mark {
	var out marking
	var gone, come, gap string
	flush := func() {
		out.put(Removed, gone)
		out.put(Added, come)
		out.put("", gap)
		gone, come, gap = "", "", ""
	}
	for _, mark := range m {
		switch {
		case mark.Op != "" && gap != "":
			gone, come, gap = gone+gap, come+gap, ""
			fallthrough
		case mark.Op != "":
			if mark.Op == Removed {
				gone += mark.Text
			} else {
				come += mark.Text
			}
		case gone != "" && come != "" && gap == "" && strings.TrimSpace(mark.Text) == "":
			gap = mark.Text
		default:
			flush()
			out.put("", mark.Text)
		}
	}
	flush()
	return out
}

// units cuts a text into what is marked as one: a word or an amount, white
// space, a sign. Scripts that do not part words are marked by the letter.
func units(text string) []string {
	var out []string
	start, sort := 0, unitSign
	for i, r := range text {
		next := unitOf(r)
		if next == unitSign && sort == unitWord && joins(text, i, r) {
			next = unitWord
		}
		if i > start && (next != sort || next == unitSign) {
			out = append(out, text[start:i])
			start = i
		}
		sort = next
	}
	if start < len(text) {
		out = append(out, text[start:])
	}
	return out
}

type unit int

const (
	unitSign unit = iota // stands alone
	unitWord
	unitSpace
)

func unitOf(r rune) unit {
	switch {
	case unicode.IsSpace(r):
		return unitSpace
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
		return unitSign
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
		return unitWord
	}
	return unitSign
}
