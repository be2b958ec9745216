// Package schedule says what is due, and how politely: one heap of sources, one
// gate per host. It is the only package with timers.
package schedule

import "time"

// Clock tells the time and wakes. Everything in this package waits through one,
// so that a moved clock moves it.
type Clock interface {
	// Now is the time.
	Now() time.Time
	// After sends on the channel at the latest when d has passed; who waits
	// looks at Now again. Stop frees what waits.
	After(d time.Duration) (fire <-chan time.Time, stop func())
}

// longestSleep bounds a wait of the system's clock: timers run on monotonic
// time, so a wall clock that is set, or a machine that slept, is noticed then.
const longestSleep = time.Minute

type system struct{}

// SystemClock is the machine's own.
func SystemClock() Clock { return system{} }

func (system) Now() time.Time { return time.Now() }

func (system) After(d time.Duration) (<-chan time.Time, func()) {
	t := time.NewTimer(min(d, longestSleep))
	return t.C, func() { t.Stop() }
}
