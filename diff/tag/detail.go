package tag

import (
	"slices"
	"strings"
)

// Detail is one thing that a text names of what its tag says happened.
type Detail struct {
	Name string `json:"name"` // one of the names below
	Text string `json:"text"`
}

// The names of details, each with how its text is written. What has no format
// is said as the text says it.
const (
	DetailAmount  = "amount"  // "USD 40000000": ISO 4217 code and major units; of a price that moved both, the old one first
	DetailShare   = "share"   // "12.5": percent of a rise, a cut or a stake
	DetailSeries  = "series"  // "B", "seed": of a round of funding
	DetailCount   = "count"   // "120": people who come or go, sites, customers
	DetailPerson  = "person"  // who comes, goes or rises
	DetailTitle   = "title"   // the position of that person
	DetailAfter   = "after"   // whom that person follows
	DetailPartner = "partner" // the other party: of a deal, an alliance, a contract, a case
	DetailPlace   = "place"   // the city, region or country where it happens
	DetailVersion = "version" // "4.2": of a release
	DetailDate    = "date"    // "2027-01-04" or "2027-01": the day ahead when it happens or holds
)

// Named are the texts of the details of one name.
func (e Evidence) Named(name string) []string {
	var list []string
	for _, d := range e.Details {
		if d.Name == name {
			list = append(list, d.Text)
		}
	}
	return list
}

// detailReaders read the details of one name out of a telling.
func detailReader(name string) func(*telltale) []string {
	switch name {
	case DetailAmount:
		return (*telltale).amounts
	case DetailShare:
		return (*telltale).shares
	case DetailSeries:
		return (*telltale).series
	case DetailCount:
		return (*telltale).counts
	case DetailPerson, DetailTitle, DetailAfter:
		return func(t *telltale) []string { return t.people(name) }
	case DetailPartner:
		return (*telltale).partners
	case DetailPlace:
		return (*telltale).places
	case DetailVersion:
		return (*telltale).versions
	case DetailDate:
		return (*telltale).dates
	}
	return func(*telltale) []string { return nil }
}

// withDetails reads what a text names of each tag that it was given.
func withDetails(t Text, list []Evidence) []Evidence {
	s := said{text: t}
	for i := range list {
		d, ok := ByName(list[i].Tag)
		if !ok || len(d.Details) == 0 {
			continue
		}
		list[i].Details = thingDetails(t, d)
		tale := telltale{said: &s, def: d, subtype: list[i].Subtype}
		for _, name := range d.Details {
			if len(list[i].Named(name)) == 0 {
				list[i].add(name, detailReader(name)(&tale)...)
			}
		}
	}
	return list
}

// add appends details that are not there yet.
func (e *Evidence) add(name string, texts ...string) {
	for _, text := range texts {
		text = strings.TrimSpace(text)
		if text != "" && !slices.Contains(e.Details, Detail{name, text}) {
			e.Details = append(e.Details, Detail{name, text})
		}
	}
}

// also takes from another telling of the same the details that this one does
// not name.
func (e Evidence) also(more []Detail) Evidence {
	known := e.Details
	e.Details = slices.Clone(known)
	for _, d := range more {
		if !slices.ContainsFunc(known, func(k Detail) bool { return k.Name == d.Name }) {
			e.add(d.Name, d.Text)
		}
	}
	return e
}
