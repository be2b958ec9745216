package tag

import (
	"sort"
	"strings"

	"keywatch/diff"
	"keywatch/sources"
)

// shown is the confidence from which on the digest shows a tag that has no
// learnt threshold.
const shown = 0.5

// TextOf is what a change says, for Read.
func TextOf(c diff.Change) Text {
	t := Text{
		Title: c.Title, Body: c.After, Kind: c.Kind, Place: string(c.Place), URL: c.URL, Op: c.Op,
		Before: c.Before, Section: c.Section, Company: c.Company, Element: c.Element,
		Source: c.Source, Told: c.Published, Things: thingsOf(c),
	}
	if t.Told.IsZero() {
		t.Told = c.Seen
	}
	if c.Op == diff.Removed {
		t.Body, t.Before = "", c.Before
	}
	return t
}

// Read tells the tags of a text that the digest would show, the surest first.
func Read(t Text) []Evidence {
	if t.Place == "" && (t.Kind != "" || t.Op != "") { // of a bare headline the address is where it was published
		t.Place = string(PlaceOf(t.URL, ""))
	}
	var found []Evidence
	if isBlock(t) {
		found = readBlock(t)
	} else {
		found = readHeadline(t)
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].Confidence > found[j].Confidence })
	return withDetails(t, found)
}

// isBlock reports whether the text is a piece of a page and not a headline
// with its lead.
func isBlock(t Text) bool {
	return t.Title == "" && (t.Kind == "page" || t.Op != "")
}

// reading is a headline with its lead and the phrases found in both.
type reading struct {
	stated      bool // it says by its form what it is
	title, lead Words
	hits        map[string][]found // by tag
	nots        map[string]bool    // tags that the headline speaks against
	doubts      map[string]bool    // ways of speaking of the headline
	tongue      string             // ISO 639-1, "" where it cannot be told
	sense       sense
}

type found struct {
	hit
	lead bool
}

func newReading(t Text) reading {
	title := Clean(t.Title)
	r := reading{
		title: Split(undated(withoutWire(title)), 0), lead: Split(undated(dateless(leadOf(t.Body, title))), leadWords),
		hits: map[string][]found{}, nots: map[string]bool{}, doubts: map[string]bool{},
	}
	book := phrases()
	for _, h := range book.rules.find(r.title) {
		r.hits[h.tag] = append(r.hits[h.tag], found{hit: h})
	}
	for _, h := range book.rules.find(r.lead) {
		r.hits[h.tag] = append(r.hits[h.tag], found{hit: h, lead: true})
	}
	for _, h := range book.nots.find(r.title) {
		r.nots[h.tag] = true
	}
	for _, h := range book.doubt.find(r.title) {
		r.doubts[h.tag] = true
	}
	kind, _ := sources.KindByName(t.Kind)
	r.stated = kind.Stated
	r.tongue = languageOf(r.title, r.lead)
	r.sense = r.senseOf()
	return r
}

// undated is a headline or lead without the day that it begins with.
func undated(text string) string {
	if dateOnly().MatchString(text) {
		return ""
	}
	if m := dateline().FindString(text); hasYear(m) {
		return text[len(m):]
	}
	return text
}

// hasYear tells a day of publication from an appointment ("3 December: …").
func hasYear(date string) bool {
	run := 0
	for i := 0; i < len(date); i++ {
		if date[i] < '0' || date[i] > '9' {
			run = 0
		} else if run++; run == 4 {
			return true
		}
	}
	return false
}

// leadOf is the start of a body without a headline that it repeats. Only its
// first bytes are looked at, however long it is.
func leadOf(body, title string) string {
	const enough = 1500
	if len(body) > enough {
		body = strings.ToValidUTF8(body[:enough], "")
	}
	return strings.TrimSpace(strings.TrimPrefix(Clean(body), title))
}

// trust is how much one phrase says: by strength, in the headline and in the
// lead.
func (f found) trust() float64 {
	switch {
	case f.strength == Certain && !f.lead:
		return 0.95
	case f.strength >= Strong && !f.lead:
		return 0.85
	case f.strength >= Strong:
		return 0.3
	case !f.lead:
		return 0.25
	}
	return 0.05
}

