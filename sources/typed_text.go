package sources

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// write adds text to the open line, or begins one where the walk stands.
func (w *typedWalk) write(text string) {
	if strings.TrimSpace(text) == "" {
		w.text.space = !w.text.empty()
		return
	}
	if w.text.empty() {
		w.elem, w.href = w.cur, w.inLink
	} else if w.elem != w.cur {
		w.widen()
	}
	if w.href == "" {
		w.href = w.inLink
	}
	w.put(text)
}

// put is folder.write for the usual text, which needs no folding: a page has
// some thousand pieces of it.
func (w *typedWalk) put(text string) {
	plain := strings.TrimSpace(text)
	for i := 0; i < len(plain); i++ {
		if c := plain[i]; c < ' ' || c >= 0x7F || c == ' ' && plain[i-1] == ' ' {
			w.text.write(text)
			return
		}
	}
	if (w.text.space || text[0] != plain[0]) && !w.text.empty() {
		w.text.b.WriteByte(' ')
	}
	w.text.b.WriteString(plain)
	w.text.space, w.text.last = text[len(text)-1] != plain[len(plain)-1], rune(plain[len(plain)-1])
}

// widen lets the open line begin in an element that holds all of it.
func (w *typedWalk) widen() {
	for w.elem > 0 {
		for e := w.cur; e >= 0; e = w.elems[e].parent {
			if e == w.elem {
				return
			}
		}
		w.elem = w.elems[w.elem].parent
	}
}

// flush ends the open line. Signs alone (arrows, dashes, bullets) are none.
func (w *typedWalk) flush() {
	if w.text.empty() {
		w.text.space = false
		return
	}
	text := w.text.take()
	if !strings.ContainsFunc(text, letterOrDigit) {
		return
	}
	w.lines = append(w.lines, typedLine{text: text, elem: w.elem, head: int32(len(w.heads) - 1), href: w.href})
}

// letterOrDigit tells of what makes a text worth a line.
func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// anchor tells of a sign beside a heading that links to it.
func anchor(n *html.Node) bool {
	c := n.FirstChild
	return n.DataAtom == atom.A && c != nil && c.Type == html.TextNode && c.NextSibling == nil && len(c.Data) < 8 && !strings.ContainsFunc(c.Data, letterOrDigit)
}

// picture is a line of its own also without a text: the link around it may
// have the name.
func (w *typedWalk) picture(n *html.Node, name string) {
	outer := w.cur
	w.flush()
	w.open(n)
	w.lines = append(w.lines, typedLine{text: fold(name), elem: w.cur, head: int32(len(w.heads) - 1), href: w.inLink, img: true})
	w.cur = outer
}

// heading notes that the lines from start on are one.
func (w *typedWalk) heading(level int8, start int) {
	var parts []string
	for i := start; i < len(w.lines); i++ {
		w.lines[i].level, w.lines[i].head = level, int32(len(w.heads))
		if !w.lines[i].img {
			parts = append(parts, w.lines[i].text)
		}
	}
	if len(parts) > 0 {
		w.heads = append(w.heads, typedHead{text: strings.Join(parts, " "), level: level, line: int32(start)})
	}
}
