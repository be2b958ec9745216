package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"keywatch/cmd/internal/client"
	"keywatch/cmd/internal/web"
)

func newNote(a *app) *cobra.Command {
	var r web.NoteRequest
	cmd := &cobra.Command{
		Use:   "note TEXT|-",
		Short: "Add what a person reports: from a call, a newsletter, a site that must not be visited",
		Long: `Adds a report to what is known of a company; "-" reads it from stdin. It is tagged and
matched to accounts as any change, and told as "unverified, by NAME" until a source
shows the same. The same report twice is one.`,
		Example: "  keywatch note --company brindlow --account corvane --by 'Maren Voss' 'Brindlow offers Corvane 30 % off the Team plan.'\n  keywatch note --company brindlow --title 'Brindlow newsletter' - < letter.txt",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if r.Company == "" {
				return usagef("say of which company it is: --company ID")
			}
			if r.By == "" {
				r.By = a.getenv("USER")
			}
			if r.By == "" {
				return usagef("say who reports it: --by NAME")
			}
			r.Text = args[0]
			if r.Text == "-" {
				text, err := io.ReadAll(io.LimitReader(a.in, maxLine))
				if err != nil {
					return fmt.Errorf("read stdin: %w", err)
				}
				r.Text = string(text)
			}
			return a.note(cmd, r)
		},
	}
	f := cmd.Flags()
	f.StringVar(&r.Company, "company", "", "the company (id) that it is of")
	f.StringVar(&r.Account, "account", "", "the key account (id) that it matters to, whatever else it matters to")
	f.StringVar(&r.Title, "title", "", "what happened, in a line; the first sentence when not given")
	f.StringVar(&r.By, "by", "", "who reports it; $USER when not given")
	return cmd
}

func (a *app) note(cmd *cobra.Command, r web.NoteRequest) error {
	return a.ask(cmd, true, func(c *client.Client) error {
		v, err := c.Note(cmd.Context(), r)
		if err != nil {
			return err
		}
		if v.Known {
			fmt.Fprintln(a.err, "the same was reported before")
		}
		rows := []web.NoteView{v}
		return listing[web.NoteView]{
			head: eventList.head,
			row:  func(v web.NoteView) []string { return eventList.row(v.EventView) },
		}.orObject(a, v, rows)
	})
}
