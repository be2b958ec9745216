package digest

import (
	"time"

	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/sources"
)

// What later visits and further sources add to the confidence in an event:
// each takes away a part of the doubt.
const (
	doubtLeft = 0.7 // of the doubt that a further visit leaves
	mostSeen  = 3   // visits and sources that count; more say nothing new
)

// Standing counts what bears an event out besides its first telling: its other
// sources, and the last reading of each page that came after the change and
// still showed it. Entries of feeds leave with time and bear out nothing by
// staying; a change that was taken back is withdrawn, and bears out nothing.
func Standing(ev tag.Event, statuses map[string]sources.Status) int {
	if ev.Withdrawn != "" {
		return 0
	}
	seen := map[string]bool{}
	n := -1 // the first source tells, it does not bear out
	for _, w := range ev.Witnesses {
		if seen[w.Source] || w.Kind == diff.NoteKind && len(ev.Witnesses) > 1 {
			continue // what a person reports confirms nothing
		}
		seen[w.Source] = true
		n++
		if stillShown(w, statuses[w.Source]) {
			n++
		}
	}
	return min(max(n, 0), mostSeen)
}

// stillShown reports whether a page was read again well after the change was
// confirmed; a page that no longer showed it would have withdrawn it.
func stillShown(w tag.Witness, s sources.Status) bool {
	kind, ok := sources.KindByName(w.Kind)
	if !ok || !kind.Complete || w.Op == diff.Removed && w.Confirmed.Equal(w.Seen) {
		return false
	}
	return s.Read.Sub(w.Confirmed) >= time.Hour
}

// Grown is a confidence, 0 to 1, with what bears it out.
func Grown(confidence float64, standing int) float64 {
	doubt := 1 - confidence
	for range standing {
		doubt *= doubtLeft
	}
	return 1 - doubt
}
