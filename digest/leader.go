package digest

import (
	"fmt"
	"strings"

	"keywatch/diff/tag"
	"keywatch/sources"
)

// leaderTitle finds the titles of those who decide, in the forms that
// announcements use.
var leaderTitle = sources.LazyPattern(`\b(C[EFTIOMPRD]O|CISO|CHRO|CDAO|Chief \w+(?: and \w+)? Officer|Managing Director|Chair(?:wom|m)?[ae]n|Chair|President|Vice President|VP|Head of [A-Z]\w+|Director of [A-Z]\w+|General Manager|General Counsel)\b`)

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

// foreignTitle does so for titles of other languages; Go's \b knows ASCII alone.
var foreignTitle = sources.LazyPattern(`(Geschäftsführer(?:in)?|Vorstandsvorsitzende[rn]?|Vorstandschef(?:in)?|(?:Finanz|Personal|Technik|Vertriebs)(?:vorständin|vorstand|chefin|chef)|Vorständin|Vorstand|Bereichsleiter(?:in)?|Leiter(?:in)? \p{Lu}\p{L}+|Leiter(?:in)? (?:der|des) \p{Lu}\p{L}+|[Pp]résidente?-directeur général|[Dd]irect(?:eur|rice) général[e]?|[Dd]irect(?:eur|rice) (?:des?|du|d[’']) ?\p{L}+|PDG|[Pp]résidente? du directoire|[Aa]mministrat(?:ore|rice) delegat[oa]|[Dd]iret(?:tore|trice) (?:generale|\p{Lu}?\p{L}+)|[Dd]irector(?:a)? general|[Cc]onsejer[oa] delegad[oa]|[Vv]erkställande direktör|代表取締役(?:社長|会長)?|社長|取締役|本部長|chief \w+(?: \w+)? officer|chief executive|(?:finance|technology|information|operating|digital|people) chief)`)

// titleIn finds a leader's title in a text.
func titleIn(text string) string {
	if t := leaderTitle().FindString(text); t != "" {
		return t
	}
	return foreignTitle().FindString(text)
}

// newLeader claims for a leader who appears in the account and is not on its
// map: whose title it is there, and how many of those named are known.
func (m *Matcher) newLeader(ev tag.Event, account int, found named) (claim, bool) {
	text := allText(ev)
	name := m.newcomer(ev, found)
	if !arrives(ev, name != "" && titleIn(text) != "") {
		return claim{}, false
	}
	if name == "" {
		for id, s := range found {
			if at, ok := m.people[id]; ok && at[0] == account && s.sense != senseGone {
				return claim{}, false // somebody of the map: the stakeholder's claim
			}
		}
	}
	title := titleIn(textOf(ev))
	if title == "" && !hasSubtype(ev, "hire", "executive in") {
		return claim{}, false
	}
	c := newClaim(ReasonNewLeader, pointsNewLeader, m.leaderWords(account, title, name), "", name)
	if known, all := m.onMap(account, ev); all > 2 {
		c.why += fmt.Sprintf("; %d of %d named there on your map", known, all)
	}
	c.side = pressure
	if m.goneFrom(account, found) || name != "" && m.beside(account, found) {
		c.points = pointsSuccessor
	}
	return c, true
}

// leaderWords say who the new leader is to the map.
func (m *Matcher) leaderWords(account int, title, name string) string {
	who := "the new leader"
	if name != "" {
		who = name
	}
	for _, s := range m.accounts[account].Stakeholders {
		if title != "" && sameTitle(title, s.Title) {
			return `"` + title + `" is on your map as ` + s.Name + "; " + who + " is not on it"
		}
	}
	switch {
	case name != "" && title != "":
		return name + ", " + title + ", is a new leader who is not on your map"
	case title != "":
		return "a new " + title + " who is not on your map"
	}
	return "a new leader who is not on your map"
}

// onMap counts the people that the page names, and those of them on the map.
func (m *Matcher) onMap(account int, ev tag.Event) (known, all int) {
	if !placeIs(ev, "leadership") {
		return 0, 0
	}
	for _, p := range peopleIn(ev.Witnesses[0].After) {
		all++
		for _, s := range m.accounts[account].Stakeholders {
			if lastName(s.Name) == lastName(p.name) && strings.HasPrefix(p.name, firstName(s.Name)) {
				known++
				break
			}
		}
	}
	return known, all
}

// goneFrom reports whether somebody of the account's map is named no longer.
func (m *Matcher) goneFrom(account int, found named) bool {
	for id, s := range found {
		if at, ok := m.people[id]; ok && at[0] == account && s.sense == senseGone {
			return true
		}
	}
	return false
}

// beside reports whether a person of the map is named with the newcomer.
func (m *Matcher) beside(account int, found named) bool {
	for id := range found {
		if at, ok := m.people[id]; ok && at[0] == account {
			return true
		}
	}
	return false
}

// arrives reports whether an event may bring somebody: no lay-off, no
// departure, no job advert. One that names a newcomer by title need not carry
// the tag.
func arrives(ev tag.Event, newcomer bool) bool {
	if ev.Removal || placeIs(ev, "careers") || !ev.HasTag("hire") && !newcomer {
		return false
	}
	for _, gone := range []string{"lay-off", "layoff", "opening", "hiring spree"} {
		if hasSubtype(ev, "hire", gone) {
			return false
		}
	}
	return newcomer || !hasSubtype(ev, "hire", "executive out")
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
