package sources

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// personLead is a line that names a person.
type personLead struct {
	line             int32
	name, key, title string
	picture          bool
}

// readPeople reads the people of leadership and team pages and sections:
// cards, tables, lists, captions, "Name, Title".
func (p *typedPage) readPeople(out *typedItems) {
	found := p.personLeads()
	leads := make([]int32, len(found))
	for i, f := range found {
		leads[i] = f.line
	}
	titles := make([]string, len(found))
	sure := make([]float64, len(found))
	known := 0
	for k := range found {
		titles[k], sure[k] = p.titleOf(found, leads, k)
		if sure[k] >= sureEnough {
			known++
		}
	}
	for k, f := range found {
		s := sure[k]
		// A title that no list knows is one when most cards beside it have one.
		if titles[k] != "" && s < sureEnough && known*2 >= len(found) {
			s = 0.65
		}
		by := byStructure
		if f.title != "" && p.lines[f.line].level == 0 && !p.inside(f.line, atom.Li, atom.Td, atom.Dt) {
			by = byText
		}
		out.add(reading{
			kind: "person", key: f.key, text: joined(f.name, titles[k]), link: p.link(p.lines[f.line].href), by: by, line: f.line, sure: s,
			fields: []string{"name", f.name, "title", titles[k]},
		})
	}
}

// personLeads finds the lines that name people. A picture counts where no text
// has the name.
func (p *typedPage) personLeads() []personLead {
	var found []personLead
	named := map[string]bool{}
	for i := range p.lines {
		l := &p.lines[i]
		if l.img || l.chrome || l.level == 1 || p.where(l) != PlaceLeadership || p.inside(int32(i), atom.Blockquote, atom.Q) {
			continue
		}
		f, ok := p.personLead(int32(i))
		if !ok || cities[strings.ToLower(f.name)] {
			continue
		}
		named[f.key] = true
		found = append(found, f)
	}
	return p.pictured(found, named)
}

// articles begin what a sentence says of somebody, not a title.
var articles = wordTable("the a an who says said der die das ein eine le la un une el una")

// personLead reads line i as a name, or as a name with a title.
func (p *typedPage) personLead(i int32) (personLead, bool) {
	text := p.lines[i].text
	if name, key, ok := personName(text); ok {
		return personLead{line: i, name: name, key: key}, true
	}
	if name, key, title, ok := splitName(text); ok && titleLike(title) && !articles[firstWord(title)] {
		return personLead{line: i, name: name, key: key, title: title}, true
	}
	// Given and last name in elements of their own.
	if next := i + 1; int(next) < len(p.lines) && !strings.Contains(text, " ") && nameWord(text) {
		a, b := p.elems[p.lines[i].elem], p.elems[p.lines[next].elem]
		if a.parent == b.parent && !p.lines[next].img && a.node.DataAtom == b.node.DataAtom && !isBlock(a.node, attributes{}) {
			if name, key, ok := personName(text + " " + p.lines[next].text); ok {
				return personLead{line: i, name: name, key: key}, true
			}
		}
	}
	return personLead{}, false
}

// portraits are the words before a name in a picture's text.
var portraits = []string{"photo of ", "portrait of ", "picture of ", "headshot of ", "image of ", "photo de ", "portrait de ", "foto von ", "porträt von ", "foto de ", "bild von "}

// pictured adds the people whom only a picture names.
func (p *typedPage) pictured(found []personLead, named map[string]bool) []personLead {
	var all []personLead
	next := 0
	for i := range p.lines {
		for next < len(found) && int(found[next].line) == i {
			all = append(all, found[next])
			next++
		}
		l := &p.lines[i]
		if !l.img || l.chrome || p.where(l) != PlaceLeadership {
			continue
		}
		text := l.text
		for _, before := range portraits {
			if len(text) > len(before) && strings.EqualFold(text[:len(before)], before) {
				text = text[len(before):]
			}
		}
		name, key, ok := personName(text)
		if ok && !named[key] {
			named[key] = true
			all = append(all, personLead{line: int32(i), name: name, key: key, picture: true})
		}
	}
	return all
}

// titleOf finds the title of a person in the card, and how sure it is.
func (p *typedPage) titleOf(found []personLead, leads []int32, k int) (string, float64) {
	f := found[k]
	if f.title != "" {
		return f.title, 0.9
	}
	c := p.card(leads, k)
	guess := ""
	for _, i := range nearFirst(c) {
		l := &p.lines[i]
		if l.chrome || l.img || i == f.line || strings.HasSuffix(f.name, " "+l.text) {
			continue
		}
		hint := p.hint(i, c)
		column := p.column(i)
		switch {
		case hint == "bio" || hint == "date" || hint == "place", strings.HasPrefix(l.text, f.name):
		case (hint == "role" || columnSays(column, "title", "position", "role", "funktion", "fonction", "poste", "cargo")) && shortText(l.text, 16):
			return l.text, 0.92
		case titleLike(l.text):
			return l.text, 0.88
		case hint == "title" && shortText(l.text, 12):
			return l.text, 0.55 // posts have titles too
		case guess == "" && i > f.line && shortText(l.text, 6) && plainWords(l.text) && l.level == 0:
			guess = l.text
		}
	}
	return guess, 0.5
}

// nearFirst gives a card's lines after the lead, then those before it from the
// nearest on: titles stand under names, and sometimes above.
func nearFirst(c typedCard) []int32 {
	order := make([]int32, 0, c.to-c.from)
	for i := c.lead; i < c.to; i++ {
		order = append(order, i)
	}
	for i := c.lead - 1; i >= c.from; i-- {
		order = append(order, i)
	}
	return order
}

// plainWords tells of a line with no digits, addresses and calls to act.
func plainWords(text string) bool {
	if strings.ContainsAny(text, "0123456789@/“”\"") {
		return false
	}
	switch firstWord(text) {
	case "read", "learn", "view", "see", "contact", "linkedin", "more", "bio", "mehr", "profil", "lire", "leer", "email", "phone":
		return false
	}
	return true
}
