package tag

import (
	"strings"

	"keywatch/diff"
	"keywatch/sources"
)

// many is how many openings one check may show before they are told as one,
// manyLogos how many names on a page of customers or partners, and rewritten
// how many untagged edits before the page counts as rewritten.
const (
	many      = 5
	manyLogos = 8
	rewritten = 6
)

// gather puts cards of one check together where apart they would flood: more
// than five openings, a page rewritten throughout, a list that rolled on, the
// frame around the page.
func gather(list []*card) []*card {
	list = gatherIf(list, many, openings(diff.Added), false)
	list = gatherIf(list, many, openings(diff.Removed), false)
	list = gatherIf(list, manyLogos, logos(diff.Added), false)
	list = gatherIf(list, manyLogos, logos(diff.Removed), false)
	list = rollOff(list)
	list = portraits(heads(list))
	list = gatherIf(list, 0, func(c *card) bool { return c.chrome() && !meaningful(c.tags) }, true)
	return gatherIf(list, rewritten, func(c *card) bool { return len(c.tags) == 0 && isPiece(c.first()) && !listing(c.first().Place) }, true)
}

// openings picks cards of openings that came, or went.
func openings(op diff.Op) func(*card) bool {
	return func(c *card) bool {
		return c.first().Place == sources.PlaceCareers && c.op() == op && isPiece(c.first()) && !c.chrome()
	}
}

// logos picks cards of single names on a page of customers or partners.
func logos(op diff.Op) func(*card) bool {
	return func(c *card) bool {
		return c.op() == op && !c.chrome() && len(c.changes) == 1 && logoLine(c.changes) != ""
	}
}

// meaningful reports whether tags of something outside the content are worth
// an event: menus and footers advertise all the time.
func meaningful(tags []Evidence) bool {
	return len(tags) > 0 && tags[0].Confidence >= 0.75
}

// gatherIf joins the cards that fit into the first of them when they are more
// than floor. Whole cards are read as a whole only.
func gatherIf(list []*card, floor int, fits func(*card) bool, whole bool) []*card {
	n := 0
	for _, c := range list {
		if fits(c) {
			n++
		}
	}
	if n <= floor || n < 2 && !whole {
		return list
	}
	var out []*card
	var head *card
	for _, c := range list {
		switch {
		case !fits(c):
			out = append(out, c)
		case head == nil:
			head = &card{changes: append([]diff.Change(nil), c.changes...), src: c.src, at: c.at, whole: whole}
			out = append(out, head)
		default:
			head.changes = append(head.changes, c.changes...)
		}
	}
	if whole && head != nil && head.chrome() {
		head.tags = []Evidence{}
	}
	return out
}

// rollOff lets headlines that leave a list of news while others come join
// these: the list has a fixed length, nobody took anything back.
func rollOff(list []*card) []*card {
	var came *card
	for _, c := range list {
		if c.op() == diff.Added && rolls(c) && came == nil {
			came = c
		}
	}
	if came == nil {
		return list
	}
	var out []*card
	for _, c := range list {
		if c.op() == diff.Removed && rolls(c) {
			came.changes = append(came.changes, c.changes...)
			continue
		}
		out = append(out, c)
	}
	return out
}

// heads lets a page's title and description join the headline that changed
// with them: they say the same once more, to search engines.
func heads(list []*card) []*card {
	var hero *card
	for _, c := range list {
		if first := c.first(); first.Element == "h1" && first.Op != diff.Removed && hero == nil {
			hero = c
		}
	}
	if hero == nil {
		return list
	}
	var out []*card
	for _, c := range list {
		if e := c.first().Element; c != hero && len(c.changes) == 1 && (e == "title" || e == "meta") {
			hero.changes = append(hero.changes, c.changes...)
			continue
		}
		out = append(out, c)
	}
	return out
}

// portraits lets a picture join the thing that it shows: "Portrait of Henrike
// Solberg" beside her name.
func portraits(list []*card) []*card {
	var out []*card
	for _, c := range list {
		if of := shownBy(c, list); of != nil {
			of.changes = append(of.changes, c.changes...)
			continue
		}
		out = append(out, c)
	}
	return out
}

// shownBy finds the card whose name a lone picture's text has.
func shownBy(c *card, list []*card) *card {
	first := c.first()
	if len(c.changes) != 1 || first.Element != "img" {
		return nil
	}
	for _, other := range list {
		name := strings.TrimSpace(beforeComma(other.first().Text()))
		if other != c && other.op() == c.op() && other.first().Element != "img" && personLike(name) && strings.Contains(first.Text(), name) {
			return other
		}
	}
	return nil
}

// rolls reports whether a card is an item of a list of the latest things.
func rolls(c *card) bool { return rolling(c.first().Place) && isPiece(c.first()) && !c.chrome() }

// rolling reports whether a page of this sort lists the latest things, so
// that old ones leave it as new ones come.
func rolling(p sources.Place) bool {
	switch p {
	case sources.PlaceNewsroom, sources.PlaceBlog, sources.PlaceChangelog, sources.PlaceEvents:
		return true
	}
	return false
}

// comes reports whether a check of a rolling list shows something new.
func comes(changes []diff.Change) bool {
	for _, ch := range changes {
		if ch.Op == diff.Added && rolling(ch.Place) && ch.Region != sources.RegionChrome {
			return true
		}
	}
	return false
}
