package bolt

import (
	"bytes"
	"context"
	"errors"
	"time"

	"keywatch/digest"
	"keywatch/store"
)

// keptDelivery is a delivery with what an opt-out has to know of its issue.
type keptDelivery struct {
	digest.Delivery
	Subscription string    `json:"subscription"`
	Intended     string    `json:"intended,omitempty"`
	Claimed      time.Time `json:"claimed,omitzero"` // when the last intent was kept
}

func deliveryKey(d digest.Delivery) []byte { return joined(d.Issue, d.Address) }

// open reports whether something is still to be done for a delivery.
func (k *keptDelivery) open() bool {
	switch k.State {
	case digest.Queued, digest.Retry, digest.Unknown, digest.Intent:
		return true
	}
	return false
}

func (k *keptDelivery) card() *card {
	c := &card{id: string(deliveryKey(k.Delivery)), at: k.Created, terms: []term{{field: fAll}}}
	if k.open() {
		c.terms = append(c.terms, term{field: fState})
	}
	return c
}

func (t *tx) putDelivery(before, after *keptDelivery) error {
	old := map[string]bool{}
	if before != nil {
		old = before.card().rows()
	}
	rows := after.card().rows()
	for key := range old {
		if !rows[key] {
			if err := t.del(tDeliverIx, []byte(key)); err != nil {
				return err
			}
		}
	}
	for key := range rows {
		if err := t.putRaw(tDeliverIx, []byte(key), present); err != nil {
			return err
		}
	}
	return t.putJSON(tDeliveries, deliveryKey(after.Delivery), after)
}

// queue keeps an issue's delivery, stopped at once when its reader has left.
func (t *tx) queue(i digest.Issue, d digest.Delivery) error {
	k := &keptDelivery{Delivery: d, Subscription: i.Subscription, Intended: i.Intended}
	k.Issue = i.ID
	if k.State == "" {
		k.State = digest.Queued
	}
	if k.Created.IsZero() {
		k.Created = i.Composed
	}
	left, err := t.left(k)
	if err != nil {
		return err
	}
	if left && k.open() {
		k.State = digest.Stopped
	}
	return t.putDelivery(nil, k)
}

// eachDelivery gives the deliveries with a field in the index, newest first.
// The rows are read before, since do may write.
func (t *tx) eachDelivery(field byte, do func(k *keptDelivery) (bool, error)) error {
	p := prefix(field, "")
	var keys [][]byte
	c := t.in(tDeliverIx).Cursor()
	for k, _ := c.Seek(p); bytes.HasPrefix(k, p); k, _ = c.Next() {
		keys = append(keys, bytes.Clone(k[min(len(k), len(p)+orderLen):]))
	}
	for _, key := range keys {
		var k keptDelivery
		ok, err := t.getJSON(tDeliveries, key, &k)
		if goodOr(err) != nil {
			return err
		}
		if !ok || err != nil {
			t.lost(tDeliveries, string(key), err != nil)
			continue
		}
		if more, err := do(&k); err != nil || !more {
			return err
		}
	}
	return nil
}

// Deliveries lists deliveries, newest first.
func (d *DB) Deliveries(ctx context.Context, limit int) ([]digest.Delivery, error) {
	var all []digest.Delivery
	err := d.view(ctx, "list deliveries", func(t *tx) error {
		return t.eachDelivery(fAll, func(k *keptDelivery) (bool, error) {
			all = append(all, k.Delivery)
			return limit <= 0 || len(all) < limit, nil
		})
	})
	return all, err
}

// ClaimDeliveries leases what is due, oldest first; each is marked Intent on
// the disk before it is returned. One found in Intent without a live lease
// was cut off: its last attempt says Unknown.
func (d *DB) ClaimDeliveries(ctx context.Context, now time.Time, limit int, lease time.Duration) ([]digest.Delivery, error) {
	var claimed []digest.Delivery
	err := d.update(ctx, "claim deliveries", func(t *tx) error {
		claimed = nil
		var due []*keptDelivery
		err := t.eachDelivery(fState, func(k *keptDelivery) (bool, error) {
			if !k.Next.After(now) && !d.leased(k, now) {
				due = append(due, k)
			}
			return true, nil
		})
		if err != nil {
			return err
		}
		for i := len(due) - 1; i >= 0 && (limit <= 0 || len(claimed) < limit); i-- {
			got, err := t.intend(due[i], now)
			if err != nil {
				return err
			}
			if got {
				claimed = append(claimed, due[i].Delivery)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, c := range claimed {
		d.sending[string(deliveryKey(c))] = now.Add(lease)
	}
	return claimed, nil
}

func (d *DB) leased(k *keptDelivery, now time.Time) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return now.Before(d.sending[string(deliveryKey(k.Delivery))])
}

// intend marks a delivery Intent, or Stopped when its reader has left.
func (t *tx) intend(k *keptDelivery, now time.Time) (bool, error) {
	before := *k
	if k.State == digest.Intent {
		k.Attempts = append(k.Attempts, digest.Attempt{
			At: k.Claimed, Outcome: digest.Unknown, Stage: "answer", Detail: "cut off before an outcome was kept",
		})
	}
	left, err := t.left(k)
	if err != nil {
		return false, err
	}
	k.State, k.Claimed = digest.Intent, now.UTC()
	if left {
		k.State = digest.Stopped
	}
	return !left, t.putDelivery(&before, k)
}

// RecordDelivery keeps a delivery's outcome and frees its lease. When its
// reader left meanwhile it is not tried again.
func (d *DB) RecordDelivery(ctx context.Context, delivery digest.Delivery) error {
	key := deliveryKey(delivery)
	err := d.update(ctx, "record delivery of "+delivery.Issue, func(t *tx) error {
		var before keptDelivery
		ok, err := t.getJSON(tDeliveries, key, &before)
		if err := found(ok, err); err != nil {
			return err
		}
		after := before
		after.Delivery = delivery
		left, err := t.left(&after)
		if err != nil {
			return err
		}
		if left && after.open() {
			after.State = digest.Stopped
		}
		return t.putDelivery(&before, &after)
	})
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.sending, string(key))
	return err
}
