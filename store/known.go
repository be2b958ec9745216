package store

import "time"

// Known is what is kept of a company since the watch knows it: whether the
// background of it was told, and to whom.
type Known struct {
	Company string    `json:"company"`
	Since   time.Time `json:"since"`
	Told    []string  `json:"told,omitempty"` // subscriptions whose background mail has it
	// Settled is when nobody was left to tell; the zero time says that somebody is.
	Settled time.Time `json:"settled,omitzero"`
}
