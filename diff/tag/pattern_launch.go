package tag

import (
	"strings"

	stemmer "github.com/kljensen/snowball/english"
)

// launchJobs is how many openings that name the same thing come before a
// launch that they foretold.
const launchJobs = 2

// launchPatterns finds launches that openings had foretold: the same rare word
// in both, the openings first.
func launchPatterns(h History) []Event {
	var list []Event
	ids, by := h.byCompany()
	for _, id := range ids {
		var jobs []jobMove
		for _, e := range h.within(by[id], PatternSpan) {
			if subtyped(e, "launch", "") && h.Now.Sub(e.Confirmed) <= weekSpan {
				if p, ok := h.foretold(id, e, jobs); ok {
					list = append(list, p)
				}
			}
			for _, j := range openingsOf(e) {
				if j.came {
					jobs = append(jobs, j)
				}
			}
		}
	}
	return list
}

// foretold makes the pattern of a launch and the openings that name its thing.
func (h History) foretold(company string, launch Event, jobs []jobMove) (Event, bool) {
	own := map[string]bool{}
	for _, w := range plainWords(h.name(company)) {
		own[w] = true
	}
	thing := map[string]bool{}
	for _, w := range plainWords(launch.Line) {
		if stem := stemmer.Stem(w, false); len(w) > 3 && !own[w] && !empty[w] && !usual[stem] && functionOf(w) == "" {
			thing[stem] = true
		}
	}
	by := map[string][]jobMove{}
	for _, j := range jobs {
		for _, w := range plainWords(j.title) {
			if stem := stemmer.Stem(w, false); thing[stem] {
				by[stem] = append(by[stem], j)
			}
		}
	}
	for _, w := range plainWords(launch.Line) { // in the order of the line
		matching := by[stemmer.Stem(w, false)]
		if len(matching) < launchJobs {
			continue
		}
		first := matching[0]
		line := h.name(company) + " looked for people for it from " + first.at.UTC().Format("2 January") + " on: " + strings.TrimSpace(launch.Line)
		return pattern(company+" launch "+launch.ID, line,
			Evidence{Tag: "launch", Confidence: 0.7, Severity: Low, Evidence: titles(matching)}, append([]Event{launch}, eventsOf(matching)...)), true
	}
	return Event{}, false
}
