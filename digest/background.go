package digest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"keywatch/sources"
)

// Background is the cadence of the one mail that tells what a company showed
// when the watch first saw it. It is no period's, and nobody subscribes to it.
const Background Cadence = "background"

// BackgroundInput is all that composing a background mail needs.
type BackgroundInput struct {
	Subscription Subscription // of the lead
	Number       int
	Now          time.Time
	World        *Matcher
	Companies    []FirstVisit
	Leave        Leave
	Redirect     string // pilot: the address it was meant for; "" otherwise
}

// FirstVisit is what is kept of a company that is new to the watch.
type FirstVisit struct {
	Company sources.Company
	Sources []Visited
}

// Visited is a source with its confirmed snapshot; nil where nothing could be
// read yet.
type Visited struct {
	Source   sources.Source
	Status   sources.Status
	Snapshot *sources.Snapshot
}

// BackgroundEdition is a background mail before it is rendered. Its texts are
// clean: one line, no control characters, but not escaped.
type BackgroundEdition struct {
	Subject, Preheader string
	Title, Issue       string
	Notes              []string
	Companies          []BackgroundSection
	Others             string // companies that have no place left
	Leave              Leave
}

// BackgroundSection is one company.
type BackgroundSection struct {
	Name   string
	Facts  string           // competitor, brindlow.example, 5 of 6 sources read
	Named  []BackgroundLine // our accounts that it names already
	Parts  []BackgroundPart
	Unread []string // what could not be read, and why
	Bare   string   // said where nothing of all this was found
}

// BackgroundPart is one sort of what a company shows.
type BackgroundPart struct {
	Label string // prices
	Lines []BackgroundLine
	More  int // how many are not listed
}

// Head is the label as it stands before the first line of the text part.
func (p BackgroundPart) Head() string { return fmt.Sprintf(" %-13s", p.Label) }

// Linked reports whether the text part shows the address of each line: of news
// and events, which one reads on; the pages of the rest are the sources.
func (p BackgroundPart) Linked() bool { return p.Label == "ahead" || p.Label == "last 30 days" }

// BackgroundLine is a line with the page that shows it.
type BackgroundLine struct{ Text, Link string }

// How much one mail holds: the first start of a watch brings all companies at
// once, and a mail of three hundred would be read by nobody.
const (
	maxFirstVisits     = 12
	maxBackgroundNames = 8
	maxTop             = 5
	maxEntries         = 10
)

// ComposeBackground makes the edition of a background mail. It is pure.
func ComposeBackground(in BackgroundInput) BackgroundEdition {
	zone := zoneOf(in.Subscription)
	ed := BackgroundEdition{Title: "BACKGROUND", Issue: fmt.Sprintf("issue %d", in.Number), Leave: in.Leave}
	if in.Redirect != "" {
		ed.Notes = append(ed.Notes, "Pilot copy: it was meant for "+clean(in.Redirect, whyRunes)+".")
	}
	total := 0
	var names, rest []string
	for i, v := range in.Companies {
		total += len(v.Sources)
		name := in.World.companyWords(v.Company)
		names = append(names, name)
		if i < maxFirstVisits {
			ed.Companies = append(ed.Companies, firstSection(in, zone, v))
		} else {
			rest = append(rest, name)
		}
	}
	ed.Subject = shorten("Background: "+fewNames(names)+" ("+plural(total, "source")+")", subjectRunes)
	ed.Others = clean(strings.Join(rest, ", "), 4*whyRunes)
	ed.Preheader = "What the first visits showed. Not news: nothing here is a change."
	for _, s := range ed.Companies {
		if len(s.Named) > 0 {
			ed.Preheader = s.Name + " " + s.Named[0].Text + "."
			break
		}
	}
	return ed
}

// Intro says what this is before anything else is said: read as news, a page
// that was always so would be a false report.
func (e BackgroundEdition) Intro() string {
	each := ""
	if len(e.Companies) > 1 {
		each = " to each"
	}
	return "Background from the first visit" + each + ", not news: nothing below is a change. Changes are told from now on."
}

// LeaveText says in words how to leave.
func (e BackgroundEdition) LeaveText() string { return e.Leave.words() }

// fewNames names three, and counts the others.
func fewNames(names []string) string {
	const few = 3
	if len(names) <= few {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:few], ", ") + fmt.Sprintf(" and %d more", len(names)-few)
}

// companyWords is how a company is called in the mail.
func (m *Matcher) companyWords(c sources.Company) string {
	if c.Name == "" {
		return clean(c.ID, nameRunes)
	}
	return clean(c.Name, nameRunes)
}

// NewBackground composes and renders a background mail as an issue with a key
// of its own: subscription, "background" and the companies.
func NewBackground(in BackgroundInput, to string) (Issue, error) {
	ed := ComposeBackground(in)
	text, html, err := renderBackground(ed)
	if err != nil {
		return Issue{}, fmt.Errorf("compose background for %s: %w", in.Subscription.ID, err)
	}
	now := in.Now.UTC()
	issue := Issue{
		Number: in.Number, Subscription: in.Subscription.ID, Cadence: Background, To: to, Intended: in.Subscription.Email,
		Composed: now, Subject: ed.Subject, Text: text, HTML: html,
	}
	for _, v := range in.Companies {
		issue.Companies = append(issue.Companies, v.Company.ID)
	}
	issue.Period = Period{Key: companiesKey(issue.Companies), Start: now, End: now, Send: now}
	issue.ID = in.Subscription.ID + "/" + string(Background) + "/" + issue.Period.Key
	return issue, nil
}

// companiesKey names a set of companies in an issue's id; of many, the first
// with a sum of all.
func companiesKey(ids []string) string {
	const longest = 60
	sorted := slices.Sorted(slices.Values(ids))
	key := strings.Join(sorted, "+")
	if len(key) <= longest || len(sorted) == 1 {
		return key
	}
	sum := sha256.Sum256([]byte(key))
	return sorted[0] + "+" + hex.EncodeToString(sum[:6])
}
