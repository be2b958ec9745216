// Package daemon wires the stages together: what is due is visited, compared,
// told and mailed, while the configuration may be read again at any time.
package daemon

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"keywatch/cmd/internal/config"
	"keywatch/sources/fetch"
	"keywatch/sources/schedule"
	"keywatch/store"
	"keywatch/store/bolt"
)

// Options are what an engine is given from outside.
type Options struct {
	Version string
	Clock   schedule.Clock
	Log     *slog.Logger
	// Hosts resolves invented host names to addresses, for the demo; the guard
	// judges those addresses as any other.
	Hosts map[string]string
	// Allow is what may be visited beside what the configuration allows: the
	// loopback servers of tests.
	Allow []fetch.AllowRule
	// NoBrowser renders no pages: for invented sites, whose scripts build none.
	NoBrowser bool
	// NoWait drops the politeness gate: for sites of our own on loopback.
	NoWait bool
	// ReadOnly opens the store for questions alone, beside other readers.
	ReadOnly bool
	// Scratch says that the store is thrown away at the end.
	Scratch bool
	// Forgetful judges every check by itself, without what others taught or
	// confirm, so that a measurement can tell what both are worth.
	Forgetful bool
	// LockWait is how long to wait for another holder of the store.
	LockWait time.Duration
}

// Engine is the pipeline over one store. Its methods are safe for concurrent use.
type Engine struct {
	Options
	store   store.Store
	gate    *schedule.HostGate // nil with NoWait
	world   atomic.Pointer[world]
	commits *committer
	started time.Time
	reload  atomic.Pointer[string] // what the last reload came to
	running *runner                // nil when no daemon runs
	mailing sync.Mutex             // one composer at a time: issues are numbered
}

// Open opens the configuration's store and makes an engine over it.
func Open(cfg *config.Config, o Options) (*Engine, error) {
	if !o.ReadOnly {
		if err := os.MkdirAll(filepath.Dir(cfg.Store.Path), 0o700); err != nil {
			return nil, fmt.Errorf("make folder for the store: %w", err)
		}
	}
	db, err := bolt.Open(cfg.Store.Path, bolt.Options{ReadOnly: o.ReadOnly, Scratch: o.Scratch, Wait: o.LockWait, Now: o.Clock.Now, Log: o.Log})
	if err != nil {
		return nil, err
	}
	e, err := newEngine(cfg, db, o)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return e, nil
}

func newEngine(cfg *config.Config, db store.Store, o Options) (*Engine, error) {
	e := &Engine{Options: o, store: db, started: o.Clock.Now()}
	if !o.NoWait {
		e.gate = schedule.NewHostGate(o.Clock, schedule.DefaultManners())
	}
	w, err := e.newWorld(cfg)
	if err != nil {
		return nil, err
	}
	e.world.Store(w)
	e.commits = newCommitter(db, e.assign)
	return e, nil
}

// Close ends what the engine started and closes the store.
func (e *Engine) Close() error {
	e.commits.close()
	return errors.Join(e.world.Load().web.Close(), e.store.Close())
}

// Reload swaps the configuration. A world that cannot be made changes nothing.
// Checks in flight end with the world that they began with.
func (e *Engine) Reload(ctx context.Context, cfg *config.Config) error {
	next, err := e.newWorld(cfg)
	if err != nil {
		return fmt.Errorf("use the new configuration: %w", err)
	}
	// Who is new is known from now, not from the next round of mail: a time of
	// sending may lie between.
	if _, err := e.dated(ctx, slices.Clone(cfg.Subscriptions)); err != nil {
		return err
	}
	old := e.world.Swap(next)
	old.web.Retire()
	changes := config.Diff(old.cfg, cfg)
	words := fmt.Sprintf("%s: read, %d changes", e.Clock.Now().UTC().Format(time.RFC3339), len(changes))
	e.reload.Store(&words)
	for _, change := range changes {
		e.Log.Info("configuration changed", "what", change)
	}
	if e.running != nil {
		return e.running.follow(ctx, old, next)
	}
	return nil
}

// reloadFailed keeps why a reload changed nothing, for the status.
func (e *Engine) reloadFailed(err error) {
	words := fmt.Sprintf("%s: refused, the former configuration goes on: %v", e.Clock.Now().UTC().Format(time.RFC3339), err)
	e.reload.Store(&words)
	e.Log.Error("the new configuration is refused; the former one goes on", "error", err)
}
