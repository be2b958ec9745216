package storetest

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/sources"
	"keywatch/sources/fetch"
	"keywatch/store"
)

// FullCheck is a check that leaves something of every sort behind.
func FullCheck(source string, at time.Time) store.Check {
	c := withChanges(source, at, change(1, "acme", source, at, "new price"))
	c.Status.Validators = fetch.Validators{ETag: `"1"`}
	c.Status.Arrivals = []time.Time{at, at.Add(-time.Hour)}
	c.Snapshot = snapshot(source, at, "one", "two")
	c.Latest = &sources.Snapshot{Source: source, At: at, Documents: []sources.Document{{URL: "https://acme.example/", ContentType: "text/html", Body: []byte("<p>one<p>two")}}}
	c.Pending = &diff.Pending{Since: at, Checks: 1, Reason: "removed", Changes: []diff.Change{change(2, "acme", source, at, "gone")}}
	c.Noise = []diff.Noise{{Before: "3 views", After: "4 views", Reason: "counter"}}
	c.Memory = &diff.Memory{Checks: 7, Seen: []string{"a"}, Blocks: map[string]diff.Habit{"p": {Changes: 2, Since: 1, Variants: []string{"x"}}}}
	return c
}

func testCheckIsWhole(t *testing.T, s store.Store) {
	ctx := t.Context()
	c := FullCheck("acme-home", Day(1))
	must(t, s.CommitChecks(ctx, []store.Check{c}, Assign))
	b := got(s.Baseline(ctx, "acme-home"))(t)
	same(t, "status", c.Status, b.Status)
	same(t, "snapshot", c.Snapshot, b.Snapshot)
	same(t, "pending", c.Pending, b.Pending)
	same(t, "memory", *c.Memory, b.Memory)
	same(t, "statuses", []sources.Status{c.Status}, got(s.Statuses(ctx))(t))
	same(t, "pendings", map[string]diff.Pending{"acme-home": *c.Pending}, got(s.Pendings(ctx))(t))
	same(t, "change", c.Changes[0], got(s.Change(ctx, "ch_00000001"))(t))
	same(t, "event", Event(c.Changes[0]), got(s.Event(ctx, "ev_00000001"))(t))
	same(t, "noise", []diff.Noise{{Source: "acme-home", At: Day(1), Before: "3 views", After: "4 views", Reason: "counter"}},
		got(s.Noise(ctx, time.Time{}, "acme-home", 0))(t))
}

func testFailedCheckKeeps(t *testing.T, s store.Store) {
	ctx := t.Context()
	before := FullCheck("acme-home", Day(1))
	must(t, s.CommitChecks(ctx, []store.Check{before}, Assign))
	failed := store.Check{Keep: true, Status: sources.Status{Source: "acme-home", State: sources.StateBroken, Since: Day(2), Streak: 1, Checked: Day(2)}}
	must(t, s.CommitChecks(ctx, []store.Check{failed}, Assign))
	b := got(s.Baseline(ctx, "acme-home"))(t)
	same(t, "status", failed.Status, b.Status)
	same(t, "snapshot", before.Snapshot, b.Snapshot)
	same(t, "pending", before.Pending, b.Pending)
	same(t, "memory", *before.Memory, b.Memory)

	must(t, s.CommitChecks(ctx, []store.Check{check("acme-home", Day(3))}, Assign))
	b = got(s.Baseline(ctx, "acme-home"))(t)
	if b.Pending != nil || b.Snapshot == nil || b.Memory.Checks != 7 {
		t.Errorf("after a quiet check nothing is pending and the rest stays; got %+v", b)
	}
}

func testAtomic(t *testing.T, s store.Store) {
	ctx := t.Context()
	bad := check("", Day(1))
	err := s.CommitChecks(ctx, []store.Check{FullCheck("acme-home", Day(1)), bad}, Assign)
	if err == nil {
		t.Fatal("a check without a source was kept")
	}
	panics := func(string, []tag.Event, []diff.Change) []tag.Event { panic("a bug") }
	if err := s.CommitChecks(ctx, []store.Check{FullCheck("acme-home", Day(1))}, panics); err == nil {
		t.Fatal("a panic of Assign was kept from the caller")
	}
	if all := got(s.Statuses(ctx))(t); len(all) != 0 {
		t.Errorf("a refused commit left %v", all)
	}
	if _, err := s.Change(ctx, "ch_00000001"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a refused commit left a change: %v", err)
	}
	must(t, s.CommitChecks(ctx, []store.Check{FullCheck("acme-home", Day(1))}, Assign))
}

