package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"github.com/spf13/cobra"

	"keywatch/cmd/internal/client"
	"keywatch/cmd/internal/web"
	"keywatch/digest"
)

func newDigest(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "digest",
		Short:   "Preview, send and look up issues of the digest",
		Example: "  keywatch digest preview maren\n  keywatch digest send\n  keywatch digest list",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newDigestPreview(a), newDigestSend(a), newDigestList(a), newDigestShow(a))
	return cmd
}

func newDigestPreview(a *app) *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:     "preview SUBSCRIPTION",
		Short:   "Compose the running period's issue as it stands, without keeping or sending it",
		Example: "  keywatch digest preview maren\n  keywatch digest preview maren --out /tmp/preview",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.ask(cmd, false, func(c *client.Client) error {
				v, err := c.Preview(cmd.Context(), web.DigestRequest{Subscription: args[0], Now: true})
				if err != nil {
					return err
				}
				return printIssue(a, v, out)
			})
		},
	}
	cmd.Flags().StringVar(&out, "out", "", "write digest.txt, digest.html and digest.eml into this folder")
	return cmd
}

func newDigestSend(a *app) *cobra.Command {
	var now bool
	cmd := &cobra.Command{
		Use:   "send [SUBSCRIPTION]",
		Short: "Send the issues that are due, or one subscription's now",
		Long: `Sends the issues that are due and what is queued. With --now the named
subscription's running period is closed at once; what it tells is not told again.`,
		Example: "  keywatch digest send\n  keywatch digest send maren --now",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			req := web.DigestRequest{Now: now}
			if len(args) == 1 {
				req.Subscription = args[0]
			}
			if now && req.Subscription == "" {
				return usagef("--now needs the subscription whose period is to be closed")
			}
			return a.ask(cmd, true, func(c *client.Client) error {
				sent, err := c.SendDigest(cmd.Context(), req)
				if err != nil {
					return err
				}
				return reportSent(a, sent)
			})
		},
	}
	cmd.Flags().BoolVar(&now, "now", false, "close the running period and send it at once")
	return cmd
}

// reportSent lists what was delivered; an issue that failed is an error.
func reportSent(a *app, sent []web.IssueView) error {
	if err := issueList.print(a, sent); err != nil {
		return err
	}
	failed := 0
	for _, v := range sent {
		for _, d := range v.Deliveries {
			if d.State != digest.Sent {
				failed++
				fmt.Fprintf(a.err, "%s to %s: %s\n", v.ID, visible(d.Address), visible(lastWords(d)))
			}
		}
	}
	if failed > 0 {
		return silent{exitFailed}
	}
	return nil
}

func lastWords(d digest.Delivery) string {
	if n := len(d.Attempts); n > 0 {
		return string(d.State) + ": " + d.Attempts[n-1].Detail
	}
	return string(d.State)
}

func newDigestList(a *app) *cobra.Command {
	var subscription string
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List the issues that were composed, newest first, with how their delivery went",
		Example: "  keywatch digest list --subscription maren",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.ask(cmd, false, func(c *client.Client) error {
				issues, err := c.Issues(cmd.Context(), subscription)
				if err != nil {
					return err
				}
				return issueList.print(a, issues)
			})
		},
	}
	cmd.Flags().StringVar(&subscription, "subscription", "", "only of this subscription (id)")
	return cmd
}

var issueList = listing[web.IssueView]{
	head: []string{"id", "number", "composed", "to", "delivery", "subject"},
	none: "no issue is due and none was composed; 'keywatch subscriptions' says when the next one is",
	row: func(v web.IssueView) []string {
		state := "–"
		if len(v.Deliveries) > 0 {
			state = string(v.Deliveries[0].State)
		}
		return []string{v.ID, strconv.Itoa(v.Number), stamp(v.Composed), v.To, state, v.Subject}
	},
	value: func(v web.IssueView) any { return v },
}

func newDigestShow(a *app) *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:     "show ISSUE",
		Short:   "Show an issue as it was sent",
		Example: "  keywatch digest show maren/weekly/2026-11-16 --out /tmp/issue",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.ask(cmd, false, func(c *client.Client) error {
				v, err := c.Issue(cmd.Context(), args[0])
				if err != nil {
					return err
				}
				return printIssue(a, v, out)
			})
		},
	}
	cmd.Flags().StringVar(&out, "out", "", "write digest.txt, digest.html and digest.eml into this folder")
	return cmd
}

// printIssue prints an issue's text, or writes all of its parts into a folder.
func printIssue(a *app, v web.IssueView, out string) error {
	if out != "" {
		return writeIssue(a, v.Issue, out)
	}
	if a.format != "table" {
		return issueList.orObject(a, v, []web.IssueView{v})
	}
	fmt.Fprintf(a.out, "Subject: %s\nTo: %s\n\n%s", visible(v.Subject), visible(v.To), visible(v.Text))
	return nil
}

func writeIssue(a *app, issue digest.Issue, dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("make folder for the digest: %w", err)
	}
	for name, text := range map[string][]byte{
		"digest.txt": []byte(issue.Text), "digest.html": []byte(issue.HTML), "digest.eml": issue.Message,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o600); err != nil {
			return fmt.Errorf("write digest: %w", err)
		}
	}
	fmt.Fprintf(a.err, "wrote digest.txt, digest.html and digest.eml into %s\n", dir)
	return nil
}
