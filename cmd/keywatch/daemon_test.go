package main

import (
	"bytes"
	"net/mail"
	"slices"
	"strings"
	"testing"
	"time"

	"keywatch/cmd/internal/web"
	"keywatch/digest"
)

// The weekend on which Berlin sets its clocks back and New York does not: the
// two are five hours apart on that Monday, and six on the next.
var (
	friday       = time.Date(2026, time.October, 23, 12, 0, 0, 0, time.UTC)
	eightKolkata = time.Date(2026, time.October, 26, 2, 30, 0, 0, time.UTC)
	eightBerlin  = time.Date(2026, time.October, 26, 7, 0, 0, 0, time.UTC)
	eightNewYork = time.Date(2026, time.October, 26, 12, 0, 0, 0, time.UTC)
)

const (
	day  = 24 * time.Hour
	week = 7 * day
)

// TestRunMailsEachSubscriberOnce lives through ten days with `keywatch run`:
// Monday 08:00 comes in three zones, one after the other; between them the
// process is killed at a bad moment, and told to read a configuration with a
// mistake in it. It can be broken by testdata/mutants.
func TestRunMailsEachSubscriberOnce(t *testing.T) {
	for _, tc := range []struct {
		name     string
		silent   stage
		copies   int      // of berta's mail, which was on its way
		outcomes []string // of its attempts
	}{
		{"killed between composing and sending", atRecipient, 1, []string{"unknown", "sent"}},
		{"killed while the answer is awaited", atAnswer, 2, []string{"unknown", "sent"}},
		{"killed after sending", never, 1, []string{"sent"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			l := begin(t)
			l.seed()
			l.introduced("lena")
			l.move(friday.Add(day))
			l.happen("saturday", "Gridmate", "EUR 40")
			l.refuseReload()
			l.cross(eightKolkata, 1, "asha")
			l.killAt(eightBerlin, tc.silent)
			l.happen("monday", "Ilse Brandt")
			l.cross(eightNewYork, 1, "nell")

			l.grow()
			l.cross(eightBerlin.Add(day), 1, "dora") // a round of mail later
			l.sentOnce("berta", 1, tc.copies, tc.outcomes...)
			for _, who := range []string{"asha", "bruno", "nell", "dora"} {
				l.sentOnce(who, 1, 1, "sent")
			}
			l.tells("berta", 0, "Gridmate", true)
			l.tells("berta", 0, "Ilse Brandt", false) // it came after her cut
			l.tells("nell", 0, "Ilse Brandt", true)

			l.cross(eightKolkata.Add(week), 2, "asha")
			l.cross(eightBerlin.Add(week), 2, "berta", "bruno")
			l.cross(eightNewYork.Add(week+time.Hour), 2, "nell") // New York set its clocks back
			l.sentOnce("berta", 2, tc.copies+1, "sent")
			for _, who := range []string{"asha", "bruno", "nell"} {
				l.sentOnce(who, 2, 2, "sent")
			}
			l.tells("berta", 0, "Ilse Brandt", true)
			l.tells("nell", 0, "Ilse Brandt", false) // she was told
			l.introduced("lena")                     // and never again
			l.child.stop(t)
		})
	}
}

// introduced holds that who leads got one mail, with the background of both
// companies, within an hour of their first visit.
func (l *life) introduced(who string) {
	l.Helper()
	l.arrive(1, who)
	l.sentOnce(who, 1, 1, "sent")
	issue := l.issues(who)[0]
	if want := []string{"brindlow", "corvane"}; issue.Cadence != digest.Background || !slices.Equal(issue.Companies, want) || issue.Composed.After(friday.Add(time.Hour)) {
		l.Errorf("%s was sent %s of %v at %s, not the background of %v within an hour", who, issue.ID, issue.Companies, issue.Composed, want)
	}
}

// sentOnce holds that somebody got so many issues in so many messages, each of
// them once or in copies with the same bytes, and how the attempts for the
// newest went.
func (l *life) sentOnce(who string, issues, copies int, outcomes ...string) {
	l.Helper()
	list, mails := l.issues(who), l.post.mails(address(who))
	if len(list) != issues || len(mails) != copies {
		l.Fatalf("%s: %d issues in %d messages, not %d in %d", who, len(list), len(mails), issues, copies)
	}
	kept := map[string]web.IssueView{}
	for _, issue := range list {
		whole, err := l.child.Issue(l.Context(), issue.ID)
		must(l.T, err)
		kept["<"+whole.MessageID+">"] = whole
		if late := whole.Composed.Sub(whole.Period.Send); late < 0 || late > time.Hour {
			l.Errorf("%s: composed at %s for %s", who, whole.Composed, whole.Period.Send)
		}
	}
	arrived := map[string]bool{}
	for _, text := range mails {
		m, err := mail.ReadMessage(bytes.NewReader(text))
		must(l.T, err)
		id := m.Header.Get("Message-Id")
		arrived[id] = true
		if !bytes.Equal(bytes.TrimSpace(text), bytes.TrimSpace(kept[id].Message)) {
			l.Errorf("%s: what arrived as %s is not what is kept under it:\n%s", who, id, text)
		}
	}
	if len(arrived) != issues {
		l.Errorf("%s: %d of %d issues arrived", who, len(arrived), issues)
	}
	if got := attempts(list[0]); !slices.Equal(got, outcomes) {
		l.Errorf("%s: the attempts are %v, not %v", who, got, outcomes)
	}
}

// attempts are the outcomes of an issue's, in their order.
func attempts(issue web.IssueView) []string {
	var states []string
	for _, d := range issue.Deliveries {
		for _, a := range d.Attempts {
			states = append(states, string(a.Outcome))
		}
	}
	return states
}

// tells holds that somebody's issue, 0 is the newest, has words or has not.
func (l *life) tells(who string, n int, words string, want bool) {
	l.Helper()
	issue, err := l.child.Issue(l.Context(), l.issues(who)[n].ID)
	must(l.T, err)
	if got := strings.Contains(issue.Text, words); got != want {
		l.Errorf("that %s is told of %q is %t, not %t:\n%s", who, words, got, want, issue.Text)
	}
}

func (l *life) issues(who string) []web.IssueView {
	l.Helper()
	list, err := l.child.Issues(l.Context(), who)
	must(l.T, err)
	return list
}

func address(who string) string { return who + "@tarnwick.example" }
