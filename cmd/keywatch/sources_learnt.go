package main

import (
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"keywatch/cmd/internal/client"
	"keywatch/cmd/internal/web"
)

func newSourcesReset(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "reset ID",
		Short: "Forget what was learnt of a source: volatile places and variants",
		Long: `Forgets which places of the source change all the time and which texts come and
go there. What is confirmed, what waits, what was held back and which entries of
a feed are known stay: nothing is told again.`,
		Example: "  keywatch sources reset brindlow-home",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.ask(cmd, true, func(c *client.Client) error {
				v, err := c.ResetSource(cmd.Context(), args[0])
				if err != nil {
					return err
				}
				if a.format != "table" {
					return resetList.orObject(a, v, []web.ResetView{v})
				}
				fmt.Fprintf(a.out, "%s: forgot what %d visits taught of %d places, %d of them volatile, and %d variants\n",
					v.Source, v.Visits, v.Places, v.Volatile, v.Variants)
				return nil
			})
		},
	}
}

var resetList = listing[web.ResetView]{
	head: []string{"source", "visits", "places", "volatile", "variants"},
	row: func(v web.ResetView) []string {
		return []string{v.Source, strconv.Itoa(v.Visits), strconv.Itoa(v.Places), strconv.Itoa(v.Volatile), strconv.Itoa(v.Variants)}
	},
}

// printPending tells what waits, why, and when it is looked at again.
func printPending(a *app, d web.SourceDetail) {
	p := d.Pending
	if p == nil {
		return
	}
	fmt.Fprintf(a.out, "\nwaits for confirmation since %s (%s), seen by %d visits, next visit %s:\n",
		stamp(p.Since), visible(p.Reason), p.Checks, stamp(d.Status.Due))
	for _, c := range p.Changes {
		fmt.Fprintf(a.out, "  %-7s  %s\n", c.Op, a.marked(clip(c.Before, 90), clip(c.After, 90)))
	}
}

// printLearnt tells what was learnt of the source's places.
func printLearnt(a *app, d web.SourceDetail) {
	if d.Entries > 0 {
		fmt.Fprintf(a.out, "\nknows %d entries and tells none of them again\n", d.Entries)
	}
	if len(d.Learnt) == 0 {
		return
	}
	fmt.Fprintf(a.out, "\nlearnt in %d visits ('keywatch sources reset %s' forgets it):\n", d.Visits, d.ID)
	for _, l := range d.Learnt {
		fmt.Fprintf(a.out, "  %-8s  %s: %s\n", learntSort(l), placeWords(l), learntWords(l))
	}
}

// learntSort names what the learning does: edits are held back, texts have to
// last, or nothing yet.
func learntSort(l web.LearntView) string {
	switch {
	case l.Volatile:
		return "volatile"
	case l.Variants > 0:
		return "variants"
	}
	return "moves"
}

// placeWords names a place by its heading path and what stands there, as a
// person finds it on the page.
func placeWords(l web.LearntView) string {
	if l.Text == "" {
		return "a place that is empty now"
	}
	where := l.Element
	if l.Section != "" {
		where = l.Section + " > " + l.Element
	}
	return visible(where) + " " + quote(clip(l.Text, 50))
}

func learntWords(l web.LearntView) string {
	words := fmt.Sprintf("%d edits in %d visits since visit %d", l.Changes, l.Visits, l.Since)
	if l.Variants > 0 {
		words += fmt.Sprintf(", %d texts came and went", l.Variants)
	}
	if l.Held > 0 {
		words += fmt.Sprintf(", held back %d times since %s", l.Held, stamp(l.HeldSince))
	}
	return words
}

// printHeld tells what was held back, the newest first.
func printHeld(a *app, d web.SourceDetail) {
	if d.Held == 0 {
		return
	}
	fmt.Fprintf(a.out, "\nheld back within 90 days: %d differences", d.Held)
	if more := d.Held - len(d.Noise); more > 0 {
		fmt.Fprintf(a.out, ", the newest %d", len(d.Noise))
	}
	fmt.Fprintln(a.out)
	for _, n := range d.Noise {
		fmt.Fprintf(a.out, "  %s  %s  (%s)\n", stamp(n.At), a.marked(clip(n.Before, 60), clip(n.After, 60)), visible(n.Reason))
	}
}
