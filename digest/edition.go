package digest

import (
	"time"

	"keywatch/diff/tag"
	"keywatch/sources"
)

// Input is all that composing an issue needs; nothing else is looked at.
type Input struct {
	Subscription Subscription
	Period       Period
	Number       int
	Now          time.Time
	World        *Matcher
	Events       []tag.Event          // updated since Since(…); withdrawn ones too
	Told         map[string]int       // highest revision told, by event
	AtOnce       map[string]time.Time // told to the same address by instant mail, and when
	Previous     []Issue              // of the subscription, newest first, five weeks back
	Sources      []sources.Source
	Statuses     []sources.Status
	Pending      int       // differences that wait for confirmation
	Noise        int       // differences held back in the period
	Playbook     *Playbook // nil: no steps
	Links        Links
	Leave        Leave
	Weigh        Weigh      // what the reader's votes add to a relevance; nil: nothing
	Proposals    []Proposal // what could also be watched, for the lead
	Redirect     string     // pilot: the address it was meant for; "" otherwise
}

// statuses gives what is kept about the sources, by id.
func (in Input) statuses() map[string]sources.Status {
	by := make(map[string]sources.Status, len(in.Statuses))
	for _, s := range in.Statuses {
		by[s.Source] = s
	}
	return by
}

// Links are the addresses under which pages of ours are served; with one
// empty the mail has the command instead of the link, never a dead link.
type Links struct {
	Event string // prefix of an event's page: https://kw.tarnwick.example/e/
	List  string // page that lists the period's events
	// Vote gives the link by which the reader says what an event was to him.
	Vote func(event, value string) string
}

// Leave says how to leave: by link, by mail, or in words.
type Leave struct {
	URL    string // one-click page
	Mailto string // address that takes "unsubscribe"
}

// Edition is an issue before it is rendered: every sentence that it says.
// Its texts are clean: one line, no control characters, but not escaped.
type Edition struct {
	Subject   string
	Preheader string
	Title     string // YOUR 8 ACCOUNTS, week 47 (16-22 Nov 2026)
	Issue     string // issue 31
	Summary   string
	Notes     []string // sent late, a pilot's copy
	Headline  []string
	Accounts  []Section
	AlsoMoved string  // accounts that moved and have no place left
	MoreMoved Pointer // and how many events they have
	Others    []Item
	MoreOther Pointer
	Quiet     string
	Minor     string
	Blind     []string
	Patterns  []string
	Removals  []string
	Dates     []string
	LastTitle string // From last week
	LastWeek  []string
	Also      Pointer
	Coverage  []string
	Leave     Leave
	Empty     bool // no event was told

	Told    []Told
	Matches []Match
	Steps   []Step
	Levels  []Level

	// What the summary and the budget need to know of what is not printed.
	quiet, minor, alsoMoved []string
	moreOthers, cutAccounts int
	blindCount              int
	blindSources            bool
}

// Section is one account that moved.
type Section struct {
	Rank    int
	Account string
	Name    string
	Facts   string // tier A, renewal 31 Dec
	Word    string // pressure or opportunity
	Grade   Grade
	Trend   string // was medium, new
	Items   []Item
	More    Pointer // what is not told in full
}

// Item is one event told in full.
type Item struct {
	Event   string
	Account string
	Letter  string // a, b, c where an account has several
	Line    string
	Label   string // pricing, certain
	Note    string
	Was     string
	Now     string
	Why     string
	Who     string // of the step: You, or a name with the role
	By      string
	Step    string
	Seen    string
	Link    string // evidence, or our page of the event
	Votes   []VoteLink
	Same    string // told in full elsewhere in this issue: "1 a"

	full      string // the line with its company
	relevance int
}

// Pointer stands for what is not told in full: how many, and where they are.
type Pointer struct {
	Count   int
	Link    string
	Command string
}

// Since is the time from which updated events belong into an issue: the end
// of the period of the last one, with a day of overlap (what was told is
// known, so that nothing is told twice), or the start of the first period.
func Since(sub Subscription, p Period, previous []Issue) time.Time {
	const overlap = 24 * time.Hour
	var last time.Time
	for _, issue := range previous {
		if sub.owns(issue) && issue.Period.End.After(last) && issue.Period.Key != p.Key {
			last = issue.Period.End
		}
	}
	if !last.IsZero() {
		return last.Add(-overlap)
	}
	// The first issue after a late start takes what came since opting in.
	if !sub.Created.IsZero() && sub.Created.Before(p.Start) {
		return sub.Created
	}
	return p.Start
}
