package diff

import (
	"maps"
	"slices"
	"time"

	"keywatch/sources"
)

// Checked is one check of a source, as far as it is judged.
type Checked struct {
	Source    sources.Source
	Confirmed *sources.Snapshot // nil before the first
	Pending   *Pending
	Memory    Memory
	Current   *sources.Snapshot // nil: not modified, or the same bytes
	Now       time.Time
	// Critical tells what must not wait long; nil: nothing is so.
	Critical func(Change) bool
}

// Judge tells what a check comes to (rules 3 and 4 of the design): the first
// snapshot seeds in silence; snapshots that were not made alike are not
// compared; removals, pages that changed as a whole and places that flap wait
// until a later check shows the same difference. The confirmed snapshot
// advances by exactly what was confirmed.
func Judge(in Checked) Verdict {
	v := Verdict{Pending: in.Pending, Memory: in.Memory}
	current := in.Current
	if current == nil && in.Pending != nil {
		current = in.Pending.Shown
	}
	switch {
	case current == nil:
		v.Memory.Checks++ // a quiet visit tells of a place that it does not change
		return v
	case in.Confirmed == nil:
		v.seed(current, "")
	case !in.Confirmed.Comparable(current):
		v.seed(current, unlike(in.Confirmed, current))
	case window(current):
		v.judgeWindow(in, current)
	case listed(current):
		v.judgeList(in, current)
	default:
		v.judgePage(in, current)
	}
	if v.Baseline != nil && in.Confirmed != nil && v.Reseeded == "" && sameItems(in.Confirmed, v.Baseline) {
		v.Baseline = nil
	}
	tellThings(v.Changes, current.Lang)
	for i := range v.Changes {
		v.Changes[i].Confirmed = in.Now
	}
	for i := range v.Noise {
		v.Noise[i].At = in.Now
	}
	return v
}

// seed takes a snapshot for confirmed without a word.
func (v *Verdict) seed(current *sources.Snapshot, why string) {
	v.Baseline, v.Reseeded, v.Pending = current, why, nil
	v.Memory.Blocks = nil
	v.Memory.Checks++
	if window(current) {
		v.Memory.Seen = remember(v.Memory.Seen, current.Items)
	}
}

func unlike(a, b *sources.Snapshot) string {
	switch {
	case a.Kind != b.Kind:
		return "the source's kind changed from " + a.Kind + " to " + b.Kind
	case a.URL != b.URL:
		return "the source's address changed"
	case a.Rendered() != b.Rendered() && b.Rendered():
		return "the page is read with a browser now, since its scripts build it"
	case a.Rendered() != b.Rendered():
		return "the page is read without a browser now"
	case a.Options != b.Options:
		return "the source's options changed"
	case a.Reader == b.Reader && a.Country != b.Country && a.Country != "" && b.Country != "":
		return "the page is visited from another country (" + a.Country + " to " + b.Country + ")"
	case a.Reader == b.Reader:
		return "the page is asked for in other languages (" + a.Asked + " to " + b.Asked + ")"
	}
	return "the reader of kind " + b.Kind + " is newer"
}

func (v *Verdict) judgeWindow(in Checked, current *sources.Snapshot) {
	changes, noise := compareWindow(in.Confirmed, current, in.Memory)
	for _, c := range changes {
		v.Changes = append(v.Changes, in.signed(c))
	}
	v.Noise, v.Pending = noise, nil
	v.Memory.Checks++
	v.Memory.Seen = remember(in.Memory.Seen, current.Items)
	v.Baseline = current
}

// signed fills in whose change it is and when it was first seen.
func (in Checked) signed(c Change) Change {
	c.Source, c.Company, c.Kind, c.Place = in.Source.ID, in.Source.Company, in.Source.Kind, in.Source.Place
	c.ID = changeID(c)
	if in.Current != nil {
		c.Asked, c.Country = in.Current.Asked, in.Current.Country
	} else if in.Pending != nil && in.Pending.Shown != nil {
		c.Asked, c.Country = in.Pending.Shown.Asked, in.Pending.Shown.Country
	}
	c.Seen = in.Now
	if in.Pending != nil {
		for _, p := range in.Pending.Changes {
			if (c.After == "" || p.After == c.After) && (c.After != "" || p.Before == c.Before) && p.Seen.Before(c.Seen) {
				c.Seen = p.Seen
			}
		}
	}
	return c
}

// sameItems reports whether two snapshots show exactly the same.
func sameItems(a, b *sources.Snapshot) bool {
	return a.Title == b.Title && a.Lang == b.Lang && slices.EqualFunc(a.Items, b.Items, func(x, y sources.Item) bool {
		return x.Key == y.Key && x.Text == y.Text && x.Title == y.Title && x.Link == y.Link && x.Section == y.Section &&
			x.Region == y.Region && x.Tag == y.Tag && x.Marks == y.Marks && maps.Equal(x.Fields, y.Fields)
	})
}
