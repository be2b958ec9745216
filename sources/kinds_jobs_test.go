package sources_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"keywatch/sources"
)

// claims holds links against the source that each leads to, "KIND ADDRESS", or
// "" where no kind may take it for one.
func claims(t *testing.T, cases map[string]string) {
	t.Helper()
	for link, want := range cases {
		u, err := url.Parse(link)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if c, ok := sources.ClaimOf(u); ok {
			got = c.Kind + " " + c.Address
		}
		if got != want {
			t.Errorf("%s is claimed as %q, want %q", link, got, want)
		}
	}
}

func TestClaimTakesJobBoardsFromLinks(t *testing.T) {
	claims(t, map[string]string{
		"https://jobs.lever.co/northwind":                                                  "lever https://jobs.lever.co/northwind",
		"https://jobs.lever.co/northwind/0b7c1a52-9d3e/apply?lever-source=LinkedIn":        "lever https://jobs.lever.co/northwind",
		"https://jobs.eu.lever.co/northwind/?team=Sales":                                   "lever https://jobs.eu.lever.co/northwind",
		"https://api.eu.lever.co/v0/postings/northwind?mode=json":                          "lever https://jobs.eu.lever.co/northwind",
		"https://jobs.ashbyhq.com/Northwind%20Labs/5f2d9a10":                               "ashby https://jobs.ashbyhq.com/Northwind%20Labs",
		"https://jobs.ashbyhq.com/northwind.io/embed?version=2":                            "ashby https://jobs.ashbyhq.com/northwind.io",
		"https://api.ashbyhq.com/posting-api/job-board/northwind?includeCompensation=true": "ashby https://jobs.ashbyhq.com/northwind",
		"https://jobs.smartrecruiters.com/Northwind/743999001-depot-manager":               "smartrecruiters https://careers.smartrecruiters.com/Northwind",
		"https://jobs.smartrecruiters.com/oneclick-ui/company/Northwind/publication/u1":    "smartrecruiters https://careers.smartrecruiters.com/Northwind",
		"https://api.smartrecruiters.com/v1/companies/Northwind/postings":                  "smartrecruiters https://careers.smartrecruiters.com/Northwind",
		"https://apply.workable.com/northwind/j/A1B2C3/":                                   "workable https://apply.workable.com/northwind",
		"https://northwind.workable.com/":                                                  "workable https://apply.workable.com/northwind",
		"https://www.workable.com/api/accounts/northwind?details=true&callback=whr":        "workable https://apply.workable.com/northwind",
		"https://apply.workable.com/api/v1/widget/accounts/northwind":                      "workable https://apply.workable.com/northwind",
		"https://northwind.recruitee.com/o/verkoper":                                       "recruitee https://northwind.recruitee.com",
		"https://Northwind.jobs.personio.de/job/910001?language=en":                        "personio https://northwind.jobs.personio.de",
		"https://northwind.jobs.personio.com":                                              "personio https://northwind.jobs.personio.com",
		"https://northwind.bamboohr.com/jobs/embed2.php?version=1.0.0":                     "bamboohr https://northwind.bamboohr.com/careers",
		"https://northwind.bamboohr.com/careers/41":                                        "bamboohr https://northwind.bamboohr.com/careers",
		"https://northwind.bamboohr.com/js/embed.js":                                       "bamboohr https://northwind.bamboohr.com/careers",
		"https://northwind.teamtailor.com/jobs/5501-saljare":                               "teamtailor https://northwind.teamtailor.com",
		"https://northwind.na.teamtailor.com/jobs":                                         "teamtailor https://northwind.na.teamtailor.com",
		"https://northwind.breezy.hr/p/c1d2e3f4a5b6-plant-manager":                         "breezy https://northwind.breezy.hr",
	})
}

