package main

import (
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"keywatch/cmd/internal/client"
	"keywatch/cmd/internal/web"
)

func newPrices(a *app) *cobra.Command {
	var q web.PriceQuery
	cmd := &cobra.Command{
		Use:   "prices",
		Short: "List the price plans of watched pages, now, at a time, or through time",
		Long: `One line a plan, by company and as its page shows them. --at: as the prices were
then, with all changes that were confirmed later taken back. --history: every price
that a plan had, newest first; it ends where a change was confirmed. JSON has amounts
(amount, was) as whole numbers in the currency's minor unit: 4900 with EUR is 49.00,
1200 with JPY is 1200; micro is millionths of that, for prices below it.`,
		Example: "  keywatch prices --company brindlow\n  keywatch prices --at 2026-11-01\n  keywatch prices --history --format csv > prices.csv",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.ask(cmd, false, func(c *client.Client) error {
				v, err := c.Prices(cmd.Context(), q)
				if err != nil {
					return err
				}
				return priceList(q.History, v.Words).print(a, v.Rows)
			})
		},
	}
	f := cmd.Flags()
	f.StringVar(&q.Company, "company", "", "only of this company (id)")
	f.StringVar(&q.At, "at", "", "as it was then: 12h, 7d, 4w ago, 2026-11-01 or RFC 3339")
	f.BoolVar(&q.History, "history", false, "every price that a plan had, newest first")
	return cmd
}

// billedWords are the ways of billing as words.
var billedWords = map[string]string{"month": "monthly", "year": "yearly"}

// priceList lists plans; only a history has ends.
func priceList(history bool, none string) listing[web.PriceRow] {
	l := listing[web.PriceRow]{
		head: []string{"company", "plan", "price", "per", "billed", "was", "trial", "since", "source", "url"},
		none: none,
		row: func(r web.PriceRow) []string {
			trial := ""
			if r.Trial > 0 {
				trial = strconv.Itoa(r.Trial) + " days"
			}
			return []string{
				r.CompanyName, clip(r.Plan, 40), r.Price, clip(r.Terms, 40), billedWords[r.Billed], r.Struck, trial, stampOr(r.Since), r.Source, r.URL,
			}
		},
	}
	if history {
		const behind = 8 // since
		plain := l.row
		l.head = slices.Insert(l.head, behind, "until")
		l.row = func(r web.PriceRow) []string { return slices.Insert(plain(r), behind, stampOr(r.Until)) }
	}
	return l
}
