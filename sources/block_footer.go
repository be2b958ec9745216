package sources

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of a footer that is found by its copyright line.
const (
	footerLine  = 200 // bytes of the line itself at most
	footerProse = 0.4 // share of running text in it; more is content
	footerFrom  = 0.5 // share of the page's text that stands above it at least
	proseWords  = 10  // words from which a text with lower-case words is running text
	footerShare = 0.5 // share of the page's text; more is the page itself
)

// isProse tells of running text: long, and mostly in lower case.
func isProse(text string) bool {
	n, lower := 0, 0
	for word := range strings.FieldsSeq(text) {
		n++
		if r, _ := utf8.DecodeRuneInString(word); unicode.IsLower(r) || !unicode.IsLetter(r) {
			lower++
		}
	}
	return n >= proseWords && lower*2 >= n
}

// findFooter marks the elements around copyright lines as footers: the largest
// that hold little of the page and little running text. Builders that write
// only divs have no other sign of it.
func (w *walker) findFooter(shown int) {
	above := 0
	for _, b := range w.blocks {
		if b.flags&flagHidden != 0 {
			continue
		}
		above += len(b.text)
		if float64(above) < footerFrom*float64(shown) || !copyright(b.text) {
			continue
		}
		footer := 0
		for i := b.frame; i > 0; i = w.frames[i].parent {
			f := w.frames[i]
			if f.h1 || float64(f.text) > footerShare*float64(shown) || float64(f.prose) > footerProse*float64(f.text) {
				break
			}
			footer = i
		}
		if footer > 0 && w.frames[footer].why == "" {
			w.frames[footer].why = "footer"
		}
	}
}

// copyright tells of the line that says whose the page is.
func copyright(text string) bool {
	if len(text) > footerLine {
		return false
	}
	if strings.Contains(text, "©") || strings.Contains(text, "(c) 20") {
		return true
	}
	lower := strings.ToLower(text)
	return strings.Contains(lower, "all rights reserved") || strings.Contains(lower, "copyright 20") || strings.Contains(lower, "alle rechte vorbehalten") ||
		strings.Contains(lower, "tous droits réservés")
}
