// Package eval measures keywatch on real pages and feeds, which belong to
// their publishers and are not part of the project: the folder is named by
// KEYWATCH_EVAL.
package eval

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"keywatch/cmd/internal/config"
	"keywatch/cmd/internal/daemon"
	"keywatch/cmd/internal/web"
	"keywatch/sources"
	"keywatch/sources/schedule"
)

// Sequence is one document as it was recorded over time.
type Sequence struct {
	ID    string `json:"id"`
	Steps []Step `json:"steps"`
}

// Step is one recorded state; Material is nil for the first.
type Step struct {
	File     string    `json:"file"`
	Time     time.Time `json:"time"`
	Material *bool     `json:"material"`
}

// Found is what the daemon reported of a step.
type Found struct {
	ID       string `json:"id"`
	Step     int    `json:"step"`
	Material bool   `json:"material"`
	Pending  bool   `json:"pending"`
}

// Feed is a file with the number of entries that a reader must find in it.
type Feed struct {
	File       string `json:"file"`
	Kind       string `json:"kind"`
	Entries    int    `json:"entries"`
	EntriesMax int    `json:"entries_max"`
}

// Replay serves recorded material over loopback to a whole engine under a
// moved clock.
type Replay struct {
	dir    string
	clock  *schedule.Fake
	engine *daemon.Engine
	server *http.Server

	mu    sync.Mutex
	shown map[string]string // file by host
}

// host is the name under which a document is served.
func host(id string) string { return "doc-" + id + ".example" }

// NewReplay makes a replay of documents (id → kind) found below dir; the store
// is kept in work. A forgetful one learns nothing over time.
func NewReplay(dir, work string, kinds map[string]string, start time.Time, forgetful bool) (*Replay, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("serve recorded pages: %w", err)
	}
	r := &Replay{dir: dir, clock: schedule.NewFake(start), shown: map[string]string{}}
	r.server = &http.Server{Handler: r, ReadHeaderTimeout: 10 * time.Second}
	go func() { _ = r.server.Serve(listener) }() // ends by Close
	cfg := &config.Config{Zone: time.UTC, Store: config.Store{Path: filepath.Join(work, "replay.db")}}
	cfg.Fetch.Contact = "https://keywatch.example/replay"
	address := listener.Addr().(*net.TCPAddr)
	cfg.Fetch.Allow = []config.Allow{{CIDR: netip.MustParsePrefix("127.0.0.1/32"), Port: address.Port}}
	hosts := map[string]string{}
	for id, kind := range kinds {
		cfg.Sources = append(cfg.Sources, sources.Source{ID: id, Kind: kind, URL: "http://" + host(id) + "/"})
		hosts[host(id)] = address.String()
	}
	r.engine, err = daemon.Open(cfg, daemon.Options{
		Version: "eval", Clock: r.clock, Hosts: hosts, NoWait: true, NoBrowser: true, Scratch: true, Forgetful: forgetful,
		Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
	})
	if err != nil {
		r.server.Close()
		return nil, err
	}
	return r, nil
}

// Close ends the replay.
func (r *Replay) Close() error {
	r.server.Close()
	return r.engine.Close()
}

func (r *Replay) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	name, _, _ := strings.Cut(req.Host, ":")
	r.mu.Lock()
	file := r.shown[name]
	r.mu.Unlock()
	if file == "" || req.URL.Path != "/" {
		http.NotFound(w, req)
		return
	}
	body, err := os.ReadFile(filepath.Join(r.dir, file))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", typeOf(file))
	_, _ = w.Write(body) // the engine reports what it could not read
}

func typeOf(file string) string {
	switch filepath.Ext(file) {
	case ".html":
		return "text/html" // the charset is the page's own to say
	case ".json":
		return "application/json"
	}
	return "application/xml"
}

func (r *Replay) show(id, file string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.shown[host(id)] = file
}

// visit moves the clock and checks one source.
func (r *Replay) visit(ctx context.Context, id string, at time.Time) (web.CrawlLine, error) {
	r.clock.Set(at)
	var line web.CrawlLine
	err := r.engine.Crawl(ctx, web.CrawlRequest{Sources: []string{id}}, func(l web.CrawlLine) { line = l })
	return line, err
}

// rechecks bounds how often a pending difference is visited before the next
// step: a daemon goes on by the hour, and so do two visits a step here.
const rechecks = 2

// Sequence replays one document step by step. What a visit for a pending
// difference confirms before the next step's time counts for its step.
func (r *Replay) Sequence(ctx context.Context, s Sequence) ([]Found, error) {
	var found []Found
	for n, step := range s.Steps {
		r.show(s.ID, step.File)
		line, err := r.visit(ctx, s.ID, step.Time)
		if err != nil {
			return nil, fmt.Errorf("replay %s step %d: %w", s.ID, n, err)
		}
		for range rechecks {
			again := r.clock.Now().Add(time.Hour)
			if line.Pending == 0 || n+1 < len(s.Steps) && !again.Before(s.Steps[n+1].Time) {
				break
			}
			if line, err = r.visit(ctx, s.ID, again); err != nil {
				return nil, fmt.Errorf("replay %s step %d again: %w", s.ID, n, err)
			}
		}
		if n == 0 {
			continue
		}
		material, err := r.reported(ctx, s.ID, step.Time)
		if err != nil {
			return nil, err
		}
		found = append(found, Found{ID: s.ID, Step: n, Material: material, Pending: line.Pending > 0})
	}
	return found, nil
}

// reported tells whether a change of the content was confirmed since a time.
func (r *Replay) reported(ctx context.Context, id string, since time.Time) (bool, error) {
	changes, err := r.engine.RawChanges(ctx, web.EventQuery{Since: since.UTC().Format(time.RFC3339)})
	if err != nil {
		return false, fmt.Errorf("read what was reported: %w", err)
	}
	for _, c := range changes {
		if c.Source == id && c.Region == sources.RegionMain {
			return true, nil
		}
	}
	return false, nil
}

// Entries reads one feed through the engine and counts what it found.
func (r *Replay) Entries(ctx context.Context, id, file string) (int, web.CrawlLine, error) {
	r.show(id, file)
	line, err := r.visit(ctx, id, r.clock.Now())
	if err != nil {
		return 0, line, err
	}
	d, err := r.engine.Source(ctx, id)
	return d.Items, line, err
}