func TestClaimLeavesTheServicesOwnPages(t *testing.T) {
	cases := map[string]string{}
	for _, link := range []string{
		"https://www.lever.co/pricing", "https://hire.lever.co/auth/login", "https://jobs.lever.co/", "https://api.lever.co/v1/users", "https://jobs.lever.co/${site}",
		"https://www.ashbyhq.com/careers", "https://app.ashbyhq.com/login", "https://jobs.ashbyhq.com/api/non-user-graphql", "https://api.ashbyhq.com/job.list",
		"https://www.smartrecruiters.com/pricing", "https://my.smartrecruiters.com/login", "https://jobs.smartrecruiters.com/my-applications", "https://api.smartrecruiters.com/v1/industries",
		"https://www.workable.com/pricing", "https://help.workable.com/hc", "https://jobs.workable.com/view/x", "https://apply.workable.com/j/A1B2C3", "https://apply.workable.com/",
		"https://www.recruitee.com/demo", "https://app.recruitee.com/#/login", "https://docs.recruitee.com/reference", "https://recruitee.com/",
		"https://www.personio.de/", "https://northwind.personio.de/login", "https://jobs.personio.de/", "https://support.personio.de/hc",
		"https://www.bamboohr.com/careers/", "https://northwind.bamboohr.com/login.php", "https://northwind.bamboohr.com/", "https://help.bamboohr.com/jobs/",
		"https://www.teamtailor.com/en/", "https://app.teamtailor.com/login", "https://support.teamtailor.com/en/", "https://api.na.teamtailor.com/v1/jobs",
		"https://breezy.hr/pricing", "https://app.breezy.hr/signin", "https://developer.breezy.hr/reference", "https://notbreezy.hr.example/",
	} {
		cases[link] = ""
	}
	claims(t, cases)
}

// readCase reads the answers of a kind's case, with its text changed.
func readCase(t *testing.T, kind, of string, change func(text string) string) (*sources.Snapshot, error) {
	t.Helper()
	c := readKindCase(t, kind)
	for address, bodies := range c.answers[of] {
		for i := range bodies {
			bodies[i] = change(bodies[i])
		}
		c.answers[of][address] = bodies
	}
	return c.visit(t, &service{answers: c.answers[of]})
}

func unchanged(text string) string { return text }

func TestOpeningsSayTeamPlaceAndDayInUTC(t *testing.T) {
	for kind, want := range map[string]map[string]string{
		"lever":           {"title": "Account Executive & Partner Lead", "team": "Sales", "place": "Munich; Graz; Zurich", "posted": "2026-11-23"},
		"ashby":           {"title": "Staff Engineer, Storage", "team": "Storage", "place": "Porto; Braga; Lisbon", "posted": "2026-11-04"},
		"smartrecruiters": {"title": "Depot Manager (all genders)", "team": "Logistics", "place": "Linz, Upper Austria, AT", "posted": "2026-11-19"},
		"workable":        {"title": "Service Technician", "team": "Field Service", "place": "Athens, Attica, Greece; Nicosia, Cyprus", "posted": "2026-11-12"},
		"recruitee":       {"title": "Verkoper Binnendienst (m/v/x)", "team": "Sales", "place": "Utrecht, Netherlands; Zwolle, Netherlands", "posted": "2026-11-09"},
		"personio":        {"title": "Einkäufer:in Rohstoffe & Verpackung", "team": "Einkauf", "place": "Köln; Bern; Wien", "posted": "2026-10-30"},
		"bamboohr":        {"title": "Payroll Specialist", "team": "Finance", "place": "Ogden, Utah"},
		"teamtailor":      {"title": "Säljare & rådgivare", "team": "Sales", "place": "Umeå, Sweden; Norrköping, Sweden", "posted": "2026-11-01"},
		"breezy":          {"title": "Plant Manager", "team": "Operations", "place": "Dayton, OH; Akron, OH", "posted": "2026-11-15"},
		"jobposting":      {"title": "Account Manager & Trainer", "team": "Sales", "place": "Bergen, NO; Aarhus, DK", "posted": "2026-11-18"},
	} {
		snap, err := readCase(t, kind, "healthy", unchanged)
		if err != nil {
			t.Fatal(kind, err)
		}
		want["by"], want["sure"] = "service", "1.00"
		if diff := cmp.Diff(want, snap.Items[0].Fields); diff != "" {
			t.Errorf("%s:\n%s", kind, diff)
		}
	}
}

