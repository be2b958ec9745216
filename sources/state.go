package sources

import (
	"context"
	"errors"
	"time"

	"keywatch/sources/fetch"
)

// State is how a source was at its last check. None of them is ever a change.
type State string

// The states.
const (
	StateNew         State = "new" // never checked
	StateHealthy     State = "healthy"
	StateUnchanged   State = "unchanged" // read, and as it was (304 or the same bytes)
	StateMoved       State = "moved"     // permanent redirect; Status.MovedTo has the new address
	StateBlocked     State = "blocked"
	StateBroken      State = "broken"
	StateProxy       State = "proxy failed"
	StateRefused     State = "refused" // the guard refused the address
	StateEmpty       State = "empty"   // no text where there was text
	StateUnparseable State = "unparseable"
	StateGone        State = "gone"
	StateSilent      State = "silent" // no new entries where its own history says there should be
)

// Blind reports whether the source could not be read in this state.
func (s State) Blind() bool {
	switch s {
	case StateHealthy, StateUnchanged, StateMoved, StateSilent:
		return false
	}
	return true
}

// Status is what is kept about a source between its checks.
type Status struct {
	Source     string           `json:"source"`
	State      State            `json:"state"`
	Since      time.Time        `json:"since"`            // when this state began
	Streak     int              `json:"streak"`           // checks in a row that ended in it
	Detail     string           `json:"detail,omitempty"` // the error in words
	MovedTo    string           `json:"moved_to,omitempty"`
	First      time.Time        `json:"first,omitzero"`   // first check ever
	Checked    time.Time        `json:"checked,omitzero"` // last check, whatever came of it
	Read       time.Time        `json:"read,omitzero"`    // last check that could read the source
	Changed    time.Time        `json:"changed,omitzero"` // last snapshot that differed
	Due        time.Time        `json:"due,omitzero"`     // next check
	Items, Of  int              `json:"-"`
	Arrivals   []time.Time      `json:"arrivals,omitempty"` // newest first, at most 20, one a day: when new entries came
	Validators fetch.Validators `json:"validators,omitzero"`
	Failures   int              `json:"failures,omitempty"`  // checks in a row that could not read the source, whatever their states
	Bare       int              `json:"bare,omitempty"`      // plain readings in a row that had hardly any text but scripts
	Missing    time.Time        `json:"missing,omitzero"`    // first 404 or 410 since the source was last read
	NotBefore  time.Time        `json:"not_before,omitzero"` // the server asked to be left alone until then
}

// StateOf tells the state that an error of reading leads to.
func StateOf(err error) State {
	if errors.Is(err, ErrEmpty) {
		return StateEmpty
	}
	var fault *fetch.Error
	if errors.As(err, &fault) {
		return State(fault.Fault)
	}
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
		return StateBroken // our own time ran out: nothing is known about the document
	}
	return StateUnparseable
}
