package daemon

import (
	"context"
	"fmt"
	"hash/fnv"
	"slices"
	"time"

	"keywatch/digest"
	"keywatch/sources"
	"keywatch/sources/discover"
	"keywatch/store"
)

// How often a company's site is looked at for new sources. A look asks for up
// to 60 documents, as many as a month of visits to two pages.
const (
	discoverEvery  = 30 * 24 * time.Hour
	discoverAgain  = 3 * 24 * time.Hour // after a site that could not be read
	discoverGap    = time.Hour          // between two companies
	discoverSpread = 5 * 24 * time.Hour // of the first looks: companies are added together
	discoverRound  = 10 * time.Minute   // how often it is asked what is due
)

// discoveries looks for new sources, company by company.
func (r *runner) discoveries(ctx context.Context) {
	for {
		if _, err := r.engine.DiscoverDue(ctx); err != nil && ctx.Err() == nil {
			r.engine.Log.Error("looking for new sources failed; it is tried again", "error", err)
		}
		tick, stop := r.engine.Clock.After(discoverRound)
		select {
		case <-tick:
		case <-ctx.Done():
			stop()
			return
		}
	}
}

// DiscoverDue looks for the sources of the one company that is due most, and
// keeps what it found; "" where none is due. It never adds a source.
func (e *Engine) DiscoverDue(ctx context.Context) (string, error) {
	w := e.world.Load()
	if !w.cfg.Discover.Monthly {
		return "", nil
	}
	statuses, err := e.statuses(ctx)
	if err != nil {
		return "", err
	}
	known, err := e.meet(ctx, w, statuses)
	if err != nil {
		return "", err
	}
	found, err := e.store.Discoveries(ctx)
	if err != nil {
		return "", fmt.Errorf("read discoveries: %w", err)
	}
	company, ok := nextDiscovery(w.cfg.Companies, known, found, e.Clock.Now())
	if !ok {
		return "", nil
	}
	report, err := discover.Find(ctx, w.web, company.Domain, nil)
	if ctx.Err() != nil {
		return "", ctx.Err() // the daemon stops; nothing was learnt
	}
	d, now := found[company.ID], e.Clock.Now().UTC()
	d.Company, d.Domain = company.ID, company.Domain
	if err != nil {
		e.Log.Warn("no sources could be looked for", "company", company.ID, "domain", company.Domain, "error", err)
		d = d.Failed(err, now)
	} else {
		d = d.Found(report.Candidates, now)
		e.Log.Info("looked for sources", "company", company.ID, "candidates", len(report.Candidates), "visits", report.Visits)
	}
	if err := e.store.KeepDiscovery(ctx, d); err != nil {
		return "", fmt.Errorf("keep discovery of %s: %w", company.ID, err)
	}
	return company.ID, nil
}

// nextDiscovery is the company whose look is overdue most; false for none, and
// for an hour after the last look, whatever came of it.
func nextDiscovery(companies []sources.Company, known map[string]store.Known, found map[string]sources.Discovery, now time.Time) (sources.Company, bool) {
	var next sources.Company
	var due time.Time
	for _, d := range found {
		if now.Sub(d.At) < discoverGap {
			return next, false
		}
	}
	for _, c := range companies {
		at := discoveryDue(c.ID, known[c.ID].Since, found[c.ID])
		if c.Domain != "" && !at.After(now) && (due.IsZero() || at.Before(due)) {
			next, due = c, at
		}
	}
	return next, !due.IsZero()
}

// discoveryDue is when a company's site is looked at next.
func discoveryDue(company string, since time.Time, last sources.Discovery) time.Time {
	switch {
	case last.At.IsZero():
		h := fnv.New64a()
		_, _ = h.Write([]byte(company))
		return since.Add(discoverEvery + time.Duration(h.Sum64()%uint64(discoverSpread)))
	case last.Fault != "":
		return last.At.Add(discoverAgain)
	}
	return last.At.Add(discoverEvery)
}

// proposals are what could also be watched, for a lead's weekly digest; none
// for other mail.
func (e *Engine) proposals(ctx context.Context, w *world, sub digest.Subscription) ([]digest.Proposal, error) {
	if sub.Cadence != digest.Weekly || !w.cfg.Discover.Monthly {
		return nil, nil
	}
	found, err := e.store.Discoveries(ctx)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	subs, err := e.subscriptions(ctx, w)
	if err != nil {
		return nil, err
	}
	statuses, err := e.statuses(ctx)
	if err != nil {
		return nil, err
	}
	watched := w.watched(statuses)
	var list []digest.Proposal
	for _, c := range w.cfg.Companies {
		d, ok := found[c.ID]
		if !ok || !leads(w.matcher.Leads(subs, c.ID), sub.Email) {
			continue
		}
		d.Candidates = sources.Fresh(d.Candidates, watched)
		list = append(list, digest.Proposal{Company: c, Found: d})
	}
	return list, nil
}

// watched are the configured sources, also at the addresses that they moved to.
func (w *world) watched(statuses map[string]sources.Status) []sources.Source {
	list := slices.Clone(w.cfg.Sources)
	for _, s := range w.cfg.Sources {
		if moved := statuses[s.ID].MovedTo; moved != "" {
			s.URL = moved
			list = append(list, s)
		}
	}
	return list
}

func leads(list []digest.Subscription, email string) bool {
	for _, s := range list {
		if sameAddress(s.Email, email) {
			return true
		}
	}
	return false
}
