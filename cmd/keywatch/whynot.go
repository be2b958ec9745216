package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"keywatch/cmd/internal/client"
	"keywatch/cmd/internal/web"
)

func newWhyNot(a *app) *cobra.Command {
	var account string
	cmd := &cobra.Command{
		Use:   "why-not TEXT|URL",
		Short: "Say whether a text or an address was seen, and what held it back",
		Long: `Looks for a text (all of its words, or most of many) or an address, and says what
is known of it: reported, and who was told or below whose floor; waiting for
confirmation; held back as noise, with the reason (kept for 90 days); there since
before the watch; or never visited. With --account: what it is to that account.`,
		Example: "  keywatch why-not 'Team plan 40 per seat'\n  keywatch why-not https://www.brindlow.example/pricing\n  keywatch why-not 'Ilse Harmsen' --account corvane",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.ask(cmd, false, func(c *client.Client) error {
				v, err := c.WhyNot(cmd.Context(), web.WhyQuery{Asked: strings.Join(args, " "), Account: account})
				if err != nil {
					return err
				}
				if a.format != "table" {
					return findingList.orObject(a, v, v.Findings)
				}
				printWhyNot(a, v)
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&account, "account", "", "say also what it is to this key account (id)")
	return cmd
}

var findingList = listing[web.Finding]{
	head: []string{"finding", "at", "since", "times", "source", "section", "before", "after", "why", "event", "url"},
	row: func(f web.Finding) []string {
		why := f.Reason
		if why == "" {
			why = f.Account
		}
		return []string{
			string(f.What), stampOr(f.At), stampOr(f.Since), strconv.Itoa(f.Count), f.Source, f.Section,
			clip(f.Before, 120), clip(f.After, 120), why, f.Event, f.URL,
		}
	},
}

// stampOr leaves a time out that is not known: a dash would be one more thing to read.
func stampOr(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return stamp(t)
}

// printWhyNot prints the findings, and what may hide more: silence is not proof
// while a source cannot be read.
func printWhyNot(a *app, v web.WhyNot) {
	for i, f := range v.Findings {
		if i > 0 {
			fmt.Fprintln(a.out)
		}
		printFinding(a, f)
	}
	if n := len(v.Blind); n > 0 {
		list := v.Blind[:min(n, 8)]
		more := ""
		if n > len(list) {
			more = fmt.Sprintf(" and %d more", n-len(list))
		}
		fmt.Fprintf(a.out, "\nnot readable now, and may hide it: %s%s\n", strings.Join(list, ", "), more)
	}
}

func printFinding(a *app, f web.Finding) {
	fmt.Fprintln(a.out, visible(f.Words))
	line := func(name, text string) {
		if text != "" {
			fmt.Fprintf(a.out, "  %-10s %s\n", name, text)
		}
	}
	line("event", f.Event)
	line("source", visible(f.Source))
	line("where", visible(f.Section))
	if f.Before != "" || f.After != "" {
		line("words", a.marked(clip(f.Before, 300), clip(f.After, 300)))
	}
	line("url", visible(f.URL))
	for _, t := range findingTimes(f) {
		line(t[0], t[1])
	}
	// Elsewhere the reason stands in the first line already.
	if f.What == web.WhatBlind {
		line("detail", visible(f.Reason))
	}
	line("account", visible(f.Account))
	for _, h := range f.Told {
		line("told", visible(hearingWords(h)))
	}
	if f.What == web.WhatReported && len(f.Told) == 0 {
		line("told", "nobody: it concerns no subscription")
	}
}

// findingTimes names a finding's times as what it is has them.
func findingTimes(f web.Finding) [][2]string {
	next := [2]string{"next visit", stampOr(f.Due)}
	switch f.What {
	case web.WhatReported, web.WhatWithdrawn:
		return [][2]string{{"seen", stampOr(f.Since)}, {"confirmed", stampOr(f.At)}}
	case web.WhatPending:
		return [][2]string{{"since", stampOr(f.Since) + ", shown by " + strconv.Itoa(f.Count) + " visits"}, next}
	case web.WhatHeld:
		if f.Count > 1 {
			return [][2]string{{"held back", strconv.Itoa(f.Count) + " times since " + stamp(f.Since) + ", last " + stamp(f.At)}}
		}
		return [][2]string{{"held back", stampOr(f.At)}}
	case web.WhatStands:
		return [][2]string{{"since", stampOr(f.At)}, next}
	case web.WhatQuiet:
		return [][2]string{{"read since", stampOr(f.Since)}, {"last read", stampOr(f.At)}, next}
	case web.WhatBlind:
		return [][2]string{{"since", stampOr(f.Since)}, {"last read", stampOr(f.At)}, next}
	}
	return nil
}
