package sources

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// newTypedPage looks at a page once for all typed readers.
func newTypedPage(root *html.Node, base *url.URL, place Place, items []Item, lang string) *typedPage {
	head := readHead(root)
	p := &typedPage{base: base, place: place, lang: strings.ToLower(lang), title: head.title, about: head.description, shown: make(map[string]Region, len(items))}
	for _, it := range items {
		if p.shown[it.Text] != RegionMain {
			p.shown[it.Text] = it.Region
		}
	}
	if p.lang == "" {
		p.lang = head.lang
	}
	for _, hidden := range []bool{false, true} {
		w := &typedWalk{typedPage: p, cur: -1, hidden: hidden, classes: map[[2]string]string{}}
		p.heads, p.frames, p.scopes, p.scripts = nil, nil, nil, nil
		p.lines = make([]typedLine, 0, len(items)*5/4+16)
		p.elems = append(make([]typedElem, 0, len(items)*4+64), typedElem{node: root, parent: -1, from: -1})
		w.cur = 0
		w.walk(root, 0)
		w.flush()
		if len(p.lines) > 0 {
			break // else a page that hides itself until a script has run
		}
	}
	p.ranges()
	p.findChrome()
	if p.place == PlaceUnknown {
		p.place = p.guessPlace()
	}
	p.findSections()
	return p
}

// ranges finds the lines of each element.
func (p *typedPage) ranges() {
	for i, l := range p.lines {
		for e := l.elem; e >= 0; e = p.elems[e].parent {
			el := &p.elems[e]
			if el.from < 0 {
				el.from = int32(i)
			}
			el.to = int32(i) + 1
		}
	}
}

// findChrome marks the lines of navigation, footers and the like, by the same
// measure as the blocks of the page.
func (p *typedPage) findChrome() {
	sums := make([]int, len(p.lines)+1)
	for i, l := range p.lines {
		sums[i+1] = sums[i] + len(l.text)
	}
	for _, f := range p.frames {
		el := p.elems[f.elem]
		if el.from < 0 {
			continue
		}
		frame := frame{why: f.why, sure: f.sure, text: sums[el.to] - sums[el.from]}
		for _, l := range p.lines[el.from:el.to] {
			frame.h1 = frame.h1 || l.level == 1
			if frame.prose == 0 && isProse(l.text) {
				frame.prose = len(l.text)
			}
		}
		if frame.believed(sums[len(p.lines)]) {
			for i := el.from; i < el.to; i++ {
				p.lines[i].chrome = true
			}
		}
	}
	for i := range p.lines {
		l := &p.lines[i]
		// What the options leave out, and what the page's blocks call chrome.
		if r, known := p.shown[l.text]; known && r == RegionChrome {
			l.chrome = true
		}
	}
}

// read tells whether the page's blocks have a line: what the source's options
// exclude, or do not include, is no block and no item either. Lines are finer
// than blocks, so one may stand inside a block. Drawings' titles are no blocks
// of their own, and without any blocks there is nothing to ask.
func (p *typedPage) read(i int) bool {
	l := &p.lines[i]
	if _, known := p.shown[l.text]; known || len(p.shown) == 0 || l.img && (l.text == "" || p.elems[l.elem].node.Data == "svg") {
		return true
	}
	for text := range p.shown {
		if strings.Contains(text, l.text) {
			return true
		}
	}
	return false
}

// guessPlace tells what a page is whose source does not say: from its
// address, its title, or its main heading.
func (p *typedPage) guessPlace() Place {
	address := ""
	if p.base != nil {
		address = p.base.String()
	}
	if where := PlaceOf(address, p.title); where != PlaceUnknown {
		return where
	}
	for _, h := range p.heads {
		if h.level == 1 {
			return placeOfHeading(h.text)
		}
	}
	return PlaceUnknown
}

// leadIn is the level of a line that heads what follows without being a
// heading.
const leadIn = 7

// findSections finds what each heading stands under and what it heads.
func (p *typedPage) findSections() {
	heads := make([]typedHead, 0, len(p.heads)+4)
	whole := p.place != PlaceHome && p.place != PlaceProduct && p.place != PlaceUnknown
	next := 0
	for i := range p.lines {
		l := &p.lines[i]
		switch {
		case next < len(p.heads) && int(p.heads[next].line) == i:
			heads = append(heads, p.heads[next])
			next++
		case !whole && l.level == 0 && !l.img && !l.chrome && len(l.text) < maxLeadIn && placeOfPhrase(strings.ToLower(l.text)) == PlaceCustomers:
			heads = append(heads, typedHead{text: l.text, level: leadIn, line: int32(i)})
		}
		l.head = int32(len(heads) - 1)
	}
	for i := range heads {
		h := &heads[i]
		h.up = int32(i) - 1
		for h.up >= 0 && heads[h.up].level >= h.level {
			h.up = heads[h.up].up
		}
		if h.place = placeOfHeading(h.text); h.place == PlaceUnknown && h.up >= 0 {
			h.place = heads[h.up].place
		}
	}
	p.heads = heads
}

// maxLeadIn bounds "Trusted by the finance teams of", in bytes.
const maxLeadIn = 60

// where tells what the part of the page is that a line stands in: a home page
// has its customers and team too, but on a page of jobs "Our team" heads jobs.
func (p *typedPage) where(l *typedLine) Place {
	said := PlaceUnknown
	if l.head >= 0 {
		said = p.heads[l.head].place
	}
	switch p.place {
	case PlaceHome, PlaceProduct, PlaceUnknown:
		if said != PlaceUnknown {
			return said
		}
	case PlaceLeadership:
		if said == PlaceCustomers || said == PlaceCareers || said == placeVoices {
			return said
		}
	case PlaceCustomers, PlacePartners:
		if said == placeVoices {
			return said
		}
	}
	return p.place
}

// section is the path of the headings above a line.
func (p *typedPage) section(i int) string {
	var parts []string
	h := p.lines[i].head
	if h >= 0 && p.lines[i].level > 0 {
		h = p.heads[h].up
	}
	for ; h >= 0; h = p.heads[h].up {
		parts = append([]string{cut(p.heads[h].text, maxHeading)}, parts...)
	}
	return strings.Join(parts, " > ")
}

// link makes a line's link absolute, "" for none.
func (p *typedPage) link(href string) string {
	ref, err := url.Parse(strings.TrimSpace(href))
	if err != nil || href == "" || strings.HasPrefix(href, "#") || ref.Scheme == "mailto" || ref.Scheme == "tel" || ref.Scheme == "javascript" {
		return ""
	}
	if p.base == nil {
		return ref.String()
	}
	return p.base.ResolveReference(ref).String()
}
