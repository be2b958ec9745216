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
