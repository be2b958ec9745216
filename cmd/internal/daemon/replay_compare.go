package daemon

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"keywatch/cmd/internal/web"
	"keywatch/diff"
)

// kept is what the store knows of a source, for a replay to be held against.
type kept struct {
	told    []diff.Change
	noise   []diff.Noise
	pending *diff.Pending
	unread  []time.Time // versions that cannot be read now
}

// retold holds what a replay tells against what was told, from since on,
// newest first. A change is the same when it says the same.
func retold(k kept, r *rerun, since time.Time) []web.ReplayRow {
	now := map[string][]diff.Change{}
	for _, c := range r.changes {
		now[saying(c)] = append(now[saying(c)], c)
	}
	var rows []web.ReplayRow
	add := func(c diff.Change, what web.Retelling, reason, id string) {
		if !c.Confirmed.Before(since) {
			rows = append(rows, web.ReplayRow{
				Source: c.Source, At: c.Confirmed.UTC(), Verdict: what, Op: c.Op, Section: c.Section, Title: c.Title,
				Before: c.Before, After: c.After, Reason: reason, Change: id,
			})
		}
	}
	for _, c := range k.told {
		if list := now[saying(c)]; len(list) > 0 {
			now[saying(c)] = list[1:]
			add(c, web.AsTold, "", c.ID)
		} else {
			add(c, web.ToldNoMore, whyNoMore(c, k, r), c.ID)
		}
	}
	for _, c := range r.changes {
		if list := now[saying(c)]; len(list) > 0 && list[0].Confirmed.Equal(c.Confirmed) {
			now[saying(c)] = list[1:]
			add(c, web.ToldNow, whyNotThen(c, k), "")
		}
	}
	slices.SortStableFunc(rows, func(a, b web.ReplayRow) int {
		return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.Before, b.Before), cmp.Compare(a.After, b.After))
	})
	return rows
}

// saying is what a change says, however its white space is set.
func saying(c diff.Change) string {
	return string(c.Op) + "\x00" + spaced(c.Before) + "\x00" + spaced(c.After)
}

func spaced(text string) string { return strings.Join(strings.Fields(text), " ") }

// sameTexts tells whether noise is about a change's texts. What is one edit to
// one reader may be half of a longer text to another.
func sameTexts(c diff.Change, n diff.Noise) bool {
	return within(c.After, n.After) && (c.After != "" || within(c.Before, n.Before))
}

// within tells whether two texts are the same, or one stands in the other; of
// nothing, nothing is known.
func within(a, b string) bool {
	a, b = spaced(a), spaced(b)
	if a == "" || b == "" {
		return a == b
	}
	a, b = " "+a+" ", " "+b+" " // whole words only
	return strings.Contains(a, b) || strings.Contains(b, a)
}

// whyNoMore says what keeps a change from being told by the replay.
func whyNoMore(c diff.Change, k kept, r *rerun) string {
	for _, n := range r.noise {
		if sameTexts(c, n) {
			return "held back: " + n.Reason
		}
	}
	if p := r.pending; p != nil && slices.ContainsFunc(p.Changes, func(o diff.Change) bool { return alikeChange(c, o) }) {
		return "waits: " + p.Reason
	}
	for _, o := range r.changes {
		if alikeChange(c, o) {
			return "told as " + string(o.Op) + ": " + shortly(o)
		}
	}
	for _, at := range k.unread {
		if d := c.Seen.Sub(at); d >= 0 && d < moment {
			return "the page of that visit cannot be read now"
		}
	}
	return "not seen as a change by the present reader and options"
}

// whyNotThen says what the store knows of a change that was not told.
func whyNotThen(c diff.Change, k kept) string {
	for _, n := range k.noise {
		if sameTexts(c, n) {
			return "was held back: " + n.Reason
		}
	}
	if p := k.pending; p != nil && slices.ContainsFunc(p.Changes, func(o diff.Change) bool { return alikeChange(c, o) }) {
		return "waits: " + p.Reason
	}
	return ""
}

func alikeChange(a, b diff.Change) bool {
	return sameTexts(a, diff.Noise{Before: b.Before, After: b.After})
}

// shortly is a change's texts in a few words.
func shortly(c diff.Change) string {
	const most = 60 // runes
	cut := func(text string) string {
		if r := []rune(spaced(text)); len(r) > most {
			return string(r[:most-1]) + "…"
		}
		return spaced(text)
	}
	switch c.Op {
	case diff.Added:
		return cut(c.After)
	case diff.Removed:
		return cut(c.Before)
	}
	return cut(c.Before) + " → " + cut(c.After)
}
