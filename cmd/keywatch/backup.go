package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"keywatch/cmd/internal/client"
)

func newBackup(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "backup FILE",
		Short:   "Write a consistent copy of the store, while the daemon runs too",
		Example: "  keywatch backup /var/backups/keywatch-$(date +%F).db",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.ask(cmd, false, func(c *client.Client) error {
				size, err := writeWhole(args[0], func(f *os.File) error { return c.Backup(cmd.Context(), f) })
				if err != nil {
					return err
				}
				fmt.Fprintf(a.err, "wrote %s, %d bytes\n", args[0], size)
				return nil
			})
		},
	}
}

// writeWhole writes a new file beside path and renames it, so that path is
// either whole or not there. An existing file is not overwritten.
func writeWhole(path string, write func(*os.File) error) (int64, error) {
	if _, err := os.Lstat(path); err == nil {
		return 0, fmt.Errorf("%s exists already; give another name or remove it", path)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".keywatch-*")
	if err != nil {
		return 0, fmt.Errorf("create file: %w", err)
	}
	defer os.Remove(f.Name())
	if err := errors.Join(write(f), f.Sync()); err != nil {
		return 0, errors.Join(err, f.Close())
	}
	info, err := f.Stat()
	if err := errors.Join(err, f.Close()); err != nil {
		return 0, fmt.Errorf("close file: %w", err)
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return 0, fmt.Errorf("put file in place: %w", err)
	}
	return info.Size(), nil
}

func newStore(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "store",
		Short:   "Look after what is kept",
		Example: "  keywatch store check",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newStoreCheck(a))
	return cmd
}
