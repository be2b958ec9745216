package tag

import (
	"fmt"
	"slices"
	"strings"
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
	return NewAssigner(companies, srcs, tell, func() time.Time { return start })
}

// tell tags by place and a few words, so that these tests judge events alone.
func tell(t Text) []Evidence {
	text := strings.ToLower(t.Title + " " + t.Body + " " + t.Before)
	var list []Evidence
	add := func(tag string, s Severity, words ...string) {
		for _, w := range words {
			if strings.Contains(text, w) {
				list = append(list, Evidence{Tag: tag, Confidence: 0.8, Severity: s, Evidence: w})
				return
			}
		}
	}
	add("pricing", High, "eur", "€", "price")
	if t.Place == "careers" || t.Place == "leadership" {
		list = append(list, Evidence{Tag: "hire", Confidence: 0.9, Severity: Medium, Evidence: t.Place})
	} else {
		add("hire", Medium, "joins", "names", "appoints", "lays off")
	}
	if t.Place == "customers" {
		list = append(list, Evidence{Tag: "customer", Confidence: 0.9, Severity: Medium, Evidence: t.Place})
	} else {
		add("customer", Medium, "customer", "chooses", "selects")
	}
	add("launch", Medium, "launches", "introduces", "generally available")
	add("funding", High, "raises", "acquires", "series")
	add("expansion", Medium, "office ", "opens")
	add("partnership", Low, "partner")
	add("regulatory", Critical, "breach", "fine")
	return list
}

// live feeds steps of changes to the assigner as the store would and returns
// the company's events in the order they came.
func live(a *Assigner, steps ...[]diff.Change) []Event {
	var all []diff.Change
	for _, s := range steps {
		all = append(all, s...)
	}
	numbered(all)
	var events []Event
	at := 0
	for _, s := range steps {
		open := slices.Clone(events)
		slices.Reverse(open)
		for _, e := range a.Assign("brindlow", open, all[at:at+len(s)]) {
			i := slices.IndexFunc(events, func(old Event) bool { return old.ID == e.ID })
			if i < 0 {
				events = append(events, e)
				continue
			}
			events[i] = e
		}
		at += len(s)
	}
	return events
}

// shape is what the tables compare: the line, and in brackets the witnesses,
// the revision where it rose, and what else is special.
func shape(e Event) string {
	s := fmt.Sprintf("%s [%d", e.Line, len(e.Witnesses))
	if e.Revision > 1 {
		s += fmt.Sprintf(" r%d", e.Revision)
	}
	if e.Removal {
		s += " removal"
	}
	if e.Withdrawn != "" {
		s += " withdrawn"
	}
	if len(e.Tags) == 0 {
		s += " untagged"
	}
	return s + "]"
}
