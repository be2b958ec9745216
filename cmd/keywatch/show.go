package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"keywatch/cmd/internal/client"
	"keywatch/cmd/internal/web"
	"keywatch/diff"
	"keywatch/diff/tag"
)

func newShow(a *app) *cobra.Command {
	var html string
	cmd := &cobra.Command{
		Use:   "show ID",
		Short: "Show one event or change with its evidence",
		Long: `Shows what was and what is with the words marked that differ, where and when it
was seen, which words made its tags, and why it matters to whom. With --html both
versions of the page are written side by side into one file without scripts.`,
		Example: "  keywatch show ev_3f9a1c07d2\n  keywatch show ch_81d0c24c77 --format json\n  keywatch show ev_3f9a1c07d2 --html evidence.html",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.ask(cmd, false, func(c *client.Client) error {
				if html != "" {
					return writeSideBySide(cmd.Context(), a, c, args[0], html)
				}
				d, err := c.Show(cmd.Context(), args[0])
				if err != nil {
					return err
				}
				if a.format != "table" {
					return listing[web.ChangeDetail]{head: evidenceHead, row: evidenceRow}.orObject(a, d, d.Changes)
				}
				printDetail(a, d)
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&html, "html", "", "write both versions side by side into this file")
	return cmd
}

// writeSideBySide writes the evidence as one page of HTML.
func writeSideBySide(ctx context.Context, a *app, c *client.Client, id, path string) error {
	size, err := writeWhole(path, func(f *os.File) error { return c.SideBySide(ctx, id, f) })
	if err != nil {
		return err
	}
	fmt.Fprintf(a.err, "wrote %s, %d bytes\n", path, size)
	return nil
}

var evidenceHead = []string{"id", "op", "section", "before", "after", "url", "seen", "confirmed"}

func evidenceRow(c web.ChangeDetail) []string {
	return []string{c.ID, string(c.Op), c.Section, c.Before, c.After, c.URL, stamp(c.Seen), stamp(c.Confirmed)}
}

func printDetail(a *app, d web.Detail) {
	if e := d.Event; e != nil {
		printEvent(a, *e)
	}
	for _, c := range d.Changes {
		printChange(a, c)
	}
}

func printEvent(a *app, e web.EventView) {
	fmt.Fprintf(a.out, "%s  %s: %s\n", e.ID, visible(e.CompanyName), visible(eventLine(e)))
	if e.Unverified != "" {
		fmt.Fprintf(a.out, "  unverified  by %s\n", visible(e.Unverified))
	}
	if e.Withdrawn != "" {
		fmt.Fprintf(a.out, "  withdrawn  %s\n", visible(e.Withdrawn))
	}
	if e.Language != "" && e.Language != "en" {
		fmt.Fprintf(a.out, "  language   %s\n", e.Language)
	}
	fmt.Fprintf(a.out, "  severity   %s\n  seen       %s, confirmed %s\n", e.Severity, stamp(e.Seen), stamp(e.Confirmed))
	for _, t := range e.Tags {
		fmt.Fprintf(a.out, "  tag        %s, confidence %.2f, by %s\n", strings.TrimRight(t.Tag+" "+t.Subtype, " "), t.Confidence, quote(t.Evidence))
		if named := namedWords(t.Details); named != "" {
			fmt.Fprintf(a.out, "  named      %s\n", visible(named))
		}
	}
	for _, m := range e.Matches {
		fmt.Fprintf(a.out, "  account    %s, relevance %d: %s\n", m.Account, m.Relevance, visible(m.Why))
	}
	if n := len(e.Witnesses); n > 1 {
		fmt.Fprintf(a.out, "  told by    %d places\n", n)
	}
}

// namedWords lists what a tag's text names, each name once: "amount USD 10, USD
// 12; date 2027-01-01".
func namedWords(list []tag.Detail) string {
	var parts []string
	last := ""
	for _, d := range list {
		text := d.Text
		if d.Name == tag.DetailAmount {
			text = grouped(text)
		}
		if d.Name == last {
			parts[len(parts)-1] += ", " + text
			continue
		}
		parts, last = append(parts, d.Name+" "+text), d.Name
	}
	return strings.Join(parts, "; ")
}

// grouped writes the whole digits of an amount in threes: "USD 40,000,000".
func grouped(amount string) string {
	head, tail, _ := strings.Cut(amount, ".")
	at := strings.LastIndexByte(head, ' ') + 1
	for i := len(head) - 3; i > at; i -= 3 {
		head = head[:i] + "," + head[i:]
	}
	if tail != "" {
		return head + "." + tail
	}
	return head
}

func printChange(a *app, c web.ChangeDetail) {
	before, after := quoted(c.Before), quoted(c.After)
	if c.Op == diff.Edited {
		before, after = a.markedSides(c.Marks)
		before, after = "“"+before+"”", "“"+after+"”"
	}
	fmt.Fprintf(a.out, "\n%s  %s on %s\n", c.ID, c.Op, c.Source)
	for _, line := range []struct{ name, text string }{
		{"where", visible(c.Section)}, {"was", before}, {"now", after}, {"tells", thingWords(c.Item)}, {"url", visible(c.URL)}, {"by", visible(c.By)},
	} {
		if line.text != "" {
			fmt.Fprintf(a.out, "  %-9s  %s\n", line.name, line.text)
		}
	}
	fmt.Fprintf(a.out, "  between    %s and %s\n", stamp(c.From), stamp(c.Seen))
	if c.Asked != "" {
		from := ""
		if c.Country != "" {
			from = " from " + c.Country
		}
		fmt.Fprintf(a.out, "  asked for  %s%s\n", visible(c.Asked), visible(from))
	}
	if c.Confirmed.After(c.Seen) {
		fmt.Fprintf(a.out, "  confirmed  %s\n", stamp(c.Confirmed))
	}
}

// thingWords says what became of the thing that a change tells of.
func thingWords(t *diff.ItemChange) string {
	if t == nil {
		return ""
	}
	return visible(t.Type + " " + t.Name + ": " + strings.Join(t.What, "; "))
}

func quoted(s string) string {
	if s == "" {
		return ""
	}
	return quote(s)
}

func quote(s string) string { return "“" + visible(s) + "”" }
