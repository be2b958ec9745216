package sources

import (
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// typedLine is a piece of text, or a picture's name, that stands by itself:
// in a card a name and a title are two lines though no element breaks them.
type typedLine struct {
	text   string
	elem   int32 // innermost element that holds all of it
	head   int32 // the last heading at or above it, -1 for none
	level  int8  // of a heading, 0 for other text
	img    bool
	chrome bool
	href   string // the first link in or around it
}

// typedElem is an element and the lines in it: [from, to).
type typedElem struct {
	node             *html.Node
	parent, from, to int32
}

// typedHead is a heading; lead-ins such as "Trusted by" over logos count as
// the lowest level.
type typedHead struct {
	text     string
	level    int8
	line, up int32 // its first line; the heading that it stands under, -1
	place    Place // what it says it heads, or the one above says
}

// typedFrame is an element that may be chrome.
type typedFrame struct {
	elem int32
	why  string
	sure bool
}

// typedPage is a page as the typed readers look at it.
type typedPage struct {
	base    *url.URL
	place   Place
	lang    string
	title   string
	about   string // meta description
	lines   []typedLine
	elems   []typedElem
	heads   []typedHead
	frames  []typedFrame
	scopes  []int32      // elements with an itemtype
	scripts []*html.Node // JSON-LD
	shown   map[string]Region
}

// maxTypedLines bounds a page; the largest team page measured has 900 lines.
const maxTypedLines = 6000

// typedWalk gathers lines.
type typedWalk struct {
	*typedPage
	text    folder
	elem    int32 // where the open line began
	cur     int32
	href    string
	inLink  string
	classes map[[2]string]string // what a class and id say
	hidden  bool                 // hidden elements are read too
}

// open begins an element inside the current one.
func (w *typedWalk) open(n *html.Node) {
	w.elems = append(w.elems, typedElem{node: n, parent: w.cur, from: -1})
	w.cur = int32(len(w.elems) - 1)
}

// walk reads a subtree. What is hidden is left out, as in the blocks: a
// carousel shows its logos twice and hides one set.
func (w *typedWalk) walk(n *html.Node, flags flag) {
	switch n.Type {
	case html.TextNode:
		w.write(n.Data)
		return
	case html.ElementNode:
	default:
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			w.walk(c, flags)
		}
		return
	}
	if len(w.lines) >= maxTypedLines || w.silent(n) {
		return
	}
	at := readAttributes(n)
	if at.hidden() != 0 && !w.hidden || anchor(n) {
		return
	}
	switch n.DataAtom {
	case atom.Img:
		w.picture(n, at.alt)
		return
	case atom.Br:
		w.flush()
		return
	case atom.Main, atom.Article:
		flags |= flagMain
	}
	w.element(n, at, flags)
}

// silent notes JSON-LD and drawings, and skips what shows no text.
func (w *typedWalk) silent(n *html.Node) bool {
	switch {
	case n.DataAtom == atom.Script:
		if strings.EqualFold(strings.TrimSpace(attribute(n, "type")), "application/ld+json") {
			w.scripts = append(w.scripts, n)
		}
		return true
	case n.Data == "svg":
		if label := drawingName(n); label != "" {
			w.picture(n, label)
		}
		return true
	case n.DataAtom == atom.Head:
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			w.silent(c)
		}
		return true
	}
	return silent[n.DataAtom]
}

// drawingName is what a drawing says it shows.
func drawingName(n *html.Node) string {
	if label := attribute(n, "aria-label"); label != "" {
		return label
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Data == "title" && c.FirstChild != nil {
			return c.FirstChild.Data
		}
	}
	return ""
}

// element reads an element: where it ends lines, what it may be chrome of, and
// its heading, whose lines are known only at its end.
func (w *typedWalk) element(n *html.Node, at attributes, flags flag) {
	outer, block := w.cur, isBlock(n, at)
	// A time says its day better than its text, so it is a line of its own.
	block = block || n.DataAtom == atom.Time
	if block || splitsBefore(n, at, w.text.empty()) {
		w.flush()
	}
	start := len(w.lines)
	w.open(n)
	if why, sure := w.frameOf(n, at, flags); why != "" && n.DataAtom != atom.Body && n.DataAtom != atom.Main {
		w.frames = append(w.frames, typedFrame{w.cur, why, sure})
	}
	if attribute(n, "itemtype") != "" {
		w.scopes = append(w.scopes, w.cur)
	}
	link := w.inLink
	if n.DataAtom == atom.A && at.href != "" {
		w.inLink = at.href
	}
	begun := w.text.empty()
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, flags)
	}
	if block || begun && splitsAfter(n) {
		w.flush()
	}
	w.inLink = link
	w.cur = outer
	if level := levelOf(n, at); level > 0 {
		w.heading(level, start)
	}
}

// frameOf asks each class once: cards repeat theirs.
func (w *typedWalk) frameOf(n *html.Node, at attributes, flags flag) (string, bool) {
	if at.role != "" || tagFrames[n.DataAtom] != "" {
		return frameOf(n, at, place{flags: flags})
	}
	if at.class == "" && at.id == "" {
		return "", false
	}
	key := [2]string{at.class, at.id}
	why, known := w.classes[key]
	if !known {
		if why = className(at.class); why == "" {
			why = className(at.id)
		}
		w.classes[key] = why
	}
	return why, false
}

// levelOf is a heading's level, 0 for all else.
func levelOf(n *html.Node, at attributes) int8 {
	if at.role == "heading" {
		return int8(headingDigit(at.level)[0] - '0')
	}
	if len(n.Data) == 2 && n.Data[0] == 'h' {
		return int8(headingLevel(n.Data))
	}
	return 0
}

// splitsBefore tells whether an inline element begins a line of its own:
// right after another one, or small print after a text.
func splitsBefore(n *html.Node, at attributes, empty bool) bool {
	if empty || !separates[n.DataAtom] && n.DataAtom != atom.Em && n.DataAtom != atom.I {
		return false
	}
	prev := n.PrevSibling
	for prev != nil && prev.Type == html.TextNode && strings.TrimSpace(prev.Data) == "" {
		prev = prev.PrevSibling
	}
	switch {
	case prev == nil:
		return false
	case prev.Type == html.ElementNode:
		return prev.DataAtom != atom.Em && prev.DataAtom != atom.I
	}
	set := n.DataAtom == atom.Small || n.DataAtom == atom.Span && at.class != ""
	return set && opensLine(firstRune(n))
}

// splitsAfter tells whether the text after an inline element is another line:
// a name in bold, and the title after it without a comma.
func splitsAfter(n *html.Node) bool {
	next := n.NextSibling
	if !separates[n.DataAtom] || next == nil || next.Type != html.TextNode {
		return false
	}
	text := strings.TrimSpace(next.Data)
	return text != "" && opensLine([]rune(text[:min(len(text), 4)])[0])
}

// opensLine tells of a letter that a name, title or date begins with.
func opensLine(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) }
