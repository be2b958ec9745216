package sources

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// planFlag is what the elements around a piece of text say about it.
type planFlag uint16

const (
	planStruck planFlag = 1 << iota // del, s, or a class of old prices
	planStrong                      // b, strong, th, dt, or a class of names
	planLabel                       // something to press
	planList                        // a line of a list
	planBadge                       // a class of badges, ribbons, tags
	planBeside                      // below a heading over extras
	planHidden                      // not shown until something is switched
	planMoney                       // inside an amount
	planCents                       // sup, or a class of decimals
)

// planPart is one run of text with one parent.
type planPart struct {
	text       string
	line       int
	start, end int // bytes of the line
	flags      planFlag
	level      int // of the heading that it stands in, 0 outside
	mode       string
}

// planLine is what stands on one line: amounts are read from it, since signs
// and cents often have elements of their own.
type planLine struct {
	text   string
	space  bool // a gap is owed before the next text
	a, b   int  // parts
	points []planPoint
}

// planBox is an element with text, or a run of text, or a group of siblings
// that stand under one heading.
type planBox struct {
	node  *html.Node // nil for runs and groups
	kids  []*planBox
	a, b  int // parts
	level int // of a heading; 7 for dt, 8 for what is a name by its looks
}

// planPlace is what is known where the walk stands.
type planPlace struct {
	flags planFlag
	level int
	mode  string
}

// boxer cuts a page into boxes, parts and lines.
type boxer struct {
	parts []planPart
	lines []planLine
	apart bool   // the next text begins a line
	space bool   // white space stood since the last text
	mode  string // the side of a switch that attributes are read for
}

// element reads an element's content into a box, nil when it shows nothing.
func (b *boxer) element(n *html.Node, at planPlace) *planBox {
	box := &planBox{node: n, a: len(b.parts), level: at.level}
	if value, ok := switched(n, b.mode); ok {
		b.text(value, at)
		box.b = len(b.parts)
		return box
	}
	loose := hasText(n)
	var run *planBox
	asked := 0 // the level of a heading over questions
	extra := 0 // the level of a heading over extras
	for next := n.FirstChild; next != nil; next = next.NextSibling {
		c := drawn(next)
		if c.Type == html.TextNode {
			run = b.piece(box, run, c, at)
			continue
		}
		if c.Type != html.ElementNode {
			continue
		}
		if c.DataAtom == atom.Br || c.DataAtom == atom.Hr {
			b.apart, run = true, nil
			continue
		}
		inner, ok := b.enter(c, at)
		if !ok {
			b.apart = b.apart || blockElements[c.DataAtom]
			continue
		}
		if !planBlock(c) && loose {
			if run == nil {
				run = &planBox{a: len(b.parts)}
				box.kids = append(box.kids, run)
			}
			b.inline(c, inner)
			run.b = len(b.parts)
			continue
		}
		run = nil
		if extra > 0 {
			inner.flags |= planBeside
		}
		before := len(b.parts)
		asked = b.kid(box, c, inner, asked)
		extra = b.beside(before, extra)
	}
	return b.close(box)
}

// piece adds text to the run of inline content that is open.
func (b *boxer) piece(box, run *planBox, c *html.Node, at planPlace) *planBox {
	if strings.TrimSpace(c.Data) == "" {
		b.space = true
		return run
	}
	if c.Parent.DataAtom != atom.Pre {
		return b.words(box, run, c.Data, at)
	}
	for _, data := range strings.Split(c.Data, "\n") {
		if strings.TrimSpace(data) != "" {
			b.words(box, nil, data, at)
		}
		b.apart = true
	}
	return nil
}

// words adds text to a run, a new one when none is open.
func (b *boxer) words(box, run *planBox, data string, at planPlace) *planBox {
	if run == nil {
		run = &planBox{a: len(b.parts)}
		box.kids = append(box.kids, run)
	}
	b.text(data, at)
	run.b = len(b.parts)
	return run
}

// kid reads one child as a box of its own. What follows a heading over
// questions is dropped until a heading of its rank.
func (b *boxer) kid(box *planBox, c *html.Node, inner planPlace, asked int) int {
	block := planBlock(c)
	parts, lines := len(b.parts), len(b.lines)
	b.apart = b.apart || block
	k := b.element(c, inner)
	b.apart = b.apart || block
	if k == nil {
		return asked
	}
	first := b.parts[k.a].level
	if asked > 0 && first > 0 && first <= asked {
		asked = 0
	}
	if asked == 0 && first > 0 && asks(b.parts[k.a].text) {
		asked = first
	}
	if asked > 0 && lines > 0 && b.parts[k.a].line < lines {
		asked = 0 // on the line of what stands before: no section
	}
	if asked > 0 {
		b.parts, b.lines = b.parts[:parts], b.lines[:lines]
		b.apart = true
		return asked
	}
	box.kids = append(box.kids, k)
	return 0
}

// close drops empty kids and wrappers without content of their own.
func (b *boxer) close(box *planBox) *planBox {
	box.b = len(b.parts)
	if box.b == box.a {
		return nil
	}
	kept := box.kids[:0]
	for _, k := range box.kids {
		if k.b > k.a {
			kept = append(kept, k)
		}
	}
	box.kids = kept
	if len(kept) == 1 && kept[0].node == nil {
		box.kids = nil
	}
	return box
}

// inline reads an element inside a run of text.
func (b *boxer) inline(n *html.Node, at planPlace) {
	if value, ok := switched(n, b.mode); ok {
		b.text(value, at)
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			if strings.TrimSpace(c.Data) == "" {
				b.space = true
				continue
			}
			b.text(c.Data, at)
		case c.Type == html.ElementNode && c.DataAtom == atom.Br:
			b.apart = true
		case c.Type == html.ElementNode:
			if inner, ok := b.enter(c, at); ok {
				b.inline(c, inner)
			}
		}
	}
}

// drawn is an element as it is read: preformatted columns as the table that
// they draw.
func drawn(n *html.Node) *html.Node {
	if n.DataAtom == atom.Pre {
		if table := aligned(n); table != nil {
			return table
		}
	}
	return n
}

// hasText reports text directly inside an element.
func hasText(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" {
			return true
		}
	}
	return false
}

// planBlock reports an element that stands by itself: a block, or a link or
// span that builders wrap around blocks.
func planBlock(n *html.Node) bool { return wraps(n, 6) }

// wraps looks for blocks a few levels deep; builders nest no deeper.
func wraps(n *html.Node, depth int) bool {
	if blockElements[n.DataAtom] || n.DataAtom == atom.Option || n.DataAtom == 0 && strings.Contains(n.Data, "-") {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (blockElements[c.DataAtom] || depth > 0 && c.FirstChild != nil && c.DataAtom != atom.Svg && wraps(c, depth-1)) {
			return true
		}
	}
	return false
}
