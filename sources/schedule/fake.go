package schedule

import (
	"context"
	"sync"
	"time"
)

// Fake is a clock that stands still until it is moved. The demo and tests live
// weeks in seconds by it. It is safe for concurrent use.
type Fake struct {
	mu     sync.Mutex
	now    time.Time
	leaps  bool
	timers []*fakeTimer
	change chan struct{} // closed and replaced when timers come or go
}

type fakeTimer struct {
	at   time.Time
	fire chan time.Time
}

// NewFake stands at start.
func NewFake(start time.Time) *Fake {
	return &Fake{now: start, change: make(chan struct{})}
}

// NewLeaping stands at start, and every wait moves it to the wait's end at
// once: for one goroutine that lives through everything alone.
func NewLeaping(start time.Time) *Fake {
	f := NewFake(start)
	f.leaps = true
	return f
}

// Now is the time that the clock was moved to.
func (f *Fake) Now() time.Time {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.now
}

// After sends when the clock was moved by d.
func (f *Fake) After(d time.Duration) (<-chan time.Time, func()) {
	f.mu.Lock()
	defer f.mu.Unlock()
	t := &fakeTimer{at: f.now.Add(d), fire: make(chan time.Time, 1)}
	f.timers = append(f.timers, t)
	if f.leaps && t.at.After(f.now) {
		f.now = t.at
	}
	f.ring()
	return t.fire, func() { f.stop(t) }
}

func (f *Fake) stop(t *fakeTimer) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for i, other := range f.timers {
		if other == t {
			f.timers = append(f.timers[:i], f.timers[i+1:]...)
			f.changed()
			return
		}
	}
}

// Advance moves the clock by d.
func (f *Fake) Advance(d time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.now = f.now.Add(d)
	f.ring()
}

// Set moves the clock to t, also back.
func (f *Fake) Set(t time.Time) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.now = t
	f.ring()
}

// ring fires the timers whose time has come.
func (f *Fake) ring() {
	kept := f.timers[:0]
	for _, t := range f.timers {
		if t.at.After(f.now) {
			kept = append(kept, t)
			continue
		}
		t.fire <- f.now // buffered, and fired once
	}
	clear(f.timers[len(kept):])
	f.timers = kept
	f.changed()
}

func (f *Fake) changed() {
	close(f.change)
	f.change = make(chan struct{})
}

// NextTimer is when the next wait ends; false when nobody waits.
func (f *Fake) NextTimer() (time.Time, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	var next time.Time
	for i, t := range f.timers {
		if i == 0 || t.at.Before(next) {
			next = t.at
		}
	}
	return next, len(f.timers) > 0
}

// Waiting is how many waits have not ended.
func (f *Fake) Waiting() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.timers)
}

// BlockUntil returns when at least n waits have not ended.
func (f *Fake) BlockUntil(ctx context.Context, n int) error {
	for {
		f.mu.Lock()
		waiting, change := len(f.timers), f.change
		f.mu.Unlock()
		if waiting >= n {
			return nil
		}
		select {
		case <-change:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// Step moves the clock to the next wait's end, and says whether there was one.
func (f *Fake) Step() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.timers) == 0 {
		return false
	}
	next := f.timers[0].at
	for _, t := range f.timers {
		if t.at.Before(next) {
			next = t.at
		}
	}
	if next.After(f.now) {
		f.now = next
	}
	f.ring()
	return true
}
