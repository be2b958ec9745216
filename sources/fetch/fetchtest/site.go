// Package fetchtest holds the web of the tests: well-behaved sites and hostile
// servers, all on loopback, and the policy that lets a client visit them.
package fetchtest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"mime"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"keywatch/sources/fetch"
)

// Site serves files under their paths, with ETag and Last-Modified, and
// answers conditional requests. It may be changed while it serves.
type Site struct {
	server *httptest.Server

	mu    sync.Mutex
	pages map[string]page // by "/path" or "host/path"
	hits  map[string]int  // by "host/path"
}

type page struct {
	body     []byte
	header   http.Header
	status   int
	modified time.Time
	handler  http.HandlerFunc
}

// NewSite starts a site. Files are named "/path", for every host, or
// "host/path"; index.html is also the folder.
func NewSite(t testing.TB, files map[string]string) *Site {
	t.Helper()
	s := &Site{pages: map[string]page{}, hits: map[string]int{}}
	for name, body := range files {
		s.Set(name, body)
	}
	s.server = httptest.NewServer(s)
	t.Cleanup(s.server.Close)
	return s
}

// FromTxtar starts a site from an archive whose files are named "host/path".
func FromTxtar(t testing.TB, archive []byte) *Site {
	t.Helper()
	files := map[string]string{}
	for _, f := range txtar.Parse(archive).Files {
		files[f.Name] = string(f.Data)
	}
	return NewSite(t, files)
}

// Set gives a file new text; it was last modified an invented second later
// than before.
func (s *Site) Set(name, body string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	old := s.pages[name]
	modified := time.Date(2026, 11, 2, 8, 0, 0, 0, time.UTC)
	if !old.modified.IsZero() {
		modified = old.modified.Add(time.Second)
	}
	s.pages[name] = page{body: []byte(body), header: old.header, modified: modified}
}

// Header sets a header of a file's answers.
func (s *Site) Header(name, key, value string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.pages[name]
	p.header = p.header.Clone()
	if p.header == nil {
		p.header = http.Header{}
	}
	p.header.Set(key, value)
	s.pages[name] = p
}

// Status makes a file answer with a status from now on, until Set.
func (s *Site) Status(name string, status int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.pages[name]
	p.status = status
	s.pages[name] = p
}

// Redirect makes a file lead to another address.
func (s *Site) Redirect(name, to string, status int) {
	s.Status(name, status)
	s.Header(name, "Location", to)
}

// Handle serves a file by a function.
func (s *Site) Handle(name string, handler http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pages[name] = page{handler: handler}
}

// Hits is how often a path was asked for, of whatever host.
func (s *Site) Hits(path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 0
	for name, hits := range s.hits {
		if strings.HasSuffix(name, path) && strings.Index(name, "/") == len(name)-len(path) {
			n += hits
		}
	}
	return n
}

// Addr is the site's "ip:port".
func (s *Site) Addr() string { return s.server.Listener.Addr().String() }

// URL is the address of a path on the site's loopback address.
func (s *Site) URL(path string) string { return s.server.URL + path }

// Policy lets a client visit this site alone, whatever host an address names.
func (s *Site) Policy() fetch.Policy {
	return Policy(s.Addr())
}

// Policy is a policy under which every host is found at one loopback address.
func Policy(addr string) fetch.Policy {
	p := fetch.DefaultPolicy("test", "https://keywatch.example/about")
	p.Hosts = map[string]string{"*": addr}
	p.Allow = []fetch.AllowRule{Loopback(addr)}
	return p
}

// Loopback is the rule that allows one loopback "ip:port".
func Loopback(addr string) fetch.AllowRule {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		panic(fmt.Sprintf("fetchtest: address %q: %v", addr, err))
	}
	n, _ := strconv.Atoi(port)
	ip := netip.MustParseAddr(host)
	return fetch.AllowRule{CIDR: netip.PrefixFrom(ip, ip.BitLen()), Port: n}
}

// Client visits the site without a gate, under the given clock.
func (s *Site) Client(t testing.TB, now func() time.Time) *fetch.Client {
	t.Helper()
	return Client(t, s.Policy(), nil, now)
}

// Client makes a client that is closed with the test. A nil clock is the real
// one.
func Client(t testing.TB, policy fetch.Policy, gate fetch.Gate, now func() time.Time) *fetch.Client {
	t.Helper()
	if now == nil {
		now = time.Now
	}
	c, err := fetch.New(policy, gate, now, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// ServeHTTP answers as a plain web server would.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	host := strings.ToLower(r.Host)
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	s.mu.Lock()
	s.hits[host+r.URL.Path]++
	p, ok := s.find(host, r.URL.Path)
	s.mu.Unlock()
	switch {
	case !ok:
		http.NotFound(w, r)
		return
	case p.handler != nil:
		p.handler(w, r)
		return
	}
	for key, values := range p.header {
		w.Header()[key] = values
	}
	if w.Header().Get("Content-Type") == "" {
		w.Header().Set("Content-Type", contentType(r.URL.Path))
	}
	if p.status != 0 {
		w.WriteHeader(p.status)
		_, _ = w.Write(p.body)
		return
	}
	sum := sha256.Sum256(p.body)
	w.Header().Set("ETag", `"`+hex.EncodeToString(sum[:8])+`"`)
	http.ServeContent(w, r, "", p.modified, bytes.NewReader(p.body))
}

func (s *Site) find(host, file string) (page, bool) {
	for _, name := range []string{file, path.Join(file, "index.html")} {
		if p, ok := s.pages[host+name]; ok {
			return p, true
		}
		if p, ok := s.pages[name]; ok {
			return p, true
		}
	}
	return page{}, false
}

func contentType(name string) string {
	if name == "/robots.txt" {
		return "text/plain; charset=utf-8"
	}
	if kind := mime.TypeByExtension(path.Ext(name)); kind != "" {
		return kind
	}
	return "text/html; charset=utf-8"
}
