package diff

import (
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
}

// Reasons why differences are pending.
const (
	pendingRemoval = "a removal is confirmed by a later check"
	pendingWhole   = "most of the page differs"
	pendingShrunk  = "the page shrank to a stub"
	pendingFlaps   = "this place changes to and fro"
)

// reasonGone is noise that was pending and did not last.
const reasonGone = "came and went"

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
		return v
	case in.Confirmed == nil:
		v.seed(current, "")
	case !in.Confirmed.Comparable(current):
		v.seed(current, unlike(in.Confirmed, current))
	case window(current):
		v.judgeWindow(in, current)
	default:
		v.judgePage(in, current)
	}
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
	case a.Options != b.Options:
		return "the source's options changed"
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
	c.Seen = in.Now
	if in.Pending != nil {
		for _, p := range in.Pending.Changes {
			if p.ID == c.ID {
				c.Seen = p.Seen
			}
		}
	}
	return c
}

func (v *Verdict) judgePage(in Checked, current *sources.Snapshot) {
	cmp := newComparison(in.Confirmed, current)
	waited := map[string]bool{}
	if in.Pending != nil {
		for _, c := range in.Pending.Changes {
			waited[c.ID] = true
		}
	}
	diffs := cmp.differences()
	habits := learner{memory: in.Memory.clone()}
	habits.check()
	whole := cmp.whole(diffs)
	if whole != "" && cmp.shownAgain(in, diffs, waited) {
		whole = ""
	}
	var waiting []Change
	var undo []delta
	showing := map[string]bool{}
	for _, d := range diffs {
		if d.reason != "" {
			v.Noise = append(v.Noise, cmp.noise(d))
			continue
		}
		c := in.signed(cmp.change(d.delta))
		showing[c.ID] = true
		again := waited[c.ID]
		if why := habits.noise(c); why != "" && !again {
			v.Noise = append(v.Noise, cmp.noise(difference{d.delta, why}))
			continue
		}
		why := in.reasonToWait(c, whole, again, habits)
		if why == "" {
			v.Changes = append(v.Changes, c)
			habits.confirmed(c)
			continue
		}
		waiting, undo = append(waiting, c), append(undo, d.delta)
		v.wait(in, c, why, current)
	}
	v.settle(in, waiting, showing, &habits)
	if lang := switched(in.Confirmed, current); lang != "" && whole == "" && len(v.Changes) > 0 && cmp.whole(diffs) != "" {
		v.seed(current, lang)
		v.Changes, v.Noise = nil, nil
		return
	}
	v.Memory = habits.memory
	v.Baseline = cmp.without(undo)
}

// goneFor is how long a text that comes and goes has to be away before it is
// taken for removed.
const goneFor = 7 * 24 * time.Hour

// reasonToWait tells why a difference needs a later check, "" when it needs
// none, or when a later check has shown it again.
func (in Checked) reasonToWait(c Change, whole string, again bool, habits learner) string {
	switch {
	case c.Op == Removed && habits.returns(c) && in.Now.Sub(c.Seen) < goneFor:
		return pendingFlaps
	case again:
		return ""
	case whole != "":
		return whole
	case c.Op == Removed:
		return pendingRemoval
	case habits.flaps(c):
		return pendingFlaps
	}
	return ""
}

// wait begins or goes on with what is pending.
func (v *Verdict) wait(in Checked, c Change, why string, current *sources.Snapshot) {
	if v.Pending == nil || v.Pending == in.Pending {
		v.Pending = &Pending{Since: c.Seen, Reason: why, Shown: current}
	}
	if c.Seen.Before(v.Pending.Since) {
		v.Pending.Since = c.Seen
	}
	v.Pending.Changes = append(v.Pending.Changes, c)
}

// settle ends what was pending: a difference that is not shown any more came
// and went.
func (v *Verdict) settle(in Checked, waiting []Change, showing map[string]bool, habits *learner) {
	if len(waiting) == 0 {
		v.Pending = nil
	} else {
		v.Pending.Checks = 1
	}
	if in.Pending == nil {
		return
	}
	if v.Pending != nil && v.Pending.Since.Before(in.Now) {
		v.Pending.Checks = in.Pending.Checks + 1
	}
	for _, c := range in.Pending.Changes {
		if showing[c.ID] {
			continue
		}
		habits.vanished(c)
		v.Noise = append(v.Noise, Noise{Source: c.Source, Section: c.Section, Before: c.Before, After: c.After, Reason: reasonGone})
	}
}
