package sources

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// planCell is a table's cell with the parts that stand in it.
type planCell struct {
	a, b int
	head bool
	text string
}

// Bounds of a table that is read; a larger one is data.
const (
	maxColumns = 40
	maxRows    = 300
)

// grid lays a table out with its spans, nil for what is no table or one for
// layout: with tables inside.
func (r *planReader) grid(box *planBox) [][]*planCell {
	if grid, ok := r.grids[box]; ok {
		return grid
	}
	grid := r.layout(box)
	if r.grids == nil {
		r.grids = map[*planBox][][]*planCell{}
	}
	r.grids[box] = grid
	return grid
}

// layout reads the grid of a box.
func (r *planReader) layout(box *planBox) [][]*planCell {
	n := box.node
	if n == nil {
		return nil
	}
	var rows []*html.Node
	loose := n.DataAtom != atom.Table && !roled(n, "table", "grid")
	if loose {
		rows = looseRows(box)
	} else {
		rows = tableRows(n)
	}
	if len(rows) == 0 || len(rows) > maxRows {
		return nil
	}
	where := make(map[*html.Node]*planBox, len(rows)*6)
	note(box, where)
	grid := make([][]*planCell, len(rows))
	for y, row := range rows {
		x := 0
		for c := row.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != html.ElementNode || !loose && c.DataAtom != atom.Td && c.DataAtom != atom.Th && !roled(c, "cell", "gridcell", "columnheader", "rowheader") {
				continue
			}
			if find(c, atom.Table) != nil {
				return nil
			}
			cell := r.cell(c, where[c])
			for x < len(grid[y]) && grid[y][x] != nil {
				x++
			}
			x = span(grid, cell, y, x, c)
		}
	}
	width := 0
	for _, row := range grid {
		width = max(width, len(row))
	}
	for y := range grid {
		grid[y] = append(grid[y], make([]*planCell, width-len(grid[y]))...)
	}
	return grid
}

// span puts a cell on the grid at its place and all that it spans, and answers
// the column behind it.
func span(grid [][]*planCell, cell *planCell, y, x int, n *html.Node) int {
	wide := min(max(number(attribute(n, "colspan")), 1), maxColumns)
	high := min(max(number(attribute(n, "rowspan")), 1), maxRows)
	for dy := 0; dy < high && y+dy < len(grid); dy++ {
		for dx := 0; dx < wide && x+dx < maxColumns; dx++ {
			for len(grid[y+dy]) <= x+dx {
				grid[y+dy] = append(grid[y+dy], nil)
			}
			if grid[y+dy][x+dx] == nil {
				grid[y+dy][x+dx] = cell
			}
		}
	}
	return x + wide
}

func number(text string) int {
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil {
		return 0
	}
	return n
}

// cell gathers what stands in one cell.
func (r *planReader) cell(n *html.Node, box *planBox) *planCell {
	c := &planCell{head: n.DataAtom == atom.Th || roled(n, "columnheader", "rowheader")}
	if box == nil {
		return c
	}
	c.a, c.b = box.a, box.b
	if c.text = r.parts[c.a].text; c.b > c.a+1 {
		c.text = r.span(c.a, c.b)
	}
	return c
}

// span is the text of a range of parts.
func (r *planReader) span(a, b int) string {
	var f folder
	for i := a; i < b; i++ {
		if i > a && (r.parts[i].line != r.parts[i-1].line || r.parts[i].start > r.parts[i-1].end) {
			f.space = true
		}
		f.write(r.parts[i].text)
	}
	return f.take()
}

// note remembers the box of every element.
func note(box *planBox, where map[*html.Node]*planBox) {
	if box.node != nil {
		where[box.node] = box
	}
	for _, k := range box.kids {
		note(k, where)
	}
}

// roled reports an element with one of some ARIA roles.
func roled(n *html.Node, roles ...string) bool {
	role := attribute(n, "role")
	for _, want := range roles {
		if role == want {
			return true
		}
	}
	return false
}

// tableRows gives a table's own rows in order.
func tableRows(n *html.Node) []*html.Node {
	var out []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type != html.ElementNode || c.DataAtom == atom.Caption:
		case c.DataAtom == atom.Tr || roled(c, "row"):
			out = append(out, c)
		case c.DataAtom == atom.Thead || c.DataAtom == atom.Tbody || c.DataAtom == atom.Tfoot || roled(c, "rowgroup"):
			out = append(out, tableRows(c)...)
		}
	}
	return out
}

// looseRows are the children of a box that is laid out like a table: all have
// the same number of children, three at least.
func looseRows(box *planBox) []*html.Node {
	if len(box.kids) < 2 || len(box.kids) > maxRows {
		return nil
	}
	var out []*html.Node
	width := 0
	for c := box.node.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		n := 0
		for e := c.FirstChild; e != nil; e = e.NextSibling {
			if e.Type == html.ElementNode {
				n++
			} else if e.Type == html.TextNode && strings.TrimSpace(e.Data) != "" {
				return nil
			}
		}
		if n < 3 || width > 0 && n != width {
			return nil
		}
		width = n
		out = append(out, c)
	}
	return out
}

// caption is what a table says of all its rows.
func (r *planReader) caption(box *planBox) string {
	for _, k := range box.kids {
		if k.node != nil && k.node.DataAtom == atom.Caption {
			return r.span(k.a, k.b)
		}
	}
	return ""
}
