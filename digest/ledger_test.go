package digest

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestBackoffGrowsToFourHoursAndIsSpread(t *testing.T) {
	for attempt, middle := range map[int]time.Duration{
		-3: 15 * time.Minute, 0: 15 * time.Minute, 1: 15 * time.Minute, 2: 30 * time.Minute, 3: time.Hour, 4: 2 * time.Hour,
		5: 4 * time.Hour, 6: 4 * time.Hour, 1 << 40: 4 * time.Hour,
	} {
		seen := map[time.Duration]bool{}
		for _, seed := range []string{"a", "b", "c", "d", "e"} {
			got := Backoff(attempt, seed)
			if got < middle*8/10 || got > middle*12/10 {
				t.Errorf("attempt %d: %s is not within a fifth of %s", attempt, got, middle)
			}
			if got != Backoff(attempt, seed) {
				t.Errorf("attempt %d: the same seed gives another wait", attempt)
			}
			seen[got] = true
		}
		if len(seen) < 3 {
			t.Errorf("attempt %d: five seeds give %d waits", attempt, len(seen))
		}
	}
}

func TestADeliveryGoesThroughItsStates(t *testing.T) {
	start := Delivery{Issue: "maren/weekly/2026-11-16", Address: "a@b.example", State: Intent, Created: monday}
	for _, c := range []struct {
		name  string
		from  DeliveryState
		out   DeliveryState
		after time.Duration
		want  DeliveryState
		again bool // Next is set
	}{
		{"accepted", Intent, Sent, time.Minute, Sent, false},
		{"refused for ever", Intent, Failed, time.Minute, Failed, false},
		{"refused for now", Intent, Retry, time.Minute, Retry, true},
		{"answer lost", Intent, Unknown, time.Minute, Unknown, true},
		{"refused for now, too long", Intent, Retry, 48 * time.Hour, Failed, false},
		{"answer lost, too long", Intent, Unknown, 49 * time.Hour, Failed, false},
		{"accepted late", Unknown, Sent, 60 * time.Hour, Sent, false},
		{"sent stays sent", Sent, Retry, time.Minute, Sent, false},
		{"failed stays failed", Failed, Sent, time.Minute, Failed, false},
		{"stopped in flight, not sent", Stopped, Retry, time.Minute, Stopped, false},
		{"stopped in flight, yet sent", Stopped, Sent, time.Minute, Sent, false},
	} {
		d := start
		d.State = c.from
		got := After(d, Outcome{State: c.out, Stage: "data", Code: 451, Detail: "try later"}, monday.Add(c.after))
		if got.State != c.want || got.Next.IsZero() == c.again {
			t.Errorf("%s: %s, next %s", c.name, got.State, got.Next)
		}
	}
}

func TestGivingUpSaysWhetherItMayHaveArrived(t *testing.T) {
	d := Delivery{State: Intent, Created: monday}
	d = After(d, Outcome{State: Unknown, Stage: "answer"}, monday.Add(time.Minute))
	d = After(d, Outcome{State: Retry, Detail: "451 later"}, monday.Add(50*time.Hour))
	last := d.Attempts[len(d.Attempts)-1]
	if want := "451 later (given up after 48 h; it may have arrived, since an answer was lost)"; d.State != Failed || last.Detail != want {
		t.Errorf("%s, %q", d.State, last.Detail)
	}
}

func TestADeliveryEndsWithinThreeDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Delivery{Issue: "i", Address: rapid.String().Draw(t, "address"), State: Intent, Created: monday}
		now, tries := monday, 0
		for d.State != Sent && d.State != Failed {
			o := Outcome{State: rapid.SampledFrom([]DeliveryState{Retry, Unknown}).Draw(t, "outcome")}
			before := len(d.Attempts)
			d = After(d, o, now)
			if len(d.Attempts) != before+1 {
				t.Fatal("an attempt is not kept")
			}
			if d.State != Failed && !d.Next.After(now) {
				t.Fatalf("next try at %s, now %s", d.Next, now)
			}
			if tries++; tries > 60 {
				t.Fatal("tried more than 60 times")
			}
			if d.State != Failed {
				now = d.Next
			}
		}
		if now.Sub(monday) > 72*time.Hour {
			t.Fatalf("gave up after %s", now.Sub(monday))
		}
	})
}

func TestAnOptOutStopsWhatWaitsAndNothingElse(t *testing.T) {
	for from, want := range map[DeliveryState]DeliveryState{
		Queued: Stopped, Intent: Stopped, Retry: Stopped, Unknown: Stopped, Sent: Sent, Failed: Failed, Stopped: Stopped,
	} {
		if got := Stop(Delivery{State: from, Next: monday}, monday); got.State != want {
			t.Errorf("%s becomes %s, want %s", from, got.State, want)
		}
	}
}

func TestAfterLeavesTheOldHistoryAlone(t *testing.T) {
	d := Delivery{State: Intent, Created: monday, Attempts: make([]Attempt, 1, 8)}
	a := After(d, Outcome{State: Retry, Detail: "first"}, monday)
	b := After(d, Outcome{State: Retry, Detail: "second"}, monday)
	if a.Attempts[1].Detail != "first" || b.Attempts[1].Detail != "second" || len(d.Attempts) != 1 {
		t.Error("two histories share their memory")
	}
}
