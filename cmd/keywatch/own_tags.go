package main

import (
	"errors"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"keywatch/diff/tag"
)

// tagReader reads texts with the tags of the configuration that was given or
// that lies here; without one, with those that are built in.
func (a *app) tagReader(cmd *cobra.Command) (*tag.Reader, error) {
	if _, err := os.Stat(a.configPath); errors.Is(err, fs.ErrNotExist) && !cmd.Flags().Changed("config") {
		return &tag.Reader{}, nil
	}
	cfg, err := a.config()
	if err != nil {
		return nil, err
	}
	return tag.NewReader(cfg.Tags)
}
