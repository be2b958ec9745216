package sources

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// flag is what a block's ancestors say about it.
type flag uint16

const (
	flagHidden flag = 1 << iota // not shown: hidden, aria-hidden, display:none
	flagPlain                   // bare text, where line breaks count
	flagLabel                   // button, label, tab: something to press
	flagList                    // inside ul or ol
	flagTable                   // inside a table
	flagMain                    // inside main, role=main or article
	flagLink                    // inside a link that wraps blocks
)

// silent elements show no text, or text that is not the page's: a select's
// options and what stands in for scripts.
var silent = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true, atom.Head: true,
	atom.Select: true, atom.Datalist: true, atom.Textarea: true, atom.Iframe: true, atom.Object: true,
	atom.Canvas: true, atom.Audio: true, atom.Video: true, atom.Math: true, atom.Noembed: true, atom.Noframes: true,
}

// blockElements end the line before and after themselves.
var blockElements = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true, atom.Button: true,
	atom.Caption: true, atom.Center: true, atom.Dd: true, atom.Details: true, atom.Dialog: true, atom.Dir: true, atom.Div: true,
	atom.Dl: true, atom.Dt: true, atom.Fieldset: true, atom.Figcaption: true, atom.Figure: true, atom.Footer: true,
	atom.Form: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Header: true, atom.Hr: true, atom.Html: true, atom.Legend: true, atom.Li: true, atom.Main: true, atom.Menu: true,
	atom.Nav: true, atom.Ol: true, atom.P: true, atom.Pre: true, atom.Section: true, atom.Summary: true, atom.Table: true,
	atom.Tbody: true, atom.Td: true, atom.Tfoot: true, atom.Th: true, atom.Thead: true, atom.Tr: true, atom.Ul: true,
}

// telling elements name a block; inside them a div is only a wrapper.
var telling = map[atom.Atom]bool{
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.P: true, atom.Li: true,
	atom.Td: true, atom.Th: true, atom.Dt: true, atom.Dd: true, atom.Button: true, atom.Summary: true, atom.Caption: true,
	atom.Figcaption: true, atom.Blockquote: true, atom.Legend: true, atom.Pre: true, atom.Address: true,
}

// separates are inline elements that a style often sets apart.
var separates = map[atom.Atom]bool{
	atom.A: true, atom.Span: true, atom.Label: true, atom.Small: true, atom.Time: true, atom.Strong: true, atom.B: true,
}

func isBlock(n *html.Node, at attributes) bool {
	// Builders write cards and rows as spans and links of a class; only their
	// own element tells, so custom elements count as blocks.
	return blockElements[n.DataAtom] || n.DataAtom == 0 && strings.Contains(n.Data, "-") || at.role == "heading" || at.role == "listitem"
}

// attributes are those that the reader looks at, gathered in one pass.
type attributes struct {
	class, id, role, style, alt, href, label, level string
	off                                             bool // hidden, inert or aria-hidden
}

func readAttributes(n *html.Node) attributes {
	var at attributes
	for i := range n.Attr {
		a := &n.Attr[i]
		switch a.Key {
		case "class":
			at.class = a.Val
		case "id":
			at.id = a.Val
		case "role":
			at.role = strings.ToLower(a.Val)
		case "style":
			at.style = a.Val
		case "alt":
			at.alt = a.Val
		case "href":
			at.href = a.Val
		case "aria-label":
			at.label = a.Val
		case "aria-level":
			at.level = a.Val
		case "hidden":
			at.off = at.off || !strings.EqualFold(a.Val, "until-found")
		case "aria-hidden":
			at.off = at.off || strings.EqualFold(a.Val, "true")
		}
	}
	return at
}

// hidden is flagHidden for an element that nobody sees.
func (at attributes) hidden() flag {
	if at.off || at.style != "" && hiddenStyle(at.style) {
		return flagHidden
	}
	return 0
}

func hiddenStyle(style string) bool {
	style = strings.ToLower(strings.ReplaceAll(style, " ", ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

// silentSVG skips a drawing, after noting its name when it stands for a picture.
func (w *walker) silentSVG(n *html.Node, p place) bool {
	if n.DataAtom != atom.Svg && n.Data != "svg" {
		return false
	}
	if at := readAttributes(n); at.role == "img" && at.label != "" {
		w.image(at.label, place{tag: p.tag, frame: p.frame, flags: p.flags | at.hidden()})
	}
	return true
}

// enter is the place inside a block element.
func (w *walker) enter(n *html.Node, at attributes, p place) place {
	switch {
	case at.role == "heading":
		p.tag = "h" + headingDigit(at.level)
	case telling[n.DataAtom]:
		p.tag = n.Data
	case !telling[atom.Lookup([]byte(p.tag))]:
		p.tag = "div"
	}
	p.flags &^= flagPlain
	switch n.DataAtom {
	case atom.Body, atom.Pre, atom.Html:
		p.flags |= flagPlain
	case atom.Button:
		p.flags |= flagLabel
	case atom.Ul, atom.Ol:
		p.flags |= flagList
		p.tag = "li"
	case atom.Table:
		p.flags |= flagTable
		p.tag = "td"
	case atom.Main, atom.Article:
		p.flags |= flagMain
	}
	if at.role == "main" || at.role == "article" {
		p.flags |= flagMain
	}
	if w.inLink != "" {
		p.flags |= flagLink
	}
	p.frame = w.open(n, at, p)
	return p
}

func headingDigit(level string) string {
	if len(level) == 1 && level[0] >= '1' && level[0] <= '6' {
		return level
	}
	return "2"
}

// enterInline is the place inside an inline element.
func (w *walker) enterInline(n *html.Node, at attributes, p place) place {
	if at.role == "button" || at.role == "tab" || n.DataAtom == atom.Label {
		p.flags |= flagLabel
	}
	if at.role != "" || at.class != "" || at.id != "" {
		p.frame = w.open(n, at, p)
	}
	return p
}
