package tag

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"keywatch/sources"
)

// quarterSpan is in what time several price rises are one movement.
const quarterSpan = 92 * 24 * time.Hour

// pricePatterns finds that rivals raise prices together: two of three, or
// three of any number, in a quarter.
func pricePatterns(h History) []Event {
	rivals := 0
	for _, c := range h.Companies {
		if c.Role == sources.RoleCompetitor {
			rivals++
		}
	}
	var raised []Event
	for _, e := range h.within(h.Events, quarterSpan) {
		known := slices.ContainsFunc(raised, func(r Event) bool { return r.Company == e.Company })
		if subtyped(e, "pricing", "up") && h.competitor(e.Company) && !known {
			raised = append(raised, e)
		}
	}
	if n := len(raised); n < 2 || n < 3 && n*3 < rivals*2 {
		return nil
	}
	var names []string
	for _, e := range raised {
		names = append(names, h.name(e.Company))
	}
	slices.Sort(names)
	last := raised[len(raised)-1].Confirmed
	key := fmt.Sprintf("prices %d-Q%d %s", last.Year(), (int(last.Month())+2)/3, strings.Join(names, ","))
	line := fmt.Sprintf("%d of %d rivals raised prices in a quarter: %s", len(raised), rivals, strings.Join(names, ", "))
	return []Event{pattern(key, line, Evidence{Tag: "pricing", Subtype: "up", Confidence: 0.9, Severity: Medium, Evidence: raised[len(raised)-1].Line}, raised)}
}

// competitor tells whether a company is a rival.
func (h History) competitor(id string) bool {
	return slices.ContainsFunc(h.Companies, func(c sources.Company) bool { return c.ID == id && c.Role == sources.RoleCompetitor })
}
