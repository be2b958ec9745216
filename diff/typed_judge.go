package diff

import (
	"slices"

	"keywatch/sources"
)

// pendingTyped is why a thing waits that no text of the page tells of.
const pendingTyped = "what only structured data says is confirmed by a later check"

// textBlocks are the pieces of text of a snapshot; the things that they tell of
// stand behind them.
func textBlocks(items []sources.Item) []sources.Item {
	for i := range items {
		if t := items[i].Type; t != typeBlock && t != "" {
			return items[:i]
		}
	}
	return items
}

// judgeThings puts what happened to the things of a page where it belongs:
// beside the changed text that tells of it, or as a change of its own. What
// waits, or is told by a text that waits, stays as it was confirmed.
func (v *Verdict) judgeThings(j *judgement) {
	list := compareThings(j.Confirmed, j.current)
	if len(list) == 0 {
		return
	}
	var keep []ItemChange // not taken over yet
	if j.whole != "" {
		keep = list
	} else {
		rest := attach(v.Changes, list)
		if v.Pending != nil {
			waiting := slices.Clone(v.Pending.Changes)
			untold := slices.DeleteFunc(slices.Clone(list), func(t ItemChange) bool {
				return slices.ContainsFunc(v.Changes, func(c Change) bool { return c.Item != nil && c.Item.is(t) })
			})
			rest = attach(waiting, untold)
			keep = slices.DeleteFunc(untold, func(t ItemChange) bool {
				return !slices.ContainsFunc(waiting, func(c Change) bool { return c.Item != nil && c.Item.is(t) })
			})
		}
		keep = append(keep, v.ownThings(j, rest)...)
	}
	if v.Baseline != nil {
		v.Baseline.Items = keepThings(v.Baseline.Items, j.Confirmed, keep)
	}
}

// is tells whether two changes are of the same thing.
func (t ItemChange) is(o ItemChange) bool { return t.key == o.key && t.Op == o.Op }

// ownThings judges things that no text tells of: they are confirmed by a later
// check. It gives those that wait.
func (v *Verdict) ownThings(j *judgement, list []ItemChange) []ItemChange {
	var wait []ItemChange
	for _, t := range list {
		c := j.signed(t.change(j.current))
		j.showing.add(c)
		again := j.waited.has(c)
		if why := j.habits.noise(c); why != "" && !again {
			v.Noise = append(v.Noise, Noise{Source: c.Source, At: j.current.At, Section: c.Section, Before: c.Before, After: c.After, Reason: why})
			continue
		}
		why := j.reasonToWait(c, again)
		if why == "" && !again {
			why = pendingTyped
		}
		if why != "" {
			v.wait(j, c, why)
			wait = append(wait, t)
			continue
		}
		v.Changes = append(v.Changes, c)
		j.habits.confirmed(c)
	}
	return wait
}

// keepThings gives the items of a snapshot with some things as they were
// before.
func keepThings(items []sources.Item, old *sources.Snapshot, keep []ItemChange) []sources.Item {
	if len(keep) == 0 {
		return items
	}
	_, was := things(old)
	n := len(textBlocks(items))
	out := slices.Clone(items[:n:n])
	undone := map[string]*sources.Item{}
	for _, t := range keep {
		undone[t.key] = was[t.wasKey]
	}
	for _, it := range items[n:] {
		before, ok := undone[it.Key]
		switch {
		case !ok:
			out = append(out, it)
		case before != nil:
			out = append(out, *before)
		}
	}
	for _, t := range keep {
		if t.Op == Removed && was[t.wasKey] != nil {
			out = append(out, *was[t.wasKey])
		}
	}
	return out
}
