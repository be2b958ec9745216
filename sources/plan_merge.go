package sources

import "strings"

// interleave joins the two readings of a page with a switch: a plan's month
// and year stand beside each other, and what the switch leaves alone is said
// once.
func interleave(month, year []Plan) []Plan {
	var out []Plan
	used := make([]bool, len(year))
	for i := 0; i < len(month); {
		end := i + 1
		for end < len(month) && folded(month[end].Name) == folded(month[i].Name) {
			end++
		}
		group := append([]Plan(nil), month[i:end]...)
		switched := false
		for k, y := range year {
			if used[k] || folded(y.Name) != folded(month[i].Name) {
				if switched {
					break
				}
				continue
			}
			used[k], switched = true, true
			if !contains(group, y) {
				group = append(group, y)
			}
		}
		out = append(out, twoSides(group, end-i)...)
		i = end
	}
	for k, y := range year {
		if !used[k] {
			out = append(out, y)
		}
	}
	return out
}

// twoSides marks plans that were read with the switch on one side, then the
// other, so that the same rules apply as to two texts in one card.
func twoSides(group []Plan, month int) []Plan {
	if month >= len(group) {
		return group
	}
	for i := range group {
		group[i].mode = "month"
		if i >= month {
			group[i].mode = "year"
		}
	}
	return sides(group)
}

// acrossSides says how often is paid where the sides of a switch are lists of
// their own: the plan of one name on both sides. The switch itself may say
// that the monthly side is billed monthly.
func acrossSides(list []Plan, monthly bool) []Plan {
	byName := map[string][]int{}
	for i, p := range list {
		if p.mode != "" {
			byName[folded(p.Name)] = append(byName[folded(p.Name)], i)
		}
	}
	for _, at := range byName {
		if len(at) < 2 {
			continue
		}
		group := make([]Plan, len(at))
		for k, i := range at {
			group[k] = list[i]
		}
		for k, p := range sides(group) {
			if monthly && p.mode == "month" && p.Interval == "month" && p.Billed == "" {
				p.Billed = "month"
			}
			list[at[k]] = p
		}
	}
	return list
}

// contains reports a plan that reads the same.
func contains(list []Plan, p Plan) bool {
	for _, o := range list {
		if samePlan(o, p) && o.Interval == p.Interval && o.Billed == p.Billed {
			return true
		}
	}
	return false
}

// samePlan compares what two readings call a plan and ask for it.
func samePlan(a, b Plan) bool {
	return folded(a.Name) == folded(b.Name) && a.Amount == b.Amount && a.Micro == b.Micro && a.Currency == b.Currency && a.Contact == b.Contact && a.Free == b.Free
}

// unique drops what a page shows twice, for small screens or in a table of
// comparison below its cards; the fuller reading stays.
func unique(list []Plan) []Plan {
	var out []Plan
	byName := map[string][]int{}
	for _, p := range list {
		name := folded(p.Name)
		twice := false
		for _, i := range byName[name] {
			o := &out[i]
			if !again(*o, p) {
				continue
			}
			twice = true
			if o.Trial == 0 {
				o.Trial = p.Trial
			}
			if len(o.Features) == 0 {
				o.Features = p.Features
			}
			break
		}
		if !twice {
			byName[name] = append(byName[name], len(out))
			out = append(out, p)
		}
	}
	return out
}

// again reports that q tells p again, perhaps with fewer words.
func again(p, q Plan) bool {
	// "Contact us" is one offer however often it is said, and so is "free".
	if p.Contact && q.Contact || p.Free && q.Free && (p.Currency == "" || q.Currency == "" || p.Interval == q.Interval) {
		return true
	}
	if !samePlan(p, q) {
		return false
	}
	return (q.Interval == p.Interval || q.Interval == "") && (q.Billed == p.Billed || q.Billed == "" || p.Billed == "")
}

// withOffers adds what structured data says: all of it where the page shows no
// plan, else only what the shown plans leave open.
func withOffers(seen, structured []Plan) []Plan {
	if len(seen) == 0 {
		return unique(structured)
	}
	for i := range seen {
		p := &seen[i]
		for _, o := range structured {
			if !named(p.Name, o.Name) || p.Amount != o.Amount {
				continue
			}
			p.Sure = max(p.Sure, 0.95)
			// A machine's code is surer than a sign that many currencies share.
			if p.Currency != "" {
				p.Currency = o.Currency
			}
			if p.Interval == "" && p.Unit == "" {
				p.Interval, p.Unit, p.Per = o.Interval, o.Unit, o.Per
			}
		}
	}
	return seen
}

// named reports names of one plan: equal, or one with the product's before it.
func named(a, b string) bool {
	a, b = folded(a), folded(b)
	return a == b || a != "" && strings.HasSuffix(b, " "+a) || b != "" && strings.HasSuffix(a, " "+b)
}
