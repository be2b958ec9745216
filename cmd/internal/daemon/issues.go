package daemon

import (
	"context"
	"errors"
	"fmt"
	"time"

	"keywatch/digest"
	"keywatch/store"
)

// issuesKept is how many former issues an issue looks back on: five weeks of
// weekly and of daily mail.
const issuesKept = 40

// composeDue composes and keeps the issues that are due. What is kept already
// is not composed again, whoever asks.
func (e *Engine) composeDue(ctx context.Context, w *world) ([]digest.Issue, error) {
	e.mailing.Lock()
	defer e.mailing.Unlock()
	subs, err := e.subscriptions(ctx, w)
	if err != nil {
		return nil, err
	}
	if subs, err = e.dated(ctx, subs); err != nil {
		return nil, err
	}
	made, failed := e.composeBackground(ctx, w, subs)
	known := map[time.Time]bool{} // times that patterns were looked for
	for _, sub := range digest.Merge(subs) {
		issue, ok, err := e.composeFor(ctx, w, sub, known)
		if err != nil {
			return made, errors.Join(failed, fmt.Errorf("compose digest for %s: %w", sub.ID, err))
		}
		if ok {
			made = append(made, issue)
		}
	}
	return made, failed
}

func (e *Engine) composeFor(ctx context.Context, w *world, sub digest.Subscription, known map[time.Time]bool) (digest.Issue, bool, error) {
	if sub.Cadence == digest.Instant {
		return e.composeInstant(ctx, w, sub)
	}
	previous, err := e.previous(ctx, sub)
	if err != nil {
		return digest.Issue{}, false, err
	}
	due := digest.Due(sub, previous, e.Clock.Now())
	if len(due) == 0 {
		return digest.Issue{}, false, nil
	}
	// On a Monday all subscriptions of a zone share one period.
	if end := due[len(due)-1].End.UTC(); !known[end] {
		if err := e.findPatterns(ctx, w, end); err != nil {
			return digest.Issue{}, false, err
		}
		known[end] = true
	}
	// The last one takes all that was not told: one late issue, not several.
	issue, err := e.compose(ctx, w, sub, due[len(due)-1], previous)
	if err != nil {
		return issue, false, err
	}
	return e.keepIssue(ctx, issue)
}

// dated dates the configured subscriptions from when they were first known: who
// is added on a Wednesday is not sent Monday's issue, nor all that ever happened.
// Those that were there from the start are as old as the watch.
func (e *Engine) dated(ctx context.Context, subs []digest.Subscription) ([]digest.Subscription, error) {
	began, err := e.began(ctx)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, sub := range subs {
		if sub.Created.IsZero() {
			ids = append(ids, sub.ID)
		}
	}
	known, err := e.store.FirstKnown(ctx, ids, began, e.Clock.Now())
	if err != nil {
		return nil, fmt.Errorf("read since when subscriptions are known: %w", err)
	}
	for i := range subs {
		if subs[i].Created.IsZero() {
			subs[i].Created = known[subs[i].ID]
		}
	}
	return subs, nil
}

// began is when the first source was first seen: the start of the watch.
func (e *Engine) began(ctx context.Context) (time.Time, error) {
	statuses, err := e.store.Statuses(ctx)
	if err != nil {
		return time.Time{}, fmt.Errorf("read states of sources: %w", err)
	}
	began := e.Clock.Now()
	for _, s := range statuses {
		if !s.First.IsZero() && s.First.Before(began) {
			began = s.First
		}
	}
	return began, nil
}

func (e *Engine) previous(ctx context.Context, sub digest.Subscription) ([]digest.Issue, error) {
	ids := sub.Members
	if len(ids) == 0 {
		ids = []string{sub.ID}
	}
	var all []digest.Issue
	for _, id := range ids {
		issues, err := e.store.Issues(ctx, id, issuesKept)
		if err != nil {
			return nil, fmt.Errorf("read former issues: %w", err)
		}
		all = append(all, issues...)
	}
	return e.withMarks(ctx, all)
}

// compose makes an issue for a period, its bytes included, without keeping it.
func (e *Engine) compose(ctx context.Context, w *world, sub digest.Subscription, p digest.Period, previous []digest.Issue) (digest.Issue, error) {
	in, err := e.input(ctx, w, sub, p, previous)
	if err != nil {
		return digest.Issue{}, err
	}
	return e.freeze(w, in)
}

