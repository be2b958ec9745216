package main

import (
	"errors"
	"html"
	"io"
	"net"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"syscall"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// findPort sets WEBPORT to a free port of this machine, also in keywatch.yaml.
func findPort(ts *testscript.TestScript, _ bool, _ []string) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	port := strconv.Itoa(listener.Addr().(*net.TCPAddr).Port)
	ts.Check(listener.Close())
	ts.Setenv("WEBPORT", port)
	fillIn(ts, "$WEBPORT", port)
}

// followLink requests the link of a page that has the given words, at the
// script's own daemon, and keeps what it answers: follow METHOD PAGE WORDS FILE.
func followLink(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 4 {
		ts.Fatalf("usage: follow METHOD PAGE WORDS FILE")
	}
	link := regexp.MustCompile(`<a href="https://[^/"]+(/[^"]+)"[^>]*>` + regexp.QuoteMeta(args[2]) + `</a>`)
	found := link.FindStringSubmatch(ts.ReadFile(args[1]))
	if found == nil {
		ts.Fatalf("no link says %q", args[2])
	}
	req, err := http.NewRequest(args[0], "http://127.0.0.1:"+ts.Getenv("WEBPORT")+html.UnescapeString(found[1]), nil)
	ts.Check(err)
	client := http.Client{Timeout: 10 * time.Second}
	resp, err := client.Do(req)
	// The daemon answers on its socket a moment before it does on its port.
	for until := time.Now().Add(10 * time.Second); errors.Is(err, syscall.ECONNREFUSED) && time.Now().Before(until); {
		time.Sleep(20 * time.Millisecond)
		resp, err = client.Do(req)
	}
	ts.Check(err)
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	ts.Check(err)
	if (resp.StatusCode == http.StatusOK) == neg {
		ts.Fatalf("%s answers %s", args[2], resp.Status)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[3]), body, 0o600))
}
