package main

import (
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"keywatch/cmd/internal/client"
	"keywatch/cmd/internal/web"
	"keywatch/sources"
)

func newSources(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "sources",
		Short:   "What is watched, how it is, and how it is read",
		Example: "  keywatch sources list\n  keywatch sources show brindlow-pricing\n  keywatch sources test https://www.brindlow.example/pricing",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newSourcesList(a), newSourcesKinds(a), newSourcesShow(a), newSourcesReset(a), newSourcesTest(a))
	return cmd
}

func newSourcesList(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "List all sources with their state",
		Example: "  keywatch sources list --format csv",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.ask(cmd, false, func(c *client.Client) error {
				list, err := c.Sources(cmd.Context())
				if err != nil {
					return err
				}
				return sourceList.print(a, list)
			})
		},
	}
}

var sourceList = listing[web.SourceView]{
	head: []string{"id", "company", "kind", "state", "since", "checked", "next", "detail", "url"},
	none: "no sources are configured: add them under a company's 'sources:'",
	row: func(v web.SourceView) []string {
		s := v.Status
		return []string{v.ID, v.Company, v.Kind, string(s.State), stamp(s.Since), stamp(s.Checked), stamp(s.Due), clip(s.Detail, 60), v.URL}
	},
}

func newSourcesKinds(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "kinds",
		Short:   "List the kinds of source that keywatch can read",
		Example: "  keywatch sources kinds --format jsonl",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return kindList.print(a, sources.Kinds())
		},
	}
}

var kindList = listing[sources.Kind]{
	head: []string{"kind", "reads", "every", "example"},
	row: func(k sources.Kind) []string {
		return []string{k.Name, k.Doc, k.Interval.String(), k.Example}
	},
	value: func(k sources.Kind) any {
		return map[string]any{"kind": k.Name, "doc": k.Doc, "example": k.Example, "interval": k.Interval.String(), "discloses": k.Discloses}
	},
}

func newSourcesShow(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "show ID",
		Short:   "Show one source: its state, what waits, what was learnt, what was held back",
		Example: "  keywatch sources show brindlow-pricing\n  keywatch sources show brindlow-pricing --format json",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.ask(cmd, false, func(c *client.Client) error {
				d, err := c.Source(cmd.Context(), args[0])
				if err != nil {
					return err
				}
				if a.format != "table" {
					return sourceList.orObject(a, d, []web.SourceView{d.SourceView})
				}
				printSource(a, d)
				return nil
			})
		},
	}
}

func printSource(a *app, d web.SourceDetail) {
	s := d.Status
	fmt.Fprintf(a.out, "%s  %s of %s\n", d.ID, d.Kind, visible(d.CompanyName))
	for _, line := range []struct{ name, text string }{
		{"url", d.URL},
		{"title", d.Title},
		{"access", d.Access},
		{"state", fmt.Sprintf("%s since %s, %s in a row", s.State, stamp(s.Since), many(s.Streak, "check", "checks"))},
		{"detail", s.Detail},
		{"moved to", s.MovedTo},
		{"checked", stamp(s.Checked)},
		{"read", stamp(s.Read)},
		{"changed", stamp(s.Changed)},
		{"next", stamp(s.Due)},
		{"items", strconv.Itoa(d.Items)},
		{"versions", strconv.Itoa(len(d.Versions))},
	} {
		if line.text != "" {
			fmt.Fprintf(a.out, "  %-9s %s\n", line.name, visible(line.text))
		}
	}
	printPending(a, d)
	printLearnt(a, d)
	printHeld(a, d)
}
