package tag

import (
	"fmt"
	"testing"
	"time"

	"keywatch/diff"
	"keywatch/sources"
)

// What stands on most pages of a company is its boilerplate: it is told once
// for the company when it changes, and not once a page.
func TestBoilerplateOfASiteIsToldOnce(t *testing.T) {
	at := time.Date(2026, time.November, 23, 10, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		region        sources.Region
		before, after string
	}{
		"an announcement bar": {sources.RegionChrome, "", "Quenby is now part of Ostrelle Group, read what that means for you."},
		"an about line":       {sources.RegionMain, "Quenby keeps the records of 900 firms in its own houses.", "Quenby keeps the records of 1,400 firms in its own houses."},
		"a footer's claim":    {sources.RegionChrome, "Certified to ISO 27001 by independent auditors each year.", ""},
	} {
		a := NewAssigner([]sources.Company{{ID: "quenby", Name: "Quenby"}}, nil, Read, func() time.Time { return at })
		var events []Event
		for page := range 6 {
			op := diff.Edited
			switch {
			case c.before == "":
				op = diff.Added
			case c.after == "":
				op = diff.Removed
			}
			when := at.Add(time.Duration(page) * 5 * time.Hour)
			ch := diff.Change{
				ID: fmt.Sprintf("ch_%d", page), Source: fmt.Sprint("quenby-", page), Company: "quenby", Kind: "page", Op: op, Region: c.region, Element: "p",
				Section: fmt.Sprint("Page ", page), Before: c.before, After: c.after, URL: fmt.Sprintf("https://quenby.example/%d", page), Seen: when, Confirmed: when,
			}
			told := a.Assign("quenby", events, []diff.Change{ch})
			events = merged(events, told)
		}
		if len(events) != 1 || len(events[0].Witnesses) != 6 || events[0].Revision != 1 {
			t.Errorf("%s: %d events: %+v", name, len(events), events)
		}
	}
}

// merged puts events that are new or changed into a list by their ids.
func merged(list, more []Event) []Event {
	for _, e := range more {
		known := false
		for i := range list {
			if list[i].ID == e.ID {
				list[i], known = e, true
			}
		}
		if !known {
			list = append(list, e)
		}
	}
	return list
}
