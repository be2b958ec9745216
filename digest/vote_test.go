package digest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"keywatch/diff/tag"
	"keywatch/sources"
)

// votedOn is an event that votes are about: company, tag and source.
func votedOn(company, name, source string) tag.Event {
	return tag.Event{
		ID: "ev_" + source, Company: company, Tags: []tag.Evidence{{Tag: name, Confidence: 0.9}},
		Witnesses: []tag.Witness{{Source: source}, {Source: "wire"}},
	}
}

func TestVotesAreCountedBounded(t *testing.T) {
	ev := votedOn("brindlow", "pricing", "brindlow-pricing")
	// said makes votes, "event value subscription" each.
	said := func(lines ...string) []Vote {
		var votes []Vote
		for _, l := range lines {
			parts := strings.Split(l+"  ", " ")
			v := Vote{Value: parts[1], Subscription: parts[2]}.About(ev)
			v.Event = parts[0]
			votes = append(votes, v)
		}
		return votes
	}
	for name, c := range map[string]struct {
		votes []Vote
		want  float64
		words string
	}{
		"none":                         {nil, 0, ""},
		"one":                          {said("e1 useful ann"), 5, "1 useful"},
		"against":                      {said("e1 not-useful ann", "e2 wrong-tag ann"), -10, "1 not-useful, 1 wrong-tag"},
		"both ways":                    {said("e1 useful ann", "e2 not-useful ann"), 0, "1 useful, 1 not-useful"},
		"bounded above":                {said("e1 useful ann", "e2 useful ann", "e3 useful ann", "e4 useful ann"), 15, "4 useful"},
		"bounded below":                {said("e1 not-useful ann", "e2 not-useful ann", "e3 not-useful ann", "e4 not-useful ann"), -15, "4 not-useful"},
		"the last on an event counts":  {said("e1 useful ann", "e1 not-useful ann"), -5, "1 not-useful"},
		"said again":                   {said("e1 useful ann", "e1 useful ann"), 5, "1 useful"},
		"muted":                        {said("e1 useful ann", "e2 mute ann", "e3 useful ann"), -15, "2 useful, 1 mute"},
		"of another reader":            {said("e1 useful bob"), 0, ""},
		"of the reader's other one":    {said("e1 useful ann-daily"), 5, "1 useful"},
		"for everybody":                {said("e1 useful", "e2 useful bob"), 5, "1 useful"},
		"taken back":                   {said("e1 useful ann", "e1 reset ann"), 0, ""},
		"taken back by another":        {said("e1 useful ann", "e1 reset bob"), 5, "1 useful"},
		"taken back by everybody":      {said("e1 useful ann", "e1 useful", "e1 reset"), 0, ""},
		"said after it was taken back": {said("e1 mute ann", "e1 reset ann", "e1 useful ann"), 5, "1 useful"},
		"another event's is not":       {said("e1 useful ann", "e2 reset ann"), 5, "1 useful"},
	} {
		t.Run(name, func(t *testing.T) {
			b := CountVotes(c.votes, "ann", "ann-daily")
			if got := b.Points(ev, "corvane"); got != c.want {
				t.Errorf("%v points, want %v", got, c.want)
			}
			if got := b.Words(ev); got != c.words {
				t.Errorf("%q, want %q", got, c.words)
			}
			for _, other := range []tag.Event{
				votedOn("quenby", "pricing", "brindlow-pricing"), votedOn("brindlow", "hire", "brindlow-pricing"), votedOn("brindlow", "pricing", "brindlow-feed"),
			} {
				if got := b.Points(other, ""); got != 0 {
					t.Errorf("%v points for %s %s %s", got, other.Company, other.Tags[0].Tag, other.Witnesses[0].Source)
				}
			}
		})
	}
}

