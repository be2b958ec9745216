package sources

import (
	"sort"
	"strings"
	"testing"
)

func TestDatesAreReadInFourLanguages(t *testing.T) {
	for _, c := range []struct{ text, lang, want string }{
		{"12 March 2026", "en", "2026-03-12"},
		{"Released on 12th March, 2026", "en", "2026-03-12"},
		{"Mar 12, 2026", "en", "2026-03-12"},
		{"2026-03-12", "", "2026-03-12"},
		{"Thursday, 15 October 2026, 12:00 CET", "en", "2026-10-15"},
		{"12. März 2026", "de", "2026-03-12"},
		{"12.03.2026", "de", "2026-03-12"},
		{"1er avril 2026", "fr", "2026-04-01"},
		{"15 de abril de 2026", "es", "2026-04-15"},
		{"September 8–10, 2026", "en", "2026-09-08/2026-09-10"},
		{"du 12 au 14 mai 2026", "fr", "2026-05-12/2026-05-14"},
		{"03.–05.06.2026", "de", "2026-06-03/2026-06-05"},
		{"30 September – 1 October 2026", "en", "2026-09-30/2026-10-01"},
		{"30 December – 2 January 2027", "en", "2026-12-30/2027-01-02"},
		{"Mar 30 – Apr 2, 2026", "en", "2026-03-30/2026-04-02"},
		{"May 2026", "en", "2026-05"},
		{"May 19, 3pm BST", "en", "--05-19"},
		{"30/04/2026", "en", "2026-04-30"},
		{"04/30/2026", "en", "2026-04-30"},
		{"03/04/2026", "en-gb", "2026-04-03"},
		{"03/04/2026", "en-us", "2026-03-04"},
		{"03/04/2026", "fr", "2026-04-03"},
		{"04/04/2026", "en", "2026-04-04"},
		{"03/04/2026", "en", ""}, // either day: no date
		{"31 June 2026", "en", ""},
		{"Version 3.8 of the market", "en", ""},
		{"Since 2019 we have helped 40 hosts", "en", ""},
		{"3 marketing managers", "en", ""},
		{"24/7 support", "en", ""},
		{"call 0541 10 20 30", "de", ""},
	} {
		got := ""
		if d, ok := findDate(c.text, c.lang); ok {
			got = d.iso()
		}
		if got != c.want {
			t.Errorf("%q in %q: got %q, want %q", c.text, c.lang, got, c.want)
		}
	}
}

