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
	for i := len(out) - 2; i >= 0; i-- {
		// "€9 / $10 per month": the terms stand behind the second.
		p, next := &out[i], out[i+1]
		if p.Interval == "" && p.Unit == "" && p.Currency != next.Currency {
			p.Interval, p.Unit, p.Per, p.Billed = next.Interval, next.Unit, next.Per, next.Billed
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
	// A purchase may be said to be one anywhere in its card; "per month" not,
	// since limits are per month too.
	if t.interval == "" && t.unit == "" {
		t = t.or(terms{interval: r.onceIn(c)})
	}
	if t.billed == "" && len(r.between(c.box.a, c.box.b)) > 0 {
		t.billed = r.billedIn(c, points)
	}
	// "$120 billed annually" says the year once.
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
