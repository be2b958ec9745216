package diff

import (
	"cmp"
	"slices"
	"strings"

	"keywatch/sources"
)

// Learnt is what was learnt of one place of a page.
type Learnt struct {
	Section  string `json:"section,omitempty"` // "" with Text "": nothing stands in the place now
	Element  string `json:"element,omitempty"`
	Text     string `json:"text,omitempty"` // what stands there now, the first of several
	Changes  int    `json:"changes"`        // edits, reported or held back
	Visits   int    `json:"visits"`         // since the place was first noted, that visit included
	Since    int    `json:"since"`          // the visit at which it was first noted, counted from 1
	Variants int    `json:"variants"`       // texts that came and went
	Volatile bool   `json:"volatile"`       // edits here are held back
}

// Learnt lists what was learnt of each place that has moved, what weighs most
// first. Places are kept as hashes; the snapshot and what is pending tell
// their names.
func (m Memory) Learnt(snap *sources.Snapshot, pending *Pending) []Learnt {
	names := placeNames(snap, pending)
	var list []Learnt
	for place, h := range m.Blocks {
		if h.Changes == 0 && len(h.Variants) == 0 {
			continue
		}
		l := names[place]
		l.Changes, l.Variants, l.Volatile = h.Changes, len(h.Variants), h.volatile(m.Checks)
		l.Since, l.Visits = h.Since, m.Checks-h.Since+1
		list = append(list, l)
	}
	slices.SortFunc(list, func(a, b Learnt) int {
		if a.Volatile != b.Volatile {
			if a.Volatile {
				return -1
			}
			return 1
		}
		return cmp.Or(b.Variants-a.Variants, b.Changes-a.Changes, a.Since-b.Since,
			strings.Compare(a.Section, b.Section), strings.Compare(a.Element, b.Element), strings.Compare(a.Text, b.Text))
	})
	return list
}

// placeNames are the places of what is shown and of what waits.
func placeNames(snap *sources.Snapshot, pending *Pending) map[string]Learnt {
	names := map[string]Learnt{}
	note := func(place string, l Learnt) {
		if _, known := names[place]; !known {
			names[place] = l
		}
	}
	if snap != nil {
		for i := range snap.Items {
			it := &snap.Items[i]
			l := Learnt{Section: it.Section, Element: it.Tag, Text: it.Text}
			note(placeOf(Change{Op: Added, Section: it.Section, Element: it.Tag}), l)
			// A counter is known by its other words.
			note(placeOf(Change{Op: Edited, Section: it.Section, Element: it.Tag, Before: it.Text, After: it.Text}), l)
		}
	}
	if pending != nil {
		for _, c := range pending.Changes {
			note(placeOf(c), Learnt{Section: c.Section, Element: c.Element, Text: c.Text()})
		}
	}
	return names
}
