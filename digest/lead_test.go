package digest

import (
	"strings"
	"testing"
	"time"

	"keywatch/sources"
)

func TestWhoLeadsIsTold(t *testing.T) {
	m := NewMatcher(testCompanies(), testAccounts(), monday)
	sub := func(id, email string, change func(*Subscription)) Subscription {
		s := Subscription{ID: id, Email: email, Cadence: Weekly}
		change(&s)
		return s
	}
	lead := sub("lead", "ada@tarnwick.example", func(s *Subscription) { s.Lead = true; s.Scope.Accounts = []string{"marrow"} })
	all := sub("all", "bo@tarnwick.example", func(s *Subscription) { s.Scope.Everything = true })
	allAtOnce := sub("all-now", "Bo@tarnwick.example", func(s *Subscription) { s.Scope.Everything = true; s.Cadence = Instant })
	more := sub("more", "cy@tarnwick.example", func(s *Subscription) { s.Scope.Everything = true })
	rival := sub("rival", "di@tarnwick.example", func(s *Subscription) { s.Scope.Companies = []string{"brindlow"} })
	account := sub("account", "ed@tarnwick.example", func(s *Subscription) { s.Scope.Accounts = []string{"corvane"} })
	for _, c := range []struct {
		name    string
		subs    []Subscription
		company string
		want    string
	}{
		{"the one that is marked, whatever it is about", []Subscription{all, lead, rival}, "brindlow", "lead"},
		{"without one, all who hear of everything, each once", []Subscription{rival, all, allAtOnce, more}, "brindlow", "all more"},
		{"without one, the first who hears of the company", []Subscription{account, rival}, "brindlow", "account"},
		{"who hears of it as a company", []Subscription{rival, account}, "brindlow", "rival"},
		{"nobody who hears of others", []Subscription{rival}, "quenby", ""},
		{"nobody at all", nil, "brindlow", ""},
	} {
		var got []string
		for _, s := range m.Leads(c.subs, c.company) {
			got = append(got, s.ID)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func offered(company, place string, worth int) sources.Candidate {
	return sources.Candidate{Kind: "page", URL: "https://www." + company + ".example/" + place, Place: sources.Place(place), Worth: worth}
}

func proposal(company int, at time.Time, list ...sources.Candidate) Proposal {
	c := testCompanies()[company]
	return Proposal{Company: c, Found: sources.Discovery{Company: c.ID, Domain: c.Domain}.Found(list, at)}
}

func TestProposalsAreListedOnceInTwoLines(t *testing.T) {
	last := testPrevious()[0]
	last.Composed = monday.AddDate(0, 0, -7)
	skipped := last
	skipped.Skip, skipped.Composed = true, monday.Add(-time.Hour)
	yesterday := monday.AddDate(0, 0, -1)
	asks := offered("quenby", "newsletter", 3)
	asks.Advice = "subscribe first"
	quenby := proposal(4, yesterday, offered("quenby", "status", 1), offered("quenby", "changelog", 3), offered("quenby", "blog", 2), asks)
	brindlow := proposal(1, yesterday, offered("brindlow", "trust", 1))
	ostrelle := proposal(3, yesterday, offered("ostrelle", "partners", 2))
	old := proposal(4, last.Composed, offered("quenby", "changelog", 3))
	for _, c := range []struct {
		name      string
		proposals []Proposal
		previous  []Issue
		want      string
	}{
		{"the best of a company, the others counted", []Proposal{quenby}, []Issue{last}, "Could also be watched: Quenby changelog (https://www.quenby.example/changelog), 2 more: keywatch discover quenby.example"},
		{
			"two companies, the better one first",
			[]Proposal{brindlow, quenby},
			[]Issue{last},
			"Could also be watched: Quenby changelog (https://www.quenby.example/changelog), 2 more: keywatch discover quenby.example\n" +
				"Could also be watched: Brindlow trust page (https://www.brindlow.example/trust): keywatch discover brindlow.example",
		},
		{
			"of more than two, the others by name",
			[]Proposal{brindlow, quenby, ostrelle},
			[]Issue{last},
			"Could also be watched: Quenby changelog (https://www.quenby.example/changelog), 2 more: keywatch discover quenby.example\n" +
				"The same for Ostrelle, Brindlow: keywatch discover DOMAIN.",
		},
		{"nothing that the last issue could have listed", []Proposal{old}, []Issue{last}, ""},
		{"what only an issue that was not sent could have", []Proposal{quenby}, []Issue{skipped, last}, "Could also be watched: Quenby changelog (https://www.quenby.example/changelog), 2 more: keywatch discover quenby.example"},
		{"nothing that asks for something first", []Proposal{proposal(4, yesterday, asks)}, []Issue{last}, ""},
		{"all, in the first issue", []Proposal{old}, nil, "Could also be watched: Quenby changelog (https://www.quenby.example/changelog): keywatch discover quenby.example"},
	} {
		in := testInput()
		in.Proposals, in.Previous = c.proposals, c.previous
		if got := strings.Join(proposalLines(in), "\n"); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestProposalsStandUnderCoverage(t *testing.T) {
	in := testInput()
	in.Proposals = []Proposal{proposal(4, monday, offered("quenby", "changelog", 3))}
	text := strings.Join(strings.Fields(textOfIssue(t, in)), " ")
	_, coverage, _ := strings.Cut(text, "COVERAGE")
	mustContain(t, coverage, "Could also be watched: Quenby changelog (https://www.quenby.example/changelog)")
}
