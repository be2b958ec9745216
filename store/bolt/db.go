// Package bolt keeps everything in one bbolt file. The process that opens it
// for writing owns it, so leases live in memory.
package bolt

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sort"
	"sync"
	"time"

	"go.etcd.io/bbolt"

	"keywatch/store"
)

// DB is an open store file. It is safe for concurrent use.
type DB struct {
	path     string
	readOnly bool
	now      func() time.Time
	log      *slog.Logger
	bolt     *bbolt.DB

	writing sync.Mutex // held by the one that commits

	mu      sync.Mutex
	queue   []*job               // writes that wait for the next commit
	visits  map[string]time.Time // sources being checked, until when
	sending map[string]time.Time // deliveries being sent, until when
	bad     map[string]string    // records that could not be read, with the reason
	dead    error                // a commit died halfway: nothing more is written
}

// errReadOnly is what a write on a store opened for reading gives.
var errReadOnly = errors.New("the store is open for reading only")

// job is one write; do may run more than once.
type job struct {
	do   func(*tx) error
	err  error
	done bool
}

// view runs a short read. What do keeps has to be copied: bbolt's bytes are
// gone with the transaction.
func (d *DB) view(ctx context.Context, what string, do func(*tx) error) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	err := guarded(func() error {
		return d.bolt.View(func(b *bbolt.Tx) error { return do(&tx{Tx: b, db: d, ctx: ctx}) })
	})
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// update runs a write. Writes that wait while another is synced to the disk
// are committed together: a sync costs as much for a hundred as for one.
func (d *DB) update(ctx context.Context, what string, do func(*tx) error) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	if d.readOnly {
		return fmt.Errorf("%s: %w", what, errReadOnly)
	}
	own := &job{do: do}
	d.mu.Lock()
	d.queue = append(d.queue, own)
	d.mu.Unlock()

	d.writing.Lock()
	defer d.writing.Unlock()
	if !own.done {
		d.mu.Lock()
		group := d.queue
		d.queue = nil
		d.mu.Unlock()
		d.commit(group)
	}
	if own.err != nil {
		return fmt.Errorf("%s: %w", what, own.err)
	}
	return nil
}

// commit writes a group in one transaction. One that fails is taken out and
// the rest is done again without it.
func (d *DB) commit(group []*job) {
	for len(group) > 0 {
		failed := -1
		err := d.dead
		if err == nil {
			err = d.try(group, &failed)
		}
		if failed < 0 {
			for _, j := range group {
				j.err, j.done = err, true
			}
			return
		}
		group[failed].err, group[failed].done = err, true
		group = append(group[:failed:failed], group[failed+1:]...)
	}
}

func (d *DB) try(group []*job, failed *int) error {
	whole := false
	err := guarded(func() error {
		err := d.bolt.Update(func(b *bbolt.Tx) error {
			t := &tx{Tx: b, db: d, ctx: context.Background(), counts: map[table]int64{}}
			for i, j := range group {
				if err := guarded(func() error { return j.do(t) }); err != nil {
					*failed = i
					return err
				}
			}
			return guarded(t.keepCounts)
		})
		whole = true
		return err
	})
	if !whole {
		// bbolt itself panicked while committing; its locks may still be held.
		d.dead = fmt.Errorf("nothing more is written, stop and run store check: %w", err)
	}
	return err
}

// guarded turns a panic, also one by a fault in mapped memory, into an error:
// bbolt panics on damaged pages, and a truncated file faults.
func guarded(do func() error) (err error) {
	before := debug.SetPanicOnFault(true)
	defer debug.SetPanicOnFault(before)
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", store.ErrDamaged, p)
		}
	}()
	return do()
}

// quarantine notes a bad record once; the rest goes on.
func (d *DB) quarantine(t table, key []byte, cause error) {
	name := fmt.Sprintf("%s/%s", t, printable(key))
	d.mu.Lock()
	_, known := d.bad[name]
	d.bad[name] = cause.Error()
	d.mu.Unlock()
	if !known {
		d.log.Warn("a record is set aside", "record", name, "err", cause)
	}
}

// Quarantined names the bad records met since the store was opened, with the
// reason.
func (d *DB) Quarantined() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	var names []string
	for name, cause := range d.bad {
		names = append(names, name+": "+cause)
	}
	sort.Strings(names)
	return names
}

// Close ends the use of the file. Close twice is close once.
func (d *DB) Close() error {
	d.writing.Lock()
	defer d.writing.Unlock()
	if d.dead == nil {
		d.dead = errors.New("the store is closed")
		err := guarded(d.bolt.Close)
		d.dropNote()
		return err
	}
	return nil
}
