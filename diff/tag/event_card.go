package tag

import (
	"sort"
	"strings"
	"time"

	"keywatch/diff"
	"keywatch/sources"
)

// card is the changes of one check that tell of one thing: a plan with its
// price and features, a person with her title, a headline with its date.
type card struct {
	changes []diff.Change
	src     sources.Source
	at      time.Time // of the check
	text    Text
	tags    []Evidence
	facts   facts
	whole   bool // the changes of a page that was rewritten
}

// first is the change that gives the event its id and its place.
func (c *card) first() diff.Change { return c.changes[0] }

// chrome reports whether all of it stands outside the page's content.
func (c *card) chrome() bool {
	for _, ch := range c.changes {
		if ch.Region != sources.RegionChrome {
			return false
		}
	}
	return true
}

// op is what happened to the card as a whole.
func (c *card) op() diff.Op {
	op := c.changes[0].Op
	for _, ch := range c.changes[1:] {
		if ch.Op != op {
			return diff.Edited
		}
	}
	return op
}

// batch is the changes of one check of one source, in the document's order.
type batch struct {
	source  string
	at      time.Time
	changes []diff.Change
}

// batches parts a company's changes by source and check. Their order depends
// on nothing but the changes of each source in their order.
func batches(changes []diff.Change) []batch {
	type key struct {
		source string
		at     int64
	}
	at := map[key]int{}
	var list []batch
	for _, ch := range changes {
		when := told(ch)
		k := key{ch.Source, when.UnixNano()}
		i, ok := at[k]
		if !ok {
			i = len(list)
			at[k] = i
			list = append(list, batch{source: ch.Source, at: when})
		}
		list[i].changes = append(list[i].changes, ch)
	}
	sort.SliceStable(list, func(i, j int) bool {
		if !list[i].at.Equal(list[j].at) {
			return list[i].at.Before(list[j].at)
		}
		return list[i].source < list[j].source
	})
	return list
}

// told is when a change counts: confirmed, or seen where that is not known.
func told(ch diff.Change) time.Time {
	if ch.Confirmed.IsZero() {
		return ch.Seen
	}
	return ch.Confirmed
}

// cards parts one check's changes into the things they tell of.
func cards(b batch, src sources.Source) []*card {
	var list []*card
	var content, frame []diff.Change
	for _, ch := range b.changes {
		switch {
		case !isPiece(ch):
			list = append(list, newCard(b, src, ch))
		case ch.Region == sources.RegionChrome:
			frame = append(frame, ch)
		default:
			content = append(content, ch)
		}
	}
	list = append(list, fold(split(b, src, content))...)
	list = append(list, split(b, src, frame)...)
	return list
}

// isPiece reports whether a change is a piece of a page and not an entry that
// stands for itself.
func isPiece(ch diff.Change) bool { return ch.Title == "" && (ch.Element != "" || ch.Kind == "page") }

// newCard opens a card in a check.
func newCard(b batch, src sources.Source, changes ...diff.Change) *card {
	return &card{changes: changes, src: src, at: b.at}
}

// split walks the blocks of a check and opens a card where another thing
// begins.
func split(b batch, src sources.Source, changes []diff.Change) []*card {
	var list []*card
	var open *card
	seen := map[role]bool{}
	for _, ch := range changes {
		what := roleOf(ch)
		if open == nil || begins(open, seen, ch, what) {
			open = newCard(b, src)
			list = append(list, open)
			seen = map[role]bool{}
		}
		open.changes = append(open.changes, ch)
		seen[what] = true
	}
	return list
}

