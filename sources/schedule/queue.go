package schedule

import (
	"container/heap"
	"context"
	"sync"
	"time"
)

// Queue says which source is due. A source whose host is being visited, or has
// to be left alone, is passed over for one of another host, so that workers
// never stand in line. It is safe for concurrent use.
type Queue struct {
	clock Clock
	gate  *HostGate

	mu     sync.Mutex
	hosts  map[string]*line
	heap   byTime            // the hosts with sources that no worker visits
	places map[string]*place // by source
	out    map[string]string // source to host, while a worker has it
	later  map[string]Entry  // pushed while a worker had it; they wait for its Done
	change chan struct{}     // closed and replaced when something may have become due
}

// NewQueue makes an empty queue. Gate may be nil; with it, hosts are left alone
// as long as it wants.
func NewQueue(clock Clock, gate *HostGate) *Queue {
	return &Queue{
		clock: clock, gate: gate, hosts: map[string]*line{}, places: map[string]*place{},
		out: map[string]string{}, later: map[string]Entry{}, change: make(chan struct{}),
	}
}

// Push puts a source into the queue, or moves the one that is there. One that a
// worker has comes in with its Done, since its host may be another by then.
func (q *Queue) Push(id, host string, due time.Time) {
	q.mu.Lock()
	defer q.mu.Unlock()
	e := Entry{ID: id, Host: host, Due: due}
	if _, has := q.out[id]; has {
		q.later[id] = e
		return
	}
	q.drop(id)
	q.push(e)
	q.wake()
}

func (q *Queue) push(e Entry) {
	l := q.hosts[e.Host]
	if l == nil {
		l = &line{host: e.Host, index: -1}
		q.hosts[e.Host] = l
	}
	p := &place{Entry: e}
	q.places[e.ID] = p
	heap.Push(&l.places, p)
	q.settle(l)
}

// Remove takes a source out. One that a worker has stays with it until Done.
func (q *Queue) Remove(id string) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.drop(id)
}

func (q *Queue) drop(id string) {
	delete(q.later, id)
	p := q.places[id]
	if p == nil {
		return
	}
	delete(q.places, id)
	l := q.hosts[p.Host]
	// Out of the heap of hosts first: that one is ordered by the line's sources.
	q.leave(l)
	heap.Remove(&l.places, p.index)
	q.settle(l)
}

// leave takes a host out of the heap.
func (q *Queue) leave(l *line) {
	if l.index >= 0 {
		heap.Remove(&q.heap, l.index)
	}
}

// settle puts a host where its sources and workers say: into the heap, out of
// it while somebody is there, or out of mind.
func (q *Queue) settle(l *line) {
	switch {
	case l.out > 0:
	case len(l.places) == 0:
		delete(q.hosts, l.host)
	default:
		l.at = l.places[0].Due
		if l.index >= 0 {
			heap.Fix(&q.heap, l.index)
			return
		}
		heap.Push(&q.heap, l)
	}
}

// Next blocks until a source is due and its host is free, and gives it to the
// caller, who calls Done. The error is the context's.
func (q *Queue) Next(ctx context.Context) (string, error) {
	for {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		id, wait, change := q.take()
		if id != "" {
			return id, nil
		}
		var fire <-chan time.Time // nil, and for ever silent, when only a change can help
		stop := func() {}
		if wait > 0 {
			fire, stop = q.clock.After(wait)
		}
		select {
		case <-fire:
		case <-change:
		case <-ctx.Done():
		}
		stop()
	}
}

// TryNext is Next that does not wait.
func (q *Queue) TryNext() (string, bool) {
	id, _, _ := q.take()
	return id, id != ""
}

// take gives a source that is due, or how long to wait for one (0: until
// something changes).
func (q *Queue) take() (id string, wait time.Duration, change <-chan struct{}) {
	q.mu.Lock()
	defer q.mu.Unlock()
	now := q.clock.Now()
	for len(q.heap) > 0 {
		l := q.heap[0]
		if l.at.After(now) {
			return "", l.at.Sub(now), q.change
		}
		if ready := q.ready(l.host, now); ready.After(now) {
			l.at = ready
			heap.Fix(&q.heap, 0)
			continue
		}
		heap.Pop(&q.heap)
		p := heap.Pop(&l.places).(*place)
		delete(q.places, p.ID)
		q.out[p.ID] = p.Host
		l.out++
		return p.ID, 0, nil
	}
	return "", 0, q.change
}

func (q *Queue) ready(host string, now time.Time) time.Time {
	if q.gate == nil {
		return now
	}
	return q.gate.Ready(host, now)
}

// Done says that the check of a source is over. Its next one is pushed by the caller.
func (q *Queue) Done(id string) {
	q.mu.Lock()
	defer q.mu.Unlock()
	host, has := q.out[id]
	if !has {
		return
	}
	delete(q.out, id)
	l := q.hosts[host]
	l.out--
	q.settle(l)
	if e, has := q.later[id]; has {
		delete(q.later, id)
		q.push(e)
	}
	q.wake()
}

func (q *Queue) wake() {
	close(q.change)
	q.change = make(chan struct{})
}
