package daemon

import (
	"context"
	"errors"
	"fmt"
	"time"

	"keywatch/diff"
	"keywatch/digest"
)

// What a moved clock is driven by: a demo or a replay has no loops, but calls
// these between its steps.

// Mail composes what is due and delivers what is queued, once.
func (e *Engine) Mail(ctx context.Context) error {
	w := e.world.Load()
	_, composing := e.composeDue(ctx, w)
	_, delivering := e.deliver(ctx, w.cfg)
	return errors.Join(composing, delivering)
}

// NextDue is when something is to be done next: a check, or an issue.
func (e *Engine) NextDue(ctx context.Context) (time.Time, error) {
	w := e.world.Load()
	statuses, err := e.statuses(ctx)
	if err != nil {
		return time.Time{}, err
	}
	var next time.Time
	sooner := func(t time.Time) {
		if next.IsZero() || t.Before(next) {
			next = t
		}
	}
	for id := range w.sources {
		sooner(statuses[id].Due)
	}
	subs, err := e.subscriptions(ctx, w)
	if err != nil {
		return next, err
	}
	for _, s := range subs {
		if s.Cadence != digest.Instant {
			sooner(digest.PeriodAt(s, e.Clock.Now()).Send)
		}
	}
	return next, nil
}

// HeldBack gives all that was held back as noise.
func (e *Engine) HeldBack(ctx context.Context) ([]diff.Noise, error) {
	noise, err := e.store.Noise(ctx, time.Time{}, "", 0)
	if err != nil {
		return nil, fmt.Errorf("read what was held back: %w", err)
	}
	return noise, nil
}
