package schedule

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

func fired(c <-chan time.Time) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

func TestAMovedClockWakesWhoseTimeHasCome(t *testing.T) {
	f := NewFake(monday)
	hour, stopHour := f.After(time.Hour)
	day, stopDay := f.After(24 * time.Hour)
	defer stopHour()
	if next, ok := f.NextTimer(); !ok || !next.Equal(monday.Add(time.Hour)) {
		t.Errorf("next timer %v", next)
	}
	f.Advance(59 * time.Minute)
	if fired(hour) {
		t.Error("woke early")
	}
	f.Advance(time.Minute)
	if !fired(hour) || fired(day) {
		t.Error("an hour is not an hour")
	}
	stopDay()
	if f.Set(monday.Add(48 * time.Hour)); fired(day) || f.Waiting() != 0 {
		t.Error("a stopped wait woke")
	}
	if _, ok := f.NextTimer(); ok || f.Step() {
		t.Error("nobody waits, but there is a timer")
	}
}

func TestNothingToWaitForFiresAtOnce(t *testing.T) {
	for _, d := range []time.Duration{0, -time.Second} {
		if c, _ := NewFake(monday).After(d); !fired(c) {
			t.Errorf("%v waits", d)
		}
	}
}

func TestAStepMovesToTheNextWaitsEnd(t *testing.T) {
	f := NewFake(monday)
	late, _ := f.After(3 * time.Hour)
	soon, _ := f.After(time.Hour)
	if !f.Step() || !f.Now().Equal(monday.Add(time.Hour)) || !fired(soon) || fired(late) {
		t.Errorf("stepped to %v", f.Now())
	}
	if !f.Step() || !f.Now().Equal(monday.Add(3*time.Hour)) || !fired(late) {
		t.Errorf("stepped to %v", f.Now())
	}
}

func TestALeapingClockNeverMakesAnybodyWait(t *testing.T) {
	f := NewLeaping(monday)
	if c, _ := f.After(time.Hour); !fired(c) || !f.Now().Equal(monday.Add(time.Hour)) {
		t.Errorf("stands at %v", f.Now())
	}
}

func TestBlockUntilSeesWhoWaits(t *testing.T) {
	f := NewFake(monday)
	go f.After(time.Hour)
	if err := f.BlockUntil(t.Context(), 1); err != nil {
		t.Error(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := f.BlockUntil(ctx, 2); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestTheSystemClockLooksUpEachMinute(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := SystemClock()
		begun := c.Now()
		fire, stop := c.After(time.Hour)
		defer stop()
		<-fire
		if waited := c.Now().Sub(begun); waited != longestSleep {
			t.Errorf("slept %v: a wall clock that was set goes unseen", waited)
		}
	})
}
