package sources

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// typedCard is what belongs to one thing of several on a page: the lines
// [from, to), the element that holds them when one does, and the line that
// told of it.
type typedCard struct {
	from, to, elem, lead int32
}

// maxCard bounds a card, in lines; what is longer is a section.
const maxCard = 24

// maxFlat bounds how far a card without an element of its own goes on.
const maxFlat = 6

// card finds what belongs to candidate k of several, by line: the largest
// element around it that holds no other. Where all stand in one element, the
// lines up to the next candidate or heading are its own.
func (p *typedPage) card(leads []int32, k int) typedCard {
	lead := leads[k]
	lo, hi := int32(0), int32(len(p.lines))
	if k > 0 {
		lo = leads[k-1] + 1
	}
	if k+1 < len(leads) {
		hi = leads[k+1]
	}
	e := p.lines[lead].elem
	for up := p.elems[e].parent; up >= 0; up = p.elems[up].parent {
		el := &p.elems[up]
		if el.from < lo || el.to > hi || el.to-el.from > maxCard || p.holdsMore(el, lead) {
			break
		}
		e = up
	}
	c := typedCard{from: p.elems[e].from, to: p.elems[e].to, elem: e, lead: lead}
	if p.elems[e].node.DataAtom == atom.Dd {
		for c.from > lo && p.inside(c.from-1, atom.Dt) {
			c.from-- // the term that the lead explains
		}
	}
	if c.to-c.from > 1 && !p.isHeading(e) {
		return c
	}
	end := hi
	if up := p.elems[e].parent; up >= 0 {
		end = min(end, p.elems[up].to)
	}
	for c.to < end && c.to-c.from < maxFlat && !p.ends(c.to, lead) {
		c.to++
	}
	return c
}

// isHeading tells of h1 to h6, whose rest stands beside and not inside.
func (p *typedPage) isHeading(e int32) bool { return headingLevel(p.elems[e].node.Data) > 0 }

// holdsMore tells whether an element is a section and not a card: it is one
// by name, or holds headings beside the card's.
func (p *typedPage) holdsMore(el *typedElem, lead int32) bool {
	switch el.node.DataAtom {
	case atom.Body, atom.Main, atom.Table, atom.Tbody, atom.Html:
		return true
	}
	own, heads := p.lines[lead].level, 0
	seen := int32(-2)
	for i := el.from; i < el.to; i++ {
		l := &p.lines[i]
		if l.level == 0 || l.head == seen {
			continue
		}
		seen = l.head
		if l.level == 1 && own != 1 || own > 0 && l.level <= own && l.head != p.lines[lead].head {
			return true
		}
		heads++
	}
	return own == 0 && heads > 1
}

// ends tells whether line i begins something else than what the lead told of.
func (p *typedPage) ends(i, lead int32) bool {
	l, own := &p.lines[i], &p.lines[lead]
	if l.level == 0 {
		return l.chrome
	}
	return own.level == 0 || l.level <= own.level && l.head != own.head
}

// hints are words of classes and microdata that say what a part of a card is.
var hints = map[string]string{
	"name": "name", "title": "title", "role": "role", "position": "role", "jobtitle": "role", "designation": "role", "funktion": "role", "poste": "role", "cargo": "role", "job": "role",
	"location": "place", "place": "place", "city": "place", "venue": "place", "ort": "place", "standort": "place", "lieu": "place", "ville": "place", "ubicacion": "place", "office": "place", "where": "place",
	"department": "team", "team": "team", "bereich": "team", "abteilung": "team", "service": "team", "dept": "team", "division": "team",
	"date": "date", "datum": "date", "when": "date", "fecha": "date", "version": "version",
	"type": "kind", "employment": "kind", "commitment": "kind", "bio": "bio", "quote": "bio", "company": "company",
}

// hint says what the class nearest to a line, inside its card, calls it; "" for
// nothing. The last telling word of a class counts: "team-member-name".
func (p *typedPage) hint(i int32, c typedCard) string {
	for e := p.lines[i].elem; e >= 0 && e != c.elem; e = p.elems[e].parent {
		said := ""
		for _, key := range [...]string{"itemprop", "class"} {
			classWords(attribute(p.elems[e].node, key), func(word string) bool {
				if h := hints[word]; h != "" {
					said = h
				}
				return true
			})
			if said != "" {
				return said
			}
		}
	}
	return ""
}

// column says what the table column of a line is called, in lower case; "" out
// of tables and in those without heads.
func (p *typedPage) column(i int32) string {
	cell := p.lines[i].elem
	for cell >= 0 && p.elems[cell].node.DataAtom != atom.Td {
		if p.elems[cell].node.DataAtom == atom.Dd {
			return p.term(i)
		}
		cell = p.elems[cell].parent
	}
	if cell < 0 || p.elems[cell].parent < 0 {
		return ""
	}
	index := 0
	for s := p.elems[cell].node.PrevSibling; s != nil; s = s.PrevSibling {
		if s.DataAtom == atom.Td || s.DataAtom == atom.Th {
			index++
		}
	}
	table := p.elems[cell].parent
	for table >= 0 && p.elems[table].node.DataAtom != atom.Table {
		table = p.elems[table].parent
	}
	if table < 0 {
		return ""
	}
	for j := p.elems[table].from; j < i; j++ {
		e := p.lines[j].elem
		for e > table && p.elems[e].node.DataAtom != atom.Th {
			e = p.elems[e].parent
		}
		if e <= table {
			return "" // the first line of a table with heads stands in one
		}
		at := 0
		for s := p.elems[e].node.PrevSibling; s != nil; s = s.PrevSibling {
			if s.DataAtom == atom.Th || s.DataAtom == atom.Td {
				at++
			}
		}
		if at == index {
			return strings.ToLower(p.lines[j].text)
		}
	}
	return ""
}

// term is the last term of a list above a line that describes it, in lower case.
func (p *typedPage) term(i int32) string {
	for j := i - 1; j >= 0 && j > i-4; j-- {
		if p.inside(j, atom.Dt) {
			return strings.ToLower(p.lines[j].text)
		}
	}
	return ""
}

// columnSays tells whether a column's head has one of the words.
func columnSays(column string, words ...string) bool {
	for _, w := range words {
		if column != "" && strings.Contains(column, w) {
			return true
		}
	}
	return false
}

// inside tells whether a line stands in one of the elements.
func (p *typedPage) inside(i int32, kinds ...atom.Atom) bool {
	for e := p.lines[i].elem; e >= 0; e = p.elems[e].parent {
		for _, k := range kinds {
			if p.elems[e].node.DataAtom == k {
				return true
			}
		}
	}
	return false
}

// cardLink is the link of the card's lead, or the only other one in it.
func (p *typedPage) cardLink(c typedCard) string {
	if href := p.link(p.lines[c.lead].href); href != "" {
		return href
	}
	found := ""
	for i := c.from; i < c.to; i++ {
		if href := p.link(p.lines[i].href); href != "" && !p.lines[i].chrome {
			if found != "" && found != href {
				return ""
			}
			found = href
		}
	}
	return found
}
