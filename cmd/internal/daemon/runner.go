package daemon

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"keywatch/digest"
	"keywatch/sources/schedule"
)

// runner is the daemon's loops: visiting what is due, mailing, and looking for
// new sources.
type runner struct {
	engine *Engine
	queue  *schedule.Queue
	ready  time.Time // the cut for which pending sources were called up last
}

// round is how often the mailing loop looks: a digest is at most so late.
const round = time.Minute

// startGap is between two visits that are overdue when the daemon starts: no
// stampede, and 2,000 sources are under way within two minutes.
const startGap = 50 * time.Millisecond

// retryStore is the wait after the store refused a check (a full disk): the
// source stays as if never visited.
const retryStore = time.Minute

func newRunner(ctx context.Context, e *Engine) (*runner, error) {
	r := &runner{engine: e, queue: schedule.NewQueue(e.Clock, e.gate)}
	statuses, err := e.statuses(ctx)
	if err != nil {
		return nil, err
	}
	var list []schedule.Entry
	for _, s := range e.world.Load().cfg.Sources {
		list = append(list, schedule.Entry{ID: s.ID, Host: schedule.HostOf(s.URL), Due: statuses[s.ID].Due})
	}
	for _, entry := range schedule.Spread(list, e.Clock.Now(), startGap) {
		r.queue.Push(entry.ID, entry.Host, entry.Due)
	}
	return r, nil
}

// run works until the context ends.
func (r *runner) run(ctx context.Context) {
	var group sync.WaitGroup
	for range workers {
		group.Go(func() { r.visits(ctx) })
	}
	group.Go(func() { r.mails(ctx) })
	group.Go(func() { r.discoveries(ctx) })
	group.Wait()
}

func (r *runner) visits(ctx context.Context) {
	for {
		id, err := r.queue.Next(ctx)
		if err != nil {
			return
		}
		r.visit(ctx, id)
	}
}

// visit checks one source and puts it back into the queue.
func (r *runner) visit(ctx context.Context, id string) {
	defer r.queue.Done(id)
	e := r.engine
	w := e.world.Load()
	src, ok := w.sources[id]
	if !ok {
		return // it left the configuration meanwhile; its history stays
	}
	host := schedule.HostOf(src.URL)
	claimed, err := e.store.ClaimDue(ctx, e.Clock.Now(), []string{id}, checkLease)
	if err == nil && len(claimed) == 0 {
		r.queue.Push(id, host, e.Clock.Now().Add(src.Every()))
		return
	}
	due := e.Clock.Now().Add(retryStore)
	if err == nil {
		var next time.Time
		if _, next, err = e.check(ctx, w, src); err == nil {
			due = next
		}
	}
	if err != nil && ctx.Err() == nil {
		e.Log.Error("the check is not kept; it is tried again", "source", id, "error", err)
	}
	r.queue.Push(id, host, due)
}

// mails composes what is due and delivers what is queued, round after round.
func (r *runner) mails(ctx context.Context) {
	for {
		if err := r.mail(ctx); err != nil && ctx.Err() == nil {
			r.engine.Log.Error("mailing failed; it is tried again", "error", err)
		}
		tick, stop := r.engine.Clock.After(round)
		select {
		case <-tick:
		case <-ctx.Done():
			stop()
			return
		}
	}
}

func (r *runner) mail(ctx context.Context) error {
	e := r.engine
	w := e.world.Load()
	if err := r.callUp(ctx, w); err != nil {
		return err
	}
	_, composing := e.composeDue(ctx, w)
	_, delivering := e.deliver(ctx, w.cfg)
	return errors.Join(composing, delivering)
}

// callUpBefore is how long before a cut what is pending is visited once more.
const callUpBefore = 20 * time.Minute

// callUp brings pending and overdue sources forward before an issue's cut.
func (r *runner) callUp(ctx context.Context, w *world) error {
	e := r.engine
	subs, err := e.subscriptions(ctx, w)
	if err != nil {
		return err
	}
	now := e.Clock.Now()
	for _, s := range subs {
		cut := digest.PeriodAt(s, now).End
		if s.Cadence == digest.Instant || !cut.After(r.ready) || now.Before(cut.Add(-callUpBefore)) || !now.Before(cut) {
			continue
		}
		pendings, err := e.store.Pendings(ctx)
		if err != nil {
			return fmt.Errorf("read what is pending: %w", err)
		}
		for id := range pendings {
			if src, ok := w.sources[id]; ok {
				r.queue.Push(id, schedule.HostOf(src.URL), now)
			}
		}
		r.ready = cut
	}
	return nil
}

// follow takes over a new world: new sources are due, those that left stop.
func (r *runner) follow(ctx context.Context, old, next *world) error {
	statuses, err := r.engine.statuses(ctx)
	if err != nil {
		return err
	}
	for id := range old.sources {
		if _, stays := next.sources[id]; !stays {
			r.queue.Remove(id)
		}
	}
	for _, s := range next.cfg.Sources {
		if before, known := old.sources[s.ID]; known && before.URL == s.URL {
			continue
		}
		r.queue.Push(s.ID, schedule.HostOf(s.URL), statuses[s.ID].Due)
	}
	if old.cfg.Web.Listen != next.cfg.Web.Listen || old.cfg.Store != next.cfg.Store {
		r.engine.Log.Warn("web.listen and store take effect when the daemon is started again")
	}
	return nil
}
