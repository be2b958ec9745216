package daemon

import (
	"context"
	"sync"

	"keywatch/store"
)

// maxBatch bounds how many checks share a transaction: measured, a sync for
// each check is 536 a second, for each hundred 38,000.
const maxBatch = 100

// committer commits checks that finish together in one transaction. While one
// transaction is written, the next batch gathers; nobody waits for a timer.
type committer struct {
	store  store.Store
	assign store.Assign
	queue  chan commit
	done   sync.WaitGroup
}

type commit struct {
	ctx    context.Context
	check  store.Check
	result chan error
}

func newCommitter(db store.Store, assign store.Assign) *committer {
	c := &committer{store: db, assign: assign, queue: make(chan commit, maxBatch)}
	c.done.Go(c.work)
	return c
}

// commit keeps a check; it returns when that is durable.
func (c *committer) commit(ctx context.Context, check store.Check) error {
	one := commit{ctx: ctx, check: check, result: make(chan error, 1)}
	select {
	case c.queue <- one:
	case <-ctx.Done():
		return ctx.Err()
	}
	return <-one.result
}

func (c *committer) close() {
	close(c.queue)
	c.done.Wait()
}

func (c *committer) work() {
	for first := range c.queue {
		c.write(append([]commit{first}, c.waiting()...))
	}
}

// waiting takes what else is there by now.
func (c *committer) waiting() []commit {
	var batch []commit
	for len(batch) < maxBatch-1 {
		select {
		case one, open := <-c.queue:
			if !open {
				return batch
			}
			batch = append(batch, one)
		default:
			return batch
		}
	}
	return batch
}

// write commits a batch. When it fails, each check is tried alone, so that one
// bad record does not hold up the others.
func (c *committer) write(batch []commit) {
	checks := make([]store.Check, len(batch))
	for i, one := range batch {
		checks[i] = one.check
	}
	// A transaction outlives the caller that leaves: it is all or nothing.
	err := c.store.CommitChecks(context.WithoutCancel(batch[0].ctx), checks, c.assign)
	if err == nil || len(batch) == 1 {
		for _, one := range batch {
			one.result <- err
		}
		return
	}
	for _, one := range batch {
		one.result <- c.store.CommitChecks(context.WithoutCancel(one.ctx), []store.Check{one.check}, c.assign)
	}
}
