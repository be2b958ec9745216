package digest

import (
	"sort"
	"strings"

	"keywatch/diff/tag"
	"keywatch/sources"
)

// The points of the reasons. They order the reasons, and are the largest part
// of relevance.
const (
	pointsNamed       = 30.0
	pointsNamesRival  = 30.0
	pointsStakeholder = 29.0
	pointsNewLeader   = 28.5
	pointsSuccessor   = 29.5 // a new leader where one of the map went: the newcomer leads
	pointsOwn         = 28.0
	pointsSubsidiary  = 24.0
	pointsCompetitor  = 22.0
	pointsNamedByAll  = 18.0 // named by somebody who is no rival
	pointsRivalParent = 20.0 // the rival's subsidiary moved
	pointsParent      = 16.0
	pointsNamedStill  = 15.0 // named before and after an edit
	pointsProduct     = 14.0
	pointsRivalTold   = 12.0 // somebody else tells of the rival
	pointsKeyword     = 10.0
	pointsElsewhere   = -10.0 // the rival's move is about another account
)

// claimOwner claims for whoever is tied to the company whose event it is.
func (m *Matcher) claimOwner(ev tag.Event, found named, got claims) {
	for _, t := range m.ties[ev.Company] {
		if ev.Company == "" {
			return
		}
		a := m.accounts[t.account]
		name := m.name(ev.Company)
		switch t.bond {
		case bondOwn:
			got.add(t.account, claim{ReasonAccountChanged, pointsOwn, aboutWords(ev), ""})
			m.claimOwnPages(ev, t.account, found, got)
		case bondSubsidiary:
			got.add(t.account, claim{ReasonAccountChanged, pointsSubsidiary, aboutWords(ev) + ", through " + name + ", which it owns", name})
			m.claimOwnPages(ev, t.account, found, got)
		case bondParent:
			got.add(t.account, claim{ReasonAccountChanged, pointsParent, name + " owns your account " + m.accountName(a), name})
		case bondRival:
			c := claim{ReasonCompetitor, pointsCompetitor, name + " competes in this account", ""}
			if t.via != "" {
				c.points, c.why = pointsRivalParent, m.name(t.via)+" competes in this account, through "+name
			}
			got.add(t.account, c)
		}
	}
}

// claimOwnPages claims what the account says itself: that it names a rival,
// and that it has a leader who is not on the map.
func (m *Matcher) claimOwnPages(ev tag.Event, account int, found named, got claims) {
	for _, id := range sorted(found) {
		company, ok := strings.CutPrefix(id, companyPrefix)
		if !ok || company == ev.Company || !m.isRival(company, account) {
			continue
		}
		name := m.name(company)
		switch found[id] {
		case senseGone:
			got.add(account, claim{ReasonNamesRival, pointsNamesRival - 1, "your account no longer names " + name, name})
		case senseNew:
			got.add(account, claim{ReasonNamesRival, pointsNamesRival, "your account's own " + placeOf(ev) + " names " + name, name})
		}
	}
	if why, ok := m.newLeader(ev, account, found); ok {
		points := pointsNewLeader
		if m.goneFrom(account, found) {
			points = pointsSuccessor
		}
		got.add(account, claim{ReasonNewLeader, points, why, ""})
	}
}

// claimNamed claims for the accounts and rivals that somebody else names.
func (m *Matcher) claimNamed(ev tag.Event, found named, got claims) {
	for _, id := range sorted(found) {
		company, ok := strings.CutPrefix(id, companyPrefix)
		if !ok || company == ev.Company {
			continue
		}
		for _, t := range m.ties[company] {
			if m.bondTo(ev.Company, t.account) == bondOwn || m.bondTo(ev.Company, t.account) == bondSubsidiary {
				continue // the account's own words are claimOwnPages's
			}
			switch t.bond {
			case bondOwn, bondSubsidiary:
				got.add(t.account, m.collision(ev, company, t, found[id]))
			case bondRival:
				if m.companies[ev.Company].Role != sources.RoleAccount && found[id] == senseNew {
					name := m.name(company)
					got.add(t.account, claim{ReasonCompetitor, pointsRivalTold, name + ", which competes in this account, is named", name})
				}
			}
		}
	}
}

// collision is the claim that somebody names the account.
func (m *Matcher) collision(ev tag.Event, company string, t tie, s sense) claim {
	who, what := "a source without a company", "your account"
	rival := m.isRival(ev.Company, t.account)
	switch {
	case rival:
		who = "a rival"
	case ev.Company != "":
		who = m.name(ev.Company)
	}
	if t.bond == bondSubsidiary {
		what = "your account through " + m.name(company)
	}
	c := claim{ReasonNamed, pointsNamed, who + " names " + what, m.name(company)}
	switch {
	case s == senseGone:
		c.why = who + " no longer names " + what
	case s == senseKept:
		c.points, c.why = pointsNamedStill, who+" names "+what+", as before"
	case rival && placeIs(ev, string(sources.PlaceCustomers)):
		c.why += " on its customer page; a logo is not a deal"
	}
	if !rival && c.points > pointsNamedByAll {
		c.points = pointsNamedByAll
	}
	return c
}

// claimPeople claims for the accounts whose stakeholders are named.
func (m *Matcher) claimPeople(ev tag.Event, found named, got claims) {
	for _, id := range sorted(found) {
		at, ok := m.people[id]
		if !ok {
			continue
		}
		s := m.accounts[at[0]].Stakeholders[at[1]]
		why := s.Name + " is on your map"
		if s.Title != "" {
			why += " as " + s.Title
		}
		if s.Influence != "" {
			why += " (" + s.Influence + ")"
		}
		reason := ReasonStakeholder
		if found[id] == senseGone {
			reason, why = ReasonStakeholderOut, why+" and is named no longer"
		}
		got.add(at[0], claim{reason, pointsStakeholder, why, s.Name})
	}
}

// claimPhrase claims for the account whose product or keyword is named.
func (m *Matcher) claimPhrase(ev tag.Event, p phrase, got claims) {
	if m.companies[ev.Company].Role == sources.RoleAccount && m.bondTo(ev.Company, p.account) == bondNone {
		return // another account's news that shares a word
	}
	points, what := pointsKeyword, "keyword"
	if p.reason == ReasonProduct {
		points, what = pointsProduct, "product"
	}
	got.add(p.account, claim{p.reason, points, "names the " + what + " \"" + p.name + "\" of this account", p.name})
}

// sorted gives the ids in a fixed order: equal events must give equal reasons.
func sorted(found named) []string {
	list := make([]string, 0, len(found))
	for id := range found {
		list = append(list, id)
	}
	sort.Strings(list)
	return list
}
