package tag

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"keywatch/diff"
)

// news makes an item of the newsroom page.
func news(title string) diff.Change { return added(newsroom, "News", "li", title) }

func feed(title, body string) diff.Change { return entry("brindlow-feed", title, body) }

func wire(title, body string) diff.Change { return entry("wire", title, body) }

func TestOneHappeningIsOneEventOverSources(t *testing.T) {
	price := edited(pricingPage, "Pricing > Team", "p", "EUR 50 per seat / month", "EUR 40 per seat / month")
	logo := added(customers, "Customers", "img", "Astery Bank")
	harmsen := added(leaders, "Leadership", "li", "Ilse Harmsen, CIO")
	run(t, []flow{
		{"feed and newsroom with one headline", [][]diff.Change{{feed("Brindlow opens an office in Lodz", "")}, after(time.Hour, news("Brindlow opens an office in Lodz"))}, []string{
			"Brindlow opens an office in Lodz [2]",
		}},
		{"both in one check", one(feed("Brindlow opens an office in Lodz", ""), news("Brindlow opens an office in Lodz")), []string{"Brindlow opens an office in Lodz [2]"}},
		{"a wire with other words", [][]diff.Change{
			{feed("Brindlow opens an office in Lodz", "The office is the first in Poland.")},
			after(day, wire("Software maker Brindlow opens Lodz office, its first in Poland", "")),
		}, []string{"Brindlow opens an office in Lodz [2]"}},
		{"a wire before the company itself", [][]diff.Change{
			{wire("Software maker Brindlow opens Lodz office", "")}, after(day, feed("Brindlow opens an office in Lodz", "")),
		}, []string{"Brindlow opens an office in Lodz [2]"}},
		{"a pricing page and the news of it", [][]diff.Change{{price}, after(day, feed("Brindlow cuts the Team price by 20 %", ""))}, []string{
			"Brindlow cuts the Team price by 20 % [2]",
		}},
		{"the news and then the pricing page", [][]diff.Change{{feed("Brindlow cuts Team to EUR 40 per seat", "")}, after(day, price)}, []string{
			"Brindlow cuts Team to EUR 40 per seat [2]",
		}},
		{"news of another price", [][]diff.Change{{price}, after(day, feed("Brindlow cuts the Archive price by 35 %", ""))}, []string{
			"Team -20 %: EUR 50 → EUR 40 per seat / month [1]", "Brindlow cuts the Archive price by 35 % [1]",
		}},
		{"a leader on the page and in the news", [][]diff.Change{{harmsen}, after(day, feed("Brindlow names Ilse Harmsen Chief Information Officer", ""))}, []string{
			"Brindlow names Ilse Harmsen Chief Information Officer [2]",
		}},
		{"another leader in the news", [][]diff.Change{{harmsen}, after(day, feed("Brindlow names Ana Ruiz Chief Financial Officer", ""))}, []string{
			"Ilse Harmsen joins as CIO [1]", "Brindlow names Ana Ruiz Chief Financial Officer [1]",
		}},
		{"a logo and the story", [][]diff.Change{{logo}, after(2*day, feed("Astery Bank chooses Brindlow for its archive", ""))}, []string{
			"Astery Bank chooses Brindlow for its archive [2]",
		}},
		{"the story of another customer", [][]diff.Change{{logo}, after(2*day, feed("Kestwick Health chooses Brindlow for its archive", ""))}, []string{
			"Logo of Astery Bank appeared on the customer page [1]", "Kestwick Health chooses Brindlow for its archive [1]",
		}},
		{"an opening and an office", [][]diff.Change{{added(careers, "Jobs", "li", "Data Steward, Lodz")}, after(day, feed("Brindlow opens an office in Lodz", ""))}, []string{
			"New opening: Data Steward, Lodz [1]", "Brindlow opens an office in Lodz [1]",
		}},
		{"two offices", [][]diff.Change{{feed("Brindlow opens an office in Lodz", "")}, after(day, wire("Brindlow opens an office in Porto", ""))}, []string{
			"Brindlow opens an office in Lodz [1]", "Brindlow opens an office in Porto [1]",
		}},
		{"two posts of one feed", one(feed("Release 4.1: offline mode", ""), feed("Release 4.2: offline mode for teams", "")), []string{
			"Release 4.1: offline mode [1 untagged]", "Release 4.2: offline mode for teams [1 untagged]",
		}},
		{"the same words three weeks later", [][]diff.Change{{feed("Brindlow opens an office in Lodz", "")}, after(21*day, wire("Brindlow opens an office in Lodz", ""))}, []string{
			"Brindlow opens an office in Lodz [1]", "Brindlow opens an office in Lodz [1]",
		}},
		{"a round told by two", [][]diff.Change{
			{feed("Brindlow raises EUR 30 million in Series B", "")}, after(day, wire("Brindlow raises €30m Series B led by Tarn Ventures", "")),
		}, []string{"Brindlow raises EUR 30 million in Series B [2]"}},
		{"two rounds", [][]diff.Change{
			{feed("Brindlow raises EUR 30 million in Series B", "")}, after(5*day, wire("Brindlow raises EUR 4 million in debt", "")),
		}, []string{"Brindlow raises EUR 30 million in Series B [1]", "Brindlow raises EUR 4 million in debt [1]"}},
		{"a development: it is live", [][]diff.Change{
			{feed("Brindlow introduces offline mode for scanners", "")}, after(4*day, wire("Brindlow offline mode for scanners generally available", "")),
		}, []string{"Brindlow introduces offline mode for scanners [2 r2]"}},
		{"a development: a figure", [][]diff.Change{
			{feed("Brindlow acquires Marrow & Pine", "")}, after(day, wire("Brindlow acquires Marrow & Pine for EUR 12 million", "")),
		}, []string{"Brindlow acquires Marrow & Pine [2 r2]"}},
		{"a development: a graver tag", [][]diff.Change{
			{feed("Brindlow status: archive export offline on Tuesday", "")}, after(day, wire("Brindlow archive export offline on Tuesday after breach", "")),
		}, []string{"Brindlow status: archive export offline on Tuesday [2 r2]"}},
		{"a development: it goes on", [][]diff.Change{
			{feed("Brindlow introduces offline mode for scanners", "")}, after(9*day, wire("Brindlow's offline mode for scanners now live in the EU", "")),
		}, []string{"Brindlow introduces offline mode for scanners [2 r2]"}},
		{"a repeat with more detail", [][]diff.Change{
			{feed("Brindlow raises EUR 30 million in Series B", "")}, after(day, wire("Brindlow raises EUR 30 million, now worth EUR 200 million", "")),
		}, []string{"Brindlow raises EUR 30 million in Series B [2]"}},
		{"a lesson of the days after", [][]diff.Change{
			{feed("Brindlow cuts the Team price by 20 %", "")}, after(2*day, entry("brindlow-blog", "How to cut your archive price by 20 %", "")),
		}, []string{"Brindlow cuts the Team price by 20 % [1]", "How to cut your archive price by 20 % [1]"}},
		{"a report that names it in passing", [][]diff.Change{
			{feed("Brindlow cuts the Team price by 20 %", "")}, after(2*day, wire("Archive prices fall", "Prices fall by 20 %, at vendors such as Brindlow.")),
		}, []string{"Brindlow cuts the Team price by 20 % [1]", "Archive prices fall [1]"}},
		{"a German wire", [][]diff.Change{
			{feed("Brindlow raises EUR 30 million in Series B", "")}, after(day, wire("Brindlow sammelt 30 Mio. Euro ein", "Die Finanzierungsrunde führt Tarn an.")),
		}, []string{"Brindlow raises EUR 30 million in Series B [2]"}},
		{"three tell it", [][]diff.Change{
			{feed("Brindlow opens an office in Lodz", "")}, after(time.Hour, news("Brindlow opens an office in Lodz")), after(2*day, wire("Brindlow opens office in Lodz, Poland", "")),
		}, []string{"Brindlow opens an office in Lodz [3]"}},
		{"an entry edited", [][]diff.Change{
			{feed("Brindlow opens an office in Lodz", "Soon.")}, after(day, amended(feed("Brindlow opens its second office", "Now."))),
		}, []string{"Brindlow opens an office in Lodz [2]"}},
		{"a quiet removal that is announced", [][]diff.Change{
			{removed(customers, "Customers", "img", "Kestwick Health")}, after(day, feed("Kestwick Health is no longer a customer of Brindlow", "")),
		}, []string{"Kestwick Health is no longer a customer of Brindlow [2]"}},
	})
}

