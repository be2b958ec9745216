package sources

import (
	"strings"
)

// rows reads the plans of one card: one for each way that its price is told.
func (r *planReader) rows(c *planCard) []Plan {
	if c.plans != nil {
		return c.plans
	}
	base := Plan{Name: c.name, Per: 1, Trial: r.trial(c.box.a, c.box.b)}
	points := r.prices(c)
	if len(points) == 0 {
		at := r.softAt(c.box)
		if at < 0 {
			return nil
		}
		text := strings.TrimLeft(r.parts[at].text, "–—- ")
		if i := softTail(text); i > 0 {
			text = strings.TrimLeft(text[i:], ":–—- ")
		}
		free, _ := soft(text)
		base.Free, base.Contact = free, !free
		if base.Contact {
			base.Trial = 0
		}
		return []Plan{base}
	}
	var out []Plan
	var was *planPoint
	for i := range points {
		p := &points[i]
		if p.struck {
			if len(out) > 0 && i > 0 && out[len(out)-1].Was == 0 && p.line == points[i-1].line && p.Minor > out[len(out)-1].Amount {
				out[len(out)-1].Was = p.Minor
				continue
			}
			was = p
			continue
		}
		plan := r.plan(base, c, points, i)
		if was != nil && was.mode == p.mode {
			plan.Was = was.Minor
		}
		was = nil
		if r.other(out, plan, *p, points, c) {
			out = append(out, plan)
		}
	}
	return sides(out)
}

// prices are the points of a card that can be its price: not those in its list
// of features, when the price stands outside.
func (r *planReader) prices(c *planCard) []planPoint {
	all := r.shown(r.between(c.box.a, c.box.b))
	outside, listed := 0, 0
	struck := true
	for _, p := range all {
		if r.featured(c, p) {
			listed++
		} else {
			outside++
			struck = struck && p.struck
		}
	}
	if listed == 0 && !struck || outside == 0 && listed == 0 {
		return all
	}
	out := make([]planPoint, 0, len(all))
	for _, p := range all {
		if outside > 0 && r.featured(c, p) {
			continue
		}
		if outside > 0 && struck {
			p.struck = false // a class of regular prices, without another
		}
		out = append(out, p)
	}
	return out
}

// shown leaves out hidden amounts in another currency: they are the choices
// of a switch of currencies. A hidden side of monthly and annual counts.
func (r *planReader) shown(points []planPoint) []planPoint {
	currency := ""
	for _, p := range points {
		if r.parts[p.part].flags&planHidden == 0 {
			currency = p.Currency
			break
		}
	}
	out := points[:0:0]
	for _, p := range points {
		if r.parts[p.part].flags&planHidden == 0 || currency == "" || p.Currency == currency {
			out = append(out, p)
		}
	}
	return out
}

// featured reports an amount in a list line inside the card.
func (r *planReader) featured(c *planCard, p planPoint) bool {
	return r.parts[p.part].flags&planList != 0 && r.parts[c.box.a].flags&planList == 0
}

// plan reads the price at points[i] with the terms around it.
func (r *planReader) plan(base Plan, c *planCard, points []planPoint, i int) Plan {
	p := points[i]
	plan := base
	plan.Amount, plan.Micro, plan.Currency = r.cash.money(p.Money)
	t := r.termsAt(c, points, i)
	if t.interval == "" && t.unit == "" {
		t = t.or(terms{interval: r.onceIn(c)})
	}
	if t.billed == "" && len(r.between(c.box.a, c.box.b)) > 0 {
		t.billed = r.billedIn(c, points)
	}
	if t.interval == "" && t.unit == "" && t.billed != "" {
		t.interval = t.billed
	}
	plan.take(t)
	plan.From = plan.From || p.ranged
	plan.mode = p.mode
	plan.Free = plan.Amount == 0 && plan.Micro == 0
	return plan
}

// take sets what terms say.
func (p *Plan) take(t terms) {
	p.Interval, p.Billed, p.From = t.interval, t.billed, p.From || t.from
	if t.unit != "" {
		p.Unit, p.Per = t.unit, max(t.per, 1)
	}
}

// termsAt reads the words around an amount: behind it on its line, before it,
// then the lines below and above that say nothing else.
func (r *planReader) termsAt(c *planCard, points []planPoint, i int) terms {
	p := points[i]
	line := &r.lines[p.line]
	text := line.text
	from, to := r.window(c, p.line)
	before, after := text[from:p.Start], text[p.End:max(to, p.End)]
	for k := i + 1; k < len(points) && points[k].line == p.line; k++ {
		if !points[k].struck {
			after = text[p.End:points[k].Start]
			break
		}
		after = text[p.End:points[k].Start] + text[points[k].End:max(to, points[k].End)]
	}
	for k := i - 1; k >= 0 && points[k].line == p.line; k-- {
		if !points[k].struck {
			before = text[points[k].End:p.Start]
			break
		}
	}
	t := readTerms(after)
	t.from = openEnded(after)
	if i+1 < len(points) && points[i+1].line == p.line && !points[i+1].struck {
		before = strings.TrimLeft(before, " ")
	}
	b := readTerms(tail(before, 60))
	b.from = leastBefore(before)
	t = t.or(b)
	return r.nearby(c, points, i, t)
}

// window is the range of bytes of a line that belongs to a card.
func (r *planReader) window(c *planCard, n int) (from, to int) {
	line := &r.lines[n]
	a, b := max(line.a, c.box.a), min(line.b, c.box.b)
	return r.parts[a].start, r.parts[b-1].end
}

