package digest

import (
	"regexp"
	"strings"

	"keywatch/diff/tag"
)

// leaderTitle finds the titles of those who decide, in the forms that
// announcements use.
var leaderTitle = regexp.MustCompile(`\b(C[EFTIOMPRD]O|CISO|CHRO|CDAO|Chief \w+(?: and \w+)? Officer|Managing Director|Chair(?:wom|m)?[ae]n|Chair|President|Vice President|VP|Head of [A-Z]\w+|Director of [A-Z]\w+|General Manager|General Counsel)\b`)

// abbreviated gives the short form of a spelt-out title, so that "Chief
// Information Officer" on the map meets "CIO" in the news.
var abbreviated = map[string]string{
	"chief executive officer": "ceo", "chief financial officer": "cfo", "chief finance officer": "cfo",
	"chief technology officer": "cto", "chief technical officer": "cto", "chief information officer": "cio",
	"chief operating officer": "coo", "chief operations officer": "coo", "chief marketing officer": "cmo",
	"chief product officer": "cpo", "chief people officer": "cpo", "chief procurement officer": "cpo",
	"chief revenue officer": "cro", "chief risk officer": "cro", "chief data officer": "cdo",
	"chief digital officer": "cdo", "chief information security officer": "ciso",
}

// newLeader says who on the map has the title of a leader who appears in the
// account and is not on it.
func (m *Matcher) newLeader(ev tag.Event, account int, found named) (string, bool) {
	if !arrives(ev) {
		return "", false
	}
	a := m.accounts[account]
	for id, s := range found {
		if at, ok := m.people[id]; ok && at[0] == account && s != senseGone {
			return "", false // somebody of the map: the stakeholder's claim
		}
	}
	title := leaderTitle.FindString(textOf(ev))
	if title == "" && !hasSubtype(ev, "hire", "executive in") {
		return "", false
	}
	for _, s := range a.Stakeholders {
		if title != "" && sameTitle(title, s.Title) {
			return `"` + title + `" is on your map as ` + s.Name + "; the new leader is not on it", true
		}
	}
	if title != "" {
		return "a new " + title + " who is not on your map", true
	}
	return "a new leader who is not on your map", true
}

// goneFrom reports whether somebody of the account's map is named no longer.
func (m *Matcher) goneFrom(account int, found named) bool {
	for id, s := range found {
		if at, ok := m.people[id]; ok && at[0] == account && s == senseGone {
			return true
		}
	}
	return false
}

// arrives reports whether a hire event may bring somebody: no lay-off, no
// departure, no job advert.
func arrives(ev tag.Event) bool {
	if ev.Removal || !ev.HasTag("hire") {
		return false
	}
	for _, gone := range []string{"executive out", "lay-off", "layoff", "opening", "hiring spree"} {
		if hasSubtype(ev, "hire", gone) {
			return false
		}
	}
	return !placeIs(ev, "careers")
}

// sameTitle compares two titles in their short form.
func sameTitle(a, b string) bool {
	short := func(s string) string {
		s = strings.ToLower(strings.TrimSpace(s))
		if abbr, ok := abbreviated[s]; ok {
			return abbr
		}
		return s
	}
	return short(a) != "" && short(a) == short(b)
}

// hasSubtype compares sub-types without regard to case, hyphens and underlines.
func hasSubtype(ev tag.Event, name, subtype string) bool {
	for _, t := range ev.Tags {
		if t.Tag == name && foldSubtype(t.Subtype) == foldSubtype(subtype) {
			return true
		}
	}
	return false
}

// foldSubtype takes away how a sub-type is written: "lay-off" is "layoff".
func foldSubtype(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || r == ' ' {
			return -1
		}
		return r
	}, strings.ToLower(s))
}
