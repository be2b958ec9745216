package bolt

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"time"

	"keywatch/diff"
	"keywatch/sources"
	"keywatch/sources/fetch"
	"keywatch/store"
)

// keptStatus carries what the status' own JSON, which is for people, leaves out.
type keptStatus struct {
	sources.Status
	Items int `json:"items,omitempty"`
	Of    int `json:"of,omitempty"`
}

func (k keptStatus) status() sources.Status {
	s := k.Status
	s.Items, s.Of = k.Items, k.Of
	return s
}

func (t *tx) putStatus(s sources.Status) error {
	return t.putJSON(tStatus, []byte(s.Source), keptStatus{Status: s, Items: s.Items, Of: s.Of})
}

// Statuses gives what is kept about every source ever checked, by id.
func (d *DB) Statuses(ctx context.Context) ([]sources.Status, error) {
	var all []sources.Status
	err := d.view(ctx, "list sources' states", func(t *tx) error {
		return t.each(tStatus, nil, func(key, payload []byte) (bool, error) {
			var k keptStatus
			err := t.decode(tStatus, key, payload, &k)
			if err == nil {
				all = append(all, k.status())
			}
			return true, err
		})
	})
	return all, err
}

// ClaimDue leases those of the sources that nobody else is checking, in the
// order given. The lease ends with CommitChecks or after its time.
func (d *DB) ClaimDue(ctx context.Context, now time.Time, ids []string, lease time.Duration) ([]string, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("claim sources: %w", err)
	}
	if d.readOnly {
		return nil, fmt.Errorf("claim sources: %w", errReadOnly)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	return claim(d.visits, now, ids, lease), nil
}

// claim takes those that no live lease holds.
func claim(leases map[string]time.Time, now time.Time, ids []string, lease time.Duration) []string {
	var got []string
	for _, id := range ids {
		if until, held := leases[id]; held && now.Before(until) {
			continue
		}
		leases[id] = now.Add(lease)
		got = append(got, id)
	}
	return got
}

// Baseline gives what a source's next check is compared with; a source never
// checked has the state new. A damaged part is set aside and left out: the
// next check seeds it again.
func (d *DB) Baseline(ctx context.Context, source string) (store.Baseline, error) {
	b := store.Baseline{}
	err := d.view(ctx, "read baseline of "+source, func(t *tx) error {
		kept := keptStatus{Status: sources.Status{Source: source, State: sources.StateNew}}
		if _, err := t.getJSON(tStatus, []byte(source), &kept); goodOr(err) != nil {
			return err
		}
		b.Status = kept.status()
		if _, err := t.getJSON(tMemory, []byte(source), &b.Memory); goodOr(err) != nil {
			return err
		}
		var pending diff.Pending
		ok, err := t.getJSON(tPending, []byte(source), &pending)
		if goodOr(err) != nil {
			return err
		}
		if ok && err == nil {
			b.Pending = &pending
		}
		b.Snapshot, err = t.lastSnapshot(source)
		if err != nil {
			// Without the snapshot the validators would make the server answer
			// 304, and there would be nothing to compare with for ever.
			b.Status.Validators = fetch.Validators{}
		}
		return goodOr(err)
	})
	return b, err
}

func (t *tx) lastSnapshot(source string) (*sources.Snapshot, error) {
	v, err := t.lastVersion(tSnapshots, source)
	if err != nil || v == nil {
		return nil, err
	}
	text, err := t.unpack(tSnapshots, v)
	if err != nil {
		return nil, err
	}
	var snap sources.Snapshot
	if err := t.decode(tSnapshots, v.key, text, &snap); err != nil {
		return nil, err
	}
	return &snap, nil
}

func (t *tx) keepSnapshot(source string, s *sources.Snapshot) error {
	text, err := json.Marshal(s)
	if err != nil {
		return err
	}
	return t.keepVersion(tSnapshots, source, s.At, nil, text)
}

// ForgetSource drops what was learnt of a source; its next check seeds. Its
// history and the documents kept as evidence stay.
func (d *DB) ForgetSource(ctx context.Context, source string) error {
	return d.update(ctx, "forget source "+source, func(t *tx) error {
		for _, name := range []table{tMemory, tPending} {
			if err := t.del(name, []byte(source)); err != nil {
				return err
			}
		}
		p := joined(source, "")
		c := t.in(tSnapshots).Cursor()
		var gone [][]byte
		for k, _ := c.Seek(p); bytes.HasPrefix(k, p); k, _ = c.Next() {
			gone = append(gone, bytes.Clone(k))
		}
		for _, k := range gone {
			if err := t.del(tSnapshots, k); err != nil {
				return err
			}
		}
		var kept keptStatus
		ok, err := t.getJSON(tStatus, []byte(source), &kept)
		if err != nil || !ok {
			return goodOr(err)
		}
		kept.Validators, kept.Due = fetch.Validators{}, time.Time{}
		return t.putStatus(kept.status())
	})
}

// Pendings gives all that waits for confirmation, by source.
func (d *DB) Pendings(ctx context.Context) (map[string]diff.Pending, error) {
	all := map[string]diff.Pending{}
	err := d.view(ctx, "list what is pending", func(t *tx) error {
		return t.each(tPending, nil, func(key, payload []byte) (bool, error) {
			var p diff.Pending
			err := t.decode(tPending, key, payload, &p)
			if err == nil {
				all[string(key)] = p
			}
			return true, err
		})
	})
	return all, err
}