func TestWhatIsTakenBackWithinTwoWeeksIsWithdrawn(t *testing.T) {
	price := edited(pricingPage, "Pricing > Team", "p", "EUR 50", "EUR 40")
	back := edited(pricingPage, "Pricing > Team", "p", "EUR 40", "EUR 50")
	logo, gone := added(customers, "Customers", "img", "Astery Bank"), removed(customers, "Customers", "img", "Astery Bank")
	plan := []diff.Change{
		added(pricingPage, "Pricing > Scale", "h3", "Scale"), added(pricingPage, "Pricing > Scale", "p", "EUR 99 per seat"), added(pricingPage, "Pricing > Scale", "li", "Audit log"),
	}
	run(t, []flow{
		{"a price", [][]diff.Change{{price}, after(3*day, back)}, []string{"Team -20 %: EUR 50 → EUR 40 [2 r2 withdrawn]"}},
		{"a price after three weeks", [][]diff.Change{{price}, after(21*day, back)}, []string{"Team -20 %: EUR 50 → EUR 40 [1]", "Team +25 %: EUR 40 → EUR 50 [1]"}},
		{"a logo that went", [][]diff.Change{{logo}, after(3*day, gone)}, []string{"Logo of Astery Bank appeared on the customer page [2 r2 withdrawn]"}},
		{"a logo that came back", [][]diff.Change{{gone}, after(3*day, logo)}, []string{"Logo of Astery Bank left the customer page [2 r2 removal withdrawn]"}},
		{"a plan, whole", [][]diff.Change{plan, after(5*day,
			removed(pricingPage, "Pricing > Scale", "h3", "Scale"), removed(pricingPage, "Pricing > Scale", "p", "EUR 99 per seat"), removed(pricingPage, "Pricing > Scale", "li", "Audit log"),
		)}, []string{"New plan: Scale, EUR 99 per seat [6 r2 withdrawn]"}},
		{"one line of a plan", [][]diff.Change{plan, after(5*day, removed(pricingPage, "Pricing > Scale", "li", "Audit log"))}, []string{
			"New plan: Scale, EUR 99 per seat [3]", "Removed (Scale): “Audit log” [1 removal untagged]",
		}},
		{"another price than before", [][]diff.Change{{price}, after(3*day, edited(pricingPage, "Pricing > Team", "p", "EUR 40", "EUR 45"))}, []string{
			"Team -20 %: EUR 50 → EUR 40 [1]", "Team +12.5 %: EUR 40 → EUR 45 [1]",
		}},
		{"back and forth again", [][]diff.Change{{price}, after(3*day, back), after(6*day, edited(pricingPage, "Pricing > Team", "p", "EUR 50", "EUR 40"))}, []string{
			"Team -20 %: EUR 50 → EUR 40 [2 r2 withdrawn]", "Team -20 %: EUR 50 → EUR 40 [1]",
		}},
		{"announced, so it was true", [][]diff.Change{{price}, after(day, feed("Brindlow cuts the Team price by 20 %", "")), after(4*day, back)}, []string{
			"Brindlow cuts the Team price by 20 % [2]", "Team +25 %: EUR 40 → EUR 50 [1]",
		}},
		{"a headline that rolled off", [][]diff.Change{{news("Brindlow at the Harbour fair")}, after(3*day, news("Brindlow opens an office in Lodz"), removed(newsroom, "News", "li", "Brindlow at the Harbour fair"))}, []string{
			"Brindlow at the Harbour fair [1 untagged]", "Brindlow opens an office in Lodz [2]",
		}},
		{"a headline that was deleted", [][]diff.Change{{news("Brindlow opens an office in Lodz")}, after(3*day, removed(newsroom, "News", "li", "Brindlow opens an office in Lodz"))}, []string{
			"Brindlow opens an office in Lodz [2 r2 withdrawn]",
		}},
	})
}

