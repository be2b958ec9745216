package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"keywatch/cmd/internal/daemon"
	"keywatch/digest/mail"
)

func newMail(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "mail",
		Short:   "Prove that mail works",
		Example: "  keywatch mail test you@tarnwick.example",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(&cobra.Command{
		Use:     "test ADDRESS",
		Short:   "Send one short message, and explain in words what is wrong if it fails",
		Example: "  keywatch mail test you@tarnwick.example",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.mailTest(cmd.Context(), args[0])
		},
	})
	return cmd
}

func (a *app) mailTest(ctx context.Context, to string) error {
	cfg, err := a.config()
	if err != nil {
		return err
	}
	settings, err := daemon.MailSettings(cfg)
	if err != nil {
		return err
	}
	if cfg.Mail.RedirectTo != "" {
		fmt.Fprintf(a.err, "mail.redirect_to is set: digests go to %s; this test goes to %s all the same\n", cfg.Mail.RedirectTo, visible(to))
	}
	words, err := mail.Test(ctx, settings, to, a.clock.Now())
	if err != nil {
		return err
	}
	fmt.Fprintln(a.out, words)
	return nil
}
