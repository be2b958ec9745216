package digest

import (
	"slices"
	"time"

	"keywatch/sources"
)

// TopicState is how a topic of a company is watched.
type TopicState string

// The states of a topic.
const (
	TopicWatched   TopicState = "watched"   // by a source that is made for it
	TopicMentioned TopicState = "mentioned" // only by sources that tell of it among other things
	TopicBlind     TopicState = "blind"     // every source that should tell of it could not be read, or is silent
	TopicNotFound  TopicState = "not found" // no source tells of it
)

// TopicSource is a source that tells of a topic, and why it does not where
// that is so.
type TopicSource struct {
	ID     string    `json:"id"`
	Made   bool      `json:"made"`             // for the topic; otherwise it only mentions it
	Blind  string    `json:"blind,omitempty"`  // blocked, broken, gone, silent, not yet read …; "" when it can be relied on
	Since  time.Time `json:"since,omitzero"`   // when that began
	Detail string    `json:"detail,omitempty"` // why, in words
}

// TopicRow is one topic of one company: one field of the matrix.
type TopicRow struct {
	Company     string        `json:"company"`
	CompanyName string        `json:"company_name"`
	Role        sources.Role  `json:"role"`
	Topic       sources.Topic `json:"topic"`
	State       TopicState    `json:"state"`
	Since       time.Time     `json:"since,omitzero"`    // blind: when the last of its sources fell out
	Sources     []TopicSource `json:"sources,omitempty"` // made for it first, and of those the ones that see
	Add         *Addition     `json:"add,omitempty"`     // nil where nothing is missing
}

// Proposals gives what discovery found of a company and nobody watches yet.
type Proposals interface {
	Proposed(company string) []sources.Candidate
}

// TopicInput is all that the matrix is made of.
type TopicInput struct {
	World     *Matcher
	Companies []string // ids, in the order of the answer
	Sources   []sources.Source
	Statuses  []sources.Status
	Proposals Proposals // nil: none are kept
	At        time.Time
}

// topicKey is a topic of a company; company "" is of every one.
type topicKey struct {
	company string
	topic   sources.Topic
}

// WatchedTopics tells of each company which topics are watched, which are
// blind, which are not found, and what to add.
func WatchedTopics(in TopicInput) []TopicRow {
	by := in.telling()
	rows := make([]TopicRow, 0, len(in.Companies)*len(sources.Topics()))
	for _, id := range in.Companies {
		company := in.World.companies[id]
		company.ID = id
		var found []sources.Candidate
		if in.Proposals != nil {
			found = sources.Fresh(in.Proposals.Proposed(id), in.Sources)
		}
		for _, topic := range sources.Topics() {
			row := TopicRow{Company: id, CompanyName: in.World.name(id), Role: company.Role, Topic: topic}
			row.Sources = reliedOnFirst(slices.Concat(by[topicKey{id, topic}], by[topicKey{"", topic}]))
			row.State, row.Since = topicState(row.Sources)
			if row.State != TopicWatched {
				row.Add = addition(row, company, found)
			}
			rows = append(rows, row)
		}
	}
	return rows
}

// telling lists the sources by what they tell of.
func (in TopicInput) telling() map[topicKey][]TopicSource {
	status := Input{Statuses: in.Statuses}.statuses()
	asked := map[string]bool{"": true}
	for _, id := range in.Companies {
		asked[id] = true
	}
	by := map[topicKey][]TopicSource{}
	for _, src := range in.Sources {
		if !asked[src.Company] {
			continue // reading its address costs; a mail asks of few of many companies
		}
		st, known := status[src.ID]
		told := TopicSource{ID: src.ID}
		told.Blind, told.Since = unread(st, known, src, in.At)
		if told.Blind == "" && st.State == sources.StateSilent {
			told.Blind, told.Since = string(st.State), st.Since
		}
		if told.Blind == string(st.State) {
			told.Detail = clean(st.Detail, whyRunes)
		}
		made, mentions := src.Tells()
		for _, topic := range mentions {
			by[topicKey{src.Company, topic}] = append(by[topicKey{src.Company, topic}], told)
		}
		told.Made = true
		for _, topic := range made {
			by[topicKey{src.Company, topic}] = append(by[topicKey{src.Company, topic}], told)
		}
	}
	return by
}

// reliedOnFirst puts what a topic relies on first.
func reliedOnFirst(list []TopicSource) []TopicSource {
	rank := func(s TopicSource) int {
		n := 0
		if !s.Made {
			n += 2
		}
		if s.Blind != "" {
			n++
		}
		return n
	}
	slices.SortStableFunc(list, func(a, b TopicSource) int { return rank(a) - rank(b) })
	return list
}

// topicState judges the sources that are made for a topic, and those that only
// mention it where there are no others: a newsroom that can be read does not
// make up for a price page that cannot.
func topicState(list []TopicSource) (TopicState, time.Time) {
	if len(list) == 0 {
		return TopicNotFound, time.Time{}
	}
	state := TopicMentioned
	if list[0].Made {
		state = TopicWatched
		list = slices.DeleteFunc(slices.Clone(list), func(s TopicSource) bool { return !s.Made })
	}
	var since time.Time
	for _, s := range list {
		if s.Blind == "" {
			return state, time.Time{}
		}
		if s.Since.After(since) {
			since = s.Since
		}
	}
	return TopicBlind, since
}

// Kin are the companies that an account is watched by: itself, its family and
// its competitors; none for an account that is not configured.
func (m *Matcher) Kin(account string) []string {
	i, ok := m.byID[account]
	if !ok {
		return nil
	}
	return slices.Clone(m.kin[i])
}