// begins reports whether a block opens a card of its own.
func begins(open *card, seen map[role]bool, ch diff.Change, what role) bool {
	last := open.changes[len(open.changes)-1]
	onlyDate := len(seen) == 1 && seen[roleDate]
	sameItem := onlyDate && ch.Op == last.Op
	switch {
	case ch.Place == sources.PlaceTerms:
		// A policy is edited as one text.
		return false
	case heading(ch.Element):
		return !sameItem
	case !sameSection(open, ch):
		return !sameItem || ch.Section != last.Section
	}
	if !listing(ch.Place) {
		return ownLine(open, ch)
	}
	if ch.Op != last.Op {
		return !(what == roleTitleOf && seen[roleName])
	}
	switch what {
	case roleItem:
		return !sameItem && !(seen[roleHeading] && underOwnHeading(open, ch) && detail(ch))
	case roleName, roleTitle:
		if seen[roleHeading] && groups(open.first()) {
			return true
		}
		// Under a quotation stands who said it.
		said := seen[roleOther] && (ch.Place == sources.PlaceCustomers || ch.Place == sources.PlacePartners)
		return seen[what] || seen[roleItem] && !sameItem && !said
	case roleDate:
		return seen[what]
	}
	return false
}

// groups reports whether a heading of a list names a group of things and is
// none of them: "Engineering", "Our board".
func groups(ch diff.Change) bool {
	switch ch.Place {
	case sources.PlaceCareers:
		return !jobLike(ch.Text())
	case sources.PlaceLeadership:
		return !personLike(beforeComma(ch.Text()))
	}
	return false
}

// fold puts a heading that stands alone before things of its own behind the
// first of these: it is no happening.
func fold(list []*card) []*card {
	var out []*card
	for i, c := range list {
		if i+1 < len(list) && len(c.changes) == 1 && heading(c.first().Element) && listing(c.first().Place) {
			next := list[i+1]
			if next.op() == c.op() && groups(c.first()) && sameSection(c, next.first()) && !heading(next.first().Element) {
				next.changes = append(next.changes, c.first())
				continue
			}
		}
		out = append(out, c)
	}
	return out
}

// sameSection reports whether a block stands in the card's section, or under
// the heading that opened the card.
func sameSection(open *card, ch diff.Change) bool {
	for _, own := range open.changes {
		if own.Section == ch.Section {
			return true
		}
		if heading(own.Element) && strings.HasSuffix(ch.Section, own.Text()) {
			return true
		}
	}
	return false
}

// underOwnHeading reports whether a block stands under the heading that came
// with it in the same card.
func underOwnHeading(open *card, ch diff.Change) bool {
	first := open.first()
	return heading(first.Element) && (strings.HasSuffix(ch.Section, first.Text()) || ch.Section == first.Section)
}

// ownLine reports whether an edited block speaks of a thing of its own: two
// rows of a price table, each with its label and its price.
func ownLine(open *card, ch diff.Change) bool {
	if label(ch.Text()) == "" || heading(open.first().Element) {
		return false
	}
	for _, own := range open.changes {
		if l := label(own.Text()); l != "" && l != label(ch.Text()) {
			return true
		}
	}
	return false
}

// rowLabel is how many words the first cell of a table's row may have and name
// what the row is about.
const rowLabel = 10

// label is the words before the price of a line that has both ("Team" in
// "Team EUR 50 per seat"), "" for any other line.
func label(text string) string {
	amounts := Amounts(text)
	if len(amounts) == 0 {
		return ""
	}
	if cell, _, row := strings.Cut(text[:amounts[0].Start], " | "); row && len(strings.Fields(cell)) <= rowLabel {
		return strings.Trim(cell, " :")
	}
	words := strings.Trim(text[:amounts[0].Start], " :|–—-\u00a0")
	if words == "" || len(strings.Fields(words)) > 4 || strings.HasPrefix(strings.ToLower(words), "from") {
		return ""
	}
	return words
}

// heading reports whether an element is h1 to h6.
func heading(element string) bool {
	return len(element) == 2 && element[0] == 'h' && element[1] >= '1' && element[1] <= '6'
}

// listing reports whether a page of this sort lists things of which each is
// its own: people, jobs, logos, headlines.
func listing(p sources.Place) bool {
	switch p {
	case sources.PlaceCareers, sources.PlaceLeadership, sources.PlaceCustomers, sources.PlacePartners,
		sources.PlaceNewsroom, sources.PlaceBlog, sources.PlaceEvents, sources.PlaceChangelog:
		return true
	}
	return false
}
