package tag

import (
	"sort"
	"strings"
	"time"

	"keywatch/diff"
	"keywatch/sources"
)

// work is one call of Assign: the events as they grow.
type work struct {
	a       *Assigner
	company string
	events  []*growing
	known   map[string]bool // changes that an event has already
	read    map[string]meaning
	doesIn  [doings]int     // how many open events tell of a doing
	seenIn  map[string]int  // in how many open events a word stands
	self    map[string]bool // words with which the company describes itself
	counted map[*profile]bool
}

// growing is an event and what is needed to compare with it.
type growing struct {
	event    Event
	tellings []telling
	profile  *profile
	touched  bool // new or changed
	raised   bool // its revision has risen in this call
}

// newWork copies the open events, since the caller keeps its own. Patterns do
// not grow by changes.
func (a *Assigner) newWork(company string, open []Event) *work {
	w := &work{a: a, company: company, known: map[string]bool{}, read: map[string]meaning{}, seenIn: map[string]int{}, self: map[string]bool{}, counted: map[*profile]bool{}}
	sortedOpen := append([]Event(nil), open...)
	// The store gives them newest first; the order must not decide anything.
	sort.Slice(sortedOpen, func(i, j int) bool {
		if !sortedOpen[i].Confirmed.Equal(sortedOpen[j].Confirmed) {
			return sortedOpen[i].Confirmed.After(sortedOpen[j].Confirmed)
		}
		return sortedOpen[i].ID < sortedOpen[j].ID
	})
	for _, e := range sortedOpen {
		for _, wit := range e.Witnesses {
			w.known[wit.Change] = true
		}
		if e.Pattern {
			continue
		}
		e.Witnesses = append([]Witness(nil), e.Witnesses...)
		e.Tags = append([]Evidence(nil), e.Tags...)
		e.Companies = append([]string(nil), e.Companies...)
		w.events = append(w.events, &growing{event: e})
	}
	return w
}

// place puts a card into the event it tells of, or makes one.
func (w *work) place(c *card) {
	if w.known[c.first().ID] {
		return
	}
	for _, ch := range c.changes {
		w.known[ch.ID] = true
	}
	t := w.telling(c)
	if g := w.stands(c); g != nil {
		w.join(g, c, t)
		return
	}
	if !c.whole {
		if g := w.best(t); g != nil {
			w.join(g, c, t)
			return
		}
	}
	w.events = append(w.events, w.begin(c, t))
}

// heard gives an event's tellings; those of an open event are read from its
// witnesses when first asked for.
func (g *growing) heard(w *work) []telling {
	if g.tellings == nil {
		g.tellings = w.tellingsOf(g.event)
	}
	return g.tellings
}

// best finds the event that a card tells of, nil for none.
func (w *work) best(t telling) *growing {
	for _, g := range w.events {
		if g.event.Withdrawn != "" {
			continue
		}
		for _, other := range g.heard(w) {
			if letter(other, t) || fills(other, t) {
				return g
			}
		}
	}
	if g, m := w.closest(t); g != nil && m.points() > 0 {
		return g
	}
	return nil
}

// begin makes a new event of a card.
func (w *work) begin(c *card, t telling) *growing {
	first := c.first()
	e := Event{
		ID: "ev_" + strings.TrimPrefix(first.ID, "ch_"), Revision: 1, Company: first.Company,
		Companies: w.a.named(c), Tags: c.tags, Severity: severest(c.tags),
		Witnesses: witnessesOf(c), Happened: t.stated,
		Seen: earliest(c.changes), Confirmed: c.at, Updated: c.at,
	}
	if e.Confirmed.IsZero() {
		e.Confirmed, e.Updated = w.a.now(), w.a.now()
	}
	e.Removal = c.op() == diff.Removed && !announces(first.Kind, first.Place)
	e.Line, e.Language = Line(e), LanguageOf(c.text.Title+" "+c.text.Body+" "+c.text.Before)
	return &growing{event: e, tellings: []telling{t}, touched: true, raised: true}
}

// earliest is when the first of the changes was seen.
func earliest(changes []diff.Change) time.Time {
	at := changes[0].Seen
	for _, ch := range changes[1:] {
		if ch.Seen.Before(at) {
			at = ch.Seen
		}
	}
	return at
}

// severest is the highest severity of tags, low without one.
func severest(tags []Evidence) Severity {
	top := Low
	for _, t := range tags {
		if t.Severity.Rank() > top.Rank() {
			top = t.Severity
		}
	}
	return top
}

// announces reports whether a source of this kind and place says things, so
// that what it tells is no quiet removal.
func announces(kind string, place sources.Place) bool {
	switch place {
	case sources.PlaceNewsroom, sources.PlaceBlog, sources.PlaceChangelog, sources.PlaceEvents:
		return true
	}
	return kind != "page"
}

// witnessesOf keeps of a card's changes what an event needs of them.
func witnessesOf(c *card) []Witness {
	list := make([]Witness, len(c.changes))
	for i, ch := range c.changes {
		list[i] = Witness{
			Change: ch.ID, Source: ch.Source, Kind: ch.Kind, Place: string(ch.Place), Op: ch.Op, Region: string(ch.Region),
			Title: ch.Title, Section: ch.Section, Element: ch.Element, Before: ch.Before, After: ch.After, URL: ch.URL,
			By: ch.By, Account: ch.Account, Published: ch.Published, Seen: ch.Seen, Confirmed: ch.Confirmed,
		}
	}
	return list
}

// result gives the events that are new or changed, oldest first.
func (w *work) result() []Event {
	var list []Event
	for _, g := range w.events {
		if g.touched {
			list = append(list, g.event)
		}
	}
	sort.SliceStable(list, func(i, j int) bool {
		if !list[i].Confirmed.Equal(list[j].Confirmed) {
			return list[i].Confirmed.Before(list[j].Confirmed)
		}
		return list[i].ID < list[j].ID
	})
	return list
}
