package sources

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
)

// pdfPage is a page with the resources that it may have of its parents.
type pdfPage struct{ dict, resources pdfDict }

// pages lists a file's pages in order (7.7.3); each node of the tree is gone to once.
func (f *pdfFile) pages() ([]pdfPage, error) {
	root := f.dict(f.dict(f.root)["Pages"])
	if root == nil {
		return nil, errors.New("it has no pages")
	}
	var out []pdfPage
	seen := map[any]bool{}
	var walk func(ref any, resources pdfDict, depth int) error
	walk = func(ref any, resources pdfDict, depth int) error {
		node := f.dict(ref)
		if _, isRef := ref.(pdfRef); isRef {
			if seen[ref] {
				return nil
			}
			seen[ref] = true
		}
		if node == nil || depth > maxPDFDepth {
			return errors.New("a page is missing")
		}
		if own := f.dict(node["Resources"]); own != nil {
			resources = own
		}
		kids := f.array(node["Kids"])
		if kids == nil {
			if len(out) >= maxPDFPages {
				return fmt.Errorf("it has more than %d pages", maxPDFPages)
			}
			out = append(out, pdfPage{node, resources})
			return nil
		}
		for _, kid := range kids {
			if err := walk(kid, resources, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	if err := walk(f.dict(f.root)["Pages"], nil, 0); err != nil {
		return nil, err
	}
	return out, nil
}

// draw gathers the text of a page; a stream that cannot be read is a part of
// the page that is missing.
func (f *pdfFile) draw(page pdfPage) ([]pdfPiece, error) {
	contents := f.array(page.dict["Contents"])
	if contents == nil && page.dict["Contents"] != nil {
		contents = []any{page.dict["Contents"]}
	}
	var all []byte
	for _, ref := range contents {
		s, ok := f.resolve(ref).(*pdfStream)
		if !ok {
			return nil, errors.New("the text of a page is missing")
		}
		data, err := f.unpack(s)
		if err != nil {
			return nil, err
		}
		all = append(append(all, data...), '\n')
	}
	f.painted = f.painted || f.dict(page.resources["XObject"]) != nil
	p := &pdfPainter{pdfFile: f, text: pdfIdentity, start: pdfIdentity}
	p.state = pdfState{page: pdfIdentity, stretch: 1}
	p.paint(all, page.resources, 0)
	return p.pieces, nil
}

// pdfCell is a part of a line with a gap around it, as in a table.
type pdfCell struct {
	x, to float64
	text  string
}

// pdfLine is a line of a page: one cell, or several in a row of a table.
type pdfLine struct {
	y, size float64
	cells   []pdfCell
}

func (l pdfLine) text() string {
	var parts []string
	for _, c := range l.cells {
		parts = append(parts, c.text)
	}
	return strings.Join(parts, " ")
}

// pdfLines joins pieces on one height to lines, in the order in which they are
// drawn: programs draw columns one after the other.
func pdfLines(pieces []pdfPiece) []pdfLine {
	var lines []pdfLine
	for _, p := range pieces {
		last := len(lines) - 1
		if last < 0 || math.Abs(lines[last].y-p.y) > 0.4*p.size || p.x < lines[last].cells[len(lines[last].cells)-1].x-p.size {
			lines = append(lines, pdfLine{y: p.y, size: p.size, cells: []pdfCell{{x: p.x, to: p.x + p.width, text: p.text}}})
			continue
		}
		l := &lines[last]
		c := &l.cells[len(l.cells)-1]
		switch gap := p.x - c.to; {
		case gap > 1.5*p.size:
			l.cells = append(l.cells, pdfCell{x: p.x, to: p.x + p.width, text: p.text})
			continue
		case gap > 0.15*p.size:
			c.text += " "
		}
		c.text += p.text
		c.to, l.size = max(c.to, p.x+p.width), max(l.size, p.size)
	}
	for i := range lines {
		for j := range lines[i].cells {
			lines[i].cells[j].text = printable(lines[i].cells[j].text)
		}
		lines[i].cells = slices.DeleteFunc(lines[i].cells, func(c pdfCell) bool { return c.text == "" })
	}
	return slices.DeleteFunc(lines, func(l pdfLine) bool { return len(l.cells) == 0 })
}
