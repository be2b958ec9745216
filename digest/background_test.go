package digest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"keywatch/sources"
)

func item(kind string, fields ...string) sources.Item {
	it := sources.Item{Type: kind, Region: sources.RegionMain, Fields: map[string]string{}}
	for i := 0; i+1 < len(fields); i += 2 {
		it.Fields[fields[i]] = fields[i+1]
	}
	it.Key = kind + ":" + strings.Join(fields, ":")
	return it
}

func entry(at time.Time, title, link string) sources.Item {
	return sources.Item{Key: link, Type: "entry", Title: title, Link: link, At: at}
}

func plan(name, amount string) sources.Item {
	return sources.Item{Key: "plan:" + name, Type: "plan", Fields: map[string]string{
		"name": name, "amount": amount, "currency": "EUR", "interval": "month", "unit": "seat", "per": "1", "sure": "0.90",
	}}
}

// visited is a source that was read, or one that was not.
func visited(company, place, kind string, items ...sources.Item) Visited {
	now := monday.Add(-10 * time.Minute)
	v := Visited{
		Source: sources.Source{
			ID: company + "-" + place, Kind: kind, Company: company, Place: sources.Place(place),
			URL: "https://www." + company + ".example/" + place,
		},
		Status: sources.Status{Source: company + "-" + place, State: sources.StateHealthy, First: now, Checked: now, Read: now},
	}
	v.Snapshot = &sources.Snapshot{Source: v.Source.ID, At: now, Items: items}
	return v
}

func unreadVisit(company, place, detail string) Visited {
	v := visited(company, place, "page")
	v.Snapshot = nil
	v.Status = sources.Status{State: sources.StateBlocked, Since: v.Status.First, First: v.Status.First, Checked: v.Status.First, Detail: detail}
	return v
}

func brindlowVisit() FirstVisit {
	dated := func(it sources.Item, at time.Time, text string) sources.Item {
		it.At, it.Text = at, text
		return it
	}
	utc := func(d int) time.Time { return time.Date(2026, 11, d, 0, 0, 0, 0, time.UTC) }
	webinar := dated(item("event", "name", "Webinar: leaving the spreadsheet", "place", "online"), utc(26), "")
	webinar.Link = "https://www.brindlow.example/webinar"
	feed := []sources.Item{
		entry(day(3, 9, 0), "Brindlow opens an office in Leeds", "https://www.brindlow.example/news/leeds"),
		entry(day(18, 9, 0), "How Lindqvist Freight closes its books in a day", "https://www.brindlow.example/news/lindqvist"),
		entry(time.Date(2026, 9, 1, 9, 0, 0, 0, berlin), "Older than a month", "https://www.brindlow.example/news/old"),
		{Key: "undated", Type: "entry", Title: "Without a day"},
	}
	return FirstVisit{Company: testCompanies()[1], Sources: []Visited{
		visited("brindlow", "home", "page",
			item("hero", "headline", "The ledger that closes itself", "description", "Accounting for fleets of every size."),
			item("logo", "name", "Dunmore Rail"), func() sources.Item {
				it := item("logo", "name", "Morning Courier")
				it.Section = "As featured in the press"
				return it
			}()),
		visited("brindlow", "pricing", "page", plan("Team", "4900"), plan("Business", "9900"), plan("Team", "4900")),
		visited("brindlow", "leadership", "page", item("person", "name", "Ada Fenwick", "title", "Chief Executive Officer"), item("person", "name", "Tom Reyl", "title", "Office dog walker")),
		visited("brindlow", "careers", "page",
			item("job", "title", "Account Executive", "place", "London, UK"), item("job", "title", "Account Executive", "place", "Leeds"),
			item("job", "title", "Backend Engineer", "place", "Leeds, UK"), item("job", "title", "Backend Engineer", "place", "Leeds (hybrid)")),
		visited("brindlow", "customers", "page",
			item("logo", "name", "Holm & Sons"), item("logo", "name", "Astery"), item("person", "name", "Rosa Calder", "title", "CIO"),
			sources.Item{Key: "t", Type: "block", Region: sources.RegionMain, Text: "Astery Bank moved its ledgers in a week."}),
		visited("brindlow", "partners", "page", item("logo", "name", "Oakmoor")),
		visited("brindlow", "changelog", "page",
			dated(item("release", "version", "4.1"), utc(2), "4.1, 2 November 2026"), dated(item("release", "version", "4.2"), utc(16), "4.2, 16 November 2026: bulk import")),
		visited("brindlow", "events", "page", webinar, dated(item("event", "name", "Last year's fair"), utc(1), "")),
		visited("brindlow", "newsroom", "feed", feed...),
		unreadVisit("brindlow", "terms", "robots.txt forbids it"),
	}}
}

