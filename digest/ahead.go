package digest

import (
	"fmt"
	"sort"
	"strings"
	"time"
)

// ahead is how far dates are announced.
const ahead = 45 * 24 * time.Hour

// dateRunes is how long a line of the dates ahead is: they remind of what is
// told above.
const dateRunes = 60

// datesAhead lists renewals, reviews and announced events that come.
func datesAhead(in Input, world *Matcher, zone *time.Location, accounts []Account, h harvest) []string {
	type date struct {
		at   time.Time
		text string
	}
	var dates []date
	add := func(at time.Time, text string) {
		if at.After(in.Now.Add(-24*time.Hour)) && at.Before(in.Now.Add(ahead)) {
			dates = append(dates, date{at, text})
		}
	}
	seen := map[string]bool{}
	for _, a := range accounts {
		name := clean(world.accountName(a), nameRunes)
		add(a.Renewal, name+" renewal")
		add(a.QBR, name+" business review")
		for _, c := range h.byAccount[a.ID] {
			if seen[c.event.ID] {
				continue
			}
			seen[c.event.ID] = true
			when := c.event.Happened
			if !when.After(in.Now) {
				when = c.event.Ahead()
			}
			if !when.IsZero() {
				add(when, shorten(lineOf(world, *c.event), dateRunes))
			}
		}
	}
	sort.SliceStable(dates, func(i, j int) bool { return dates[i].at.Before(dates[j].at) })
	var lines []string
	for i, d := range dates {
		if i == maxList {
			break
		}
		lines = append(lines, dayMonth(d.at, zone)+"  "+d.text)
	}
	return lines
}

// corrections take back what was told and proved false.
func corrections(in Input, world *Matcher, h harvest) []string {
	var lines []string
	for _, ev := range h.withdrawn {
		issue := "an earlier issue"
		if n := firstTold(ev, in.Previous); n > 0 {
			issue = fmt.Sprintf("issue %d", n)
		}
		lines = append(lines, fmt.Sprintf("Correction: %s said %s. %s; the report is withdrawn.", issue,
			quote(lineOf(world, ev)), strings.TrimSuffix(clean(ev.Withdrawn, whyRunes), ".")))
	}
	return lines
}

// openSteps returns to the steps of the last four weeks: how many were done,
// and which are open.
func openSteps(in Input, world *Matcher, zone *time.Location) []string {
	const listed = 3
	var lines []string
	var open []Step
	done, all := 0, 0
	for _, issue := range in.Previous {
		if in.Period.Send.Sub(issue.Period.Send) >= noRepeat {
			continue
		}
		for _, s := range issue.Steps {
			all++
			switch s.State {
			case "done":
				done++
			case "open", "":
				open = append(open, s)
			}
		}
	}
	if done > 0 {
		lines = append(lines, fmt.Sprintf("Done: %d of %s.", done, plural(all, "step")))
	}
	for i, s := range open {
		if i == listed {
			return append(lines, fmt.Sprintf("%d more open.", len(open)-listed))
		}
		name := s.Account
		if a, ok := world.Account(s.Account); ok {
			name = world.accountName(a)
		}
		lines = append(lines, fmt.Sprintf("Open: %s, %s: %s (due %s)", clean(name, nameRunes),
			whoWords(s.Who, in.Subscription), strings.TrimSuffix(clean(s.Text, stepRunes), "."), dayMonth(s.Due, zone)))
	}
	return lines
}
