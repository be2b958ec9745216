package tag

import (
	"strings"

	"keywatch/sources"
)

// Lead is the witness that says most plainly what happened: of the primary
// source's check the first that names one of the given names or, when none
// does, the first that is more than a date. The day of publication before its
// text is left out. The zero Witness for an event without witnesses.
func (e Event) Lead(about ...string) Witness {
	if len(e.Witnesses) == 0 {
		return Witness{}
	}
	lead := leading(e.Witnesses)
	best := lead[0]
	for _, w := range lead {
		if !dateOnly().MatchString(w.text()) {
			best = w
			break
		}
	}
	for i := len(lead) - 1; i >= 0; i-- {
		if lead[i].names(about) {
			best = lead[i]
		}
	}
	best.Before, best.After = undated(best.Before), undated(best.After)
	if sources.Place(best.Place) == sources.PlaceCareers {
		// How long an opening is up is no part of it.
		best.Before, best.After = posted().ReplaceAllString(best.Before, ""), posted().ReplaceAllString(best.After, "")
	}
	return best
}

// text is what a witness says: what is there now or, when it is gone, was.
func (w Witness) text() string {
	if w.Title == "" && w.After == "" {
		return w.Before
	}
	return w.Title + " " + w.After
}

// names reports whether a witness says one of the names, in any case.
func (w Witness) names(list []string) bool {
	low := strings.ToLower(w.text())
	for _, name := range list {
		if name != "" && strings.Contains(low, strings.ToLower(name)) {
			return true
		}
	}
	return false
}
