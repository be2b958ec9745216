package tag

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"keywatch/diff"
	"keywatch/sources"
)

const (
	pricingPage = sources.PlacePricing
	careers     = sources.PlaceCareers
	leaders     = sources.PlaceLeadership
	customers   = sources.PlaceCustomers
	newsroom    = sources.PlaceNewsroom
	termsPage   = sources.PlaceTerms
	product     = sources.PlaceProduct
	day         = 24 * time.Hour
)

// flow is a set of changes, check by check, and the events they come to.
type flow struct {
	name  string
	steps [][]diff.Change
	want  []string
}

func one(changes ...diff.Change) [][]diff.Change { return [][]diff.Change{changes} }

func run(t *testing.T, flows []flow) {
	t.Helper()
	for _, f := range flows {
		t.Run(f.name, func(t *testing.T) {
			var got []string
			for _, e := range live(assigner(), f.steps...) {
				got = append(got, shape(e))
			}
			if d := cmp.Diff(f.want, got); d != "" {
				t.Errorf("events (-want +got):\n%s", d)
			}
		})
	}
}

func TestOnePageTellsEachThingOnce(t *testing.T) {
	run(t, []flow{
		{"a price", one(edited(pricingPage, "Pricing > Team", "p", "EUR 50 per seat / month", "EUR 40 per seat / month")), []string{
			"Team -20 %: EUR 50 → EUR 40 per seat / month [1]",
		}},
		{"a price with its label", one(edited(pricingPage, "Pricing", "p", "Team EUR 50 per seat / month, from 10 seats", "Team EUR 40 per seat / month, from 5 seats")), []string{
			"Team -20 %: EUR 50 → EUR 40 per seat / month, from 10 → 5 seats [1]",
		}},
		{"two rows of a price table", one(
			edited(pricingPage, "Pricing", "tr", "Team | EUR 50", "Team | EUR 40"),
			edited(pricingPage, "Pricing", "tr", "Scale | EUR 90", "Scale | EUR 95"),
		), []string{"Team -20 %: EUR 50 → EUR 40 [1]", "Scale +5.6 %: EUR 90 → EUR 95 [1]"}},
		{"two plan cards", one(
			edited(pricingPage, "Pricing > Team", "p", "€50 / month", "€40 / month"),
			edited(pricingPage, "Pricing > Scale", "p", "€90 / month", "€99 / month"),
		), []string{"Team -20 %: EUR 50 → EUR 40 / month [1]", "Scale +10 %: EUR 90 → EUR 99 / month [1]"}},
		{"a price and a feature of one plan", one(
			edited(pricingPage, "Pricing > Team", "p", "€50 / month", "€40 / month"),
			added(pricingPage, "Pricing > Team", "li", "Audit log"),
		), []string{"Team -20 %: EUR 50 → EUR 40 / month [2]"}},
		{"a new plan card of six blocks", one(
			added(pricingPage, "Pricing > Scale", "h3", "Scale"),
			added(pricingPage, "Pricing > Scale", "p", "EUR 99 per seat / month"),
			added(pricingPage, "Pricing > Scale", "li", "Unlimited projects"),
			added(pricingPage, "Pricing > Scale", "li", "Audit log"),
			added(pricingPage, "Pricing > Scale", "li", "Single sign-on"),
			added(pricingPage, "Pricing > Scale", "li", "Telephone support"),
		), []string{"New plan: Scale, EUR 99 per seat / month [6]"}},
		{"a heading that is not in its own path", one(
			added(pricingPage, "Pricing", "h3", "Scale"),
			added(pricingPage, "Pricing > Scale", "p", "EUR 99"),
			added(pricingPage, "Pricing > Scale", "li", "Audit log"),
		), []string{"New plan: Scale, EUR 99 [3]"}},
		{"two new plan cards", one(
			added(pricingPage, "Pricing > Scale", "h3", "Scale"),
			added(pricingPage, "Pricing > Scale", "p", "EUR 99"),
			added(pricingPage, "Pricing > Solo", "h3", "Solo"),
			added(pricingPage, "Pricing > Solo", "p", "EUR 9"),
		), []string{"New plan: Scale, EUR 99 [2]", "New plan: Solo, EUR 9 [2]"}},
		{"a plan that is gone", one(
			removed(pricingPage, "Pricing > Solo", "h3", "Solo"),
			removed(pricingPage, "Pricing > Solo", "p", "EUR 9 / month"),
		), []string{"Plan gone: Solo, EUR 9 / month [2 removal]"}},
		{"a guarantee that is gone", one(removed(product, "Service", "p", "99.95 % uptime, or money back")), []string{
			"Removed (Service): “99.95 % uptime, or money back” [1 removal untagged]",
		}},
		{"an opening", one(added(careers, "Open positions", "li", "Data Steward, Gdansk")), []string{"New opening: Data Steward, Gdansk [1]"}},
		{"an opening in two blocks", one(
			added(careers, "Open positions", "h3", "Data Steward"), added(careers, "Open positions > Data Steward", "p", "Gdansk"),
		), []string{"New opening: Data Steward, Gdansk [2]"}},
		{"two openings", one(
			added(careers, "Open positions", "li", "Data Steward, Gdansk"), added(careers, "Open positions", "li", "Sales Manager, Lodz"),
		), []string{"New opening: Data Steward, Gdansk [1]", "New opening: Sales Manager, Lodz [1]"}},
		{"openings as titles and places", one(
			added(careers, "Open positions", "p", "Data Steward"), added(careers, "Open positions", "p", "Gdansk"),
			added(careers, "Open positions", "p", "Sales Manager"), added(careers, "Open positions", "p", "Lodz"),
		), []string{"New opening: Data Steward, Gdansk [2]", "New opening: Sales Manager, Lodz [2]"}},
		{"six openings in one city", one(
			added(careers, "Jobs", "li", "Data Steward, Gdansk"), added(careers, "Jobs", "li", "Data Engineer, Gdansk"),
			added(careers, "Jobs", "li", "Sales Manager, Gdansk"), added(careers, "Jobs", "li", "Recruiter, Gdansk"),
			added(careers, "Jobs", "li", "Accountant, Gdansk"), added(careers, "Jobs", "li", "Team Lead, Gdansk"),
		), []string{"6 new openings in Gdansk: Data Steward; Data Engineer; Sales Manager; Recruiter; Accountant; Team Lead [6]"}},
		{"an opening closed", one(removed(careers, "Jobs", "li", "Data Steward, Gdansk")), []string{"Opening closed: Data Steward, Gdansk [1 removal]"}},
		{"openings under a heading of their own", one(
			added(careers, "Careers", "h2", "Open positions in Gdansk"),
			added(careers, "Careers > Open positions in Gdansk", "a", "Data Steward"), added(careers, "Careers > Open positions in Gdansk", "a", "Welder"),
		), []string{"New opening: Data Steward, Gdansk [2]", "New opening: Welder, Gdansk [1]"}},
		{"a team with its openings", one(
			added(careers, "Careers > Engineering", "h3", "Engineering"), added(careers, "Careers > Engineering", "li", "Data Steward, Gdansk"),
		), []string{"New opening: Data Steward, Gdansk [2]"}},
		{"people under a heading of their own", one(
			added(leaders, "About > Executive Team", "h2", "Executive Team"),
			added(leaders, "About > Executive Team", "p", "Ana Ruiz"), added(leaders, "About > Executive Team", "p", "CFO"),
		), []string{"Ana Ruiz joins as CFO [3]"}},
		{"a person with a biography", one(
			added(leaders, "Leadership", "h3", "Ilse Harmsen"), added(leaders, "Leadership > Ilse Harmsen", "p", "CIO"),
			added(leaders, "Leadership > Ilse Harmsen", "p", "She led the launch of three products at another firm."),
		), []string{"Ilse Harmsen joins as CIO [3]"}},
		{"a logo with a quotation", one(
			added(customers, "Customers", "img", "Astery Bank"), added(customers, "Customers", "blockquote", "We moved our archive in a week."),
			added(customers, "Customers", "p", "Head of Data, Astery Bank"),
		), []string{"Logo of Astery Bank appeared on the customer page [3]"}},
		{"a version in the changelog", one(
			added(sources.PlaceChangelog, "Changelog > 4.2", "h2", "4.2"), added(sources.PlaceChangelog, "Changelog > 4.2", "li", "Offline mode for scanners"),
			added(sources.PlaceChangelog, "Changelog > 4.2", "li", "Faster export"),
		), []string{"4.2: Offline mode for scanners [3 untagged]"}},
		{"two limits of a plan", one(
			edited(pricingPage, "Pricing > Solo", "li", "3 projects", "5 projects"), edited(pricingPage, "Pricing > Solo", "li", "1 GB", "2 GB"),
		), []string{"Solo: “3 projects” → “5 projects”; “1 GB” → “2 GB” [2 untagged]"}},
		{"a plan swapped for another", one(
			removed(pricingPage, "Pricing > Free", "h3", "Free"), removed(pricingPage, "Pricing > Free", "p", "EUR 0"),
			added(pricingPage, "Pricing > Solo", "h3", "Solo"), added(pricingPage, "Pricing > Solo", "p", "EUR 9"),
		), []string{"Plan gone: Free, EUR 0 [2 removal]", "New plan: Solo, EUR 9 [2]"}},
		{"a person as a line", one(added(leaders, "Leadership", "li", "Ilse Harmsen, CIO")), []string{"Ilse Harmsen joins as CIO [1]"}},
		{"two people as lines", one(
			added(leaders, "Leadership", "li", "Ilse Harmsen, CIO"), added(leaders, "Leadership", "li", "Ana Ruiz, CFO"),
		), []string{"Ilse Harmsen joins as CIO [1]", "Ana Ruiz joins as CFO [1]"}},
		{"a person card", one(
			added(leaders, "Leadership", "h3", "Ilse Harmsen"), added(leaders, "Leadership > Ilse Harmsen", "p", "Chief Information Officer"),
		), []string{"Ilse Harmsen joins as Chief Information Officer [2]"}},
		{"two person cards without headings", one(
			added(leaders, "Leadership", "p", "Ilse Harmsen"), added(leaders, "Leadership", "p", "Chief Information Officer"),
			added(leaders, "Leadership", "p", "Ana Ruiz"), added(leaders, "Leadership", "p", "CFO"),
		), []string{"Ilse Harmsen joins as Chief Information Officer [2]", "Ana Ruiz joins as CFO [2]"}},
		{"a person who left", one(removed(leaders, "Leadership", "li", "Ana Ruiz, CFO")), []string{"Ana Ruiz, CFO, left the leadership page [1 removal]"}},
		{"a promotion", one(edited(leaders, "Leadership", "li", "Ana Ruiz, CFO", "Ana Ruiz, COO")), []string{"Ana Ruiz: CFO → COO [1]"}},
		{"a successor", one(edited(leaders, "Leadership", "li", "P. Adeyemi, CIO", "Ilse Harmsen, CIO")), []string{"CIO: P. Adeyemi → Ilse Harmsen [1]"}},
		{"a title under a name", one(edited(leaders, "Leadership > Ana Ruiz", "p", "CFO", "COO")), []string{"Ana Ruiz: CFO → COO [1]"}},
		{"a logo", one(added(customers, "Customers", "img", "Astery Bank")), []string{"Logo of Astery Bank appeared on the customer page [1]"}},
		{"two logos", one(added(customers, "Customers", "img", "Astery Bank logo"), added(customers, "Customers", "img", "Kestwick Health")), []string{
			"Logo of Astery Bank appeared on the customer page [1]", "Logo of Kestwick Health appeared on the customer page [1]",
		}},
		{"a logo gone", one(removed(customers, "Customers", "li", "Kestwick Health")), []string{"Kestwick Health left the customer page [1 removal]"}},
		{"a news item of three blocks", one(
			added(newsroom, "News", "h3", "Brindlow opens an office in Lodz"), added(newsroom, "News > Brindlow opens an office in Lodz", "time", "16 November 2026"),
			added(newsroom, "News > Brindlow opens an office in Lodz", "p", "The office is the first in Poland."),
		), []string{"Brindlow opens an office in Lodz [3]"}},
		{"news items with the date first", one(
			added(newsroom, "News", "p", "16 Nov 2026"), added(newsroom, "News", "a", "Brindlow opens an office in Lodz"),
			added(newsroom, "News", "p", "12 Nov 2026"), added(newsroom, "News", "a", "Brindlow introduces offline mode"),
		), []string{"Brindlow opens an office in Lodz [2]", "Brindlow introduces offline mode [2]"}},
		{"a list of news that rolled on", one(
			added(newsroom, "News", "li", "Brindlow opens an office in Lodz"), removed(newsroom, "News", "li", "Brindlow at the Harbour fair"),
		), []string{"Brindlow opens an office in Lodz [2]"}},
		{"a policy edited in three places", one(
			edited(termsPage, "Terms > Data", "p", "We keep data for 30 days.", "We keep data for 90 days."),
			added(termsPage, "Terms > Law", "p", "The courts of Tarn decide."), removed(termsPage, "Terms > Notice", "p", "We give notice by letter."),
		), []string{"Data: “keep data for 30 days.” → “keep data for 90 days.” [3 untagged]"}},
		{"nine logos", one(many9(func(i int) diff.Change { return added(customers, "Customers", "img", "Firm "+string(rune('A'+i))) })...), []string{
			"9 names appeared on the customer page: Firm A, Firm B, Firm C, Firm D, Firm E, Firm F, Firm G, Firm H, Firm I [9]",
		}},
		{"customers on the home page", one(
			added(sources.PlaceHome, "Brindlow > Our customers", "img", "Astery Bank"), added(sources.PlaceHome, "Brindlow > Our customers", "img", "Kestwick Health"),
		), []string{"Logo of Astery Bank appeared on the customer page [1]", "Logo of Kestwick Health appeared on the customer page [1]"}},
		{"a feature", one(added(product, "Features", "li", "Works without a network")), []string{"New (Features): “Works without a network” [1 untagged]"}},
		{"a menu", one(frame(added(product, "", "a", "Academy")), frame(added(product, "", "a", "Status"))), []string{
			"New: “Academy: Status” [2 untagged]",
		}},
		{"a page rewritten", one(
			edited(product, "A", "p", "one a", "two a"), edited(product, "B", "p", "one b", "two b"), edited(product, "C", "p", "one c", "two c"),
			edited(product, "D", "p", "one d", "two d"), edited(product, "E", "p", "one e", "two e"), edited(product, "F", "p", "one f", "two f"),
			edited(product, "G", "p", "one g", "two g"),
		), []string{"Page rewritten: 7 changes in 7 sections [7 untagged]"}},
	})
}

func frame(ch diff.Change) diff.Change {
	ch.Region = sources.RegionChrome
	return ch
}

func many9(make func(int) diff.Change) []diff.Change {
	var list []diff.Change
	for i := range 9 {
		list = append(list, make(i))
	}
	return list
}
