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
}

// growing is an event and what is needed to compare with it.
type growing struct {
	event    Event
	tellings []telling
	touched  bool // new or changed
	raised   bool // its revision has risen in this call
}

// newWork copies the open events, since the caller keeps its own. Patterns do
// not grow by changes.
func (a *Assigner) newWork(company string, open []Event) *work {
	w := &work{a: a, company: company, known: map[string]bool{}}
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
	t := c.telling()
	if g := w.stands(c); g != nil {
		w.join(g, c, t)
		return
	}
	if !c.whole {
		for _, g := range w.events {
			if g.event.Withdrawn != "" {
				continue
			}
			for _, other := range g.heard(w) {
				if alike(other, t) {
					w.join(g, c, t)
					return
				}
			}
		}
	}
	w.events = append(w.events, w.begin(c, t))
}

// heard gives an event's tellings; those of an open event are read from its
// witnesses when first asked for.
func (g *growing) heard(w *work) []telling {
	if g.tellings == nil {
		g.tellings = tellingsOf(g.event, w.a.own[w.company])
	}
	return g.tellings
}

// telling makes a card comparable with events.
func (c *card) telling() telling {
	t := telling{facts: c.facts, source: c.first().Source, at: c.at, stated: c.stated(), tags: map[string]bool{}}
	for _, e := range c.tags {
		t.tags[e.Tag] = true
	}
	if t.edit = c.op() == diff.Edited; c.first().Title != "" {
		t.link = c.first().URL
	}
	if isPiece(c.first()) {
		t.key = partOf(c.first().Section, c.first().Element)
	}
	return t
}

// partOf names a part of a page, so that two edits of one source are told apart.
func partOf(section, element string) string { return "§" + section + "§" + element }

// stated is when the card says that it happened, if that can be.
func (c *card) stated() time.Time {
	for _, ch := range c.changes {
		if sane(ch.Published, ch.Seen) {
			return ch.Published
		}
	}
	return time.Time{}
}

// sane reports whether a stated time can be true: not after it was seen, but
// for a day of wrong time zones, and within a year before.
func sane(stated, seen time.Time) bool {
	return !stated.IsZero() && stated.Before(seen.Add(24*time.Hour)) && stated.After(seen.AddDate(-1, 0, 0))
}

// tellingsOf reads an event's witnesses back, those of one source and time
// together.
func tellingsOf(e Event, own map[string]bool) []telling {
	var list []telling
	tags := map[string]bool{}
	for _, t := range e.Tags {
		tags[t.Tag] = true
	}
	for i := 0; i < len(e.Witnesses); {
		j := i + 1
		for j < len(e.Witnesses) && e.Witnesses[j].Source == e.Witnesses[i].Source && e.Witnesses[j].Confirmed.Equal(e.Witnesses[i].Confirmed) {
			j++
		}
		group := e.Witnesses[i:j]
		head, rest := headlineOf(group), ""
		for _, w := range group {
			rest += w.After + " " + w.Before + " "
		}
		t := telling{facts: factsOf(head, rest, own), tags: tags, source: group[0].Source, at: toldBy(group[0]), stated: group[0].Published}
		if t.link = group[0].URL; group[0].Title == "" {
			t.key, t.link = partOf(group[0].Section, group[0].Element), ""
		}
		t.facts.figure(changesOf(group))
		list = append(list, t)
		i = j
	}
	return list
}

// toldBy is when a witness counts, as told is for changes.
func toldBy(w Witness) time.Time {
	if w.Confirmed.IsZero() {
		return w.Seen
	}
	return w.Confirmed
}

// headlineOf is the line that a group of witnesses begins with.
func headlineOf(group []Witness) string {
	if group[0].Title != "" {
		return group[0].Title
	}
	return headOf(changesOf(group))
}

// headOf is the line that a page's blocks begin with: the heading or the
// first title, and what stands beside it; of a card also the heading above.
func headOf(changes []diff.Change) string {
	head := ""
	if !listing(changes[0].Place) && !heading(changes[0].Element) {
		head = planName(changes)
	}
	for _, ch := range changes {
		if dateOnly().MatchString(ch.Text()) {
			continue
		}
		text := ch.Text()
		if ch.Before != "" && ch.After != "" {
			text = ch.Before + " " + ch.After
		}
		if head != "" && len(head)+len(text) > 160 {
			break
		}
		head += " " + text
	}
	return strings.TrimSpace(head)
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
	e.Line = Line(e)
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

// changesOf reads witnesses back as changes, so that what is known of changes
// holds for events that were stored.
func changesOf(group []Witness) []diff.Change {
	list := make([]diff.Change, len(group))
	for i, w := range group {
		list[i] = diff.Change{
			ID: w.Change, Source: w.Source, Kind: w.Kind, Place: sources.Place(w.Place), Op: w.Op, Region: sources.Region(w.Region),
			Title: w.Title, Section: w.Section, Element: w.Element, Before: w.Before, After: w.After, URL: w.URL,
			By: w.By, Account: w.Account, Published: w.Published, Seen: w.Seen, Confirmed: w.Confirmed,
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