func TestASecondWitnessMovesUpdatedAndNotTheRevision(t *testing.T) {
	events := live(assigner(), []diff.Change{feed("Brindlow opens an office in Lodz", "")}, after(time.Hour, news("Brindlow opens an office in Lodz")))
	if len(events) != 1 {
		t.Fatalf("got %d events", len(events))
	}
	e := events[0]
	want := Event{ID: "ev_001", Revision: 1, Confirmed: start, Seen: start, Updated: start.Add(time.Hour), Happened: start.Add(-time.Hour)}
	got := Event{ID: e.ID, Revision: e.Revision, Confirmed: e.Confirmed, Seen: e.Seen, Updated: e.Updated, Happened: e.Happened}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestAnEventNamesItsCompaniesItsOwnFirst(t *testing.T) {
	events := live(assigner(), []diff.Change{feed("Astery Bank chooses Brindlow", "Corvane Energy is a customer too.")})
	if d := cmp.Diff([]string{"brindlow", "astery", "corvane"}, events[0].Companies); d != "" {
		t.Error(d)
	}
}

func TestAStatedTimeThatCannotBeIsNotKept(t *testing.T) {
	for name, stated := range map[string]time.Time{"next month": start.AddDate(0, 1, 0), "ten years ago": start.AddDate(-10, 0, 0)} {
		ch := feed("Brindlow opens an office in Lodz", "")
		ch.Published = stated
		if e := live(assigner(), []diff.Change{ch})[0]; !e.Happened.IsZero() {
			t.Errorf("%s: happened %v", name, e.Happened)
		}
	}
}

func TestAWiresChangeBelongsToTheCompanyItNames(t *testing.T) {
	ch := wire("Brindlow opens an office in Lodz", "Astery Bank is a customer.")
	ch.Company = ""
	if got := assigner().Whose(ch); got != "brindlow" {
		t.Errorf("got %q", got)
	}
	ch.Title, ch.After, ch.URL = "Rovers win at home", "A late goal.", "https://wire.example/1"
	if got := assigner().Whose(ch); got != "" {
		t.Errorf("got %q, want none", got)
	}
}

func TestNoLineIsLongerThanALine(t *testing.T) {
	long := strings.Repeat("“Wörter” und mehr – ", 30)
	for _, ch := range []diff.Change{feed(long, ""), added(product, long, "p", long), edited(product, long, "p", long+"a", "b"+long), added(careers, "", "li", long)} {
		e := live(assigner(), []diff.Change{ch})[0]
		if n := len([]rune(e.Line)); n > lineRunes || n < 5 {
			t.Errorf("%d runes: %s", n, e.Line)
		}
	}
}

// amended makes an edit of the entry about Lodz.
func amended(ch diff.Change) diff.Change {
	ch.Op, ch.Before, ch.URL = diff.Edited, "Soon.", feed("Brindlow opens an office in Lodz", "").URL
	return ch
}

func TestThePrimaryWitnessIsTheCompanyThenTheWireThenNews(t *testing.T) {
	release := wire("Brindlow Opens Office in Lodz", "LODZ, Nov. 17, 2026 -- Brindlow GmbH has opened an office in Lodz. About Brindlow: Brindlow makes archives.")
	release.URL = "https://releases.example/1"
	paper := wire("Archive maker Brindlow comes to Lodz with an office", "")
	paper.URL = "https://paper.example/1"
	events := live(assigner(), []diff.Change{paper}, after(time.Hour, release), after(day, feed("Brindlow opens an office in Lodz", "")))
	if len(events) != 1 {
		t.Fatalf("got %d events: %+v", len(events), events)
	}
	var got []string
	for _, w := range events[0].Witnesses {
		got = append(got, w.Change)
	}
	if d := cmp.Diff([]string{"ch_003", "ch_002", "ch_001"}, got); d != "" {
		t.Errorf("witnesses (-want +got):\n%s", d)
	}
}
