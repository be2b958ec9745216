package web

import (
	"time"

	"keywatch/diff"
)

// LearntView is what was learnt of one place, and what was held back there.
type LearntView struct {
	diff.Learnt
	Held      int       `json:"held"`                // in the same section, within 90 days
	HeldSince time.Time `json:"held_since,omitzero"` // the first of them
}

// ResetView is what a reset forgot.
type ResetView struct {
	Source   string `json:"source"`
	Places   int    `json:"places"`
	Volatile int    `json:"volatile"` // of the places
	Variants int    `json:"variants"` // texts that had come and gone
	Visits   int    `json:"visits"`   // that taught it
}
