package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"keywatch/cmd/internal/client"
	"keywatch/cmd/internal/web"
	"keywatch/diff/tag"
)

func newExplain(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "explain ID",
		Short: "Say why an event was reported: rule, parts of the confidence, confirming visits",
		Long: `Says which rule gave an event its tags and what their confidence is made of, which
visits confirmed each of its changes, to which accounts it matters with the parts
of the relevance, and who was told or what held it back.`,
		Example: "  keywatch explain ev_3f9a1c07d2\n  keywatch explain ch_81d0c24c77 --format json",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.ask(cmd, false, func(c *client.Client) error {
				x, err := c.Explain(cmd.Context(), args[0])
				if err != nil {
					return err
				}
				if a.format != "table" {
					return partList.orObject(a, x, partRows(x))
				}
				printExplanation(a, x)
				return nil
			})
		},
	}
}

// partRow is one part of one tag's confidence, as a row.
type partRow struct {
	tag string
	tag.Part
}

// partRows are the parts of all tags; a tag whose parts are not known is one
// row, so that no tag is missing from the list.
func partRows(x web.Explanation) []partRow {
	var rows []partRow
	for _, t := range x.Tags {
		if len(t.Parts) == 0 {
			rows = append(rows, partRow{t.Tag, tag.Part{Name: t.Rule, Words: t.Evidence.Evidence, Value: t.Confidence, Means: tag.MeansProbability}})
		}
		for _, p := range t.Parts {
			rows = append(rows, partRow{t.Tag, p})
		}
	}
	return rows
}

var partList = listing[partRow]{
	head: []string{"tag", "part", "value", "means", "words"},
	row: func(r partRow) []string {
		return []string{r.tag, r.Name, fmt.Sprintf("%.2f", r.Value), r.Means, r.Words}
	},
}

// printExplanation goes from what was said to why: tags, visits, accounts, readers.
func printExplanation(a *app, x web.Explanation) {
	if e := x.Event; e != nil {
		fmt.Fprintf(a.out, "%s  %s: %s\n", e.ID, visible(e.CompanyName), visible(eventLine(*e)))
		fmt.Fprintf(a.out, "  severity   %s\n", e.Severity)
		if len(e.Tags) == 0 {
			fmt.Fprintln(a.out, "  tag        none: a change of the content is an event with or without one")
		}
	}
	for _, t := range x.Tags {
		printTagWhy(a, t)
	}
	for _, c := range x.Changes {
		printConfirmation(a, c)
	}
	if x.Event == nil {
		return
	}
	for _, m := range x.Event.Matches {
		fmt.Fprintf(a.out, "\naccount %s, relevance %d: %s\n", m.Account, m.Relevance, visible(m.Why))
		for _, p := range m.Parts {
			fmt.Fprintf(a.out, "  %+6.1f  %s\n", p.Points, visible(p.Name))
		}
	}
	if len(x.Told) > 0 {
		fmt.Fprintln(a.out)
	}
	for _, h := range x.Told {
		fmt.Fprintln(a.out, visible(hearingWords(h)))
		if h.Said != "" {
			fmt.Fprintf(a.out, "  %+6.1f  relevance by votes on events of this sort: %s\n", h.Votes, h.Said)
		}
	}
}

// printTagWhy prints the parts in the order in which they were weighed, the
// whole last.
func printTagWhy(a *app, t web.TagWhy) {
	fmt.Fprintf(a.out, "\ntag %s, confidence %.2f, severity %s\n", strings.TrimRight(t.Tag+" "+t.Subtype, " "), t.Confidence, t.Severity)
	for _, line := range []struct{ name, text string }{{"means", t.Doc}, {"rule", t.Rule}, {"words", quoted(t.Evidence.Evidence)}} {
		if line.text != "" {
			fmt.Fprintf(a.out, "  %-6s  %s\n", line.name, visible(line.text))
		}
	}
	if len(t.Parts) == 0 {
		fmt.Fprintln(a.out, "  parts   the changes were read together, or by an older version: only the whole is kept")
	}
	for _, p := range t.Parts {
		value := fmt.Sprintf("%.2f", p.Value)
		switch p.Means {
		case tag.MeansFactor:
			value = "× " + value
		case tag.MeansLogOdds:
			value = fmt.Sprintf("%+.2f log odds", p.Value)
		}
		fmt.Fprintf(a.out, "  %s  %s", value, visible(p.Name))
		if p.Words != "" && p.Name != "confidence" {
			fmt.Fprintf(a.out, " %s", quote(clip(p.Words, 80)))
		}
		fmt.Fprintln(a.out)
	}
	if t.Standing > 0 {
		fmt.Fprintf(a.out, "  %.2f  with %d further sources or later visits that bear it out\n", t.Grown, t.Standing)
	}
}

// printConfirmation tells which visits stand behind a change.
func printConfirmation(a *app, c web.ChangeWhy) {
	fmt.Fprintf(a.out, "\n%s  %s on %s\n", c.ID, c.Op, c.Source)
	fmt.Fprintf(a.out, "  words      %s\n", a.marked(clip(c.Before, 300), clip(c.After, 300)))
	fmt.Fprintf(a.out, "  not there  %s\n  seen       %s\n", stamp(c.From), stamp(c.Seen))
	if c.Pending == "" {
		fmt.Fprintf(a.out, "  confirmed  %s\n", stamp(c.Confirmed))
	} else {
		fmt.Fprintf(a.out, "  next visit %s\n", stamp(c.Due))
	}
	fmt.Fprintf(a.out, "  how        %s\n", visible(c.Waited))
	if len(c.Visits) > 0 {
		times := make([]string, 0, len(c.Visits))
		for _, t := range c.Visits {
			times = append(times, stamp(t))
		}
		fmt.Fprintf(a.out, "  kept       the page as it was read at %s\n", strings.Join(times, ", "))
	}
}

// hearingWords says what a subscription made of an event.
func hearingWords(h web.HearingView) string {
	who := h.Subscription + " (" + h.Email + ")"
	switch {
	case h.Issue != "" && h.Full:
		return fmt.Sprintf("told to %s in issue %d of %s (%s)", who, h.Number, stamp(h.Composed), h.Issue)
	case h.Issue != "":
		return fmt.Sprintf("counted for %s in issue %d of %s: %s", who, h.Number, stamp(h.Composed), h.Why)
	case h.Full && !h.Next.IsZero():
		return fmt.Sprintf("not told to %s yet: the next issue is sent %s", who, stamp(h.Next))
	case h.Full:
		return fmt.Sprintf("not told to %s: no issue took it", who)
	}
	return fmt.Sprintf("not told to %s: %s", who, h.Why)
}
