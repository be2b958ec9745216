package main

import (
	"fmt"
	"sort"
	"strings"

	"github.com/spf13/cobra"

	"keywatch/cmd/internal/client"
	"keywatch/cmd/internal/web"
)

func newStatus(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "status",
		Short:   "Show how the watch is: daemon, sources, mail",
		Example: "  keywatch status\n  keywatch status --format json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.ask(cmd, false, func(c *client.Client) error {
				s, err := c.Status(cmd.Context())
				if err != nil {
					return err
				}
				s.Running = c.Live
				if a.format != "table" {
					return listing[web.Status]{head: []string{"running", "sources", "pending", "events_7d"}, row: statusRow}.orObject(a, s, []web.Status{s})
				}
				printStatus(a, s)
				return nil
			})
		},
	}
}

func statusRow(s web.Status) []string {
	return []string{fmt.Sprint(s.Running), fmt.Sprint(s.Sources), fmt.Sprint(s.Pending), fmt.Sprint(s.Events)}
}

func printStatus(a *app, s web.Status) {
	running := "no daemon runs; this is what the store says"
	if s.Running {
		running = "running since " + stamp(s.Since)
	}
	fmt.Fprintf(a.out, "keywatch %s, %s\n", s.Version, running)
	fmt.Fprintf(a.out, "config     %s\n", visible(s.Config))
	if s.Reload != "" {
		fmt.Fprintf(a.out, "reload     %s\n", visible(s.Reload))
	}
	fmt.Fprintf(a.out, "browser    %s\n", visible(s.Browser))
	fmt.Fprintf(a.out, "sources    %d: %s\n", s.Sources, counts(s.States))
	fmt.Fprintf(a.out, "events     %d in 7 days, %d differences wait for confirmation\n", s.Events, s.Pending)
	fmt.Fprintf(a.out, "next       check %s, issue %s\n", stamp(s.NextCheck), stamp(s.NextIssue))
	if s.Mailless != "" {
		fmt.Fprintf(a.out, "mail       %s\n", visible(s.Mailless))
	}
	if len(s.Deliveries) > 0 {
		fmt.Fprintf(a.out, "mail       %s\n", counts(s.Deliveries))
	}
	for _, f := range s.Failed {
		fmt.Fprintf(a.out, "  ! %s\n", visible(f))
	}
	for _, b := range s.Blind {
		fmt.Fprintf(a.out, "  ! %s is %s since %s: %s\n", b.ID, b.Status.State, stamp(b.Status.Since), visible(b.Status.Detail))
	}
}

// counts writes "12 healthy, 3 blocked", the most first.
func counts(by map[string]int) string {
	names := make([]string, 0, len(by))
	for name := range by {
		names = append(names, name)
	}
	sort.Slice(names, func(i, j int) bool {
		if by[names[i]] != by[names[j]] {
			return by[names[i]] > by[names[j]]
		}
		return names[i] < names[j]
	})
	for i, name := range names {
		names[i] = fmt.Sprintf("%d %s", by[name], name)
	}
	return strings.Join(names, ", ")
}
