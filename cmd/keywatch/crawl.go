package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"keywatch/cmd/internal/client"
	"keywatch/cmd/internal/web"
)

func newCrawl(a *app) *cobra.Command {
	var req web.CrawlRequest
	cmd := &cobra.Command{
		Use:   "crawl [SOURCE...]",
		Short: "Make one pass over what is due, or over the named sources",
		Long: `Visits what is due, or the named sources, once, as politely as the daemon does,
and sums up. The first visit to a source seeds it and reports nothing.`,
		Example: "  keywatch crawl\n  keywatch crawl brindlow-pricing\n  keywatch crawl --all --format jsonl",
		RunE: func(cmd *cobra.Command, args []string) error {
			req.Sources = args
			return a.ask(cmd, true, func(c *client.Client) error {
				p := &pass{app: a, tty: isTTY(a.err)}
				if err := c.Crawl(cmd.Context(), req, p.line); err != nil {
					p.clear()
					return err
				}
				return p.sum()
			})
		},
	}
	cmd.Flags().BoolVar(&req.All, "all", false, "every source, due or not")
	return cmd
}

// pass shows a pass while it runs and sums it up.
type pass struct {
	*app
	tty      bool
	lines    []web.CrawlLine
	states   map[string]int
	changes  int
	pending  int
	noise    int
	unread   int
	progress bool
}

func (p *pass) line(l web.CrawlLine) {
	if p.states == nil {
		p.states = map[string]int{}
	}
	if l.Source == "" {
		return
	}
	p.lines = append(p.lines, l)
	p.states[string(l.State)]++
	p.changes += l.Changes
	p.pending += l.Pending
	p.noise += l.Noise
	if l.State.Blind() {
		p.unread++
	}
	if p.tty {
		fmt.Fprintf(p.err, "\r\x1b[K%d of %d  %s", l.Done, l.Total, clip(visible(l.Source), 50))
		p.progress = true
	}
}

func (p *pass) clear() {
	if p.progress {
		fmt.Fprint(p.err, "\r\x1b[K")
	}
}

func (p *pass) sum() error {
	p.clear()
	if p.format != "table" {
		return crawlList.print(p.app, p.lines)
	}
	if len(p.lines) == 0 {
		fmt.Fprintln(p.out, "nothing is due; 'keywatch crawl --all' visits every source all the same")
		return nil
	}
	fmt.Fprintf(p.out, "%s visited: %s\n", many(len(p.lines), "source", "sources"), counts(p.states))
	fmt.Fprintf(p.out, "%d changes, %d wait for confirmation, %d held back as noise\n", p.changes, p.pending, p.noise)
	for _, l := range p.lines {
		if l.State.Blind() {
			fmt.Fprintf(p.out, "  ! %s: %s: %s\n", l.Source, l.State, visible(l.Detail))
		}
	}
	if p.unread == len(p.lines) {
		return silent{exitFailed} // nothing at all could be read
	}
	return nil
}

var crawlList = listing[web.CrawlLine]{
	head: []string{"source", "state", "changes", "pending", "noise", "detail"},
	row: func(l web.CrawlLine) []string {
		return []string{l.Source, string(l.State), fmt.Sprint(l.Changes), fmt.Sprint(l.Pending), fmt.Sprint(l.Noise), l.Detail}
	},
}

// isTTY reports whether w is a terminal, where a progress line can be redrawn.
func isTTY(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