// leastBefore reports "from" and its like right before an amount.
func leastBefore(before string) bool {
	list := lexPlan(tail(before, 40))
	for i := len(list) - 1; i >= 0 && i >= len(list)-2; i-- {
		if list[i].class == wordFrom {
			return true
		}
		if list[i].class != wordFill && list[i].class != wordBreak && list[i].class != wordNow {
			return false
		}
	}
	return false
}

// openEnded reports "+" or "～" right behind an amount.
func openEnded(after string) bool {
	list := lexPlan(after[:min(len(after), 40)])
	if len(list) == 0 {
		return false
	}
	t := list[0]
	return t.class == wordFrom && wide(firstRuneOf(after[t.start:])) || t.class == wordFrom && (after[t.start:t.end] == "〜" || after[t.start:t.end] == "～") || after[t.start:t.end] == "+"
}

// nearby takes terms from whole lines below, then above, that say nothing but
// terms, up to the next price.
func (r *planReader) nearby(c *planCard, points []planPoint, i int, t terms) terms {
	line := points[i].line
	for n := line + 1; n <= line+3 && n < len(r.lines) && r.lines[n].a < c.box.b; n++ {
		text := r.lines[n].text
		if q := r.lines[n].points; len(q) > 0 && r.total(q[0]) {
			text = text[:q[0].Start] // "per month, billed yearly ($120)"
		} else if len(q) > 0 {
			break
		}
		if len(text) > 90 || !onlyTerms(text) {
			break
		}
		t = t.or(readTerms(text))
	}
	for n := line - 1; n >= line-2 && n >= 0 && r.lines[n].b > c.box.a; n-- {
		text := r.lines[n].text
		if len(r.lines[n].points) > 0 || len(text) > 60 {
			break
		}
		if !onlyTerms(text) {
			if n == line-1 && i == 0 {
				continue // the name may stand between
			}
			break
		}
		above := readTerms(text)
		t = t.or(above)
	}
	return t
}

// onceIn reports "one-time purchase" anywhere in a card.
func (r *planReader) onceIn(c *planCard) string {
	for n := r.parts[c.box.a].line; n < len(r.lines) && r.lines[n].a < c.box.b; n++ {
		text := r.lines[n].text
		if len(text) > 160 || len(r.lines[n].points) > 1 {
			continue
		}
		for _, t := range lexPlan(text) {
			if t.class == wordOnce {
				return "once"
			}
		}
	}
	return ""
}

// billedIn reads how often is paid from any short line of a card whose prices
// have one side only.
func (r *planReader) billedIn(c *planCard, points []planPoint) string {
	open := 0
	for _, p := range points {
		if !p.struck && !r.total(p) {
			open++
		}
	}
	if open > 1 {
		return ""
	}
	for n := r.parts[c.box.a].line; n < len(r.lines) && r.lines[n].a < c.box.b; n++ {
		from, to := r.window(c, n)
		text := r.lines[n].text[from:to]
		if len(text) <= 120 && !strings.HasSuffix(text, "?") {
			if t := readTerms(text); t.billed != "" {
				return t.billed
			}
		}
	}
	return ""
}

// total reports an amount that a clause of billing names: "billed annually as
// one payment of $120", "$120 billed yearly".
func (r *planReader) total(p planPoint) bool {
	text := r.lines[p.line].text
	head := tail(text[:p.Start], 60)
	before := lexPlan(head)
	for i := len(before) - 1; i >= 0; i-- {
		if before[i].class == wordBill {
			return true
		}
		if before[i].class == wordBreak && head[before[i].start:before[i].end] != "(" || before[i].class == wordStop || before[i].class == wordNumber {
			break
		}
	}
	after := lexPlan(text[p.End:min(len(text), p.End+40)])
	for i, t := range after {
		if t.class == wordBill {
			return i < 3
		}
		if t.class == wordPer || t.class == wordEach || t.class == wordBreak {
			break
		}
	}
	return false
}

// other reports that a price of a card is another way to buy the plan, and not
// a total, a repetition or the price of something beside.
func (r *planReader) other(out []Plan, plan Plan, p planPoint, points []planPoint, c *planCard) bool {
	if len(out) == 0 {
		return true
	}
	for _, o := range out {
		if o.Currency != plan.Currency {
			continue
		}
		same := o.Interval == plan.Interval && o.Billed == plan.Billed && o.mode == plan.mode
		if same || o.Unit != plan.Unit && plan.Unit != "" {
			return false
		}
		if o.mode == plan.mode && (r.total(p) && o.Interval != plan.Interval || o.Amount == plan.Amount && plan.Interval == "") {
			return false
		}
		if o.mode == plan.mode && (twelfth(o, plan) || twelfth(plan, o)) {
			return false // the same price told twice
		}
		if plan.Interval == "" && plan.Billed == "" && plan.mode == "" {
			return false
		}
	}
	return true
}

// twelfth reports that a month's price is a year's, told by the month.
func twelfth(month, year Plan) bool {
	if month.Interval != "month" || year.Interval != "year" {
		return false
	}
	rest := 12*month.Amount - year.Amount
	return rest > -12 && rest < 12
}

// sides says how often is paid where the two sides of a switch differ in
// nothing else: a month's price when paid monthly and when paid yearly.
func sides(list []Plan) []Plan {
	year, stated := false, false
	modes := map[string]bool{}
	for _, p := range list {
		year = year || p.mode == "year" && p.Interval != "year" && p.Interval != "once"
		stated = stated || p.mode == "year" && p.Billed == "year"
		modes[p.mode] = true
	}
	if !modes["month"] || !modes["year"] {
		return list
	}
	for i := range list {
		p := &list[i]
		if p.Interval == "" && p.Unit == "" {
			p.Interval = p.mode
		}
		// Where the page says it of one side in words, it says it of that alone.
		if year && !stated && p.Billed == "" && p.Interval == "month" {
			p.Billed = p.mode
		}
	}
	return list
}
