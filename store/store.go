// Package store says what is kept. Its methods are whole use cases with plain
// values; no transaction, bucket or cursor crosses it.
package store

import (
	"context"
	"errors"
	"io"
	"time"

	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/digest"
	"keywatch/sources"
)

// The errors that callers tell apart. Engines wrap them with the name of what
// was asked for.
var (
	// ErrNotFound says that nothing is kept under that name.
	ErrNotFound = errors.New("not found")
	// ErrNumber says that an issue was composed with a number that is not its
	// subscription's next: it has to be composed again with NextNumber.
	ErrNumber = errors.New("the issue's number is not the next")
	// ErrDamaged says that what is kept cannot be read back as it was written.
	ErrDamaged = errors.New("damaged record")
	// ErrLocked says that another process holds the store.
	ErrLocked = errors.New("the store is in use")
)

// Version names a kept state of a source.
type Version struct {
	Source string    `json:"source"`
	At     time.Time `json:"at"`
	Bytes  int       `json:"bytes"`
}

// Report is the result of checking a store.
type Report struct {
	Schema      int            `json:"schema"`
	Records     map[string]int `json:"records"`     // by sort of record
	Quarantined []string       `json:"quarantined"` // bad records, by name and reason
	Bytes       int64          `json:"bytes"`
}

// Store keeps everything that keywatch knows. *bolt.DB is one.
type Store interface {
	digest.Ledger

	// Statuses gives what is kept about every source ever checked.
	Statuses(ctx context.Context) ([]sources.Status, error)
	// ClaimDue leases those of the sources that nobody else is checking.
	ClaimDue(ctx context.Context, now time.Time, ids []string, lease time.Duration) ([]string, error)
	// Baseline gives what a source's next check is compared with.
	Baseline(ctx context.Context, source string) (Baseline, error)
	// CommitChecks keeps checks, their changes and the events these tell of in
	// one transaction, and frees the sources' leases.
	CommitChecks(ctx context.Context, checks []Check, assign Assign) error
	// KeepPatterns keeps events that are made of events, by their ids. One that
	// is made of the same as before stays as it is; one that grew is a revision.
	KeepPatterns(ctx context.Context, events []tag.Event) error
	// ForgetSource drops what was learnt of a source; its next check seeds.
	ForgetSource(ctx context.Context, source string) error
	// ForgetLearnt drops what was learnt of a source's places, gives it, and
	// frees the source's lease. What is confirmed, pending and seen stays.
	ForgetLearnt(ctx context.Context, source string) (diff.Memory, error)

	// Changes gives changes, newest confirmed first.
	Changes(ctx context.Context, q Query) ([]diff.Change, error)
	// Change gives one change; ErrNotFound.
	Change(ctx context.Context, id string) (diff.Change, error)
	// Events gives events, newest confirmed first.
	Events(ctx context.Context, q Query) ([]tag.Event, error)
	// Event gives one event, by its id or an alias; ErrNotFound.
	Event(ctx context.Context, id string) (tag.Event, error)
	// Pendings gives all that waits for confirmation, by source.
	Pendings(ctx context.Context) (map[string]diff.Pending, error)
	// Noise gives what was held back since a time, newest first.
	Noise(ctx context.Context, since time.Time, source string, limit int) ([]diff.Noise, error)
	// Versions lists the kept states of a source, newest first.
	Versions(ctx context.Context, source string) ([]Version, error)
	// Documents gives a source's documents as they were at a time (the newest
	// version not after it); ErrNotFound.
	Documents(ctx context.Context, source string, at time.Time) ([]sources.Document, error)

	// CommitIssue keeps a composed issue and queues its delivery in one
	// transaction. An issue with the same id is kept already: then it answers
	// false and changes nothing. It gives the issue its number.
	CommitIssue(ctx context.Context, issue digest.Issue, deliveries []digest.Delivery) (bool, error)
	// NextNumber is the number that a subscription's next issue has.
	NextNumber(ctx context.Context, subscription string) (int, error)
	// Issue gives an issue by id; ErrNotFound.
	Issue(ctx context.Context, id string) (digest.Issue, error)
	// Issues lists issues, newest first, without their bytes.
	Issues(ctx context.Context, subscription string, limit int) ([]digest.Issue, error)
	// Told gives the highest revision of each event told to a subscription.
	Told(ctx context.Context, subscription string) (map[string]int, error)
	// Deliveries lists deliveries, newest first.
	Deliveries(ctx context.Context, limit int) ([]digest.Delivery, error)

	// OptIn keeps a subscription made by command or desk.
	OptIn(ctx context.Context, s digest.Subscription) error
	// OptIns lists them.
	OptIns(ctx context.Context) ([]digest.Subscription, error)
	// FirstKnown gives when each subscription was first known, by id. Those of
	// the first question are as old as the watch, known since it began; one that
	// is new later is kept as known from now.
	FirstKnown(ctx context.Context, ids []string, began, now time.Time) (map[string]time.Time, error)
	// OptOut keeps that an address left and stops its queued deliveries.
	OptOut(ctx context.Context, o digest.OptOut) error
	// OptOuts lists them.
	OptOuts(ctx context.Context) ([]digest.OptOut, error)

	// MarkSteps keeps what became of proposed steps, all or none.
	MarkSteps(ctx context.Context, marks []digest.StepMark) error
	// StepMarks gives the last mark of each step that has one, by its id.
	StepMarks(ctx context.Context) (map[string]digest.StepMark, error)
	// AddVote appends a vote; none is ever changed.
	AddVote(ctx context.Context, v digest.Vote) error
	// Votes gives all votes in the order in which they were given.
	Votes(ctx context.Context) ([]digest.Vote, error)

	// KeepKnown keeps companies that are new to the watch. Of one that is kept
	// already only when it was settled is taken over.
	KeepKnown(ctx context.Context, list []Known) error
	// KnownCompanies gives the companies that were ever known, by id; an issue
	// with Companies, once kept, stands in each one's Told.
	KnownCompanies(ctx context.Context) (map[string]Known, error)
	// KeepDiscovery keeps what looking for a company's sources came to, in the
	// place of the look before.
	KeepDiscovery(ctx context.Context, d sources.Discovery) error
	// Discoveries gives the last discovery of each company that has one, by id.
	Discoveries(ctx context.Context) (map[string]sources.Discovery, error)

	// Backup writes a consistent copy of the store.
	Backup(ctx context.Context, w io.Writer) error
	// Check reads every record.
	Check(ctx context.Context) (Report, error)
	Close() error
}
