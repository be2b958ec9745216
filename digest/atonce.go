package digest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"keywatch/diff/tag"
)

// AtOnce narrows an input to what an instant subscription must hear now:
// critical events that were not told, and corrections of what was. It sets
// the period, whose key is made of the events and revisions told, so that the
// same news is never two issues; false when there is nothing to send.
func AtOnce(in Input) (Input, bool) {
	var urgent []tag.Event
	for _, ev := range in.Events {
		if ev.Severity == tag.Critical || ev.Withdrawn != "" {
			urgent = append(urgent, ev)
		}
	}
	in.Events = urgent
	// What is confirmed at this very moment counts: there is no cut to wait for.
	in.Period = Period{Start: in.Now.Add(-24 * time.Hour).UTC(), End: in.Now.Add(time.Second).UTC(), Send: in.Now.UTC()}
	h := collect(in, in.World.At(in.Now))
	if len(h.byAccount)+len(h.others)+len(h.withdrawn) == 0 {
		return in, false
	}
	sum := sha256.New()
	for _, t := range h.told {
		fmt.Fprintf(sum, "%s\x00%d\x00", t.Event, t.Revision)
	}
	in.Period.Key = hex.EncodeToString(sum.Sum(nil)[:8])
	return in, true
}

// NewIssue composes and renders an issue; the message and its id are for the
// mailer to add before it is committed. To is where it goes (the pilot's
// address or the subscriber's). An empty edition that the subscriber does not
// want is told by Skip.
func NewIssue(in Input, to string) (Issue, error) {
	ed, err := Compose(in)
	if err != nil {
		return Issue{}, fmt.Errorf("compose issue %s: %w", IssueID(in.Subscription, in.Period), err)
	}
	subject, text, html, err := Render(ed)
	if err != nil {
		return Issue{}, err
	}
	return Issue{
		ID: IssueID(in.Subscription, in.Period), Number: in.Number, Subscription: in.Subscription.ID,
		Cadence: in.Subscription.Cadence, To: to, Intended: in.Subscription.Email, Period: in.Period, Composed: in.Now.UTC(),
		Subject: subject, Text: text, HTML: html, Told: ed.Told, Matches: ed.Matches, Steps: ed.Steps, Levels: ed.Levels,
		Skip: ed.Empty && in.Subscription.SkipEmpty,
	}, nil
}
