// Package storetest is the one suite that every engine of the store passes.
package storetest

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"keywatch/store"
)

// Open gives an empty store that the suite closes.
type Open func(t *testing.T) store.Store

// Run holds an engine to what package store says.
func Run(t *testing.T, open Open) {
	for _, part := range []struct {
		name string
		test func(*testing.T, store.Store)
	}{
		{"a check is kept whole", testCheckIsWhole},
		{"a failed check keeps what was learnt", testFailedCheckKeeps},
		{"nothing of a refused commit is kept", testAtomic},
		{"a change is kept once", testChangeOnce},
		{"a forgotten source seeds again", testForget},
		{"what was learnt can be forgotten alone", testForgetLearnt},
		{"a source is checked by one at a time", testClaimDue},
		{"changes are assigned a company at a time", testAssign},
		{"open events are those of the last 30 days", testOpenEvents},
		{"changes of two companies tell of one event", testBatchOfTwo},
		{"a merged event lives on as an alias", testMerge},
		{"a revision replaces the last in every index", testRevision},
		{"answers are in one order", testOrder},
		{"a cursor goes on where a page ended", testCursor},
		{"events are found by every field", testEventQueries},
		{"changes are found by every field", testChangeQueries},
		{"words are found", testText},
		{"what may concern an account is found", testAbout},
		{"documents come back as they were", testDocuments},
		{"noise is listed newest first", testNoise},
		{"noise is kept for 90 days", testNoiseLasts},
		{"noise of one check is bounded aloud", testNoiseOfOneCheck},
		{"an issue is kept once", testIssueOnce},
		{"issues are numbered without gaps", testNumbers},
		{"issues are listed without their bytes", testIssues},
		{"what was told is known", testTold},
		{"a delivery goes from queued to sent", testDelivery},
		{"a retry waits", testRetry},
		{"a lost answer is unknown", testCutOff},
		{"an opt-out stops what is queued", testOptOut},
		{"an opt-out outlives a new issue", testOptOutLater},
		{"opt-ins are kept", testOptIns},
		{"patterns are kept once, and grow", testPatterns},
		{"a subscription is new once", testFirstKnown},
		{"the first reader of an old watch is new", testFirstReader},
		{"the last mark of a step counts", testStepMarks},
		{"votes are appended", testVotes},
		{"a company is new once", testKnown},
		{"a background mail is kept with its mark", testBackgroundTold},
		{"the last discovery of a company counts", testDiscoveries},
		{"a backup is a store", testBackup},
		{"a sound store has a clean report", testReport},
		{"what is not there is ErrNotFound", testNotFound},
		{"a cancelled context ends it", testCancelled},
		{"many may use it at once", testConcurrent},
	} {
		t.Run(part.name, func(t *testing.T) {
			s := open(t)
			part.test(t, s)
			must(t, s.Close())
		})
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// got fails on an error and passes the value on.
func got[T any](v T, err error) func(t *testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		must(t, err)
		return v
	}
}

func same(t *testing.T, what string, want, got any) {
	t.Helper()
	if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
		t.Fatalf("%s (-want +got):\n%s", what, d)
	}
}

func testNotFound(t *testing.T, s store.Store) {
	ctx := t.Context()
	_, change := s.Change(ctx, "ch_none")
	_, event := s.Event(ctx, "ev_none")
	_, issue := s.Issue(ctx, "none")
	_, docs := s.Documents(ctx, "none", Day(1))
	record := s.RecordDelivery(ctx, delivery("none", "ann@acme.example"))
	for name, err := range map[string]error{"change": change, "event": event, "issue": issue, "documents": docs, "delivery": record} {
		if !errors.Is(err, store.ErrNotFound) {
			t.Errorf("%s: %v is not ErrNotFound", name, err)
		}
	}
	b := got(s.Baseline(ctx, "none"))(t)
	if b.Status.State != "new" || b.Status.Source != "none" || b.Snapshot != nil || b.Pending != nil {
		t.Errorf("baseline of an unknown source: %+v", b)
	}
}

func testCancelled(t *testing.T, s store.Store) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, events := s.Events(ctx, store.Query{})
	_, due := s.ClaimDue(ctx, Day(1), []string{"a"}, time.Minute)
	commit := s.CommitChecks(ctx, []store.Check{check("a", Day(1))}, Assign)
	for name, err := range map[string]error{"events": events, "claim": due, "commit": commit} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v is not context.Canceled", name, err)
		}
	}
	if all := got(s.Statuses(t.Context()))(t); len(all) != 0 {
		t.Errorf("a cancelled commit left %v", all)
	}
}