// ruled is the confidence that the phrases alone give a tag: each further
// phrase closes part of the distance to certainty; doubts and phrases that
// speak against the tag lower it.
func (r reading) ruled(tag string) float64 {
	miss := 1.0
	for _, f := range r.hits[tag] {
		miss *= 1 - f.trust()
	}
	sure := 1 - miss
	if r.nots[tag] {
		sure *= 0.4
	}
	for doubt := range r.doubts {
		switch {
		case doubt == "question" && tag == "event":
		default:
			sure *= 0.7
		}
	}
	return sure * r.sense.factor(tag, r.title)
}

// best is the phrase that says most for the tag; the headline's before the
// lead's, strong before hint, a known subtype before none, an earlier rule, the longer.
func (r reading) best(tag string) (found, bool) {
	list := r.hits[tag]
	if len(list) == 0 {
		return found{}, false
	}
	top := list[0]
	for _, f := range list[1:] {
		if f.weight() > top.weight() {
			top = f
		}
	}
	return top, true
}

func (f found) weight() float64 {
	w := f.trust() * 10
	if f.subtype != "" {
		w++
	}
	return w - float64(f.order)/20 + float64(f.to-f.from)/1000
}

func (r reading) quote(f found) string {
	if f.lead {
		return r.lead.Quote(f.from, f.to)
	}
	return r.title.Quote(f.from, f.to)
}

// readHeadline weighs phrases and learnt weights together; where the source is
// a list of one thing (a changelog, openings, dates), that counts too.
func readHeadline(t Text) []Evidence {
	r := newReading(t)
	sure := r.sure()
	var list []Evidence
	for _, d := range Tags() {
		if s := sure(d.Name); s >= shown {
			list = append(list, calmed(r.evidence(d, t, s)))
		} else if e, ok := listed(d, t, r.title.Text); ok {
			list = append(list, e)
		}
	}
	return list
}

// listed reads a headline as an entry of a page would be read at that place.
func listed(d Def, t Text, title string) (Evidence, bool) {
	switch sources.Place(t.Place) {
	case sources.PlaceChangelog, sources.PlaceCareers, sources.PlaceEvents:
	default:
		return Evidence{}, false
	}
	if d.Block == nil {
		return Evidence{}, false
	}
	t.Body = title
	b := newBlock(t)
	e, ok := d.Block(b)
	e.Tag = d.Name
	if e.Evidence == "" {
		e.Evidence = b.Words.Quote(0, min(len(b.Words.List), quoted)-1)
	}
	return e, ok
}

// interrupts is how sure a critical tag of a headline must be: it is mailed at
// once, and a false alarm costs more trust than a day's delay.
const interrupts = 0.7

// calmed lowers a critical tag that is not sure enough.
func calmed(e Evidence) Evidence {
	if e.Severity == Critical && e.Confidence < interrupts {
		e.Severity = High
	}
	return e
}

// quoted is how many words an evidence without a phrase has at most.
const quoted = 16

// evidence words a tag of a headline: the phrase that says most or, when only
// weights speak for the tag, the words of the headline that weigh most.
func (r reading) evidence(d Def, t Text, sure float64) Evidence {
	e := Evidence{Tag: d.Name, Confidence: sure}
	f, ok := r.best(d.Name)
	if ok {
		e.Subtype, e.Evidence, e.Rule = f.subtype, r.quote(f), d.Name+": "+f.rule
	}
	if !ok || f.strength == Hint {
		if from, to, found := weights().heaviest(r.title, d.Name); found {
			e.Evidence, e.Rule = r.title.Quote(from, to), d.Name+": learnt from headlines"
		}
	}
	if e.Evidence == "" {
		e.Evidence, e.Rule = r.title.Quote(0, min(len(r.title.List), quoted)-1), d.Name+": learnt from headlines"
	}
	all := Words{Text: r.title.Text, List: append(append([]Word(nil), r.title.List...), r.lead.List...)}
	e.Severity = d.Severity(Case{Text: t, Subtype: e.Subtype, Words: all})
	return e
}
