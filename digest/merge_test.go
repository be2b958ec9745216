package digest

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"keywatch/diff/tag"
)

func TestOnePersonAndCadenceIsOneSubscription(t *testing.T) {
	subs := []Subscription{
		{ID: "a", Email: "Maren@tarnwick.example", Cadence: Weekly, Zone: "Europe/Berlin", Scope: Scope{Accounts: []string{"corvane"}}, Tags: []string{"pricing"}, SkipEmpty: true, Created: monday},
		{ID: "b", Email: "jonas@tarnwick.example", Cadence: Weekly, Scope: Scope{Everything: true}},
		{ID: "c", Email: " maren@tarnwick.example", Cadence: Weekly, Name: "Maren", Scope: Scope{Accounts: []string{"corvane", "astery"}, Companies: []string{"quenby"}}, MinSeverity: tag.High, Tags: []string{"hire"}, SkipEmpty: true, Created: monday.Add(-time.Hour)},
		{ID: "d", Email: "maren@tarnwick.example", Cadence: Daily, Scope: Scope{Accounts: []string{"corvane"}}},
	}
	got := Merge(subs)
	if len(got) != 3 {
		t.Fatalf("%d subscriptions, want 3", len(got))
	}
	want := Subscription{
		ID: "a", Email: "Maren@tarnwick.example", Name: "Maren", Cadence: Weekly, Zone: "Europe/Berlin", SkipEmpty: true, Created: monday.Add(-time.Hour),
		Scope:   Scope{Accounts: []string{"corvane", "astery"}, Companies: []string{"quenby"}},
		Tags:    []string{"pricing", "hire"},
		Members: []string{"a", "c"},
		Rules: []Rule{
			{Scope: Scope{Accounts: []string{"corvane"}}, Tags: []string{"pricing"}},
			{Scope: Scope{Accounts: []string{"corvane", "astery"}, Companies: []string{"quenby"}}, Tags: []string{"hire"}, MinSeverity: tag.High},
		},
	}
	if d := cmp.Diff(want, got[0]); d != "" {
		t.Error(d)
	}
	if len(subs[0].Scope.Accounts) != 1 || len(subs[0].Tags) != 1 {
		t.Error("merging altered its input")
	}
	if d := cmp.Diff(got, Merge(got)); d != "" {
		t.Errorf("merging twice differs: %s", d)
	}
}

func TestMergingKeepsTheWiderFloor(t *testing.T) {
	got := Merge([]Subscription{
		{ID: "a", Email: "m@t.example", Cadence: Weekly, Tags: []string{"pricing"}, MinSeverity: tag.Critical},
		{ID: "b", Email: "m@t.example", Cadence: Weekly, MinSeverity: tag.Medium},
	})
	if len(got) != 1 || got[0].Tags != nil || got[0].MinSeverity != tag.Medium || got[0].SkipEmpty {
		t.Errorf("%+v", got)
	}
}

func TestEachMergedRuleKeepsItsOwnFloor(t *testing.T) {
	in := testInput()
	in.Subscription = Merge([]Subscription{
		{ID: "a", Email: "m@t.example", Cadence: Weekly, Zone: "Europe/Berlin", Weekday: time.Monday, Scope: Scope{Accounts: []string{"corvane"}}, Tags: []string{"hire"}},
		{ID: "b", Email: "m@t.example", Cadence: Weekly, Scope: Scope{Accounts: []string{"astery"}}},
	})[0]
	ed := compose(t, in)
	for _, s := range ed.Accounts {
		for _, it := range s.Items {
			if s.Account == "corvane" && it.Event != "ev_7k9" {
				t.Errorf("Corvane is told of %s, which is no hire", it.Line)
			}
		}
	}
	if len(ed.Accounts) != 2 {
		t.Errorf("%d accounts moved, want Corvane by its hire and Astery", len(ed.Accounts))
	}
}
