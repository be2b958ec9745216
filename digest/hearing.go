package digest

import (
	"strconv"
	"strings"

	"keywatch/diff/tag"
)

// Hearing is what one subscription makes of an event: whether it is told, and
// if not, what holds it back.
type Hearing struct {
	Subscription string `json:"subscription"`
	Email        string `json:"email"`
	Scoped       bool   `json:"scoped"`           // it concerns an account or company of the subscription
	Full         bool   `json:"full"`             // it may be told in full, if the issue has room
	Why          string `json:"why,omitempty"`    // what keeps it from being told in full, in words
	Passed       bool   `json:"passed,omitempty"` // it is above the floors
}

// Hear says what a subscription makes of an event, by the rules by which an
// issue is composed.
func (m *Matcher) Hear(sub Subscription, ev tag.Event) Hearing { return m.HearWeighed(sub, ev, nil) }

// HearWeighed is Hear with what the reader's votes add to a relevance.
func (m *Matcher) HearWeighed(sub Subscription, ev tag.Event, weigh Weigh) Hearing {
	h := Hearing{Subscription: sub.ID, Email: sub.Email}
	strongest := -1
	var floors []string
	for _, r := range sub.rules() {
		best, scoped := -1, r.ofCompany(ev)
		for _, match := range weigh.weighed(ev, m.Match(ev)) {
			if r.ofAccount(match.Account) {
				scoped, best = true, max(best, match.Relevance)
			}
		}
		if !scoped {
			continue
		}
		h.Scoped = true
		if !r.hears(ev) {
			floors = append(floors, r.floor(ev))
			continue
		}
		h.Passed, strongest = true, max(strongest, best)
	}
	switch {
	case ev.Withdrawn != "":
		h.Why = "it was withdrawn: " + ev.Withdrawn
	case !h.Scoped:
		h.Why = "it concerns no account or company of the subscription"
	case !h.Passed:
		h.Why = strings.Join(floors, "; ")
	case strongest >= 0 && strongest < fullFrom:
		h.Why = "relevance " + strconv.Itoa(strongest) + " is below " + strconv.Itoa(fullFrom) + ": it is counted, not told in full"
	default:
		h.Full = true
	}
	return h
}

// floor says which of the rule's floors an event does not pass.
func (r Rule) floor(ev tag.Event) string {
	if ev.Severity.Rank() < r.MinSeverity.Rank() {
		return "severity " + string(ev.Severity) + " is below the floor " + string(r.MinSeverity)
	}
	return "it has none of the tags " + strings.Join(r.Tags, ", ")
}

// NoBond says why an event does not matter to an account, "" when it does or
// when there is no such account.
func (m *Matcher) NoBond(account string, ev tag.Event) string {
	a, ok := m.Account(account)
	if !ok {
		return ""
	}
	for _, match := range m.Match(ev) {
		if match.Account == account {
			return ""
		}
	}
	name := m.accountName(a)
	nothing := "the text names neither it nor one of its people, products or keywords"
	switch {
	case ev.Withdrawn != "":
		return "it was withdrawn: " + ev.Withdrawn
	case ev.Company == "":
		return "no bond: the source is of no company, and " + nothing
	}
	return "no bond: " + m.name(ev.Company) + " is neither " + name + " nor of its family nor a competitor in it, and " + nothing
}
