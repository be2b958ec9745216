package daemon

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"keywatch/diff"
	"keywatch/sources"
)

// day is the n-th of the month in which these tests happen.
func day(n int) time.Time { return time.Date(2026, 11, n, 10, 0, 0, 0, time.UTC) }

// plan is the fields of a plan of so many euros a month.
func plan(name string, euros int) map[string]string {
	return map[string]string{
		"name": name, "amount": strconv.Itoa(100 * euros), "currency": "EUR", "interval": "month", "per": "1", "sure": "0.75",
	}
}

func planItem(name string, euros int) sources.Item {
	return sources.Item{Type: "plan", Key: "plan:" + strings.ToLower(name) + ":month", Fields: plan(name, euros)}
}

func moved(n int, op diff.Op, before, after map[string]string) diff.Change {
	return diff.Change{Op: op, From: day(n - 1), Confirmed: day(n), Item: &diff.ItemChange{Type: "plan", Op: op, Before: before, After: after}}
}

// spansText writes spans as "Team 40 1–3", a day for each end.
func spansText(list []pricedSpan) string {
	var parts []string
	for _, s := range list {
		text := fmt.Sprintf("%s %d %d–", s.plan.Name, s.plan.Amount/100, s.since.Day())
		if !s.until.IsZero() {
			text += strconv.Itoa(s.until.Day())
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, ", ")
}

func TestPlanChangesAreTakenBackNewestFirst(t *testing.T) {
	now := []sources.Item{{Type: "block", Text: "Pricing"}, planItem("Team", 60), planItem("Scale", 90)}
	for _, c := range []struct {
		name    string
		changes []diff.Change
		page    []string
		want    map[int]string // by the day asked for; 0: the history
	}{
		{"nothing happened", nil, nil, map[int]string{0: "Team 60 1–, Scale 90 1–", 5: "Team 60 1–, Scale 90 1–"}},
		{
			"two steps of one price, given oldest first",
			[]diff.Change{moved(3, diff.Edited, plan("Team", 40), plan("Team", 50)), moved(5, diff.Edited, plan("Team", 50), plan("Team", 60))},
			nil,
			map[int]string{0: "Team 60 5–, Team 50 3–5, Team 40 1–3, Scale 90 1–", 2: "Team 40 1–, Scale 90 1–", 3: "Team 50 3–, Scale 90 1–", 4: "Team 50 3–, Scale 90 1–"},
		},
		{
			"a plan came",
			[]diff.Change{moved(4, diff.Added, nil, plan("Scale", 90))},
			nil,
			map[int]string{0: "Team 60 1–, Scale 90 4–", 3: "Team 60 1–", 4: "Team 60 1–, Scale 90 4–"},
		},
		{
			"a plan went and stood between the others",
			[]diff.Change{moved(4, diff.Removed, plan("Plus", 70), nil)},
			[]string{"plan:team:month", "plan:plus:month", "plan:scale:month"},
			map[int]string{0: "Team 60 1–, Plus 70 1–4, Scale 90 1–", 3: "Team 60 1–, Plus 70 1–, Scale 90 1–", 4: "Team 60 1–, Scale 90 1–"},
		},
		{
			"a plan went, and no page tells where it stood",
			[]diff.Change{moved(4, diff.Removed, plan("Plus", 70), nil)},
			nil,
			map[int]string{0: "Team 60 1–, Scale 90 1–, Plus 70 1–4"},
		},
		{
			"a plan went and came again dearer",
			[]diff.Change{moved(3, diff.Removed, plan("Scale", 80), nil), moved(5, diff.Added, nil, plan("Scale", 90))},
			nil,
			map[int]string{0: "Team 60 1–, Scale 90 5–, Scale 80 1–3", 2: "Team 60 1–, Scale 80 1–", 4: "Team 60 1–"},
		},
		{
			"a plan was renamed as another took its name, in one check",
			[]diff.Change{moved(3, diff.Edited, plan("Team", 90), plan("Scale", 90)), moved(3, diff.Added, nil, plan("Team", 60))},
			nil,
			map[int]string{0: "Team 60 3–, Scale 90 3–, Team 90 1–3", 2: "Team 90 1–"},
		},
		{
			"two plans swapped their names in one check",
			[]diff.Change{moved(3, diff.Edited, plan("Scale", 55), plan("Team", 60)), moved(3, diff.Edited, plan("Team", 95), plan("Scale", 90))},
			nil,
			map[int]string{2: "Scale 55 1–, Team 95 1–"},
		},
		{
			"two plans swapped their names, and one moved later without a word",
			[]diff.Change{moved(3, diff.Edited, plan("Scale", 55), plan("Team", 60)), moved(3, diff.Edited, plan("Team", 95), plan("Scale", 91))},
			nil,
			map[int]string{2: "Scale 55 1–, Team 95 1–"},
		},
		{
			"a newer reader names the plan otherwise",
			[]diff.Change{moved(3, diff.Edited, plan("Team plan", 40), plan("Team plan", 60))},
			nil,
			map[int]string{0: "Team 60 3–, Team plan 40 1–3, Scale 90 1–"},
		},
		{
			"what came is not on the page any more",
			[]diff.Change{moved(3, diff.Added, nil, plan("Plus", 70))},
			nil,
			map[int]string{0: "Team 60 1–, Scale 90 1–"},
		},
		{
			"other things and texts are none of prices",
			[]diff.Change{{Confirmed: day(3)}, {Confirmed: day(3), Item: &diff.ItemChange{Type: "person", Op: diff.Added, After: plan("Team", 60)}}},
			nil,
			map[int]string{0: "Team 60 1–, Scale 90 1–"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			book := newPriceBook(now, func(time.Time) []string { return c.page })
			book.undoAll(c.changes, day(1))
			for n, want := range c.want {
				got := spansText(book.history(day(20)))
				if n > 0 {
					got = spansText(book.at(day(n)))
				}
				if d := cmp.Diff(want, got); d != "" {
					t.Errorf("day %d (-want +got):\n%s", n, d)
				}
			}
		})
	}
}

func TestHistoryIsAsItWasKnownAtATime(t *testing.T) {
	book := newPriceBook([]sources.Item{planItem("Team", 60)}, nil)
	book.undoAll([]diff.Change{moved(3, diff.Edited, plan("Team", 40), plan("Team", 50)), moved(5, diff.Edited, plan("Team", 50), plan("Team", 60))}, day(1))
	if got := spansText(book.history(day(4))); got != "Team 50 3–, Team 40 1–3" {
		t.Errorf("the history as known on day 4 is %s", got)
	}
	if got := book.history(day(1).Add(-time.Hour)); len(got) != 0 {
		t.Errorf("before the first reading something was known: %v", got)
	}
}