func testChangeOnce(t *testing.T, s store.Store) {
	ctx := t.Context()
	calls := 0
	assign := func(company string, open []tag.Event, changes []diff.Change) []tag.Event {
		calls++
		if len(changes) != 1 {
			t.Errorf("assigned %d changes, want the new one", len(changes))
		}
		return Assign(company, open, changes)
	}
	c := FullCheck("acme-home", Day(1))
	must(t, s.CommitChecks(ctx, []store.Check{c, c}, assign))
	must(t, s.CommitChecks(ctx, []store.Check{c}, assign))
	if calls != 1 {
		t.Errorf("the change was assigned %d times", calls)
	}
	if all := got(s.Changes(ctx, store.Query{}))(t); len(all) != 1 {
		t.Errorf("%d changes are kept, want 1", len(all))
	}
	if all := got(s.Events(ctx, store.Query{}))(t); len(all) != 1 {
		t.Errorf("%d events are kept, want 1", len(all))
	}
}

func testForget(t *testing.T, s store.Store) {
	ctx := t.Context()
	must(t, s.CommitChecks(ctx, []store.Check{FullCheck("acme-home", Day(1)), FullCheck("acme-homepage", Day(1))}, Assign))
	must(t, s.ForgetSource(ctx, "acme-home"))
	b := got(s.Baseline(ctx, "acme-home"))(t)
	if b.Snapshot != nil || b.Pending != nil || b.Memory.Checks != 0 || b.Status.Validators != (fetch.Validators{}) {
		t.Errorf("a forgotten source still has %+v", b)
	}
	if b := got(s.Baseline(ctx, "acme-homepage"))(t); b.Snapshot == nil {
		t.Error("forgetting one source took another's snapshot")
	}
	if n := len(got(s.Changes(ctx, store.Query{}))(t)); n != 1 {
		t.Errorf("%d changes after forgetting, want 1: history stays", n)
	}
}

func testForgetLearnt(t *testing.T, s store.Store) {
	ctx := t.Context()
	full := FullCheck("acme-home", Day(1))
	must(t, s.CommitChecks(ctx, []store.Check{full, FullCheck("acme-homepage", Day(1))}, Assign))
	got(s.ClaimDue(ctx, Day(2), []string{"acme-home"}, time.Hour))(t)
	same(t, "what was forgotten", *full.Memory, got(s.ForgetLearnt(ctx, "acme-home"))(t))
	b := got(s.Baseline(ctx, "acme-home"))(t)
	same(t, "memory", diff.Memory{Seen: []string{"a"}}, b.Memory)
	same(t, "snapshot", full.Snapshot, b.Snapshot)
	same(t, "pending", full.Pending, b.Pending)
	same(t, "validators", full.Status.Validators, b.Status.Validators)
	same(t, "the lease is free", []string{"acme-home"}, got(s.ClaimDue(ctx, Day(2), []string{"acme-home"}, time.Hour))(t))
	same(t, "another's memory", *full.Memory, got(s.Baseline(ctx, "acme-homepage"))(t).Memory)
	same(t, "of nothing", diff.Memory{}, got(s.ForgetLearnt(ctx, "never-seen"))(t))
}

func testClaimDue(t *testing.T, s store.Store) {
	ctx := t.Context()
	claim := func(at time.Time, ids ...string) []string {
		return got(s.ClaimDue(ctx, at, ids, time.Minute))(t)
	}
	same(t, "first", []string{"a", "b"}, claim(Day(1), "a", "b"))
	same(t, "while leased", []string{"c"}, claim(Day(1), "a", "b", "c"))
	must(t, s.CommitChecks(ctx, []store.Check{check("a", Day(1))}, Assign))
	same(t, "after the check", []string{"a"}, claim(Day(1), "a", "b"))
	same(t, "after the lease", []string{"b"}, claim(Day(1).Add(time.Minute), "b"))
}

func testConcurrent(t *testing.T, s store.Store) {
	const workers, each = 8, 12
	done := make(chan error, workers)
	for w := range workers {
		go func() {
			done <- func() error {
				for i := range each {
					source := fmt.Sprintf("s%d", w)
					c := change(w*100+i, "acme", source, Day(i), "new price")
					if err := s.CommitChecks(t.Context(), []store.Check{withChanges(source, Day(i), c)}, Assign); err != nil {
						return err
					}
					if _, err := s.Events(t.Context(), store.Query{Companies: []string{"acme"}, Limit: 5}); err != nil {
						return err
					}
					if _, err := s.ClaimDue(t.Context(), Day(i), []string{source}, time.Minute); err != nil {
						return err
					}
				}
				return nil
			}()
		}()
	}
	for range workers {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if n := len(got(s.Events(t.Context(), store.Query{}))(t)); n != workers*each {
		t.Errorf("%d events are kept, want %d", n, workers*each)
	}
}
