package sources

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// hasAmount reports whether any text of a page has a currency beside a number;
// it is asked of every page, so it looks at bytes before words.
func hasAmount(n *html.Node) bool {
	if n.Type == html.TextNode {
		return moneyIn(n)
	}
	if n.Type == html.ElementNode && (silent[n.DataAtom] && n.Data != "select" || n.Data == "svg") {
		return false
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if hasAmount(c) {
			return true
		}
	}
	return false
}

// moneyIn reports a currency's sign, or a code or name of one at a number or
// by itself.
func moneyIn(n *html.Node) bool {
	text := n.Data
	digits, letters := false, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '$':
			return true
		case c >= '0' && c <= '9':
			digits = true
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			letters = true
		case c == 0xE2 && i+1 < len(text) && text[i+1] != 0x82, c == 0xC2 && i+1 < len(text) && text[i+1] != 0xA3 && text[i+1] != 0xA5:
			i++ // quotes, dashes, spaces, ticks: no sign of a currency
		case c >= 0xC2:
			if code, _ := signAfter(text[i:]); code != "" {
				return true
			}
		}
	}
	if digits && !letters {
		// A bare number: its sign has an element of its own, but for "199:-".
		return strings.Contains(text, ":-")
	}
	// Long text is prose, where one pass over all numbers is cheaper.
	if digits {
		return len(text) < 400 && coded(text) || len(text) >= 400 && len(Amounts(text)) > 0
	}
	// A column's header may name the currency of the bare numbers below it.
	trimmed := strings.TrimSpace(text)
	if n.Parent != nil && (n.Parent.DataAtom == atom.Th || n.Parent.DataAtom == atom.Td || n.Parent.DataAtom == atom.Caption) && signIn(trimmed) != "" {
		return true
	}
	return len(trimmed) > 1 && len(trimmed) <= 4 && onlySign(trimmed)
}

// coded reports a number with a currency's code or name beside it.
func coded(text string) bool {
	for i := 0; i < len(text); i++ {
		if !digitAt(text, i) {
			continue
		}
		head := strings.TrimRight(text[:i], " \u00a0")
		if code, _ := signBefore(head); code != "" {
			return true
		}
		if code, _ := letterSign(head, "R"); code != "" {
			return true // whether it is one, only the whole page says
		}
		i = numberEnd(text, i)
		rest := strings.TrimLeft(text[i:], " \u00a0")
		_, used := multiplier(rest)
		rest = strings.TrimLeft(rest[used+noCents(rest[used:]):], " \u00a0")
		if code, _ := signAfter(rest); code != "" {
			return true
		}
	}
	return false
}

// forAll reads what a page says of all its plans outside of them: "all prices
// per user and month, billed annually". What it says both ways is said of none.
func (r *planReader) forAll(cards []*planCard) terms {
	var all terms
	inside := make([]bool, len(r.lines))
	for _, c := range cards {
		if c.box != nil {
			for i := c.box.a; i < c.box.b; i++ {
				inside[r.parts[i].line] = true
			}
		}
	}
	conflict := map[string]bool{}
	set := func(at *string, value, what string) {
		if value != "" && *at != "" && *at != value {
			conflict[what] = true
		}
		if value != "" {
			*at = value
		}
	}
	for n := range r.lines {
		text := r.lines[n].text
		if inside[n] || len(text) > 120 || !strings.Contains(text, " ") && text[0] < utf8.RuneSelf || r.celled[n] || len(r.lines[n].points) > 0 || !speaksOfPrice(text) {
			continue
		}
		t := readTerms(text)
		set(&all.interval, t.interval, "interval")
		set(&all.billed, t.billed, "billed")
		r.monthly = r.monthly || t.billed == "month"
		set(&all.unit, t.unit, "unit")
		all.per = max(all.per, t.per)
	}
	if conflict["interval"] {
		all.interval = ""
	}
	if conflict["billed"] || all.interval == "once" {
		all.billed = ""
	}
	if conflict["unit"] {
		all.unit = ""
	}
	return all
}

// speaksOfPrice reports a line about prices or payment.
func speaksOfPrice(text string) bool {
	for _, t := range lexPlan(text) {
		switch t.class {
		case wordPrice, wordBill, wordOnce:
			return true
		}
	}
	return false
}

// fill takes over what the page says of all plans where a plan says nothing.
func (r *planReader) fill(p Plan, all terms) Plan {
	if p.Interval == "" && p.Unit == "" {
		p.Interval = all.interval
		// A unit without a period is of limits: "storage per user".
		if p.Unit == "" && all.unit != "" && all.interval != "" {
			p.Unit, p.Per = all.unit, max(all.per, 1)
		}
	}
	if p.Billed == "" && (p.Interval == "month" || p.Interval == "week") && all.billed != "" && !p.Free {
		p.Billed = all.billed
	}
	return p
}

// heads are the terms of the heading over a card: "Monthly plans".
func (r *planReader) heads(c *planCard) terms {
	path := r.section(c)
	if i := strings.LastIndex(path, " > "); i >= 0 {
		path = path[i+3:]
	}
	// A heading that names a product says nothing of payment.
	if path == "" || !speaksOfPrice(path) && !saysTerms(path) {
		return terms{}
	}
	return readTerms(path)
}

// maxFeatures bounds the lines of one plan that are kept.
const maxFeatures = 60

// features are a card's lines beside its name and price: those of its lists,
// or else all that say more than terms.
func (r *planReader) features(c *planCard) []string {
	var listed, others []string
	last := -1
	for i := c.box.a; i < c.box.b; i++ {
		p := &r.parts[i]
		if p.line == last || p.level > 0 && p.level < 7 || p.flags&(planLabel|planStruck) != 0 {
			continue
		}
		last = p.line
		from, to := r.window(c, p.line)
		text := r.lines[p.line].text[from:to]
		if text == c.name || len(text) > 300 || len(r.lines[p.line].points) > 0 && p.flags&planList == 0 || p.flags&planList == 0 && onlyTerms(text) {
			continue
		}
		if p.flags&planList != 0 {
			listed = append(listed, text)
		} else {
			others = append(others, text)
		}
	}
	if len(listed) == 0 || r.parts[c.box.a].flags&planList != 0 {
		listed = append(listed, others...)
	}
	return listed[:min(len(listed), maxFeatures)]
}

// section is the path of headings above a card.
func (r *planReader) section(c *planCard) string {
	var path []string
	level := 7
	if own := r.parts[c.box.a].level; own > 0 {
		level = own
	}
	// Upwards, each heading of a higher rank than the last is one above.
	for i := c.box.a - 1; i >= 0 && level > 1; i-- {
		if l := r.parts[i].level; l > 0 && l < level {
			level = l
			path = append([]string{cut(r.parts[i].text, maxHeading)}, path...)
		}
	}
	return strings.Join(path, " > ")
}
