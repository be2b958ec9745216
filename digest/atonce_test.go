package digest

import (
	"strings"
	"testing"
	"time"
)

func instantInput() Input {
	in := testInput()
	in.Subscription.ID, in.Subscription.Cadence = "maren-now", Instant
	in.Previous, in.AtOnce = nil, nil
	in.Now = day(19, 16, 0)
	return in
}

func TestOnlyCriticalEventsAreToldAtOnce(t *testing.T) {
	in, ok := AtOnce(instantInput())
	if !ok {
		t.Fatal("nothing to send")
	}
	ed := compose(t, in)
	if len(ed.Told) != 1 || ed.Told[0].Event != "ev_7k2" {
		t.Errorf("told %+v", ed.Told)
	}
	_, text, _, err := Render(ed)
	if err != nil {
		t.Fatal(err)
	}
	mustContain(t, text, "at once, Thu 19 Nov 16:00", "Team -20 %")
	mustNotContain(t, text, "QUIET", "DATES AHEAD")
	golden(t, "instant.txt", text)
}

func TestTheKeyOfInstantMailIsWhatItTells(t *testing.T) {
	first, _ := AtOnce(instantInput())
	later := instantInput()
	later.Now = later.Now.Add(time.Minute)
	second, _ := AtOnce(later)
	if IssueID(first.Subscription, first.Period) != IssueID(second.Subscription, second.Period) {
		t.Error("the same news has two keys")
	}
	later.Events[0].Revision = 2
	third, _ := AtOnce(later)
	if first.Period.Key == third.Period.Key || !strings.HasPrefix(IssueID(third.Subscription, third.Period), "maren-now/instant/") {
		t.Error("a development has the same key")
	}
}

func TestNothingNewIsNotSentAtOnce(t *testing.T) {
	in := instantInput()
	in.Told["ev_7k2"] = 1
	if _, ok := AtOnce(in); ok {
		t.Error("told twice")
	}
	in = instantInput()
	in.Subscription.Scope = Scope{Accounts: []string{"marrow"}}
	if _, ok := AtOnce(in); ok {
		t.Error("told though no account of hers is touched")
	}
	in = instantInput()
	in.Subscription.Tags = []string{"hire"}
	if _, ok := AtOnce(in); ok {
		t.Error("told under the subscription's floor")
	}
}

func TestWhatWasToldAtOnceIsCorrectedAtOnce(t *testing.T) {
	in := instantInput()
	in.Told["ev_7k2"] = 1
	in.Events[0].Revision, in.Events[0].Withdrawn = 2, "The old price was back after an hour"
	got, ok := AtOnce(in)
	if !ok {
		t.Fatal("no correction is sent")
	}
	_, text, _, err := Render(compose(t, got))
	if err != nil {
		t.Fatal(err)
	}
	mustContain(t, text, "Correction: an earlier issue said", "The old price was back after an hour; the report is withdrawn.")
}
