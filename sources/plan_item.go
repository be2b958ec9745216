package sources

import (
	"strconv"
	"strings"
)

// typePlan is the type of items that are price plans.
const typePlan = "plan"

// planItems makes a page's plans items, each with a key that stays while its
// name and interval do.
func planItems(plans []Plan) []Item {
	seen := make(map[string]int, len(plans))
	out := make([]Item, 0, len(plans))
	for _, p := range plans {
		it := p.item()
		n := seen[it.Key]
		seen[it.Key]++
		if n > 0 {
			it.Key += "#" + strconv.Itoa(n+1)
		}
		out = append(out, it)
	}
	return out
}

// item is a plan as one of a snapshot's items. Its key is of what names it, so
// that another amount is an edit.
func (p Plan) item() Item {
	fields := map[string]string{"name": p.Name}
	set := func(name, value string) {
		if value != "" {
			fields[name] = value
		}
	}
	number := func(name string, n int64) {
		if n != 0 {
			fields[name] = strconv.FormatInt(n, 10)
		}
	}
	if !p.Contact {
		fields["amount"] = strconv.FormatInt(p.Amount, 10)
	}
	number("micro", p.Micro)
	set("currency", p.Currency)
	set("interval", p.Interval)
	set("billed", p.Billed)
	set("unit", p.Unit)
	fields["per"] = strconv.Itoa(p.Per)
	for name, is := range map[string]bool{"from": p.From, "contact": p.Contact, "free": p.Free} {
		if is {
			fields[name] = "true"
		}
	}
	number("trial", int64(p.Trial))
	number("was", p.Was)
	set("features", strings.Join(p.Features, "\n"))
	fields["sure"] = strconv.FormatFloat(p.Sure, 'f', 2, 64)
	return Item{Key: p.Key(), Type: typePlan, Text: p.String(), Section: p.Section, Region: RegionMain, Fields: fields}
}

// PlanOf reads a plan back from its item; false for an item of another type or
// with fields that no plan has.
func PlanOf(it Item) (Plan, bool) {
	if it.Type != typePlan || it.Fields["name"] == "" {
		return Plan{}, false
	}
	f := it.Fields
	ok := true
	number := func(name string) int64 {
		if f[name] == "" {
			return 0
		}
		n, err := strconv.ParseInt(f[name], 10, 64)
		ok = ok && err == nil
		return n
	}
	p := Plan{
		Name: f["name"], Currency: f["currency"], Interval: f["interval"], Billed: f["billed"], Unit: f["unit"], Section: it.Section,
		From: f["from"] == "true", Contact: f["contact"] == "true", Free: f["free"] == "true",
		Amount: number("amount"), Micro: number("micro"), Per: int(number("per")), Trial: int(number("trial")), Was: number("was"),
	}
	if f["features"] != "" {
		p.Features = strings.Split(f["features"], "\n")
	}
	sure, err := strconv.ParseFloat(f["sure"], 64)
	p.Sure = sure
	return p, ok && err == nil
}

// each are the intervals as words behind an amount.
var each = map[string]string{"month": "per month", "year": "per year", "week": "per week", "day": "per day", "quarter": "per quarter", "once": "once"}

// yearly are the ways of billing as words.
var yearly = map[string]string{"month": "monthly", "year": "yearly"}

// String says a plan in one line: "Team EUR 49.00 per seat and month, billed
// yearly".
func (p Plan) String() string {
	var b strings.Builder
	b.WriteString(p.Name)
	switch {
	case p.Contact:
		b.WriteString(" on request")
	case p.Currency == "":
		b.WriteString(" free")
	default:
		if p.From {
			b.WriteString(" from")
		}
		b.WriteString(" " + Money{Minor: p.Amount, Micro: p.Micro, Currency: p.Currency}.exact())
	}
	unit := p.Unit
	if unit != "" {
		if p.Per > 1 {
			unit = strconv.Itoa(p.Per) + " " + unit
		}
		b.WriteString(" per " + unit)
	}
	switch interval := each[p.Interval]; {
	case interval == "":
	case unit != "" && p.Interval != "once":
		b.WriteString(" and " + strings.TrimPrefix(interval, "per "))
	default:
		b.WriteString(" " + interval)
	}
	if p.Billed != "" {
		b.WriteString(", billed " + yearly[p.Billed])
	}
	if p.Was > 0 {
		b.WriteString(", was " + Money{Minor: p.Was, Currency: p.Currency}.exact())
	}
	if p.Trial > 0 {
		b.WriteString(", " + strconv.Itoa(p.Trial) + " days of trial")
	}
	return b.String()
}

// exact writes an amount with all decimals of its currency: "EUR 49.00".
func (m Money) exact() string {
	exp := exponent(m.Currency)
	if exp == 0 || m.Micro != 0 {
		return m.String()
	}
	digits := strconv.FormatInt(m.Minor, 10)
	for len(digits) <= exp {
		digits = "0" + digits
	}
	return m.Currency + " " + digits[:len(digits)-exp] + "." + digits[len(digits)-exp:]
}
