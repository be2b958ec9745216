package sources

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// planCard is one plan's place on a page, or rows that were read already.
type planCard struct {
	box    *planBox
	name   string
	kind   int
	plans  []Plan
	listed bool // it stands among others of its kind
	beside bool // it stands alone beside a list
	prose  bool // a sentence tells it
	claim  bool // a sentence about something else names its amount
}

// collect finds the plans inside a box, from the inside out: what has a name
// and a price of its own is a plan, what has only a price belongs to the name
// beside or above it.
func (r *planReader) collect(box *planBox) []*planCard {
	if len(r.between(box.a, box.b)) == 0 {
		return nil
	}
	if cards := r.table(box); len(cards) > 0 {
		return cards
	}
	if len(box.kids) == 0 {
		return r.leaf(box)
	}
	segs := r.segments(box)
	var priced []*planBox
	var found [][]*planCard
	single := true
	for _, s := range segs {
		if cards := r.collect(s); len(cards) > 0 {
			priced, found = append(priced, s), append(found, cards)
			single = single && len(cards) == 1 && cards[0].plans == nil
		}
	}
	switch {
	case len(priced) == 0:
		return nil
	case len(priced) == 1:
		return r.around(box, segs, priced[0], found[0])
	}
	if single {
		if card := r.joined(box, priced, found); card != nil {
			return []*planCard{card}
		}
	}
	return r.listed(box, segs, priced, found)
}

// leaf reads a run of text without structure.
func (r *planReader) leaf(box *planBox) []*planCard {
	points := r.between(box.a, box.b)
	if cards := r.sentences(box, points); cards != nil {
		return cards
	}
	card := &planCard{box: box}
	card.name, card.kind = r.name(box.a, box.b, points[0].part)
	line := r.lines[points[0].line].text
	if card.kind > nameNone {
		card.prose, card.claim = told(line, points[0]), claims(line, points[0])
	}
	if card.kind <= nameFirst && len(line) > 120 && points[0].Start-r.parts[box.a].start > 60 {
		card.name, card.kind = "", nameNone // prose that mentions a sum
	}
	return []*planCard{card}
}

// around decides for a box with one part that has prices: a list goes up as it
// is; a plan takes the better name, from inside or beside it.
func (r *planReader) around(box *planBox, segs []*planBox, seg *planBox, cards []*planCard) []*planCard {
	if len(cards) > 1 || cards[0].plans != nil {
		return append(cards, r.last(segs, seg, cards)...)
	}
	card := cards[0]
	if card.kind > nameNone {
		if softs := r.softs(segs, []*planBox{seg}, card.kind); len(softs) > 0 {
			card.box = seg
			return r.merge(segs, []*planBox{seg}, [][]*planCard{cards}, softs)
		}
	}
	if card.kind == nameHead {
		return cards
	}
	price := r.between(seg.a, seg.b)[0].part
	before, kind := r.name(box.a, seg.a, price)
	after, afterKind := r.name(seg.b, box.b, price)
	if afterKind > kind {
		before, kind = after, afterKind
	}
	if kind > card.kind {
		return []*planCard{{box: box, name: before, kind: kind}}
	}
	if card.kind == nameNone || small(box) {
		card.box = box
	}
	return cards
}

// last finds a plan without a price that stands outside of the list: behind
// it, under a short heading of the rank of its names, with words of contact.
func (r *planReader) last(segs []*planBox, seg *planBox, cards []*planCard) []*planCard {
	level := r.rank(cards[0])
	if level == 0 {
		return nil
	}
	for _, s := range segs {
		if s.a < seg.b || r.softAt(s) < 0 {
			continue
		}
		card := &planCard{box: s, listed: true}
		card.name, card.kind = r.name(s.a, s.b, r.softAt(s))
		if card.kind == nameHead && r.rank(card) == level && len(lexPlan(card.name)) <= 3 && !pressed(card.name) && s.b-s.a < 20 {
			return []*planCard{card}
		}
	}
	return nil
}

// rank is the level of the heading that names a card, 0 without one.
func (r *planReader) rank(c *planCard) int {
	if c.kind != nameHead || c.plans != nil {
		return 0
	}
	for i := c.box.a; i < c.box.b; i++ {
		if r.parts[i].level > 0 && strings.HasPrefix(r.parts[i].text, c.name) {
			return r.parts[i].level
		}
	}
	return 0
}

