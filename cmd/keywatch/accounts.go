package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"keywatch/cmd/internal/client"
	"keywatch/cmd/internal/web"
)

func newAccounts(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "accounts",
		Short:   "The key accounts and what moves them",
		Example: "  keywatch accounts list\n  keywatch accounts show corvane",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newAccountsList(a), newAccountsShow(a))
	return cmd
}

func newAccountsList(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "List the key accounts",
		Example: "  keywatch accounts list --format md",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.ask(cmd, false, func(c *client.Client) error {
				accounts, err := c.Accounts(cmd.Context())
				if err != nil {
					return err
				}
				return accountList.print(a, accounts)
			})
		},
	}
}

var accountList = listing[web.AccountView]{
	head: []string{"id", "name", "tier", "competitors", "renewal", "team", "events 7d"},
	none: "no key accounts are configured: add them under 'accounts:' ('keywatch config example' shows how)",
	row: func(v web.AccountView) []string {
		renewal := "–"
		if !v.Renewal.IsZero() {
			renewal = v.Renewal.Format("2006-01-02")
		}
		team := make([]string, 0, len(v.Team))
		for _, m := range v.Team {
			team = append(team, m.Name)
		}
		return []string{v.ID, v.Name, string(v.Tier), strings.Join(v.Competitors, ","), renewal, strings.Join(team, ", "), strconv.Itoa(v.Moved)}
	},
}

func newAccountsShow(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "show ID",
		Short:   "Show a key account with its events of 90 days and why each matters",
		Example: "  keywatch accounts show corvane\n  keywatch accounts show corvane --format json",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.ask(cmd, false, func(c *client.Client) error {
				v, err := c.Account(cmd.Context(), args[0])
				if err != nil {
					return err
				}
				if a.format != "table" {
					return listing[web.EventView]{head: eventList.head, row: eventList.row, value: nil}.orObject(a, v, v.Events)
				}
				printAccount(a, v)
				return nil
			})
		},
	}
}

// orObject prints a whole object for json and jsonl, and its rows otherwise.
func (l listing[T]) orObject(a *app, object any, rows []T) error {
	switch a.format {
	case "json":
		return printJSON(a.out, object)
	case "jsonl":
		return printLine(a.out, object)
	}
	return l.print(a, rows)
}

func printAccount(a *app, v web.AccountView) {
	fmt.Fprintf(a.out, "%s (%s), tier %s\n", visible(v.Name), v.ID, v.Tier)
	for _, line := range []struct{ name, text string }{
		{"rivals here", strings.Join(v.Competitors, ", ")},
		{"products", strings.Join(v.Products, ", ")},
		{"keywords", strings.Join(v.Keywords, ", ")},
		{"industry", v.Industry},
		{"stage", v.Stage},
	} {
		if line.text != "" {
			fmt.Fprintf(a.out, "  %-12s %s\n", line.name, visible(line.text))
		}
	}
	for _, s := range v.Stakeholders {
		fmt.Fprintf(a.out, "  %-12s %s, %s\n", "stakeholder", visible(s.Name), visible(s.Title))
	}
	for _, m := range v.Team {
		fmt.Fprintf(a.out, "  %-12s %s, %s\n", "team", visible(m.Name), visible(m.Role))
	}
	fmt.Fprintf(a.out, "\n%d events in 90 days, %d in 7\n", len(v.Events), v.Moved)
	for _, e := range v.Events {
		fmt.Fprintf(a.out, "\n%s  %s: %s  [%s, %s]\n", stamp(e.Confirmed), visible(e.CompanyName), visible(eventLine(e)), tagNames(e.Tags), e.Severity)
		for _, m := range e.Matches {
			if m.Account == v.ID {
				fmt.Fprintf(a.out, "  why  %s (relevance %d)\n", visible(m.Why), m.Relevance)
			}
		}
		fmt.Fprintf(a.out, "  id   %s\n", e.ID)
	}
}
