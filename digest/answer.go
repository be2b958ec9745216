package digest

import "time"

// The states of a step.
const (
	StepOpen    = "open"
	StepDone    = "done"
	StepDropped = "dropped"
)

// StepMark is what became of a proposed step; the last one of a step counts.
// The same step may be proposed in the issues of several people: what it is
// about tells it, not its id.
type StepMark struct {
	Step    string    `json:"step"`
	Account string    `json:"account"`
	Event   string    `json:"event"`
	Play    string    `json:"play"`
	State   string    `json:"state"`
	Why     string    `json:"why,omitempty"`
	At      time.Time `json:"at"`
}

// The values of a vote. A reset takes back all votes on the event that the
// subscription gave before.
const (
	VoteUseful    = "useful"
	VoteNotUseful = "not-useful"
	VoteWrongTag  = "wrong-tag"
	VoteMute      = "mute"
	VoteReset     = "reset"
)

// Vote is what a reader said of an event. What the event was about is kept
// with it: the event may grow or be merged.
type Vote struct {
	Event        string    `json:"event"`
	Subscription string    `json:"subscription"`
	Value        string    `json:"value"`
	Company      string    `json:"company,omitempty"`
	Tags         []string  `json:"tags,omitempty"`
	Sources      []string  `json:"sources,omitempty"`
	At           time.Time `json:"at"`
	How          string    `json:"how"` // command line, link in a mail
}
