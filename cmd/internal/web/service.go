// Package web serves the API that the command line and the desk use: the same
// routes over the local socket, over TCP and in the process itself.
package web

import (
	"context"
	"io"
	"time"

	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/digest"
	"keywatch/sources"
)

// EventQuery is what `keywatch changes` asks. Times are as the user wrote
// them ("7d", "2026-11-01"), since only the service knows the zone and the time.
type EventQuery struct {
	Since, Until string
	Company      string
	Account      string
	Tags         []string
	Kind         string
	MinSeverity  string
	Text         string
	Limit        int // 0: all
}

// EventView is an event with the accounts that it matters to, the most
// relevant first.
type EventView struct {
	tag.Event
	CompanyName string         `json:"company_name,omitempty"`
	Matches     []digest.Match `json:"matches,omitempty"`
	Unverified  string         `json:"unverified,omitempty"` // who reports it, where no source shows it
}

// ChangeView is a change with the tags that its text has.
type ChangeView struct {
	diff.Change
	Tags []tag.Evidence `json:"tags,omitempty"`
}

// ChangeDetail is a change with its words marked.
type ChangeDetail struct {
	diff.Change
	Marks []diff.Mark `json:"marks"`
}

// Detail is one event or change with all of its evidence.
type Detail struct {
	Event   *EventView     `json:"event,omitempty"`
	Changes []ChangeDetail `json:"changes"`
}

// SourceView is a source with how it is.
type SourceView struct {
	sources.Source
	CompanyName string         `json:"company_name,omitempty"`
	Status      sources.Status `json:"status"`
	Pending     *diff.Pending  `json:"pending,omitempty"`
}

// SourceDetail is one source with its history.
type SourceDetail struct {
	SourceView
	Items    int          `json:"items"`
	Visits   int          `json:"visits"`            // that read the source since what was learnt began
	Learnt   []LearntView `json:"learnt,omitempty"`  // by place, what weighs most first
	Entries  int          `json:"entries,omitempty"` // window kinds: entries that are known and would not be told again
	Versions []time.Time  `json:"versions,omitempty"`
	Held     int          `json:"held"`            // differences held back within 90 days
	Noise    []diff.Noise `json:"noise,omitempty"` // the newest of them
	Title    string       `json:"title,omitempty"`
}

// AccountView is an account with what moves it.
type AccountView struct {
	digest.Account
	Name   string      `json:"name"`
	Events []EventView `json:"events,omitempty"` // newest first, of the last 90 days
	Moved  int         `json:"moved"`            // events of the last 7 days
}

// SubscriptionView is a subscription and where it comes from.
type SubscriptionView struct {
	digest.Subscription
	From string    `json:"from"` // config or command
	Left string    `json:"left,omitempty"`
	Next time.Time `json:"next,omitzero"` // its next issue is sent
}

// IssueView is an issue with its deliveries.
type IssueView struct {
	digest.Issue
	Deliveries []digest.Delivery `json:"deliveries,omitempty"`
}

// Status is how the whole watch is.
type Status struct {
	Version    string         `json:"version"`
	Running    bool           `json:"running"`          // a daemon answers
	Since      time.Time      `json:"since,omitzero"`   // when it started
	Config     string         `json:"config"`           // path
	Reload     string         `json:"reload,omitempty"` // what the last reload came to
	Browser    string         `json:"browser"`          // whether pages can be rendered, in words
	Sources    int            `json:"sources"`
	States     map[string]int `json:"states"` // sources by state
	Pending    int            `json:"pending"`
	Blind      []SourceView   `json:"blind,omitempty"`
	Events     int            `json:"events_7d"`
	NextCheck  time.Time      `json:"next_check,omitzero"`
	NextIssue  time.Time      `json:"next_issue,omitzero"`
	Deliveries map[string]int `json:"deliveries,omitempty"` // the last 200 by state
	Failed     []string       `json:"failed,omitempty"`     // deliveries that need a person
	Mailless   string         `json:"mailless,omitempty"`   // why no subscriber can get mail
}

// CrawlRequest asks for one pass. No sources: all that are due.
type CrawlRequest struct {
	Sources []string `json:"sources,omitempty"`
	All     bool     `json:"all,omitempty"` // every source, due or not
}

// CrawlLine is one check of a pass as it ends, and at last the summary.
type CrawlLine struct {
	Source  string        `json:"source,omitempty"`
	State   sources.State `json:"state,omitempty"`
	Detail  string        `json:"detail,omitempty"`
	Changes int           `json:"changes"`
	Pending int           `json:"pending"`
	Noise   int           `json:"noise"`
	Done    int           `json:"done"`
	Total   int           `json:"total"`
	Error   string        `json:"error,omitempty"`
}

// DigestRequest names an issue to preview or send: of a subscription, for the
// period that runs now or the one that ended last.
type DigestRequest struct {
	Subscription string `json:"subscription"`
	Now          bool   `json:"now"` // compose the running period as it stands
}

// Service is what the API serves; *daemon.Engine is one.
type Service interface {
	Status(ctx context.Context) (Status, error)
	Sources(ctx context.Context) ([]SourceView, error)
	Source(ctx context.Context, id string) (SourceDetail, error)
	ResetSource(ctx context.Context, id string) (ResetView, error)
	Events(ctx context.Context, q EventQuery) ([]EventView, error)
	RawChanges(ctx context.Context, q EventQuery) ([]ChangeView, error)
	Detail(ctx context.Context, id string) (Detail, error)
	SideBySide(ctx context.Context, id string) (SideView, error)
	Explain(ctx context.Context, id string) (Explanation, error)
	WhyNot(ctx context.Context, q WhyQuery) (WhyNot, error)
	Compare(ctx context.Context, r CompareRequest) (Comparison, error)
	Prices(ctx context.Context, q PriceQuery) (Ledger, error)
	Coverage(ctx context.Context, q CoverageQuery) (Coverage, error)
	Replay(ctx context.Context, q ReplayQuery, each func(ReplayLine)) error
	Accounts(ctx context.Context) ([]AccountView, error)
	Account(ctx context.Context, id string) (AccountView, error)
	Subscriptions(ctx context.Context) ([]SubscriptionView, error)
	Subscribe(ctx context.Context, s digest.Subscription) (digest.Subscription, error)
	Unsubscribe(ctx context.Context, o digest.OptOut) error
	Issues(ctx context.Context, subscription string) ([]IssueView, error)
	Issue(ctx context.Context, id string) (IssueView, error)
	Preview(ctx context.Context, r DigestRequest) (IssueView, error)
	SendDigest(ctx context.Context, r DigestRequest) ([]IssueView, error)
	Vote(ctx context.Context, r VoteRequest) (VoteView, error)
	JudgeVotes(ctx context.Context, since string) (VoteScore, error)
	// VoteByLink takes a signed token of a link in a mail, and records it or
	// only says what it is about.
	VoteByLink(ctx context.Context, token string, record bool) (VoteView, error)
	Note(ctx context.Context, r NoteRequest) (NoteView, error)
	Steps(ctx context.Context, account string) ([]StepView, error)
	MarkSteps(ctx context.Context, r StepRequest) ([]StepView, error)
	Crawl(ctx context.Context, r CrawlRequest, each func(CrawlLine)) error
	Backup(ctx context.Context, w io.Writer) error
	CheckStore(ctx context.Context) (any, error)
	// Leave takes a signed token of a mail's unsubscribe link.
	Leave(ctx context.Context, token string) (address string, err error)
}
