// Package tag says what a change means: its tags with evidence and severity,
// and the events that changes tell of. One file per tag.
package tag

import (
	"time"

	"keywatch/diff"
)

// Severity is how much a tag weighs.
type Severity string

// The severities.
const (
	Low      Severity = "low"
	Medium   Severity = "medium"
	High     Severity = "high"
	Critical Severity = "critical"
)

// Rank orders severities from 0 (low) to 3 (critical); an unknown one is 0.
func (s Severity) Rank() int {
	switch s {
	case Medium:
		return 1
	case High:
		return 2
	case Critical:
		return 3
	}
	return 0
}

// Evidence is one tag of a text with what made it so.
type Evidence struct {
	Tag        string   `json:"tag"`
	Subtype    string   `json:"subtype,omitempty"`
	Confidence float64  `json:"confidence"` // 0 to 1
	Severity   Severity `json:"severity"`
	Evidence   string   `json:"evidence"` // the words
	Rule       string   `json:"rule,omitempty"`
	Details    []Detail `json:"details,omitempty"` // what the text names of it
}

// Text is what can be tagged.
type Text struct {
	Title, Body string
	Source      string // id, "" where the text is of none
	Kind        string // of source: page, feed …
	Place       string // of source: pricing, careers …
	URL         string
	Op          diff.Op
	Before      string // the text before an edit or removal
	Section     string
	Company     string            // name of the source's company
	Element     string            // blocks: h1, p, li …
	Told        time.Time         // when it was said, or else seen; zero: not known, and no day is read from it
	Things      []diff.ItemChange // what the change was read as: people, plans, releases …
}

// Event is one thing that happened in the world; one or more changes tell of it.
type Event struct {
	ID        string     `json:"id"` // "ev_" and its first change's hash
	Revision  int        `json:"revision"`
	Company   string     `json:"company,omitempty"`   // whose event it is
	Companies []string   `json:"companies,omitempty"` // all that it names, the first included
	Line      string     `json:"line"`                // what happened, in one line
	Language  string     `json:"language,omitempty"`  // of its first telling, ISO 639-1; "" where it cannot be told
	Tags      []Evidence `json:"tags"`
	Severity  Severity   `json:"severity"`
	Witnesses []Witness  `json:"witnesses"` // the primary one first
	Happened  time.Time  `json:"happened,omitzero"`
	Seen      time.Time  `json:"seen"`
	Confirmed time.Time  `json:"confirmed"`
	Updated   time.Time  `json:"updated"` // when its last witness was confirmed; only a higher Revision is a development
	Pattern   bool       `json:"pattern,omitempty"`
	Of        []string   `json:"of,omitempty"`        // a pattern: the ids of its events
	Removal   bool       `json:"removal,omitempty"`   // a quiet removal
	Withdrawn string     `json:"withdrawn,omitempty"` // why it proved false or was taken back
}

// Witness is one change that tells of an event, as much of it as a line and
// its evidence need.
type Witness struct {
	Change    string    `json:"change"`
	Source    string    `json:"source"`
	Kind      string    `json:"kind"`
	Place     string    `json:"place,omitempty"`
	Op        diff.Op   `json:"op"`
	Region    string    `json:"region"`
	Title     string    `json:"title,omitempty"`
	Section   string    `json:"section,omitempty"`
	Element   string    `json:"element,omitempty"` // blocks: h1, p, li …
	Before    string    `json:"before,omitempty"`
	After     string    `json:"after,omitempty"`
	URL       string    `json:"url"`
	By        string    `json:"by,omitempty"`      // notes: who reports it
	Account   string    `json:"account,omitempty"` // notes: the account that it is reported for
	Published time.Time `json:"published,omitzero"`
	Seen      time.Time `json:"seen"`
	Confirmed time.Time `json:"confirmed"`
}

// HasTag reports whether the event carries the tag.
func (e Event) HasTag(name string) bool {
	for _, t := range e.Tags {
		if t.Tag == name {
			return true
		}
	}
	return false
}
