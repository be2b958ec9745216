package digest

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"time"

	"keywatch/diff/tag"
)

// The values of a vote. A reset takes back what was said of the event before.
const (
	VoteUseful    = "useful"
	VoteNotUseful = "not-useful"
	VoteWrongTag  = "wrong-tag"
	VoteMute      = "mute"
	VoteReset     = "reset"
)

// VoteValues are what a reader can say of an event, but for taking it back.
func VoteValues() []string { return []string{VoteUseful, VoteNotUseful, VoteWrongTag, VoteMute} }

// Vote is what a reader said of an event. What the event was about is kept
// with it: the event may grow or be merged.
type Vote struct {
	Event        string    `json:"event"`
	Subscription string    `json:"subscription,omitempty"` // "": it counts for all
	Value        string    `json:"value"`
	Company      string    `json:"company,omitempty"`
	Tag          string    `json:"tag,omitempty"` // that it was told with
	Source       string    `json:"source,omitempty"`
	At           time.Time `json:"at"`
	How          string    `json:"how"` // command line, link in a mail
}

// topic is what a vote bears on: events of the same company with the same tag
// from the same source.
type topic struct{ company, tag, source string }

func topicOf(ev tag.Event) topic {
	t := topic{company: ev.Company}
	if lead, ok := leadTag(ev); ok {
		t.tag = lead.Tag
	}
	if len(ev.Witnesses) > 0 {
		t.source = ev.Witnesses[0].Source
	}
	return t
}

// About fills in what an event is about.
func (v Vote) About(ev tag.Event) Vote {
	t := topicOf(ev)
	v.Event, v.Company, v.Tag, v.Source = ev.ID, t.company, t.tag, t.source
	return v
}

// What votes add to a relevance: three or four readers' words decide whether
// something near the floor is told, and never more than a tier does.
const (
	voteStep = 5.0
	voteMost = 15.0
)

// Ballot is what the votes of one reader, and those that count for all, come to.
type Ballot struct {
	points map[topic]float64
	said   map[topic]map[string]int
}

// LastVotes gives the votes that count, in the order in which they were given:
// of each subscription the last on an event, unless it was taken back.
func LastVotes(votes []Vote) []Vote {
	type voter struct{ event, subscription string }
	last := map[voter]int{}
	for i, v := range votes {
		if v.Value != VoteReset {
			last[voter{v.Event, v.Subscription}] = i
			continue
		}
		for key := range last {
			if key.event == v.Event && (v.Subscription == "" || key.subscription == v.Subscription) {
				delete(last, key)
			}
		}
	}
	var list []Vote
	for i, v := range votes {
		if at, ok := last[voter{v.Event, v.Subscription}]; ok && at == i {
			list = append(list, v)
		}
	}
	return list
}

// CountVotes counts the votes of a reader, whose subscriptions are named, and
// those that count for all.
func CountVotes(votes []Vote, subscriptions ...string) Ballot {
	b := Ballot{points: map[topic]float64{}, said: map[topic]map[string]int{}}
	for _, v := range LastVotes(votes) {
		if v.Subscription != "" && !slices.Contains(subscriptions, v.Subscription) {
			continue
		}
		t := topic{v.Company, v.Tag, v.Source}
		if b.said[t] == nil {
			b.said[t] = map[string]int{}
		}
		b.said[t][v.Value]++
		switch v.Value {
		case VoteUseful:
			b.points[t] += voteStep
		case VoteNotUseful, VoteWrongTag:
			b.points[t] -= voteStep
		}
	}
	for t, said := range b.said {
		if said[VoteMute] > 0 {
			b.points[t] = -voteMost
		}
		b.points[t] = min(max(b.points[t], -voteMost), voteMost)
	}
	return b
}

// Points is what the votes add to an event's relevance, -15 to 15, whatever
// the account.
func (b Ballot) Points(ev tag.Event, _ string) float64 { return b.points[topicOf(ev)] }

// Words say what was voted on events like this one: "2 useful, 1 mute".
func (b Ballot) Words(ev tag.Event) string {
	var parts []string
	for _, value := range VoteValues() {
		if n := b.said[topicOf(ev)][value]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, value))
		}
	}
	return strings.Join(parts, ", ")
}

// Weigh gives the points that are added to an event's relevance for an account.
type Weigh func(ev tag.Event, account string) float64

// weighed adds the points to matches as a part of their own.
func (w Weigh) weighed(ev tag.Event, list []Match) []Match {
	if w == nil {
		return list
	}
	for i := range list {
		if points := w(ev, list[i].Account); points != 0 {
			list[i].Parts = append(slices.Clip(list[i].Parts), Part{"votes", points})
			list[i].Relevance = total(list[i].Parts)
		}
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].Relevance > list[j].Relevance })
	return list
}

// VoteLink is a link by which the reader says what an event was to him.
type VoteLink struct{ Word, URL string }

// votes are the links of an event; none where no page of ours can be reached.
func (l Links) votes(event string) []VoteLink {
	if l.Vote == nil {
		return nil
	}
	var links []VoteLink
	for _, value := range VoteValues() {
		links = append(links, VoteLink{strings.ReplaceAll(value, "-", " "), l.Vote(event, value)})
	}
	return links
}
