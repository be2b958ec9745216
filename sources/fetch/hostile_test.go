package fetch_test

import (
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"keywatch/sources/fetch"
	"keywatch/sources/fetch/fetchtest"
)

// hasty is a policy for one hostile server: no robots.txt, short times.
func hasty(addr string) fetch.Policy {
	p := fetchtest.Policy(addr)
	p.EnforceRobots = false
	p.HeaderTimeout, p.StallTimeout, p.TotalTimeout = time.Second, 500*time.Millisecond, 2*time.Second
	return p
}

func TestAServerThatStallsIsLeft(t *testing.T) {
	const head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
	say := func(text string) func(net.Conn) {
		return func(conn net.Conn) {
			_, _ = conn.Write([]byte(text))
			fetchtest.Stall(conn)
		}
	}
	drip := func(first, rest string) func(net.Conn) {
		return func(conn net.Conn) {
			_, _ = conn.Write([]byte(first))
			fetchtest.Drip(conn, rest, 20*time.Millisecond)
		}
	}
	const late, slow, long = "did not answer in time", "sent less than", "not read whole"
	for _, c := range []struct {
		name, words string
		script      func(net.Conn)
	}{
		{"nothing", late, say("")},
		{"status line", late, say("HTTP/1.1 2")},
		{"header", late, say(head + "X-A: b")},
		{"dripped header", late, drip(head, strings.Repeat("X-A: b\r\n", 100))},
		{"interim answer", late, say("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")},
		{"before body", slow, say(head + "Content-Length: 100\r\n\r\n")},
		{"inside body", slow, say(head + "Content-Length: 5000\r\n\r\n" + strings.Repeat("x", 2000))},
		{"inside chunk", slow, say(head + "Transfer-Encoding: chunked\r\n\r\n1000\r\nhello")},
		{"between chunks", slow, say(head + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")},
		{"dripped body", slow, drip(head+"Content-Length: 1000\r\n\r\n", strings.Repeat("x", 1000))},
		{"endless body", long, func(conn net.Conn) {
			_, _ = conn.Write([]byte(head + "\r\n"))
			tick := time.NewTicker(50 * time.Millisecond)
			defer tick.Stop()
			for range 100 { // five seconds
				<-tick.C
				if _, err := conn.Write(make([]byte, 2*1024)); err != nil {
					return
				}
			}
		}},
	} {
		t.Run(c.name+" plain", func(t *testing.T) {
			t.Parallel()
			mustTimeOut(t, hasty(fetchtest.Raw(t, c.script)), "http://x.example/", c.words)
		})
		t.Run(c.name+" TLS", func(t *testing.T) {
			t.Parallel()
			addr, trust := fetchtest.RawTLS(t, c.script)
			policy := hasty(addr)
			policy.CAs = trust
			mustTimeOut(t, policy, "https://www.example.com/", c.words)
		})
	}
	t.Run("handshake", func(t *testing.T) {
		t.Parallel()
		mustTimeOut(t, hasty(fetchtest.Silent(t)), "https://www.example.com/", late)
	})
}

func mustTimeOut(t *testing.T, policy fetch.Policy, address, words string) {
	t.Helper()
	began := time.Now()
	got := faultOf(t, fetchtest.Client(t, policy, nil, noon), address)
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("left after %s", took)
	}
	if got.Fault != fetch.FaultBroken || !strings.Contains(got.Error(), words) {
		t.Errorf("%s: %v, want %q", got.Fault, got, words)
	}
}

func TestATruncatedBodyIsAnErrorNotAShorterPage(t *testing.T) {
	const head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
	for name, answer := range map[string]string{
		"length":             head + "Content-Length: 100\r\n\r\n<p>half",
		"length, no byte":    head + "Content-Length: 100\r\n\r\n",
		"chunks":             head + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
		"inside a chunk":     head + "Transfer-Encoding: chunked\r\n\r\n50\r\nhello",
		"gzip until close":   head + "Content-Encoding: gzip\r\n\r\n" + encode(t, "gzip", strings.Repeat("<p>whole", 100))[:30],
		"br until close":     head + "Content-Encoding: br\r\n\r\n" + encode(t, "br", strings.Repeat("<p>whole", 100))[:10],
		"zstd until close":   head + "Content-Encoding: zstd\r\n\r\n" + encode(t, "zstd", strings.Repeat("<p>whole", 100))[:15],
		"zlib until close":   head + "Content-Encoding: deflate\r\n\r\n" + encode(t, "zlib", strings.Repeat("<p>whole", 100))[:15],
		"only a gzip header": head + "Content-Encoding: gzip\r\n\r\n\x1f\x8b\x08",
	} {
		addr := fetchtest.Raw(t, func(conn net.Conn) { _, _ = conn.Write([]byte(answer)) })
		policy := fetchtest.Policy(addr)
		policy.EnforceRobots = false
		if got := faultOf(t, fetchtest.Client(t, policy, nil, noon), "http://x.example/"); got.Fault != fetch.FaultBroken {
			t.Errorf("%s: %s: %v", name, got.Fault, got)
		}
	}
}

func TestABodyOverTheLimitIsAnErrorInEveryFraming(t *testing.T) {
	const limit = 10_000
	for framing, head := range map[string]string{
		"length":  "Content-Length: %d\r\n\r\n%s",
		"chunked": "Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n",
		"close":   "X-Size: %d\r\n\r\n%s",
		"gzip":    "Content-Encoding: gzip\r\nX-Size: %d\r\n\r\n%s",
	} {
		for _, size := range []int{limit - 1, limit, limit + 1} {
			body := strings.Repeat("x", size)
			if framing == "gzip" {
				body = encode(t, "gzip", body)
			}
			addr := fetchtest.Raw(t, func(conn net.Conn) {
				_, _ = fmt.Fprintf(conn, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n"+head, size, body)
			})
			policy := fetchtest.Policy(addr)
			policy.EnforceRobots, policy.WireLimit, policy.DecodedLimit = false, limit, limit
			c := fetchtest.Client(t, policy, nil, noon)
			if size <= limit {
				if resp := get(t, c, fetch.Request{URL: "http://x.example/"}); len(resp.Body) != size {
					t.Errorf("%s %d: read %d", framing, size, len(resp.Body))
				}
			} else if got := faultOf(t, c, "http://x.example/"); got.Fault != fetch.FaultBroken || !strings.Contains(got.Error(), "limit") {
				t.Errorf("%s %d: %s %v", framing, size, got.Fault, got)
			}
		}
	}
}

func TestAHugeHeaderIsRefused(t *testing.T) {
	for name, header := range map[string]string{
		"one long": "X-A: " + strings.Repeat("x", 70<<10), "many": strings.Repeat("X-A: "+strings.Repeat("x", 70)+"\r\n", 1000) + "X-B: c",
	} {
		addr := fetchtest.Raw(t, func(conn net.Conn) {
			_, _ = conn.Write([]byte("HTTP/1.1 200 OK\r\n" + header + "\r\nContent-Length: 0\r\n\r\n"))
		})
		policy := fetchtest.Policy(addr)
		policy.EnforceRobots = false
		if got := faultOf(t, fetchtest.Client(t, policy, nil, noon), "http://x.example/"); got.Fault != fetch.FaultBroken || !strings.Contains(got.Error(), "header") {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestRedirectsEnd(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{"/end": "e"})
	for i := range 7 {
		site.Redirect(fmt.Sprintf("/%d", i), fmt.Sprintf("/%d", i+1), http.StatusMovedPermanently)
	}
	site.Redirect("/7", "/end", http.StatusMovedPermanently)
	site.Redirect("/self", "/self", http.StatusFound)
	site.Redirect("/ping", "/pong", http.StatusFound)
	site.Redirect("/pong", "/ping#again", http.StatusFound)
	site.Redirect("a.example/x", "http://b.example/x", http.StatusTemporaryRedirect)
	site.Redirect("b.example/x", "http://a.example/x", http.StatusTemporaryRedirect)
	site.Handle("/endless", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/endless?"+r.URL.RawQuery+"x", http.StatusSeeOther)
	})
	site.Redirect("/bad", "http://[::1", http.StatusFound)
	c := site.Client(t, noon)
	for _, from := range []string{"/2", "/self", "/ping", "/x", "/endless", "/bad"} {
		if got := faultOf(t, c, "http://a.example"+from); got.Fault != fetch.FaultBroken {
			t.Errorf("%s: %s %v", from, got.Fault, got)
		}
	}
	if n := site.Hits("/endless"); n != 6 {
		t.Errorf("an endless chain was followed %d times", n)
	}
	if resp := get(t, c, fetch.Request{URL: "http://a.example/3"}); resp.URL != "http://a.example/end" || resp.Moved != resp.URL {
		t.Errorf("five permanent redirects: URL %q, moved %q", resp.URL, resp.Moved)
	}
	site.Redirect("/5", "/6", http.StatusFound)
	if resp := get(t, c, fetch.Request{URL: "http://a.example/3"}); resp.Moved != "" {
		t.Errorf("one temporary redirect: moved %q", resp.Moved)
	}
}
