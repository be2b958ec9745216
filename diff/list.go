package diff

import (
	"slices"
	"strings"
	"time"

	"keywatch/sources"
)

// Reasons why differences of a list are pending.
const (
	pendingMass    = "most of the list is gone, which is more often a fault than news"
	pendingSwapped = "most of the list is new, which is more often another list than news"
)

// How much of a list may come or go and be believed at first sight.
const (
	massLeast  = 4   // things; of fewer any number may go
	massShare  = 0.5 // of what was there
	massChecks = 2   // checks that showed it before the one that confirms it
)

// listed tells of a list of keyed things, as services give it.
func listed(s *sources.Snapshot) bool {
	kind, ok := sources.KindByName(s.Kind)
	return ok && kind.Listed
}

// compareList tells what came, went or was edited in a list. A list that was
// not read to its end says nothing of what it does not show.
func compareList(old, now *sources.Snapshot) []ItemChange {
	list := slices.DeleteFunc(compareThings(old, now), func(t ItemChange) bool { return t.Op == Removed && takenPlace(t, now.At) })
	if now.Of <= now.Read {
		return list
	}
	return slices.DeleteFunc(list, func(t ItemChange) bool { return t.Op == Removed })
}

// takenPlace tells of an event whose last day is over: a list of what is to come
// drops it, which says nothing. Its day may be that of a zone far from UTC.
func takenPlace(t ItemChange, at time.Time) bool {
	days := strings.Split(t.Before["date"], "/")
	last, err := time.Parse(time.DateOnly, days[len(days)-1])
	return t.Type == "event" && err == nil && last.AddDate(0, 0, 1).Add(-14*time.Hour).Before(at)
}

// listChange is a change of a list: it can be seen at the thing's own address
// or, when it is gone, at the list's.
func listChange(t ItemChange, old, now *sources.Snapshot) Change {
	c := t.change(now)
	c.URL = now.URL
	for _, s := range []*sources.Snapshot{old, now} {
		if i := slices.IndexFunc(s.Items, func(it sources.Item) bool { return it.Key == t.key }); i >= 0 && s.Items[i].Link != "" && (t.Op != Removed || s == old) {
			c.URL = s.Items[i].Link
		}
	}
	return c
}

// judgeList judges a list: what came counts at once, what went waits for the
// next check, and what went or came in mass for the third.
func (v *Verdict) judgeList(in Checked, current *sources.Snapshot) {
	v.Pending = nil
	v.Memory.Checks++
	changes := compareList(in.Confirmed, current)
	waited, showing := shown{}, shown{}
	if in.Pending != nil {
		for _, c := range in.Pending.Changes {
			waited.add(c)
		}
	}
	doubt := massOf(changes, len(in.Confirmed.Items))
	var keep []ItemChange // not taken over yet
	for _, t := range changes {
		c := in.signed(listChange(t, in.Confirmed, current))
		showing.add(c)
		again := waited.has(c)
		why := doubt[t.Op]
		switch {
		case again && (why == "" || in.Pending.Checks >= massChecks):
			why = ""
		case why == "" && t.Op == Removed:
			why = pendingRemoval
		}
		if why == "" {
			v.Changes = append(v.Changes, c)
			continue
		}
		keep = append(keep, t)
		v.waitInList(in, current, c, again, why)
	}
	v.Baseline = current.With(keepThings(current.Items, in.Confirmed, keep))
	if in.Pending == nil {
		return
	}
	for _, c := range in.Pending.Changes {
		if !showing.has(c) {
			v.Noise = append(v.Noise, Noise{Source: c.Source, Section: c.Section, Before: c.Before, After: c.After, Reason: reasonGone})
		}
	}
}

// massOf doubts what came or went in mass, by what happened.
func massOf(changes []ItemChange, had int) map[Op]string {
	count := map[Op]int{}
	for _, t := range changes {
		count[t.Op]++
	}
	doubt := map[Op]string{}
	many := func(op Op) bool { return count[op] >= massLeast && float64(count[op]) > massShare*float64(had) }
	if many(Removed) || count[Removed] == had && had > 1 {
		doubt[Removed] = pendingMass
	}
	if many(Added) && many(Removed) {
		doubt[Added] = pendingSwapped
	}
	return doubt
}

// waitInList begins or goes on with what is pending.
func (v *Verdict) waitInList(in Checked, current *sources.Snapshot, c Change, again bool, why string) {
	if v.Pending == nil {
		v.Pending = &Pending{Since: c.Seen, Reason: why, Shown: current, Checks: 1}
	}
	if again {
		v.Pending.Checks = in.Pending.Checks + 1
	}
	if c.Seen.Before(v.Pending.Since) {
		v.Pending.Since = c.Seen
	}
	v.Pending.Changes = append(v.Pending.Changes, c)
}
