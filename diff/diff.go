// Package diff turns two snapshots into changes, without noise.
package diff

import (
	"time"

	"keywatch/sources"
)

// Op is what happened to an item.
type Op string

// The operations.
const (
	Added   Op = "added"
	Removed Op = "removed"
	Edited  Op = "edited"
)

// Change is an item that was added, removed or edited between the confirmed
// snapshot and a new one.
type Change struct {
	ID        string         `json:"id"` // "ch_" and a hash of source, item key, from and to
	Source    string         `json:"source"`
	Company   string         `json:"company,omitempty"`
	Kind      string         `json:"kind"`
	Place     sources.Place  `json:"place,omitempty"`
	Op        Op             `json:"op"`
	Region    sources.Region `json:"region"`
	Section   string         `json:"section,omitempty"`
	Key       string         `json:"key"`
	Element   string         `json:"element,omitempty"` // blocks: h1, p, li …
	Title     string         `json:"title,omitempty"`   // entries: the headline
	Before    string         `json:"before,omitempty"`
	After     string         `json:"after,omitempty"`
	URL       string         `json:"url"`                // where it can be seen: the entry's link or the page
	Published time.Time      `json:"published,omitzero"` // entries: as stated
	From      time.Time      `json:"from"`               // the confirmed snapshot's time
	Seen      time.Time      `json:"seen"`               // first seen
	Confirmed time.Time      `json:"confirmed,omitzero"`
	Asked     string         `json:"asked,omitempty"`      // languages that the visit asked for: from where it was seen
	Country   string         `json:"country,omitempty"`    // ISO 3166-1 code of where the visit came from
	More      []ItemChange   `json:"more_items,omitempty"` // what else it tells of: a row with one name in another's place
	By        string         `json:"by,omitempty"`         // notes: who reports it
	Account   string         `json:"account,omitempty"`    // notes: the account that it is reported for
	Item      *ItemChange    `json:"item,omitempty"`       // the thing that it tells of, where one was read
}

// Text is what the change says, for tagging and search: after, or before when
// it is gone.
func (c Change) Text() string {
	if c.After != "" {
		return c.After
	}
	return c.Before
}

// Noise is a difference that no reader would call a change, with the reason.
type Noise struct {
	Source  string    `json:"source,omitempty"`
	At      time.Time `json:"at,omitzero"`
	Section string    `json:"section,omitempty"`
	Before  string    `json:"before"`
	After   string    `json:"after"`
	Reason  string    `json:"reason"`
}

// Pending is the differences that wait for confirmation beside the confirmed
// snapshot.
type Pending struct {
	Since   time.Time `json:"since"`
	Checks  int       `json:"checks"` // checks that showed them
	Reason  string    `json:"reason"`
	Changes []Change  `json:"changes"`
	// Shown is the snapshot that shows them, so that an answer of "not
	// modified" can confirm them. Its documents are not kept with it.
	Shown *sources.Snapshot `json:"shown,omitempty"`
}

// soonChecks is how many early checks a pending difference asks for.
const soonChecks = 3

// Soon reports whether the next check should come soon to confirm what is
// pending. What still waits after some checks is a place that goes to and fro,
// and needs time, not visits.
func (p *Pending) Soon() bool { return p != nil && p.Checks <= soonChecks }

// Memory is what was learnt about a source over time. It is bounded.
type Memory struct {
	Blocks map[string]Habit `json:"blocks,omitempty"` // by the block's place (section and element)
	Checks int              `json:"checks"`
	Seen   []string         `json:"seen,omitempty"` // window kinds: keys of entries seen, newest first, bounded
}

// Habit is how often what stands in one place of a page changes.
type Habit struct {
	Changes  int      `json:"changes"`
	Since    int      `json:"since"`              // Memory.Checks when it was first noted
	Variants []string `json:"variants,omitempty"` // hashes of texts that came and went
	Past     []string `json:"past,omitempty"`     // hashes of texts that confirmed changes replaced
}

// Verdict is what one check of a source comes to.
type Verdict struct {
	Baseline *sources.Snapshot // confirmed from now on; nil: stays as it was
	Reseeded string            // why the source was seeded anew, "" when it was not
	Changes  []Change          // confirmed by this check
	Pending  *Pending          // what waits now; nil: nothing
	Noise    []Noise
	Memory   Memory
}
