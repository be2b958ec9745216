package daemon

import (
	"context"
	"slices"
	"time"

	"keywatch/cmd/internal/web"
	"keywatch/diff/tag"
	"keywatch/store"
)

// How near an alert and an event must be to be of one thing.
const (
	alertAlike    = 0.5                 // of the words, at the same address
	alertAnywhere = 0.7                 // of the words, from another address
	alertReach    = 30 * 24 * time.Hour // with the same words
	alertNear     = 48 * time.Hour      // at the same address, in other words or without any
)

// Compare says of each of another tool's alerts what is known of it, and what
// that tool has no alert of.
func (e *Engine) Compare(ctx context.Context, r web.CompareRequest) (web.Comparison, error) {
	c := web.Comparison{Alerts: []web.Verdict{}, Missed: []web.Verdict{}, Counts: map[string]int{}}
	if len(r.Alerts) == 0 {
		return c, nil
	}
	c.From, c.Until = days(r.Alerts, e.world.Load().cfg.Zone)
	q, err := e.inquire(ctx, c.From.Add(-alertReach))
	if err != nil {
		return c, err
	}
	events, err := q.recent(ctx)
	if err != nil {
		return c, err
	}
	m := newMatching(q, events)
	for _, alert := range r.Alerts {
		if err := ctx.Err(); err != nil {
			return c, err
		}
		v, err := m.verdict(ctx, alert)
		if err != nil {
			return c, err
		}
		c.Alerts = append(c.Alerts, v)
		c.Counts[string(v.What)]++
	}
	c.Missed = m.missed(c.From, c.Until)
	c.Counts[string(web.WhatMissed)] = len(c.Missed)
	return c, nil
}

// days are the first alert's day and the end of the last one's.
func days(alerts []web.Alert, zone *time.Location) (from, until time.Time) {
	first, last := alerts[0].At, alerts[0].At
	for _, a := range alerts {
		if a.At.Before(first) {
			first = a.At
		}
		if a.At.After(last) {
			last = a.At
		}
	}
	day := func(t time.Time, more int) time.Time {
		y, m, d := t.In(zone).Date()
		return time.Date(y, m, d+more, 0, 0, 0, 0, zone).UTC()
	}
	return day(first, 0), day(last, 1)
}

// matching finds the events that alerts tell of too.
type matching struct {
	*inquiry
	tellers []teller
	hosts   map[string]bool // of the alerts
	found   map[string]bool // events that an alert tells of
}

// teller is an event made ready for many alerts.
type teller struct {
	ev        tag.Event
	text      string          // folded
	words     asked           // what it says, as asked of an alert's text
	addresses map[string]bool // of its witnesses
	sources   map[string]bool
	hosts     map[string]bool
}

func newMatching(q *inquiry, events []tag.Event) *matching {
	m := &matching{inquiry: q, hosts: map[string]bool{}, found: map[string]bool{}}
	for _, ev := range events {
		t := teller{ev: ev, addresses: map[string]bool{}, sources: map[string]bool{}, hosts: map[string]bool{}}
		texts := []string{ev.Line}
		for _, w := range ev.Witnesses {
			texts = append(texts, w.Title, w.Section, w.Before, w.After)
			t.sources[w.Source] = true
			for _, address := range []string{w.URL, q.world.sources[w.Source].URL} {
				if address != "" {
					t.addresses[sameDocument(address)], t.hosts[hostName(address)] = true, true
				}
			}
		}
		t.text, t.words = store.SearchText(texts...), asked{needles: store.Needles(ev.Line)}
		m.tellers = append(m.tellers, t)
	}
	return m
}

// How surely an alert and an event are of one thing.
const (
	likeNothing   = iota
	likeInPlace   // at the same address at that time, in other words
	likeElsewhere // with the same words, at another address
	likeInWords   // with the same words at the same address
)

// tell finds the event that an alert tells of most surely, the nearest in time.
func (m *matching) tell(alert web.Alert, a asked) (ev *tag.Event, like int) {
	words := asked{needles: store.Needles(alert.Text)}
	text := store.SearchText(alert.Text)
	var nearest time.Duration
	for i := range m.tellers {
		t := &m.tellers[i]
		away := alert.At.Sub(t.ev.Seen).Abs()
		here := a.address != "" && t.addresses[a.address]
		alike := max(words.heardIn(t.text), t.words.heardIn(text))
		rank := likeNothing
		switch {
		case here && alike >= alertAlike && away <= alertReach:
			rank = likeInWords
		case alike >= alertAnywhere && len(words.needles) > 1 && away <= alertReach:
			rank = likeElsewhere
		case here && away <= alertNear:
			rank = likeInPlace
		}
		if rank > like || rank == like && rank > likeNothing && away < nearest {
			ev, like, nearest = &t.ev, rank, away
		}
	}
	return ev, like
}

// missed are the events of the alerts' hosts and days without an alert.
func (m *matching) missed(from, until time.Time) []web.Verdict {
	list := []web.Verdict{}
	for _, t := range m.tellers {
		ev := t.ev
		if m.found[ev.ID] || ev.Withdrawn != "" || ev.Seen.Before(from) || !ev.Seen.Before(until) {
			continue
		}
		shared := false
		for host := range t.hosts {
			shared = shared || m.hosts[host]
		}
		if !shared {
			continue
		}
		w := ev.Witnesses[0]
		list = append(list, web.Verdict{
			Alert: web.Alert{URL: w.URL, Text: ev.Line}, What: web.WhatMissed, Words: "reported, and the file has no alert of it: " + ev.Line,
			Seen: ev.Seen, Source: w.Source, Event: ev.ID,
		})
	}
	slices.SortStableFunc(list, func(a, b web.Verdict) int { return a.Seen.Compare(b.Seen) })
	return list
}