func TestAVersionStandsAtTheStartOrEnd(t *testing.T) {
	for text, want := range map[string]string{
		"v4.12": "4.12", "4.12.0": "4.12.0", "[2.4.0] - 2026-05-11": "2.4.0", "Version 3": "3", "1.2.0-beta.1": "1.2.0-beta.1",
		"Grellmann Studio 2026.2": "2026.2", "Release 24.1 – 12 March 2026": "24.1", "2.0 RC1": "2.0", "v1.0.0-rc2 (2026-01-01)": "1.0.0-rc2",
		"Requires Java 17.0 or later": "", "Save 4.5% on fees": "", "Migrating from 1.9 to 2.0": "", "Raised 4.5 million": "", "$4.50": "",
		"12.03.2026": "", "Upgrade to Go 1.26": "", "24": "", "3.5x faster": "", "The new search, in numbers": "",
	} {
		got, _ := findVersion(text, "de")
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestNamesOfPeopleAreToldFromHeadings(t *testing.T) {
	for text, want := range map[string]string{
		"Ilse Harmsen": "ilse-harmsen", "Dr. Ilse Harmsen": "ilse-harmsen", "Prof. Dr. Jürgen Brenn": "jurgen-brenn", "Jo Lindqvist-Hale, PhD": "jo-lindqvist-hale",
		"Tobias van den Berg": "tobias-van-den-berg", "Siobhán O'Dowd": "siobhan-o-dowd", "E. B. Thornbury": "e-b-thornbury", "William J. Okafor III": "william-j-okafor-iii",
		"JAVIER DE LA TORRE": "javier-de-la-torre", "Dipl.-Ing. Holger Wübbena": "holger-wubbena", "Øyvind Strand": "øyvind-strand", "Lady Harriet Vane": "harriet-vane",
		"Our Leadership Team": "", "Board of Directors": "", "Customer Success": "", "Read more": "", "Annual Report": "", "Chief Executive": "", "Ilse": "",
		"Geschäftsführung": "", "Human Resources": "", "Ilse Harmsen joined us in May": "", "Opening Hours": "", "J. B.": "", "Version 2": "",
	} {
		_, key, ok := personName(text)
		if ok != (want != "") || key != want && ok {
			t.Errorf("%q: got %q, want %q", text, key, want)
		}
	}
}

func TestALogosNameIsTheFirms(t *testing.T) {
	for text, want := range map[string]string{
		"Astery Bank logo": "Astery Bank", "Logo of Kornvang": "Kornvang", "Rheinsaat (Logo)": "Rheinsaat", "stadtwerke_ulmen_logo": "stadtwerke ulmen",
		"orrin-freight-logo.svg": "orrin freight", "Visit Quenby": "Quenby", "Dunmore & Sons": "Dunmore & Sons", "The Harbour Co.": "The Harbour Co.", "ebbro": "ebbro",
		"logo": "", "": "", "G2 Leader Spring 2026": "", "Two people looking at a tablet": "", "two people": "", "Handshake icon": "", "Joan Pettibone, COO at Kornvang": "",
	} {
		if got := logoName(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestAnItemKeepsItsKeyWhileWhatItSaysChanges(t *testing.T) {
	page := func(name, title string) string {
		return `<html lang="en"><h1>Team</h1><div><h3>` + name + `</h3><p>` + title + `</p></div><div><h3>Abel Quist</h3><p>Head of Sales</p></div>`
	}
	was := readTyped(t, "https://northquay.example/team", page("Ilse Harmsen", "Chief Information Officer"))
	now := readTyped(t, "https://northquay.example/team", page("Dr. Ilse Harmsen", "Chief Operating Officer"))
	if len(was) != 2 || len(now) != 2 {
		t.Fatalf("read %d and %d people, want 2", len(was), len(now))
	}
	if was[0].Key != "person:ilse-harmsen" || now[0].Key != was[0].Key {
		t.Errorf("keys are %q and %q", was[0].Key, now[0].Key)
	}
	if now[0].Text != "Dr. Ilse Harmsen, Chief Operating Officer" || now[0].Section != "Team" || now[0].Region != RegionMain {
		t.Errorf("read %+v", now[0])
	}
}

func TestWhatIsStatedAndShownIsOneItem(t *testing.T) {
	items := readTyped(t, "https://northquay.example/events", `<html lang="en"><script type="application/ld+json">{"@type":"Event","name":"Quay Forum","startDate":"2026-10-07"}</script>
		<h1>Events</h1><div><h3><a href="/events/quay">Quay Forum</a></h3><p>7 October 2026</p><p class="location">Rotterdam</p></div>`)
	if len(items) != 1 {
		t.Fatalf("read %d items, want 1: %v", len(items), items)
	}
	it := items[0]
	if it.Fields["by"] != "jsonld" || it.Fields["place"] != "Rotterdam" || it.Link != "https://northquay.example/events/quay" || it.At.Format("2006-01-02") != "2026-10-07" {
		t.Errorf("read %+v", it)
	}
}

func TestWhatOptionsLeaveOutIsNoItem(t *testing.T) {
	page := `<html lang="en"><h1>Team</h1><div class="x"><h3>Ilse Harmsen</h3><p>Chief Information Officer</p></div>
		<div class="y"><p><b>Abel Quist</b> Head of Sales</p></div>
		<div class="y" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Rosa Calder</b><i itemprop="jobTitle">Head of Design</i></div>`
	for selector, want := range map[string]string{"": "Abel Quist Ilse Harmsen Rosa Calder", ".x": "Abel Quist Rosa Calder", ".y": "Ilse Harmsen"} {
		src := Source{Options: Options{"exclude": selector}}
		if selector == "" {
			src.Options = nil
		}
		snap, err := parsePage(src, []Document{{URL: "https://northquay.example/team", Body: []byte(page)}})
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, it := range typedOf(mustParse(t, page), nil, PlaceLeadership, snap.Items, "en") {
			names = append(names, it.Fields["name"])
		}
		sort.Strings(names)
		if got := strings.Join(names, " "); got != want {
			t.Errorf("without %q: got %q, want %q", selector, got, want)
		}
	}
}

func TestChromeHasNoItems(t *testing.T) {
	content := `<h1>Team</h1><div><h3>Abel Quist</h3><p>Head of Sales</p></div>`
	footer := `<footer><div><h4>Ilse Harmsen</h4><p>Press Officer</p></div></footer>`
	for _, it := range typedOf(mustParse(t, content+footer), nil, PlaceLeadership, nil, "en") {
		if it.Fields["name"] != "Abel Quist" {
			t.Errorf("read %+v from a footer", it)
		}
	}
	// The page's blocks can know better than the elements.
	blocks := []Item{{Text: "Abel Quist", Region: RegionChrome}, {Text: "Team", Region: RegionMain}}
	if list := typedOf(mustParse(t, content), nil, PlaceLeadership, blocks, "en"); len(list) > 0 {
		t.Errorf("read %+v from chrome", list)
	}
}

func TestAFaceIsNoLogo(t *testing.T) {
	page := `<h1>Customers</h1><div class="customers"><img alt="Kornvang"><img alt="Joan Pettibone"><p>Joan Pettibone, Chief Operating Officer</p></div>`
	list := typedOf(mustParse(t, page), nil, PlaceCustomers, nil, "en")
	if len(list) != 1 || list[0].Key != "logo:kornvang" {
		t.Errorf("read %+v, want Kornvang alone", list)
	}
}

func TestAPartOfAReleaseIsNoRelease(t *testing.T) {
	list := typedOf(mustParse(t, `<h1>Changelog</h1><h2>v2.0</h2><h3>v1 API removed</h3><p>At last.</p><h2>v1.9</h2>`), nil, PlaceChangelog, nil, "en")
	if len(list) != 2 || list[0].Key != "release:2.0" || list[1].Key != "release:1.9" {
		t.Errorf("read %+v, want 2.0 and 1.9", list)
	}
}

func TestRelativeTimesAreNoFields(t *testing.T) {
	items := readTyped(t, "https://northquay.example/jobs", `<html lang="en"><h1>Jobs</h1><div><h3><a href="/jobs/1">Kiln Operator</a></h3><p>Posted 3 days ago</p></div><div><h3><a href="/jobs/2">Site Manager</a></h3><p>Posted 2 March 2026</p></div>`)
	if len(items) != 2 || items[0].Fields["posted"] != "" || items[1].Fields["posted"] != "2026-03-02" {
		t.Errorf("read %+v", items)
	}
}

func TestAnEventIsNamedByTheHeadingAboveItsDate(t *testing.T) {
	list := typedOf(mustParse(t, `<h1>Messen</h1><h3>Logistiktage</h3><p>4. bis 6. Mai 2026, Halle B2</p><h3>Hafentag</h3><p>Samstag, 13. Juni 2026</p>`), nil, PlaceEvents, nil, "de")
	if len(list) != 2 || list[0].Text != "Logistiktage, 2026-05-04/2026-05-06, Halle B2" || list[1].Text != "Hafentag, 2026-06-13" {
		t.Errorf("read %+v", list)
	}
}

// FuzzTyped holds that any page is read without a panic, alike each time, into
// items that have what the reader promises.
func FuzzTyped(f *testing.F) {
	f.Add("<h1>Team</h1><div><h3>Ilse Harmsen</h3><p>CIO</p></div>", "leadership", "en")
	f.Add(`<table><tr><th>Version</th></tr><tr><td>1.2</td><td>3.-5.6.2026</td></table>`, "changelog", "")
	f.Add(`<dl><dt><h5>A</h5><dd><time datetime="2026-01-01">x</time> - <time>2</time>`, "events", "de")
	f.Add(`<script type="application/ld+json">{"@type":["Person"],"name":[[1],{"name":"a"}]}</script>`, "", "fr")
	f.Add(`<a href="/jobs/1-x">Dev</a><img alt="logo"><svg aria-label="x y">`, "careers", "es")
	f.Add(`<p>Trusted by</p><img alt="_-_ (logo)"><div itemscope itemtype="/Event"><b itemprop="name">`, "", "en-gb")
	f.Fuzz(func(t *testing.T, page, place, lang string) {
		if len(page) > 20000 {
			return
		}
		root, again := mustParse(t, page), mustParse(t, page)
		list := typedOf(root, nil, Place(place), nil, lang)
		keys := map[string]bool{}
		for i, it := range typedOf(again, nil, Place(place), nil, lang) {
			if i >= len(list) || it.Key != list[i].Key || it.Text != list[i].Text {
				t.Fatalf("read twice, item %d differs: %+v", i, it)
			}
		}
		for _, it := range list {
			if it.Key == "" || it.Text == "" || keys[it.Key] || it.Fields["sure"] < "0.60" || it.Fields["by"] == "" || typedColumns[it.Type] == nil {
				t.Fatalf("item without what is promised: %+v", it)
			}
			keys[it.Key] = true
			if len(it.Text) > maxTypedText+4 || strings.ContainsAny(it.Text, "\n\t") {
				t.Fatalf("text is no line: %q", it.Text)
			}
		}
	})
}
