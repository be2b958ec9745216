package daemon

import (
	"slices"
	"time"

	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/sources"
)

// moment is more than passes between reading a page and judging it, and less
// than between two visits.
const moment = time.Minute

// maxWaits bounds the visits that a replay puts between two versions: three
// within hours, then one a day, for longer than anything has to last.
const maxWaits = 20

// rerun is a source's kept history on its way through the present code. It
// keeps everything in itself: nothing that is stored is touched.
type rerun struct {
	src   sources.Source
	tags  tag.Reader
	every time.Duration // between two visits, as they were; 0: unknown
	held  []diff.Noise  // stored: what was held back, oldest first

	confirmed *sources.Snapshot
	pending   *diff.Pending
	memory    diff.Memory
	at        time.Time // of the last judgement
	version   time.Time // of the last version, and what its judgement had counted
	counted   int

	changes []diff.Change
	noise   []diff.Noise
}

// read judges the next version.
func (r *rerun) read(snap *sources.Snapshot) {
	r.wait(snap.At)
	// Visits that showed nothing new left no version, but they count: a place
	// is volatile by its share of the visits.
	if r.every > 0 && !r.version.IsZero() {
		visits := int(snap.At.Sub(r.version) / r.every)
		r.memory.Checks = max(r.memory.Checks, r.counted+visits-1)
	}
	r.judge(snap, snap.At)
	r.version, r.counted = snap.At, r.memory.Checks
}

// wait gives what is pending the visits that a daemon would make until the
// next version: they find the same bytes, or that version would be older.
func (r *rerun) wait(until time.Time) {
	for range maxWaits {
		if r.pending == nil || r.recorded() || r.endedAt(until) {
			return
		}
		next := r.at.Add(24 * time.Hour)
		if r.pending.Soon() {
			next = r.at.Add(time.Hour)
		}
		if !next.Before(until) {
			return
		}
		r.judge(nil, next)
	}
}

// recorded tells whether the last version's own visit held something back:
// then each visit that found the same bytes held it back again, and stands in
// the store. There are no others.
func (r *rerun) recorded() bool {
	return slices.ContainsFunc(r.held, func(n diff.Noise) bool {
		return !n.Gone() && !n.At.Before(r.version) && n.At.Sub(r.version) < moment
	})
}

// endedAt tells whether something that is pending is known to have been gone
// at the next visit that was kept: then no visit between showed it again.
func (r *rerun) endedAt(next time.Time) bool {
	return slices.ContainsFunc(r.held, func(n diff.Noise) bool {
		return !n.At.Before(next) && n.At.Sub(next) < moment && r.ends(n)
	})
}

// ends tells whether noise is that something pending was gone.
func (r *rerun) ends(n diff.Noise) bool {
	return n.Gone() && slices.ContainsFunc(r.pending.Changes, func(c diff.Change) bool { return sameTexts(c, n) })
}

// unkept judges a visit that left no version, from what was held back at it.
// Where something is pending and was not gone, it found the same bytes again;
// else the page was as it was confirmed, but for what was held back. How often
// that was is what makes a place volatile.
func (r *rerun) unkept(held []diff.Noise) {
	at := held[0].At
	if r.confirmed == nil {
		return
	}
	if kind, ok := sources.KindByName(r.src.Kind); !ok || !kind.Complete {
		return // a window learns nothing of what it held back
	}
	r.wait(at)
	if r.pending != nil && !slices.ContainsFunc(held, r.ends) {
		r.judge(nil, at)
		return
	}
	again := *r.confirmed
	again.At, again.Items = at, slices.Clone(again.Items)
	for _, n := range held {
		i := slices.IndexFunc(again.Items, func(it sources.Item) bool { return it.Text == n.Before })
		if i >= 0 && n.After != "" && !n.Gone() {
			again.Items[i].Text = n.After
		}
	}
	r.judge(&again, at)
}

// end gives what is pending the visits until the last that read the source.
func (r *rerun) end(last time.Time) {
	r.wait(last)
	if r.pending != nil && !r.recorded() && last.Sub(r.at) > moment {
		r.judge(nil, last)
	}
}

func (r *rerun) judge(current *sources.Snapshot, now time.Time) {
	v := diff.Judge(diff.Checked{
		Source: r.src, Confirmed: r.confirmed, Pending: r.pending, Memory: r.memory, Current: current, Now: now, Critical: critical(&r.tags),
	})
	// As the daemon keeps it: what changed nothing moves nothing.
	if v.Baseline != nil && (r.confirmed == nil || v.Reseeded != "" || len(v.Changes) > 0) {
		r.confirmed = v.Baseline
	}
	r.pending, r.memory, r.at = v.Pending, v.Memory, now
	r.changes, r.noise = append(r.changes, v.Changes...), append(r.noise, v.Noise...)
}
