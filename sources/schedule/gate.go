package schedule

import (
	"context"
	"sync"
	"time"

	"keywatch/sources"
)

// Manners are what a gate keeps to. The zero value is of no use; see
// DefaultManners.
type Manners struct {
	Least   time.Duration // between the end of one request and the start of the next
	Factor  int           // and this many times what the host took to answer,
	Slowest time.Duration // but no more than this for that
	Longest time.Duration // most that robots.txt and Retry-After are followed for
	Patient time.Duration // longest wait at the gate; beyond it the visit fails as blocked
}

// DefaultManners are a second, ten times the response time up to half a minute
// (Heritrix scales the same way), and a day at most on request.
func DefaultManners() Manners {
	return Manners{Least: time.Second, Factor: 10, Slowest: 30 * time.Second, Longest: 24 * time.Hour, Patient: 5 * time.Minute}
}

// HostGate lets one request at a time pass to each host, in the order of asking,
// and no faster than is polite. It is a sources.Gate, safe for concurrent use.
type HostGate struct {
	clock   Clock
	manners Manners

	mu    sync.Mutex
	hosts map[string]*host
	sweep int // forget idle hosts when there are so many
}

var _ sources.Gate = (*HostGate)(nil)

type host struct {
	busy  bool // somebody is inside, or is waiting to be let in first
	line  []chan struct{}
	left  time.Time     // end of the last request
	delay time.Duration // to keep after it
	crawl time.Duration // as robots.txt asks for
}

// NewHostGate makes a gate.
func NewHostGate(clock Clock, manners Manners) *HostGate {
	return &HostGate{clock: clock, manners: manners, hosts: map[string]*host{}, sweep: minSweep}
}

// Enter waits until it is the caller's turn at the host. Leave must be called
// when the request is over; a second call does nothing. The error is the
// context's, or sources.Held for a host that wants to be left alone longer
// than anybody should wait.
func (g *HostGate) Enter(ctx context.Context, name string) (leave func(sources.Visit), err error) {
	h, turn := g.join(name)
	select {
	case <-turn:
	case <-ctx.Done():
		g.quit(h, turn)
		return nil, ctx.Err()
	}
	if err := g.pause(ctx, name, h); err != nil {
		g.pass(h, nil)
		return nil, err
	}
	var once sync.Once
	return func(v sources.Visit) { once.Do(func() { g.pass(h, &v) }) }, nil
}

// join stands in line; the channel is closed when it is the caller's turn.
func (g *HostGate) join(name string) (*host, chan struct{}) {
	g.mu.Lock()
	defer g.mu.Unlock()
	h := g.hosts[name]
	if h == nil {
		g.forgetIdle()
		h = &host{}
		g.hosts[name] = h
	}
	turn := make(chan struct{})
	h.line = append(h.line, turn)
	h.call()
	return h, turn
}

// call gives the host to the first in line.
func (h *host) call() {
	if h.busy || len(h.line) == 0 {
		return
	}
	h.busy = true
	close(h.line[0])
	h.line[0] = nil
	h.line = h.line[1:]
}

// quit leaves the line, or hands on a turn that came at the same moment.
func (g *HostGate) quit(h *host, turn chan struct{}) {
	g.mu.Lock()
	for i, other := range h.line {
		if other == turn {
			h.line = append(h.line[:i], h.line[i+1:]...)
			g.mu.Unlock()
			return
		}
	}
	g.mu.Unlock()
	g.pass(h, nil)
}

// pause waits, as the first in line, until the host was left alone long enough.
func (g *HostGate) pause(ctx context.Context, name string, h *host) error {
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		g.mu.Lock()
		wait := h.wait(g.clock.Now())
		g.mu.Unlock()
		if wait <= 0 {
			return nil
		}
		if wait > g.manners.Patient {
			return sources.Held(name, wait)
		}
		fire, stop := g.clock.After(wait)
		select {
		case <-fire:
		case <-ctx.Done():
		}
		stop()
	}
}

// wait is how long the host is still to be left alone; never longer than from
// its last request on, also when the clock was set back.
func (h *host) wait(now time.Time) time.Duration {
	return min(h.left.Add(h.delay).Sub(now), h.delay)
}

// pass gives the host to the next in line; visit is nil when no request was made.
func (g *HostGate) pass(h *host, visit *sources.Visit) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if visit != nil {
		if visit.CrawlDelay > 0 {
			h.crawl = visit.CrawlDelay
		}
		h.left, h.delay = g.clock.Now(), g.manners.delay(*visit, h.crawl)
	}
	h.busy = false
	h.call()
}

// delay is how long to leave a host alone after a visit.
func (m Manners) delay(v sources.Visit, crawl time.Duration) time.Duration {
	scaled := min(time.Duration(m.Factor)*v.Took, m.Slowest)
	asked := min(max(crawl, v.RetryAfter), m.Longest)
	return max(m.Least, scaled, asked)
}

// minSweep is the number of hosts below which none is forgotten.
const minSweep = 256

// forgetIdle drops the hosts that nobody asks for and that were left alone long
// enough, whenever their number has doubled.
func (g *HostGate) forgetIdle() {
	if len(g.hosts) < g.sweep {
		return
	}
	now := g.clock.Now()
	for name, h := range g.hosts {
		if !h.busy && len(h.line) == 0 && h.wait(now) <= 0 {
			delete(g.hosts, name)
		}
	}
	g.sweep = max(minSweep, 2*len(g.hosts))
}
