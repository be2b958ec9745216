package fetchtest_test

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/netip"
	"testing"

	"github.com/google/go-cmp/cmp"

	"keywatch/sources/fetch"
	"keywatch/sources/fetch/fetchtest"
)

const world = `
-- www.brindlow.example/index.html --
<h1>Brindlow</h1>
-- www.brindlow.example/feed.xml --
<rss></rss>
-- www.ostara.example/index.html --
<h1>Ostara</h1>
`

func TestAnArchiveIsManySites(t *testing.T) {
	site := fetchtest.FromTxtar(t, []byte(world))
	c := site.Client(t, nil)
	got := map[string]string{}
	for _, address := range []string{"http://www.brindlow.example/", "http://www.ostara.example/", "http://www.brindlow.example/feed.xml"} {
		resp, err := c.Do(context.Background(), fetch.Request{URL: address})
		if err != nil {
			t.Fatal(err)
		}
		got[address] = string(resp.Body)
	}
	want := map[string]string{
		"http://www.brindlow.example/": "<h1>Brindlow</h1>\n", "http://www.ostara.example/": "<h1>Ostara</h1>\n",
		"http://www.brindlow.example/feed.xml": "<rss></rss>\n",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if n := site.Hits("/feed.xml"); n != 1 {
		t.Errorf("the feed was asked for %d times", n)
	}
}

func TestASiteAnswersConditionally(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{"/p": "one"})
	ask := func(tag string) *http.Response {
		req, _ := http.NewRequestWithContext(context.Background(), http.MethodGet, site.URL("/p"), nil)
		req.Header.Set("If-None-Match", tag)
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.Copy(io.Discard, resp.Body)
		_ = resp.Body.Close()
		return resp
	}
	first := ask("")
	if second := ask(first.Header.Get("ETag")); second.StatusCode != http.StatusNotModified {
		t.Errorf("unchanged: %d", second.StatusCode)
	}
	site.Set("/p", "two")
	third := ask(first.Header.Get("ETag"))
	if third.StatusCode != http.StatusOK || third.Header.Get("Last-Modified") == first.Header.Get("Last-Modified") {
		t.Errorf("changed: %d, %s", third.StatusCode, third.Header.Get("Last-Modified"))
	}
	site.Status("/p", http.StatusGone)
	if gone := ask(""); gone.StatusCode != http.StatusGone {
		t.Errorf("gone: %d", gone.StatusCode)
	}
	site.Set("/p", "three")
	if back := ask(""); back.StatusCode != http.StatusOK {
		t.Errorf("set again: %d", back.StatusCode)
	}
}

func TestTheNameServerCountsAndDenies(t *testing.T) {
	v4, v6 := netip.MustParseAddr("192.0.2.1"), netip.MustParseAddr("2001:db8::1")
	resolver := fetchtest.DNS(t, func(name string, before int) []netip.Addr {
		switch {
		case name != "www.brindlow.example":
			return nil
		case before == 0:
			return []netip.Addr{v4, v6}
		}
		return []netip.Addr{v6}
	})
	for i, want := range []int{2, 1} {
		got, err := resolver.LookupNetIP(context.Background(), "ip", "www.brindlow.example.")
		if err != nil || len(got) != want {
			t.Errorf("lookup %d: %v, %v", i, got, err)
		}
	}
	if _, err := resolver.LookupNetIP(context.Background(), "ip", "other.example."); err == nil {
		t.Error("a name that is not served was found")
	}
}

func TestASilentServerSaysNothing(t *testing.T) {
	conn, err := net.Dial("tcp", fetchtest.Silent(t))
	if err != nil {
		t.Fatal(err)
	}
	_, _ = conn.Write([]byte("GET / HTTP/1.1\r\n\r\n"))
	_ = conn.(*net.TCPConn).CloseWrite()
	if got, err := io.ReadAll(conn); len(got) != 0 {
		t.Errorf("it said %q, %v", got, err)
	}
	_ = conn.Close()
}
