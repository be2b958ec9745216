package daemon

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"keywatch/cmd/internal/web"
	"keywatch/digest"
	"keywatch/store"
)

// Preview composes an issue as it stands, without keeping it.
func (e *Engine) Preview(ctx context.Context, r web.DigestRequest) (web.IssueView, error) {
	w := e.world.Load()
	sub, err := e.subscription(ctx, w, r.Subscription)
	if err != nil {
		return web.IssueView{}, err
	}
	issue, err := e.current(ctx, w, sub)
	return web.IssueView{Issue: issue}, err
}

// current composes the running period as if it ended now.
func (e *Engine) current(ctx context.Context, w *world, sub digest.Subscription) (digest.Issue, error) {
	previous, err := e.previous(ctx, sub)
	if err != nil {
		return digest.Issue{}, err
	}
	now := e.Clock.Now()
	p := digest.PeriodAt(sub, now)
	p.End, p.Send = now.Add(time.Second), now // what was confirmed in this very moment counts
	return e.compose(ctx, w, sub, p, previous)
}

// subscription finds one by its id or address, merged with the others of the
// same person and cadence.
func (e *Engine) subscription(ctx context.Context, w *world, name string) (digest.Subscription, error) {
	subs, err := e.subscriptions(ctx, w)
	if err != nil {
		return digest.Subscription{}, err
	}
	var known []string
	for _, s := range digest.Merge(subs) {
		if s.ID == name || sameAddress(s.Email, name) || slices.Contains(s.Members, name) {
			return s, nil
		}
		known = append(known, s.ID)
	}
	return digest.Subscription{}, unknown("subscription", name, known)
}

// SendDigest composes and delivers what is due, or closes the named
// subscription's running period at once.
func (e *Engine) SendDigest(ctx context.Context, r web.DigestRequest) ([]web.IssueView, error) {
	w := e.world.Load()
	if w.cfg.Mail.Host == "" {
		return nil, web.Usage("no mail server is configured: set mail.host; 'keywatch digest preview' shows the digest without one")
	}
	made, err := e.composeRequested(ctx, w, r)
	if err != nil {
		return nil, err
	}
	delivered, err := e.deliver(ctx, w.cfg)
	if err != nil {
		return nil, err
	}
	ids := map[string]bool{}
	for _, d := range delivered {
		ids[d.Issue] = true
	}
	for _, issue := range made {
		ids[issue.ID] = true
	}
	views := []web.IssueView{}
	for _, id := range slices.Sorted(keys(ids)) {
		v, err := e.Issue(ctx, id)
		if err != nil {
			return nil, err
		}
		views = append(views, v)
	}
	return views, nil
}

func (e *Engine) composeRequested(ctx context.Context, w *world, r web.DigestRequest) ([]digest.Issue, error) {
	if !r.Now {
		return e.composeDue(ctx, w)
	}
	sub, err := e.subscription(ctx, w, r.Subscription)
	if err != nil {
		return nil, err
	}
	e.mailing.Lock()
	defer e.mailing.Unlock()
	issue, err := e.current(ctx, w, sub)
	if err != nil {
		return nil, err
	}
	issue, kept, err := e.keepIssue(ctx, issue)
	if err != nil {
		return nil, err
	}
	if !kept {
		return nil, web.Usage("the issue " + issue.ID + " was sent already; the next one is composed when its period ends")
	}
	return []digest.Issue{issue}, nil
}

// issuesListed bounds a list of issues.
const issuesListed = 200

// Issues lists issues with how their delivery went, newest first.
func (e *Engine) Issues(ctx context.Context, subscription string) ([]web.IssueView, error) {
	issues, err := e.store.Issues(ctx, subscription, issuesListed)
	if err != nil {
		return nil, fmt.Errorf("read issues: %w", err)
	}
	by, err := e.deliveries(ctx)
	if err != nil {
		return nil, err
	}
	views := make([]web.IssueView, 0, len(issues))
	for _, issue := range issues {
		views = append(views, web.IssueView{Issue: issue, Deliveries: by[issue.ID]})
	}
	return views, nil
}

func (e *Engine) deliveries(ctx context.Context) (map[string][]digest.Delivery, error) {
	list, err := e.store.Deliveries(ctx, 0)
	if err != nil {
		return nil, fmt.Errorf("read deliveries: %w", err)
	}
	by := map[string][]digest.Delivery{}
	for _, d := range list {
		by[d.Issue] = append(by[d.Issue], d)
	}
	return by, nil
}

// Issue gives one issue with its bytes.
func (e *Engine) Issue(ctx context.Context, id string) (web.IssueView, error) {
	issue, err := e.store.Issue(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return web.IssueView{}, web.NotFound("no issue has the id " + id + "; 'keywatch digest list' lists ids")
	}
	if err != nil {
		return web.IssueView{}, fmt.Errorf("read issue %s: %w", id, err)
	}
	by, err := e.deliveries(ctx)
	return web.IssueView{Issue: issue, Deliveries: by[id]}, err
}
