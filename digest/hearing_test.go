package digest

import (
	"strings"
	"testing"

	"keywatch/diff/tag"
)

func TestASubscriptionSaysWhyItHearsNothing(t *testing.T) {
	m := NewMatcher(testCompanies(), testAccounts(), day(16, 7, 0))
	cut := event{id: "ev_1", company: "brindlow", line: "Team now EUR 40", tag: "pricing", subtype: "down", place: "pricing", severity: tag.Medium}.make()
	low := event{id: "ev_2", company: "lindqvist", line: "text edited", severity: tag.Low}.make()
	gone := cut
	gone.Withdrawn = "it came back"
	corvane := Scope{Accounts: []string{"corvane"}}
	for _, c := range []struct {
		name           string
		ev             tag.Event
		sub            Subscription
		scoped, passed bool
		full           bool
		why            string
	}{
		{"told", cut, Subscription{Scope: corvane}, true, true, true, ""},
		{"told for its company", cut, Subscription{Scope: Scope{Companies: []string{"brindlow"}}}, true, true, true, ""},
		{"told with everything", cut, Subscription{Scope: Scope{Everything: true}}, true, true, true, ""},
		{"another account", cut, Subscription{Scope: Scope{Accounts: []string{"astery"}}}, false, false, false, "no account or company of the subscription"},
		{"below the floor", cut, Subscription{Scope: corvane, MinSeverity: tag.High}, true, false, false, "severity medium is below the floor high"},
		{"other tags", cut, Subscription{Scope: corvane, Tags: []string{"hire", "launch"}}, true, false, false, "none of the tags hire, launch"},
		{"withdrawn", gone, Subscription{Scope: Scope{Companies: []string{"brindlow"}}}, true, true, false, "withdrawn: it came back"},
		{"of little relevance", low, Subscription{Scope: Scope{Accounts: []string{"lindqvist"}}}, true, true, false, "is below 45: it is counted, not told in full"},
		{"one rule of two passes", cut, Merge([]Subscription{{ID: "a", Scope: corvane, MinSeverity: tag.Critical}, {ID: "b", Scope: corvane, Tags: []string{"pricing"}}})[0], true, true, true, ""},
	} {
		h := m.Hear(c.sub, c.ev)
		if h.Scoped != c.scoped || h.Passed != c.passed || h.Full != c.full || !strings.Contains(h.Why, c.why) || c.why == "" && h.Why != "" {
			t.Errorf("%s: %+v, want scoped %v, passed %v, full %v, why %q", c.name, h, c.scoped, c.passed, c.full, c.why)
		}
	}
}

// What Hear says is what an issue does.
func TestHearingIsWhatAnIssueTells(t *testing.T) {
	in := testInput()
	for _, floor := range []tag.Severity{tag.Low, tag.Medium, tag.High} {
		in.Subscription.MinSeverity = floor
		h := collect(in, in.World)
		told := map[string]bool{}
		for _, list := range h.byAccount {
			for _, c := range list {
				told[c.event.ID] = true
			}
		}
		for _, list := range [][]tag.Event{h.others, h.removals, h.patterns} {
			for _, ev := range list {
				told[ev.ID] = true
			}
		}
		for _, ev := range in.Events {
			if got := in.World.Hear(in.Subscription, ev); got.Full != told[ev.ID] {
				t.Errorf("floor %s: %s %q: full %v (%s), but the issue told it: %v", floor, ev.ID, ev.Line, got.Full, got.Why, told[ev.ID])
			}
		}
	}
}

func TestNoBondSaysWhy(t *testing.T) {
	m := NewMatcher(testCompanies(), testAccounts(), day(16, 7, 0))
	cut := event{id: "ev_1", company: "brindlow", line: "Team now EUR 40", tag: "pricing"}.make()
	wire := event{id: "ev_2", line: "A wire tells of nobody"}.make()
	gone := cut
	gone.Withdrawn = "it came back"
	for _, c := range []struct {
		name, account string
		ev            tag.Event
		want          string
	}{
		{"a rival here", "corvane", cut, ""},
		{"no rival here", "astery", cut, "no bond: Brindlow is neither Astery Bank nor of its family nor a competitor in it"},
		{"a wire", "astery", wire, "the source is of no company"},
		{"withdrawn", "corvane", gone, "withdrawn: it came back"},
		{"no such account", "nobody", cut, ""},
	} {
		if got := m.NoBond(c.account, c.ev); !strings.Contains(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
