package tag

import (
	"slices"
	"sort"
	"strings"
	"time"

	"keywatch/diff"
	"keywatch/diff/names"
	"keywatch/sources"
)

// Assigner puts changes into events. It keeps nothing between calls and is
// safe for concurrent use.
type Assigner struct {
	companies map[string]sources.Company
	sources   map[string]sources.Source
	own       map[string]map[string]bool // folded words of a company's names
	named1    map[string]bool            // the first words of all companies' names
	calls     map[string][]string        // the first words of a company's names
	products  map[string][]string        // the words of its products' names that are not its own
	names     *names.Resolver
	read      func(Text) []Evidence
	now       func() time.Time
}

// NewAssigner prepares to assign the changes of these companies and sources;
// read tells the tags of a text (Read is one).
func NewAssigner(companies []sources.Company, srcs []sources.Source, read func(Text) []Evidence, now func() time.Time) *Assigner {
	a := &Assigner{
		companies: map[string]sources.Company{}, sources: map[string]sources.Source{},
		own: map[string]map[string]bool{}, calls: map[string][]string{}, named1: map[string]bool{}, products: map[string][]string{}, read: read, now: now,
	}
	var entries []names.Entry
	for _, c := range companies {
		a.companies[c.ID] = c
		a.own[c.ID] = map[string]bool{}
		for _, n := range append([]string{c.Name}, c.Aliases...) {
			for i, p := range piecesOf(n) {
				a.own[c.ID][p.low] = true
				if i == 0 {
					a.named1[p.low] = true
					a.calls[c.ID] = append(a.calls[c.ID], p.low)
				}
			}
		}
		for _, n := range c.Products {
			for _, p := range piecesOf(n) {
				if !a.own[c.ID][p.low] {
					a.products[c.ID] = append(a.products[c.ID], p.low)
				}
			}
		}
		listed := append(append([]string{c.Name}, c.Aliases...), c.Products...)
		entries = append(entries, names.Entry{ID: c.ID, Names: listed, Domain: c.Domain})
	}
	for _, s := range srcs {
		a.sources[s.ID] = s
	}
	a.names = names.NewResolver(entries)
	return a
}

// Assign puts a company's new changes into events and returns those that are
// new or changed, oldest first. Open are the company's events that may still
// grow; they are not modified. It is pure but for the clock, which is read
// only for changes without any time.
func (a *Assigner) Assign(company string, open []Event, changes []diff.Change) []Event {
	w := a.newWork(company, open)
	for _, b := range batches(changes) {
		src := a.source(b)
		b.changes = w.withdraw(placed(b.changes, src))
		list := cards(b, src)
		for _, c := range list {
			a.prepare(c)
		}
		for _, c := range gather(list) {
			if c.tags == nil && len(c.changes) > 0 {
				a.prepare(c)
			}
			w.place(c)
		}
	}
	return w.result()
}

// source finds a batch's source; one that left the configuration is read off
// its changes.
func (a *Assigner) source(b batch) sources.Source {
	if s, ok := a.sources[b.source]; ok {
		return s
	}
	ch := b.changes[0]
	return sources.Source{ID: ch.Source, Kind: ch.Kind, Company: ch.Company, Place: ch.Place}
}

// placed gives each change the place that its part of the page is: a home page
// has its customers, plans and news too.
func placed(changes []diff.Change, src sources.Source) []diff.Change {
	list := slices.Clone(changes)
	for i := range list {
		ch := &list[i]
		if ch.Place == sources.PlaceUnknown {
			ch.Place = src.Place
		}
		if ch.Place == sources.PlaceUnknown && isPiece(*ch) {
			ch.Place = PlaceOf(ch.URL, "")
		}
		switch ch.Place {
		case sources.PlaceUnknown, sources.PlaceHome, sources.PlaceProduct:
			if p := placeOfSection(ch.Section); p != sources.PlaceUnknown && isPiece(*ch) && ch.Region != sources.RegionChrome {
				ch.Place = p
			}
		}
	}
	return list
}

// prepare reads a card's text, tags and facts.
func (a *Assigner) prepare(c *card) {
	c.text = a.textOf(c)
	c.tags = a.tagsOf(c)
	head := c.text.Title
	if head == "" {
		head = headOf(c.changes)
	}
	c.facts = factsOfChanges(head, c.changes, a.callings(c.first().Company))
}

