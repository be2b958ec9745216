package sources

import "strings"

// byRows reads plans that are rows: one column names them, others tell prices.
func (t *planTable) byRows() []Plan {
	columns := t.priceColumns()
	names := t.nameColumn(columns)
	var out []Plan
	for y := t.heads; y < len(t.grid); y++ {
		row := t.grid[y]
		name := ""
		if names >= 0 && names < len(row) && row[names] != nil {
			name = t.rowName(row[names])
			if speaksOf(row[names].text, wordFee) || speaksOf(strings.TrimRight(name, "+"), wordPlus) && len(lexPlan(name)) > 1 {
				continue
			}
		}
		start := len(out)
		was := int64(0)
		beside := t.beside(row, columns, names)
		for x, head := range columns {
			if head == nil || x >= len(row) || row[x] == nil || x == names || x > 0 && row[x] == row[x-1] {
				continue
			}
			for _, p := range t.cellPlans(row[x], name, head.or(beside)) {
				if head.was {
					was = p.Amount
					continue
				}
				out = add(out, start, p)
			}
		}
		for i := start; i < len(out); i++ {
			if was > 0 && out[i].Was == 0 && out[i].Amount != was {
				out[i].Was = was
			}
			t.rowRest(&out[i], row, columns, names)
		}
	}
	return out
}

// beside reads terms from a row's other cells: "monthly" under "Billing", "GB"
// under "Unit".
func (t *planTable) beside(row []*planCell, columns []*planHead, names int) terms {
	var out terms
	for x, c := range row {
		if c == nil || c.text == "" || len(c.text) > 30 || x == names || x < len(columns) && columns[x] != nil {
			continue
		}
		switch head := folded(strings.Trim(t.headText(x), ", ")); head {
		case "unit", "units", "per", "einheit", "unité", "unidad", "eenheid", "enhet", "enhed", "jednostka", "unità", "unidade", "billed per", "measure":
			out = out.or(readTerms("per " + strings.TrimPrefix(c.text, "per ")))
		default:
			if saysTerms(c.text) {
				out = out.or(readTerms(c.text))
			}
		}
	}
	return out
}

// planHead is the header of a column of prices.
type planHead struct {
	terms
	text string
	was  bool
}

// priceColumns finds the columns of prices by index; others are nil. A column
// of fees or extras is none.
func (t *planTable) priceColumns() []*planHead {
	var out []*planHead
	for y := t.heads; y < len(t.grid); y++ {
		for x, c := range t.grid[y] {
			for len(out) <= x {
				out = append(out, nil)
			}
			if c == nil || out[x] != nil {
				continue
			}
			text := t.headText(x)
			if len(t.between(c.a, c.b)) == 0 {
				continue
			}
			if x > 0 && c == t.grid[y][x-1] || speaksOf(text, wordFee) || speaksOf(text, wordPlus) || speaksOf(text, wordLoose) {
				continue
			}
			out[x] = &planHead{terms: readTerms(text), text: text, was: speaksOf(text, wordWas)}
		}
	}
	// A table whose only prices stand under "regular price" has no sale.
	all := len(out) > 0
	for _, h := range out {
		all = all && (h == nil || h.was)
	}
	for _, h := range out {
		if all && h != nil {
			h.was = false
		}
	}
	return out
}

// headText joins the header cells above a column.
func (t *planTable) headText(x int) string {
	text := ""
	for h := 0; h < t.heads; h++ {
		if x < len(t.grid[h]) && t.grid[h][x] != nil && (h == 0 || t.grid[h][x] != t.grid[h-1][x]) {
			text += t.grid[h][x].text + ", "
		}
	}
	return text
}

// nameColumn is the first column without prices whose cells differ from row to
// row; -1 when the prices' own cells hold the names.
func (t *planTable) nameColumn(columns []*planHead) int {
	fallback := -1
	for x, head := range columns {
		if head != nil {
			continue
		}
		seen := map[string]bool{}
		filled, repeated := 0, false
		for y := t.heads; y < len(t.grid); y++ {
			if x >= len(t.grid[y]) || t.grid[y][x] == nil || t.grid[y][x].text == "" {
				continue
			}
			filled++
			repeated = repeated || seen[t.grid[y][x].text]
			seen[t.grid[y][x].text] = true
		}
		if filled == 0 {
			continue
		}
		if fallback < 0 {
			fallback = x
		}
		if !repeated {
			return x
		}
	}
	return fallback
}

// rowName is the name in a cell: its heading or strong text, or all of it.
func (t *planTable) rowName(c *planCell) string {
	if c.b == c.a {
		return ""
	}
	if text, kind := t.name(c.a, c.b, c.b); kind >= nameStrong || kind > nameNone && t.parts[c.a].line != t.parts[c.b-1].line {
		return text
	}
	if len(c.text) > 2*maxName {
		return ""
	}
	return trimName(c.text)
}

// rowRest reads trial and features from a row's other cells.
func (t *planTable) rowRest(p *Plan, row []*planCell, columns []*planHead, names int) {
	for x, c := range row {
		if c == nil || c.text == "" || x == names || x < len(columns) && columns[x] != nil || denied(c.text) {
			continue
		}
		head := trimName(t.headText(x))
		if !p.Contact && !p.Free && p.Trial == 0 && (speaksOf(head, wordTry) || speaksOf(c.text, wordTry)) {
			p.Trial = trialDays(head + " " + c.text)
		}
		text := c.text
		if head != "" {
			text = head + ": " + text
		}
		if len(p.Features) < maxFeatures && len(text) < 300 {
			p.Features = append(p.Features, text)
		}
	}
}
