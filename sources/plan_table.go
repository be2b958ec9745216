package sources

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"
)

// planTable is a table while it is read: plans are its columns or its rows.
type planTable struct {
	*planReader
	grid    [][]*planCell
	heads   int // leading rows that only name the columns
	caption terms
}

// table reads the plans of a table, nil when it is none or holds none.
func (r *planReader) table(box *planBox) []*planCard {
	grid := r.grid(box)
	if grid == nil {
		return nil
	}
	t := &planTable{planReader: r, grid: grid, caption: readTerms(r.caption(box))}
	t.heads = t.headRows()
	t.caption = t.caption.or(t.spanned())
	var plans []Plan
	if rows := t.priceRows(); len(rows) > 0 {
		plans = t.byColumns(rows)
	} else if box.node.DataAtom == atom.Table || box.node.DataAtom != 0 && attribute(box.node, "role") != "" {
		plans = t.byRows()
	}
	// A table of two columns tells of one plan: its name stands elsewhere.
	plans = slices.DeleteFunc(plans, func(p Plan) bool { return saysTerms(p.Name) && t.heads == 0 })
	if len(plans) == 0 {
		return nil
	}
	section := r.section(&planCard{box: box})
	for i := range plans {
		plans[i].Section = section
		plans[i].Sure = 0.7
		if len(plans) > 1 {
			plans[i].Sure = 0.9
		}
	}
	return []*planCard{{box: box, plans: plans, kind: nameHead}}
}

// spanned are the terms of rows that are one cell from edge to edge, when they
// speak of price: "All fees per year".
func (t *planTable) spanned() terms {
	var out terms
	for _, row := range t.grid {
		c := row[0]
		if c == nil || len(row) < 2 || len(c.text) > 90 || c != row[len(row)-1] || len(t.between(c.a, c.b)) > 0 {
			continue
		}
		if speaksOfPrice(c.text) {
			out = out.or(readTerms(c.text))
		}
	}
	return out
}

// headRows counts the leading rows that are headers: the first, when it has no
// price, and further ones of header cells alone.
func (t *planTable) headRows() int {
	n := 0
	for y, row := range t.grid {
		heads := true
		for _, c := range row {
			heads = heads && (c == nil || c.head || c.text == "")
		}
		if !heads && y > 0 || y > 2 || t.priced(y) > 0 {
			break
		}
		n++
	}
	return n
}

// priced counts the different cells of a row that tell a price.
func (t *planTable) priced(y int) int {
	n := 0
	var last *planCell
	for _, c := range t.grid[y] {
		if c != nil && c != last && len(t.between(c.a, c.b)) > 0 {
			n++
		}
		last = c
	}
	return n
}

// priceRows are the rows that tell the prices of plans that are columns: their
// label speaks of price and nothing else, or each cell names its plan itself.
func (t *planTable) priceRows() []int {
	var out []int
	for y, row := range t.grid {
		if len(row) < 2 || t.priced(y) == 0 {
			continue
		}
		// The label tells a row of prices from one of fees and extras.
		if first := row[0]; first != nil && len(t.between(first.a, first.b)) == 0 && y >= t.heads && t.heads > 0 && (first.text == "" || saysTerms(first.text) || t.priceLabel(first.text)) {
			out = append(out, y)
			continue
		}
		if y == 0 && t.namedCells(row) >= 2 {
			out = append(out, y)
		}
	}
	return out
}

// priceLabel reports a row's label that begins or ends with a word of price:
// "Price (per agent / month)", "Monthly price".
func (t *planTable) priceLabel(text string) bool {
	list := lexPlan(text)
	if len(list) == 0 || len(list) > 10 {
		return false
	}
	for _, k := range list {
		if k.class == wordFee || k.class == wordPlus || k.class == wordLoose || k.class == wordBound {
			return false
		}
	}
	return list[0].class == wordPrice || list[len(list)-1].class == wordPrice
}

// namedCells counts cells that hold a name beside a price or what stands for one.
func (t *planTable) namedCells(row []*planCell) int {
	n := 0
	for _, c := range row {
		if c == nil || c.b == c.a {
			continue
		}
		// A name counts beside its price, or beside what stands for one.
		at := -1
		if points := t.between(c.a, c.b); len(points) > 0 {
			at = points[0].part
		} else {
			at = t.softAt(&planBox{a: c.a, b: c.b})
		}
		if at < 0 {
			continue
		}
		if _, kind := t.name(c.a, c.b, at); kind > nameAfter {
			n++
		}
	}
	return n
}

