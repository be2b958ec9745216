package store

import (
	"context"
	"fmt"
	"iter"
	"strings"
	"time"

	"keywatch/diff/tag"
)

// Query selects changes or events. Zero fields do not select. Fields are
// joined by "and", the values of one field by "or".
type Query struct {
	Since, Until time.Time // confirmed in [Since, Until)
	Updated      time.Time // events: last updated at or after it
	Companies    []string  // events: whose it is, or that it names; changes: whose source it is
	Sources      []string  // events: of any witness
	Tags         []string  // changes: of their event
	Kind         string    // of the source
	MinSeverity  tag.Severity
	Text         string   // every word must occur (see Words), case and accents folded
	About        *About   // what may concern an account
	IDs          []string // only these; events also by an alias
	After        string   // continue after this row: Cursor of the last one seen
	Limit        int      // 0: no limit
	Untagged     bool     // only without a tag
	Withdrawn    bool     // withdrawn events too
}

// About selects rows of any of the companies or that say any of the phrases
// (all of a phrase's words, in any order). It is wide on purpose: a caller
// that matches events to an account reads only what could match.
type About struct {
	Companies []string
	Phrases   []string
}

// Cursor names a row's place in the order of answers: newest confirmed first,
// then by id.
func Cursor(confirmed time.Time, id string) string {
	return confirmed.UTC().Format(time.RFC3339Nano) + "|" + id
}

// ParseCursor reads what Cursor wrote.
func ParseCursor(cursor string) (confirmed time.Time, id string, err error) {
	at, id, ok := strings.Cut(cursor, "|")
	if !ok {
		return time.Time{}, "", fmt.Errorf("read cursor %q: no | in it", cursor)
	}
	confirmed, err = time.Parse(time.RFC3339Nano, at)
	if err != nil {
		return time.Time{}, "", fmt.Errorf("read cursor %q: %w", cursor, err)
	}
	return confirmed, id, nil
}

// EventLister is the part of a Store that EachEvent needs.
type EventLister interface {
	Events(ctx context.Context, q Query) ([]tag.Event, error)
}

// eachPage is how many events EachEvent reads at once.
const eachPage = 250

// EachEvent gives a query's events one after another, reading page by page,
// so that a caller can filter further and still fill its limit without
// reading everything. An error is given once and ends it.
func EachEvent(ctx context.Context, s EventLister, q Query) iter.Seq2[tag.Event, error] {
	return func(yield func(tag.Event, error) bool) {
		left := q.Limit
		for {
			page := q
			page.Limit = eachPage
			if q.Limit > 0 {
				page.Limit = min(eachPage, left)
			}
			events, err := s.Events(ctx, page)
			if err != nil {
				yield(tag.Event{}, err)
				return
			}
			for _, e := range events {
				if !yield(e, nil) {
					return
				}
			}
			left -= len(events)
			if len(events) < page.Limit || (q.Limit > 0 && left <= 0) {
				return
			}
			last := events[len(events)-1]
			q.After = Cursor(last.Confirmed, last.ID)
		}
	}
}
