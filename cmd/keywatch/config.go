package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"keywatch/cmd/internal/config"
)

func newConfig(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "config",
		Short:   "Check the configuration, or print its schema or an example",
		Example: "  keywatch config check\n  keywatch config example > keywatch.yaml",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		&cobra.Command{
			Use:     "check",
			Short:   "Read the configuration and report every mistake at once",
			Example: "  keywatch config check -c /etc/keywatch/keywatch.yaml",
			Args:    cobra.NoArgs,
			RunE: func(*cobra.Command, []string) error {
				cfg, err := a.config()
				if err != nil {
					return err
				}
				fmt.Fprintf(a.out, "%s is right: %s, %s, %s, %s\n", cfg.Path,
					many(len(cfg.Companies), "company", "companies"), many(len(cfg.Sources), "source", "sources"),
					many(len(cfg.Accounts), "account", "accounts"), many(len(cfg.Subscriptions), "subscription", "subscriptions"))
				return nil
			},
		},
		&cobra.Command{
			Use:     "schema",
			Short:   "Print the configuration's JSON schema, for editors",
			Example: "  keywatch config schema > keywatch.schema.json",
			Args:    cobra.NoArgs,
			RunE: func(*cobra.Command, []string) error {
				schema, err := config.Schema()
				if err != nil {
					return err
				}
				_, err = fmt.Fprintln(a.out, string(schema))
				return err
			},
		},
		&cobra.Command{
			Use:     "example",
			Short:   "Print a complete, commented example",
			Example: "  keywatch config example > keywatch.yaml",
			Args:    cobra.NoArgs,
			RunE: func(*cobra.Command, []string) error {
				_, err := fmt.Fprint(a.out, config.Example())
				return err
			},
		},
	)
	return cmd
}
