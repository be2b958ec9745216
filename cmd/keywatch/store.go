package main

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"keywatch/cmd/internal/client"
)

// storeReport is what a check of the store says, as the API writes it.
type storeReport struct {
	Schema      int            `json:"schema"`
	Records     map[string]int `json:"records"`
	Quarantined []string       `json:"quarantined"`
	Bytes       int64          `json:"bytes"`
}

func newStoreCheck(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "check",
		Short:   "Read every record and verify its checksum and references",
		Example: "  keywatch store check",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.ask(cmd, false, func(c *client.Client) error {
				text, err := c.CheckStore(cmd.Context())
				if err != nil {
					return err
				}
				var r storeReport
				if err := json.Unmarshal(text, &r); err != nil {
					return fmt.Errorf("read the report: %w", err)
				}
				return printStoreReport(a, r)
			})
		},
	}
}

func printStoreReport(a *app, r storeReport) error {
	if a.format == "table" {
		fmt.Fprintf(a.out, "schema %d, %d bytes: %s\n", r.Schema, r.Bytes, counts(r.Records))
		for _, q := range r.Quarantined {
			fmt.Fprintf(a.out, "  ! %s\n", visible(q))
		}
	} else if err := storeList.orObject(a, r, []storeReport{r}); err != nil {
		return err
	}
	if n := len(r.Quarantined); n > 0 {
		fmt.Fprintf(a.err, "%d records are damaged; the rest can be used. Restore a backup to have them again\n", n)
		return silent{exitFailed}
	}
	if a.format == "table" {
		fmt.Fprintln(a.out, "all records are sound")
	}
	return nil
}

var storeList = listing[storeReport]{
	head: []string{"schema", "bytes", "quarantined"},
	row: func(r storeReport) []string {
		return []string{fmt.Sprint(r.Schema), fmt.Sprint(r.Bytes), fmt.Sprint(len(r.Quarantined))}
	},
}
