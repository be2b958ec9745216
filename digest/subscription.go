package digest

import (
	"time"

	"keywatch/diff/tag"
)

// Cadence is how often a subscription is mailed.
type Cadence string

// The cadences.
const (
	Instant Cadence = "instant" // critical events, at once
	Daily   Cadence = "daily"
	Weekly  Cadence = "weekly"
	Monthly Cadence = "monthly"
)

// Scope is what a subscription hears of. Empty lists and Everything false
// mean nothing.
type Scope struct {
	Accounts   []string `json:"accounts,omitempty"`
	Companies  []string `json:"companies,omitempty"`
	Everything bool     `json:"everything,omitempty"`
}

// Subscription is one address and cadence with a set of scopes and floors.
type Subscription struct {
	ID          string       `json:"id"`
	Email       string       `json:"email"`
	Name        string       `json:"name,omitempty"`
	Cadence     Cadence      `json:"cadence"`
	Scope       Scope        `json:"scope"`
	Tags        []string     `json:"tags,omitempty"` // none: all
	MinSeverity tag.Severity `json:"min_severity,omitempty"`
	Lead        bool         `json:"lead,omitempty"`       // of the person who runs the watch
	Zone        string       `json:"zone"`                 // IANA name
	At          string       `json:"at"`                   // local time of sending, "08:00"
	Weekday     time.Weekday `json:"weekday"`              // weekly: day of sending
	SkipEmpty   bool         `json:"skip_empty,omitempty"` // no mail for an empty period
	Created     time.Time    `json:"created,omitzero"`     // opted in; periods before are not sent
	Rules       []Rule       `json:"rules,omitempty"`      // by Merge: what was merged, each with its own floors
	Members     []string     `json:"members,omitempty"`    // by Merge: ids of what was merged; what was told to them was told
}

// OptOut is an address that left. It outlives any reload and stops what is queued.
type OptOut struct {
	Email        string    `json:"email"`
	Subscription string    `json:"subscription,omitempty"` // "" for all
	At           time.Time `json:"at"`
	How          string    `json:"how"` // one-click, command line, …
}
