package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"keywatch/sources/schedule"
)

// clockVariable gives the program under test a clock of its own: a start and
// how it goes. It is read here alone, not by the program.
const clockVariable = "TEST_CLOCK"

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"keywatch": func() {
			clock, err := testClock(os.Getenv(clockVariable))
			if err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(exitWrong)
			}
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			os.Exit(run(ctx, os.Args[1:], surroundings{
				in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv, clock: clock,
				hosts: testHosts(os.Getenv(hostsVariable)), allow: testAllow(os.Getenv(hostsVariable)),
			}))
		},
	})
}

// testClock reads "START", a clock that stands but for waits, "START,FACTOR", one that
// goes FACTOR times as fast, or "START,told", one that the parent moves; "" is the system's.
func testClock(text string) (schedule.Clock, error) {
	if text == "" {
		return schedule.SystemClock(), nil
	}
	start, factor, _ := strings.Cut(text, ",")
	at, err := time.Parse(time.RFC3339, start)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", clockVariable, err)
	}
	if factor == "" {
		return schedule.NewLeaping(at), nil
	}
	if factor == "told" {
		return toldClock(at, os.Stdin, os.Stdout), nil
	}
	n, err := strconv.Atoi(factor)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", clockVariable, err)
	}
	return &fastClock{start: at, began: time.Now(), factor: n}, nil
}

// fastClock goes factor times as fast as the system's.
type fastClock struct {
	start, began time.Time
	factor       int
}

func (c *fastClock) Now() time.Time {
	return c.start.Add(time.Since(c.began) * time.Duration(c.factor))
}

func (c *fastClock) After(d time.Duration) (<-chan time.Time, func()) {
	t := time.NewTimer(d / time.Duration(c.factor))
	return t.C, func() { t.Stop() }
}

func TestScripts(t *testing.T) {
	data, err := filepath.Abs("testdata")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("HOME", env.WorkDir)
			// A scenario is a txtar itself and cannot stand inside a script.
			return os.CopyFS(filepath.Join(env.WorkDir, "scenarios"), os.DirFS(filepath.Join(data, "scenario")))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"site": serveSite, "waitup": waitUp, "setid": setID, "mailbox": serveMailbox, "mails": countMails,
			"replace": fillFiles, "world": serveWorld, "webport": findPort, "follow": followLink,
		},
	})
}

// serveSite serves a folder on loopback until the script ends: site DIR sets
// SITE to host:port and SITEPORT to the port, and replaces both in the file
// keywatch.yaml.
func serveSite(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: site DIR")
	}
	files := http.FileServer(http.Dir(ts.MkAbs(args[0])))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		// A file's time has seconds: two versions within one would be a 304.
		r.Header.Del("If-Modified-Since")
		files.ServeHTTP(w, r)
	}))
	ts.Defer(server.Close)
	address := strings.TrimPrefix(server.URL, "http://")
	_, port, err := net.SplitHostPort(address)
	ts.Check(err)
	ts.Setenv("SITE", address)
	ts.Setenv("SITEPORT", port)
	fillIn(ts, "$SITEPORT", port, "$SITE", address)
}

// fillIn replaces names by values in keywatch.yaml, where there is one.
func fillIn(ts *testscript.TestScript, pairs ...string) {
	path := ts.MkAbs("keywatch.yaml")
	text, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return
	}
	ts.Check(err)
	ts.Check(os.WriteFile(path, []byte(strings.NewReplacer(pairs...).Replace(string(text))), 0o600))
}

// fillFiles puts the script's SITE into files: replace $SITE FILE …
func fillFiles(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: replace $SITE FILE …")
	}
	for _, name := range args[1:] {
		text := strings.ReplaceAll(ts.ReadFile(name), "$SITE", args[0])
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte(text), 0o600))
	}
}

// waitUp waits until the script's daemon answers on its socket.
func waitUp(ts *testscript.TestScript, _ bool, _ []string) {
	socket := ts.MkAbs(filepath.Join("data", "keywatch.sock"))
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if conn, err := net.Dial("unix", socket); err == nil {
			_ = conn.Close()
			return
		}
	}
	ts.Fatalf("no daemon answers on %s", socket)
}

// setID sets ID to the id of the first line of JSON on stdout.
func setID(ts *testscript.TestScript, _ bool, _ []string) {
	line, _, _ := strings.Cut(ts.ReadFile("stdout"), "\n")
	var row struct {
		ID string `json:"id"`
	}
	ts.Check(json.Unmarshal([]byte(line), &row))
	ts.Setenv("ID", row.ID)
}
