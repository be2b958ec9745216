package sources

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// dateLead is a line, or two that are the halves of a badge, with a date.
type dateLead struct {
	line, to int32 // lines [line, to) say the date
	date     typedDate
}

// readEvents reads what takes place at a stated time, from events pages and
// sections: each date begins at a card, and the card names the event.
func (p *typedPage) readEvents(out *typedItems) {
	found := p.dateLeads()
	leads := make([]int32, len(found))
	for i, f := range found {
		leads[i] = f.line
	}
	for k, f := range found {
		c := p.card(leads, k)
		// Without an element around both, the heading above one date is its own.
		if above := f.line - 1; c.from == f.line && above >= 0 && p.lines[above].level > 1 && !p.headed(c) &&
			placeOfHeading(p.heads[p.lines[above].head].text) == PlaceUnknown && (k+1 == len(found) || p.lines[leads[k+1]].head != p.lines[f.line].head) {
			c.from = above
		}
		e := p.eventIn(f, c)
		if e.name == "" {
			continue
		}
		link := p.link(e.href)
		if link == "" {
			link = p.cardLink(c)
		}
		out.add(reading{
			kind: "event", key: foldKey(e.name), text: joined(e.name, f.date.iso(), e.place), link: link, by: e.by, line: e.line, sure: e.sure, date: f.date,
			fields: []string{"name", e.name, "date", f.date.iso(), "place", e.place},
		})
	}
}

// headed tells whether a card has a heading of its own.
func (p *typedPage) headed(c typedCard) bool {
	for _, l := range p.lines[c.from:c.to] {
		if l.level > 1 {
			return true
		}
	}
	return false
}

// dateLeads finds the dates of an events page.
func (p *typedPage) dateLeads() []dateLead {
	var list []dateLead
	for i := 0; i < len(p.lines); i++ {
		l := &p.lines[i]
		if l.chrome || l.img || len(l.text) > maxEventLine || p.where(l) != PlaceEvents {
			continue
		}
		if d, ok := p.lineDate(int32(i)); ok && d.day > 0 {
			if updated(l.text) {
				continue
			}
			to := i + 1
			if end, ok := p.untilLine(i); ok {
				d = d.until(end)
				to = i + 2
			}
			list = append(list, dateLead{int32(i), int32(to), d})
			i = to - 1
			continue
		}
		if d, n := p.badge(i); n > 0 {
			list = append(list, dateLead{int32(i), int32(i + n), d})
			i += n - 1
		}
	}
	return list
}

// untilLine reads the second of two time elements, which ends an interval.
func (p *typedPage) untilLine(i int) (typedDate, bool) {
	if i+1 >= len(p.lines) || p.elems[p.lines[i].elem].parent != p.elems[p.lines[i+1].elem].parent {
		return typedDate{}, false
	}
	for _, j := range []int{i, i + 1} {
		if p.elems[p.lines[j].elem].node.DataAtom != atom.Time {
			return typedDate{}, false
		}
	}
	return p.lineDate(int32(i) + 1)
}

// maxEventLine bounds a line that can tell an event in full, in bytes.
const maxEventLine = 140

// updated tells of a date that is the page's and no event's.
func updated(text string) bool {
	switch firstWord(text) {
	case "updated", "last", "published", "posted", "register", "deadline", "stand", "aktualisiert", "copyright", "since", "seit", "depuis", "desde":
		return true
	}
	return false
}

// badge reads a date whose parts stand in elements of their own: "14", "Oct",
// "2026"; n is how many lines it takes.
func (p *typedPage) badge(i int) (typedDate, int) {
	if len(p.lines[i].text) > 10 {
		return typedDate{}, 0
	}
	text := ""
	best, lines := typedDate{}, 0
	for n := 0; n < 4 && i+n < len(p.lines) && len(p.lines[i+n].text) <= 10 && p.lines[i+n].level == p.lines[i].level; n++ {
		text += " " + p.lines[i+n].text
		if d, ok := findDate(text, p.lang); ok && d.day > 0 && onlyDate(text, d) {
			best, lines = d, n+1
		}
	}
	return best, lines
}

// eventReading is what a card says of an event.
type eventReading struct {
	name, place, by, href string
	line                  int32
	sure                  float64
}

