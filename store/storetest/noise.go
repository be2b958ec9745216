package storetest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"keywatch/diff"
	"keywatch/store"
)

// noisy is a check that held so many differences back.
func noisy(source string, at time.Time, n int) store.Check {
	c := check(source, at)
	for i := range n {
		c.Noise = append(c.Noise, diff.Noise{Before: fmt.Sprint(at.Unix(), " ", i), After: "x", Reason: "counter"})
	}
	return c
}

func testNoise(t *testing.T, s store.Store) {
	ctx := t.Context()
	for n := range 80 {
		must(t, s.CommitChecks(ctx, []store.Check{noisy("a", Day(n), 10), noisy("b", Day(n/80), 10)}, nil))
	}
	all := got(s.Noise(ctx, time.Time{}, "a", 0))(t)
	if len(all) != 800 || !all[0].At.Equal(Day(79)) || all[0].Source != "a" {
		t.Fatalf("%d differences of one source, the newest %+v; want all 800", len(all), all[0])
	}
	for i := 1; i < len(all); i++ {
		if all[i].At.After(all[i-1].At) {
			t.Fatal("not newest first")
		}
	}
	same(t, "limit", all[:7], got(s.Noise(ctx, time.Time{}, "a", 7))(t))
	if n := len(got(s.Noise(ctx, Day(78), "a", 0))(t)); n != 20 {
		t.Errorf("%d since day 78, want 20", n)
	}
	if n := len(got(s.Noise(ctx, Day(79), "", 0))(t)); n != 10 {
		t.Errorf("%d of all sources since day 79, want 10", n)
	}
	must(t, s.CommitChecks(ctx, []store.Check{noisy("c", Day(200), 10)}, nil))
	if left := got(s.Noise(ctx, time.Time{}, "b", 0))(t); len(left) != 0 {
		t.Errorf("%d differences are older than 90 days", len(left))
	}
}

// What is held back is kept for 90 days, however often a source is visited.
func testNoiseLasts(t *testing.T, s store.Store) {
	ctx := t.Context()
	const days, daily = 95, 8
	for n := range days {
		var checks []store.Check
		for i := range daily {
			checks = append(checks, noisy("busy", Day(n).Add(time.Duration(i)*3*time.Hour), 4))
		}
		must(t, s.CommitChecks(ctx, checks, nil))
	}
	last := Day(days - 1).Add((daily - 1) * 3 * time.Hour)
	kept := got(s.Noise(ctx, last.Add(-90*24*time.Hour), "busy", 0))(t)
	if want := (90*daily + 1) * 4; len(kept) != want {
		t.Errorf("%d differences of the last 90 days, want all %d", len(kept), want)
	}
	if all := got(s.Noise(ctx, time.Time{}, "busy", 0))(t); len(all) != len(kept) {
		t.Errorf("%d differences are older than 90 days", len(all)-len(kept))
	}
}

// One visit to a page that differs everywhere is bounded, and says so.
func testNoiseOfOneCheck(t *testing.T, s store.Store) {
	c := noisy("wild", Day(1), 5000)
	c.Noise[0].Before = strings.Repeat("word ", 100_000) + "one"
	c.Noise[0].After = strings.Repeat("word ", 100_000) + "two"
	must(t, s.CommitChecks(t.Context(), []store.Check{c}, nil))
	kept := got(s.Noise(t.Context(), time.Time{}, "wild", 0))(t)
	last := kept[len(kept)-1]
	if len(kept) >= 5000 || !strings.HasPrefix(last.Reason, fmt.Sprint(5000-len(kept)+1, " more")) {
		t.Errorf("%d differences are kept, and the last says %q", len(kept), last.Reason)
	}
	if n := len(kept[0].Before); n > 10_000 || !strings.HasSuffix(kept[0].Before, "one") || !strings.HasSuffix(kept[0].After, "two") {
		t.Errorf("%d bytes are kept of a text, want those around the words that differ", n)
	}
}
