package fetch_test

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"

	"keywatch/sources/fetch"
	"keywatch/sources/fetch/fetchtest"
)

func TestAFaultSaysWhatHappenedAndHowToMendIt(t *testing.T) {
	_, trust := fetchtest.TLS(t)
	quiet := func(h http.HandlerFunc) *httptest.Server {
		s := httptest.NewUnstartedServer(h)
		s.Config.ErrorLog = log.New(io.Discard, "", 0) // handshakes fail on purpose
		t.Cleanup(s.Close)
		return s
	}
	secure, plain := quiet(http.NotFound), quiet(http.NotFound)
	secure.StartTLS()
	plain.Start()
	reset := fetchtest.Raw(t, func(conn net.Conn) { _ = conn.(*net.TCPConn).SetLinger(0) })
	silentEnd := fetchtest.Raw(t, func(net.Conn) {})
	for name, c := range map[string]struct {
		addr, address, words string
		trust                *x509.CertPool
		fault                fetch.Fault
	}{
		"unknown authority": {secure.Listener.Addr().String(), "https://www.example.com/", "fetch.ca_file", nil, fetch.FaultBroken},
		"another name":      {secure.Listener.Addr().String(), "https://www.brindlow.test/", "another name", trust, fetch.FaultBroken},
		"no TLS":            {plain.Listener.Addr().String(), "https://www.example.com/", "try http://", nil, fetch.FaultBroken},
		"reset":             {reset, "http://www.example.com/", "broke the connection off", nil, fetch.FaultBroken},
		"end of file":       {silentEnd, "http://www.example.com/", "EOF", nil, fetch.FaultBroken},
		"no connection":     {"127.0.0.1:9", "http://www.example.com/", "accepts no connection", nil, fetch.FaultBroken},
		"private":           {"10.0.0.9:80", "http://www.example.com/", "list it in fetch.allow", nil, fetch.FaultRefused},
	} {
		policy := fetchtest.Policy("127.0.0.1:9")
		policy.Hosts, policy.CAs, policy.EnforceRobots = map[string]string{"*": c.addr}, c.trust, false
		policy.Allow = []fetch.AllowRule{fetchtest.Loopback(c.addr)}
		if name == "private" {
			policy.Allow = nil
		}
		got := faultOf(t, fetchtest.Client(t, policy, nil, noon), c.address)
		if got.Fault != c.fault || !strings.Contains(got.Error(), c.words) || got.URL != c.address {
			t.Errorf("%s: %s %v", name, got.Fault, got)
		}
	}
}

func TestANameWithoutAddressIsSaidToBeMisspelt(t *testing.T) {
	policy := fetch.DefaultPolicy("test", "")
	policy.Resolver = fetchtest.DNS(t, func(string, int) []netip.Addr { return nil })
	got := faultOf(t, fetchtest.Client(t, policy, nil, noon), "https://www.brindlw.example/")
	if got.Fault != fetch.FaultBroken || !strings.Contains(got.Error(), "spelling") {
		t.Errorf("%s: %v", got.Fault, got)
	}
	policy.Resolver = &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		return nil, errors.New("no name server")
	}}
	got = faultOf(t, fetchtest.Client(t, policy, nil, noon), "https://www.brindlow.example/")
	if got.Fault != fetch.FaultBroken || !strings.Contains(got.Error(), "name server") {
		t.Errorf("%s: %v", got.Fault, got)
	}
}

func TestNeitherPasswordNorFragmentIsKept(t *testing.T) {
	var user, password string
	site := fetchtest.NewSite(t, nil)
	site.Handle("/p", func(_ http.ResponseWriter, r *http.Request) { user, password, _ = r.BasicAuth() })
	site.Status("/gone", http.StatusGone)
	c := site.Client(t, noon)
	resp := get(t, c, fetch.Request{URL: "http://ann:secret@x.example/p#part"})
	if user != "ann" || password != "secret" || resp.URL != "http://x.example/p" {
		t.Errorf("logged in as %q %q, kept %q", user, password, resp.URL)
	}
	if got := faultOf(t, c, "http://ann:secret@x.example/gone"); strings.Contains(got.Error(), "secret") {
		t.Error(got)
	}
}

func TestALoginIsNotToldToAnotherHost(t *testing.T) {
	site := fetchtest.NewSite(t, nil)
	var told string
	site.Handle("b.example/p", func(_ http.ResponseWriter, r *http.Request) { told = r.Header.Get("Authorization") })
	site.Redirect("a.example/p", "http://b.example/p", http.StatusFound)
	get(t, site.Client(t, noon), fetch.Request{URL: "http://ann:secret@a.example/p"})
	if told != "" {
		t.Errorf("the other host was told %q", told)
	}
}

func TestManyWorkersDoNotMixTheirPages(t *testing.T) {
	files := map[string]string{}
	for i := range 40 {
		files[fmt.Sprintf("/%d", i)] = strings.Repeat(fmt.Sprintf("<p>page %d</p>", i), 50*(i+1))
	}
	site := fetchtest.NewSite(t, files)
	c := site.Client(t, noon)
	var mu sync.Mutex
	read := map[string]string{}
	var workers sync.WaitGroup
	for w := range 8 {
		workers.Go(func() {
			for i := w; i < 200; i += 8 {
				path := fmt.Sprintf("/%d", i%40)
				resp, err := c.Do(context.Background(), fetch.Request{URL: fmt.Sprintf("http://h%d.example%s", i%5, path)})
				if err != nil {
					t.Error(err)
					return
				}
				mu.Lock()
				read[path] = string(resp.Body)
				mu.Unlock()
			}
		})
	}
	workers.Wait()
	for path, want := range files {
		if read[path] != want {
			t.Errorf("%s: read %d bytes, want %d", path, len(read[path]), len(want))
		}
	}
}

func TestABodyStaysAsItWasAfterTheNextVisit(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{"/a": strings.Repeat("a", 1000), "/b.bin": strings.Repeat("b", 1000), "/c.bin": strings.Repeat("c", 1000)})
	c := site.Client(t, noon)
	var kept []*fetch.Response
	for _, path := range []string{"/a", "/b.bin", "/c.bin", "/a"} {
		kept = append(kept, get(t, c, fetch.Request{URL: "http://x.example" + path}))
	}
	for i, want := range "abca" {
		if got := string(kept[i].Body); got != strings.Repeat(string(want), 1000) {
			t.Errorf("body %d became %.10q", i, got)
		}
	}
}

func TestHTTP2IsReadUnderTheSameLimits(t *testing.T) {
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ProtoMajor != 2 {
			http.Error(w, "not HTTP/2", http.StatusTeapot)
			return
		}
		_, _ = io.WriteString(w, strings.Repeat("x", len(r.URL.Path)*100))
	}))
	server.EnableHTTP2 = true
	server.StartTLS()
	defer server.Close()
	_, trust := fetchtest.TLS(t)
	policy := fetchtest.Policy(server.Listener.Addr().String())
	policy.CAs, policy.EnforceRobots, policy.WireLimit = trust, false, 1000
	c := fetchtest.Client(t, policy, nil, noon)
	if resp := get(t, c, fetch.Request{URL: "https://www.example.com/pathpathp"}); len(resp.Body) != 1000 {
		t.Errorf("read %d bytes", len(resp.Body))
	}
	if got := faultOf(t, c, "https://www.example.com/pathpathpa"); !strings.Contains(got.Error(), "limit") {
		t.Error(got)
	}
}
