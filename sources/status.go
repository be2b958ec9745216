package sources

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"keywatch/sources/fetch"
)

// maxDetail bounds an error in words, in runes.
const maxDetail = 300

// Outcome is what came of one check.
type Outcome struct {
	Err      error     // what Read returned
	Snapshot *Snapshot // what Read returned; nil without an error: not modified
	Differs  bool      // the snapshot is the first one, or not as the confirmed one
	Entries  int       // window kinds: entries that are new since the confirmed snapshot
}

// After is the status once a check ended at now. It changes nothing but what
// the check showed; the next due time is schedule's.
func (s Status) After(o Outcome, now time.Time) Status {
	s.Arrivals = append([]time.Time(nil), s.Arrivals...)
	s.Checked, s.NotBefore = now, time.Time{}
	if o.Err != nil {
		return s.failed(o.Err, now)
	}
	s.arrived(o, now)
	s.Read, s.Failures, s.Missing = now, 0, time.Time{}
	s.bareness(o.Snapshot)
	state, detail := s.readState(o, now)
	if snap := o.Snapshot; snap != nil {
		s.MovedTo, s.Validators, s.Items, s.Of = snap.Moved, snap.Validators, snap.Read, snap.Of
		if o.Differs {
			s.Changed = now
		}
	}
	return s.in(state, detail, now, now)
}

// in moves to a state that began at since, or counts one more check in it.
func (s Status) in(state State, detail string, since, now time.Time) Status {
	if s.State == state {
		s.Streak++
	} else {
		s.State, s.Since, s.Streak = state, since, 1
	}
	if s.Since.IsZero() {
		s.Since = now
	}
	s.Detail = cutRunes(printable(detail), maxDetail)
	return s
}

// failed is the status after a check that could not read the source. Validators,
// arrivals and the address it moved to are kept: nothing was learnt of them.
func (s Status) failed(err error, now time.Time) Status {
	s.Failures++
	state, detail, since := StateOf(err), reason(err), now
	if errors.Is(err, ErrBare) {
		s.Bare++
	}
	switch {
	case state == StateEmpty && s.Read.IsZero():
		// Empty means that there was text before; here there never was.
		state, detail = StateUnparseable, detail+"; it may be built by scripts only"
	case state == StateGone && s.Missing.IsZero():
		// One 404 is often a deployment; the second one confirms it.
		s.Missing = now
		state, detail = StateBroken, detail+"; gone if the next check says so too"
	case state == StateGone:
		since = s.Missing
	}
	var fault *fetch.Error
	if errors.As(err, &fault) && fault.RetryAfter > 0 {
		s.NotBefore = now.Add(fault.RetryAfter)
	}
	return s.in(state, detail, since, now)
}

// bareness counts the plain readings in a row that had hardly any text. What a
// browser built says nothing of the plain page.
func (s *Status) bareness(snap *Snapshot) {
	switch {
	case snap == nil && s.Bare > 0 && s.Bare < bareTwice:
		s.Bare++ // not modified: as bare as it was
	case snap == nil || snap.Rendered():
	case snap.Bare:
		s.Bare++
	default:
		s.Bare = 0
	}
}

// reason is an error without the address that whoever shows it shows anyway.
func reason(err error) string {
	var fault *fetch.Error
	if !errors.As(err, &fault) || fault.Err == nil {
		return err.Error()
	}
	if text := fault.Err.Error(); fault.Status == 0 || strings.Contains(text, fmt.Sprint(fault.Status)) {
		return text
	}
	return fmt.Sprintf("%s (status %d)", fault.Err, fault.Status)
}

// readState tells the states of a source that could be read apart.
func (s Status) readState(o Outcome, now time.Time) (State, string) {
	if snap := o.Snapshot; snap != nil && snap.Moved != "" {
		return StateMoved, "the address is now " + snap.Moved
	}
	// The answer "not modified" came from where it moved to, without a word of it.
	if o.Snapshot == nil && s.MovedTo != "" {
		return StateMoved, "the address is now " + s.MovedTo
	}
	if words := s.silence(now); words != "" {
		return StateSilent, words
	}
	if snap := o.Snapshot; snap != nil && len(snap.Skipped) > 0 {
		return healthy(o), fmt.Sprintf("read %d of %d; left out: %s", snap.Read, max(snap.Of, snap.Read), strings.Join(snap.Skipped, "; "))
	}
	if snap := o.Snapshot; snap != nil && snap.Of > snap.Read {
		return healthy(o), fmt.Sprintf("read %d of %d", snap.Read, snap.Of)
	}
	if snap := o.Snapshot; snap != nil && snap.Rendered() {
		return healthy(o), "read with a browser"
	}
	if snap := o.Snapshot; snap != nil && snap.Bare && s.Bare >= bareTwice {
		return healthy(o), "hardly any text but scripts, which need a browser to build the page"
	}
	return healthy(o), ""
}

// healthy tells what was read apart by whether it was as before.
func healthy(o Outcome) State {
	if o.Differs {
		return StateHealthy
	}
	return StateUnchanged
}
