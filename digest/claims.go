package digest

import (
	"sort"
	"strings"

	"keywatch/diff/tag"
	"keywatch/sources"
)

// The points of the reasons and of their degrees. They order the reasons, and
// are the largest part of relevance; the configuration moves them by reason.
const (
	pointsGoneOver    = 31.0 // a person of the map goes to a company we know
	pointsNamed       = 30.0
	pointsNamesRival  = 30.0
	pointsSuccessor   = 29.5 // a new leader where one of the map went: the newcomer leads
	pointsNamesUs     = 29.2
	pointsStakeholder = 29.0
	pointsTogether    = 29.0 // the press names the account with a rival
	pointsNewLeader   = 28.5
	pointsOwn         = 28.0
	pointsSubsidiary  = 24.0
	pointsRivalOnUs   = 26.0 // the rival's own page names us
	pointsCompetitor  = 22.0
	pointsRivalParent = 20.0 // the rival's subsidiary moved
	pointsNamedByAll  = 18.0 // named by somebody who is no rival
	pointsParent      = 16.0
	pointsNamedStill  = 15.0 // named before and after an edit
	pointsProduct     = 14.0
	pointsRivalTold   = 12.0 // somebody else tells of the rival
	pointsKeyword     = 10.0
	pointsIndustry    = 6.0
	pointsRegion      = 4.0
	pointsPassing     = 0.0
	pointsOpening     = -14.0 // one opening, that names nobody: every week has some
	pointsElsewhere   = -10.0 // the rival's move is about another account
)

// side is whether a claim is pressure or a chance by itself.
type side int

const (
	byNews side = iota // as the news is
	pressure
	chance
)

// claim is one reason why an event may matter; the strongest wins.
type claim struct {
	reason string
	points float64
	why    string
	named  string   // whom it is about, by the name that mail uses
	texts  []string // the words of the evidence that it rests on
	side   side
	gone   bool // what it is about is no longer there
}

// newClaim makes a claim that rests on the words given.
func newClaim(reason string, points float64, why, name string, texts ...string) claim {
	return claim{reason: reason, points: points, why: why, named: name, texts: texts}
}

// claims collects the reasons by account.
type claims map[int][]claim

func (c claims) add(account int, x claim) { c[account] = append(c[account], x) }

// claimOwner claims for whoever is tied to the company whose event it is.
func (m *Matcher) claimOwner(ev tag.Event, found named, got claims) {
	if ev.Company == "" {
		return
	}
	said, us := found[companyPrefix+ev.Company].text, m.onUs(ev, found)
	for _, t := range m.ties[ev.Company] {
		a := m.accounts[t.account]
		name := m.name(ev.Company)
		switch t.bond {
		case bondOwn:
			got.add(t.account, newClaim(ReasonAccountChanged, everyday(ev, pointsOwn), aboutWords(ev), ""))
			m.claimOwn(ev, t.account, found, got)
		case bondSubsidiary:
			got.add(t.account, newClaim(ReasonAccountChanged, everyday(ev, pointsSubsidiary), aboutWords(ev)+", through "+name+", which it owns", name, said))
			m.claimOwn(ev, t.account, found, got)
		case bondParent:
			got.add(t.account, newClaim(ReasonAccountChanged, pointsParent, name+" owns your account "+m.accountName(a), name, said))
		case bondRival:
			c := newClaim(ReasonCompetitor, pointsCompetitor, name+" competes in this account", "")
			if t.via != "" {
				c.points, c.why = pointsRivalParent, m.name(t.via)+" competes in this account, through "+name
			}
			if us != "" {
				c.points, c.why, c.texts = pointsRivalOnUs, c.why+" and names "+us, []string{us}
			}
			got.add(t.account, c)
		}
	}
}

// everyday lowers the points of one opening: it is no growth yet.
func everyday(ev tag.Event, points float64) float64 {
	if lead, ok := leadTag(ev); ok && lead.Tag == "hire" && foldSubtype(lead.Subtype) == "opening" {
		return pointsOpening
	}
	return points
}

// onUs is how a rival's own page newly names us, "" where it does not.
func (m *Matcher) onUs(ev tag.Event, found named) string {
	if m.voice(ev) != ev.Company {
		return ""
	}
	for _, id := range sorted(found) {
		if company, ok := strings.CutPrefix(id, companyPrefix); ok && m.companies[company].Role == sources.RoleSelf && found[id].sense == senseNew {
			return found[id].text
		}
	}
	return ""
}

// claimOwn claims what is told of the account besides its news: what its own
// pages name, whom the press names with it, and new leaders.
func (m *Matcher) claimOwn(ev tag.Event, account int, found named, got claims) {
	if b := m.bondTo(m.voice(ev), account); b == bondOwn || b == bondSubsidiary {
		m.claimOwnPages(ev, account, found, got)
	} else {
		m.claimTogether(ev, account, found, got)
	}
	if c, ok := m.newLeader(ev, account, found); ok {
		got.add(account, c)
	}
}

