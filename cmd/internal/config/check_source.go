package config

import (
	"keywatch/diff"
)

// sources gives every source its company and id, and checks both.
func (r *reader) sources(d *draft, companies known) {
	all := d.everySource()
	seen := map[string]place{}
	for _, s := range all {
		if s.Company != "" && s.has("company") {
			companies.must(r, s.Company, s.key("company"))
		}
		kind, ok := kindOf(r.kinds, s.Kind)
		checkURL(r, *s, kind) // of an unknown kind by what most kinds visit: all mistakes are told at once
		checkOpen(r, *s)
		if ok {
			same := s.Company + " " + s.Kind + " " + s.URL
			if first, twice := seen[same]; twice {
				r.warn(s.place, "this source stands already at %s", first)
			} else {
				seen[same] = s.place
			}
		}
	}
	r.sourceIDs(all)
}

// everySource lists the sources of companies and the loose ones in the order
// of the files; those of a company know it from here on.
func (d *draft) everySource() []*sourceDraft {
	var all []*sourceDraft
	for i := range d.companies {
		for j := range d.companies[i].own {
			s := &d.companies[i].own[j]
			s.Company = d.companies[i].ID
			all = append(all, s)
		}
	}
	for i := range d.sources {
		all = append(all, &d.sources[i])
	}
	return all
}

// sourceIDs makes the ids that were not given. Given ones come first, so that
// a made one never takes the name of another.
func (r *reader) sourceIDs(all []*sourceDraft) {
	taken := map[string]place{}
	for _, s := range all {
		if s.ID == "" {
			continue
		}
		if s.ID == diff.NoteSource {
			r.problem(s.key("id"), "%s is what people report with keywatch note; choose another id", quoted(s.ID))
		}
		if first, twice := taken[s.ID]; twice {
			r.problem(s.key("id"), "the source %s stands already at %s", quoted(s.ID), first)
			continue
		}
		taken[s.ID] = s.key("id")
	}
	for _, s := range all {
		if s.ID != "" || s.has("id") || s.Kind == "" || s.URL == "" {
			continue
		}
		s.ID = madeID(s.Source)
		if first, twice := taken[s.ID]; twice {
			r.problem(s.place, "its id would be %s, which the source at %s has; give it an id", quoted(s.ID), first)
			continue
		}
		taken[s.ID] = s.place
	}
}
