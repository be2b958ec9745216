package digest

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"time"

	"keywatch/sources"
)

// Leads are who is told what concerns the watch itself, such as a company that
// is new to it: those who are marked so; without one, who hears of everything;
// without one, the first who hears of the company. What one person subscribed
// to is one subscription here, of no cadence that anybody can choose.
func (m *Matcher) Leads(subs []Subscription, company string) []Subscription {
	people := slices.Clone(subs)
	for i := range people {
		people[i].Cadence = Background
	}
	people = Merge(people)
	fit := func(hears func(Subscription) bool) []Subscription {
		return slices.DeleteFunc(slices.Clone(people), func(s Subscription) bool { return !hears(s) })
	}
	if list := fit(func(s Subscription) bool { return s.Lead }); len(list) > 0 {
		return list
	}
	if list := fit(Subscription.everything); len(list) > 0 {
		return list
	}
	list := fit(func(s Subscription) bool { return companiesOf(s, m, scopeAccounts(s, m))[company] })
	return list[:min(len(list), 1)]
}

// Proposal is what could also be watched of a company, by its last discovery.
type Proposal struct {
	Company sources.Company
	Found   sources.Discovery // with the candidates that are not configured
}

// proposalLines are what was found since the subscription's last issue: two
// lines at most, for they ask for work and the rest of the mail is news. What
// was listed or counted once is not proposed again.
func proposalLines(in Input) []string {
	last := lastSent(in)
	type offer struct {
		Proposal
		list []sources.Candidate
	}
	var offers []offer
	for _, p := range in.Proposals {
		// What asks a person to do something first is no source yet.
		list := slices.DeleteFunc(p.Found.Since(last), func(c sources.Candidate) bool { return c.Advice != "" || evidenceURL(c.URL) == "" })
		if len(list) > 0 {
			sort.SliceStable(list, func(i, j int) bool { return list[i].Worth > list[j].Worth })
			offers = append(offers, offer{p, list})
		}
	}
	sort.SliceStable(offers, func(i, j int) bool { return offers[i].list[0].Worth > offers[j].list[0].Worth })
	var lines []string
	for i, o := range offers {
		if i == 1 && len(offers) > 2 {
			var names []string
			for _, other := range offers[1:] {
				names = append(names, in.World.companyWords(other.Company))
			}
			return append(lines, "The same for "+fewNames(names)+": keywatch discover DOMAIN.")
		}
		line := "Could also be watched: " + in.World.companyWords(o.Company) + " " + candidateWords(o.list[0]) + " (" + o.list[0].URL + ")"
		if more := len(o.list) - 1; more > 0 {
			line += fmt.Sprintf(", %d more", more)
		}
		lines = append(lines, line+": keywatch discover "+clean(o.Company.Domain, factRunes))
	}
	return lines
}

// lastSent is when the last issue of the subscription was composed that the
// reader was sent.
func lastSent(in Input) time.Time {
	var last time.Time
	for _, issue := range in.Previous {
		if in.Subscription.owns(issue) && !issue.Skip && issue.Composed.After(last) {
			last = issue.Composed
		}
	}
	return last
}

// candidateWords is what a candidate is called: "changelog", "status page".
func candidateWords(c sources.Candidate) string {
	if name, ok := placeName[string(c.Place)]; ok {
		return name
	}
	if c.Place != sources.PlaceUnknown {
		return clean(strings.ReplaceAll(string(c.Place), "_", " "), tagRunes) + " page"
	}
	return clean(c.Kind, tagRunes)
}