// eventIn reads a card: the name first, since what is left of the date's line
// is the name where nothing else is, and the place otherwise.
func (p *typedPage) eventIn(f dateLead, c typedCard) eventReading {
	e := eventReading{line: f.line, by: byStructure}
	p.nameIn(&e, f, c)
	rest := ""
	if l := p.lines[f.line]; f.to == f.line+1 && f.date.to <= len(l.text) && (e.line != f.line || e.name == "") {
		rest = strings.TrimSpace(l.text[:f.date.from]) + "\n" + l.text[f.date.to:]
	}
	if next := f.to; next < c.to && p.lines[f.line].elem != p.lines[next].elem && p.elems[p.lines[f.line].elem].parent == p.lines[next].elem && !p.lines[next].img {
		rest += "\n" + p.lines[next].text // the sentence that a time element stood in
	}
	pieces := eventPieces(rest)
	if e.name == "" && len(pieces) > 0 && (p.inside(f.line, atom.Li, atom.P, atom.Td) || p.lines[f.line].level > 1) && shortText(pieces[0], 12) {
		e.name, e.by, e.sure, e.href = pieces[0], byText, 0.7, p.lines[f.line].href
		pieces = pieces[1:]
	}
	if e.name == "" {
		return e
	}
	for i := c.from; i < c.to && e.place == ""; i++ {
		l := &p.lines[i]
		if i >= f.line && i < f.to || i == e.line || l.chrome || l.img || l.level > 0 {
			continue
		}
		if p.hint(i, c) == "place" || columnSays(p.column(i), "location", "place", "where", "venue", "city", "ort", "lieu", "lugar", "ville") {
			e.place = afterLabel(l.text)
		}
	}
	// What a class calls the place is surer than what the date leaves over.
	if e.place == "" {
		e.place = strings.Join(pieces, ", ")
	}
	for i := c.from; i < c.to && e.place == ""; i++ {
		l := &p.lines[i]
		if (i < f.line || i >= f.to) && i != e.line && !l.chrome && !l.img && l.level == 0 && shortText(l.text, 6) && cityLike(l.text) && !callsToAct(l.text) {
			e.place = afterLabel(l.text)
		}
	}
	return e
}

// nameIn finds the event's name in a card: its heading, what a class or column
// calls it, a link, a bold line.
func (p *typedPage) nameIn(e *eventReading, f dateLead, c typedCard) {
	for i := c.from; i < c.to; i++ {
		l := &p.lines[i]
		if i >= f.line && i < f.to || l.chrome || l.img || !eventName(l.text) || l.level == 0 && callsToAct(l.text) {
			continue
		}
		hint, s := p.hint(i, c), 0.0
		switch {
		case l.level > 1:
			s = 0.9
		case hint == "name" || hint == "title", columnSays(p.column(i), "event", "veranstaltung", "événement", "evento", "title", "titel", "name", "what"):
			s = 0.88
		case hint != "":
		case l.href != "" && p.link(l.href) != "" && !cityLike(l.text):
			s = 0.8
		case p.inside(i, atom.Strong, atom.B, atom.Dt) && !cityLike(l.text):
			s = 0.8
		}
		if s > e.sure {
			e.name, e.sure, e.line, e.href = l.text, s, i, l.href
			if l.level > 1 && l.head >= 0 {
				e.name = p.heads[l.head].text
			}
		}
	}
}

// eventName tells of a line that can name an event: no sentence, no byline.
func eventName(text string) bool {
	low := strings.ToLower(text)
	return shortText(strings.TrimRight(text, "?!."), 16) && low != "by" && !strings.HasPrefix(low, "by ")
}

// eventPieces cuts what a line says beside its date; times, weekdays and words
// that led to the date are left out.
func eventPieces(rest string) []string {
	var list []string
	for _, piece := range strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune("|·•–—\n:;,()", r) }) {
		piece = strings.TrimSpace(strings.Trim(piece, " -"))
		words := titleWords(piece)
		for len(words) > 0 && weekdays[words[len(words)-1]] {
			piece = strings.TrimSpace(piece[:max(0, strings.LastIndexByte(" "+piece, ' ')-1)])
			words = words[:len(words)-1]
		}
		if len(words) == 0 || timeLike(words) {
			continue
		}
		for _, in := range []string{"in ", "at ", "à ", "en ", "im "} {
			piece = strings.TrimPrefix(piece, in)
		}
		list = append(list, piece)
	}
	return list
}

// timeLike tells of hours: "12", "3pm BST", "00 CET", "14 Uhr".
func timeLike(words []string) bool {
	first := words[0]
	if first[0] < '0' || first[0] > '9' {
		return first == "uhr" || first == "from" && len(words) > 1
	}
	return len(words) <= 4
}
