package diff

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestWordsAreWhatAReaderCompares(t *testing.T) {
	for text, want := range map[string]string{
		"Team plan, EUR 50.":      "team plan eur 50",
		"$49/mo":                  "$ 49 mo",
		"€2,000.50 per seat":      "€ 2,000.50 per seat",
		"Save 20%!":               "save 20 %",
		"“Quoted” — and 'quoted'": "quoted and quoted",
		"12:30 to 14:00":          "12:30 to 14:00",
		"node.js and a. b":        "node js and a b",
		"API | ✓ | ✗":             "api ✓ ✗",
		"Fracht\u00adverwaltung":  "fracht\u00adverwaltung",
		"of\ufb01ce":              "office",
		"Cafe\u0301":              "café",
		"３０ ｓｅａｔｓ":                "30 seats",
		"3F2504E0-4F89-41D3-9A0C-0305E82C3301 end": "3f2504e0-4f89-41d3-9a0c-0305e82c3301 end",
		"日本語":   "日本語",
		"· – |": "",
		"":      "",
	} {
		got := strings.Join(words(text), " ")
		if strings.ReplaceAll(got, "\u00ad", "") != strings.ReplaceAll(want, "\u00ad", "") {
			t.Errorf("words of %q are %q, want %q", text, got, want)
		}
	}
}

// The same text with another value of what moves by itself has the same mask;
// what is an offer or an appointment keeps its value.
func TestOnlyWhatMovesByItselfIsMasked(t *testing.T) {
	for _, c := range []struct {
		a, b   string
		reason string // "" for texts that must stay apart
	}{
		{"1,204 views", "9 views", reasonCounter},
		{"Views: 1,204", "Views: 1,377", reasonCounter},
		{"You are visitor number 4,801", "You are visitor number 4,977", reasonCounter},
		{"812 crates on the road right now", "790 crates on the road right now", reasonCounter},
		{"Only 3 seats left", "Only 2 seats left", reasonCounter},
		{"Noch heute 14 Plätze, 412 Aufrufe", "Noch heute 14 Plätze, 433 Aufrufe", reasonCounter},
		{"5 seats", "3 seats", ""},
		{"100 users", "50 users", ""},
		{"10 GB", "20 GB", ""},
		{"EUR 50", "EUR 40", ""},
		{"Trusted by 4,000 teams", "Trusted by 5,000 teams", ""},
		{"30 days free", "14 days free", ""},
		{"Cancel within 30 days", "Cancel within 14 days", ""},
		{"edited 5 minutes ago", "edited yesterday", ""},
		{"edited 5 minutes ago", "edited 2 months ago", reasonAgo},
		{"a few seconds ago", "3 hours ago", ""},
		{"vor einer Stunde", "vor 2 Tagen", reasonAgo},
		{"il y a un jour", "il y a 3 jours", reasonAgo},
		{"Founded 10 years before that", "Founded 12 years before that", ""},
		{"Rendered 10:11:12", "Rendered 09:08:07", reasonClock},
		{"2026-11-23T10:11:12Z", "2026-12-01T08:00:00Z", reasonClock},
		{"Mon, 02 Nov 2026 10:11:12 GMT", "Tue, 03 Nov 2026 11:00:01 GMT", reasonClock},
		{"Stand: 23. November 2026, 10:11 Uhr", "Stand: 24. November 2026, 09:00 Uhr", reasonClock},
		{"Webinar: 12 March 2027, 10:00", "Webinar: 19 March 2027, 10:00", ""},
		{"Monday 9:00 to 18:00", "Monday 10:00 to 16:00", ""},
		{"© 2026 Northwind", "© 2027 Northwind", reasonYear},
		{"Copyright 2019–2026 Northwind. All rights reserved.", "Copyright 2019–2027 Northwind. All rights reserved.", reasonYear},
		{"Founded in 2019", "Founded in 2020", ""},
		{"Session 4f8a", "Session 77b1", reasonToken},
		{"ref: 1234567", "ref: 7654321", reasonToken},
		{"Id 9f86d081884c7d659a2f", "Id a3bf4f1b2b0b822cd15d", reasonToken},
		{"key AKx92hQ71mPz04", "key BTr11xW93kQe57", reasonToken},
		{"GPU H100", "GPU A100", ""},
		{"Version 4.2.1", "Version 4.3.0", ""},
		{"ISO 27001", "ISO 27018", ""},
		{"Hello hello hello hello hello hello hello hello", "bye bye bye bye bye bye bye bye bye", reasonFiller},
	} {
		a, why := mask(words(c.a))
		b, _ := mask(words(c.b))
		if same := cmp.Equal(a, b); same != (c.reason != "") {
			t.Errorf("%q and %q are the same: %v (%q, %q)", c.a, c.b, same, a, b)
		} else if same && (len(why) == 0 || why[len(why)-1] != c.reason) {
			t.Errorf("%q is masked for %v, want %s", c.a, why, c.reason)
		}
	}
}

func TestDateOfTheVisitIsNoise(t *testing.T) {
	line := func(at time.Time, format, more string) string {
		return "<main><h1>Prices</h1><p>" + at.Format(format) + "</p><p>Team costs EUR 50." + more + "</p></main>"
	}
	for _, format := range []string{"Prices of 2 January 2006", "Prices of January 2, 2006", "Prices of 2006-01-02", "Preise vom 02.01.2006", "Prices of 01/02/2006", "Prices of 2 Jan 2006"} {
		old, now := page(t, line(day(3), format, "")), page(t, line(day(9), format, ""))
		old.At, now.At = day(3), day(9)
		if changes, noise := Compare(old, now, Memory{}); len(changes) != 0 || len(noise) != 1 || noise[0].Reason != reasonDay {
			t.Errorf("%s: %v %v", format, changes, noise)
		}
		// A date that is not the visit's says something.
		old.At = day(5)
		if changes, _ := Compare(old, now, Memory{}); len(changes) != 1 {
			t.Errorf("%s of another day: %v", format, changes)
		}
	}
}

func TestListsInOneLineMayBeShuffled(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Road, sea, air", "Air, road, sea", true},
		{"Fast | Safe | Calm", "Calm | Fast | Safe", true},
		{"Hamburg · Lyon · Oslo, 3 offices", "Lyon · Hamburg · Oslo, 3 offices", true},
		{"Team EUR 50 and Scale EUR 200", "Team EUR 200 and Scale EUR 50", false},
		{"The carrier pays for what the owner breaks.", "The owner pays for what the carrier breaks.", false},
		{"Road Sea", "Sea Road", true},
		{"Road Sea", "Sea Rail", false},
	} {
		changes, noise, err := Pages([]byte(shop("<p>"+c.a+"</p>")), []byte(shop("<p>"+c.b+"</p>")), "")
		if err != nil || (len(changes) == 0) != c.want {
			t.Errorf("%q to %q: %v %v %v", c.a, c.b, changes, noise, err)
		}
	}
}

func TestSentencesAndLabelsAreToldApart(t *testing.T) {
	for text, want := range map[string]bool{
		"Northwind has joined the Fabrikam group this year": true, "We are hiring in Hamburg.": true, "Sign up today!": false,
		"Product Pricing Customers Company Blog": false, "Start now": false, "Terms of Service": false,
	} {
		if sentence(text) != want {
			t.Errorf("sentence(%q) is %v", text, !want)
		}
	}
}
