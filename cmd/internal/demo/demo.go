package demo

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"keywatch/cmd/internal/config"
	"keywatch/cmd/internal/daemon"
	"keywatch/cmd/internal/web"
	"keywatch/sources/schedule"
)

// Options are what a demo is given.
type Options struct {
	Out            string // folder for the digest; "": a temporary one
	Sites          string // a scenario of the user's; "": the bundled one
	Version        string
	Stdout, Stderr io.Writer
}

//go:embed bundled.txtar
var bundled []byte

// begin is the Monday on which a demo's first week begins: after the hour of
// the weekly digest, so that a week's changes are told by the next one.
var begin = time.Date(2026, time.November, 2, 10, 0, 0, 0, time.UTC)

// Run runs a scenario. It reports whether all that was planted was found and
// nothing else.
func Run(ctx context.Context, o Options) (bool, error) {
	s, err := load(o.Sites)
	if err != nil {
		return false, err
	}
	dir, err := os.MkdirTemp("", "keywatch-demo-")
	if err != nil {
		return false, fmt.Errorf("make folder for the demo: %w", err)
	}
	defer os.RemoveAll(dir)
	w, err := build(s, o, dir)
	if err != nil {
		return false, err
	}
	defer w.close()
	if err := w.live(ctx); err != nil {
		return false, err
	}
	return w.report(ctx)
}

func load(path string) (*Scenario, error) {
	if path == "" {
		return ReadScenario("the bundled one", bundled, ".")
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read scenario: %w", err)
	}
	return ReadScenario(path, text, filepath.Dir(path))
}

// world is a running demo.
type world struct {
	Options
	scenario *Scenario
	clock    *schedule.Fake
	sites    *sites
	sink     *sink
	engine   *daemon.Engine
	checks   int
}

func build(s *Scenario, o Options, dir string) (_ *world, err error) {
	w := &world{Options: o, scenario: s, clock: schedule.NewFake(begin)}
	defer func() {
		if err != nil {
			w.close()
		}
	}()
	if w.sites, err = serveSites(s, begin, w.clock.Now); err != nil {
		return nil, err
	}
	if w.sink, err = serveSink(); err != nil {
		return nil, err
	}
	if err := w.settle(dir); err != nil {
		return nil, err
	}
	log := slog.New(slog.NewTextHandler(o.Stderr, &slog.HandlerOptions{Level: slog.LevelError}))
	w.engine, err = daemon.Open(s.Config, daemon.Options{
		Version: o.Version, Clock: w.clock, Log: log, Hosts: w.sites.hosts(), NoWait: true, NoBrowser: true, Scratch: true,
	})
	return w, err
}

// settle points the scenario's configuration at the demo's own servers.
func (w *world) settle(dir string) error {
	cfg := w.scenario.Config
	_, port, err := net.SplitHostPort(w.sites.address)
	if err != nil {
		return fmt.Errorf("read own address: %w", err)
	}
	n, err := strconv.Atoi(port)
	if err != nil {
		return fmt.Errorf("read own port: %w", err)
	}
	local := netip.MustParsePrefix("127.0.0.1/32")
	cfg.Fetch.Allow = append(cfg.Fetch.Allow, config.Allow{CIDR: local, Port: n})
	cfg.Mail.Host, cfg.Mail.Port, cfg.Mail.TLS = "127.0.0.1", w.sink.port, "none"
	cfg.Mail.Allow = append(cfg.Mail.Allow, local)
	if cfg.Mail.From == "" {
		cfg.Mail.From = "keywatch <keywatch@demo.example>"
	}
	cfg.Store.Path, cfg.Store.Keys = filepath.Join(dir, "demo.db"), filepath.Join(dir, "keys")
	return nil
}

func (w *world) close() {
	if w.engine != nil {
		_ = w.engine.Close() // its store is thrown away
	}
	if w.sink != nil {
		w.sink.close()
	}
	if w.sites != nil {
		w.sites.close()
	}
}

// live moves the clock through every due check and every issue, until the
// last week's digest is sent.
func (w *world) live(ctx context.Context) error {
	end := begin.Add(time.Duration(w.scenario.Weeks)*week + time.Hour)
	for now := begin; now.Before(end); {
		w.clock.Set(now)
		err := w.engine.Crawl(ctx, web.CrawlRequest{}, func(l web.CrawlLine) { w.checks++ })
		if err := errors.Join(err, w.engine.Mail(ctx)); err != nil {
			return fmt.Errorf("live through %s: %w", now.Format(time.DateOnly), err)
		}
		next, err := w.engine.NextDue(ctx)
		if err != nil {
			return err
		}
		if !next.After(now) {
			next = now.Add(time.Minute)
		}
		now = next
	}
	return nil
}
