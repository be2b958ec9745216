package bolt

import (
	"context"
	"slices"
	"strings"
	"time"

	"keywatch/digest"
)

// OptIn keeps a subscription made by command or desk. It counts against
// opt-outs that were made before it.
func (d *DB) OptIn(ctx context.Context, s digest.Subscription) error {
	return d.update(ctx, "opt in "+s.ID, func(t *tx) error {
		return t.putJSON(tOptIns, []byte(s.ID), s)
	})
}

// OptIns lists the opt-ins by id.
func (d *DB) OptIns(ctx context.Context) ([]digest.Subscription, error) {
	return listJSON[digest.Subscription](ctx, d, "list opt-ins", tOptIns)
}

// knownPrefix is that of the rows in meta which say when a subscription was
// first known. The one without an id says when the first question came: who is
// new after it was not there from the start.
var knownPrefix = []byte("known\x00")

// FirstKnown gives when each subscription was first known. It writes only when
// one is new: it is asked in every round of mail.
func (d *DB) FirstKnown(ctx context.Context, ids []string, began, now time.Time) (map[string]time.Time, error) {
	var known map[string]time.Time
	isNew := func(id string) bool { return known[id].IsZero() }
	err := d.view(ctx, "read who is known", func(t *tx) (err error) {
		known, err = t.known()
		return err
	})
	if err != nil || !isNew("") && !slices.ContainsFunc(ids, isNew) {
		return known, err
	}
	err = d.update(ctx, "keep who is known", func(t *tx) (err error) {
		if known, err = t.known(); err != nil {
			return err
		}
		since := now.UTC()
		if isNew("") {
			since = began.UTC()
		}
		for _, id := range append([]string{""}, ids...) {
			if !isNew(id) {
				continue
			}
			known[id] = since
			if err := t.putJSON(tMeta, slices.Concat(knownPrefix, []byte(id)), since); err != nil {
				return err
			}
		}
		return nil
	})
	return known, err
}

func (t *tx) known() (map[string]time.Time, error) {
	known := map[string]time.Time{}
	return known, t.each(tMeta, knownPrefix, func(key, payload []byte) (bool, error) {
		var at time.Time
		err := t.decode(tMeta, key, payload, &at)
		if err == nil {
			known[string(key[len(knownPrefix):])] = at
		}
		return true, err
	})
}

// OptOut keeps that an address left and stops its queued deliveries.
func (d *DB) OptOut(ctx context.Context, o digest.OptOut) error {
	return d.update(ctx, "opt out", func(t *tx) error {
		if err := t.putJSON(tOptOuts, joined(address(o.Email), o.Subscription), o); err != nil {
			return err
		}
		return t.eachDelivery(fState, func(k *keptDelivery) (bool, error) {
			if k.State == digest.Intent {
				// It is being sent, or was cut off: which, is seen when it is
				// recorded or claimed again, and then it is stopped.
				return true, nil
			}
			left, err := t.left(k)
			if err != nil || !left {
				return true, err
			}
			before := *k
			k.State = digest.Stopped
			return true, t.putDelivery(&before, k)
		})
	})
}

// OptOuts lists the opt-outs by address.
func (d *DB) OptOuts(ctx context.Context) ([]digest.OptOut, error) {
	return listJSON[digest.OptOut](ctx, d, "list opt-outs", tOptOuts)
}

// left reports whether the reader of a delivery opted out, of all or of its
// subscription, and did not opt in again since. Under mail.redirect_to the
// reader is the intended address.
func (t *tx) left(k *keptDelivery) (bool, error) {
	var in digest.Subscription
	if _, err := t.getJSON(tOptIns, []byte(k.Subscription), &in); goodOr(err) != nil {
		return false, err
	}
	for _, email := range []string{k.Address, k.Intended} {
		for _, subscription := range []string{"", k.Subscription} {
			if email == "" {
				continue
			}
			key := joined(address(email), subscription)
			if t.in(tOptOuts).Get(key) == nil {
				continue
			}
			var o digest.OptOut
			if _, err := t.getJSON(tOptOuts, key, &o); goodOr(err) != nil {
				return false, err
			} else if err != nil || !in.Created.After(o.At) {
				// A damaged opt-out is one still.
				return true, nil
			}
		}
	}
	return false, nil
}

// address is a mail address as it is compared.
func address(email string) string { return strings.ToLower(strings.TrimSpace(email)) }

// listJSON reads a whole small table.
func listJSON[T any](ctx context.Context, d *DB, what string, name table) ([]T, error) {
	var all []T
	err := d.view(ctx, what, func(t *tx) error {
		return t.each(name, nil, func(key, payload []byte) (bool, error) {
			var v T
			err := t.decode(name, key, payload, &v)
			if err == nil {
				all = append(all, v)
			}
			return true, err
		})
	})
	return all, err
}