// input gathers what an issue may tell.
func (e *Engine) input(ctx context.Context, w *world, sub digest.Subscription, p digest.Period, previous []digest.Issue) (digest.Input, error) {
	in := digest.Input{
		Subscription: sub, Period: p, Now: e.Clock.Now(), World: w.matcher, Previous: previous,
		Sources: w.cfg.Sources, Leave: e.leave(w, sub),
	}
	in.Links.Vote = e.voteLink(w, sub)
	var err error
	if in.Playbook, err = w.playbook(); err != nil {
		return in, fmt.Errorf("read playbook: %w", err)
	}
	if in.Weigh, err = e.weigh(ctx, sub); err != nil {
		return in, err
	}
	if in.Number, err = e.store.NextNumber(ctx, sub.ID); err != nil {
		return in, fmt.Errorf("number issue: %w", err)
	}
	if in.Told, err = e.told(ctx, sub); err != nil {
		return in, err
	}
	if in.AtOnce, err = e.atOnce(ctx, w, sub); err != nil {
		return in, err
	}
	in.Events, err = e.store.Events(ctx, store.Query{Updated: digest.Since(sub, p, previous), Withdrawn: true})
	if err != nil {
		return in, fmt.Errorf("read events: %w", err)
	}
	if in.Statuses, err = e.store.Statuses(ctx); err != nil {
		return in, fmt.Errorf("read states of sources: %w", err)
	}
	pendings, err := e.store.Pendings(ctx)
	if err != nil {
		return in, fmt.Errorf("read what is pending: %w", err)
	}
	in.Pending = pendingCount(pendings)
	noise, err := e.store.Noise(ctx, p.Start, "", 0)
	if err != nil {
		return in, fmt.Errorf("read what was held back: %w", err)
	}
	in.Noise = len(noise)
	if w.cfg.Mail.RedirectTo != "" {
		in.Redirect = sub.Email
	}
	in.Proposals, err = e.proposals(ctx, w, sub)
	return in, err
}

// told joins what was told to any of the subscriptions that were merged.
func (e *Engine) told(ctx context.Context, sub digest.Subscription) (map[string]int, error) {
	all := map[string]int{}
	for _, id := range append([]string{sub.ID}, sub.Members...) {
		told, err := e.store.Told(ctx, id)
		if err != nil {
			return nil, fmt.Errorf("read what was told: %w", err)
		}
		for event, revision := range told {
			all[event] = max(all[event], revision)
		}
	}
	return all, nil
}

// atOnce is what the same person was told by instant mail, and when.
func (e *Engine) atOnce(ctx context.Context, w *world, sub digest.Subscription) (map[string]time.Time, error) {
	subs, err := e.subscriptions(ctx, w)
	if err != nil {
		return nil, err
	}
	told := map[string]time.Time{}
	for _, s := range subs {
		if s.Cadence != digest.Instant || sub.Cadence == digest.Instant || !sameAddress(s.Email, sub.Email) {
			continue
		}
		issues, err := e.store.Issues(ctx, s.ID, issuesKept)
		if err != nil {
			return nil, fmt.Errorf("read instant issues: %w", err)
		}
		for _, issue := range issues {
			for _, t := range issue.Told {
				told[t.Event] = issue.Composed
			}
		}
	}
	return told, nil
}

// composeInstant tells critical events at once. Its key is what it tells.
func (e *Engine) composeInstant(ctx context.Context, w *world, sub digest.Subscription) (digest.Issue, bool, error) {
	// A day back is enough: the loop looks every minute, and what is late by
	// more than a day is for the digest.
	dayBack := e.Clock.Now().Add(-24 * time.Hour)
	if sub.Created.Before(dayBack) {
		sub.Created = dayBack
	}
	in, err := e.input(ctx, w, sub, digest.Period{Start: dayBack}, nil)
	if err != nil {
		return digest.Issue{}, false, err
	}
	in, any := digest.AtOnce(in)
	if !any {
		return digest.Issue{}, false, nil
	}
	issue, err := e.freeze(w, in)
	if err != nil {
		return issue, false, err
	}
	return e.keepIssue(ctx, issue)
}
