package web

import "time"

// CompareRequest is another tool's alerts.
type CompareRequest struct {
	Alerts []Alert `json:"alerts"`
}

// Alert is one row of another tool's file.
type Alert struct {
	Line int       `json:"line"` // in the file, from 1
	URL  string    `json:"url"`
	At   time.Time `json:"at"`
	Text string    `json:"text,omitempty"`
}

// WhatMissed marks an event that the other tool has no alert of.
const WhatMissed What = "it missed"

// Verdict is what is known of one alert.
type Verdict struct {
	Alert
	What   What      `json:"what"`
	Words  string    `json:"words"`          // in a sentence
	Seen   time.Time `json:"seen,omitzero"`  // by us, first
	Ahead  string    `json:"ahead,omitzero"` // how long before the alert that was; "-" in front: after it
	Reason string    `json:"reason,omitempty"`
	Source string    `json:"source,omitempty"`
	Event  string    `json:"event,omitempty"`
}

// Comparison is the answer: a verdict on each alert, in the file's order, and
// what was reported of the same hosts in the same time without an alert.
type Comparison struct {
	From   time.Time      `json:"from,omitzero"` // the first alert's day begins
	Until  time.Time      `json:"until,omitzero"`
	Alerts []Verdict      `json:"alerts"`
	Missed []Verdict      `json:"missed"`
	Counts map[string]int `json:"counts"` // by verdict
}
