package tag

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"keywatch/diff"
	"keywatch/sources"
)

func TestABlockHasItsRoleFromItsForm(t *testing.T) {
	for _, c := range []struct {
		place         sources.Place
		element, text string
		want          role
	}{
		{newsroom, "h3", "Anything", roleHeading},
		{newsroom, "time", "today", roleDate},
		{newsroom, "p", "16 November 2026", roleDate},
		{newsroom, "p", "Nov 16, 2026", roleDate},
		{newsroom, "p", "Mon, 16 Nov 2026", roleDate},
		{newsroom, "p", "16. November 2026", roleDate},
		{newsroom, "p", "2026-11-16", roleDate},
		{newsroom, "p", "16.11.2026", roleDate},
		{newsroom, "p", "November 2026", roleDate},
		{newsroom, "p", "Lundi 16 novembre 2026", roleDate},
		{newsroom, "p", "16 de noviembre de 2026", roleDate},
		{newsroom, "p", "Montag, 16. November 2026", roleDate},
		{newsroom, "p", "November 2026 was a good month.", roleOther},
		{newsroom, "li", "16 November 2026", roleDate},
		{newsroom, "li", "Brindlow opens an office", roleItem},
		{newsroom, "a", "Brindlow opens an office", roleTitle},
		{newsroom, "p", "The office is the first in Poland.", roleOther},
		{leaders, "p", "Ilse Harmsen", roleName},
		{leaders, "p", "Jan van der Berg", roleName},
		{leaders, "p", "Chief Information Officer", roleTitleOf},
		{leaders, "p", "Head of Data", roleTitleOf},
		{leaders, "p", "She led the launch of three products at another firm.", roleOther},
		{careers, "p", "Data Steward", roleTitle},
		{careers, "a", "Softwareentwicklerin (m/w/d)", roleTitle},
		{careers, "p", "Gdansk", roleOther},
		{customers, "img", "Astery Bank", roleItem},
	} {
		if got := roleOf(added(c.place, "", c.element, c.text)); got != c.want {
			t.Errorf("%s %s %q: got role %d, want %d", c.place, c.element, c.text, got, c.want)
		}
	}
}

func TestAPersonsNameIsToldFromOtherCapitals(t *testing.T) {
	for text, want := range map[string]bool{
		"Ilse Harmsen": true, "P. Adeyemi": true, "Jan van der Berg": true, "Ana Ruiz Ortega": true,
		"Ilse": false, "Executive Team": false, "Our Board": false, "Board of Directors": false, "Data & Analytics": false,
		"Harmsen, Ilse": false, "Meet Ilse": false, "ilse harmsen": false, "Level 3": false, "": false,
	} {
		if got := personLike(text); got != want {
			t.Errorf("personLike(%q) = %v", text, got)
		}
	}
}

func TestPeopleAreReadWithTheirTitles(t *testing.T) {
	for text, want := range map[string]person{
		"Ana Ruiz, CFO":                  {"Ana Ruiz", "CFO"},
		"Ana Ruiz – CFO":                 {"Ana Ruiz", "CFO"},
		"Ana Ruiz (CFO)":                 {"Ana Ruiz", "CFO"},
		"CFO: Ana Ruiz":                  {"Ana Ruiz", "CFO"},
		"Ana Ruiz":                       {"Ana Ruiz", ""},
		"Chief Financial Officer":        {"", "Chief Financial Officer"},
		"Our offices are closed on Fri.": {},
	} {
		name, title := splitPerson(text)
		if got := (person{name, title}); got != want {
			t.Errorf("%q: got %+v, want %+v", text, got, want)
		}
	}
}

func TestChecksAreAssignedInTheOrderOfTheirTime(t *testing.T) {
	late, early := feed("Late", ""), feed("Early", "")
	late = after(day, late)[0]
	var got []string
	for _, b := range batches([]diff.Change{late, early, after(day, news("Late too"))[0]}) {
		got = append(got, b.source+" "+b.at.Format(time.DateOnly))
	}
	want := []string{"brindlow-feed 2026-11-16", "brindlow-feed 2026-11-17", "brindlow-newsroom 2026-11-17"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestALabelIsTheWordsBeforeAPrice(t *testing.T) {
	for text, want := range map[string]string{
		"Team EUR 50 per seat": "Team",
		"Team | EUR 50":        "Team",
		"Team – from EUR 50":   "Team – from",
		"from EUR 50":          "",
		"EUR 50":               "",
		"Team":                 "",
		"All that a growing team needs is for EUR 50": "",
	} {
		if got := label(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestAnEditIsCutToTheWordsThatDiffer(t *testing.T) {
	was, now := differing("We keep all of your data for 30 days after the end of the contract.", "We keep all of your data for 90 days after the end of the contract.")
	if was != "your data for 30 days after the" || now != "your data for 90 days after the" {
		t.Errorf("%q → %q", was, now)
	}
}

func TestAPortraitBelongsToThePersonItShows(t *testing.T) {
	at := time.Date(2026, time.November, 23, 10, 0, 0, 0, time.UTC)
	add := func(id, element, section, text string) diff.Change {
		return diff.Change{
			ID: id, Source: "quenby-leadership", Company: "quenby", Kind: "page", Place: sources.PlaceLeadership, Op: diff.Added, Region: sources.RegionMain,
			Element: element, Section: section, After: text, URL: "https://quenby.example/leadership", Seen: at, Confirmed: at,
		}
	}
	a := NewAssigner([]sources.Company{{ID: "quenby", Name: "Quenby"}}, nil, Read, func() time.Time { return at })
	events := a.Assign("quenby", nil, []diff.Change{
		add("ch_1", "img", "Leadership > Linnea Marsh", "Portrait of Henrike Solberg"),
		add("ch_2", "h3", "Leadership", "Henrike Solberg"), add("ch_3", "p", "Leadership > Henrike Solberg", "Chief Product Officer"),
	})
	if len(events) != 1 || len(events[0].Witnesses) != 3 {
		t.Errorf("%d events: %+v", len(events), events)
	}
}

func TestHowLongAgoAnOpeningWasPutUpIsNoPartOfIt(t *testing.T) {
	for text, want := range map[string]string{
		"Account Executive, Energy Hamburg Posted 63 hours ago": "Account Executive, Energy Hamburg",
		"Teamleitung (m/w/d) Bremen vor 2 Tagen":                "Teamleitung (m/w/d) Bremen",
		"Développeur, Lyon il y a 3 jours":                      "Développeur, Lyon",
		"Engineer for 24 hours support":                         "Engineer for 24 hours support",
	} {
		if got := posted().ReplaceAllString(text, ""); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}
