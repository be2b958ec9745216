package digest

import (
	"cmp"
	"slices"
	"strings"

	"keywatch/diff"
	"keywatch/diff/tag"
)

// The reasons for which an event matters to an account, strongest first.
const (
	ReasonNamed          = "named"               // a rival names the account (or no longer does)
	ReasonNamesRival     = "account-names-rival" // the account's own pages name a rival
	ReasonNamesUs        = "account-names-us"    // the account's own pages name us or a product of ours
	ReasonStakeholder    = "stakeholder"         // a person of its map is named
	ReasonStakeholderOut = "stakeholder-gone"    // a person of its map is named no longer
	ReasonNewLeader      = "new-leader"          // a leader appears who is not on its map
	ReasonAccountChanged = "account-changed"     // the account, its subsidiary or its parent changed
	ReasonCompetitor     = "competitor-here"     // a competitor in this account moved
	ReasonProduct        = "product"             // a product of the account is named
	ReasonKeyword        = "keyword"             // a keyword of the account is named
	ReasonIndustry       = "industry"            // a text of nobody we know is about its industry
	ReasonRegion         = "region"              // or sets a rule where it works
	ReasonPassing        = "passing"             // it is named aside: counted, never told in full
)

// Match says to which accounts an event matters, most relevant first. A
// withdrawn event matters to none.
func (m *Matcher) Match(ev tag.Event) []Match {
	if ev.Withdrawn != "" || sameWords(ev) {
		return nil
	}
	found := m.namesOf(ev)
	ev = m.borne(ev, found)
	got := claims{}
	m.claimOwner(ev, found, got)
	m.claimNamed(ev, found, got)
	m.claimPeople(ev, found, got)
	m.claimNoted(ev, got)
	m.phrases.find(textOf(ev), func(p phrase) { m.claimPhrase(ev, p, got) })
	m.claimSectors(ev, got)
	m.shiftAll(got)
	elsewhere(got)

	list := make([]Match, 0, len(got))
	for i, reasons := range got {
		list = append(list, m.match(ev, i, reasons, found))
	}
	slices.SortFunc(list, func(a, b Match) int {
		return cmp.Or(b.Relevance-a.Relevance, strings.Compare(a.Account, b.Account))
	})
	return list
}

// elsewhere weakens the claims of a competitor's move that is about another
// account: its logo there says little here.
func elsewhere(got claims) {
	about := false
	for _, list := range got {
		for _, c := range list {
			about = about || (c.reason == ReasonNamed && c.points > pointsNamedStill)
		}
	}
	for _, list := range got {
		for i := range list {
			if about && list[i].reason == ReasonCompetitor {
				list[i].points = pointsElsewhere
			}
		}
	}
}

// match turns an account's claims into one match: the strongest reason leads,
// the others are named behind it.
func (m *Matcher) match(ev tag.Event, account int, reasons []claim, found named) Match {
	slices.SortStableFunc(reasons, func(a, b claim) int {
		return cmp.Or(cmp.Compare(b.points, a.points), strings.Compare(a.why, b.why))
	})
	best := reasons[0]
	a := m.accounts[account]
	match := Match{Account: a.ID, Event: ev.ID, Reason: best.reason, Gone: best.gone}
	if best.reason == ReasonAccountChanged && m.isBought(ev, found) {
		match.Subtype, best.why = boughtSubtype, ownSubtype[foldSubtype(boughtSubtype)]
	}
	match.Parts = m.relevance(ev, a, best)
	match.Relevance = total(match.Parts)
	match.Risk = m.risk(ev, account, best, match.Subtype)
	for i, r := range reasons {
		match.Named = appendNew(match.Named, r.named)
		if i == 0 || r.reason != ReasonCompetitor && r.reason != ReasonAccountChanged {
			match.About = appendNew(match.About, r.texts...)
		}
	}
	match.Why = best.why
	for _, r := range reasons[1:] {
		// One second reason at most, and none that the first implies: a line
		// that gives five persuades nobody.
		if r.reason != best.reason && r.reason != ReasonCompetitor && r.reason != ReasonAccountChanged {
			match.Why += "; " + r.why
			break
		}
	}
	if days := daysUntil(m.now, a.Renewal); days >= 0 && days <= renewalNear {
		match.Why += "; renewal within " + renewalWords(days)
	}
	return match
}

// appendNew adds texts that are not empty and not in the list.
func appendNew(list []string, more ...string) []string {
	for _, text := range more {
		if text != "" && !slices.Contains(list, text) {
			list = append(list, text)
		}
	}
	return list
}

// shiftAll moves the claims' points as the configuration weighs their reasons.
func (m *Matcher) shiftAll(got claims) {
	for _, list := range got {
		for i := range list {
			list[i].points += m.shift[list[i].reason]
		}
	}
}

// sameWords reports whether all that an event tells is an edit that left the
// words as they were: a comma is nobody's news.
func sameWords(ev tag.Event) bool {
	for _, w := range ev.Witnesses {
		if w.Op != diff.Edited || !equalText(w.Before, w.After) {
			return false
		}
	}
	return len(ev.Witnesses) > 0
}

// equalText reports whether two texts have the same words in lower case.
func equalText(a, b string) bool {
	for {
		var x, y string
		x, a = nextWord(a)
		y, b = nextWord(b)
		x, y = strings.ToLower(x), strings.ToLower(y)
		if x != y || x == "" {
			return x == y
		}
	}
}
