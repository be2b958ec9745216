package diff

import (
	"strings"
	"testing"

	"keywatch/sources"
)

func TestWhatLeavesWithoutAWordHasItsKind(t *testing.T) {
	gone := func(section, text string) Change {
		return Change{Op: Removed, Region: sources.RegionMain, Section: section, Element: "li", Before: text}
	}
	chrome := gone("", "Partner programme")
	chrome.Region = sources.RegionChrome
	for _, c := range []struct {
		change     Change
		kind, name string
	}{
		{gone("Trust > Data residency", "Frankfurt, Germany"), "region", "Frankfurt, Germany"},
		{gone("Hosting", "eu-central-1 (Frankfurt)"), "region", "eu-central-1 (Frankfurt)"},
		{gone("Plans > Enterprise", "99.95% uptime guarantee"), "guarantee", "99.95% uptime guarantee"},
		{gone("Unser Versprechen", "Antwort innerhalb von 4 Stunden"), "guarantee", "Antwort innerhalb von 4 Stunden"},
		{gone("Our products", "Freight Desk – quotes in minutes"), "product", "Freight Desk"},
		{gone("What's included", "Route replay"), "feature", "Route replay"},
		{chrome, "page", "Partner programme"},
		{gone("About us", "We like trains."), "", ""},
	} {
		list := []Change{c.change}
		tellThings(list, "en")
		switch got := list[0].Item; {
		case got == nil && c.kind != "":
			t.Errorf("%q under %q: no kind, want %s", c.change.Before, c.change.Section, c.kind)
		case got != nil && (got.Type != c.kind || got.Name != c.name || got.Op != Removed):
			t.Errorf("%q under %q: %s %q, want %s %q", c.change.Before, c.change.Section, got.Type, got.Name, c.kind, c.name)
		}
	}
}

func TestAPromiseThatSaysLessIsAGuarantee(t *testing.T) {
	list := []Change{
		{Op: Edited, Before: "99.99 % uptime, credited by the minute", After: "99.9 % uptime, credited by the minute"},
		{Op: Edited, Before: "We guarantee an answer within 4 hours", After: "We answer as soon as we can"},
		{Op: Edited, Before: "Uptime guarantee of 99.9 %", After: "An uptime guarantee of 99.9 %"},
	}
	tellThings(list, "en")
	for i, want := range []string{"99.99%", "guarantee removed", ""} {
		got := ""
		if list[i].Item != nil {
			got = list[i].Item.What[0]
		}
		if (want == "") != (got == "") || len(got) < len(want) {
			t.Errorf("%q → %q: %q, want %q", list[i].Before, list[i].After, got, want)
		}
	}
}

func TestAnAnnouncedMoveIsAPerson(t *testing.T) {
	list := []Change{
		{Op: Added, Title: "Corvane appoints Mara Lindt as Chief Financial Officer", After: "She starts on 4 January 2027."},
		{Op: Added, Title: "Jon Hale to step down as CEO of Ostrelle"},
		{Op: Added, Title: "Corvane opens a depot in Turku", After: "Mara Lindt, Chief Financial Officer, cut the ribbon."},
	}
	tellThings(list, "en")
	if it := list[0].Item; it == nil || it.Op != Added || it.Name != "Mara Lindt" || it.After["title"] != "Chief Financial Officer" || it.After["effective"] != "2027-01-04" {
		t.Errorf("joining: %+v", it)
	}
	if it := list[1].Item; it == nil || it.Op != Removed || it.Before["title"] != "CEO" {
		t.Errorf("leaving: %+v", it)
	}
	if it := list[2].Item; it != nil {
		t.Errorf("nobody moves: %+v", it)
	}
}

func TestAComparisonIsReadRowByRow(t *testing.T) {
	const old = `<html><head><title>Tarnwick vs Corvane | Tarnwick</title></head><body><main><h1>Tarnwick vs Corvane</h1>
<table><tr><th>Feature</th><th>Tarnwick</th><th>Corvane</th></tr>
<tr><td>Single sign-on</td><td>Yes</td><td>Add-on</td></tr><tr><td>Seats</td><td>unlimited</td><td>up to 50</td></tr>
<tr><td>Phone support</td><td><i class="icon-check"></i></td><td><i class="icon-cross"></i></td></tr></table></main></body></html>`
	w := watching()
	w.src.URL, w.src.Place = "https://www.tarnwick.example/compare/corvane", sources.PlaceUnknown
	first, err := sources.Reread(w.src, []sources.Document{{URL: w.src.URL, Body: []byte(old)}})
	if err != nil {
		t.Fatal(err)
	}
	rows := ""
	for _, it := range first.Items {
		if it.Type == "comparison" {
			rows = it.Fields["rows"]
		}
	}
	if rows != "Single sign-on: Add-on\nSeats: up to 50\nPhone support: no" {
		t.Fatalf("rows of Corvane: %q", rows)
	}
}

func TestAFooterMadeAnewLosesNoPages(t *testing.T) {
	const body = `<main><h1>Corvane</h1><p>Freight that arrives, from yard to door, since 1921.</p></main><footer><div>%s</div></footer>`
	footer := func(entries ...string) *sources.Snapshot {
		links := ""
		for _, e := range entries {
			links += `<a href="/` + e + `">` + e + `</a> `
		}
		return page(t, strings.Replace(body, "%s", links, 1))
	}
	was := footer("Roadmap", "Routes", "Depots", "Fleet", "Tracking", "Claims", "Insurance")
	for name, c := range map[string]struct {
		now  *sources.Snapshot
		want int
	}{
		"one gone":      {footer("Routes", "Depots", "Fleet", "Tracking", "Claims", "Insurance"), 1},
		"four gone":     {footer("Fleet", "Claims", "Insurance"), 0},
		"named anew":    {footer("Network", "Depots", "Vehicles", "Tracking", "Claims", "Insurance"), 0},
		"another order": {footer("Insurance", "Routes", "Depots", "Fleet", "Tracking", "Claims", "Roadmap"), 0},
	} {
		changes, _ := Compare(was, c.now, Memory{})
		if len(changes) != c.want || c.want == 1 && (changes[0].Item == nil || changes[0].Item.Type != "page" || changes[0].Item.Name != "Roadmap") {
			t.Errorf("%s: %d changes, want %d: %+v", name, len(changes), c.want, changes)
		}
	}
}
