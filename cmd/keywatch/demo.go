package main

import (
	"github.com/spf13/cobra"

	"keywatch/cmd/internal/demo"
)

func newDemo(a *app) *cobra.Command {
	var o demo.Options
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "See it work: invented companies' sites through several weeks, in seconds",
		Long: `Serves invented companies' sites on loopback, lets weeks pass, and runs the real
pipeline over them: crawl, noise, confirmation, tags, accounts, and a digest
through real SMTP. --sites takes a scenario of your own, one txtar file; its
format is in the README.`,
		Example: "  keywatch demo\n  keywatch demo --out /tmp/demo\n  keywatch demo --sites scenario.txtar",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			o.Stdout, o.Stderr, o.Version = a.out, a.err, version()
			all, err := demo.Run(cmd.Context(), o)
			if err != nil {
				return err
			}
			if !all {
				return silent{exitFailed}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&o.Out, "out", "", "write digest.html, digest.txt and digest.eml here; a temporary folder when not given")
	cmd.Flags().StringVar(&o.Sites, "sites", "", "a scenario of your own")
	return cmd
}
