package storetest

import (
	"testing"

	"keywatch/digest"
	"keywatch/store"
)

func testStepMarks(t *testing.T, s store.Store) {
	ctx := t.Context()
	same(t, "marks of an empty store", map[string]digest.StepMark{}, got(s.StepMarks(ctx))(t))
	done := digest.StepMark{Step: "st_1", State: digest.StepDone, At: Day(1)}
	dropped := digest.StepMark{Step: "st_2", State: digest.StepDropped, Why: "the account moved on", At: Day(1)}
	must(t, s.MarkSteps(ctx, []digest.StepMark{done, dropped}))
	again := digest.StepMark{Step: "st_2", State: digest.StepDone, At: Day(2)}
	must(t, s.MarkSteps(ctx, []digest.StepMark{again}))
	same(t, "marks", map[string]digest.StepMark{"st_1": done, "st_2": again}, got(s.StepMarks(ctx))(t))
	if err := s.MarkSteps(ctx, []digest.StepMark{{Step: "st_3", State: digest.StepDone}, {State: digest.StepDone}}); err == nil {
		t.Error("a mark of no step was kept")
	}
	if n := len(got(s.StepMarks(ctx))(t)); n != 2 {
		t.Errorf("%d marks, want 2: all of a call are kept or none", n)
	}
}

func testVotes(t *testing.T, s store.Store) {
	ctx := t.Context()
	var want []digest.Vote
	// More than 255, so that a number's second byte counts too; all at one time.
	for n := range 300 {
		v := digest.Vote{Event: "ev_1", Subscription: "ann", Value: digest.VoteUseful, Company: "acme", Tag: "pricing", Source: "acme-home", At: Day(1)}
		if n%2 == 1 {
			v.Value = digest.VoteReset
		}
		want = append(want, v)
		must(t, s.AddVote(ctx, v))
	}
	same(t, "votes", want, got(s.Votes(ctx))(t))
}
