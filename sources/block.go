package sources

import (
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cespare/xxhash/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// block is a piece of text as the walk finds it, before regions are decided.
type block struct {
	text, tag, section, href string
	frame                    int
	flags                    flag
	link                     int // bytes of the text that stand in links
}

// place is where the walk stands: what an element's ancestors say about it.
type place struct {
	tag   string
	frame int
	flags flag
}

// walker turns a parsed page into blocks.
type walker struct {
	base     *url.URL
	opts     pageOptions
	skip     map[*html.Node]bool
	text     folder
	at       place  // where the open block began
	link     int    // bytes of the open block that stand in links
	href     string // the one link of the open block
	mixed    bool   // the open block has several links
	inLink   string // the link that the walk is in
	breaks   int    // line breaks since the last text
	headings [6]string
	blocks   []block
	frames   []frame
}

func newWalker(base *url.URL, opts pageOptions, skip map[*html.Node]bool) *walker {
	return &walker{base: base, opts: opts, skip: skip, frames: []frame{{parent: -1}}}
}

func (w *walker) top() place { return place{tag: "div"} }

// walk reads a subtree. Block elements end the open block before and after
// themselves; inline ones go on with it.
func (w *walker) walk(n *html.Node, p place) {
	switch n.Type {
	case html.TextNode:
		w.write(n.Data, p)
		return
	case html.ElementNode:
	default:
		w.children(n, p)
		return
	}
	if w.skip[n] || silent[n.DataAtom] || w.silentSVG(n, p) {
		return
	}
	at := readAttributes(n)
	if at.hidden() != 0 && p.flags&flagHidden == 0 && !isBlock(n, at) && n.DataAtom != atom.Img && n.DataAtom != atom.Tr {
		return // an icon before a text must not hide the text with it
	}
	p.flags |= at.hidden()
	switch n.DataAtom {
	case atom.Img:
		w.image(at.alt, p)
		return
	case atom.Br:
		w.lineBreak(p)
		return
	case atom.Tr:
		if w.row(n, w.enter(n, at, p)) {
			return
		}
	}
	if !isBlock(n, at) {
		w.inline(n, at, p)
		return
	}
	w.flush()
	inner := w.enter(n, at, p)
	w.children(n, inner)
	w.flushAt(inner)
	if n.DataAtom == atom.H1 {
		w.frameHas(inner.frame)
	}
}

func (w *walker) children(n *html.Node, p place) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, p)
	}
}

// inline reads an element that does not break the line.
func (w *walker) inline(n *html.Node, at attributes, p place) {
	inner := w.enterInline(n, at, p)
	gap := separates[n.DataAtom] && n.PrevSibling != nil && n.PrevSibling.Type == html.ElementNode && separates[n.PrevSibling.DataAtom]
	if gap {
		if n.DataAtom == atom.A {
			w.text.space = true
		} else if r := firstRune(n); r != 0 {
			w.text.boundary(r)
		}
	}
	outer := w.inLink
	if n.DataAtom == atom.A && at.href != "" {
		w.inLink = at.href
	}
	w.children(n, inner)
	w.inLink = outer
}

// firstRune is the first visible letter in a subtree, 0 when it has none near.
func firstRune(n *html.Node) rune {
	for c := n; c != nil; c = c.FirstChild {
		if c.Type == html.TextNode {
			r, _ := utf8.DecodeRuneInString(c.Data)
			if unicode.IsSpace(r) {
				return 0
			}
			return r
		}
	}
	return 0
}

// write adds text to the open block.
func (w *walker) write(text string, p place) {
	if strings.TrimSpace(text) == "" {
		w.text.space = true
		return
	}
	if w.text.empty() {
		w.at = p
	}
	w.breaks = 0
	// A blank line in bare text is a paragraph of a plain-text page.
	if p.flags&flagPlain != 0 && (strings.Contains(text, "\n") || strings.Contains(text, "](")) {
		w.plain(text, p)
		return
	}
	w.piece(text)
}

