package schedule

import (
	"encoding/binary"
	"hash/fnv"
	"time"

	"keywatch/sources"
)

// Pace says when a source is checked next. The zero value checks at the
// source's own interval with nothing added; DefaultPace is the daemon's.
type Pace struct {
	Jitter  float64       // part of the wait by which it is moved either way
	Pending time.Duration // longest wait while a difference waits for confirmation
	Retry   time.Duration // first wait after a failure; doubled with each further one
	Longest time.Duration // longest wait of a source that fails, or that asked to be left alone
}

// DefaultPace is a tenth of jitter, an hour for what is pending, half an hour
// to a day for what fails.
func DefaultPace() Pace {
	return Pace{Jitter: 0.1, Pending: time.Hour, Retry: 30 * time.Minute, Longest: 24 * time.Hour}
}

// Next is when the source is due after the check that status tells of. Equal
// arguments give equal times: the jitter comes from the id and the check's time.
func (p Pace) Next(src sources.Source, status sources.Status, pending bool, now time.Time) time.Time {
	wait, longest := src.Every(), time.Duration(0)
	switch {
	case status.Failures > 0:
		wait, longest = p.backoff(wait, status), p.Longest
	case pending && p.Pending > 0:
		wait, longest = min(wait, p.Pending), p.Pending
	}
	wait += time.Duration(float64(wait) * p.Jitter * spread(src.ID, now))
	if longest > 0 {
		wait = min(wait, longest)
	}
	due := now.Add(wait)
	if hold := status.NotBefore; hold.After(due) {
		due = hold
		if latest := now.Add(p.Longest); p.Longest > 0 && due.After(latest) {
			due = latest
		}
	}
	return due
}

// backoff doubles the wait with each failure up to Longest, and never stops.
// Who blocks us is not asked sooner than usual; for the rest a first failure
// is most often over soon.
func (p Pace) backoff(every time.Duration, status sources.Status) time.Duration {
	wait := every
	if p.Retry > 0 && status.State != sources.StateBlocked && status.State != sources.StateRefused {
		wait = min(wait, p.Retry)
	}
	for range status.Failures - 1 {
		if p.Longest > 0 && wait >= p.Longest {
			break // before it overflows
		}
		wait *= 2
	}
	if p.Longest > 0 {
		wait = min(wait, p.Longest)
	}
	return wait
}

// spread is a number from -1 to 1 that id and time decide.
func spread(id string, at time.Time) float64 {
	h := fnv.New64a()
	h.Write([]byte(id))
	h.Write(binary.LittleEndian.AppendUint64(nil, uint64(at.UnixNano())))
	// FNV's high bits change little at its last bytes; this is the finisher of MurmurHash3.
	x := h.Sum64()
	x = (x ^ x>>33) * 0xff51afd7ed558ccd
	x ^= x >> 33
	return float64(x>>11)/float64(1<<52) - 1
}
