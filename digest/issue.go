package digest

import "time"

// Period is what an issue covers. All times are UTC.
type Period struct {
	Key   string    `json:"key"` // local start of the period, "2026-W47" style is for people; this is RFC 3339 date(-time)
	Start time.Time `json:"start"`
	End   time.Time `json:"end"`  // events confirmed before the cut count
	Send  time.Time `json:"send"` // one hour after the end
}

// Told is an event's revision that an issue told.
type Told struct {
	Event    string `json:"event"`
	Revision int    `json:"revision"`
}

// Issue is one numbered edition of the digest for one subscription and
// period; its bytes are frozen once composed.
type Issue struct {
	ID           string    `json:"id"` // subscription/cadence/period key
	Number       int       `json:"number"`
	Subscription string    `json:"subscription"`
	Cadence      Cadence   `json:"cadence,omitempty"`
	To           string    `json:"to"`       // address it goes to, after mail.redirect_to
	Intended     string    `json:"intended"` // address it was meant for
	Period       Period    `json:"period"`
	Composed     time.Time `json:"composed"`
	Subject      string    `json:"subject"`
	MessageID    string    `json:"message_id"`
	Text         string    `json:"text"`
	HTML         string    `json:"html"`
	Message      []byte    `json:"message"` // the frozen RFC 5322 message
	Told         []Told    `json:"told,omitempty"`
	Matches      []Match   `json:"matches,omitempty"`
	Steps        []Step    `json:"steps,omitempty"`
	Skip         bool      `json:"skip,omitempty"`      // empty, and the subscriber wants no empty ones: kept, not sent
	Levels       []Level   `json:"levels,omitempty"`    // of the accounts, for the next issue's trend
	Companies    []string  `json:"companies,omitempty"` // background mail: the companies that it tells of
}

// Step is a concrete next step that an issue proposed.
type Step struct {
	ID      string    `json:"id"`
	Account string    `json:"account"`
	Event   string    `json:"event"`
	Play    string    `json:"play"`           // playbook entry
	Kind    string    `json:"kind,omitempty"` // what sort of step it is, as the play says
	Who     Member    `json:"who"`
	Text    string    `json:"text"`
	Due     time.Time `json:"due"`
	State   string    `json:"state"` // open, done, dropped
}
