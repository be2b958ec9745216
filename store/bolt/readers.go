package bolt

import (
	"context"
	"strings"

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
