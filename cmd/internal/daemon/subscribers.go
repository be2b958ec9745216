package daemon

import (
	"context"
	"errors"
	"fmt"
	"net/mail"
	"slices"
	"strings"
	"time"

	"keywatch/cmd/internal/web"
	"keywatch/digest"
)

// subscriptions are those of the configuration and those made by command,
// less those that left.
func (e *Engine) subscriptions(ctx context.Context, w *world) ([]digest.Subscription, error) {
	views, err := e.Subscriptions(ctx)
	if err != nil {
		return nil, err
	}
	var list []digest.Subscription
	for _, v := range views {
		if v.Left == "" {
			list = append(list, v.Subscription)
		}
	}
	return list, nil
}

// Subscriptions lists who gets what.
func (e *Engine) Subscriptions(ctx context.Context) ([]web.SubscriptionView, error) {
	w := e.world.Load()
	opted, err := e.store.OptIns(ctx)
	if err != nil {
		return nil, fmt.Errorf("read subscriptions: %w", err)
	}
	left, err := e.store.OptOuts(ctx)
	if err != nil {
		return nil, fmt.Errorf("read who left: %w", err)
	}
	views := []web.SubscriptionView{}
	add := func(s digest.Subscription, from string) {
		v := web.SubscriptionView{Subscription: s, From: from}
		for _, o := range left {
			// A later opt-in by the person's own command is a new beginning;
			// the configuration's is not: an opt-out outlives any reload.
			if sameAddress(o.Email, s.Email) && (o.Subscription == "" || o.Subscription == s.ID) && !(from == "command" && s.Created.After(o.At)) {
				v.Left = o.At.UTC().Format(time.DateOnly) + " by " + o.How
			}
		}
		if v.Left == "" && s.Cadence != digest.Instant {
			v.Next = digest.PeriodAt(s, e.Clock.Now()).Send
		}
		views = append(views, v)
	}
	for _, s := range w.cfg.Subscriptions {
		add(s, "config")
	}
	for _, s := range opted {
		add(s, "command")
	}
	return views, nil
}

// Subscribe opts an address in.
func (e *Engine) Subscribe(ctx context.Context, s digest.Subscription) (digest.Subscription, error) {
	w := e.world.Load()
	address, err := mail.ParseAddress(s.Email)
	if err != nil {
		return s, web.Usage("\"" + s.Email + "\" is not an address")
	}
	s.Email = address.Address
	if s.Name == "" {
		s.Name = address.Name
	}
	if err := w.checkScope(s.Scope); err != nil {
		return s, err
	}
	for _, t := range s.Tags {
		if names := w.tags.Names(); !slices.Contains(names, t) {
			return s, unknown("tag", t, names)
		}
	}
	switch s.Cadence {
	case digest.Instant, digest.Daily, digest.Weekly, digest.Monthly:
	default:
		return s, unknown("cadence", string(s.Cadence), []string{"instant", "daily", "weekly", "monthly"})
	}
	if err := knownSeverity(s.MinSeverity); err != nil {
		return s, err
	}
	if s.Zone == "" {
		s.Zone = w.cfg.Zone.String()
	}
	if _, err := time.LoadLocation(s.Zone); err != nil {
		return s, web.Usage("\"" + s.Zone + "\" is not an IANA time zone such as Europe/Berlin")
	}
	if s.At == "" {
		s.At, s.Weekday = w.cfg.Digest.At, w.cfg.Digest.Weekday
	}
	s.ID = slug(s.Email) + "-" + string(s.Cadence)
	s.Created = e.Clock.Now()
	if err := e.store.OptIn(ctx, s); err != nil {
		return s, fmt.Errorf("keep subscription: %w", err)
	}
	return s, nil
}

func (w *world) checkScope(s digest.Scope) error {
	if !s.Everything && len(s.Accounts) == 0 && len(s.Companies) == 0 {
		return web.Usage("a subscription hears of something: name accounts, companies, or everything")
	}
	for _, id := range s.Accounts {
		if _, ok := w.accounts[id]; !ok {
			return unknown("account", id, slices.Collect(keys(w.accounts)))
		}
	}
	for _, id := range s.Companies {
		if _, ok := w.companies[id]; !ok {
			return unknown("company", id, slices.Collect(keys(w.companies)))
		}
	}
	return nil
}

// Unsubscribe opts an address out and stops what is queued for it.
func (e *Engine) Unsubscribe(ctx context.Context, o digest.OptOut) error {
	address, err := mail.ParseAddress(o.Email)
	if err != nil {
		return web.Usage("\"" + o.Email + "\" is not an address")
	}
	o.Email, o.At = address.Address, e.Clock.Now()
	if err := e.store.OptOut(ctx, o); err != nil {
		return fmt.Errorf("keep opt-out: %w", err)
	}
	e.Log.Info("opted out", "address", o.Email, "how", o.How)
	return nil
}

// errNoKey says that links cannot be verified.
var errNoKey = errors.New("no key for links: run 'keywatch init'")

// Leave takes a signed token of a mail's unsubscribe link.
func (e *Engine) Leave(ctx context.Context, token string) (string, error) {
	key := e.world.Load().key()
	if len(key) == 0 {
		return "", errNoKey
	}
	_, email, err := digest.VerifyToken(key, token)
	if err != nil {
		return "", err
	}
	// One mail holds all of a person's subscriptions: leaving it leaves all.
	return email, e.Unsubscribe(ctx, digest.OptOut{Email: email, How: "link in a mail"})
}

// slug makes an id of an address.
func slug(email string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, email)
}
