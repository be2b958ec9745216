package daemon

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"keywatch/digest"
	"keywatch/digest/mail"
	"keywatch/sources"
	"keywatch/store"
)

// The times of background mail. It is promised within an hour: what is not
// visited by then is named as not read.
const (
	backgroundWait = 45 * time.Minute
	// oldWatch tells a company that was watched before there were background
	// mails: a new release must not send one for each.
	oldWatch = 24 * time.Hour
	// backgroundLasts is how long a company waits for somebody to hear of it;
	// then what its first visit showed is no introduction any more.
	backgroundLasts = 30 * 24 * time.Hour
)

// meet keeps since when the configured companies are known to the watch.
func (e *Engine) meet(ctx context.Context, w *world, statuses map[string]sources.Status) (map[string]store.Known, error) {
	known, err := e.store.KnownCompanies(ctx)
	if err != nil {
		return nil, fmt.Errorf("read which companies are known: %w", err)
	}
	now := e.Clock.Now().UTC()
	var fresh []store.Known
	for _, c := range w.cfg.Companies {
		if _, ok := known[c.ID]; ok {
			continue
		}
		k := store.Known{Company: c.ID, Since: now}
		if first := firstVisit(w.sourcesOf(c.ID), statuses); !first.IsZero() && now.Sub(first) > oldWatch {
			k.Since, k.Settled = first.UTC(), now
		}
		known[c.ID] = k
		fresh = append(fresh, k)
	}
	if len(fresh) == 0 {
		return known, nil
	}
	if err := e.store.KeepKnown(ctx, fresh); err != nil {
		return nil, fmt.Errorf("keep which companies are known: %w", err)
	}
	return known, nil
}

// sourcesOf are the sources of a company, in the configuration's order.
func (w *world) sourcesOf(company string) []sources.Source {
	var list []sources.Source
	for _, s := range w.cfg.Sources {
		if s.Company == company {
			list = append(list, s)
		}
	}
	return list
}

// firstVisit is the first check of any of the sources; the zero time without one.
func firstVisit(list []sources.Source, statuses map[string]sources.Status) time.Time {
	var first time.Time
	for _, s := range list {
		if at := statuses[s.ID].First; !at.IsZero() && (first.IsZero() || at.Before(first)) {
			first = at
		}
	}
	return first
}

// composeBackground composes and keeps the background mails that are due: one
// for each reader, with all companies that were added together.
func (e *Engine) composeBackground(ctx context.Context, w *world, subs []digest.Subscription) ([]digest.Issue, error) {
	statuses, err := e.statuses(ctx)
	if err != nil {
		return nil, err
	}
	known, err := e.meet(ctx, w, statuses)
	if err != nil {
		return nil, err
	}
	due := dueCompanies(w, known, statuses, e.Clock.Now())
	if len(due) == 0 {
		return nil, nil
	}
	var made []digest.Issue
	readers, lists := w.readersOf(subs, due)
	for _, sub := range readers {
		issue, err := e.background(ctx, w, sub, lists[sub.ID], statuses)
		if err != nil {
			return made, fmt.Errorf("compose background for %s: %w", sub.ID, err)
		}
		issue, kept, err := e.keepIssue(ctx, issue)
		if err != nil {
			return made, err
		}
		if kept {
			made = append(made, issue)
		}
	}
	return made, e.settle(ctx, w, subs, due)
}

