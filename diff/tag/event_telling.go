package tag

import (
	"strings"
	"time"
	"unicode/utf8"

	"keywatch/diff"
	"keywatch/sources"
)

// telling is one telling of a happening, ready for comparison: a card or an
// event's witness.
type telling struct {
	facts    facts
	tags     map[string]bool
	products map[string]bool // of the company, that it names
	firms    map[string]bool // companies named besides the event's own
	source   string
	teller   string // who tells it: the source or, of a wire, the site
	place    sources.Place
	stranger bool // a source of another or of no company tells it
	at       time.Time
	stated   time.Time // zero when not stated
	key      string    // what part of which page it edits, "" for entries
	link     string    // of an entry
	edit     bool      // it edits what was told before
	form     bool      // it says what sort of thing happened, and no more
	weighty  bool      // it has a tag of medium severity or more
}

// formItem stands in the title of an entry that a regulator's form makes: the
// kind filings words it so.
const formItem = "(Item "

// fills reports whether one of two tellings is a form and the other what it is
// about: the same sort of thing, told within a week.
func fills(a, b telling) bool {
	if a.form == b.form || !a.weighty || !b.weighty || a.moment().Sub(b.moment()).Abs() > 7*24*time.Hour {
		return false
	}
	for name := range a.tags {
		if b.tags[name] {
			return true
		}
	}
	return false
}

// moment is when a telling says that it happened, or when it was seen.
func (t telling) moment() time.Time {
	if t.stated.IsZero() {
		return t.at
	}
	return t.stated
}

// tellerOf names who tells a change: its source, or the site of an entry that
// a wire of many sites carries.
func tellerOf(ch diff.Change, stranger bool) string {
	_, rest, found := strings.Cut(ch.URL, "://")
	if !stranger || !found {
		return ch.Source
	}
	host, _, _ := strings.Cut(rest, "/")
	return ch.Source + " " + host
}

// telling makes a card comparable with events.
func (w *work) telling(c *card) telling {
	t := telling{facts: c.facts, source: c.first().Source, place: c.first().Place, at: c.at, stated: c.stated(), tags: map[string]bool{}}
	t.stranger = c.src.Company == ""
	t.teller = tellerOf(c.first(), t.stranger)
	t.firms = w.others(w.a.named(c))
	t.products = w.a.productsIn(w.company, t.facts)
	for _, e := range c.tags {
		t.tags[e.Tag] = true
	}
	t.form, t.weighty = strings.Contains(c.text.Title, formItem), severest(c.tags).Rank() >= Medium.Rank()
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
func (w *work) tellingsOf(e Event) []telling {
	var list []telling
	tags, own := map[string]bool{}, w.callings()
	for _, t := range e.Tags {
		tags[t.Tag] = true
	}
	firms := w.others(e.Companies)
	for i := 0; i < len(e.Witnesses); {
		j := i + 1
		for j < len(e.Witnesses) && e.Witnesses[j].Source == e.Witnesses[i].Source && e.Witnesses[j].Confirmed.Equal(e.Witnesses[i].Confirmed) {
			j++
		}
		group := changesOf(e.Witnesses[i:j])
		first := group[0]
		t := telling{
			facts: factsOfChanges(headlineOf(e.Witnesses[i:j]), group, own), tags: tags, firms: firms, source: first.Source, place: first.Place,
			at: told(first), stated: first.Published, stranger: w.a.stranger(first.Source),
			form: strings.Contains(first.Title, formItem), weighty: e.Severity.Rank() >= Medium.Rank(),
		}
		t.products = w.a.productsIn(w.company, t.facts)
		t.teller = tellerOf(first, t.stranger)
		if t.link = first.URL; first.Title == "" {
			t.key, t.link = partOf(first.Section, first.Element), ""
		}
		list = append(list, t)
		i = j
	}
	return list
}

// stranger reports whether a source is of no company.
func (a *Assigner) stranger(source string) bool {
	s, known := a.sources[source]
	return known && s.Company == ""
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

// near is how far apart two tellings may be that are the same to the letter.
const near = 7 * 24 * time.Hour

// letter reports whether a telling is an event's to the letter: a headline
// said again, or an entry that was edited.
func letter(a, b telling) bool {
	if !closeBy(a, b) {
		return false
	}
	same := a.facts.line != "" && a.facts.line == b.facts.line && utf8.RuneCountInString(a.facts.line) >= 12
	if a.source == b.source {
		return same && a.key == b.key || b.edit && a.link != "" && a.link == b.link
	}
	return same
}

// closeBy reports whether two tellings are near in time, by what they state or
// by when they were seen.
func closeBy(a, b telling) bool {
	if within(a.at, b.at) {
		return true
	}
	return !a.stated.IsZero() && !b.stated.IsZero() && within(a.stated, b.stated)
}

// within reports whether two times are near each other, in either order.
func within(a, b time.Time) bool {
	d := a.Sub(b)
	return d <= near && d >= -near
}
