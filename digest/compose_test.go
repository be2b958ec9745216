package digest

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/sources"
)

func compose(t *testing.T, in Input) Edition {
	t.Helper()
	ed, err := Compose(in)
	if err != nil {
		t.Fatal(err)
	}
	return ed
}

func textOfIssue(t *testing.T, in Input) string {
	t.Helper()
	_, text, _, err := Render(compose(t, in))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func mustContain(t *testing.T, text string, parts ...string) {
	t.Helper()
	flat := strings.Join(strings.Fields(text), " ")
	for _, p := range parts {
		if !strings.Contains(flat, p) {
			t.Errorf("%q is missing in:\n%s", p, text)
		}
	}
}

func mustNotContain(t *testing.T, text string, parts ...string) {
	t.Helper()
	flat := strings.Join(strings.Fields(text), " ")
	for _, p := range parts {
		if strings.Contains(flat, p) {
			t.Errorf("%q stands in:\n%s", p, text)
		}
	}
}

func TestComposingTwiceGivesTheSameBytes(t *testing.T) {
	a, b := testInput(), testInput()
	for i, j := 0, len(b.Events)-1; i < j; i, j = i+1, j-1 {
		b.Events[i], b.Events[j] = b.Events[j], b.Events[i]
	}
	first, err := NewIssue(a, "maren.voss@tarnwick.example")
	if err != nil {
		t.Fatal(err)
	}
	second, err := NewIssue(b, "maren.voss@tarnwick.example")
	if err != nil {
		t.Fatal(err)
	}
	if first.Text != second.Text || first.HTML != second.HTML || cmp.Diff(first.Told, second.Told) != "" {
		t.Error("the order in which events come in changes the issue")
	}
}

func TestWhatWasToldIsNotToldAgain(t *testing.T) {
	in := testInput()
	first := compose(t, in)
	for _, told := range first.Told {
		in.Told[told.Event] = told.Revision
	}
	second := compose(t, in)
	if !second.Empty || len(second.Told) != 0 {
		t.Errorf("told again: %+v", second.Told)
	}
}

func TestALaterRevisionIsADevelopment(t *testing.T) {
	in := testInput()
	in.Told["ev_7k2"] = 1
	in.Events[0].Revision = 2
	in.Events[0].Line = "Brindlow: Team -20 % also in the US"
	mustContain(t, textOfIssue(t, in), "Development: Brindlow: Team -20 % also in the US")
}

func TestAnEventConfirmedAfterTheCutWaits(t *testing.T) {
	in := testInput()
	in.Events[0].Confirmed = in.Period.End
	in.Events[0].Updated = in.Period.End
	text := textOfIssue(t, in)
	mustNotContain(t, text, "Team -20 %")
	in.Events[0].Confirmed = in.Period.End.Add(-time.Second)
	in.Events[0].Updated = in.Events[0].Confirmed
	mustContain(t, textOfIssue(t, in), "Team -20 %")
}

func TestTheFirstIssueDoesNotTellWhatWasBefore(t *testing.T) {
	in := testInput()
	in.Previous = nil
	old := event{id: "old", company: "brindlow", line: "An old price", tag: "pricing", at: in.Period.Start.Add(-72 * time.Hour)}.make()
	in.Events = append(in.Events, old)
	mustNotContain(t, textOfIssue(t, in), "An old price")
	in.Subscription.Created = in.Period.Start.Add(-100 * time.Hour)
	mustContain(t, textOfIssue(t, in), "An old price")
}

func TestWithdrawnAndToldIsCorrectedOnce(t *testing.T) {
	in := testInput()
	ev := event{id: "w", company: "quenby", line: "Quenby closes its Oslo office", tag: "expansion", at: day(10, 9, 0)}.make()
	ev.Withdrawn, ev.Revision = "the page was back on Tue 17", 2
	in.Events = append(in.Events, ev)
	mustNotContain(t, textOfIssue(t, in), "Oslo")
	in.Told["ev_w"] = 1
	in.Previous[0].Told = append(in.Previous[0].Told, Told{"ev_w", 1})
	mustContain(t, textOfIssue(t, in), `Correction: issue 30 said "Quenby closes its Oslo office". the page was back on Tue 17; the report is withdrawn.`)
	in.Told["ev_w"] = 2
	mustNotContain(t, textOfIssue(t, in), "Oslo")
}

func TestAnEmptyWeekSaysThatWeLooked(t *testing.T) {
	in := testInput()
	in.Events = nil
	for i := range in.Statuses {
		in.Statuses[i].State = sources.StateUnchanged
	}
	ed := compose(t, in)
	if !ed.Empty || !strings.HasPrefix(ed.Subject, "Nothing happened, and we looked") {
		t.Errorf("empty %v, subject %q", ed.Empty, ed.Subject)
	}
	_, text, html, err := Render(ed)
	if err != nil {
		t.Fatal(err)
	}
	mustContain(t, text, "21 of 21 sources read", "QUIET Corvane Energy, Astery Bank", "Held back: 41 noise, 2 unconfirmed")
	golden(t, "empty.txt", "Subject: "+ed.Subject+"\n\n"+text)
	golden(t, "empty.html", html)
}

func TestAnEmptyWeekWithBlindSourcesDoesNotSayNothingHappened(t *testing.T) {
	in := testInput()
	in.Events = nil
	if got := compose(t, in).Subject; !strings.HasPrefix(got, "Nothing seen, but not all could be read") {
		t.Errorf("subject %q", got)
	}
}

func TestAnAccountIsQuietOnlyWhenAllWasRead(t *testing.T) {
	in := testInput()
	in.Events = nil
	ed := compose(t, in)
	if strings.Contains(ed.Quiet, "Corvane") || !strings.Contains(strings.Join(ed.Blind, "\n"), "Corvane Energy: Brindlow customer page blocked") {
		t.Errorf("quiet %q, blind %q: Brindlow's customer page was blocked", ed.Quiet, ed.Blind)
	}
	for name, change := range map[string]func(*sources.Status){
		"never checked": func(s *sources.Status) { *s = sources.Status{Source: s.Source, State: sources.StateNew} },
		"read long ago": func(s *sources.Status) { s.Read = monday.AddDate(0, 0, -6) },
		"gone":          func(s *sources.Status) { s.State = sources.StateGone },
		"empty":         func(s *sources.Status) { s.State = sources.StateEmpty },
	} {
		in := testInput()
		in.Events = nil
		for i := range in.Statuses {
			if in.Statuses[i].Source == "pellworth-newsroom" {
				change(&in.Statuses[i])
			}
		}
		if ed := compose(t, in); strings.Contains(ed.Quiet, "Pellworth") {
			t.Errorf("%s: quiet %q", name, ed.Quiet)
		}
	}
}

func TestAnAccountWithoutSourcesIsNotQuiet(t *testing.T) {
	in := testInput()
	in.Events, in.Sources = nil, nil
	ed := compose(t, in)
	if ed.Quiet != "" || !strings.Contains(ed.Coverage[0], "nothing could be seen") {
		t.Errorf("quiet %q, coverage %q", ed.Quiet, ed.Coverage)
	}
}

func TestFloorsTurnEventsIntoACount(t *testing.T) {
	in := testInput()
	in.Subscription.Tags = []string{"pricing"}
	ed := compose(t, in)
	if len(ed.Accounts) != 1 || ed.Accounts[0].Account != "corvane" || ed.Also.Count != 7 {
		t.Errorf("%d accounts, also %d", len(ed.Accounts), ed.Also.Count)
	}
	in = testInput()
	in.Subscription.MinSeverity = tag.Critical
	if ed := compose(t, in); len(ed.Accounts) != 1 || ed.Also.Count != 7 {
		t.Errorf("%d accounts, also %d", len(ed.Accounts), ed.Also.Count)
	}
}

func TestCompaniesAloneAreToldBriefly(t *testing.T) {
	in := testInput()
	in.Subscription.Scope = Scope{Companies: []string{"brindlow"}}
	text := textOfIssue(t, in)
	mustContain(t, text, "YOUR COMPANIES, week 47", "OTHER COMPANIES", "Team -20 %")
	mustNotContain(t, text, "CORVANE", "Ostrelle")
}

func TestEverythingTellsOfAccountsAndOthers(t *testing.T) {
	in := testInput()
	in.Subscription.Scope = Scope{Everything: true}
	in.Events = append(in.Events, event{id: "oak", company: "oakmoor", line: "Oakmoor opens a lab in Turin", tag: "expansion"}.make())
	mustContain(t, textOfIssue(t, in), "CORVANE ENERGY", "Oakmoor opens a lab in Turin")
}

func TestWithoutPublicPagesThereIsNoLinkOfOurs(t *testing.T) {
	in := testInput()
	_, text, html, err := Render(compose(t, in))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{text, html} {
		for rest := part; ; {
			_, after, ok := strings.Cut(rest, "http")
			if !ok {
				break
			}
			host := strings.TrimPrefix(strings.TrimPrefix(after, "s"), "://")
			host = host[:strings.IndexAny(host, "/\"' \n")]
			if strings.Contains(host, "tarnwick") || !strings.HasSuffix(host, ".example") {
				t.Errorf("a link to %q", host)
			}
			rest = after
		}
	}
	in.Links = Links{Event: "https://kw.tarnwick.example/e/", List: "https://kw.tarnwick.example/w/2026-47"}
	in.Leave = Leave{URL: "https://kw.tarnwick.example/u/abc"}
	mustContain(t, textOfIssue(t, in), "https://kw.tarnwick.example/e/ev_7k2", "1 below your floor: https://kw.tarnwick.example/w/2026-47",
		"Leave this digest with one click: https://kw.tarnwick.example/u/abc")
}

func TestEveryStepHasAPersonADateAndAFact(t *testing.T) {
	in := testInput()
	ed := compose(t, in)
	if len(ed.Steps) == 0 {
		t.Fatal("no steps")
	}
	for _, s := range ed.Steps {
		if s.Who.Name == "" || !s.Due.After(in.Period.Send) || !strings.Contains(s.Text, `"`) || s.State != "open" || strings.ContainsAny(s.Text, "{}") {
			t.Errorf("step %+v", s)
		}
	}
	for _, a := range []struct {
		name   string
		change func(*Input)
	}{
		{"no team", func(in *Input) {
			accounts := testAccounts()
			for i := range accounts {
				accounts[i].Team = nil
			}
			in.World = NewMatcher(testCompanies(), accounts, monday)
		}},
		{"nameless team", func(in *Input) {
			accounts := testAccounts()
			for i := range accounts {
				accounts[i].Team = []Member{{Email: "x@y.example", Role: "account manager"}}
			}
			in.World = NewMatcher(testCompanies(), accounts, monday)
		}},
		{"no evidence", func(in *Input) {
			for i := range in.Events {
				in.Events[i].Witnesses = nil
			}
		}},
		{"no playbook", func(in *Input) { in.Playbook = nil }},
	} {
		in := testInput()
		a.change(&in)
		if ed := compose(t, in); len(ed.Steps) != 0 {
			t.Errorf("%s: steps %+v", a.name, ed.Steps)
		}
	}
}

func TestNoStepRepeatsForAnAccountWithinFourWeeks(t *testing.T) {
	in := testInput()
	first := compose(t, in)
	p := in.Period
	for weeks := 1; weeks <= 4; weeks++ {
		next := testInput()
		next.Now = monday.AddDate(0, 0, 7*weeks)
		next.Period = PeriodAt(next.Subscription, next.Now.Add(-time.Minute))
		for i := range next.Events {
			shift(&next.Events[i], 7*weeks)
		}
		next.Previous = []Issue{{Subscription: "maren", Cadence: Weekly, Period: p, Steps: first.Steps}}
		repeated := 0
		for _, s := range compose(t, next).Steps {
			for _, old := range first.Steps {
				if old.Account == s.Account && old.Play == s.Play {
					repeated++
				}
			}
		}
		if (weeks < 4 && repeated > 0) || (weeks == 4 && repeated == 0) {
			t.Errorf("after %d weeks %d steps repeat", weeks, repeated)
		}
	}
}

func shift(ev *tag.Event, days int) {
	ev.Seen, ev.Confirmed, ev.Updated = ev.Seen.AddDate(0, 0, days), ev.Confirmed.AddDate(0, 0, days), ev.Updated.AddDate(0, 0, days)
}

func TestPressureOrdersTheAccountsAndHasATrend(t *testing.T) {
	ed := compose(t, testInput())
	var got []string
	for _, s := range ed.Accounts {
		got = append(got, s.Name+": "+s.Level())
	}
	want := []string{
		"Corvane Energy: pressure HIGH (was medium)", "Astery Bank: pressure HIGH (was low)",
		"Kestwick Health: opportunity HIGH (new)", "Lindqvist Freight: opportunity MEDIUM (was low)",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	for _, l := range ed.Levels {
		if l.Account == "corvane" && (l.Pressure < 75 || l.PressureCause == "") {
			t.Errorf("level %+v", l)
		}
	}
}

func TestALateIssueSaysSo(t *testing.T) {
	in := testInput()
	in.Now = monday.Add(30 * time.Hour)
	in.Previous[0].Period = PeriodAt(in.Subscription, monday.AddDate(0, 0, -29))
	in.Redirect = "Maren Voss <maren.voss@tarnwick.example>"
	mustContain(t, textOfIssue(t, in), "Sent late; it was due on Mon 23 Nov 08:00.", "covers everything since 26 Oct",
		"Pilot copy: it was meant for Maren Voss <maren.voss@tarnwick.example>.")
}

func TestPatternsAndFutureDatesHaveTheirPlaces(t *testing.T) {
	in := testInput()
	pattern := event{id: "p", company: "quenby", line: "Two of your three rivals changed prices in 30 days", tag: "pricing"}.make()
	pattern.Pattern = true
	webinar := event{id: "d", company: "quenby", line: "Quenby webinar for banks", tag: "event", severity: tag.High}.make()
	webinar.Happened = time.Date(2026, 11, 26, 10, 0, 0, 0, berlin)
	in.Events = append(in.Events, pattern, webinar)
	mustContain(t, textOfIssue(t, in), "PATTERNS Two of your three rivals changed prices in 30 days", "26 Nov Quenby webinar for banks")
}

func TestOneEventIsToldInFullOnce(t *testing.T) {
	in := testInput()
	in.Events = []tag.Event{event{id: "q", company: "quenby", line: "Quenby: Business -30 %", tag: "pricing", subtype: "down", severity: tag.Critical, op: diff.Edited, before: "EUR 100", after: "EUR 70", place: "pricing"}.make()}
	text := textOfIssue(t, in)
	mustContain(t, text, "1 CORVANE ENERGY", "2 ASTERY BANK", "(as 1)")
	if strings.Count(text, "EUR 100") != 1 {
		t.Errorf("the price is quoted more than once:\n%s", text)
	}
}

func TestAnIssueCarriesWhatTheNextNeeds(t *testing.T) {
	in := testInput()
	issue, err := NewIssue(in, "pilot@tarnwick.example")
	if err != nil {
		t.Fatal(err)
	}
	if issue.ID != "maren/weekly/2026-11-16" || issue.To != "pilot@tarnwick.example" || issue.Intended != in.Subscription.Email {
		t.Errorf("issue %s to %s for %s", issue.ID, issue.To, issue.Intended)
	}
	if len(issue.Told) != len(in.Events) || len(issue.Levels) != 8 || len(issue.Steps) == 0 || len(issue.Matches) == 0 || issue.Skip {
		t.Errorf("told %d, levels %d, steps %d", len(issue.Told), len(issue.Levels), len(issue.Steps))
	}
	in.Events, in.Subscription.SkipEmpty = nil, true
	if issue, err = NewIssue(in, "x"); err != nil || !issue.Skip {
		t.Errorf("an unwanted empty issue is not skipped: %v", err)
	}
}