func backgroundInput(list ...FirstVisit) BackgroundInput {
	sub := testSubscription()
	sub.Lead = true
	return BackgroundInput{
		Subscription: sub, Number: 3, Now: monday, World: NewMatcher(testCompanies(), testAccounts(), monday),
		Companies: list, Leave: Leave{Mailto: "keywatch@tarnwick.example"},
	}
}

func backgroundText(t *testing.T, in BackgroundInput) string {
	t.Helper()
	issue, err := NewBackground(in, in.Subscription.Email)
	if err != nil {
		t.Fatal(err)
	}
	return "Subject: " + issue.Subject + "\n\n" + issue.Text
}

func TestTheBackgroundOfACompanyReadsAsItShould(t *testing.T) {
	issue, err := NewBackground(backgroundInput(brindlowVisit()), "maren.voss@tarnwick.example")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "background.txt", "Subject: "+issue.Subject+"\n\n"+issue.Text)
	golden(t, "background.html", issue.HTML)
	if want := "maren/background/brindlow"; issue.ID != want || issue.Cadence != Background || len(issue.Told) != 0 {
		t.Errorf("the issue %s of cadence %s told %v, want %s and no event told", issue.ID, issue.Cadence, issue.Told, want)
	}
}

func TestCompaniesThatCameTogetherAreOneMail(t *testing.T) {
	quenby := FirstVisit{Company: testCompanies()[4], Sources: []Visited{unreadVisit("quenby", "pricing", "no answer"), unreadVisit("quenby", "newsroom", "no answer")}}
	in := backgroundInput(brindlowVisit(), quenby)
	in.Redirect = in.Subscription.Email
	issue, err := NewBackground(in, "pilot@tarnwick.example")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "background_two.txt", "Subject: "+issue.Subject+"\n\n"+issue.Text)
	golden(t, "background_two.html", issue.HTML)
	back := backgroundInput(quenby, brindlowVisit())
	again, err := NewBackground(back, "pilot@tarnwick.example")
	if err != nil || again.ID != issue.ID {
		t.Errorf("the same companies in another order are the issue %s, not %s: %v", again.ID, issue.ID, err)
	}
}

func TestBackgroundLeavesOutWhatIsNotThere(t *testing.T) {
	visit := func(list ...Visited) FirstVisit { return FirstVisit{Company: testCompanies()[1], Sources: list} }
	for _, c := range []struct {
		name      string
		visit     FirstVisit
		want, not []string
	}{
		{
			"nothing was read", visit(unreadVisit("brindlow", "pricing", "robots.txt forbids it")),
			[]string{"0 of 1 source read", "not read", "pricing page blocked, robots.txt forbids it"},
			[]string{"prices  ", "What was read"},
		},
		{
			"what was read shows none of it", visit(visited("brindlow", "home", "page")),
			[]string{"What was read shows no prices"},
			[]string{"not read"},
		},
		{
			"a feed's price is no price of today", visit(visited("brindlow", "blog", "feed", plan("Team", "4900"))),
			nil,
			[]string{"EUR"},
		},
		{
			"a customer's praise names no leader", visit(visited("brindlow", "customers", "page", item("person", "name", "Rosa Calder", "title", "CIO"))),
			nil,
			[]string{"Calder"},
		},
		{
			"a leader is known by the title elsewhere", visit(visited("brindlow", "", "page", item("person", "name", "Ada Fenwick", "title", "CEO"), item("person", "name", "Jo Lund", "title", "Baker"))),
			[]string{"Ada Fenwick, CEO"},
			[]string{"Lund"},
		},
		{
			"an undated entry may be years old", visit(visited("brindlow", "blog", "feed", entry(time.Time{}, "Without a day", ""), entry(monday.AddDate(0, 0, -31), "Of last month", ""), entry(monday.AddDate(1, 0, 0), "Of next year", ""))),
			nil,
			[]string{"Without a day", "Of last month", "Of next year", "last 30 days"},
		},
		{
			"an event that was is none ahead", visit(visited("brindlow", "events", "page", func() sources.Item {
				it := item("event", "name", "The fair")
				it.At = monday.AddDate(0, 0, -2)
				return it
			}())),
			nil,
			[]string{"The fair"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := backgroundText(t, backgroundInput(c.visit))
			mustContain(t, text, append(c.want, "not news")...)
			mustNotContain(t, text, c.not...)
		})
	}
}

