package digest

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"keywatch/sources"
)

// unwatchedOf composes an issue of companies in scope and gives its line of
// what is not watched.
func unwatchedOf(t *testing.T, in Input) string {
	t.Helper()
	for _, line := range compose(t, in).Coverage {
		if strings.HasPrefix(line, "Not watched") {
			return line
		}
	}
	return ""
}

// watching gives every company one page of each place.
func watching(companies []string, places ...sources.Place) []sources.Source {
	var list []sources.Source
	for _, id := range companies {
		for _, p := range places {
			list = append(list, sources.Source{ID: id + "-" + string(p), Kind: "page", Company: id, Place: p})
		}
	}
	return list
}

func TestTheMailSaysWhatNobodyWatches(t *testing.T) {
	full := []sources.Place{
		sources.PlacePricing, sources.PlaceProduct, sources.PlaceCustomers, sources.PlaceLeadership, sources.PlaceCareers,
		sources.PlaceInvestors, sources.PlacePartners, sources.PlaceEvents, sources.PlaceTerms,
	}
	for _, c := range []struct {
		name  string
		scope Scope
		list  []sources.Source
		want  string
	}{
		{"all is watched", Scope{Companies: []string{"brindlow"}}, watching([]string{"brindlow"}, full...), ""},
		{"each company lacks something else", Scope{Companies: []string{"quenby", "brindlow"}}, append(
			watching([]string{"brindlow"}, append(full[1:4:4], full[5:]...)...), watching([]string{"quenby"}, append(full[:3:3], full[6:]...)...)...,
		), "Not watched: Brindlow prices, hiring; Quenby management, hiring, funding (keywatch coverage)."},
		{
			"companies that lack the same share their words",
			Scope{Companies: []string{"quenby", "brindlow"}},
			watching([]string{"brindlow", "quenby"}, append(full[:4:4], full[5:]...)...),
			"Not watched: Brindlow, Quenby: hiring (keywatch coverage).",
		},
		{
			"the most urgent, the others as a number",
			Scope{Companies: []string{"brindlow"}},
			watching([]string{"brindlow"}, sources.PlaceEvents),
			"Not watched: Brindlow prices, launches, customers and 6 more (keywatch coverage).",
		},
		{
			"a company without a source",
			Scope{Companies: []string{"brindlow", "quenby"}},
			watching([]string{"brindlow"}, full...),
			"Not watched: Quenby at all (keywatch coverage).",
		},
		{"an account's prices are not asked for", Scope{Companies: []string{"pellworth"}}, watching([]string{"pellworth"}, full[1:]...), ""},
		{"and what is out of scope is not, nor are we", Scope{Companies: []string{"brindlow", "tarnwick"}}, watching([]string{"brindlow"}, full...), ""},
		{
			"a wire watches nobody",
			Scope{Companies: []string{"brindlow"}},
			[]sources.Source{{ID: "w", Kind: "feed", URL: "https://wire.example/rss"}},
			"Not watched: Brindlow at all (keywatch coverage).",
		},
		{"nothing is configured: that is said already", Scope{Companies: []string{"brindlow"}}, nil, ""},
	} {
		in := testInput()
		in.Subscription.Scope, in.Sources = c.scope, c.list
		if got := unwatchedOf(t, in); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestWhatIsToldAtOnceSaysNothingOfIt(t *testing.T) {
	in := testInput()
	in.Subscription.Cadence = Instant
	if got := unwatchedOf(t, in); got != "" {
		t.Error(got)
	}
}

func TestTheLineOfTheUnwatchedIsTwoLinesOfMail(t *testing.T) {
	companies := testCompanies()
	list := watching([]string{"x"}, sources.PlaceHome)
	some := []sources.Place{sources.PlacePricing, sources.PlaceProduct, sources.PlaceCareers, sources.PlaceEvents, sources.PlaceTerms, sources.PlaceStatus}
	for i := range 40 {
		id := fmt.Sprintf("rival-%d", i)
		companies = append(companies, sources.Company{ID: id, Name: fmt.Sprintf("Rival with a very long name, number %d", i), Role: sources.RoleCompetitor})
		list = append(list, watching([]string{id}, some[i%6:]...)...)
	}
	in := testInput()
	in.World, in.Sources = NewMatcher(companies, testAccounts(), monday), list
	in.Subscription.Scope = Scope{Everything: true}
	line := unwatchedOf(t, in)
	if n := utf8.RuneCountInString(line); n > unwatchedRunes || n < 60 || !strings.Contains(line, " more companies (keywatch coverage).") {
		t.Errorf("%d runes: %s", n, line)
	}
}

func TestNamesOfTheUnwatchedAreData(t *testing.T) {
	companies := testCompanies()
	companies[1].Name = "Brind\u202elow\nSubject: x"
	in := testInput()
	in.World, in.Sources = NewMatcher(companies, testAccounts(), monday), watching([]string{"quenby"}, sources.PlaceHome)
	in.Subscription.Scope = Scope{Companies: []string{"brindlow"}}
	in.Sources = append(in.Sources, watching([]string{"brindlow"}, sources.PlaceHome)...)
	if line := unwatchedOf(t, in); !strings.HasPrefix(line, "Not watched: Brindlow Subject: x prices, ") {
		t.Errorf("%q", line)
	}
}
