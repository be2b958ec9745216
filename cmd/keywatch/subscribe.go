package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"keywatch/cmd/internal/client"
	"keywatch/cmd/internal/web"
	"keywatch/diff/tag"
	"keywatch/digest"
)

func newSubscribe(a *app) *cobra.Command {
	var (
		s        digest.Subscription
		cadence  string
		severity string
	)
	cmd := &cobra.Command{
		Use:     "subscribe ADDRESS",
		Short:   "Opt an address in",
		Long:    "Opts an address in. One person gets one mail a period, whatever number of subscriptions she has.",
		Example: "  keywatch subscribe maren@tarnwick.example --account corvane,astery\n  keywatch subscribe lead@tarnwick.example --everything --lead",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s.Email, s.Cadence, s.MinSeverity = args[0], digest.Cadence(cadence), tag.Severity(severity)
			return a.ask(cmd, true, func(c *client.Client) error {
				kept, err := c.Subscribe(cmd.Context(), s)
				if err != nil {
					return err
				}
				fmt.Fprintf(a.err, "%s gets the %s digest (subscription %s)\n", visible(kept.Email), kept.Cadence, kept.ID)
				return nil
			})
		},
	}
	f := cmd.Flags()
	f.StringSliceVar(&s.Scope.Accounts, "account", nil, "key accounts (ids) to hear of")
	f.StringSliceVar(&s.Scope.Companies, "company", nil, "companies (ids) to hear of")
	f.BoolVar(&s.Scope.Everything, "everything", false, "hear of everything")
	f.BoolVar(&s.Lead, "lead", false, "of the person who runs the watch: hears of new companies' background and of sources that could be added")
	f.StringVar(&cadence, "cadence", "weekly", "instant, daily, weekly or monthly")
	f.StringSliceVar(&s.Tags, "tag", nil, "only these tags")
	f.StringVar(&severity, "min-severity", "", "low, medium, high or critical and above")
	f.StringVar(&s.Zone, "zone", "", "IANA time zone; the configuration's when not given")
	f.StringVar(&s.Name, "name", "", "the person's name")
	return cmd
}

func newUnsubscribe(a *app) *cobra.Command {
	var id string
	cmd := &cobra.Command{
		Use:     "unsubscribe ADDRESS",
		Short:   "Opt an address out; what is queued for it is stopped",
		Example: "  keywatch unsubscribe maren@tarnwick.example",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.ask(cmd, true, func(c *client.Client) error {
				who, err := leaving(cmd.Context(), c, args[0], id)
				if err != nil {
					return err
				}
				if err := c.Unsubscribe(cmd.Context(), digest.OptOut{Email: args[0], Subscription: id, How: "command line"}); err != nil {
					return err
				}
				fmt.Fprintln(a.err, who)
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&id, "subscription", "", "leave only this subscription (id)")
	return cmd
}

// leaving says what an opt-out comes to. It is kept for an address that nobody
// has too, but a slip of the pen must not look as if somebody had left.
func leaving(ctx context.Context, c *client.Client, address, id string) (string, error) {
	subs, err := c.Subscriptions(ctx)
	if err != nil {
		return "", err
	}
	var ids []string
	for _, s := range subs {
		if strings.EqualFold(s.Email, address) {
			ids = append(ids, s.ID)
		}
	}
	switch {
	case len(ids) == 0:
		return visible(address) + " gets no more digests, and had none: no subscription has this address ('keywatch subscriptions' lists them)", nil
	case id == "":
		return visible(address) + " gets no more digests", nil
	case !slices.Contains(ids, id):
		return "", usagef("%s has no subscription with the id %s; there are %s", visible(address), visible(id), strings.Join(ids, ", "))
	}
	return visible(address) + " gets no more digests of the subscription " + id, nil
}

func newSubscriptions(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "subscriptions",
		Short:   "List who gets what, and when next",
		Example: "  keywatch subscriptions --format csv",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.ask(cmd, false, func(c *client.Client) error {
				subs, err := c.Subscriptions(cmd.Context())
				if err != nil {
					return err
				}
				return subscriptionList.print(a, subs)
			})
		},
	}
}

var subscriptionList = listing[web.SubscriptionView]{
	head: []string{"id", "address", "cadence", "scope", "next", "from", "left", "lead"},
	none: "nobody is subscribed: add 'subscriptions:' to the configuration, or 'keywatch subscribe ADDRESS --everything'",
	row: func(v web.SubscriptionView) []string {
		return []string{v.ID, v.Email, string(v.Cadence), scopeWords(v.Scope), stamp(v.Next), v.From, v.Left, yes(v.Lead)}
	},
}

func yes(is bool) string {
	if is {
		return "yes"
	}
	return ""
}

func scopeWords(s digest.Scope) string {
	if s.Everything {
		return "everything"
	}
	return strings.Join(append(append([]string{}, s.Accounts...), s.Companies...), ",")
}