// textOf joins a card's blocks to one text, as a reader sees them.
func (a *Assigner) textOf(c *card) Text {
	t := TextOf(c.first())
	if name := a.companies[c.first().Company].Name; name != "" {
		t.Company = name
	}
	if len(c.changes) == 1 {
		return t
	}
	var after, before []string
	for _, ch := range c.changes {
		if ch.After != "" {
			after = append(after, ch.After)
		}
		if ch.Before != "" {
			before = append(before, ch.Before)
		}
	}
	t.Op, t.Body, t.Before = c.op(), strings.Join(after, "\n"), strings.Join(before, "\n")
	if line := newsLine(c.changes); line != "" && (t.Place == string(sources.PlaceNewsroom) || t.Place == string(sources.PlaceBlog)) {
		// A headline with its date and teaser is read as an entry is.
		t.Title, t.Body = line, strings.TrimSpace(strings.Replace(t.Body, line, "", 1))
	}
	return t
}

// tagsOf reads a card's tags: of the whole, and where that says nothing, of
// its blocks one by one. A biography under a name must not add its own.
func (a *Assigner) tagsOf(c *card) []Evidence {
	best := map[string]Evidence{}
	keep := func(list []Evidence) {
		for _, e := range list {
			if old, ok := best[e.Tag]; !ok || e.Confidence > old.Confidence {
				best[e.Tag] = e
			}
		}
	}
	keep(a.read(c.text))
	if len(c.changes) > 1 && c.text.Title == "" {
		// The name or logo alone can be surer than with the quotation under it.
		for _, e := range a.read(TextOf(c.first())) {
			if _, known := best[e.Tag]; known {
				keep([]Evidence{e})
			}
		}
	}
	if len(best) == 0 && len(c.changes) > 1 && !c.whole && c.text.Title == "" {
		for _, ch := range c.changes {
			t := TextOf(ch)
			t.Company = c.text.Company
			keep(a.read(t))
		}
	}
	return sorted(best)
}

// sorted lists tags, the surest first.
func sorted(best map[string]Evidence) []Evidence {
	list := make([]Evidence, 0, len(best))
	for _, e := range best {
		list = append(list, e)
	}
	sort.Slice(list, func(i, j int) bool {
		if list[i].Confidence != list[j].Confidence {
			return list[i].Confidence > list[j].Confidence
		}
		return list[i].Tag < list[j].Tag
	})
	return list
}

// namedEarly is how many bytes of a text name whom it is about.
const namedEarly = 200

// Whose gives the company that a change of a source without one tells of: the
// one that its headline names most surely, "" when it names none.
func (a *Assigner) Whose(ch diff.Change) string {
	if ch.Company != "" {
		return ch.Company
	}
	headline, whole := names.Text{Body: ch.Title, URL: ch.URL}, names.Text{Title: ch.Title, Body: ch.Text(), URL: ch.URL}
	all := a.names.FindIn(whole)
	// What the headline names counts first, unless the text says that it is no
	// firm: "300 jobs in Harlow" of a town, "Harlow, north of London".
	likeliest := func(list []names.Mention, title string) string {
		best, id := 0.0, ""
		for _, m := range list {
			if m.Weight > best && m.Start < len(title)+namedEarly {
				best, id = m.Weight, m.ID
			}
		}
		return id
	}
	id := likeliest(slices.DeleteFunc(a.names.FindIn(headline), func(m names.Mention) bool {
		return !slices.ContainsFunc(all, func(o names.Mention) bool { return o.ID == m.ID })
	}), "")
	if id == "" {
		id = likeliest(all, ch.Title)
	}
	return id
}

// named lists the companies that a card names, its own first.
func (a *Assigner) named(c *card) []string {
	var list []string
	if own := c.first().Company; own != "" {
		list = append(list, own)
	}
	found := a.names.FindIn(names.Text{Title: c.text.Title, Body: c.text.Body + "\n" + c.text.Before, Company: c.first().Company})
	for _, m := range found {
		list = appendNew(list, m.ID)
	}
	return list
}

// appendNew adds ids that are not in the list, keeping its order.
func appendNew(list []string, ids ...string) []string {
	for _, id := range ids {
		known := false
		for _, have := range list {
			known = known || have == id
		}
		if !known && id != "" {
			list = append(list, id)
		}
	}
	return list
}
