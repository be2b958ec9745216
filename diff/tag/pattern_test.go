package tag

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"keywatch/diff"
	"keywatch/sources"
)

var patternNow = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

// jobEvent is an event of one opening, so many days ago.
func jobEvent(company, job string, days int, op diff.Op) Event {
	at := patternNow.AddDate(0, 0, -days)
	w := Witness{Change: fmt.Sprintf("ch_%s%d%s", job, days, op), Source: company + "-careers", Kind: "page", Place: string(sources.PlaceCareers), Op: op, Element: "li", Seen: at, Confirmed: at}
	if w.After = job; op == diff.Removed {
		w.Before, w.After = job, ""
	}
	return Event{ID: fmt.Sprintf("ev_%s%d%s", job, days, op), Company: company, Line: job, Witnesses: []Witness{w}, Seen: at, Confirmed: at, Tags: []Evidence{{Tag: "hire", Subtype: "opening"}}}
}

func taggedEvent(company, line, tag, subtype string, days int) Event {
	at := patternNow.AddDate(0, 0, -days)
	return Event{
		ID: "ev_" + line, Company: company, Line: line, Seen: at, Confirmed: at, Tags: []Evidence{{Tag: tag, Subtype: subtype}},
		Witnesses: []Witness{{Change: "ch_" + line, Title: line, After: line, Seen: at, Confirmed: at}},
	}
}

var patternWorld = []sources.Company{
	{ID: "corvane", Name: "Corvane", Role: sources.RoleCompetitor},
	{ID: "quenby", Name: "Quenby", Role: sources.RoleCompetitor},
	{ID: "ostrelle", Name: "Ostrelle", Role: sources.RoleCompetitor},
	{ID: "astery", Name: "Astery Bank", Role: sources.RoleAccount},
}

func foundPatterns(events ...Event) []Event {
	return Patterns(History{Events: events, Companies: patternWorld, Now: patternNow})
}

func linesOfPatterns(list []Event) string {
	var lines []string
	for _, e := range list {
		lines = append(lines, e.Line)
	}
	return strings.Join(lines, " / ")
}

func TestMoreOpeningsThanUsualAreAPattern(t *testing.T) {
	var events []Event
	for back := 1; back <= 8; back++ { // one a week is usual
		events = append(events, jobEvent("corvane", fmt.Sprintf("Data Engineer %d, Lisbon", back), 7*back+1, diff.Added))
	}
	quiet := foundPatterns(append(events, jobEvent("corvane", "Site Engineer, Lisbon", 1, diff.Added))...)
	if len(quiet) != 0 {
		t.Errorf("one opening more is a pattern: %s", linesOfPatterns(quiet))
	}
	for i := range 5 {
		events = append(events, jobEvent("corvane", fmt.Sprintf("Backend Developer %d, Lisbon", i), 2, diff.Added))
	}
	got := foundPatterns(events...)
	if len(got) != 1 || got[0].Line != "Corvane seeks 5 people for engineering this week; usual are 1; 5 in Lisbon" {
		t.Fatalf("got %s", linesOfPatterns(got))
	}
	if e := got[0]; !e.Pattern || len(e.Of) != 5 || e.Company != "corvane" || e.Tags[0].Rule != "pattern: openings against the usual" || len(e.Witnesses) != 5 {
		t.Errorf("the pattern does not name its events and rule: %+v", e)
	}
	if again := foundPatterns(events...); again[0].ID != got[0].ID {
		t.Error("found again under another id")
	}
}

func TestTheFirstOpeningInACityIsAPattern(t *testing.T) {
	events := []Event{
		jobEvent("corvane", "Driver, Lisbon", 60, diff.Added), jobEvent("corvane", "Planner, Porto", 50, diff.Added),
		jobEvent("corvane", "Lawyer, Lisbon", 40, diff.Added), jobEvent("corvane", "Depot Manager, Turku", 2, diff.Added),
	}
	got := foundPatterns(events...)
	if len(got) != 1 || got[0].Line != "Corvane looks for its first people in Turku: Depot Manager" {
		t.Errorf("got %s", linesOfPatterns(got))
	}
	if early := foundPatterns(events[2:]...); len(early) != 0 {
		t.Errorf("a first was told of a company that is hardly known: %s", linesOfPatterns(early))
	}
}

