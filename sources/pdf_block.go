package sources

import (
	"math"
	"strings"
	"unicode"
)

// pdfBlocks makes blocks of lines: what is larger than most is a heading, lines
// that follow closely are one paragraph, so that another break is no change,
// and what stands on most pages (their head, foot and number) is chrome.
func pdfBlocks(drawn [][]pdfLine) []Item {
	most, repeated := pdfUsual(drawn)
	b := &pdfBuilder{most: most, repeated: repeated, told: map[string]bool{}}
	for _, lines := range drawn {
		b.above = nil
		for i := range lines {
			b.add(&lines[i])
		}
	}
	return b.out
}

// pdfBuilder makes blocks of lines.
type pdfBuilder struct {
	most     float64
	repeated map[string]bool
	told     map[string]bool // repeated lines that have their block
	out      []Item
	section  string
	open     int      // the paragraph that may go on, by its place and one; 0 for none
	above    *pdfLine // the line that it ends with, nil at the top of a page
}

func (b *pdfBuilder) add(l *pdfLine) {
	text := l.text()
	if pattern := pdfFigureless(text); b.repeated[pattern] {
		if !b.told[pattern] && strings.ContainsFunc(pattern, unicode.IsLetter) && !strings.Contains(pattern, "#") {
			b.out = append(b.out, Item{Type: "block", Text: text, Tag: "p", Region: RegionChrome})
		}
		b.told[pattern] = true
		return
	}
	switch {
	case l.size > 1.15*b.most && len(text) <= maxHeading:
		b.section = text
		b.out = append(b.out, Item{Type: "block", Text: text, Tag: "h2", Region: RegionMain})
		b.open = 0
	case b.goesOn(l, text):
		open := &b.out[b.open-1]
		open.Text = pdfHyphenless(open.Text, text)
	default:
		b.out = append(b.out, Item{Type: "block", Text: text, Tag: "p", Section: b.section, Region: RegionMain})
		b.open = len(b.out)
	}
	if b.above = l; len(l.cells) > 1 {
		b.open = 0 // rows stand for themselves
	}
}

// goesOn tells whether a line goes on with the open paragraph: closely under
// it, or at the top of the next page in the middle of a sentence.
func (b *pdfBuilder) goesOn(l *pdfLine, text string) bool {
	if b.open == 0 || len(l.cells) > 1 {
		return false
	}
	open := b.out[b.open-1].Text
	if len(open) > 8*maxText {
		return false
	}
	if b.above != nil {
		return l.follows(*b.above)
	}
	first := []rune(text)
	return unicode.IsLower(first[0]) && !strings.ContainsAny(open[len(open)-1:], ".:;!?")
}

// follows tells a line that goes on with the paragraph of the one above.
func (l pdfLine) follows(above pdfLine) bool {
	gap := above.y - l.y
	first := []rune(l.cells[0].text)
	begins := len(first) > 1 && (strings.ContainsRune("•·–-▪●◦*", first[0]) || unicode.IsDigit(first[0]) && strings.ContainsAny(pdfFirstField(l.cells[0].text), ".)") || first[0] == '(' || first[0] == '§')
	return gap > 0 && gap < 1.6*l.size && math.Abs(l.size-above.size) < 0.5 && !begins
}

func pdfFirstField(text string) string {
	first, _, _ := strings.Cut(text, " ")
	return first
}

// pdfHyphenless joins two lines, and a word that was cut in two.
func pdfHyphenless(above, below string) string {
	head, cutWord := strings.CutSuffix(above, "-")
	first := []rune(below)
	if cutWord && len(first) > 0 && unicode.IsLower(first[0]) {
		return head + below
	}
	return above + " " + below
}

// pdfFigureless is a line with its numbers as signs, as the feet of pages differ.
func pdfFigureless(text string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '#'
		}
		return r
	}, strings.ToLower(text))), " ")
}

// pdfUsual finds the size that most text has, and which lines stand on most of
// at least three pages.
func pdfUsual(drawn [][]pdfLine) (size float64, repeated map[string]bool) {
	bySize, pages := map[float64]int{}, map[string]int{}
	for _, lines := range drawn {
		here := map[string]bool{}
		for i, l := range lines {
			text := l.text()
			bySize[math.Round(l.size*2)/2] += len(text)
			if i < 3 || i >= len(lines)-3 {
				here[pdfFigureless(text)] = true
			}
		}
		for pattern := range here {
			pages[pattern]++
		}
	}
	for s, n := range bySize {
		if n > bySize[size] || n == bySize[size] && s < size {
			size = s
		}
	}
	repeated = map[string]bool{}
	for pattern, n := range pages {
		repeated[pattern] = n >= 3 && 2*n > len(drawn)
	}
	return size, repeated
}
