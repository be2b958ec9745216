package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"keywatch/cmd/internal/client"
	"keywatch/cmd/internal/web"
)

func newReplay(a *app) *cobra.Command {
	var (
		q       web.ReplayQuery
		byVotes bool
	)
	cmd := &cobra.Command{
		Use:   "replay",
		Short: "Run the stored history through the present code and options, and compare",
		Long: `Reads the kept pages of each source again, in order, with the reader and the options
of today, judges them one after another, and lines up what that tells with what was
told. Nothing that is stored changes. With --since it begins a month earlier, to learn
what changes at most visits. A visit whose differences were all held back has left no
page but only what was held back, within 90 days: a replay judges that again, and
cannot tell what else such a page showed. With --votes it says instead which of the
events that readers voted on would be told under the present rules, and how many of
those were found useful.`,
		Example: "  keywatch replay --since 30d\n  keywatch replay --source brindlow-pricing --format csv\n  keywatch replay --votes --since 90d",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if byVotes {
				return a.replayVotes(cmd, q)
			}
			return a.ask(cmd, false, func(c *client.Client) error {
				var (
					r   replayed
					bar *progress
				)
				err := c.Replay(cmd.Context(), q, func(l web.ReplayLine) {
					if bar == nil {
						bar = a.progress("sources", l.Total)
					}
					bar.step()
					r.add(l)
				})
				if bar != nil {
					bar.end()
				}
				if err != nil {
					return err
				}
				return r.print(a)
			})
		},
	}
	f := cmd.Flags()
	f.StringVar(&q.Since, "since", "", "only what was or would be confirmed since: 12h, 7d, 4w, 2026-11-01 or RFC 3339")
	f.BoolVar(&byVotes, "votes", false, "hold the present rules against readers' votes")
	f.StringSliceVar(&q.Sources, "source", nil, "only these sources (ids), comma-separated")
	return cmd
}

// replayed is a whole replay, as JSON has it.
type replayed struct {
	Rows     []web.ReplayRow       `json:"rows"`
	Sources  int                   `json:"sources"`
	Versions int                   `json:"versions"` // kept versions that were read again
	Unread   int                   `json:"unread"`   // kept versions that cannot be read now
	Counts   map[web.Retelling]int `json:"counts"`
}

func (r *replayed) add(l web.ReplayLine) {
	r.Sources++
	r.Versions += l.Versions
	r.Unread += l.Unread
	r.Rows = append(r.Rows, l.Rows...)
}

var replayList = listing[web.ReplayRow]{
	head: []string{"source", "when", "verdict", "op", "before", "after", "reason"},
	row: func(r web.ReplayRow) []string {
		return []string{r.Source, stamp(r.At), string(r.Verdict), string(r.Op), clip(r.Before, 60), clip(r.After, 60), clip(r.Reason, 100)}
	},
}

// print prints a line a change and the counts last; for machines the counts go
// to stderr or into the object.
func (r replayed) print(a *app) error {
	r.Counts = map[web.Retelling]int{web.AsTold: 0, web.ToldNow: 0, web.ToldNoMore: 0}
	for _, row := range r.Rows {
		r.Counts[row.Verdict]++
	}
	if r.Rows == nil {
		r.Rows = []web.ReplayRow{}
	}
	if a.format == "json" {
		return printJSON(a.out, r)
	}
	err := replayList.print(a, r.Rows)
	out := a.err
	if a.format == "table" {
		out = a.out
		if len(r.Rows) > 0 {
			fmt.Fprintln(out)
		}
	}
	fmt.Fprintln(out, r.words())
	return err
}

func (r replayed) words() string {
	words := fmt.Sprintf("%d kept versions of %d sources: %d %s, %d %s, %d %s", r.Versions, r.Sources,
		r.Counts[web.AsTold], web.AsTold, r.Counts[web.ToldNow], web.ToldNow, r.Counts[web.ToldNoMore], web.ToldNoMore)
	if r.Unread > 0 {
		words += fmt.Sprintf("; %d versions cannot be read now", r.Unread)
	}
	return words
}
