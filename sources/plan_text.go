package sources

import "strings"

// sentences reads several plans from one run of text, when each amount has a
// name of its own before it: "Basic is $5, Plus is $10 per month".
func (r *planReader) sentences(box *planBox, points []planPoint) []*planCard {
	if len(points) < 2 {
		return nil
	}
	var plans []Plan
	seen := map[string]bool{}
	last, line := 0, -1
	for i, p := range points {
		if p.struck {
			return nil // was and now of one plan, not two plans
		}
		// A clause does not go on over lines.
		if p.line != line {
			last, line = 0, p.line
		}
		text := r.lines[line].text
		name := clauseName(text[last:p.Start])
		if name == "" || seen[name] {
			return nil
		}
		seen[name] = true
		end := len(text)
		if i+1 < len(points) && points[i+1].line == line {
			end = points[i+1].Start
		}
		plan := Plan{Name: name, Per: 1, Free: p.Minor == 0 && p.Micro == 0, Sure: 0.6}
		plan.Amount, plan.Micro, plan.Currency = r.cash.money(p.Money)
		plan.take(readTerms(text[p.End:end]))
		plans = append(plans, plan)
		last = p.End
	}
	// "… and Pro is $20 per month": the terms of the last are those of all.
	for i := len(plans) - 2; i >= 0; i-- {
		if plans[i].Interval == "" && plans[i].Unit == "" {
			next := plans[i+1]
			plans[i].Interval, plans[i].Unit, plans[i].Per, plans[i].Billed = next.Interval, next.Unit, next.Per, next.Billed
		}
	}
	return []*planCard{{box: box, plans: plans, kind: nameFirst}}
}

// clauseName is the plan that the last clause before an amount names.
func clauseName(text string) string {
	if i := strings.LastIndexAny(strings.TrimRight(text, " :–—-,"), ".,;!?)•|"); i >= 0 {
		text = text[i+1:]
	}
	text = strings.TrimSpace(text)
	list := lexPlan(text)
	if len(list) > 0 && list[0].class == wordAnd {
		text = text[list[0].end:]
	}
	// What speaks of price or praise alone names nothing.
	name := sentenceName(trimName(text))
	if name == "" || saysTerms(name) || praises(name) {
		return ""
	}
	for _, t := range lexPlan(name) {
		if t.class == wordPlus && len(name) > 5 || t.class == wordLoose || t.class == wordBound || t.class == wordFee || t.class == wordBill {
			return ""
		}
	}
	return name
}
