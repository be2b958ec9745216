package daemon

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"keywatch/cmd/internal/web"
	"keywatch/sources"
	"keywatch/store"
)

// Prices lists the price plans of the watched companies: as they stand, as
// they stood at a time, or with all that they were.
func (e *Engine) Prices(ctx context.Context, q web.PriceQuery) (web.Ledger, error) {
	w := e.world.Load()
	if _, ok := w.companies[q.Company]; q.Company != "" && !ok {
		return web.Ledger{}, unknown("company", q.Company, slices.Collect(keys(w.companies)))
	}
	at, err := when(q.At, e.Clock.Now(), w.cfg.Zone)
	if err != nil {
		return web.Ledger{}, err
	}
	ledger := web.Ledger{Rows: []web.PriceRow{}}
	list := w.priced(q.Company)
	var began time.Time
	for _, src := range list {
		book, first, err := e.priceBook(ctx, src)
		if err != nil {
			return ledger, err
		}
		if !first.IsZero() && (began.IsZero() || first.Before(began)) {
			began = first
		}
		spans := book.at(at)
		if q.History {
			spans = book.history(at)
		}
		for _, s := range spans {
			ledger.Rows = append(ledger.Rows, w.priceRow(src, s))
		}
	}
	if len(ledger.Rows) == 0 {
		ledger.Words = noPrices(q, len(list), began, at)
	}
	return ledger, nil
}

// priced are the sources that may show prices, by company. Of a window kind,
// absence says nothing: what a feed once said is no price of today.
func (w *world) priced(company string) []sources.Source {
	var list []sources.Source
	for _, s := range w.cfg.Sources {
		if kind, ok := sources.KindByName(s.Kind); ok && kind.Complete && (company == "" || s.Company == company) {
			list = append(list, s)
		}
	}
	slices.SortStableFunc(list, func(a, b sources.Source) int {
		return cmp.Or(cmp.Compare(w.companyName(a.Company), w.companyName(b.Company)), cmp.Compare(a.Company, b.Company))
	})
	return list
}

// priceBook reads a source's plans with all that they were, and when the
// source was first read; the zero time when it never was.
func (e *Engine) priceBook(ctx context.Context, src sources.Source) (*priceBook, time.Time, error) {
	book := &priceBook{}
	base, err := e.store.Baseline(ctx, src.ID)
	if err != nil {
		return book, time.Time{}, fmt.Errorf("read what is kept of %s: %w", src.ID, err)
	}
	if base.Snapshot == nil {
		return book, time.Time{}, nil
	}
	first := base.Snapshot.At
	versions, err := e.store.Versions(ctx, src.ID)
	if err != nil {
		return book, first, fmt.Errorf("read versions of %s: %w", src.ID, err)
	}
	if n := len(versions); n > 0 && versions[n-1].At.Before(first) {
		first = versions[n-1].At
	}
	changes, err := e.store.Changes(ctx, store.Query{Sources: []string{src.ID}})
	if err != nil {
		return book, first, fmt.Errorf("read changes of %s: %w", src.ID, err)
	}
	base = e.reread(ctx, src, base) // an older release read no plans
	book = newPriceBook(base.Snapshot.Items, func(at time.Time) []string { return e.plansAt(ctx, src, at) })
	book.undoAll(changes, first)
	return book, first, nil
}

// plansAt are the keys of the plans that a source's kept page shows. What
// cannot be read tells no order, which costs a row its place and nothing else.
func (e *Engine) plansAt(ctx context.Context, src sources.Source, at time.Time) []string {
	docs, err := e.store.Documents(ctx, src.ID, at)
	if err != nil {
		return nil
	}
	snap, err := sources.Reread(src, docs)
	if err != nil {
		return nil
	}
	var list []string
	for _, it := range snap.Items {
		if p, ok := sources.PlanOf(it); ok {
			list = append(list, p.Key())
		}
	}
	return list
}

func (w *world) priceRow(src sources.Source, s pricedSpan) web.PriceRow {
	p := s.plan
	row := web.PriceRow{
		Company: src.Company, CompanyName: w.companyName(src.Company), Source: src.ID, URL: src.URL,
		Plan: p.Name, Price: p.Price(), Micro: p.Micro, Currency: p.Currency, Terms: p.Terms(), Interval: p.Interval, Billed: p.Billed,
		Unit: p.Unit, Per: p.Per, From: p.From, Contact: p.Contact, Free: p.Free, Trial: p.Trial, Was: p.Was, Struck: p.Struck(),
		Features: p.Features, Section: p.Section, Sure: p.Sure, Since: s.since.UTC(), Until: s.until,
	}
	if !s.until.IsZero() {
		row.Until = s.until.UTC()
	}
	if !p.Contact {
		row.Amount = &p.Amount
	}
	return row
}

// noPrices says why there is no row, and how to get some.
func noPrices(q web.PriceQuery, pages int, began, at time.Time) string {
	whose := "of any company"
	if q.Company != "" {
		whose = "of " + q.Company
	}
	switch {
	case pages == 0:
		return "no page " + whose + " is watched: add the one with its prices under sources in keywatch.yaml"
	case began.IsZero():
		return "no page " + whose + " was read yet: make a pass with 'keywatch crawl', and see 'keywatch status' for what cannot be read"
	case !at.IsZero() && at.Before(began):
		return "no page " + whose + " was read by " + at.UTC().Format(time.RFC3339) + ": the first reading was at " + began.UTC().Format(time.RFC3339)
	case pages == 1:
		return "the one page " + whose + " that is watched shows no prices: add the one with its prices under sources in keywatch.yaml"
	}
	return fmt.Sprintf("none of the %d pages %s that are watched shows prices: add the one with its prices under sources in keywatch.yaml", pages, whose)
}
