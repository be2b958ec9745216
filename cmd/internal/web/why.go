package web

import (
	"time"

	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/digest"
)

// Explanation says why an event or a change was reported.
type Explanation struct {
	Event   *EventView    `json:"event,omitempty"`
	Tags    []TagWhy      `json:"tags,omitempty"`
	Changes []ChangeWhy   `json:"changes"`
	Told    []HearingView `json:"told,omitempty"` // by subscription
}

// TagWhy is one tag with what its confidence is made of.
type TagWhy struct {
	tag.Evidence
	Doc    string     `json:"doc,omitempty"`    // what the tag means
	Change string     `json:"change,omitempty"` // whose text gives the parts; "": the changes were read together
	Parts  []tag.Part `json:"parts,omitempty"`
	// Standing counts what bears the event out: further sources, and later visits
	// that still showed it. Grown is the confidence with it, as the digest says it.
	Standing int     `json:"standing"`
	Grown    float64 `json:"grown"`
}

// ChangeWhy is one change with how it was confirmed.
type ChangeWhy struct {
	ChangeDetail
	Pending string      `json:"pending,omitempty"` // why it waits, "" when it is confirmed
	Waited  string      `json:"waited"`            // how it was confirmed, in words
	Visits  []time.Time `json:"visits,omitempty"`  // that showed it and whose bytes are kept, from first seen to confirmed
	Due     time.Time   `json:"due,omitzero"`      // pending: the next visit
}

// HearingView is what a subscription made of an event.
type HearingView struct {
	digest.Hearing
	Issue    string    `json:"issue,omitempty"` // that took it, told or counted
	Number   int       `json:"number,omitempty"`
	Composed time.Time `json:"composed,omitzero"`
	Next     time.Time `json:"next,omitzero"`   // not taken yet: when the next issue is sent
	Votes    float64   `json:"votes,omitempty"` // points that the reader's votes add
	Said     string    `json:"said,omitempty"`  // what was voted: "2 useful, 1 mute"
}

// WhyQuery is what `keywatch why-not` asks: a text that somebody expected to
// be told, or the address where it stands.
type WhyQuery struct {
	Asked   string `json:"asked"`
	Account string `json:"account,omitempty"`
}

// What a finding is, in the order of their weight.
type What string

// The findings.
const (
	WhatReported  What = "reported"      // an event or change tells it
	WhatWithdrawn What = "withdrawn"     // told, and proved false
	WhatPending   What = "pending"       // seen, and waits for confirmation
	WhatHeld      What = "held back"     // seen, and taken for noise
	WhatStands    What = "was there"     // stands on the confirmed snapshot, and no change brought it
	WhatQuiet     What = "nothing new"   // the address is read, and nothing differed
	WhatEarly     What = "not yet"       // the address was not read yet at that time
	WhatBlind     What = "not readable"  // the address is a source that cannot be read
	WhatOther     What = "other address" // the host is watched, this address is not
	WhatUnvisited What = "never visited" // no source reads it
	WhatUnseen    What = "never seen"    // no kept text says it
)

// Finding is one thing that is known of what was asked.
type Finding struct {
	What    What          `json:"what"`
	Words   string        `json:"words"` // the finding as a sentence
	Source  string        `json:"source,omitempty"`
	URL     string        `json:"url,omitempty"`
	At      time.Time     `json:"at,omitzero"`    // reported: confirmed; held back: last; was there: first seen
	Since   time.Time     `json:"since,omitzero"` // pending: first seen; held back: first
	Due     time.Time     `json:"due,omitzero"`   // the next visit
	Count   int           `json:"count,omitempty"`
	Reason  string        `json:"reason,omitempty"`
	Section string        `json:"section,omitempty"`
	Before  string        `json:"before,omitempty"`
	After   string        `json:"after,omitempty"`
	Marks   []diff.Mark   `json:"marks,omitempty"`
	Event   string        `json:"event,omitempty"`
	Line    string        `json:"line,omitempty"`
	Told    []HearingView `json:"told,omitempty"`
	Account string        `json:"account,omitempty"` // what the event is to the account that was asked for, in words
}

// WhyNot is the answer: what weighs most first.
type WhyNot struct {
	Asked    string    `json:"asked"`
	Address  bool      `json:"address"` // it was read as an address
	Account  string    `json:"account,omitempty"`
	Findings []Finding `json:"findings"`
	Blind    []string  `json:"blind,omitempty"` // sources that cannot be read now and may hide it
}
