package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"keywatch/cmd/internal/daemon"
	"keywatch/sources"
)

func newSourcesTest(a *app) *cobra.Command {
	var kind, access string
	var rendered bool
	cmd := &cobra.Command{
		Use:     "test URL",
		Short:   "Visit a URL, say which kind fits, and print what it would read",
		Example: "  keywatch sources test https://www.brindlow.example/feed.xml\n  keywatch sources test --kind page --render https://www.brindlow.example/pricing",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.testSource(cmd.Context(), args[0], kind, access, rendered)
		},
	}
	cmd.Flags().StringVar(&kind, "kind", "", "read it as this kind; without it the kind that fits best")
	cmd.Flags().BoolVar(&rendered, "render", false, "read it as a browser's scripts build it (see a page's option render)")
	cmd.Flags().StringVar(&access, "access", "", "visit it with this access of the configuration, as a source that has it would be")
	return cmd
}

func (a *app) testSource(ctx context.Context, address, kind, access string, rendered bool) error {
	cfg, err := a.config()
	if err != nil {
		return err
	}
	if access != "" {
		if cfg, err = cfg.Granting(access, address); err != nil {
			return usageError{err}
		}
	}
	web, err := daemon.NewWeb(cfg, a.options())
	if err != nil {
		return err
	}
	defer web.Close()
	try := sources.Try
	if rendered {
		try = sources.TryRendered
	}
	trial, err := try(ctx, sources.With(web, access), address, kind)
	if errors.Is(err, sources.ErrKind) {
		return usageError{err}
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(a.err, "%s reads it (sure: %.0f %%): %d items", trial.Snapshot.Kind, 100*trial.Sure, len(trial.Snapshot.Items))
	if trial.Snapshot.Of > 0 {
		fmt.Fprintf(a.err, " of %d", trial.Snapshot.Of)
	}
	fmt.Fprintln(a.err)
	return itemList.print(a, trial.Snapshot.Items)
}

var itemList = listing[sources.Item]{
	head: []string{"type", "region", "section", "title", "text", "link"},
	row: func(i sources.Item) []string {
		return []string{i.Type, string(i.Region), clip(i.Section, 40), clip(i.Title, 60), clip(i.Text, 80), i.Link}
	},
}
