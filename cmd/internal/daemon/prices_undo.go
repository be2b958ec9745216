package daemon

import (
	"maps"
	"slices"
	"time"

	"keywatch/diff"
	"keywatch/sources"
)

// pricedSpan is a plan as it was for a while. A zero until: it still is.
type pricedSpan struct {
	fields       map[string]string
	plan         sources.Plan
	since, until time.Time
}

// pricedPlan is one plan through all of its prices and names, newest first.
type pricedPlan struct {
	spans []pricedSpan
	begun bool // its first span has its beginning: before it, there was no such plan
}

// priceBook is a source's plans in the order of its page. It is filled from
// what stands now, and taken back change by change, the newest first.
type priceBook struct {
	plans []*pricedPlan
	// pageAt gives the keys of the plans that the page showed at a time, in its
	// order; it is asked only where a plan that is gone is put back.
	pageAt func(time.Time) []string
}

func newPriceBook(items []sources.Item, pageAt func(time.Time) []string) *priceBook {
	b := &priceBook{pageAt: pageAt}
	for _, it := range items {
		if p, ok := sources.PlanOf(it); ok {
			b.plans = append(b.plans, &pricedPlan{spans: []pricedSpan{{fields: it.Fields, plan: p}}})
		}
	}
	return b
}

// undoAll takes changes of one source back, whatever their order, and lets
// what is left begin with the source's first reading.
func (b *priceBook) undoAll(changes []diff.Change, first time.Time) {
	moves := slices.DeleteFunc(slices.Clone(changes), func(c diff.Change) bool { return c.Item == nil || c.Item.Type != "plan" })
	slices.SortStableFunc(moves, func(x, y diff.Change) int { return y.Confirmed.Compare(x.Confirmed) })
	for _, c := range moves {
		b.undo(c)
	}
	for _, p := range b.plans {
		if !p.begun {
			p.oldest().since = first
		}
	}
}

// undo takes one change back. What a page lost without a word, because it was
// read anew, cannot be found: then what came is left out, and what went before
// an edit is put back all the same.
func (b *priceBook) undo(c diff.Change) {
	t := c.Item
	switch t.Op {
	case diff.Added:
		if p := b.standing(t.After, c.Confirmed); p != nil {
			p.oldest().since, p.begun = c.Confirmed, true
		}
	case diff.Removed:
		b.putBack(t.Before, c)
	case diff.Edited:
		p := b.standing(t.After, c.Confirmed)
		if p == nil {
			b.putBack(t.Before, c)
			return
		}
		if before, ok := sources.PlanFrom(t.Before); ok {
			before.Section = p.oldest().plan.Section // a change's fields are without it
			p.oldest().since = c.Confirmed
			p.spans = append(p.spans, pricedSpan{fields: t.Before, plan: before, until: c.Confirmed})
		}
	}
}

func (p *pricedPlan) oldest() *pricedSpan { return &p.spans[len(p.spans)-1] }

// standing finds the plan that a change left on the page: with the very same
// fields, else of the same name and interval, else with the same money, since
// a newer reader may name it otherwise. What the same check has touched
// already is another one.
func (b *priceBook) standing(fields map[string]string, at time.Time) *pricedPlan {
	want, ok := sources.PlanFrom(fields)
	if !ok {
		return nil
	}
	for _, is := range []func(*pricedSpan) bool{
		func(s *pricedSpan) bool { return maps.Equal(s.fields, fields) },
		func(s *pricedSpan) bool { return s.plan.Key() == want.Key() },
		func(s *pricedSpan) bool { return want.Amount > 0 && sameMoney(s.plan, want) },
	} {
		for _, p := range b.plans {
			if !p.begun && !p.oldest().until.Equal(at) && is(p.oldest()) {
				return p
			}
		}
	}
	return nil
}

func sameMoney(p, q sources.Plan) bool {
	return p.Amount == q.Amount && p.Micro == q.Micro && p.Currency == q.Currency && p.Interval == q.Interval && p.Billed == q.Billed && p.Unit == q.Unit
}

// putBack adds a plan that a change took away: to its later life when it came
// again, else where the page showed it.
func (b *priceBook) putBack(fields map[string]string, c diff.Change) {
	plan, ok := sources.PlanFrom(fields)
	if !ok {
		return
	}
	plan.Section = c.Section
	span := pricedSpan{fields: fields, plan: plan, until: c.Confirmed}
	for _, p := range b.plans {
		if p.begun && p.oldest().plan.Key() == plan.Key() && !p.oldest().since.Before(c.Confirmed) {
			p.spans, p.begun = append(p.spans, span), false
			return
		}
	}
	b.plans = slices.Insert(b.plans, b.place(plan.Key(), c.From), &pricedPlan{spans: []pricedSpan{span}})
}

// place is where a plan stood on the page of a time: behind the nearest plan
// before it that is known, else before the nearest behind it, else at the end.
func (b *priceBook) place(key string, at time.Time) int {
	page := b.pageAt(at)
	own := slices.Index(page, key)
	if own < 0 {
		return len(b.plans)
	}
	for _, k := range slices.Backward(page[:own]) {
		if i := b.index(k); i >= 0 {
			return i + 1
		}
	}
	for _, k := range page[own+1:] {
		if i := b.index(k); i >= 0 {
			return i
		}
	}
	return len(b.plans)
}

func (b *priceBook) index(key string) int {
	return slices.IndexFunc(b.plans, func(p *pricedPlan) bool { return !p.begun && p.oldest().plan.Key() == key })
}

// at gives the spans that stood at a time (zero: that stand), in the order of
// the page.
func (b *priceBook) at(t time.Time) []pricedSpan {
	var out []pricedSpan
	for _, s := range b.history(t) {
		if s.until.IsZero() {
			out = append(out, s)
		}
	}
	return out
}

// history gives all spans as they were known at a time (zero: as they are),
// newest first within a plan.
func (b *priceBook) history(t time.Time) []pricedSpan {
	var out []pricedSpan
	for _, p := range b.plans {
		for _, s := range p.spans {
			if !t.IsZero() && s.since.After(t) {
				continue
			}
			if !t.IsZero() && s.until.After(t) {
				s.until = time.Time{}
			}
			out = append(out, s)
		}
	}
	return out
}
