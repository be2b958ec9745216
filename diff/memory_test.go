package diff

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestVariantThatLastsIsReported(t *testing.T) {
	a := quotes("Contoso calls us the calmest carrier it has had in years.")
	b := quotes("Fabrikam saves nine hours each week at its desks.")
	w := watching()
	w.check(page(t, a), day(1))
	w.check(page(t, b), day(2))
	w.check(page(t, a), day(3))
	var reported []time.Time
	for n := 4; n < 16; n++ {
		if v := w.check(page(t, b), day(n)); Material(v.Changes) {
			reported = append(reported, day(n))
		}
	}
	if len(reported) != 1 || reported[0].Before(day(4).Add(lastsFor)) {
		t.Errorf("a variant that stayed was reported at %v", reported)
	}
}

func TestPendingAsksForSoonChecksOnlyAtFirst(t *testing.T) {
	var none *Pending
	if none.Soon() {
		t.Error("nothing is pending and wants a check")
	}
	for checks, want := range map[int]bool{1: true, soonChecks: true, soonChecks + 1: false} {
		if p := (&Pending{Checks: checks}); p.Soon() != want {
			t.Errorf("after %d checks: %v", checks, !want)
		}
	}
}

func TestPendingCountsTheChecksThatShowIt(t *testing.T) {
	w := watching()
	w.check(page(t, quotes("Contoso calls us the calmest carrier of all.")), day(1))
	w.check(page(t, quotes("Since spring, Adatum tracks each crate to the door.")), day(2))
	w.check(page(t, quotes("Contoso calls us the calmest carrier of all.")), day(3))
	for n := 4; n < 7; n++ {
		v := w.check(page(t, quotes("Since spring, Adatum tracks each crate to the door.")), day(n))
		if v.Pending == nil || v.Pending.Checks != n-3 || !v.Pending.Since.Equal(day(4)) {
			t.Fatalf("check %d: %+v", n, v.Pending)
		}
	}
}

func TestMemoryForgetsThePlaceThatDidLeast(t *testing.T) {
	l := &learner{memory: Memory{}.clone()}
	busy := Change{Op: Edited, Section: "busy", Before: "a b", After: "c d"}
	l.vanished(busy)
	for i := range maxPlaces + 50 {
		l.edit(Change{Op: Edited, Section: fmt.Sprint("quiet ", i)})
	}
	if len(l.memory.Blocks) != maxPlaces || !l.knows(busy) {
		t.Errorf("%d places; the busy one is known: %v", len(l.memory.Blocks), l.knows(busy))
	}
}

func TestVariantsAreBounded(t *testing.T) {
	l := &learner{memory: Memory{}.clone()}
	for i := range 3 * maxVariants {
		l.vanished(Change{Op: Edited, Before: fmt.Sprint("voice number one of ", i), After: fmt.Sprint("voice number two of ", i)})
	}
	if h := l.memory.Blocks[placeOf(Change{})]; len(h.Variants) != maxVariants {
		t.Errorf("%d variants", len(h.Variants))
	}
}

func TestJudgeLeavesItsInputAlone(t *testing.T) {
	w := watching()
	w.check(page(t, plansAll), day(1))
	w.check(page(t, plansLess), day(2))
	memory, pending, confirmed := fmt.Sprint(w.memory), fmt.Sprint(*w.pending), fmt.Sprint(*w.confirmed)
	Judge(Checked{Source: w.src, Confirmed: w.confirmed, Pending: w.pending, Memory: w.memory, Current: page(t, plansDear), Now: day(3)})
	if fmt.Sprint(w.memory) != memory || fmt.Sprint(*w.pending) != pending || fmt.Sprint(*w.confirmed) != confirmed {
		t.Error("Judge wrote into what it was given")
	}
}

func TestAnswerOfNotModifiedWithNothingPendingSaysNothing(t *testing.T) {
	w := watching()
	w.check(page(t, plansAll), day(1))
	v := w.check(nil, day(2))
	if v.Baseline != nil || len(v.Changes)+len(v.Noise) != 0 || v.Pending != nil {
		t.Errorf("%+v", v)
	}
}

var teasers = map[string]string{
	"Lorries rest": "On Sundays the yard is a playground for the children of Altona.",
	"Ships sail":   "Our captains photograph every lighthouse between Hull and Riga.",
	"Trains run":   "Seven wagons a night now carry fruit through the long tunnel.",
	"Barges wait":  "Low water on the river means patience, cards and strong coffee.",
}

func TestHeadlineAndItsTeaserWaitTogether(t *testing.T) {
	news := func(list ...string) string {
		body := "<main><h1>News</h1>"
		for _, head := range list {
			body += "<article><h2>" + head + "</h2><p>" + teasers[head] + "</p></article>"
		}
		return body + "</main>"
	}
	w := watching()
	w.check(page(t, news("Lorries rest", "Ships sail")), day(1))
	// The list has two places: what comes takes the place of what leaves.
	v := w.check(page(t, news("Trains run", "Lorries rest")), day(2))
	if len(v.Changes) != 0 || v.Pending == nil || len(v.Pending.Changes) != 4 {
		t.Fatalf("a headline without its teaser: %+v", v)
	}
	if v = w.check(nil, day(3)); len(v.Changes) != 4 {
		t.Errorf("confirmed: %+v", v.Changes)
	}
	if v = w.check(page(t, news("Barges wait", "Trains run")), day(4)); v.Pending.Reason == pendingFlaps {
		t.Error("a list that goes on is taken for one that flaps")
	}
}

func TestEditsAmongQuietVisitsAreNoHabit(t *testing.T) {
	w := watching()
	w.check(page(t, plansAll), day(1))
	at := day(1)
	for n := range 8 {
		for range 20 { // answers of "not modified"
			at = at.Add(12 * time.Hour)
			w.check(nil, at)
		}
		at = at.Add(12 * time.Hour)
		v := w.check(page(t, strings.ReplaceAll(plansAll, "EUR 50", fmt.Sprint("EUR ", 51+n))), at)
		if len(v.Changes) != 1 {
			t.Fatalf("price %d of a page that is mostly quiet: %+v, %v", n, v.Changes, v.Noise)
		}
	}
}

func TestChromeWaitsForASecondCheck(t *testing.T) {
	with := func(bar string) string {
		return "<header><p>" + bar + "</p></header>" + plansAll
	}
	w := watching()
	w.check(page(t, with("Meet us at the fair in Vienna this spring.")), day(1))
	v := w.check(page(t, with("Meet us at the fair in Madrid this spring.")), day(2))
	if len(v.Changes) != 0 || v.Pending == nil || v.Pending.Reason != pendingChrome {
		t.Fatalf("%+v", v)
	}
	if v = w.check(nil, day(3)); len(v.Changes) != 1 || Material(v.Changes) {
		t.Errorf("%+v", v.Changes)
	}
}
