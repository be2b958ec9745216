package digest

import (
	"testing"

	"keywatch/diff/tag"
)

func candidates(list ...Match) []candidate {
	var out []candidate
	for _, m := range list {
		out = append(out, candidate{&tag.Event{Line: "cause of " + m.Account}, m})
	}
	return out
}

func TestALevelIsTheStrongestEventAndALittleForEachMore(t *testing.T) {
	for _, c := range []struct {
		name string
		list []candidate
		want Level
	}{
		{"nothing", nil, Level{Account: "x"}},
		{
			"one risk",
			candidates(Match{Account: "first", Relevance: 70, Risk: true}),
			Level{Account: "x", Pressure: 70, PressureCause: "cause of first"},
		},
		{
			"two risks and a chance",
			candidates(Match{Account: "first", Relevance: 70, Risk: true}, Match{Account: "second", Relevance: 60}, Match{Account: "third", Relevance: 50, Risk: true}),
			Level{Account: "x", Pressure: 74, PressureCause: "cause of first", Opportunity: 60, OpportunityCause: "cause of second"},
		},
		{
			"never above 100",
			candidates(Match{Relevance: 98, Risk: true}, Match{Relevance: 97, Risk: true}),
			Level{Account: "x", Pressure: 100, PressureCause: "cause of"},
		},
		{
			"what is not told in full does not press",
			candidates(Match{Relevance: fullFrom - 1, Risk: true}),
			Level{Account: "x"},
		},
	} {
		if got := levelOf("x", c.list); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestGradesHaveTheirFloors(t *testing.T) {
	for score, want := range map[int]Grade{0: GradeLow, 49: GradeLow, 50: GradeMedium, 74: GradeMedium, 75: GradeHigh, 100: GradeHigh} {
		if got := GradeOf(score); got != want {
			t.Errorf("%d: %s, want %s", score, got, want)
		}
	}
}

func TestATrendIsAgainstTheLastIssueThatHadLevels(t *testing.T) {
	last := Issue{Levels: []Level{{Account: "a", Pressure: 60, Opportunity: 10}}}
	older := Issue{Levels: []Level{{Account: "a", Pressure: 10}}}
	for _, c := range []struct {
		name   string
		level  Level
		before []Issue
		want   string
	}{
		{"no issue yet", Level{Account: "a", Pressure: 80}, nil, ""},
		{"higher", Level{Account: "a", Pressure: 80}, []Issue{last, older}, "was medium"},
		{"lower", Level{Account: "a", Pressure: 20}, []Issue{last}, "was medium"},
		{"equal", Level{Account: "a", Pressure: 55}, []Issue{last}, ""},
		{"opportunity is compared with opportunity", Level{Account: "a", Pressure: 10, Opportunity: 60}, []Issue{last}, "was low"},
		{"a new account", Level{Account: "b", Pressure: 80}, []Issue{last}, "new"},
		{"an issue without levels is passed over", Level{Account: "a", Pressure: 80}, []Issue{{}, last}, "was medium"},
	} {
		if got := c.level.trend(c.before); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestFormerIssuesMayComeInAnyOrder(t *testing.T) {
	in := testInput()
	old := in.Previous[0]
	old.Period = PeriodAt(in.Subscription, monday.AddDate(0, 0, -15))
	old.Levels = []Level{{Account: "corvane", Pressure: 5}}
	old.Steps, old.Number = nil, 29
	in.Previous = []Issue{old, in.Previous[0]}
	if got := compose(t, in).Accounts[0].Trend; got != "was medium" {
		t.Errorf("trend %q: taken from the older issue", got)
	}
	if in.Previous[0].Number != 29 {
		t.Error("composing reordered its input")
	}
}
