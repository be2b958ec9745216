package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"github.com/spf13/cobra"

	"keywatch/cmd/internal/client"
	"keywatch/cmd/internal/config"
	"keywatch/cmd/internal/daemon"
	"keywatch/cmd/internal/web"
	"keywatch/sources/fetch"
	"keywatch/sources/schedule"
)

// Exit codes, as for every verb.
const (
	exitDone   = 0
	exitFailed = 1
	exitWrong  = 2 // wrong usage or configuration
)

// surroundings are what a program reaches out to; tests give their own.
type surroundings struct {
	in       io.Reader
	out, err io.Writer
	getenv   func(string) string
	clock    schedule.Clock
	// hosts and allow lead invented names to servers on loopback; nil but in tests.
	hosts map[string]string
	allow []fetch.AllowRule
}

// app is what the verbs share: the surroundings and the global flags.
type app struct {
	surroundings
	configPath string
	format     string
	verbose    bool
}

// usageError is a mistake in the call, answered with exit code 2.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// silent says that all was said already and only the exit code is left.
type silent struct{ code int }

func (silent) Error() string { return "" }

// run runs one command line and returns its exit code.
func run(ctx context.Context, args []string, s surroundings) int {
	a := &app{surroundings: s}
	a.collect(seldom)
	root := newRoot(a)
	root.SetArgs(args)
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	return exitCode(root.ExecuteContext(ctx), s.err)
}

func exitCode(err error, stderr io.Writer) int {
	var (
		quiet   silent
		usage   usageError
		answer  *web.Error
		problem *config.Errors
	)
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &quiet):
		return quiet.code
	case errors.As(err, &problem):
		fmt.Fprintln(stderr, visible(problem.Error()))
		return exitWrong
	}
	fmt.Fprintln(stderr, "keywatch:", visible(err.Error()))
	if errors.As(err, &usage) || strings.HasPrefix(err.Error(), "unknown command") {
		return exitWrong
	}
	if errors.As(err, &answer) && answer.Code == web.CodeUsage {
		return exitWrong
	}
	return exitFailed
}

func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "keywatch",
		Short: "Watch competitors and key accounts, and mail what matters",
		Long: `keywatch watches competitors and key accounts on the public web, says what
changed and what it means, decides which key accounts it matters to, and mails
each account team a digest it can act on.`,
		Example:       "  keywatch demo                 see it work, in a few seconds\n  keywatch init acme.example    start a watch of your own\n  keywatch run                  the daemon\n  keywatch changes --since 7d   what happened",
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          knownVerb,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.PersistentFlags().StringVarP(&a.configPath, "config", "c", defaultConfig, "the configuration; conf.d/*.yaml beside it is read too")
	root.PersistentFlags().StringVar(&a.format, "format", "table", "how results are printed: table, json, jsonl, csv, md")
	root.PersistentFlags().BoolVarP(&a.verbose, "verbose", "v", false, "log more")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usagef("%w\nSee '%s --help'", err, cmd.CommandPath())
	})
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error {
		if _, is := cmd.Annotations[brief]; !is {
			a.collect(usual)
		}
		return checkFormat(a.format)
	}
	root.AddCommand(
		newInit(a), newConfig(a), newRun(a), newDiscover(a), newCrawl(a), newSources(a), newChanges(a), newShow(a), newExplain(a), newWhyNot(a), newCompare(a), newPrices(a), newCoverage(a), newReplay(a), newDiff(a), newTag(a),
		newAccounts(a), newSubscribe(a), newUnsubscribe(a), newSubscriptions(a), newDigest(a), newSteps(a), newNote(a), newVote(a), newStatus(a), newMail(a),
		newBackup(a), newStore(a), newDemo(a), newEval(a), newVersion(a),
	)
	strictArgs(root)
	return root
}

// knownVerb says of a word that is no verb which one was probably meant.
func knownVerb(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := ""
	cmd.SuggestionsMinimumDistance = 2
	if meant := cmd.SuggestionsFor(args[0]); len(meant) > 0 {
		hint = "; did you mean " + strings.Join(meant, " or ") + "?"
	}
	return fmt.Errorf("unknown command %q%s", args[0], hint)
}

// strictArgs makes each wrong number of arguments a usage error.
func strictArgs(cmd *cobra.Command) {
	if check := cmd.Args; check != nil {
		cmd.Args = func(cmd *cobra.Command, args []string) error {
			if err := check(cmd, args); err != nil {
				return usagef("%w\nusage: %s", err, cmd.UseLine())
			}
			return nil
		}
	}
	for _, sub := range cmd.Commands() {
		strictArgs(sub)
	}
}

func (a *app) log() *slog.Logger {
	level := slog.LevelWarn
	if a.verbose {
		level = slog.LevelDebug
	}
	return slog.New(slog.NewTextHandler(a.err, &slog.HandlerOptions{Level: level}))
}

// config reads the configuration and says what is doubtful in it.
func (a *app) config() (*config.Config, error) {
	cfg, err := config.Load(a.configPath, a.getenv)
	if err != nil {
		return nil, err
	}
	for _, warning := range cfg.Warnings {
		fmt.Fprintln(a.err, "keywatch: warning:", visible(warning.String()))
	}
	return cfg, nil
}

// ask opens the service, asks it, and closes it again.
func (a *app) ask(cmd *cobra.Command, write bool, question func(*client.Client) error) error {
	cfg, err := a.config()
	if err != nil {
		return err
	}
	return a.askWith(cmd.Context(), cfg, write, question)
}

func (a *app) askWith(ctx context.Context, cfg *config.Config, write bool, question func(*client.Client) error) (err error) {
	c, err := client.Open(ctx, cfg, client.Options{Options: a.options(), Write: write})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	return question(c)
}

// serving is options for the daemon, which says what it does.
func (a *app) serving() daemon.Options {
	o := a.options()
	o.Log = a.daemonLog()
	return o
}

// options are the surroundings as the engine takes them.
func (a *app) options() daemon.Options {
	return daemon.Options{Version: version(), Clock: a.clock, Log: a.log(), Hosts: a.hosts, Allow: a.allow}
}
