// Package digest ties events to key accounts and tells the right person: the
// accounts, matching and relevance, the playbook, subscriptions, the calendar,
// composing an issue, and the states of its delivery.
package digest

import "time"

// Tier ranks key accounts; A is the highest.
type Tier string

// The tiers.
const (
	TierA Tier = "A"
	TierB Tier = "B"
	TierC Tier = "C"
)

// Criteria are scored 1 (low) to 5 (high); the tier is computed from them
// where none is given.
type Criteria struct {
	Revenue      int `json:"revenue"`
	Growth       int `json:"growth"`
	Strategic    int `json:"strategic_value"`
	Relationship int `json:"relationship_depth"`
}

// Stakeholder is a person of the account who matters to the deal.
type Stakeholder struct {
	Name      string `json:"name"`
	Title     string `json:"title,omitempty"`
	Influence string `json:"influence,omitempty"` // champion, supporter, neutral, critic, blocker
}

// Member is a person of our own account team.
type Member struct {
	Name  string `json:"name"`
	Email string `json:"email"`
	Role  string `json:"role"` // account manager, sponsor, …
}

// Account is a key account.
type Account struct {
	ID           string        `json:"id"`
	Company      string        `json:"company"` // id of the company it is
	Tier         Tier          `json:"tier"`
	Competitors  []string      `json:"competitors,omitempty"` // company ids, inherited ones included
	Products     []string      `json:"products,omitempty"`
	Keywords     []string      `json:"keywords,omitempty"`
	Industry     string        `json:"industry,omitempty"`
	Regions      []string      `json:"regions,omitempty"`
	Objectives   []string      `json:"objectives,omitempty"`
	Stakeholders []Stakeholder `json:"stakeholders,omitempty"`
	Renewal      time.Time     `json:"renewal,omitzero"`
	QBR          time.Time     `json:"qbr,omitzero"`
	Stage        string        `json:"stage,omitempty"` // deal stage
	Team         []Member      `json:"team,omitempty"`
}

// Match is why an event matters to an account, and how much.
type Match struct {
	Account   string   `json:"account"`
	Event     string   `json:"event"`
	Reason    string   `json:"reason"` // rule: one of the Reason constants
	Why       string   `json:"why"`    // the reason in words, for the mail
	Relevance int      `json:"relevance"`
	Parts     []Part   `json:"parts"`
	Risk      bool     `json:"risk"` // pressure if true, opportunity if not
	Named     []string `json:"named,omitempty"`
	About     []string `json:"about,omitempty"`   // words of the evidence that the reason rests on, the weightiest first
	Subtype   string   `json:"subtype,omitempty"` // the news as it is for this account, where that differs from the event's
	Gone      bool     `json:"gone,omitempty"`    // what the reason is about is no longer there
}

// Full reports whether the match is told in full, with a step; the others are
// counted.
func (m Match) Full() bool { return m.Relevance >= fullFrom }

// Part is one part of a relevance.
type Part struct {
	Name   string  `json:"name"`
	Points float64 `json:"points"`
}
