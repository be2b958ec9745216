package daemon

import (
	"context"
	"fmt"
	"slices"
	"time"

	"keywatch/cmd/internal/web"
	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/sources"
	"keywatch/store"
)

// inquiry is what is read of the store to answer one question, or many of one
// comparison: each thing once.
type inquiry struct {
	engine    *Engine
	world     *world
	listeners *listeners
	statuses  map[string]sources.Status
	pendings  map[string]diff.Pending
	since     time.Time
	events    []tag.Event                // confirmed since then, newest first, read when asked for
	read      bool                       // the events are
	held      map[string][]diff.Noise    // by source, newest first, read when asked for
	baselines map[string]*store.Baseline // by source, read when asked for
}

// inquire reads what every answer needs: who hears, how sources are, what waits.
func (e *Engine) inquire(ctx context.Context, since time.Time) (*inquiry, error) {
	q := &inquiry{engine: e, world: e.world.Load(), since: since, held: map[string][]diff.Noise{}, baselines: map[string]*store.Baseline{}}
	var err error
	if q.listeners, err = e.listeners(ctx, q.world); err != nil {
		return nil, err
	}
	if q.statuses, err = e.statuses(ctx); err != nil {
		return nil, err
	}
	if q.pendings, err = e.store.Pendings(ctx); err != nil {
		return nil, fmt.Errorf("read what is pending: %w", err)
	}
	return q, nil
}

// recent gives the events confirmed since the inquiry's time, newest first.
func (q *inquiry) recent(ctx context.Context) ([]tag.Event, error) {
	if q.read {
		return q.events, nil
	}
	for ev, err := range store.EachEvent(ctx, q.engine.store, store.Query{Since: q.since, Withdrawn: true}) {
		if err != nil {
			return nil, fmt.Errorf("read events: %w", err)
		}
		q.events = append(q.events, ev)
	}
	q.read = true
	return q.events, nil
}

// noise gives what was held back of a source.
func (q *inquiry) noise(ctx context.Context, source string) ([]diff.Noise, error) {
	if list, known := q.held[source]; known {
		return list, nil
	}
	list, err := q.engine.store.Noise(ctx, q.engine.Clock.Now().Add(-heldFor), source, 0)
	if err != nil {
		return nil, fmt.Errorf("read what was held back of %s: %w", source, err)
	}
	q.held[source] = list
	return list, nil
}

// baseline gives what is kept of a source.
func (q *inquiry) baseline(ctx context.Context, source string) (*store.Baseline, error) {
	if b, known := q.baselines[source]; known {
		return b, nil
	}
	b, err := q.engine.store.Baseline(ctx, source)
	if err != nil {
		return nil, fmt.Errorf("read what is kept of %s: %w", source, err)
	}
	if b.Snapshot != nil {
		b.Snapshot.Documents = nil
	}
	q.baselines[source] = &b
	return &b, nil
}

// readers are the configured sources that read an address, and those that read
// another of its host.
func (q *inquiry) readers(a asked) (exact, near []sources.Source) {
	for _, s := range q.world.cfg.Sources {
		moved := q.statuses[s.ID].MovedTo
		switch {
		case sameDocument(s.URL) == a.address, moved != "" && sameDocument(moved) == a.address:
			exact = append(exact, s)
		case hostName(s.URL) == a.host:
			near = append(near, s)
		}
	}
	return exact, near
}

// tells reports whether an event tells what was asked for: its words, or what
// stands at the address.
func (q *inquiry) tells(ev tag.Event, a asked, readers map[string]bool) bool {
	if a.address == "" {
		texts := []string{ev.Line}
		for _, w := range ev.Witnesses {
			texts = append(texts, w.Title, w.Section, w.Before, w.After)
		}
		return a.says(texts...)
	}
	return slices.ContainsFunc(ev.Witnesses, func(w tag.Witness) bool {
		return readers[w.Source] || sameDocument(w.URL) == a.address
	})
}

// reported is the finding that an event tells it.
func (q *inquiry) reported(ev tag.Event, account string) web.Finding {
	f := web.Finding{What: web.WhatReported, At: ev.Confirmed, Event: ev.ID, Line: ev.Line, Words: "reported: " + ev.Line}
	if ev.Withdrawn != "" {
		f.What, f.Reason, f.Words = web.WhatWithdrawn, ev.Withdrawn, "reported, then withdrawn ("+ev.Withdrawn+"): "+ev.Line
	}
	if len(ev.Witnesses) > 0 {
		w := ev.Witnesses[0]
		f.Source, f.URL, f.Since, f.Section, f.Before, f.After = w.Source, w.URL, w.Seen, w.Section, w.Before, w.After
		f.Marks = diff.Marks(w.Before, w.After)
	}
	f.Told = q.listeners.hear(ev, account)
	if account != "" {
		f.Account = q.bond(ev, account)
	}
	return f
}

// bond says in words what an event is to an account.
func (q *inquiry) bond(ev tag.Event, account string) string {
	for _, m := range q.listeners.matcher.Match(ev) {
		if m.Account == account {
			return fmt.Sprintf("relevance %d: %s", m.Relevance, m.Why)
		}
	}
	return q.listeners.matcher.NoBond(account, ev)
}
