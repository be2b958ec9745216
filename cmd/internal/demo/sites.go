package demo

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"mime"
	"net"
	"net/http"
	"path"
	"regexp"
	"strings"
	"sync"
	"time"
)

// sites serves a scenario's pages for all of its hosts on one loopback port.
type sites struct {
	scenario *Scenario
	start    time.Time
	now      func() time.Time
	server   *http.Server
	address  string

	mu       sync.Mutex
	requests int // of all pages: what {{counter}} and {{nonce}} are made of
}

const week = 7 * 24 * time.Hour

func serveSites(s *Scenario, start time.Time, now func() time.Time) (*sites, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("serve the sites: %w", err)
	}
	v := &sites{scenario: s, start: start, now: now, address: listener.Addr().String()}
	v.server = &http.Server{Handler: v, ReadHeaderTimeout: 10 * time.Second}
	go func() { _ = v.server.Serve(listener) }() // ends by close
	return v, nil
}

func (v *sites) close() { v.server.Close() }

// hosts sends every host of the scenario to the loopback server.
func (v *sites) hosts() map[string]string {
	to := map[string]string{}
	for host := range v.scenario.pages {
		to[host] = v.address
	}
	return to
}

func (v *sites) week() int { return 1 + int(v.now().Sub(v.start)/week) }

func (v *sites) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	host, _, err := net.SplitHostPort(r.Host)
	if err != nil {
		host = r.Host
	}
	p, ok := v.scenario.at(strings.ToLower(host), r.URL.Path, v.week())
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", contentType(r.URL.Path, p.body))
	if p.status != 0 {
		w.WriteHeader(p.status)
	}
	fmt.Fprint(w, v.fill(p.body))
}

// contentType is that of the path's extension; a path without one is HTML, or
// what services answer by: JSON or XML.
func contentType(file, body string) string {
	ext := path.Ext(file)
	switch ext {
	case "", ".html", ".htm":
		switch start := strings.TrimSpace(body); {
		case strings.HasPrefix(start, "{"), strings.HasPrefix(start, "["):
			return "application/json; charset=utf-8"
		case strings.HasPrefix(start, "<?xml"), strings.HasPrefix(start, "<rss"), strings.HasPrefix(start, "<feed"):
			return "application/xml; charset=utf-8"
		}
		return "text/html; charset=utf-8"
	case ".xml", ".rss":
		return "application/rss+xml; charset=utf-8"
	case ".atom":
		return "application/atom+xml; charset=utf-8"
	}
	if known := mime.TypeByExtension(ext); known != "" {
		return known
	}
	return "text/plain; charset=utf-8"
}

// shuffle is {{shuffle a | b | c}}.
var shuffle = regexp.MustCompile(`(?s)\{\{\s*shuffle\s(.*?)\}\}`)

// fill replaces what differs from request to request.
func (v *sites) fill(body string) string {
	v.mu.Lock()
	v.requests++
	n := v.requests
	v.mu.Unlock()
	sum := sha256.Sum256(fmt.Append(nil, "nonce", n))
	body = strings.NewReplacer(
		"{{now}}", v.now().UTC().Format("Mon, 02 Jan 2006 15:04:05 GMT"),
		"{{nonce}}", hex.EncodeToString(sum[:12]),
		"{{counter}}", fmt.Sprint(10_000+37*n),
	).Replace(body)
	return shuffle.ReplaceAllStringFunc(body, func(found string) string {
		parts := strings.Split(shuffle.FindStringSubmatch(found)[1], "|")
		rotated := make([]string, len(parts))
		for i := range parts {
			rotated[i] = strings.TrimSpace(parts[(i+n)%len(parts)])
		}
		return strings.Join(rotated, "\n")
	})
}
