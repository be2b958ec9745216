package main

import (
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"keywatch/cmd/internal/config"
	"keywatch/cmd/internal/daemon"
)

func newRun(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "run",
		Short: "Run the daemon: visit, compare, tell, mail",
		Long: `Runs until it is told to stop (SIGINT, SIGTERM). SIGHUP reads the configuration
again; one with a mistake changes nothing and is reported in the log and in
'keywatch status'.`,
		Example: "  keywatch run\n  keywatch run -c /etc/keywatch/keywatch.yaml",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cfg, err := a.config()
			if err != nil {
				return err
			}
			hangups := make(chan os.Signal, 1)
			signal.Notify(hangups, syscall.SIGHUP)
			defer signal.Stop(hangups)
			return daemon.Run(cmd.Context(), cfg, daemon.RunOptions{
				Options: a.serving(),
				Load:    func() (*config.Config, error) { return config.Load(a.configPath, a.getenv) },
				Reload:  hangups,
			})
		},
	}
}

// daemonLog says what the daemon does, also without --verbose.
func (a *app) daemonLog() *slog.Logger {
	level := slog.LevelInfo
	if a.verbose {
		level = slog.LevelDebug
	}
	return slog.New(slog.NewTextHandler(a.err, &slog.HandlerOptions{Level: level}))
}
