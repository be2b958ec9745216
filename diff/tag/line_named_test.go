package tag

import (
	"testing"
	"time"

	"keywatch/diff"
)

func TestALineSaysWhatItsHeadlineLeavesOut(t *testing.T) {
	told := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct{ title, body, want string }{
		{"Brindlow closes Series B led by Norrvik Ventures", "The round brings in $40 million.", "Brindlow closes Series B led by Norrvik Ventures (USD 40 million)"},
		{"Brindlow raises $40 million in Series B", "Norrvik Ventures led the round.", "Brindlow raises $40 million in Series B"},
		{"Quenby names new chief financial officer", "Mara Lindt joins as Chief Financial Officer on 1 February 2027.", "Quenby names new chief financial officer (Mara Lindt)"},
		{"Corvane raises subscription prices for all teams", "The Team plan goes from EUR 40 to EUR 50 on 1 January 2027.", "Corvane raises subscription prices for all teams (from 1 Jan 2027)"},
		{"Corvane raises prices from 1 January", "Nothing else changes.", "Corvane raises prices from 1 January"},
	} {
		tags := Read(Text{Title: c.title, Body: c.body, Told: told})
		if got := bracketed(c.title, tags); got != c.want {
			t.Errorf("got %q, want %q of %+v", got, c.want, tags)
		}
	}
}

func TestABracketNeedsRoom(t *testing.T) {
	long := "Brindlow closes the Series B that its founders had spoken of for a year and that Norrvik Ventures leads alone"
	if got := bracketed(long, []Evidence{{Tag: "funding", Subtype: "round", Details: []Detail{{DetailAmount, "USD 40000000"}}}}); got != long {
		t.Errorf("got %q", got)
	}
}

func TestABlockNamesWhatItWasReadAs(t *testing.T) {
	c := diff.Change{
		Op: diff.Edited, Kind: "page", Place: "pricing", Section: "Pricing > Team", Element: "p", Before: "EUR 50 per seat", After: "EUR 40 per seat",
		Item: &diff.ItemChange{
			Type: "plan", Op: diff.Edited, Name: "Team", Before: map[string]string{"name": "Team", "amount": "5000", "currency": "EUR", "per": "1", "sure": "0.90"},
			After: map[string]string{"name": "Team", "amount": "4000", "currency": "EUR", "per": "1", "sure": "0.90"},
		},
	}
	got := find(t, Read(TextOf(c)), "pricing").Named(DetailAmount)
	if len(got) != 2 || got[0] != "EUR 50" || got[1] != "EUR 40" {
		t.Errorf("got %q, want the old price and then the new one", got)
	}
	c = diff.Change{
		Op: diff.Added, Kind: "page", Place: "leadership", Element: "h3", After: "Ilse Harmsen, Chief Information Officer",
		Item: &diff.ItemChange{Type: "person", Op: diff.Added, Name: "Ilse Harmsen", After: map[string]string{"name": "Ilse Harmsen", "title": "Chief Information Officer"}},
	}
	e := find(t, Read(TextOf(c)), "hire")
	if e.Named(DetailPerson)[0] != "Ilse Harmsen" || e.Named(DetailTitle)[0] != "Chief Information Officer" {
		t.Errorf("got %+v", e.Details)
	}
}

func TestNoDayIsReadWithoutTheDayOfTelling(t *testing.T) {
	text := Text{Title: "Corvane raises subscription prices for all teams", Body: "The change takes effect on 1 January."}
	if got := find(t, Read(text), "pricing").Named(DetailDate); got != nil {
		t.Errorf("got %q", got)
	}
	text.Told = time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)
	if got := find(t, Read(text), "pricing").Named(DetailDate); len(got) != 1 || got[0] != "2027-01-01" {
		t.Errorf("got %q", got)
	}
}