func TestManyOpeningsTakenDownAreAPattern(t *testing.T) {
	var events []Event
	for i := range 6 {
		events = append(events, jobEvent("quenby", fmt.Sprintf("Account Manager %d, Paris", i), 3, diff.Removed))
	}
	if got := foundPatterns(events...); len(got) != 1 || got[0].Line != "Quenby took down 6 openings this week and put up 0" {
		t.Errorf("got %s", linesOfPatterns(got))
	}
	for i := range 4 {
		events = append(events, jobEvent("quenby", fmt.Sprintf("Customer Advisor %d, Paris", i), 3, diff.Added))
	}
	for _, e := range foundPatterns(events...) {
		if strings.Contains(e.Line, "took down") {
			t.Errorf("a change of staff is told as closing: %s", e.Line)
		}
	}
}

func TestARunOfSecurityNewsIsAPattern(t *testing.T) {
	events := []Event{
		taggedEvent("ostrelle", "Ostrelle patches a vulnerability in its API", "launch", "update", 10),
		taggedEvent("ostrelle", "Incident report: outage of 4 November", "", "", 6),
		taggedEvent("ostrelle", "Ostrelle confirms breach of support desk", "regulatory", "breach", 2),
		taggedEvent("quenby", "Quenby had an outage", "", "", 2),
	}
	got := foundPatterns(events...)
	if len(got) != 1 || got[0].Company != "ostrelle" || got[0].Severity != High {
		t.Errorf("got %s", linesOfPatterns(got))
	}
	for i := range 20 { // a company that writes of it all the time
		events = append(events, taggedEvent("ostrelle", fmt.Sprintf("Patch round %d", i), "", "", 20+4*i))
	}
	if got := foundPatterns(events...); len(got) != 0 {
		t.Errorf("the usual is a pattern: %s", linesOfPatterns(got))
	}
}

func TestTwoOfThreeRivalsThatRaisePricesAreAPattern(t *testing.T) {
	a := taggedEvent("corvane", "Team: EUR 49 → 59", "pricing", "up", 60)
	b := taggedEvent("quenby", "Pro: EUR 20 → 25", "pricing", "up", 5)
	account := taggedEvent("astery", "Account fee up", "pricing", "up", 5)
	if got := foundPatterns(a, account); len(got) != 0 {
		t.Errorf("one rival is a pattern: %s", linesOfPatterns(got))
	}
	got := foundPatterns(a, b, account)
	if len(got) != 1 || got[0].Line != "2 of 3 rivals raised prices in a quarter: Corvane, Quenby" || len(got[0].Companies) != 2 || got[0].Company != "" {
		t.Errorf("got %s", linesOfPatterns(got))
	}
}

func TestALaunchAfterMatchingOpeningsIsAPattern(t *testing.T) {
	events := []Event{
		jobEvent("corvane", "Payouts Engineer, Lisbon", 80, diff.Added), jobEvent("corvane", "Head of Payouts, Lisbon", 70, diff.Added),
		taggedEvent("corvane", "Corvane launches Instant Payouts", "launch", "new", 2),
	}
	got := foundPatterns(events...)
	if len(got) != 1 || !strings.HasPrefix(got[0].Line, "Corvane looked for people for it from 4 September on: Corvane launches Instant Payouts") || len(got[0].Of) != 3 {
		t.Errorf("got %s", linesOfPatterns(got))
	}
	if got := foundPatterns(events[1:]...); len(got) != 0 {
		t.Errorf("one opening foretells a launch: %s", linesOfPatterns(got))
	}
}