// byColumns reads plans that are columns.
func (t *planTable) byColumns(rows []int) []Plan {
	var out []Plan
	width := 0
	for _, y := range rows {
		width = max(width, len(t.grid[y]))
	}
	for x := range width {
		start := len(out)
		for _, y := range rows {
			if x >= len(t.grid[y]) || t.grid[y][x] == nil || x > 0 && t.grid[y][x] == t.grid[y][x-1] {
				continue
			}
			label := ""
			if t.grid[y][0] != nil && x > 0 { // its terms are its row's
				label = t.grid[y][0].text
			}
			name, head := t.column(x, y)
			for _, p := range t.cellPlans(t.grid[y][x], name, readTerms(label).or(head)) {
				out = add(out, start, p)
			}
		}
		for i := start; i < len(out); i++ {
			t.columnRest(&out[i], x, rows)
		}
	}
	return out
}

// add keeps one plan of several equal ones; "contact us" is said once.
func add(out []Plan, start int, p Plan) []Plan {
	for _, o := range out[start:] {
		if o.Name == p.Name && o.Contact == p.Contact && o.Amount == p.Amount && o.Interval == p.Interval && o.Billed == p.Billed && o.Currency == p.Currency {
			return out
		}
	}
	return append(out, p)
}

// column finds a plan's name and terms in the header rows above a cell.
func (t *planTable) column(x, y int) (string, terms) {
	name := ""
	var head terms
	for h := 0; h < t.heads && h < y; h++ {
		if x >= len(t.grid[h]) || t.grid[h][x] == nil || t.grid[h][x].text == "" {
			continue
		}
		c := t.grid[h][x]
		if name == "" {
			if text, kind := t.name(c.a, c.b, c.b); kind > nameNone {
				name = text
				if text != c.text {
					head = head.or(readTerms(c.text))
				}
				continue
			}
			// A lone header row holds the names, whatever they say.
			if t.heads == 1 {
				name = trimName(c.text)
				continue
			}
		}
		head = head.or(readTerms(c.text))
	}
	return name, head
}

// columnRest reads trial and features from a column's other rows.
func (t *planTable) columnRest(p *Plan, x int, prices []int) {
	skip := map[int]bool{}
	for _, y := range prices {
		skip[y] = true
	}
	for y := t.heads; y < len(t.grid); y++ {
		row := t.grid[y]
		if skip[y] || x >= len(row) || row[x] == nil || row[0] == nil || row[x].text == "" || row[x] == row[0] {
			continue
		}
		text := row[0].text + ": " + row[x].text
		if !p.Contact && !p.Free && p.Trial == 0 && speaksOf(row[0].text, wordTry) && !denied(row[x].text) {
			p.Trial = trialDays(text)
		}
		if len(p.Features) < maxFeatures && len(text) < 300 {
			p.Features = append(p.Features, text)
		}
	}
}

// denied reports a cell that says no.
func denied(text string) bool {
	switch strings.ToLower(text) {
	// Dashes and crosses stand for "not in this plan" in tables of comparison.
	case "–", "-", "—", "no", "nein", "non", "✗", "✘", "x", "nee", "nej", "nie", "not included":
		return true
	}
	return false
}

// speaksOf reports a word of a class in a text.
func speaksOf(text string, class wordClass) bool {
	for _, k := range lexPlan(text) {
		if k.class == class {
			return true
		}
	}
	return false
}

// cellPlans reads one cell as the price of a plan; terms of its label and the
// caption fill what the cell leaves open.
func (t *planTable) cellPlans(c *planCell, name string, outer terms) []Plan {
	if c == nil || c.b == c.a {
		return nil
	}
	card := &planCard{box: &planBox{a: c.a, b: c.b}, name: name}
	points := t.between(c.a, c.b)
	// Without a header over it, a cell must name its plan itself.
	if len(points) > 0 && name == "" {
		card.name, card.kind = t.name(c.a, c.b, points[0].part)
	} else if at := t.softAt(card.box); at >= 0 && len(points) == 0 && name == "" {
		card.name, card.kind = t.name(c.a, c.b, at)
	}
	plans := t.rows(card)
	if len(plans) == 0 {
		return nil
	}
	for i := range plans {
		p := &plans[i]
		if p.Contact || p.Currency == "" { // no amount, no terms
			continue
		}
		// The cell's own words count before its headers', those before the caption's.
		inner := terms{interval: p.Interval, billed: p.Billed, unit: p.Unit, per: p.Per, from: p.From}
		p.take(inner.or(outer).or(t.caption))
		if p.Interval == "" && p.Unit == "" {
			p.Interval = p.Billed
		}
	}
	if card.name == "" {
		return nil
	}
	return plans
}
