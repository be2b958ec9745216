package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"keywatch/cmd/internal/client"
	"keywatch/cmd/internal/web"
)

func newCompare(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "compare FILE.csv",
		Short: "Check another tool's alerts: what is known of each, and what that tool missed",
		Long: `Reads a CSV file whose first line names the columns (url or link, time or date,
text or title; others are passed over; comma, semicolon or tab), and says of each
alert what why-not would: reported and how long before, waiting, held back and why,
there before the watch, never visited. Then what was reported of the same hosts in
the same days of which the file has no alert.`,
		Example: "  keywatch compare alerts.csv\n  keywatch compare alerts.csv --format csv > verdicts.csv",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			// The file is read first: its mistakes need no store, and its times the zone.
			cfg, err := a.config()
			if err != nil {
				return err
			}
			alerts, err := readAlerts(args[0], cfg.Zone)
			if err != nil {
				return err
			}
			return a.askWith(cmd.Context(), cfg, false, func(c *client.Client) error {
				v, err := c.Compare(cmd.Context(), web.CompareRequest{Alerts: alerts})
				if err != nil {
					return err
				}
				return printComparison(a, v)
			})
		},
	}
}

var verdictList = listing[web.Verdict]{
	head: []string{"line", "time", "verdict", "seen", "ahead", "why", "text", "url", "event"},
	none: "the file has no alerts",
	row: func(v web.Verdict) []string {
		line := "–"
		if v.Line > 0 {
			line = strconv.Itoa(v.Line)
		}
		// The sentence says more only where there is no reason and no event to look up.
		why := v.Reason
		if why == "" && v.Event == "" {
			why = v.Words
		}
		return []string{
			line, stampOr(v.At), string(v.What), stampOr(v.Seen), v.Ahead, clip(why, 80), clip(v.Text, 60), v.URL, v.Event,
		}
	},
}

// printComparison prints one line an alert, then what the file misses, and the
// counts last; for machines the counts go to stderr or into the object.
func printComparison(a *app, v web.Comparison) error {
	if a.format == "json" {
		return printJSON(a.out, v)
	}
	if a.format != "table" {
		err := verdictList.print(a, append(slices.Clone(v.Alerts), v.Missed...))
		fmt.Fprintln(a.err, countWords(v))
		return err
	}
	if err := verdictList.print(a, v.Alerts); err != nil || len(v.Alerts) == 0 {
		return err
	}
	if len(v.Missed) > 0 {
		fmt.Fprintf(a.out, "\nit missed, of the same hosts from %s to %s:\n", stamp(v.From), stamp(v.Until))
		if err := missedList.print(a, v.Missed); err != nil {
			return err
		}
	}
	fmt.Fprintf(a.out, "\n%s\n", countWords(v))
	return nil
}

// missedList has no alert's columns: there is none.
var missedList = listing[web.Verdict]{
	head: []string{"seen", "what happened", "url", "event"},
	row: func(v web.Verdict) []string {
		return []string{stampOr(v.Seen), clip(v.Text, 80), v.URL, v.Event}
	},
}

// countWords sums up: the verdicts in the order of their weight.
func countWords(v web.Comparison) string {
	var parts []string
	for _, what := range []web.What{
		web.WhatReported, web.WhatWithdrawn, web.WhatPending, web.WhatHeld, web.WhatStands, web.WhatQuiet, web.WhatEarly, web.WhatBlind, web.WhatOther, web.WhatUnvisited,
	} {
		if n := v.Counts[string(what)]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, what))
		}
	}
	words := fmt.Sprintf("%d alerts", len(v.Alerts))
	if len(parts) > 0 {
		words += ": " + strings.Join(parts, ", ")
	}
	return words + fmt.Sprintf("; it missed %d", len(v.Missed))
}
