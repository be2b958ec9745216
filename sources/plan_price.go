package sources

import (
	"strconv"
	"strings"
)

// PlanFrom reads a plan from an item's fields alone, as a change keeps them;
// false for fields that no plan has.
func PlanFrom(fields map[string]string) (Plan, bool) {
	return PlanOf(Item{Type: typePlan, Fields: fields})
}

// Key is what names a plan: its folded name, interval and way of billing. It
// stays while the amount moves.
func (p Plan) Key() string {
	key := "plan:" + folded(p.Name) + ":" + p.Interval
	if p.Billed != "" {
		key += "+" + p.Billed
	}
	return key
}

// Price is the amount alone: "EUR 49.00", "from EUR 9.00", "on request" or
// "free".
func (p Plan) Price() string {
	switch {
	case p.Contact:
		return "on request"
	case p.Free, p.Currency == "":
		return "free"
	}
	amount := Money{Minor: p.Amount, Micro: p.Micro, Currency: p.Currency}.exact()
	if p.From {
		return "from " + amount
	}
	return amount
}

// Struck is the price that the page shows struck through, "" without one.
func (p Plan) Struck() string {
	if p.Was <= 0 {
		return ""
	}
	return Money{Minor: p.Was, Currency: p.Currency}.exact()
}

// Terms say what the amount is for: "seat and month", "1000 request", "once",
// "" for the plan as a whole without an interval.
func (p Plan) Terms() string {
	var terms []string
	if p.Unit != "" {
		unit := p.Unit
		if p.Per > 1 {
			unit = strconv.Itoa(p.Per) + " " + unit
		}
		terms = append(terms, unit)
	}
	if p.Interval != "" {
		terms = append(terms, p.Interval)
	}
	return strings.Join(terms, " and ")
}
