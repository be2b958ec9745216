package tag

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"sort"
	"strings"
	"time"

	"keywatch/sources"
)

// PatternSpan is how far back events make patterns: a quarter and the weeks
// that its usual is read from.
const PatternSpan = 120 * 24 * time.Hour

// History is what patterns are read from.
type History struct {
	Events    []Event // of the last 120 days and more, in any order
	Companies []sources.Company
	Now       time.Time
}

// patternRule finds one sort of pattern.
type patternRule struct {
	name string // stands in the event's tag as its rule
	find func(h History) []Event
}

// patternRules are what no single event shows, each with its own file.
var patternRules = []patternRule{
	{"openings against the usual", hiringPatterns},
	{"a run of security news", securityPatterns},
	{"several rivals raise prices", pricePatterns},
	{"a launch after matching openings", launchPatterns},
}

// Patterns finds the events that other events make together: what no single
// one shows. Each names its events (Of) and its rule (the rule of its tag), is
// found again under the same id, and has the first witness of each event.
func Patterns(h History) []Event {
	h.Events = slices.DeleteFunc(slices.Clone(h.Events), func(e Event) bool { return e.Pattern || e.Withdrawn != "" })
	sort.SliceStable(h.Events, func(i, j int) bool {
		if !h.Events[i].Confirmed.Equal(h.Events[j].Confirmed) {
			return h.Events[i].Confirmed.Before(h.Events[j].Confirmed)
		}
		return h.Events[i].ID < h.Events[j].ID
	})
	var list []Event
	for _, rule := range patternRules {
		for _, e := range rule.find(h) {
			e.Tags[0].Rule = "pattern: " + rule.name
			list = append(list, e)
		}
	}
	return list
}

// pattern makes the event of a pattern. Key names it among those of its rule:
// the company and the week, or the quarter.
func pattern(key, line string, lead Evidence, made []Event) Event {
	sum := sha256.Sum256([]byte("pattern\x00" + lead.Tag + "\x00" + key))
	e := Event{
		ID: "ev_" + hex.EncodeToString(sum[:10]), Revision: 1, Pattern: true, Line: cut(line),
		Tags: []Evidence{lead}, Severity: lead.Severity,
	}
	for _, one := range made {
		e.Of = append(e.Of, one.ID)
		e.Companies = appendNew(e.Companies, one.Company)
		if len(one.Witnesses) > 0 {
			e.Witnesses = append(e.Witnesses, one.Witnesses[0])
		}
		if e.Seen.IsZero() || one.Seen.Before(e.Seen) {
			e.Seen = one.Seen
		}
		if one.Confirmed.After(e.Confirmed) {
			e.Confirmed = one.Confirmed
		}
	}
	e.Updated = e.Confirmed
	if len(e.Companies) == 1 {
		e.Company = e.Companies[0]
	}
	return e
}

// byCompany gives the events of each company, ids sorted.
func (h History) byCompany() ([]string, map[string][]Event) {
	by := map[string][]Event{}
	for _, e := range h.Events {
		if e.Company != "" {
			by[e.Company] = append(by[e.Company], e)
		}
	}
	ids := make([]string, 0, len(by))
	for id := range by {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	return ids, by
}

// name is how a company is called.
func (h History) name(id string) string {
	for _, c := range h.Companies {
		if c.ID == id && c.Name != "" {
			return c.Name
		}
	}
	return id
}

// within gives the events that were confirmed in the time before now.
func (h History) within(list []Event, span time.Duration) []Event {
	return slices.DeleteFunc(slices.Clone(list), func(e Event) bool {
		return e.Confirmed.After(h.Now) || h.Now.Sub(e.Confirmed) > span
	})
}

// week names the ISO week of a time, as pattern keys do.
func week(at time.Time) string {
	return at.UTC().AddDate(0, 0, -int(at.UTC().Weekday()+6)%7).Format("2006-01-02")
}

// subtyped tells whether an event has a tag with a sub-type.
func subtyped(e Event, tag, subtype string) bool {
	return slices.ContainsFunc(e.Tags, func(t Evidence) bool {
		return t.Tag == tag && (subtype == "" || strings.EqualFold(t.Subtype, subtype))
	})
}
