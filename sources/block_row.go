package sources

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxCell bounds the text of a cell in a row that is read as one block; a
// longer one is layout or prose, which reads better by itself.
const maxCell = 200

// row reads a table row as one block, its cells joined by " | ", so that an
// edited price stands beside its plan. It answers false for rows that are
// layout: with a table, heading, list or long text inside, or one cell only.
func (w *walker) row(n *html.Node, p place) bool {
	var cells []string
	linked, total := 0, 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || (c.DataAtom != atom.Td && c.DataAtom != atom.Th) || w.skip[c] {
			continue
		}
		if readAttributes(c).hidden() != 0 {
			continue
		}
		var f folder
		link, ok := w.cell(c, &f, false)
		if !ok || f.b.Len() > maxCell {
			return false
		}
		cells = append(cells, f.take())
		linked += link
		total += len(cells[len(cells)-1])
	}
	if len(cells) < 2 || total == 0 {
		return false
	}
	w.flush()
	p.tag = "tr"
	w.at, w.link = p, 0
	if linked >= total {
		w.link = linked + 3*len(cells)
	}
	w.add(strings.Join(cells, " | "), p)
	w.close()
	return true
}

// cell gathers a cell's text; the number is how much of it stands in links.
func (w *walker) cell(n *html.Node, f *folder, linked bool) (int, bool) {
	link := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			before := f.b.Len()
			f.write(c.Data)
			if linked {
				link += f.b.Len() - before
			}
			continue
		case c.Type != html.ElementNode, silent[c.DataAtom], w.skip[c], c.Data == "svg":
			continue
		}
		at := readAttributes(c)
		switch c.DataAtom {
		case atom.Table, atom.Ul, atom.Ol, atom.H1, atom.H2, atom.H3, atom.Form, atom.Nav:
			return 0, false
		case atom.Img:
			f.space = true
			f.write(at.alt)
			f.space = true
			continue
		}
		if at.hidden() != 0 {
			continue
		}
		apart := isBlock(c, at) || c.DataAtom == atom.Br || c.DataAtom == atom.A
		f.space = f.space || apart
		more, ok := w.cell(c, f, linked || c.DataAtom == atom.A)
		if !ok {
			return 0, false
		}
		link += more
		f.space = f.space || apart
	}
	return link, true
}
