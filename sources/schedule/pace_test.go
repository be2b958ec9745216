package schedule

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"keywatch/sources"
)

func TestWaitsAfterACheck(t *testing.T) {
	p := DefaultPace()
	p.Jitter = 0
	const h = time.Hour
	for name, tc := range map[string]struct {
		every   time.Duration
		status  sources.Status
		pending bool
		want    time.Duration
	}{
		"healthy":                    {12 * h, sources.Status{State: sources.StateHealthy}, false, 12 * h},
		"never checked":              {12 * h, sources.Status{State: sources.StateNew}, false, 12 * h},
		"pending":                    {12 * h, sources.Status{State: sources.StateHealthy}, true, h},
		"pending, and often checked": {10 * time.Minute, sources.Status{State: sources.StateHealthy}, true, 10 * time.Minute},
		"first failure":              {12 * h, sources.Status{State: sources.StateBroken, Failures: 1}, false, h / 2},
		"second":                     {12 * h, sources.Status{State: sources.StateBroken, Failures: 2}, false, h},
		"third":                      {12 * h, sources.Status{State: sources.StateEmpty, Failures: 3}, true, 2 * h},
		"fifth":                      {12 * h, sources.Status{State: sources.StateBroken, Failures: 5}, false, 8 * h},
		"seventh":                    {12 * h, sources.Status{State: sources.StateGone, Failures: 7}, false, 24 * h},
		"thousandth":                 {12 * h, sources.Status{State: sources.StateGone, Failures: 1000}, false, 24 * h},
		"often checked and broken":   {5 * time.Minute, sources.Status{State: sources.StateBroken, Failures: 2}, false, 10 * time.Minute},
		"blocked":                    {2 * h, sources.Status{State: sources.StateBlocked, Failures: 1}, false, 2 * h},
		"blocked for long":           {2 * h, sources.Status{State: sources.StateBlocked, Failures: 4}, false, 16 * h},
		"a weekly one that fails":    {168 * h, sources.Status{State: sources.StateBlocked, Failures: 9}, false, 24 * h},
		"asked to wait":              {2 * h, sources.Status{State: sources.StateBlocked, Failures: 1, NotBefore: monday.Add(5 * h)}, false, 5 * h},
		"asked to wait less":         {2 * h, sources.Status{State: sources.StateBlocked, Failures: 1, NotBefore: monday.Add(h)}, false, 2 * h},
		"asked to wait a year":       {2 * h, sources.Status{State: sources.StateBlocked, Failures: 1, NotBefore: monday.AddDate(1, 0, 0)}, false, 24 * h},
	} {
		t.Run(name, func(t *testing.T) {
			src := sources.Source{ID: "northwind-pricing", Kind: "page", Interval: tc.every}
			if got := p.Next(src, tc.status, tc.pending, monday).Sub(monday); got != tc.want {
				t.Errorf("%v, want %v", got, tc.want)
			}
		})
	}
}

func TestAFailingSourceNeverStopsAndNeverHurries(t *testing.T) {
	p := DefaultPace()
	src := sources.Source{ID: "northwind-pricing", Interval: 2 * time.Hour}
	status, now := sources.Status{}, monday
	for i := range 100 {
		status = status.After(sources.Outcome{Err: errors.New("no")}, now)
		next := p.Next(src, status, false, now)
		if wait := next.Sub(now); wait > 24*time.Hour || wait < 27*time.Minute {
			t.Fatalf("failure %d: waits %v", i+1, wait)
		}
		now = next
	}
	if days := now.Sub(monday).Hours() / 24; days < 80 {
		t.Errorf("100 failures in %.0f days: it does not back off", days)
	}
}

func TestJitterIsBoundedEvenAndRepeatable(t *testing.T) {
	p := DefaultPace()
	rapid.Check(t, func(t *rapid.T) {
		src := sources.Source{ID: rapid.String().Draw(t, "id"), Interval: 10 * time.Hour}
		at := monday.Add(time.Duration(rapid.Int64Range(0, 1<<50).Draw(t, "at")))
		next := p.Next(src, sources.Status{}, false, at)
		if wait := next.Sub(at); wait < 9*time.Hour || wait > 11*time.Hour {
			t.Fatalf("waits %v", wait)
		}
		if !next.Equal(p.Next(src, sources.Status{}, false, at)) {
			t.Fatal("the same check gives another time")
		}
		if wait := p.Next(src, sources.Status{}, true, at).Sub(at); wait > time.Hour {
			t.Fatalf("pending waits %v", wait)
		}
	})
	early := 0
	for i := range 1000 {
		if spread("northwind-pricing", monday.Add(time.Duration(i)*time.Second)) < 0 {
			early++
		}
	}
	if early < 430 || early > 570 {
		t.Errorf("%d of 1000 are early", early)
	}
}
