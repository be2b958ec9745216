package diff

import (
	"time"

	"keywatch/sources"
)

// Reasons why differences are pending.
const (
	pendingRemoval  = "a removal is confirmed by a later check"
	pendingReplaced = "a text that takes another's place is confirmed by a later check"
	pendingChrome   = "what stands outside of the content is confirmed by a later check"
	pendingTicks    = "a number that may only count is confirmed by a later check"
	pendingWhole    = "most of the page differs"
	pendingShrunk   = "the page shrank to a stub"
	pendingVariant  = "a variant that came and went before has to last"
	pendingFlaps    = "this place changes to and fro"
)

// reasonGone is noise that was pending and did not last.
const reasonGone = "came and went"

// judgement is one check of a page on its way to a verdict.
type judgement struct {
	Checked
	current  *sources.Snapshot
	cmp      *comparison
	diffs    []difference
	habits   *learner
	waited   shown           // what was pending
	emptied  map[string]bool // places that lost a text in this check
	heads    []waitingHead   // headings that wait
	whole    string          // why the page as a whole is doubted, "" when it is not
	showing  shown           // what differs now
	undo     []delta         // what the confirmed snapshot does not take over yet
	replaced bool            // the whole page differs, confirmed or not
	abroad   bool            // its prices are in another currency
}

// shown is a set of differences by what they say. What was one edit may be a
// removal and an addition beside other neighbours: the texts count, not how
// they were paired.
type shown map[string]bool

func (s shown) add(c Change) {
	s["-"+c.Before], s["+"+c.After] = true, true
}

func (s shown) has(c Change) bool {
	return (c.Before == "" || s["-"+c.Before]) && (c.After == "" || s["+"+c.After])
}

func newJudgement(in Checked, current *sources.Snapshot) *judgement {
	j := &judgement{
		Checked: in, current: current, cmp: newComparison(in.Confirmed, current), habits: &learner{memory: in.Memory.clone()},
		waited: shown{}, emptied: map[string]bool{}, showing: shown{},
	}
	j.habits.check()
	j.diffs = j.cmp.differences()
	if in.Pending != nil {
		for _, c := range in.Pending.Changes {
			j.waited.add(c)
		}
	}
	for _, d := range j.diffs {
		if d.reason == "" && d.now < 0 {
			j.emptied[placeOf(j.cmp.change(d.delta))] = true
		}
	}
	j.whole, j.abroad = j.cmp.whole(j.diffs), j.elsewhere()
	if j.abroad {
		j.whole = pendingElsewhere
	}
	j.replaced = j.whole != ""
	if j.replaced && !j.abroad && j.shownAgain() {
		j.whole = ""
	}
	return j
}

func (v *Verdict) judgePage(in Checked, current *sources.Snapshot) {
	j := newJudgement(in, current)
	if lang := j.cmp.switched(); j.replaced && j.whole == "" && lang != "" {
		v.seed(current, lang)
		return
	}
	v.Pending = nil
	for _, d := range j.diffs {
		v.judgeOne(j, d)
	}
	v.Baseline = j.cmp.without(j.undo)
	v.judgeThings(j)
	v.settle(j)
	v.Memory = j.habits.memory
	if j.whole != "" {
		v.Baseline.Title, v.Baseline.Lang = in.Confirmed.Title, in.Confirmed.Lang
	}
}

// judgeOne puts a difference where it belongs: noise, pending or changes.
func (v *Verdict) judgeOne(j *judgement, d difference) {
	if d.reason != "" {
		v.Noise = append(v.Noise, j.cmp.noise(d))
		return
	}
	c := j.signed(j.cmp.change(d.delta))
	j.showing.add(c)
	again := j.waited.has(c)
	if why := j.habits.noise(c); why != "" && !again {
		v.Noise = append(v.Noise, j.cmp.noise(difference{d.delta, why}))
		return
	}
	why := j.reasonToWait(c, again)
	if why == "" {
		why = j.underWaiting(c)
	}
	if why != "" {
		if isHeading(c.Element) {
			j.heads = append(j.heads, headOf(c, why))
		}
		j.undo = append(j.undo, d.delta)
		v.wait(j, c, why)
		return
	}
	v.Changes = append(v.Changes, c)
	j.habits.confirmed(c)
}

// What flaps has to last longer than what does not.
const (
	lastsFor    = 7 * 24 * time.Hour // a variant that stays, or stays away, so long is a change
	ticksFor    = 2 * 24 * time.Hour // a number that moved before and stays so long counts nothing by the day
	criticalFor = 2 * time.Hour      // what is critical waits so long at most
	flapChecks  = 2                  // checks that showed a new text in a flapping place before the one that confirms it
)

// reasonToWait tells why a difference needs a later check, "" when it needs
// none, or when a later check has shown it again.
func (j *judgement) reasonToWait(c Change, again bool) string {
	switch {
	case j.abroad:
		return pendingElsewhere
	case again && j.Now.Sub(c.Seen) >= criticalFor && j.Critical != nil && j.Critical(c):
		return "" // seen twice, and an hour more would cost more than a mistake
	case j.habits.knows(c) && j.Now.Sub(c.Seen) < lastsFor:
		return pendingVariant
	case j.habits.flaps(c) && !(again && j.Pending.Checks >= flapChecks):
		return pendingFlaps
	case mayTick(c) && j.Memory.moved(c) && j.Now.Sub(c.Seen) < ticksFor:
		return pendingTicks
	case again:
		return ""
	case j.whole != "":
		return j.whole
	case c.Op == Removed:
		return pendingRemoval
	case c.Op == Added && j.emptied[placeOf(c)], c.Op == Edited && overlap(words(c.Before), words(c.After)) < pairLike:
		return pendingReplaced
	case c.Region == sources.RegionChrome, c.Element == "meta", c.Element == "title":
		return pendingChrome
	case mayTick(c):
		return pendingTicks
	}
	return ""
}

// wait begins or goes on with what is pending.
func (v *Verdict) wait(j *judgement, c Change, why string) {
	if v.Pending == nil {
		v.Pending = &Pending{Since: c.Seen, Reason: why, Shown: j.current, Checks: 1}
		if j.Pending != nil && j.waited.has(c) {
			v.Pending.Checks = j.Pending.Checks + 1
		}
	}
	if c.Seen.Before(v.Pending.Since) {
		v.Pending.Since, v.Pending.Checks = c.Seen, j.Pending.Checks+1
	}
	v.Pending.Changes = append(v.Pending.Changes, c)
}

// settle ends what was pending: a difference that is not shown any more came
// and went.
func (v *Verdict) settle(j *judgement) {
	if j.Pending == nil {
		return
	}
	for _, c := range j.Pending.Changes {
		if j.showing.has(c) {
			continue
		}
		j.habits.vanished(c)
		v.Noise = append(v.Noise, Noise{Source: c.Source, Section: c.Section, Before: c.Before, After: c.After, Reason: reasonGone})
	}
}

// shownAgain tells whether a page that differs as a whole was seen so before:
// then what is new since is judged by itself.
func (j *judgement) shownAgain() bool {
	if j.Pending == nil {
		return false
	}
	again := 0
	for _, d := range j.diffs {
		if d.reason == "" && j.waited.has(j.cmp.change(d.delta)) {
			again++
		}
	}
	return again > 0 && float64(again) >= againShare*float64(len(j.Pending.Changes))
}