func TestLongListsAreCutAndCounted(t *testing.T) {
	var people, logos, plans, entries, jobs []sources.Item
	for i := range 30 {
		people = append(people, item("person", "name", fmt.Sprint("Person ", i), "title", "Director"))
		logos = append(logos, item("logo", "name", fmt.Sprint("Firm ", i)))
		plans = append(plans, plan(fmt.Sprint("Plan ", i), "100"))
		entries = append(entries, entry(monday.Add(-time.Duration(i)*time.Hour), fmt.Sprint("Entry ", i), "https://www.brindlow.example/e/"+fmt.Sprint(i)))
		jobs = append(jobs, item("job", "title", fmt.Sprint("Driver ", i), "place", fmt.Sprint("Town ", i%9)))
	}
	ed := ComposeBackground(backgroundInput(FirstVisit{Company: testCompanies()[1], Sources: []Visited{
		visited("brindlow", "leadership", "page", people...), visited("brindlow", "customers", "page", logos...),
		visited("brindlow", "pricing", "page", plans...), visited("brindlow", "blog", "feed", entries...), visited("brindlow", "careers", "page", jobs...),
	}}))
	got := map[string]string{}
	for _, p := range ed.Companies[0].Parts {
		got[p.Label] = fmt.Sprintf("%d+%d", len(p.Lines), p.More)
		if p.Label == "openings" {
			got[p.Label] = p.Lines[0].Text
		}
	}
	for label, want := range map[string]string{
		"leaders": "1+22", "customers": "1+22", "prices": "8+22", "last 30 days": "10+20",
		"openings": "30; operations 30; Town 0 4, Town 1 4, Town 2 4, Town 3 3, Town 4 3, 12 other",
	} {
		if got[label] != want {
			t.Errorf("%s: %q, want %q", label, got[label], want)
		}
	}
}

func TestAFirstStartWithManyCompaniesIsOneMailOfAFew(t *testing.T) {
	var list []FirstVisit
	for i := range 40 {
		id := fmt.Sprint("firm-", i)
		list = append(list, FirstVisit{Company: sources.Company{ID: id, Name: fmt.Sprint("Firm ", i)}, Sources: []Visited{visited(id, "home", "page")}})
	}
	issue, err := NewBackground(backgroundInput(list...), "maren.voss@tarnwick.example")
	if err != nil {
		t.Fatal(err)
	}
	mustContain(t, issue.Subject, "Background: Firm 0, Firm 1, Firm 2 and 37 more (40 sources)")
	mustContain(t, issue.Text, "FIRM 11", "ALSO NEW, NOT TOLD HERE")
	mustNotContain(t, issue.Text, "FIRM 12")
	if len(issue.Companies) != 40 || len(issue.ID) > 120 {
		t.Errorf("issue %s of %d companies", issue.ID, len(issue.Companies))
	}
}

func TestOnlyTheReadersAccountsAreNamed(t *testing.T) {
	in := backgroundInput(brindlowVisit())
	in.Subscription.Lead, in.Subscription.Scope = false, Scope{Accounts: []string{"astery"}}
	text := backgroundText(t, in)
	mustContain(t, text, "already names your account Astery Bank")
	mustNotContain(t, text, "your account Dunmore", "your account Lindqvist")
	own := FirstVisit{Company: testCompanies()[0], Sources: []Visited{visited("tarnwick", "customers", "page", item("logo", "name", "Astery Bank"))}}
	mustNotContain(t, backgroundText(t, backgroundInput(own)), "already names")
	astery := FirstVisit{Company: testCompanies()[8], Sources: []Visited{visited("astery", "home", "page", item("logo", "name", "Astery Bank"))}}
	mustNotContain(t, backgroundText(t, backgroundInput(astery)), "already names")
}

func TestHostileTextInABackgroundStaysText(t *testing.T) {
	evil := "<script>alert(1)</script>\u202e\x1b[2J\r\nBcc: x@evil.example"
	v := visited("brindlow", "customers", "page", item("logo", "name", evil))
	v.Source.URL = "javascript:alert(1)"
	feed := visited("brindlow", "blog", "feed", entry(monday.Add(-time.Hour), evil, "javascript:alert(2)"))
	bad := unreadVisit("brindlow", "terms", evil)
	issue, err := NewBackground(backgroundInput(FirstVisit{Company: sources.Company{ID: "brindlow", Name: evil, Domain: evil}, Sources: []Visited{v, feed, bad}}), "a@b.example")
	if err != nil {
		t.Fatal(err)
	}
	mustNotContain(t, issue.HTML, "<script", "javascript:", "\x1b", "\u202e")
	mustNotContain(t, issue.Text, "\x1b", "\u202e", "\nBcc", "javascript:")
	mustNotContain(t, issue.Subject, "\n", "\r", "\u202e")
}
