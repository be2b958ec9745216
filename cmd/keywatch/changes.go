package main

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"keywatch/cmd/internal/client"
	"keywatch/cmd/internal/web"
	"keywatch/diff/tag"
)

func newChanges(a *app) *cobra.Command {
	var (
		q   web.EventQuery
		raw bool
	)
	cmd := &cobra.Command{
		Use:   "changes",
		Short: "List what happened, newest first",
		Long: `One line an event, newest first; --raw: one line a change. Times are those of
confirmation, in UTC; a bare date begins at midnight in the configuration's zone.`,
		Example:     "  keywatch changes --since 7d --tag pricing,launch\n  keywatch changes --account corvane --min-severity high\n  keywatch changes --since 2026-11-01 --until 2026-11-08 --format csv",
		Args:        cobra.NoArgs,
		Annotations: map[string]string{brief: ""},
		RunE: func(cmd *cobra.Command, _ []string) error {
			if q.Limit <= 0 || q.Limit > fewRows {
				a.collect(usual)
			}
			if raw {
				return a.ask(cmd, false, func(c *client.Client) error {
					changes, err := c.Changes(cmd.Context(), q)
					if err != nil {
						return err
					}
					return changeList.print(a, changes)
				})
			}
			return a.ask(cmd, false, func(c *client.Client) error {
				events, err := c.Events(cmd.Context(), q)
				if err != nil {
					return err
				}
				return eventList.print(a, events)
			})
		},
	}
	f := cmd.Flags()
	f.StringVar(&q.Since, "since", "", "confirmed at or after: 12h, 7d, 4w, 2026-11-01 or RFC 3339")
	f.StringVar(&q.Until, "until", "", "confirmed before, written as for --since")
	f.StringVar(&q.Company, "company", "", "only of this company (id)")
	f.StringVar(&q.Account, "account", "", "only what matters to this key account (id)")
	f.StringSliceVar(&q.Tags, "tag", nil, "only with one of these tags, comma-separated")
	f.StringVar(&q.Kind, "kind", "", "only from sources of this kind")
	f.StringVar(&q.MinSeverity, "min-severity", "", "low, medium, high or critical and above")
	f.StringVar(&q.Text, "text", "", "only with all of these words")
	f.BoolVar(&raw, "raw", false, "one line a change instead of an event")
	f.IntVar(&q.Limit, "limit", 100, "so many lines at the most; 0: all")
	return cmd
}

// fewRows is up to how many rows an answer is brief.
const fewRows = 1000

// minute is how times stand in tables; JSON has RFC 3339.
const minute = "2006-01-02 15:04"

func stamp(t time.Time) string {
	if t.IsZero() {
		return "–"
	}
	return t.UTC().Format(minute)
}

var eventList = listing[web.EventView]{
	head: []string{"confirmed", "company", "tags", "severity", "accounts", "what happened", "id"},
	none: "no events: widen --since, or see 'keywatch status' for whether sources are read",
	row: func(e web.EventView) []string {
		return []string{stamp(e.Confirmed), e.CompanyName, tagNames(e.Tags), string(e.Severity), accountNames(e), eventLine(e), e.ID}
	},
}

var changeList = listing[web.ChangeView]{
	head: []string{"confirmed", "source", "op", "tags", "before", "after", "id"},
	none: "no changes: widen --since, or see 'keywatch status' for whether sources are read",
	row: func(c web.ChangeView) []string {
		return []string{stamp(c.Confirmed), c.Source, string(c.Op), tagNames(c.Tags), clip(c.Before, 60), clip(c.After, 60), c.ID}
	},
}

func tagNames(tags []tag.Evidence) string {
	names := make([]string, 0, len(tags))
	for _, t := range tags {
		names = append(names, t.Tag)
	}
	if len(names) == 0 {
		return "–"
	}
	return strings.Join(names, ",")
}

func accountNames(e web.EventView) string {
	names := make([]string, 0, len(e.Matches))
	for _, m := range e.Matches {
		names = append(names, m.Account)
	}
	if len(names) == 0 {
		return "–"
	}
	return strings.Join(names, ",")
}

func eventLine(e web.EventView) string {
	if e.Withdrawn != "" {
		return "withdrawn: " + e.Line
	}
	if e.Unverified != "" {
		return "unverified, by " + e.Unverified + ": " + e.Line
	}
	return e.Line
}

// clip cuts s to n runes and folds its white space.
func clip(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}
