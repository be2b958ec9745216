package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"keywatch/cmd/internal/client"
	"keywatch/cmd/internal/web"
	"keywatch/digest"
)

func newVote(a *app) *cobra.Command {
	var (
		r     web.VoteRequest
		reset bool
	)
	cmd := &cobra.Command{
		Use:   "vote ID " + strings.Join(digest.VoteValues(), "|"),
		Short: "Say whether an event was useful; events of its sort weigh more or less from then on",
		Long: `Keeps what a reader says of an event. It adds to the relevance of events of the same
company, tag and source in the next issues: 5 points a vote, 15 at most either way;
mute takes 15 at once. The last vote on an event counts; --reset takes it back.
Without --subscription it counts for everybody. "keywatch explain" shows it.`,
		Example: "  keywatch vote ev_3f9a1c07d2 useful --subscription maren\n  keywatch vote ev_3f9a1c07d2 wrong-tag\n  keywatch vote ev_3f9a1c07d2 --reset",
		Args:    cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			r.Event = args[0]
			switch {
			case reset && len(args) == 2:
				return usagef("--reset takes votes back and is none itself: leave out %s", args[1])
			case reset:
				r.Value = digest.VoteReset
			case len(args) == 1:
				return usagef("say what it was: %s", strings.Join(digest.VoteValues(), ", "))
			default:
				r.Value = args[1]
			}
			return a.vote(cmd, r)
		},
	}
	f := cmd.Flags()
	f.StringVar(&r.Subscription, "subscription", "", "for this subscription (id) alone")
	f.BoolVar(&reset, "reset", false, "take back what was said of the event")
	return cmd
}

func (a *app) vote(cmd *cobra.Command, r web.VoteRequest) error {
	return a.ask(cmd, true, func(c *client.Client) error {
		v, err := c.Vote(cmd.Context(), r)
		if err != nil {
			return err
		}
		return voteList.orObject(a, v, []web.VoteView{v})
	})
}

var voteList = listing[web.VoteView]{
	head: []string{"event", "vote", "for", "company", "tag", "source", "points", "all votes", "what happened"},
	row: func(v web.VoteView) []string {
		return []string{v.Event, v.Value, orWord(v.Subscription, "everybody"), v.Company, orWord(v.Tag, "–"), v.Source, fmt.Sprintf("%+.0f", v.Points), orWord(v.Said, "none"), v.Line}
	},
}

func orWord(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// replayVotes prints how the present rules do against votes.
func (a *app) replayVotes(cmd *cobra.Command, q web.ReplayQuery) error {
	if len(q.Sources) > 0 {
		return usagef("--votes is of all sources: leave out --source")
	}
	return a.ask(cmd, false, func(c *client.Client) error {
		s, err := c.JudgeVotes(cmd.Context(), q.Since)
		if err != nil {
			return err
		}
		if a.format == "json" {
			return printJSON(a.out, s)
		}
		if err := judgedList.print(a, s.Votes); err != nil {
			return err
		}
		out := a.err
		if a.format == "table" {
			out = a.out
		}
		fmt.Fprintf(out, "%d votes: precision %.3f, %d useful of %d that would be told now; %d useful would be missed\n", len(s.Votes), s.Precision, s.Useful, s.Told, s.Missed)
		if s.Lost > 0 {
			fmt.Fprintf(a.err, "%d votes are on events that are not kept any more\n", s.Lost)
		}
		return nil
	})
}

var judgedList = listing[web.JudgedVote]{
	head: []string{"verdict", "vote", "for", "told now", "why not", "event", "what happened"},
	none: "no votes: 'keywatch vote ID useful', or the links in a digest (web.public_url)",
	row: func(v web.JudgedVote) []string {
		told := "no"
		if v.Told {
			told = "yes"
		}
		return []string{v.Verdict, v.Value, orWord(v.Subscription, "everybody"), told, v.Why, v.Event, clip(v.Line, 80)}
	},
}
