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

func TestSeenSaysWhereAndWhen(t *testing.T) {
	base := event{company: "quenby", line: "x", place: "pricing", at: day(19, 14, 10)}
	for name, c := range map[string]struct {
		change func(*tag.Event)
		want   string
	}{
		"confirmed the same day": {func(*tag.Event) {}, "Thu 19 Nov 14:10 and 15:05, pricing page"},
		"confirmed another day": {
			func(ev *tag.Event) { ev.Witnesses[0].Confirmed = day(20, 9, 0) },
			"Thu 19 Nov 14:10 and Fri 20 Nov 09:00, pricing page",
		},
		"confirmed at once": {
			func(ev *tag.Event) { ev.Witnesses[0].Confirmed = ev.Witnesses[0].Seen },
			"Thu 19 Nov 14:10, pricing page",
		},
		"not confirmed apart": {
			func(ev *tag.Event) { ev.Witnesses[0].Confirmed = time.Time{} },
			"Thu 19 Nov 14:10, pricing page",
		},
		"gone": {
			func(ev *tag.Event) { ev.Witnesses[0].Op = diff.Removed },
			"gone Thu 19 Nov 14:10 and 15:05, pricing page",
		},
		"more tell it": {
			func(ev *tag.Event) { ev.Witnesses = append(ev.Witnesses, ev.Witnesses[0], ev.Witnesses[0]) },
			"Thu 19 Nov 14:10 and 15:05, pricing page, +2 more",
		},
		"a feed without a place": {
			func(ev *tag.Event) { ev.Witnesses[0].Place, ev.Witnesses[0].Kind = "", "feed" },
			"Thu 19 Nov 14:10 and 15:05, feed",
		},
	} {
		ev := base.make()
		c.change(&ev)
		if got := seenWords(ev, berlin); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestTimesAreTheReadersOwn(t *testing.T) {
	in := testInput()
	in.Subscription.Zone = "America/New_York"
	in.Period = PeriodAt(in.Subscription, monday)
	text := textOfIssue(t, in)
	mustContain(t, text, "seen Thu 19 Nov 08:10 and 09:05, pricing page")
	mustNotContain(t, text, "14:10")
}

func TestTheLineNamesItsCompanyOnce(t *testing.T) {
	world := NewMatcher(testCompanies(), testAccounts(), monday)
	for _, c := range []struct{ company, line, want string }{
		{"quenby", "Team -20 %", "Quenby: Team -20 %"},
		{"quenby", "Quenby cuts Team", "Quenby cuts Team"},
		{"quenby", "QUENBY cuts Team", "QUENBY cuts Team"},
		{"", "Somebody cuts Team", "Somebody cuts Team"},
		{"unheard-of", "cuts Team", "unheard-of: cuts Team"},
	} {
		if got := lineOf(world, event{company: c.company, line: c.line}.make()); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestTheGravestTagLabelsTheEvent(t *testing.T) {
	ev := tag.Event{Tags: []tag.Evidence{
		{Tag: "media", Confidence: 0.99, Severity: tag.Low},
		{Tag: "pricing", Confidence: 0.61, Severity: tag.High},
		{Tag: "launch", Confidence: 0.70, Severity: tag.High},
	}}
	if got := labelOf(ev, 0); got != "launch, likely" {
		t.Errorf("%q", got)
	}
	ev.Removal = true
	if got := labelOf(ev, 0); got != "launch removed, likely" {
		t.Errorf("%q", got)
	}
	if got := labelOf(ev, 3); got != "launch removed, certain" {
		t.Errorf("borne out by later visits: %q", got)
	}
	if got := labelOf(tag.Event{}, 0); got != "untagged" {
		t.Errorf("%q", got)
	}
}

func TestAQuotationThatTellsNothingNewIsLeftOut(t *testing.T) {
	for _, c := range []struct {
		line, quoted string
		want         bool
	}{
		{"Ilse Harmsen named CIO", `"Ilse Harmsen named CIO"`, true},
		{"Quenby: Ilse Harmsen named CIO today", `"Ilse Harmsen named CIO…"`, true},
		{"A new leader", `"Ilse Harmsen joins as CIO"`, false},
		{"Anything", ``, false},
		{"Anything", `"…"`, false},
	} {
		if got := says(c.line, c.quoted); got != c.want {
			t.Errorf("%q, %s: %v", c.line, c.quoted, got)
		}
	}
}

func TestStepsAreCountedByPerson(t *testing.T) {
	sub := testSubscription()
	me := Member{Name: "Maren Voss", Email: "MAREN.voss@tarnwick.example"}
	other := func(name string) Member { return Member{Name: name, Email: name + "@tarnwick.example"} }
	steps := func(who ...Member) []Step {
		var list []Step
		for _, m := range who {
			list = append(list, Step{Who: m})
		}
		return list
	}
	for _, c := range []struct {
		steps []Step
		want  string
	}{
		{nil, ""},
		{steps(me), "1 step for you."},
		{steps(me, me, other("Jonas Reyk")), "2 steps for you, 1 for Jonas."},
		{steps(other("Jonas Reyk")), "1 step for Jonas."},
		{steps(other("Jonas Reyk"), other("Jonas Reyk"), other("Anke Holt")), "1 step for Anke, 2 for Jonas."},
		{steps(me, other("Ada"), other("Ben"), other("Cai"), other("Dot")), "1 step for you, 1 for Ada, 1 for Ben, 1 for Cai, more for others."},
	} {
		if got := stepWords(c.steps, sub); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestAStepGoesToTheRoleElseTheAccountManagerElseAnybodyNamed(t *testing.T) {
	manager := Member{Name: "Maren", Role: "Account Manager"}
	sponsor := Member{Name: "Jonas", Role: "sponsor "}
	helper := Member{Name: "Anke", Role: "support"}
	nameless := Member{Email: "x@tarnwick.example", Role: "sponsor"}
	for _, c := range []struct {
		team []Member
		role string
		want string
	}{
		{[]Member{manager, sponsor}, "sponsor", "Jonas"},
		{[]Member{manager, nameless, sponsor}, "sponsor", "Jonas"},
		{[]Member{helper, manager}, "sponsor", "Maren"},
		{[]Member{nameless, helper}, "sponsor", "Anke"},
		{[]Member{nameless}, "sponsor", ""},
		{nil, "sponsor", ""},
	} {
		got, ok := personFor(c.team, c.role)
		if got.Name != c.want || ok != (c.want != "") {
			t.Errorf("%+v for %s: %q, want %q", c.team, c.role, got.Name, c.want)
		}
	}
}

func TestTheSubjectFitsTheWeek(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Input)
		want   string
	}{
		"several moved": {func(*Input) {}, "Corvane Energy: Brindlow: Team -20 %, smallest order 10 → 5 seats; 3 more of your accounts moved"},
		"two moved":     {func(in *Input) { in.Events = in.Events[1:3] }, "Corvane Energy: Ilse Harmsen named CIO from 1 Dec, formerly Pallister; 1 more of your accounts moved"},
		"one moved":     {func(in *Input) { in.Events = in.Events[3:4] }, "Lindqvist Freight: 14 openings in Gdansk, its first ever there"},
		"small changes": {func(in *Input) { in.Events = in.Events[7:] }, "Small changes only, week 47 (16-22 Nov 2026)"},
		"one company": {func(in *Input) {
			in.Subscription.Scope = Scope{Companies: []string{"brindlow"}}
		}, "Brindlow: Team -20 %, smallest order 10 → 5 seats"},
		"two companies": {func(in *Input) {
			in.Subscription.Scope = Scope{Companies: []string{"brindlow", "lindqvist"}}
		}, "Brindlow: Team -20 %, smallest order 10 → 5 seats; 1 more"},
	} {
		in := testInput()
		c.change(&in)
		if got := compose(t, in).Subject; got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestTheTitleSaysWhoseIssueItIs(t *testing.T) {
	for want, scope := range map[string]Scope{
		"YOUR ACCOUNT, week 47":       {Accounts: []string{"corvane"}},
		"YOUR 2 ACCOUNTS, week 47":    {Accounts: []string{"corvane", "astery", "unheard-of"}},
		"YOUR 8 ACCOUNTS, week 47":    {Everything: true},
		"YOUR COMPANIES, week 47":     {Companies: []string{"quenby"}},
		"YOUR COMPANIES, week 47 (16": {},
	} {
		in := testInput()
		in.Subscription.Scope = scope
		if got := compose(t, in).Title; !strings.HasPrefix(got, want) {
			t.Errorf("%+v: %q, want %q", scope, got, want)
		}
	}
	in := testInput()
	in.World, in.Subscription.Scope = NewMatcher(testCompanies(), nil, monday), Scope{Everything: true}
	if got := compose(t, in).Title; !strings.HasPrefix(got, "EVERYTHING WATCHED, week 47") {
		t.Errorf("%q", got)
	}
}

func TestThePartsOfAPageAreCalledByTheirNames(t *testing.T) {
	for _, c := range []struct{ place, kind, name, miss string }{
		{"pricing", "page", "pricing page", "a price change"},
		{"customers", "page", "customer page", "a logo of yours"},
		{"blog", "feed", "blog", "a post"},
		{"", "feed", "feed", "a change"},
		{"", "page", "page", "a change"},
		{"unheard-of", "page", "page", "a change"},
	} {
		src := sources.Source{Place: sources.Place(c.place), Kind: c.kind}
		if name, miss := placeWords(c.place, c.kind), wouldMiss(src); name != c.name || miss != c.miss {
			t.Errorf("%s %s: %q, %q", c.place, c.kind, name, miss)
		}
	}
	for place := range placeName {
		if missed[place] == "" {
			t.Errorf("nothing is said of what a blind %s hides", place)
		}
	}
}

func TestHowToLeaveIsAlwaysSaidAndNeverADeadLink(t *testing.T) {
	for name, c := range map[string]struct {
		leave Leave
		want  string
	}{
		"link":      {Leave{URL: "https://kw.tarnwick.example/u/abc", Mailto: "kw@tarnwick.example"}, "https://kw.tarnwick.example/u/abc"},
		"mail only": {Leave{Mailto: "kw@tarnwick.example"}, `write "unsubscribe" to kw@tarnwick.example`},
		"words":     {Leave{}, "keywatch unsubscribe"},
	} {
		in := testInput()
		in.Leave = c.leave
		_, text, html, err := Render(compose(t, in))
		if err != nil {
			t.Fatal(err)
		}
		mustContain(t, text, c.want)
		if c.leave.URL == "" && strings.Contains(html, "/u/") {
			t.Errorf("%s: a link that nobody gave", name)
		}
	}
}

func TestLongListsAreCounted(t *testing.T) {
	names := []string{"A", "B", "C"}
	for n, want := range map[int]string{0: "3 accounts", 1: "A and 2 more", 2: "A, B and 1 more", 3: "A, B, C", 9: "A, B, C"} {
		if got := listNames(names, n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	ed := Edition{quiet: names, minor: names}
	ed.nameStill(8)
	if ed.Quiet != "A, B, C: read in full, nothing" {
		t.Errorf("%q", ed.Quiet)
	}
	if !ed.shortenStill() || ed.Quiet != "3 accounts: read in full, nothing" || ed.shortenStill() {
		t.Errorf("%q", ed.Quiet)
	}
	if d := cmp.Diff([]string{"Blind: a; b; c; d; e; f; 1 more (keywatch sources list)."}, capped("Blind", strings.Split("abcdefg", ""), "keywatch sources list")); d != "" {
		t.Error(d)
	}
}
