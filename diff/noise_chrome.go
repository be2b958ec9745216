package diff

import (
	"slices"
	"strings"
	"unicode"
)

// Reasons of noise that lies in where a text stands.
const (
	reasonConsent = "consent or cookie banner"
	reasonChat    = "chat widget"
	reasonRelated = "related or popular content"
	reasonNav     = "navigation, header or footer label"
	reasonLabel   = "label of a control"
	reasonRepeat  = "repeats a text of the page"
	reasonStatus  = "status message"
	reasonDialog  = "dialog over the page"
)

// markReasons are marks of the reader that make any difference noise.
var markReasons = []struct{ mark, reason string }{
	{"consent", reasonConsent}, {"chat", reasonChat}, {"related", reasonRelated}, {"status", reasonStatus}, {"dialog", reasonDialog},
}

func marked(p *piece, mark string) bool {
	marks := p.Marks
	for marks != "" {
		word, rest, _ := strings.Cut(marks, " ")
		if word == mark {
			return true
		}
		marks = rest
	}
	return false
}

// markNoise gives the reason why nothing said at this place is a change.
func markNoise(p *piece) string {
	for _, m := range markReasons {
		if marked(p, m.mark) {
			return m.reason
		}
	}
	return ""
}

// sentence tells of running text: enough words that begin in lower case, or
// an end of a sentence.
func sentence(text string) bool {
	n, lower := 0, 0
	for _, w := range strings.Fields(text) {
		n++
		if r := []rune(w)[0]; unicode.IsLower(r) {
			lower++
		}
	}
	return n >= 5 && lower >= 2 || n >= 4 && strings.ContainsAny(text[len(text)-1:], ".!?")
}

// maxButton is how many words the call on a button has: "Send me the letter".
const maxButton = 5

// offers are words of a button that say what is on offer.
var offers = wordSet("free trial kostenlos kostenlose gratis testen gratuit gratuitement essai prueba")

// offer tells whether a button says that something can be had for nothing.
func offer(p *piece) bool {
	return slices.ContainsFunc(p.words, func(w string) bool { return offers[w] })
}

// maxLabel is how many words a label has that says nothing by itself.
const maxLabel = 3

// label tells of a short text that is something to press: a button, a tab, a
// link that stands alone. Names, headings, rows, list items, pictures and
// amounts are content however short.
func label(p *piece) bool {
	if p.Tag == "button" && len(p.words) <= maxButton && !hasDigit(p.raw) {
		return true
	}
	if len(p.words) > maxLabel || hasDigit(p.raw) || sentence(p.Text) {
		return false
	}
	if marked(p, "label") {
		return true
	}
	return p.Tag == "div" && marked(p, "link") && !marked(p, "main")
}

// meaningfulChrome tells whether a text outside of the content says something
// to a reader: a sentence, not a list of labels.
func meaningfulChrome(p *piece) bool {
	return sentence(p.Text) && !copyrightLine(p.raw) && !linkRow(p)
}

// linkRow tells of several links in a row, which read like a sentence to who
// only counts words: they have no single address and end without a stop.
func linkRow(p *piece) bool {
	return marked(p, "link") && p.Fields["href"] == "" && !strings.ContainsAny(p.Text[len(p.Text)-1:], ".!?")
}
