package tag

import (
	"slices"
	"sort"

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

// develops reports whether a card says of an event what is new and matters: a
// graver tag, a figure where none was known, or that it went on.
func (w *work) develops(g *growing, c *card, t telling) bool {
	for _, tag := range c.tags {
		step := tag.Severity.Rank() - g.event.Severity.Rank()
		if tag.Confidence >= furtherTag && (step >= 2 || step >= 1 && tag.Severity == Critical) {
			return true
		}
	}
	p := w.profileOf(g)
	if !isPiece(c.first()) && wentOn(p, t) {
		return true
	}
	// Only what the headline says: releases are full of other figures.
	for _, f := range factsOf(c.text.Title, "", callings{}).figures {
		if f.unit == "money" && !slices.ContainsFunc(p.figures, func(k figure) bool { return k.unit == f.unit || f.is(k) }) {
			return true
		}
	}
	return false
}

// wentOn reports whether a telling says that a happening went on or turned,
// which the event did not know: "now live", "completes", or a week later on the
// day that was named.
func wentOn(p *profile, t telling) bool {
	if t.at.Sub(p.last) > near {
		return t.facts.headTurn || due(p, t)
	}
	return t.facts.turned && !p.went
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
			best[e.Tag] = e.also(old.Details)
		case known && e.Severity.Rank() > old.Severity.Rank() && e.Confidence >= furtherTag:
			old.Severity = e.Severity
			best[e.Tag] = old.also(e.Details)
		case known:
			best[e.Tag] = old.also(e.Details)
		}
	}
	return sorted(best)
}

// rank sorts witnesses, the primary first: what a company of the event itself
// says, what its pages show, releases on a wire, then news; in each the older
// first. Witnesses of one check stay together in their order.
func (w *work) rank(e *Event) {
	ranks := make(map[string]int, len(e.Witnesses))
	for _, wit := range e.Witnesses {
		ranks[wit.Change] = w.rankOf(*e, wit)
	}
	sort.SliceStable(e.Witnesses, func(i, j int) bool {
		a, b := e.Witnesses[i], e.Witnesses[j]
		if ra, rb := ranks[a.Change], ranks[b.Change]; ra != rb {
			return ra < rb
		}
		if at, bt := toldBy(a), toldBy(b); !at.Equal(bt) {
			return at.Before(bt)
		}
		return a.Source < b.Source
	})
}

// rankOf is how near a witness is to the source of what happened: 0 what the
// company says, 1 its other feeds, 2 what its pages show, 3 what a partner in
// it says, 4 a release that others carry, 5 what others write, 6 what a person
// reports.
func (w *work) rankOf(e Event, wit Witness) int {
	if wit.Kind == diff.NoteKind {
		return 6
	}
	src, known := w.a.sources[wit.Source]
	switch {
	case known && src.Company == "":
		if _, about := withoutSelf(wit.After); about != "" {
			return 4
		}
		return 5
	case known && src.Company != e.Company:
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
