package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"keywatch/cmd/internal/client"
	"keywatch/cmd/internal/web"
	"keywatch/digest"
)

func newSteps(a *app) *cobra.Command {
	var account string
	cmd := &cobra.Command{
		Use:   "steps",
		Short: "List the next steps that the digest proposed, and mark them",
		Long: `Lists the next steps that issues of the digest proposed, the open ones first. What
is open returns in the next issue, which also says how many were done.`,
		Example: "  keywatch steps --account corvane\n  keywatch steps done st_5f1c20ab77e0\n  keywatch steps drop st_5f1c20ab77e0 --why 'the project was stopped'",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.ask(cmd, false, func(c *client.Client) error {
				steps, err := c.Steps(cmd.Context(), account)
				if err != nil {
					return err
				}
				return stepList.print(a, steps)
			})
		},
	}
	cmd.Flags().StringVar(&account, "account", "", "only those of this key account (id)")
	cmd.AddCommand(newStepsDone(a), newStepsDrop(a))
	return cmd
}

var stepList = listing[web.StepView]{
	head: []string{"id", "account", "who", "due", "state", "step", "issue"},
	none: "no steps: an issue of the digest proposes them for accounts with a team ('keywatch digest list')",
	row: func(v web.StepView) []string {
		state := v.State
		switch {
		case v.Overdue:
			state += ", overdue"
		case v.Why != "":
			state += ": " + v.Why
		}
		return []string{v.ID, v.Account, v.Who.Name, v.Due.UTC().Format("2006-01-02"), state, v.Text, v.Issue}
	},
}

func newStepsDone(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "done ID…",
		Short:   "Mark steps as done",
		Example: "  keywatch steps done st_5f1c20ab77e0",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.markSteps(cmd, web.StepRequest{Steps: args, State: digest.StepDone})
		},
	}
}

func newStepsDrop(a *app) *cobra.Command {
	var why string
	cmd := &cobra.Command{
		Use:     "drop ID…",
		Short:   "Mark steps as dropped; they do not return",
		Example: "  keywatch steps drop st_5f1c20ab77e0 --why 'the project was stopped'",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.markSteps(cmd, web.StepRequest{Steps: args, State: digest.StepDropped, Why: why})
		},
	}
	cmd.Flags().StringVar(&why, "why", "", "why, for whoever reads the list later")
	return cmd
}

func (a *app) markSteps(cmd *cobra.Command, r web.StepRequest) error {
	return a.ask(cmd, true, func(c *client.Client) error {
		steps, err := c.MarkSteps(cmd.Context(), r)
		if err != nil {
			return err
		}
		for _, v := range steps {
			fmt.Fprintf(a.err, "%s is %s (%s)\n", v.ID, v.State, visible(v.AccountName))
		}
		return nil
	})
}
