package digest

import (
	"sort"
	"strings"

	"keywatch/diff/tag"
)

// The reasons for which an event matters to an account, strongest first.
const (
	ReasonNamed          = "named"               // a rival names the account (or no longer does)
	ReasonNamesRival     = "account-names-rival" // the account's own pages name a rival
	ReasonStakeholder    = "stakeholder"         // a person of its map is named
	ReasonStakeholderOut = "stakeholder-gone"    // a person of its map is named no longer
	ReasonNewLeader      = "new-leader"          // a leader appears who is not on its map
	ReasonAccountChanged = "account-changed"     // the account, its subsidiary or its parent changed
	ReasonCompetitor     = "competitor-here"     // a competitor in this account moved
	ReasonProduct        = "product"             // a product of the account is named
	ReasonKeyword        = "keyword"             // a keyword of the account is named
)

// claim is one reason why an event may matter; the strongest wins.
type claim struct {
	reason string
	points float64
	why    string
	named  string
}

// claims collects the reasons by account.
type claims map[int][]claim

func (c claims) add(account int, x claim) { c[account] = append(c[account], x) }

// Match says to which accounts an event matters, most relevant first. A
// withdrawn event matters to none.
func (m *Matcher) Match(ev tag.Event) []Match {
	if ev.Withdrawn != "" {
		return nil
	}
	found := m.namesOf(ev)
	got := claims{}
	m.claimOwner(ev, found, got)
	m.claimNamed(ev, found, got)
	m.claimPeople(ev, found, got)
	m.claimNoted(ev, got)
	m.phrases.find(textOf(ev), func(p phrase) { m.claimPhrase(ev, p, got) })
	elsewhere(got)

	list := make([]Match, 0, len(got))
	for i, reasons := range got {
		list = append(list, m.match(ev, i, reasons))
	}
	sort.Slice(list, func(i, j int) bool {
		if list[i].Relevance != list[j].Relevance {
			return list[i].Relevance > list[j].Relevance
		}
		return list[i].Account < list[j].Account
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
func (m *Matcher) match(ev tag.Event, account int, reasons []claim) Match {
	sort.SliceStable(reasons, func(i, j int) bool {
		if reasons[i].points != reasons[j].points {
			return reasons[i].points > reasons[j].points
		}
		return reasons[i].why < reasons[j].why
	})
	best := reasons[0]
	a := m.accounts[account]
	match := Match{Account: a.ID, Event: ev.ID, Reason: best.reason}
	match.Parts = m.relevance(ev, a, best)
	match.Relevance = total(match.Parts)
	match.Risk = m.risk(ev, account, best.reason)

	seen := map[string]bool{}
	for _, r := range reasons {
		if r.named != "" && !seen[r.named] {
			seen[r.named] = true
			match.Named = append(match.Named, r.named)
		}
	}
	why := []string{best.why}
	for _, r := range reasons[1:] {
		// One second reason at most, and none that the first implies: a line
		// that gives five persuades nobody.
		if r.reason != best.reason && r.reason != ReasonCompetitor && r.reason != ReasonAccountChanged {
			why = append(why, r.why)
			break
		}
	}
	if days := daysUntil(m.now, a.Renewal); days >= 0 && days <= renewalNear {
		why = append(why, "renewal within "+renewalWords(days))
	}
	match.Why = strings.Join(why, "; ")
	return match
}
