package tag

import (
	"strings"

	"keywatch/diff"
)

// stands finds the event that tells already, from another page of the company
// and not long ago, all that a card says to the letter: what stands on many
// pages is told once when it changes.
func (w *work) stands(c *card) *growing {
	if !isPiece(c.first()) {
		return nil
	}
	for _, g := range w.events {
		if g.event.Withdrawn != "" || !within(g.event.Updated, c.at) {
			continue
		}
		told := map[string]bool{}
		for _, wit := range g.event.Witnesses {
			if wit.Source != c.first().Source {
				told[says(wit.Op, wit.Before, wit.After)] = true
			}
		}
		if len(told) > 0 && c.toldIn(told) {
			return g
		}
	}
	return nil
}

// toldIn reports whether all texts of a page's card stand in a set. A single
// word or a date is said of many things.
func (c *card) toldIn(told map[string]bool) bool {
	long := false
	for _, ch := range c.changes {
		if !isPiece(ch) || !told[says(ch.Op, ch.Before, ch.After)] {
			return false
		}
		long = long || len(strings.Fields(ch.Text())) >= boilerplateWords
	}
	return long
}

// boilerplateWords is how many words a text has that is the same text on
// another page.
const boilerplateWords = 4

// says names a change by what it shows.
func says(op diff.Op, before, after string) string {
	return string(op) + "\x00" + strings.Join(plainWords(before), " ") + "\x00" + strings.Join(plainWords(after), " ")
}