func TestVotesDecideWhatIsToldNearTheFloor(t *testing.T) {
	at := time.Date(2026, 11, 3, 10, 0, 0, 0, time.UTC)
	world := NewMatcher(
		[]sources.Company{{ID: "brindlow", Name: "Brindlow", Role: sources.RoleCompetitor}, {ID: "corvane", Name: "Corvane Energy", Role: sources.RoleAccount}},
		[]Account{{ID: "corvane", Company: "corvane", Tier: TierC, Competitors: []string{"brindlow"}}}, at)
	ev := votedOn("brindlow", "media", "brindlow-feed")
	ev.Line, ev.Seen, ev.Confirmed, ev.Severity = "Brindlow is in the papers", at, at, tag.Low
	ev.Witnesses[0].Region = "main"
	sub := Subscription{ID: "ann", Cadence: Weekly, Zone: "UTC", Scope: Scope{Accounts: []string{"corvane"}}}
	plain := world.Match(ev)[0]
	if plain.Relevance >= fullFrom || plain.Relevance < fullFrom-15 {
		t.Fatalf("relevance %d is not near the floor", plain.Relevance)
	}
	for points, told := range map[float64]bool{0: false, 5: plain.Relevance+5 >= fullFrom, 15: true, -15: false} {
		weigh := func(tag.Event, string) float64 { return points }
		h := world.HearWeighed(sub, ev, weigh)
		if h.Full != told {
			t.Errorf("%v points: told %v, want %v (%s)", points, h.Full, told, h.Why)
		}
		in := Input{
			Subscription: sub, World: world, Now: at.Add(time.Hour), Events: []tag.Event{ev}, Weigh: weigh,
			Period: Period{Key: "k", Start: at.AddDate(0, 0, -7), End: at.Add(time.Hour), Send: at.Add(2 * time.Hour)},
		}
		ed, err := Compose(in)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(ed.Accounts) == 1; got != told {
			t.Errorf("%v points: the issue tells it in full: %v, want %v", points, got, told)
		}
		if told {
			parts := ed.Matches[0].Parts
			if d := cmp.Diff(Part{"votes", points}, parts[len(parts)-1]); d != "" {
				t.Error(d)
			}
		}
	}
}

func TestAVotesTokenIsForItsVoteAlone(t *testing.T) {
	token := SignVote(key, "maren", "ev_1", VoteMute)
	got, err := VerifyVote(key, token)
	if d := cmp.Diff(Vote{Subscription: "maren", Event: "ev_1", Value: VoteMute}, got); err != nil || d != "" {
		t.Error(err, d)
	}
	for i := range token {
		altered := token[:i] + string(rune('A'+(int(token[i])+1)%26)) + token[i+1:]
		if altered == token {
			continue
		}
		if v, err := VerifyVote(key, altered); err == nil {
			t.Fatalf("accepted with byte %d altered: %+v", i, v)
		}
	}
	for name, bad := range map[string]string{
		"empty": "", "of leaving": SignToken(key, "maren", "ev_1\x00mute"), "another key": SignVote([]byte("another"), "maren", "ev_1", VoteMute),
		"no such value": SignVote(key, "maren", "ev_1", "praise"), "a reset": SignVote(key, "maren", "ev_1", VoteReset),
		"moved border": SignVote(key, "maren\x00ev_1", VoteMute, VoteMute), "padded": token + "=", "with a line feed": token + "\n",
	} {
		if v, err := VerifyVote(key, bad); err == nil {
			t.Errorf("%s: accepted as %+v", name, v)
		}
	}
	if _, _, err := VerifyToken(key, token); err == nil {
		t.Error("a vote's link leaves the digest")
	}
	if _, err := VerifyVote(nil, SignVote(nil, "maren", "ev_1", VoteMute)); err == nil {
		t.Error("accepted without a key")
	}
}

func FuzzVerifyVote(f *testing.F) {
	f.Add(SignVote(key, "maren", "ev_1", VoteUseful))
	f.Add("AAAA")
	f.Fuzz(func(t *testing.T, token string) {
		v, err := VerifyVote(key, token)
		if err == nil && SignVote(key, v.Subscription, v.Event, v.Value) != token {
			t.Errorf("%q is accepted but not what is signed", token)
		}
	})
}

func TestLinksToVoteStandWhereAPageOfOursCanBeReached(t *testing.T) {
	ed := Edition{Title: "T", Accounts: []Section{{Name: "Corvane", Items: []Item{{Event: "ev_1", Line: "Brindlow cuts prices", Seen: "now"}}}}}
	_, _, without, err := Render(ed)
	if err != nil || strings.Contains(without, "for you") {
		t.Errorf("a mail without links offers some: %v", err)
	}
	links := Links{Vote: func(event, value string) string {
		return fmt.Sprintf("https://kw.tarnwick.example/v/%s-%s", event, value)
	}}
	ed.Accounts[0].Items[0].Votes = links.votes("ev_1")
	_, _, with, err := Render(ed)
	for _, want := range []string{`<a href="https://kw.tarnwick.example/v/ev_1-useful"`, "not useful</a>", "wrong tag</a>", "/v/ev_1-mute"} {
		if err != nil || !strings.Contains(with, want) {
			t.Errorf("%s is missing: %v", want, err)
		}
	}
}