// dueCompanies are the companies to tell of, in the configuration's order.
// Those that were added together wait for each other, but not for long.
func dueCompanies(w *world, known map[string]store.Known, statuses map[string]sources.Status, now time.Time) []store.Known {
	type state struct {
		store.Known
		ready, late bool
	}
	var open []state
	waits := map[int64]bool{} // by when they were added: one of them is not ready
	for _, c := range w.cfg.Companies {
		k, list := known[c.ID], w.sourcesOf(c.ID)
		if !k.Settled.IsZero() || len(list) == 0 {
			continue
		}
		all, read := true, false
		for _, s := range list {
			all = all && !statuses[s.ID].Checked.IsZero()
			read = read || !statuses[s.ID].Read.IsZero()
		}
		since := k.Since
		// Sources that came long after their company are a first visit too.
		if first := firstVisit(list, statuses); first.After(since.Add(backgroundWait)) {
			since = first
		}
		s := state{Known: k, late: now.Sub(since) >= backgroundWait}
		s.ready = all || s.late && read
		if !s.ready && !s.late {
			waits[k.Since.UnixNano()] = true
		}
		open = append(open, s)
	}
	var due []store.Known
	for _, s := range open {
		if s.ready && (s.late || !waits[s.Since.UnixNano()]) {
			due = append(due, s.Known)
		}
	}
	return due
}

// readersOf are who is told of the companies, each with those not yet told.
func (w *world) readersOf(subs []digest.Subscription, due []store.Known) ([]digest.Subscription, map[string][]string) {
	var readers []digest.Subscription
	lists := map[string][]string{}
	for _, k := range due {
		for _, sub := range w.matcher.Leads(subs, k.Company) {
			if slices.Contains(k.Told, sub.ID) {
				continue
			}
			if _, met := lists[sub.ID]; !met {
				readers = append(readers, sub)
			}
			lists[sub.ID] = append(lists[sub.ID], k.Company)
		}
	}
	return readers, lists
}

// settle closes the companies whose readers were all told, and those that
// nobody came to hear of in time.
func (e *Engine) settle(ctx context.Context, w *world, subs []digest.Subscription, due []store.Known) error {
	known, err := e.store.KnownCompanies(ctx)
	if err != nil {
		return fmt.Errorf("read which companies are known: %w", err)
	}
	now := e.Clock.Now().UTC()
	var done []store.Known
	for _, k := range due {
		k = known[k.Company]
		leads := w.matcher.Leads(subs, k.Company)
		untold := slices.ContainsFunc(leads, func(s digest.Subscription) bool { return !slices.Contains(k.Told, s.ID) })
		if untold || len(leads) == 0 && now.Sub(k.Since) < backgroundLasts {
			continue
		}
		k.Settled = now
		done = append(done, k)
	}
	if len(done) == 0 {
		return nil
	}
	if err := e.store.KeepKnown(ctx, done); err != nil {
		return fmt.Errorf("keep which companies were told: %w", err)
	}
	return nil
}

// background composes one mail for one reader, its bytes included.
func (e *Engine) background(ctx context.Context, w *world, sub digest.Subscription, companies []string, statuses map[string]sources.Status) (digest.Issue, error) {
	in := digest.BackgroundInput{Subscription: sub, Now: e.Clock.Now(), World: w.matcher, Leave: e.leave(w, sub)}
	var err error
	if in.Number, err = e.store.NextNumber(ctx, sub.ID); err != nil {
		return digest.Issue{}, fmt.Errorf("number issue: %w", err)
	}
	to := mail.Mailbox(sub.Name, sub.Email)
	if w.cfg.Mail.RedirectTo != "" {
		to, in.Redirect = w.cfg.Mail.RedirectTo, sub.Email
	}
	for _, id := range companies {
		v := digest.FirstVisit{Company: w.companies[id]}
		for _, src := range w.sourcesOf(id) {
			base, err := e.store.Baseline(ctx, src.ID)
			if err != nil && !errors.Is(err, store.ErrDamaged) {
				return digest.Issue{}, fmt.Errorf("read what is kept of %s: %w", src.ID, err)
			}
			v.Sources = append(v.Sources, digest.Visited{Source: src, Status: statuses[src.ID], Snapshot: base.Snapshot})
		}
		in.Companies = append(in.Companies, v)
	}
	issue, err := digest.NewBackground(in, to)
	if err != nil {
		return issue, err
	}
	return w.sign(issue, in.Leave)
}