func (w *walker) piece(text string) {
	before := w.text.b.Len()
	w.text.write(text)
	if w.inLink == "" {
		return
	}
	w.link += w.text.b.Len() - before
	w.mixed = w.mixed || w.href != "" && w.href != w.inLink
	w.href = w.inLink
}

// lineBreak is a space; two in a row end the block.
func (w *walker) lineBreak(p place) {
	w.text.space = true
	if w.breaks++; (w.breaks > 1 || w.linked(headlineWords)) && !w.text.empty() {
		w.flushAt(w.at)
	}
}

// headlineWords is how many words a link above a line break needs so that it is
// a headline over its teaser and not a name in an address.
const headlineWords = 4

// linked tells whether the open block is one link of at least n words so far.
func (w *walker) linked(n int) bool {
	text := w.text.b.String()
	return w.inLink == "" && !w.mixed && w.link > 0 && w.link*10 >= len(text)*9 && strings.Count(text, " ") >= n-1
}

// flush ends the open block where it began.
func (w *walker) flush() { w.flushAt(w.at) }

func (w *walker) flushAt(p place) {
	if w.text.empty() {
		w.close()
		return
	}
	p.frame, p.flags = w.at.frame, w.at.flags|p.flags&flagLabel
	w.add(w.text.take(), p)
	w.close()
}

func (w *walker) close() {
	w.link, w.href, w.mixed, w.breaks = 0, "", false, 0
	w.text.space = false
}

func (w *walker) add(text string, p place) {
	text = w.opts.clean(filled(text))
	if !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsSymbol(r) }) {
		return
	}
	level := headingLevel(p.tag)
	b := block{text: text, tag: p.tag, frame: p.frame, flags: p.flags, link: w.link}
	b.section = w.section(level)
	if w.link*10 >= len(text)*9 && !w.mixed {
		b.href = w.absolute(w.href)
	}
	if level > 0 && p.flags&flagHidden == 0 {
		w.headings[level-1] = text
		for i := level; i < 6; i++ {
			w.headings[i] = ""
		}
	}
	w.blocks = append(w.blocks, b)
	w.weigh(b)
}

// maxHeading bounds a heading in a section's path, in bytes.
const maxHeading = 120

// section is the path of headings above; a heading's own path ends above it.
func (w *walker) section(level int) string {
	end := 6
	if level > 0 {
		end = level - 1
	}
	var parts []string
	for _, h := range w.headings[:end] {
		if h != "" {
			parts = append(parts, cut(h, maxHeading))
		}
	}
	return strings.Join(parts, " > ")
}

func cut(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n] + "…"
}

func (w *walker) absolute(href string) string {
	ref, err := url.Parse(strings.TrimSpace(href))
	if err != nil || href == "" || strings.HasPrefix(href, "#") {
		return ""
	}
	return w.base.ResolveReference(ref).String()
}

// image makes a block of its own of a picture's alternative text: a logo on a
// customers' page is news.
func (w *walker) image(alt string, p place) {
	alt = fold(alt)
	if alt == "" || strings.Contains(alt, "://") {
		return
	}
	// A picture inside a sentence or beside a label stays out of the text.
	b := block{text: w.opts.clean(alt), tag: "img", frame: p.frame, flags: p.flags, section: w.section(0)}
	if b.text == "" {
		return
	}
	w.blocks = append(w.blocks, b)
}

func headingLevel(tag string) int {
	if len(tag) == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6' {
		return int(tag[1] - '0')
	}
	return 0
}

// keyed gives every item its identity: what it says, and which of its equals
// it is.
func keyed(items []Item) []Item {
	seen := make(map[uint64]int, len(items))
	for i := range items {
		text := strings.ToLower(items[i].Text)
		if items[i].Tag == "img" {
			text = "img\x00" + text
		}
		sum := xxhash.Sum64String(text)
		items[i].Key = strconv.FormatUint(sum, 16) + "." + strconv.Itoa(seen[sum])
		seen[sum]++
	}
	return items
}
