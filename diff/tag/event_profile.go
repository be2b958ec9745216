package tag

import (
	"time"
)

// profile is what all tellings of an event say together.
type profile struct {
	facts
	firms       map[string]bool
	products    map[string]bool
	tags        map[string]bool
	sources     map[string]bool
	first, last time.Time
	stranger    bool // only others told of it yet
	n           int
}

func newProfile() *profile {
	return &profile{facts: facts{lesson: true, asks: true, coming: true, aside: true}, stranger: true}
}

// add lets an event know what a further telling says.
func (p *profile) add(t telling) {
	f := t.facts
	if p.n == 0 {
		// The first telling's words are the event's.
		p.words, p.things, p.caps = f.words, f.things, f.caps
	} else {
		for key, w := range f.words {
			p.addWord(key, w.grade, w.head)
		}
		for thing, w := range f.things {
			p.addThing(thing, w.head)
		}
		for w := range f.caps {
			mark(&p.caps, w)
		}
	}
	for _, fig := range f.figures {
		p.addFigure(fig)
	}
	for d := range f.days {
		mark(&p.days, d)
	}
	for key := range f.self {
		mark(&p.self, key)
	}
	p.does |= f.does
	p.doesToo |= f.doesToo
	p.people = append(p.people, f.people...)
	p.went = p.went || f.went
	p.lesson = p.lesson && f.lesson
	p.coming = p.coming && f.coming
	p.asks = p.asks && f.asks
	for c := range f.codes {
		mark(&p.codes, c)
	}
	for c := range t.products {
		mark(&p.products, c)
	}
	for c := range f.leaders {
		mark(&p.leaders, c)
	}
	p.aside = p.aside && f.aside
	p.stranger = p.stranger && t.stranger
	for tag := range t.tags {
		mark(&p.tags, tag)
	}
	for f := range t.firms {
		mark(&p.firms, f)
	}
	mark(&p.sources, t.teller)
	if p.n == 0 || t.at.Before(p.first) {
		p.first = t.at
	}
	if t.at.After(p.last) {
		p.last = t.at
	}
	p.n++
}

// known gives what is known of an event, and counts its words as heard.
func (w *work) profileOf(g *growing) *profile {
	if g.profile != nil {
		return g.profile
	}
	p := newProfile()
	g.profile = p
	for i, t := range g.heard(w) {
		if i == 0 {
			p.tongue = t.facts.tongue
		}
		p.add(t)
	}
	for key := range p.words {
		w.seenIn[key]++
	}
	for thing := range p.things {
		w.seenIn[thing]++
	}
	for i := range doings {
		if p.doesToo&(1<<i) != 0 {
			w.doesIn[i]++
		}
	}
	for key := range p.self {
		w.self[key] = true
	}
	w.counted[p] = true
	return p
}

// past reports whether an event is over for a telling: after eleven days, and
// for who has told it already, it must say that the thing went on; after 25
// days the event is closed.
func (g *growing) past(t telling) bool {
	const day = 24 * time.Hour
	gap := t.at.Sub(g.profile.last)
	goesOn := t.facts.turn || due(g.profile, t)
	return gap > 25*day || !goesOn && (gap > 11*day || g.profile.sources[t.teller])
}

// callings are the words by which a company and others are named.
func (a *Assigner) callings(company string) callings {
	return callings{own: a.own[company], others: a.named1}
}

// callings are those of the company of a call, which keeps what it read.
func (w *work) callings() callings {
	c := w.a.callings(w.company)
	c.read = w.read
	return c
}

// calledBy reports whether words with capitals have a company's name. Where it
// is known to be in play this is enough, also when the name is a word.
func (a *Assigner) calledBy(company string, caps map[string]bool) bool {
	for _, w := range a.calls[company] {
		if caps[w] {
			return true
		}
	}
	return false
}

// productsIn finds a company's products in a headline.
func (a *Assigner) productsIn(company string, f facts) map[string]bool {
	var m map[string]bool
	for _, product := range a.products[company] {
		if f.caps[product] && f.words[keyOf(product)].head {
			if m == nil {
				m = map[string]bool{}
			}
			m[product] = true
		}
	}
	return m
}

// others are the companies of a list but the one whose events these are.
func (w *work) others(companies []string) map[string]bool {
	m := map[string]bool{}
	for _, c := range companies {
		if c != w.company {
			m[c] = true
		}
	}
	return m
}
