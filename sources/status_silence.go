package sources

import (
	"fmt"
	"math"
	"slices"
	"time"
)

// A window source is silent when nothing came for four times its median gap,
// and at least a week, once five arrivals show what is usual.
const (
	maxArrivals  = 20
	fewArrivals  = 5
	silentFactor = 4
	silentLeast  = 7 * 24 * time.Hour
)

// arrived notes when new entries came. The first snapshot of a window teaches
// its history by the times that its entries state, so that a feed that died
// long ago is told at once.
func (s *Status) arrived(o Outcome, now time.Time) {
	if o.Snapshot == nil {
		return
	}
	if kind, ok := KindByName(o.Snapshot.Kind); !ok || kind.Complete {
		return
	}
	switch {
	case s.Read.IsZero():
		for _, item := range o.Snapshot.Items {
			if !item.At.IsZero() && item.At.Before(now) {
				s.Arrivals = append(s.Arrivals, item.At.UTC())
			}
		}
	case o.Entries > 0:
		s.Arrivals = append(s.Arrivals, now.UTC())
	}
	s.Arrivals = days(s.Arrivals)
}

// days keeps the newest arrival of each day, newest first: ten entries of one
// morning are one arrival.
func days(times []time.Time) []time.Time {
	slices.SortFunc(times, func(a, b time.Time) int { return b.Compare(a) })
	times = slices.CompactFunc(times, func(a, b time.Time) bool {
		return a.Truncate(24 * time.Hour).Equal(b.Truncate(24 * time.Hour))
	})
	return times[:min(len(times), maxArrivals)]
}

// silence says in words that entries should have come, "" when not.
func (s Status) silence(now time.Time) string {
	if len(s.Arrivals) < fewArrivals {
		return ""
	}
	gaps := make([]time.Duration, 0, len(s.Arrivals)-1)
	for i, at := range s.Arrivals[1:] {
		gaps = append(gaps, s.Arrivals[i].Sub(at))
	}
	slices.Sort(gaps)
	usual := gaps[len(gaps)/2]
	gap := now.Sub(s.Arrivals[0])
	if gap <= max(silentFactor*usual, silentLeast) {
		return ""
	}
	return fmt.Sprintf("no new entries for %d days (usual: %s)", int(gap.Hours()/24), rate(usual))
}

// rate words a gap between arrivals as how often they come.
func rate(gap time.Duration) string {
	const day = 24 * time.Hour
	switch {
	case gap <= 36*time.Hour:
		return "daily"
	case gap <= 10*day:
		return fmt.Sprintf("%d a week", max(1, int(math.Round(float64(7*day)/float64(gap)))))
	case gap <= 45*day:
		return fmt.Sprintf("%d a month", max(1, int(math.Round(float64(30*day)/float64(gap)))))
	}
	return fmt.Sprintf("one in %d days", int(gap/day))
}
