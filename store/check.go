package store

import (
	"time"

	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/sources"
)

// Check is all that one visit to a source leaves behind; it is kept whole or
// not at all.
type Check struct {
	Status   sources.Status
	Company  string
	Snapshot *sources.Snapshot // the new confirmed snapshot; nil: the old one stays
	Latest   *sources.Snapshot // its Documents are kept as evidence when the bytes differ from the last kept; nil: nothing new was read
	Pending  *diff.Pending     // replaces what was pending; nil: nothing is
	Changes  []diff.Change
	Noise    []diff.Noise
	Memory   *diff.Memory // nil: unchanged
	Keep     bool         // the check failed or was a 304 without confirmation: pending and memory stay as they were
}

// Baseline is what the next check of a source is compared with.
type Baseline struct {
	Status   sources.Status
	Snapshot *sources.Snapshot // nil before the first
	Pending  *diff.Pending
	Memory   diff.Memory
}

// OpenFor is how long after its last update an event may still grow.
const OpenFor = 30 * 24 * time.Hour

// Assign puts a company's new changes into events. Open are the company's
// events updated within the last 30 days, newest first; it returns those that
// are new or changed. It is pure: it may be run again.
type Assign func(company string, open []tag.Event, changes []diff.Change) []tag.Event
