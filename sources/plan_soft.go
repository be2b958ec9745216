package sources

import (
	"strings"
)

// softs finds the siblings of plans that say "free" or "contact us" in place
// of an amount, and are built alike.
func (r *planReader) softs(segs, priced []*planBox, kind int) map[*planBox]*planCard {
	out := map[*planBox]*planCard{}
	for _, s := range segs {
		if len(r.between(s.a, s.b)) > 0 || !alike(s, priced) {
			continue
		}
		at := r.softAt(s)
		if at < 0 {
			continue
		}
		name, k := r.name(s.a, s.b, at)
		if free, _ := soft(r.parts[at].text); free && at == s.a && k <= nameAfter && r.parts[at].flags&planStrong != 0 {
			// Nothing else names it: "Free" is its name and its price.
			name, k = trimName(r.parts[at].text), nameStrong
		}
		if k == nameNone || k < nameStrong && kind >= nameHead {
			continue
		}
		out[s] = &planCard{box: s, name: name, kind: k}
	}
	return out
}

// softAt is the part that stands for the price in a box without amounts, -1
// without one. A button counts when nothing else says it.
func (r *planReader) softAt(s *planBox) int {
	pressed := -1
	for i := s.a; i < s.b; i++ {
		text := strings.TrimLeft(r.parts[i].text, "–—- ")
		free, contact := soft(text)
		if !free && !contact {
			if softTail(text) > 0 {
				return i
			}
			continue
		}
		if r.parts[i].flags&planLabel == 0 && (i > s.a || contact) {
			if r.parts[i].level > 0 && i == s.a {
				pressed = max(pressed, i) // a plan that is called "Free"
				continue
			}
			return i
		}
		if pressed < 0 {
			pressed = i
		}
	}
	return pressed
}

// alike reports that a box is built like one of some others.
func alike(s *planBox, others []*planBox) bool {
	for _, o := range others {
		if s.level > 0 && s.level == o.level || s.node == nil && o.node == nil && s.level == o.level || s.node != nil && o.node != nil && s.node.DataAtom == o.node.DataAtom {
			return true
		}
	}
	return false
}

// merge puts plans with and without amounts into the page's order.
func (r *planReader) merge(segs, priced []*planBox, found [][]*planCard, softs map[*planBox]*planCard) []*planCard {
	var out []*planCard
	for _, s := range segs {
		for i := range priced {
			if priced[i] == s {
				out = append(out, found[i]...)
			}
		}
		if c := softs[s]; c != nil {
			out = append(out, c)
		}
	}
	// A sentence among plans of other make is not one of their list: what it
	// tells must stand by its own terms.
	sentences := 0
	for _, c := range out {
		if c.prose {
			sentences++
		}
	}
	for _, c := range out {
		c.listed = len(out) > 1 && (!c.prose || sentences == len(out))
	}
	return out
}

// soft says what a short text stands for in place of an amount: that the plan
// is free, or that its price is told on request.
func soft(text string) (free, contact bool) {
	if len(text) > 60 || strings.ContainsAny(text, "0123456789?") {
		return false, false
	}
	for _, t := range lexPlan(text) {
		switch t.class {
		case wordFree:
			free = true
		case wordContact:
			contact = true
		case wordFill, wordPrice, wordBreak, wordStop, wordEach, wordPer, wordPeriod, wordEvery, wordAnd, wordOnce:
		default:
			return false, false
		}
	}
	return free && !contact, contact
}
