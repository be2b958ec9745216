package tag

import (
	"fmt"
	"testing"
	"time"

	"keywatch/diff"
	"keywatch/sources"
)

// start is when the changes of the tests are confirmed, unless they say otherwise.
var start = time.Date(2026, 11, 16, 9, 0, 0, 0, time.UTC)

// on makes a change of a page of the test company.
func on(place sources.Place, op diff.Op, section, element, before, after string) diff.Change {
	return diff.Change{
		Source: "brindlow-" + string(place), Company: "brindlow", Kind: "page", Place: place, Op: op, Region: sources.RegionMain,
		Section: section, Element: element, Before: before, After: after, URL: "https://brindlow.example/" + string(place),
		Seen: start, Confirmed: start,
	}
}

func added(place sources.Place, section, element, text string) diff.Change {
	return on(place, diff.Added, section, element, "", text)
}

func removed(place sources.Place, section, element, text string) diff.Change {
	return on(place, diff.Removed, section, element, text, "")
}

func edited(place sources.Place, section, element, before, after string) diff.Change {
	return on(place, diff.Edited, section, element, before, after)
}

// entry makes an entry of a feed.
func entry(source, title, body string) diff.Change {
	return diff.Change{
		Source: source, Company: "brindlow", Kind: "feed", Place: sources.PlaceBlog, Op: diff.Added, Region: sources.RegionMain,
		Title: title, After: body, URL: "https://brindlow.example/blog/" + title, Published: start.Add(-time.Hour), Seen: start, Confirmed: start,
	}
}

// after moves changes to a later check.
func after(d time.Duration, changes ...diff.Change) []diff.Change {
	for i := range changes {
		changes[i].Seen, changes[i].Confirmed = changes[i].Seen.Add(d), changes[i].Confirmed.Add(d)
		if !changes[i].Published.IsZero() {
			changes[i].Published = changes[i].Published.Add(d)
		}
	}
	return changes
}

// numbered gives changes their ids.
func numbered(changes []diff.Change) []diff.Change {
	for i := range changes {
		changes[i].ID = fmt.Sprintf("ch_%03d", i+1)
		changes[i].Key = fmt.Sprintf("key%d", i+1)
	}
	return changes
}

func assigner() *Assigner {
	companies := []sources.Company{
		{ID: "brindlow", Name: "Brindlow GmbH", Aliases: []string{"Brindlow"}, Domain: "brindlow.example", Role: sources.RoleCompetitor},
		{ID: "corvane", Name: "Corvane Energy", Aliases: []string{"Corvane"}, Domain: "corvane.example", Role: sources.RoleAccount},
		{ID: "astery", Name: "Astery Bank", Domain: "astery.example", Role: sources.RoleAccount},
	}
	var srcs []sources.Source
	for _, p := range []sources.Place{sources.PlacePricing, sources.PlaceCareers, sources.PlaceLeadership, sources.PlaceCustomers, sources.PlaceNewsroom, sources.PlaceTerms, sources.PlaceProduct} {
		srcs = append(srcs, sources.Source{ID: "brindlow-" + string(p), Kind: "page", Company: "brindlow", Place: p})
	}
	srcs = append(srcs, sources.Source{ID: "brindlow-feed", Kind: "feed", Company: "brindlow", Place: sources.PlaceBlog}, sources.Source{ID: "wire", Kind: "feed"})
	return NewAssigner(companies, srcs, Read, func() time.Time { return start })
}

func TestAPlanCardIsOneEvent(t *testing.T) {
	changes := numbered([]diff.Change{
		added(sources.PlacePricing, "Pricing > Scale", "h3", "Scale"),
		added(sources.PlacePricing, "Pricing > Scale", "p", "EUR 99 per seat / month"),
		added(sources.PlacePricing, "Pricing > Scale", "li", "Unlimited projects"),
		added(sources.PlacePricing, "Pricing > Scale", "li", "Audit log"),
	})
	events := assigner().Assign("brindlow", nil, changes)
	if len(events) != 1 || events[0].Line != "New plan: Scale, EUR 99 per seat / month" {
		t.Errorf("got %d events: %+v", len(events), events)
	}
}
