package main

import (
	"bufio"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"keywatch/cmd/internal/config"
)

// defaultConfig is the configuration of a call that names none.
const defaultConfig = "keywatch.yaml"

func newInit(a *app) *cobra.Command {
	var systemd, look bool
	var contact string
	cmd := &cobra.Command{
		Use:   "init [DOMAIN...]",
		Short: "Write a first configuration and the key of its links",
		Long: `Writes keywatch.yaml with a company for each domain, conf.d for more files, and
the 0600 file with the key that signs links in mail. Nothing is overwritten.
Each domain's site is then read for what is worth watching, which goes to conf.d
(see 'keywatch discover --help'). --systemd prints a unit instead.`,
		Example: "  keywatch init brindlow.example quenby.example\n  keywatch init --systemd | sudo tee /etc/systemd/system/keywatch.service",
		RunE: func(cmd *cobra.Command, args []string) error {
			if systemd {
				return a.printUnit()
			}
			return a.initialise(cmd.Context(), args, contact, look)
		},
	}
	cmd.Flags().StringVar(&contact, "contact", "", "where the people of visited sites reach you, such as mailto:web@acme.example")
	cmd.Flags().BoolVar(&look, "discover", true, "read each site for what is worth watching")
	cmd.Flags().BoolVar(&systemd, "systemd", false, "print a systemd unit for this configuration")
	return cmd
}

func (a *app) initialise(ctx context.Context, domains []string, contact string, look bool) error {
	if _, err := os.Lstat(a.configPath); err == nil {
		return fmt.Errorf("%s exists already; edit it, or name another with --config", a.configPath)
	}
	text, err := config.Initial(domains, a.contact(contact))
	if err != nil {
		return usageError{err}
	}
	if err := os.MkdirAll(filepath.Join(filepath.Dir(a.configPath), "conf.d"), 0o755); err != nil {
		return fmt.Errorf("make conf.d: %w", err)
	}
	if err := os.WriteFile(a.configPath, []byte(text), 0o644); err != nil {
		return fmt.Errorf("write configuration: %w", err)
	}
	cfg, err := a.config()
	if err != nil {
		return err
	}
	if err := makeKey(cfg.Store.Keys); err != nil {
		return err
	}
	fmt.Fprintf(a.out, "wrote %s and %s\n", a.configPath, cfg.Store.Keys)
	if look && len(domains) > 0 {
		if err := a.discoverFirst(ctx); err != nil {
			return err
		}
	}
	named := ""
	if a.configPath != defaultConfig {
		named = " -c " + a.configPath
	}
	fmt.Fprintf(a.out, "next:\n  edit %s: your key accounts, who gets the digest, the mail server\n  keywatch config check%[2]s\n  keywatch crawl%[2]s\n  keywatch run%[2]s\n", a.configPath, named)
	return nil
}

// contact asks on a terminal where people reach the user; it stands in every
// visit, and the first visits follow at once.
func (a *app) contact(given string) string {
	if given != "" || !isTTY(a.err) {
		return given
	}
	fmt.Fprint(a.err, "Where do the people of a visited site reach you (a mail address or a page)? ")
	in := bufio.NewScanner(a.in)
	in.Scan()
	given = strings.TrimSpace(in.Text())
	if strings.Contains(given, "@") && !strings.Contains(given, ":") {
		return "mailto:" + given
	}
	return given
}

// discoverFirst adds what the sites of a new configuration show. A site that
// cannot be read leaves its front page watched, and is no failure of init.
func (a *app) discoverFirst(ctx context.Context) error {
	err := discovery{app: a, write: true}.run(ctx, nil)
	var said silent
	if errors.As(err, &said) {
		fmt.Fprintln(a.err, "keywatch: its front page is watched all the same; try again with 'keywatch discover --write'")
		return nil
	}
	return err
}

// makeKey writes the key that signs links, where there is none yet: old links
// must go on to work.
func makeKey(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("make folder for the key: %w", err)
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("make key file: %w", err)
	}
	_, err = f.WriteString(rand.Text() + rand.Text() + "\n")
	return errors.Join(err, f.Sync(), f.Close())
}

// unit is the systemd unit (systemd.exec(5)); the daemon needs no more than
// its own folder and the network.
const unit = `[Unit]
Description=keywatch, competitive-intelligence watch
Wants=network-online.target
After=network-online.target

[Service]
ExecStart=%s run --config %s
ExecReload=/bin/kill -HUP $MAINPID
WorkingDirectory=%s
Restart=on-failure
RestartSec=5
UMask=0077
NoNewPrivileges=true
PrivateTmp=true
PrivateDevices=true
ProtectSystem=strict
ProtectHome=read-only
ReadWritePaths=%s
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
MemoryMax=2G

[Install]
WantedBy=multi-user.target
`

func (a *app) printUnit() error {
	binary, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find own binary: %w", err)
	}
	path, err := filepath.Abs(a.configPath)
	if err != nil {
		return fmt.Errorf("find configuration: %w", err)
	}
	dir := filepath.Dir(path)
	fmt.Fprintf(a.out, unit, binary, path, dir, dir)
	return nil
}
