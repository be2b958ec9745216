package digest

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"keywatch/diff/tag"
)

// noRepeat is how long a play rests for an account after it was proposed.
const noRepeat = 28 * 24 * time.Hour

// stepper proposes next steps and remembers which plays were used.
type stepper struct {
	book  *Playbook
	world *Matcher
	sub   Subscription
	send  time.Time
	zone  *time.Location
	used  map[string]bool // account and play
}

// newStepper knows what former issues proposed.
func newStepper(in Input, zone *time.Location, world *Matcher) *stepper {
	s := &stepper{book: in.Playbook, world: world, sub: in.Subscription, send: in.Period.Send, zone: zone, used: map[string]bool{}}
	for _, issue := range in.Previous {
		if s.send.Sub(issue.Period.Send) >= noRepeat {
			continue
		}
		for _, step := range issue.Steps {
			s.used[step.Account+"\x00"+step.Play] = true
		}
	}
	return s
}

// Step proposes the next step for a match as an issue of now would, for an
// account to which nothing was proposed before. False where no play fits, the
// account has nobody, or the evidence gives no fact.
func (m *Matcher) Step(book *Playbook, ev tag.Event, match Match) (Step, bool) {
	s := &stepper{book: book, world: m, send: m.now, zone: time.UTC, used: map[string]bool{}}
	return s.propose(ev, match, factOf(ev, match))
}

// propose gives the step of the most specific play that fits, has all its
// slots filled and was not proposed to the account within four weeks.
func (s *stepper) propose(ev tag.Event, m Match, fact string) (Step, bool) {
	account, ok := s.world.Account(m.Account)
	if !ok || fact == "" || s.book == nil {
		return Step{}, false
	}
	fill := s.fillers(ev, m, account, fact)
	for _, play := range s.book.choose(ev, m) {
		key := m.Account + "\x00" + play.ID
		if s.used[key] {
			continue
		}
		who, ok := personFor(account.Team, play.Role)
		if !ok {
			return Step{}, false
		}
		text, ok := fillSlots(play.Step, fill)
		if !ok {
			continue
		}
		s.used[key] = true
		sum := sha256.Sum256([]byte(s.sub.ID + "\x00" + m.Account + "\x00" + ev.ID + "\x00" + play.ID))
		return Step{
			ID: "st_" + hex.EncodeToString(sum[:6]), Account: m.Account, Event: ev.ID, Play: play.ID, Kind: play.Kind,
			Who: who, Text: text, Due: workingDays(s.send, play.Days, s.zone).UTC(), State: "open",
		}, true
	}
	return Step{}, false
}

// namedFirst are the reasons that are about somebody else than the company
// whose event it is.
var namedFirst = []string{ReasonStakeholder, ReasonStakeholderOut, ReasonNamesRival, ReasonNamesUs, ReasonProduct, ReasonKeyword}

// fillers are what the slots of a step may be filled with. The name is the
// person or rival that the reason is about, else whose event it is.
func (s *stepper) fillers(ev tag.Event, m Match, a Account, fact string) map[string]string {
	fill := map[string]string{"fact": fact, "account": clean(s.world.accountName(a), nameRunes)}
	switch {
	case len(m.Named) > 0 && (slices.Contains(namedFirst, m.Reason) || m.Reason == ReasonNamed && ev.Company == a.Company):
		fill["name"] = clean(m.Named[0], nameRunes)
	case ev.Company != "":
		fill["name"] = clean(s.world.name(ev.Company), nameRunes)
	case len(m.Named) > 0:
		fill["name"] = clean(m.Named[0], nameRunes)
	}
	if days := daysUntil(s.send, a.Renewal); days >= 0 && days <= renewalNear {
		fill["date"] = dayMonth(a.Renewal, s.zone)
	}
	if len(a.Products) > 0 {
		fill["product"] = clean(a.Products[0], nameRunes)
	}
	return fill
}

// fillSlots fills a step's slots; one that is empty spoils the step.
func fillSlots(text string, fill map[string]string) (string, bool) {
	var b strings.Builder
	for {
		before, after, open := strings.Cut(text, "{")
		b.WriteString(before)
		if !open {
			return b.String(), true
		}
		name, rest, closed := strings.Cut(after, "}")
		if !closed || fill[name] == "" {
			return "", false
		}
		b.WriteString(fill[name])
		text = rest
	}
}

// personFor finds the team's person of a role, else the account manager, else
// the first with a name. A step without a name is nobody's.
func personFor(team []Member, role string) (Member, bool) {
	for _, want := range []string{role, "account manager"} {
		for _, m := range team {
			if strings.TrimSpace(m.Name) != "" && hasRole(m, want) {
				return m, true
			}
		}
	}
	for _, m := range team {
		if strings.TrimSpace(m.Name) != "" {
			return m, true
		}
	}
	return Member{}, false
}

// hasRole reports whether a member has a role, or one that is named more
// closely: an executive sponsor is a sponsor.
func hasRole(m Member, want string) bool {
	role, want := strings.ToLower(strings.TrimSpace(m.Role)), strings.ToLower(want)
	return role == want || want != "" && strings.HasSuffix(role, " "+want)
}
