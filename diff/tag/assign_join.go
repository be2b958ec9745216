package tag

import (
	"slices"
	"sort"
	"strings"

	"keywatch/diff"
	"keywatch/sources"
)

// join adds a card to an event as a further witness. The revision rises only
// when the card tells more than was known: a tag, a higher severity, a figure.
func (w *work) join(g *growing, c *card, t telling) {
	e := &g.event
	w.profileOf(g)
	more := w.develops(g, c, t) || e.verifies(c)
	e.Witnesses = append(e.Witnesses, witnessesOf(c)...)
	w.rank(e)
	e.Companies = appendNew(e.Companies, w.a.named(c)...)
	e.Tags = union(e.Tags, c.tags)
	e.Severity = severest(e.Tags)
	if e.Happened.IsZero() || !t.stated.IsZero() && t.stated.Before(e.Happened) {
		e.Happened = t.stated
	}
	if first := earliest(c.changes); first.Before(e.Seen) {
		e.Seen = first
	}
	if e.Removal && announces(c.first().Kind, c.first().Place) {
		e.Removal = false
	}
	if c.at.After(e.Updated) {
		e.Updated = c.at
	}
	if line := Line(*e); line != "" {
		e.Line = line
	}
	if more && !g.raised {
		e.Revision++
		g.raised = true
	}
	g.tellings = append(g.heard(w), t)
	g.profile.add(t)
	g.touched = true
}

// furtherTag is the confidence from which on a further witness adds a tag: its
// wording may differ, the happening does not.
const furtherTag = 0.7

// develops reports whether a card says of an event what is new and matters.
func (w *work) develops(g *growing, c *card, t telling) bool {
	for _, tag := range c.tags {
		if tag.Confidence >= furtherTag && (!g.event.HasTag(tag.Tag) || tag.Severity.Rank() > g.event.Severity.Rank()) {
			return true
		}
	}
	// Only what the headline says: releases are full of other figures.
	known := w.profileOf(g).figures
	for _, f := range factsOf(c.text.Title, "", callings{}).figures {
		if f.strength() >= 1 && !slices.ContainsFunc(known, func(k figure) bool { same, _ := f.same(k); return same }) {
			return true
		}
	}
	low := " " + strings.Join(plainWords(c.text.Title), " ") + " "
	for _, word := range turns {
		if !strings.Contains(low, " "+word+" ") {
			continue
		}
		known := false
		for _, wit := range g.event.Witnesses {
			known = known || strings.Contains(strings.ToLower(wit.Title+" "+wit.After), word)
		}
		if !known {
			return true
		}
	}
	return false
}

// turns are words that say that a happening went on or turned.
var turns = []string{
	"completes", "completed", "closes deal", "approved", "approves", "cancels", "cancelled", "canceled", "postponed", "postpones",
	"delayed", "delays", "withdraws", "withdrawn", "reverses", "denies", "now live", "goes live", "generally available", "terminated",
}

// union adds to an event's tags those of a further witness. What is known
// stays as it is said, but for a surer wording or a higher severity.
func union(have, more []Evidence) []Evidence {
	best := map[string]Evidence{}
	for _, e := range have {
		best[e.Tag] = e
	}
	for _, e := range more {
		old, known := best[e.Tag]
		switch {
		case !known && (e.Confidence >= furtherTag || len(have) == 0), known && e.Confidence > old.Confidence && e.Severity.Rank() >= old.Severity.Rank():
			best[e.Tag] = e
		case known && e.Severity.Rank() > old.Severity.Rank() && e.Confidence >= furtherTag:
			old.Severity = e.Severity
			best[e.Tag] = old
		}
	}
	return sorted(best)
}

// rank sorts witnesses, the primary first: what the company itself says, what
// its pages show, then others; in each the older first. Witnesses of one check
// stay together in their order.
func (w *work) rank(e *Event) {
	sort.SliceStable(e.Witnesses, func(i, j int) bool {
		a, b := e.Witnesses[i], e.Witnesses[j]
		if ra, rb := w.rankOf(a), w.rankOf(b); ra != rb {
			return ra < rb
		}
		if at, bt := toldBy(a), toldBy(b); !at.Equal(bt) {
			return at.Before(bt)
		}
		return a.Source < b.Source
	})
}

// rankOf is how near a witness is to the source of what happened: 0 what the
// company says, 1 its other feeds, 2 what its pages show, 3 what others say, 4
// what a person reports.
func (w *work) rankOf(wit Witness) int {
	if wit.Kind == diff.NoteKind {
		return 4
	}
	src, known := w.a.sources[wit.Source]
	if known && src.Company == "" || known && src.Company != w.company {
		return 3
	}
	switch sources.Place(wit.Place) {
	case sources.PlaceNewsroom, sources.PlaceBlog, sources.PlaceChangelog:
		return 0
	}
	if wit.Title != "" {
		return 1
	}
	return 2
}
