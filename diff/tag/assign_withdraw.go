package tag

import (
	"strings"
	"time"

	"keywatch/diff"
)

// takenBack is how long a change may stand and still count as taken back when
// it is undone; after that the undoing is a happening of its own.
const takenBack = 14 * 24 * time.Hour

// withdraw joins changes that undo an open event's changes to that event and
// returns the others. An event is withdrawn when what undoes it covers the
// larger part of what one source told, and no other source told it.
func (w *work) withdraw(changes []diff.Change) []diff.Change {
	undone := map[*growing][]int{}
	rolled := comes(changes)
	for i, ch := range changes {
		if w.known[ch.ID] || !isPiece(ch) || rolled && ch.Op == diff.Removed && rolling(ch.Place) {
			continue
		}
		if g := w.undoes(ch); g != nil {
			undone[g] = append(undone[g], i)
		}
	}
	gone := map[int]bool{}
	for _, g := range w.events {
		list := undone[g]
		if len(list) == 0 || !g.mostly(changes, list) {
			continue
		}
		for _, i := range list {
			gone[i] = true
			w.known[changes[i].ID] = true
		}
		w.takeBack(g, changes, list)
	}
	if len(gone) == 0 {
		return changes
	}
	var rest []diff.Change
	for i, ch := range changes {
		if !gone[i] {
			rest = append(rest, ch)
		}
	}
	return rest
}

// undoes finds the event of which a change undoes a witness.
func (w *work) undoes(ch diff.Change) *growing {
	for _, g := range w.events {
		if g.event.Withdrawn != "" || g.touched {
			continue
		}
		for _, wit := range g.event.Witnesses {
			if reverts(wit, ch) {
				return g
			}
		}
	}
	return nil
}

// reverts reports whether a change puts back what a witness told: the same
// source, before and after exchanged, within 14 days.
func reverts(wit Witness, ch diff.Change) bool {
	if wit.Source != ch.Source || wit.Title != "" {
		return false
	}
	since := told(ch).Sub(toldBy(wit))
	if since <= 0 || since > takenBack {
		return false
	}
	return sameText(wit.Before, ch.After) && sameText(wit.After, ch.Before)
}

// sameText compares texts as a reader would, without case and white space.
func sameText(a, b string) bool {
	return a == b || strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

// mostly reports whether the undoing changes cover at least half the text
// that the event has, all of it from their source.
func (g *growing) mostly(changes []diff.Change, list []int) bool {
	total, back := 0, 0
	for _, wit := range g.event.Witnesses {
		if wit.Source != changes[list[0]].Source {
			return false
		}
		total += len(wit.Before) + len(wit.After)
	}
	for _, i := range list {
		back += len(changes[i].Before) + len(changes[i].After)
	}
	return back*2 >= total
}

// takeBack marks an event withdrawn and says why; the revision rises, so that
// all who were told hear of it.
func (w *work) takeBack(g *growing, changes []diff.Change, list []int) {
	e := &g.event
	c := &card{at: told(changes[list[0]])}
	for _, i := range list {
		c.changes = append(c.changes, changes[i])
	}
	c.src = w.a.sources[c.first().Source]
	words := "the page is again as it was before"
	switch c.op() {
	case diff.Removed:
		words = "what had been added is gone again"
	case diff.Added:
		words = "what had gone is back"
	}
	e.Withdrawn = c.at.UTC().Format("2 Jan 2006") + ": " + words
	e.Witnesses = append(e.Witnesses, witnessesOf(c)...)
	e.Revision++
	e.Updated = c.at
	g.touched, g.raised = true, true
}