// claimOwnPages claims what the account says itself: that it names a rival or
// us, or no longer does.
func (m *Matcher) claimOwnPages(ev tag.Event, account int, found named, got claims) {
	for _, id := range sorted(found) {
		company, ok := strings.CutPrefix(id, companyPrefix)
		s := found[id]
		us := m.companies[company].Role == sources.RoleSelf
		if !ok || company == ev.Company || s.sense == senseKept || !us && !m.isRival(company, account) {
			continue
		}
		called := s.text
		if called == "" {
			called = m.name(company)
		}
		c := newClaim(ReasonNamesRival, pointsNamesRival, "your account's own "+placeOf(ev)+" names "+called, called, s.text)
		c.side = pressure
		if us {
			c.reason, c.points, c.side = ReasonNamesUs, pointsNamesUs, chance
			c.texts = append(c.texts, figureBeside(allText(ev), s.text))
			if leavesUs(textOf(ev), s.text) {
				c.why, c.side = "your account's own "+placeOf(ev)+" speaks of replacing "+called, pressure
			}
		}
		if s.sense == senseGone {
			c.points, c.gone = c.points-1, true
			c.why = "your account no longer names " + called
			c.side = map[bool]side{true: pressure, false: chance}[us]
		}
		got.add(account, c)
	}
}

// claimTogether claims for the account that the press names with a rival: it
// tries, chooses or leaves it.
func (m *Matcher) claimTogether(ev tag.Event, account int, found named, got claims) {
	points := pointsTogether
	for _, t := range []string{"funding", "hire", "expansion", "regulatory"} {
		if ev.HasTag(t) {
			points = pointsOwn - 1 // the account's own news leads
		}
	}
	own := found[companyPrefix+ev.Company]
	for _, id := range sorted(found) {
		company, ok := strings.CutPrefix(id, companyPrefix)
		if s := found[id]; ok && s.sense == senseNew && !s.passing && m.bondTo(company, account) == bondRival {
			c := newClaim(ReasonNamed, points, "your account is named together with "+m.name(company)+", a rival", m.name(company), s.text, own.text)
			c.side = pressure
			got.add(account, c)
		}
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
			if b := m.bondTo(ev.Company, t.account); b == bondOwn || b == bondSubsidiary {
				continue // the account's own words are claimOwn's
			}
			switch t.bond {
			case bondOwn, bondSubsidiary:
				got.add(t.account, m.collision(ev, company, t, found))
			case bondRival:
				if s := found[id]; m.companies[ev.Company].Role != sources.RoleAccount && s.sense == senseNew && !s.passing {
					name := m.name(company)
					got.add(t.account, newClaim(ReasonCompetitor, pointsRivalTold, name+", which competes in this account, is named", name, s.text))
				}
			}
		}
	}
}

// collision is the claim that somebody names the account.
func (m *Matcher) collision(ev tag.Event, company string, t tie, found named) claim {
	s := found[companyPrefix+company]
	who, what := "a source without a company", "your account"
	rival := m.isRival(ev.Company, t.account)
	wire := m.voice(ev) == ""
	switch {
	case rival:
		who = "a rival"
	case ev.Company != "":
		who = m.name(ev.Company)
	}
	if t.bond == bondSubsidiary {
		what = "your account through " + m.name(company)
	}
	if s.passing && (!rival || wire) {
		return newClaim(ReasonPassing, pointsPassing, what+" is named in passing", m.name(company), s.text)
	}
	c := newClaim(ReasonNamed, pointsNamed, who+" names "+what, m.name(company), s.text)
	if rival {
		c.side = pressure
		if text := found[companyPrefix+ev.Company].text; text != "" {
			c.texts = append(c.texts, text)
		}
	}
	switch {
	case s.sense == senseGone:
		c.why, c.side, c.gone = who+" no longer names "+what, chance, true
	case s.sense == senseKept:
		c.points, c.why, c.side = pointsNamedStill, who+" names "+what+", as before", byNews
	case rival && wire:
		c.points, c.why = pointsTogether, what+" is named together with "+m.name(ev.Company)+", a rival"
	case rival && placeIs(ev, string(sources.PlaceCustomers)):
		c.why += " on its customer page; a logo is not a deal"
	}
	if !rival && c.points > pointsNamedByAll {
		c.points = pointsNamedByAll
	}
	return c
}

// claimPhrase claims for the account whose product or keyword is named.
func (m *Matcher) claimPhrase(ev tag.Event, p phrase, got claims) {
	if m.companies[ev.Company].Role == sources.RoleAccount && m.bondTo(ev.Company, p.account) == bondNone {
		return // another account's news that shares a word
	}
	points := pointsKeyword
	if p.reason == ReasonProduct {
		points = pointsProduct
	}
	c := newClaim(p.reason, points, p.why, p.name, p.name)
	if p.reason == ReasonProduct && flawed().MatchString(textOf(ev)) && !m.isRival(ev.Company, p.account) {
		c.side = pressure
	}
	got.add(p.account, c)
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
