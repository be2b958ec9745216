package daemon

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"keywatch/cmd/internal/web"
	"keywatch/diff"
	"keywatch/digest"
	"keywatch/sources"
	"keywatch/store"
)

// Sources lists the configured sources with how they are.
func (e *Engine) Sources(ctx context.Context) ([]web.SourceView, error) {
	w := e.world.Load()
	statuses, err := e.statuses(ctx)
	if err != nil {
		return nil, err
	}
	pendings, err := e.store.Pendings(ctx)
	if err != nil {
		return nil, fmt.Errorf("read what is pending: %w", err)
	}
	views := make([]web.SourceView, 0, len(w.cfg.Sources))
	for _, s := range w.cfg.Sources {
		v := web.SourceView{Source: s, CompanyName: w.companyName(s.Company), Status: statuses[s.ID]}
		if v.Status.Source == "" {
			v.Status = sources.Status{Source: s.ID, State: sources.StateNew}
		}
		if p, ok := pendings[s.ID]; ok {
			v.Pending = &p
		}
		views = append(views, v)
	}
	return views, nil
}

func (e *Engine) statuses(ctx context.Context) (map[string]sources.Status, error) {
	list, err := e.store.Statuses(ctx)
	if err != nil {
		return nil, fmt.Errorf("read states of sources: %w", err)
	}
	by := make(map[string]sources.Status, len(list))
	for _, s := range list {
		by[s.Source] = s
	}
	return by, nil
}

// noiseShown is how much of what was held back a source shows.
const noiseShown = 20

// heldFor is how long what was held back is kept at the least.
const heldFor = 90 * 24 * time.Hour

// Source shows one source with its history.
func (e *Engine) Source(ctx context.Context, id string) (web.SourceDetail, error) {
	w := e.world.Load()
	src, ok := w.sources[id]
	if !ok {
		return web.SourceDetail{}, unknown("source", id, slices.Collect(keys(w.sources)))
	}
	base, err := e.store.Baseline(ctx, id)
	if err != nil {
		return web.SourceDetail{}, fmt.Errorf("read what is kept of %s: %w", id, err)
	}
	d := web.SourceDetail{SourceView: web.SourceView{
		Source: src, CompanyName: w.companyName(src.Company), Status: base.Status, Pending: base.Pending,
	}}
	if d.Status.Source == "" {
		d.Status.Source, d.Status.State = id, sources.StateNew
	}
	if base.Snapshot != nil {
		d.Items, d.Title = len(base.Snapshot.Items), base.Snapshot.Title
	}
	versions, err := e.store.Versions(ctx, id)
	if err != nil {
		return d, fmt.Errorf("read versions of %s: %w", id, err)
	}
	for _, v := range versions {
		d.Versions = append(d.Versions, v.At)
	}
	held, err := e.store.Noise(ctx, e.Clock.Now().Add(-heldFor), id, 0)
	if err != nil {
		return d, fmt.Errorf("read what was held back of %s: %w", id, err)
	}
	d.Held, d.Noise = len(held), held[:min(len(held), noiseShown)]
	d.Learnt, d.Visits, d.Entries = learnt(base, held), base.Memory.Checks, len(base.Memory.Seen)
	return d, nil
}

// Accounts lists the key accounts.
func (e *Engine) Accounts(ctx context.Context) ([]web.AccountView, error) {
	w := e.world.Load()
	views := make([]web.AccountView, 0, len(w.cfg.Accounts))
	for _, a := range w.cfg.Accounts {
		v := web.AccountView{Account: a, Name: w.companyName(a.Company)}
		events, err := e.Events(ctx, web.EventQuery{Account: a.ID, Since: "7d"})
		if err != nil {
			return nil, err
		}
		v.Moved = len(events)
		views = append(views, v)
	}
	return views, nil
}

// Account shows one key account with its events of 90 days.
func (e *Engine) Account(ctx context.Context, id string) (web.AccountView, error) {
	w := e.world.Load()
	a, ok := w.accounts[id]
	if !ok {
		return web.AccountView{}, unknown("account", id, slices.Collect(keys(w.accounts)))
	}
	events, err := e.Events(ctx, web.EventQuery{Account: id, Since: "90d"})
	if err != nil {
		return web.AccountView{}, err
	}
	v := web.AccountView{Account: a, Name: w.companyName(a.Company), Events: events}
	week := e.Clock.Now().Add(-7 * 24 * time.Hour)
	for _, ev := range events {
		if !ev.Confirmed.Before(week) {
			v.Moved++
		}
	}
	return v, nil
}

// Status tells how the whole watch is.
func (e *Engine) Status(ctx context.Context) (web.Status, error) {
	w := e.world.Load()
	s := web.Status{Version: e.Version, Since: e.started, Config: w.cfg.Path, States: map[string]int{}, Deliveries: map[string]int{}}
	if w.mailless() {
		s.Mailless = noMail
	}
	s.Browser = "Chromium is there; it builds the pages that need it"
	if err := w.web.CanRender(); err != nil {
		s.Browser = err.Error()
	}
	if words := e.reload.Load(); words != nil {
		s.Reload = *words
	}
	views, err := e.Sources(ctx)
	if err != nil {
		return s, err
	}
	for _, v := range views {
		s.Sources++
		s.States[string(v.Status.State)]++
		if v.Pending != nil {
			s.Pending += len(v.Pending.Changes)
		}
		if v.Status.State.Blind() && v.Status.State != sources.StateNew {
			s.Blind = append(s.Blind, v)
		}
		if !v.Status.Due.IsZero() && (s.NextCheck.IsZero() || v.Status.Due.Before(s.NextCheck)) {
			s.NextCheck = v.Status.Due
		}
	}
	events, err := e.store.Events(ctx, store.Query{Since: e.Clock.Now().Add(-7 * 24 * time.Hour)})
	if err != nil {
		return s, fmt.Errorf("count events: %w", err)
	}
	s.Events = len(events)
	return e.mailStatus(ctx, s)
}

func (e *Engine) mailStatus(ctx context.Context, s web.Status) (web.Status, error) {
	deliveries, err := e.store.Deliveries(ctx, maxDeliveries)
	if err != nil {
		return s, fmt.Errorf("read deliveries: %w", err)
	}
	for _, d := range deliveries {
		s.Deliveries[string(d.State)]++
		if d.State == digest.Failed && len(d.Attempts) > 0 {
			s.Failed = append(s.Failed, d.Issue+" to "+d.Address+": "+d.Attempts[len(d.Attempts)-1].Detail)
		}
	}
	subs, err := e.Subscriptions(ctx)
	if err != nil {
		return s, err
	}
	for _, v := range subs {
		if !v.Next.IsZero() && (s.NextIssue.IsZero() || v.Next.Before(s.NextIssue)) {
			s.NextIssue = v.Next
		}
	}
	return s, nil
}

// Backup writes a copy of the store.
func (e *Engine) Backup(ctx context.Context, w io.Writer) error { return e.store.Backup(ctx, w) }

// CheckStore reads every record.
func (e *Engine) CheckStore(ctx context.Context) (any, error) { return e.store.Check(ctx) }

// pendingCount counts the differences that wait for confirmation.
func pendingCount(by map[string]diff.Pending) int {
	n := 0
	for _, p := range by {
		n += len(p.Changes)
	}
	return n
}

// sameAddress compares addresses as people write them.
func sameAddress(a, b string) bool {
	return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}
