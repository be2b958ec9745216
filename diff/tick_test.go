package diff

import (
	"fmt"
	"testing"
	"time"
)

func crates(n int) string {
	return plates(fmt.Sprintf("Crates in the house of Hamburg: %d of all that came", n))
}

func TestCounterWithoutANameIsNeverReported(t *testing.T) {
	for name, every := range map[string]int{"each visit": 1, "each third": 3} {
		w := watching()
		for n := range 24 {
			v := w.check(page(t, crates(1000+7*(n/every))), day(1).Add(time.Duration(n)*12*time.Hour))
			if len(v.Changes) != 0 && n/every > 1 {
				t.Errorf("%s, visit %d: a counter was reported: %+v", name, n, v.Changes)
			}
		}
	}
}

func TestLimitThatStaysIsReportedAtTheNextCheck(t *testing.T) {
	with := func(limit string) string { return plates("Up to " + limit + " projects in every plan") }
	w := watching()
	w.check(page(t, with("10")), day(1))
	if v := w.check(page(t, with("20")), day(2)); len(v.Changes) != 0 || v.Pending == nil || v.Pending.Reason != pendingTicks {
		t.Fatalf("a number that moved: %+v", v)
	}
	if v := w.check(nil, day(2).Add(time.Hour)); len(v.Changes) != 1 {
		t.Fatalf("a limit that stays: %+v", v)
	}
	// It moved before, so the next move has to stay for two days.
	w.check(page(t, with("25")), day(9))
	if v := w.check(nil, day(9).Add(time.Hour)); len(v.Changes) != 0 {
		t.Errorf("a number that moves was believed after an hour: %+v", v.Changes)
	}
	if v := w.check(nil, day(9).Add(ticksFor)); len(v.Changes) != 1 {
		t.Errorf("a limit that stays is lost: %+v", v)
	}
}

func TestLimitsOfPlansAreReportedTogether(t *testing.T) {
	with := func(a, b int) string {
		return fmt.Sprintf("<main><h1>Plans</h1><h2>Team</h2><p>Includes %d projects</p><h2>Scale</h2><p>Includes %d projects</p></main>", a, b)
	}
	w := watching()
	w.check(page(t, with(5, 50)), day(1))
	w.check(page(t, with(8, 80)), day(2))
	if v := w.check(nil, day(2).Add(time.Hour)); len(v.Changes) != 2 {
		t.Errorf("two limits: %+v", v)
	}
}

func TestTickingKnowsMoneyAndWords(t *testing.T) {
	for _, c := range []struct {
		before, after string
		ticks         bool
	}{
		{"4,201 crates on the road", "4,377 crates on the road", true},
		{"Berlin, 3 March 2026 at 10:30", "Berlin, 4 March 2026 at 11:45", true},
		{"EUR 50 per seat", "EUR 40 per seat", false},
		{"Team costs 50 € a month", "Team costs 40 € a month", false},
		{"99.9 % uptime", "99.5 % uptime", false},
		{"10 seats for all", "10 desks for all", false},
		{"1204", "1310", false}, // nothing tells what it is: its place does
	} {
		if got := mayTick(Change{Op: Edited, Before: c.before, After: c.after}); got != c.ticks {
			t.Errorf("%q to %q: %v", c.before, c.after, got)
		}
	}
	if mayTick(Change{Op: Added, After: "4,201 crates on the road"}) {
		t.Error("what was added ticks")
	}
}

func TestARowIsKnownByItsFirstCell(t *testing.T) {
	table := func(title string) string {
		return "<main><h1>Leadership</h1><table><tr><td>Dr. Wren Halloway</td><td>" + title + "</td></tr><tr><td>Abel Oakes</td><td>Chair</td></tr></table></main>"
	}
	changes, _ := Compare(page(t, table("Vice President, Clinical Affairs")), page(t, table("Chief Medical Officer")), Memory{})
	if len(changes) != 1 || changes[0].Op != Edited {
		t.Errorf("a new title: %+v", changes)
	}
}
