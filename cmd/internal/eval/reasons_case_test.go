package eval

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/digest"
	"keywatch/sources"
)

// ReasonCase is one change and what it must mean to the key accounts: for each
// the reason, whether it is a risk, and the next step; and to whom it must not
// matter.
type ReasonCase struct {
	ID     string `json:"id"`
	Source struct {
		Company string `json:"company"`
		Kind    string `json:"kind"`
		Place   string `json:"place"`
	} `json:"source"`
	URL       string         `json:"url"`
	Title     string         `json:"title"`
	Before    string         `json:"before"`
	After     string         `json:"after"`
	Op        string         `json:"op"`
	Section   string         `json:"section"`
	Published string         `json:"published"`
	Expect    []ReasonExpect `json:"expect"`
	Not       []string       `json:"not"` // ids of accounts; "*" for all that are not expected
	Why       string         `json:"why"`
}

// ReasonExpect is what a case expects for one account. Reason and Step hold
// alternatives with "|" between; the step "none" allows or, alone, wants none.
type ReasonExpect struct {
	Account   string `json:"account"`
	Reason    string `json:"reason"`
	Risk      *bool  `json:"risk"`
	Step      string `json:"step"`
	StepAbout string `json:"step_about"` // part of the step's text
}

// Reasoner reads cases as the daemon reads what its sources bring.
type Reasoner struct {
	Assigner *tag.Assigner
	Matcher  *digest.Matcher
	Playbook *digest.Playbook
	Now      time.Time
}

// Change is the case as the change that a visit finds.
func (c ReasonCase) Change(now time.Time) diff.Change {
	ch := diff.Change{
		ID: "ch_" + c.ID, Source: "s-" + c.ID, Company: c.Source.Company, Kind: c.Source.Kind,
		Place: sources.Place(c.Source.Place), Op: diff.Op(c.Op), Region: sources.RegionMain,
		Section: c.Section, Key: c.ID, Title: c.Title, Before: c.Before, After: c.After, URL: c.URL,
		From: now.Add(-26 * time.Hour), Seen: now.Add(-3 * time.Hour), Confirmed: now.Add(-2 * time.Hour),
	}
	ch.Published, _ = time.Parse(time.RFC3339, c.Published) // none on pages
	if c.Source.Kind == "page" && c.Title == "" {
		ch.Element = "p"
	}
	return ch
}

// Faults says what the program makes of a case otherwise than expected; none
// when all is right.
func (r *Reasoner) Faults(c ReasonCase) []string {
	ch := c.Change(r.Now)
	if ch.Company == "" {
		ch.Company = r.Assigner.Whose(ch)
	}
	var faults []string
	open := map[string]bool{}
	for _, e := range c.Expect {
		open[e.Account] = true
	}
	for _, ev := range r.Assigner.Assign(ch.Company, nil, []diff.Change{ch}) {
		for _, m := range r.Matcher.Match(ev) {
			at := slices.IndexFunc(c.Expect, func(e ReasonExpect) bool { return e.Account == m.Account })
			switch {
			case at >= 0 && open[m.Account]:
				delete(open, m.Account)
				faults = append(faults, r.compare(c.Expect[at], ev, m)...)
			case at < 0 && tells(m) && (slices.Contains(c.Not, m.Account) || slices.Contains(c.Not, "*")):
				faults = append(faults, fmt.Sprintf("%s: %s (%d: %s), not to be told", m.Account, m.Reason, m.Relevance, m.Why))
			}
		}
		if len(faults) > 0 || len(open) > 0 {
			faults = append(faults, fmt.Sprintf("event of %q: %s %+v", ev.Company, ev.Line, ev.Tags))
		}
	}
	for _, e := range c.Expect {
		if open[e.Account] {
			faults = append(faults, e.Account+": no match, want "+e.Reason)
		}
	}
	return faults
}

// tells reports whether a match reaches the reader: in full, or by a word that
// does not belong to the account. Names in passing and what is weak are counted.
func tells(m digest.Match) bool {
	switch m.Reason {
	case digest.ReasonKeyword, digest.ReasonProduct, digest.ReasonIndustry, digest.ReasonRegion:
		return true
	}
	return m.Full()
}

// compare checks one expected match and the step that an issue would print.
func (r *Reasoner) compare(want ReasonExpect, ev tag.Event, m digest.Match) []string {
	var faults []string
	fault := func(format string, args ...any) {
		faults = append(faults, want.Account+": "+fmt.Sprintf(format, args...))
	}
	if !slices.Contains(strings.Split(want.Reason, "|"), m.Reason) {
		fault("reason %s (%s), want %s", m.Reason, m.Why, want.Reason)
	}
	if want.Risk != nil && *want.Risk != m.Risk {
		fault("risk %v, want %v", m.Risk, *want.Risk)
	}
	step, printed := r.Matcher.Step(r.Playbook, ev, m)
	printed = printed && m.Full()
	kinds := strings.Split(want.Step, "|")
	switch {
	case !printed && !slices.Contains(kinds, "none"):
		fault("no step at %d %+v, want %s", m.Relevance, m.Parts, want.Step)
	case !printed:
	case !slices.Contains(kinds, step.Kind):
		fault("step %s (%s: %s), want %s", step.Kind, step.Play, step.Text, want.Step)
	case !strings.Contains(strings.ToLower(step.Text), strings.ToLower(want.StepAbout)):
		fault("step %q (%s) does not say %q", step.Text, step.Play, want.StepAbout)
	case step.Who.Name == "" || !step.Due.After(r.Now):
		fault("step of %q by %s", step.Who.Name, step.Due)
	}
	return faults
}