// small reports a box that may still be one card: few children, not the page.
func small(box *planBox) bool {
	return box.node == nil || box.node.Type == html.ElementNode && box.node.Data != "body" && box.node.Data != "main" && box.node.Data != "html" && len(box.kids) <= 12
}

// joined makes one card of several prices under one name: a month's and a
// year's, before and now, a total in small print.
func (r *planReader) joined(box *planBox, priced []*planBox, found [][]*planCard) *planCard {
	price := r.between(priced[0].a, priced[0].b)[0].part
	name, kind := r.name(box.a, priced[0].a, price)
	unnamed, strong, modes := 0, 0, map[string]bool{}
	for i, cards := range found {
		switch {
		case cards[0].kind == nameNone:
			unnamed++
		case cards[0].kind >= nameStrong:
			strong++
		}
		modes[r.between(priced[i].a, priced[i].b)[0].mode] = true
	}
	first := found[0][0].kind
	switch {
	case unnamed == len(found):
		// Prices alone: the name may stand below them as well.
		if kind < nameStrong {
			if after, k := r.name(priced[0].b, box.b, price); k > kind {
				name, kind = after, k
			}
		}
	// A heading over prices of which some have text behind them: features, or
	// the two sides of a switch, each with a list of its own.
	case kind >= nameStrong && strong == 0 && (first == nameNone || first == nameAfter && len(modes) == len(found) && !modes[""]):
	default:
		return nil
	}
	if unnamed == len(found) && kind <= nameFirst && r.labelled(priced) {
		return nil
	}
	return &planCard{box: box, name: name, kind: kind}
}

// labelled reports that each of several prices has a text of its own before
// it, all different: then these are names, though they say a period.
func (r *planReader) labelled(priced []*planBox) bool {
	seen := map[string]bool{}
	for _, s := range priced {
		label := r.label(s)
		if label == "" || seen[label] {
			return false
		}
		seen[label] = true
	}
	return true
}

// label is what names a box without a name in its text: its ARIA label, its
// picture, or its first text when it stands before the price, whatever it says.
func (r *planReader) label(box *planBox) string {
	if box.node != nil {
		if text := attribute(box.node, "aria-label"); text != "" && r.nameable(text, box.a, box.b, nameFirst) != "" {
			return fold(text)
		}
		if img := find(box.node, atom.Img); img != nil {
			if text := fold(attribute(img, "alt")); text != "" && r.nameable(text, box.a, box.b, nameFirst) != "" {
				return text
			}
		}
	}
	price := r.between(box.a, box.b)[0]
	p := r.parts[box.a]
	if price.part == box.a || len(p.text) > 30 || len(lexPlan(p.text)) > 2 {
		return ""
	}
	if list := lexPlan(p.text); len(list) == 1 && (list[0].class == wordFrom || list[0].class == wordNow || list[0].class == wordWas) {
		return ""
	}
	return trimName(p.text)
}

// listed keeps those of several that have names.
func (r *planReader) listed(box *planBox, segs, priced []*planBox, found [][]*planCard) []*planCard {
	labelled, best := r.labelled(priced), nameNone
	for _, cards := range found {
		for _, c := range cards {
			best = max(best, c.kind)
		}
	}
	lists := 0
	for _, cards := range found {
		if len(cards) > 1 || cards[0].plans != nil {
			lists++
		}
	}
	var keptSegs []*planBox
	var kept [][]*planCard
	for i, cards := range found {
		if len(cards) == 1 && cards[0].plans == nil {
			c := cards[0]
			if c.kind == nameNone && labelled && best <= nameFirst {
				c.name, c.kind = r.label(priced[i]), nameFirst
			}
			if c.kind == nameNone || (c.kind < nameFirst || c.claim) && best >= nameStrong {
				// Beside headed plans, a sum with some text behind it is prose.
				continue
			}
			c.box, c.beside = priced[i], lists > 0
		}
		keptSegs, kept = append(keptSegs, priced[i]), append(kept, cards)
	}
	if len(kept) == 0 {
		// Nothing here has a name: one may stand further out.
		return []*planCard{{box: box}}
	}
	return r.merge(segs, keptSegs, kept, r.softs(segs, keptSegs, best))
}
