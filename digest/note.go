package digest

import (
	"slices"
	"strings"

	"keywatch/diff"
	"keywatch/diff/tag"
)

// ReasonNoted says that a person reported the event for the account.
const ReasonNoted = "noted"

// pointsNoted is less than what a page shows of the account: nobody else has
// seen it.
const pointsNoted = 24.0

// claimNoted claims for the accounts that a person named in a report.
func (m *Matcher) claimNoted(ev tag.Event, got claims) {
	for _, w := range ev.Witnesses {
		if w.Kind != diff.NoteKind || w.Account == "" {
			continue
		}
		for i, a := range m.accounts {
			if a.ID == w.Account {
				got.add(i, claim{reason: ReasonNoted, points: pointsNoted, why: clean(w.By, nameRunes) + " reports it for this account"})
			}
		}
	}
}

// ReportedBy names who reported an event of which no source tells, "" where
// one does.
func ReportedBy(ev tag.Event) string {
	var names []string
	for _, w := range ev.Witnesses {
		if w.Kind != diff.NoteKind {
			return ""
		}
		if !slices.Contains(names, w.By) {
			names = append(names, w.By)
		}
	}
	return strings.Join(names, ", ")
}

// unverified is what a line and a label say of an event that only people tell.
func unverified(ev tag.Event) string {
	if by := ReportedBy(ev); by != "" {
		return "unverified, by " + clean(by, nameRunes)
	}
	return ""
}
