package digest

import (
	"hash/fnv"
	"strconv"
	"time"
)

// The retries: from a quarter of an hour, doubling, to four hours, until two
// days have passed. Postfix waits 1,000 to 4,000 s; two days is what senders
// commonly give a full or greylisting mailbox.
const (
	firstRetry = 15 * time.Minute
	lastRetry  = 4 * time.Hour
	giveUp     = 48 * time.Hour
)

// Backoff is the wait before the next try after a number of failed ones (1 is
// the first). It is spread by up to a fifth to both sides; the same seed
// gives the same spread, so that a restart changes nothing.
func Backoff(attempt int, seed string) time.Duration {
	wait := firstRetry
	for range max(attempt-1, 0) {
		if wait *= 2; wait >= lastRetry {
			wait = lastRetry
			break
		}
	}
	h := fnv.New64a()
	_, _ = h.Write([]byte(seed + "\x00" + strconv.Itoa(attempt)))
	const steps = 1 << 16
	spread := float64(h.Sum64()%steps)/steps*0.4 - 0.2
	return time.Duration(float64(wait) * (1 + spread))
}

// After is the delivery after an attempt. What is sent, failed or stopped
// stays so, but for a stopped one that turns out to have been sent. Retry and
// unknown are tried again with the same bytes until two days have passed
// since it was created; then it failed, and says whether it may have arrived.
func After(d Delivery, o Outcome, now time.Time) Delivery {
	if d.State == Sent || d.State == Failed {
		return d
	}
	attempts := make([]Attempt, 0, len(d.Attempts)+1)
	attempts = append(attempts, d.Attempts...)
	d.Attempts = append(attempts, Attempt{At: now, Outcome: o.State, Stage: o.Stage, Code: o.Code, Detail: o.Detail})
	switch {
	case o.State == Sent:
		d.State, d.Next = Sent, time.Time{}
	case d.State == Stopped:
	case o.State == Failed:
		d.State, d.Next = Failed, time.Time{}
	case now.Sub(d.Created) >= giveUp:
		last := &d.Attempts[len(d.Attempts)-1]
		last.Detail = giveUpWords(d, last.Detail)
		d.State, d.Next = Failed, time.Time{}
	default:
		d.State = Retry
		if o.State == Unknown {
			d.State = Unknown
		}
		d.Next = now.Add(Backoff(len(d.Attempts), d.Issue+"\x00"+d.Address))
	}
	return d
}

// giveUpWords keep the last answer in sight: an operator needs it more than the
// fact that we stopped.
func giveUpWords(d Delivery, detail string) string {
	words := "given up after 48 h"
	for _, a := range d.Attempts {
		if a.Outcome == Unknown {
			words += "; it may have arrived, since an answer was lost"
			break
		}
	}
	if detail == "" {
		return words
	}
	return detail + " (" + words + ")"
}

// Stop is the delivery after its address opted out: what waits is stopped,
// what is done stays.
func Stop(d Delivery, now time.Time) Delivery {
	switch d.State {
	case Sent, Failed, Stopped:
		return d
	}
	attempts := make([]Attempt, 0, len(d.Attempts)+1)
	attempts = append(attempts, d.Attempts...)
	d.Attempts = append(attempts, Attempt{At: now, Outcome: Stopped, Detail: "the address opted out"})
	d.State, d.Next = Stopped, time.Time{}
	return d
}
