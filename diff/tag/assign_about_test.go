package tag

import (
	"testing"
	"time"

	"keywatch/diff"
	"keywatch/sources"
)

func TestAnOpenEventDecidesADoubtfulName(t *testing.T) {
	companies := []sources.Company{{ID: "anvil", Name: "Anvil", Domain: "anvil.example"}, {ID: "brindlow", Name: "Brindlow"}}
	srcs := []sources.Source{
		{ID: "anvil-news", Kind: "feed", Company: "anvil", Place: sources.PlaceNewsroom},
		{ID: "wire", Kind: "feed"},
	}
	at := time.Date(2026, 9, 1, 9, 0, 0, 0, time.UTC)
	a := NewAssigner(companies, srcs, Read, func() time.Time { return at })
	entry := func(id, source, company, title, text string) diff.Change {
		return diff.Change{ID: id, Source: source, Company: company, Kind: "feed", Op: diff.Added, Title: title, After: text, Seen: at, Confirmed: at}
	}
	events := a.Assign("anvil", nil, []diff.Change{entry("ch_1", "anvil-news", "anvil", "Anvil raises $80 million Series C", "Northgate leads the round.")})
	open := func(company string) []Event {
		if company == "anvil" {
			return events
		}
		return nil
	}
	none := func(string) []Event { return nil }
	funding := entry("ch_2", "wire", "", "80 Millionen für Anvil", "Das Geld kommt von Northgate.")
	for _, c := range []struct {
		name string
		ch   diff.Change
		open func(string) []Event
		want string
	}{
		{"with its figure", funding, open, "anvil"},
		{"without an open event", funding, none, ""},
		{"the word itself", entry("ch_3", "wire", "", "Anvil prices hit a record", "Blacksmiths pay more for iron than ever."), open, ""},
		{"in small letters", entry("ch_4", "wire", "", "Northgate museum buys an anvil", "It paid 80 dollars."), open, ""},
		{"a sure name", entry("ch_5", "wire", "", "Brindlow opens an office", ""), open, "brindlow"},
	} {
		if got := a.About(c.ch, c.open); got != c.want {
			t.Errorf("%s: about %q, want %q", c.name, got, c.want)
		}
	}
}