func TestJobPostingsOfAPageThatEndsBetweenTwoAreNotRead(t *testing.T) {
	if _, err := readCase(t, "jobposting", "healthy", func(text string) string {
		head, _, _ := strings.Cut(text, "</main>")
		return head
	}); err == nil || sources.StateOf(err) != sources.StateUnparseable {
		t.Errorf("a page without its end: %v", err)
	}
	if _, err := readCase(t, "jobposting", "healthy", func(text string) string {
		return strings.Replace(text, `"title":"Clerk",`, `"title":"Clerk"`, 1)
	}); err == nil || !strings.Contains(err.Error(), "no JSON") {
		t.Errorf("a posting that is no JSON: %v", err)
	}
}

func TestPagesSayThatThereIsNoOpening(t *testing.T) {
	page := func(body string) func(string) string {
		return func(string) string { return "<!doctype html><html><body><main>" + body + "</main></body></html>" }
	}
	for body, none := range map[string]bool{
		`<p>No open positions at the moment.</p>`:                                                                 true,
		`<p>Wir haben derzeit keine offenen Stellen.</p>`:                                                         true,
		`<p>Il n’y a aucune offre pour le moment.</p>`:                                                            true,
		`<p>We are not currently hiring.</p>`:                                                                     true,
		`<script type="application/ld+json">{"@type":"ItemList","numberOfItems":0,"itemListElement":[]}</script>`: true,
		`<p>No open positions match your search.</p>`:                                                             false,
		`<p>Wenn wir keine offenen Stellen haben, schreiben Sie uns.</p>`:                                         false,
		`<p hidden>No open positions.</p><p>Loading</p>`:                                                          false,
		`<div style="display: none"><p>No open positions.</p></div>`:                                              false,
		`<p>Great jobs, great people.</p>`:                                                                        false,
	} {
		snap, err := readCase(t, "jobposting", "empty", page(body))
		if none && (err != nil || len(snap.Items) > 0) || !none && (err == nil || sources.StateOf(err) != sources.StateUnparseable) {
			t.Errorf("%s: %v", body, err)
		}
	}
}

func TestOwnDomainsOfCareersSitesAreAsked(t *testing.T) {
	for kind, want := range map[string]string{
		"recruitee":  "https://jobs.northwind.example/api/offers/",
		"teamtailor": "https://jobs.northwind.example/jobs.rss?offset=0&per_page=100",
		"breezy":     "https://jobs.northwind.example/json",
	} {
		k, _ := sources.KindByName(kind)
		if req, err := k.First(sources.Source{URL: "https://jobs.northwind.example/open"}); err != nil || req.URL != want {
			t.Errorf("%s asks %s (%v), want %s", kind, req.URL, err, want)
		}
	}
	for _, kind := range []string{"recruitee", "teamtailor", "breezy", "personio", "bamboohr", "lever", "ashby", "smartrecruiters", "workable"} {
		k, _ := sources.KindByName(kind)
		example, _ := url.Parse(k.Example)
		domain := example.Hostname()[strings.IndexByte(example.Hostname(), '.')+1:]
		if req, err := k.First(sources.Source{URL: "https://www." + domain + "/"}); err == nil {
			t.Errorf("%s takes the service's own site for a company's and asks %s", kind, req.URL)
		}
	}
}

// TestAPageThatIsItsOwnNextIsVisitedOnce reads the second page of the case,
// which links to itself.
func TestAPageThatIsItsOwnNextIsVisitedOnce(t *testing.T) {
	snap, err := readCase(t, "jobposting", "paged", unchanged)
	if err != nil || len(snap.Documents) != 2 {
		t.Errorf("%d pages visited, want 2 (%v)", len(snap.Documents), err)
	}
}

// TestAListThatMindsNoOffsetEnds holds kinds that page by an offset against a
// service that answers every page with the first one.
func TestAListThatMindsNoOffsetEnds(t *testing.T) {
	for kind, most := range map[string]int{"lever": 2, "teamtailor": 2} {
		k, _ := sources.KindByName(kind)
		c := readKindCase(t, kind)
		first, err := k.First(c.source)
		if err != nil {
			t.Fatal(err)
		}
		docs := []sources.Document{{URL: first.URL, Body: []byte(c.answers["paged"][first.URL][0])}}
		for len(docs) < 10 {
			if _, more := k.Next(c.source, docs); !more {
				break
			}
			docs = append(docs, docs[0])
		}
		if len(docs) != most {
			t.Errorf("%s visits %d pages, want %d", kind, len(docs), most)
		}
	}
}
