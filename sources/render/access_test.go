package render_test

import (
	"context"
	"fmt"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"keywatch/sources/fetch"
	"keywatch/sources/fetch/fetchtest"
	"keywatch/sources/render"
)

// told keeps what each host and path was told: headers that only an access has.
type told struct {
	mu   sync.Mutex
	seen map[string]string
}

func (o *told) hear(r *http.Request) {
	o.mu.Lock()
	defer o.mu.Unlock()
	var words []string
	for _, name := range []string{"Authorization", "X-Key", "Cookie"} {
		if value := r.Header.Get(name); value != "" {
			words = append(words, name+"="+value)
		}
	}
	o.seen[r.Host+r.URL.Path] += "[" + strings.Join(words, " ") + "]"
}

func (o *told) at(path string) string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.seen[path]
}

// A page with scripts of its own and of others, which ask everywhere and try to
// read what they are not to know.
const nosy = `<!doctype html><title>Prices</title><main id="m"></main>
<script src="http://cdn.example/lib.js"></script>
<script>
(async () => {
  const all = [];
  for (const to of ["/api", "/hop", "http://cdn.example/collect", "http://portal.example:81/other"]) {
    try { all.push(await (await fetch(to, {credentials: "include"})).text()); } catch (e) { all.push("failed " + to); }
  }
  document.getElementById("m").textContent = "The plan costs 40 EUR a month. cookie(" + document.cookie + ") " + all.join(" | ");
})();
</script>`

func TestAnAccessIsForItsOwnHostsInABrowser(t *testing.T) {
	heard := &told{seen: map[string]string{}}
	site := fetchtest.NewSite(t, map[string]string{"/robots.txt": ""})
	say := func(text, kind string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			heard.hear(r)
			if origin := r.Header.Get("Origin"); origin != "" {
				w.Header().Set("Access-Control-Allow-Origin", origin)
				w.Header().Set("Access-Control-Allow-Credentials", "true")
			}
			w.Header().Set("Content-Type", kind)
			_, _ = fmt.Fprint(w, text)
		}
	}
	site.Handle("portal.example/prices", say(nosy, "text/html"))
	site.Handle("portal.example/api", say("api", "text/plain"))
	site.Handle("portal.example/other", say("other", "text/plain"))
	site.Handle("portal.example/hop", func(w http.ResponseWriter, r *http.Request) {
		heard.hear(r)
		http.Redirect(w, r, "http://cdn.example/landed", http.StatusFound)
	})
	site.Handle("cdn.example/landed", say("landed", "text/plain"))
	site.Handle("cdn.example/collect", say("collected", "text/plain"))
	site.Handle("cdn.example/lib.js", say("", "text/javascript"))
	policy := site.Policy()
	policy.Access = map[string]fetch.Access{"portal": {
		Plain: []string{"portal.example"}, Username: "kw", Password: "hush",
		Header: http.Header{"X-Key": {"k-123"}}, Cookies: []*http.Cookie{{Name: "session", Value: "s-456"}},
	}}
	c, _ := client(t, policy, nil, render.Options{})
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	resp, err := c.Do(ctx, fetch.Request{URL: "http://portal.example/prices", Access: "portal", Country: "US", Rendered: true})
	if err != nil {
		t.Fatal(err)
	}
	if body := string(resp.Body); !strings.Contains(body, "cookie()") || !strings.Contains(body, "40 EUR") || resp.Country != "US" {
		t.Errorf("from %s: %s", resp.Country, body)
	}
	const all = "[Authorization=Basic a3c6aHVzaA== X-Key=k-123 Cookie=session=s-456]"
	for path, want := range map[string]string{
		"portal.example/prices": all, "portal.example/api": all, "portal.example/hop": all,
		"cdn.example/lib.js": "[]", "cdn.example/collect": "[]", "cdn.example/landed": "[]",
		// A browser's cookie is of a host and not of a port (RFC 6265, section 8.5):
		// the other port is not asked at all.
		"portal.example:81/other": "",
	} {
		if got := heard.at(path); got != want {
			t.Errorf("%s was told %s, want %s", path, got, want)
		}
	}
	if _, err := c.Do(ctx, fetch.Request{URL: "http://portal.example/prices", Rendered: true}); err != nil {
		t.Fatal(err)
	}
	if got := heard.at("portal.example/prices"); got != all+"[]" {
		t.Errorf("a visit without the access told %s", got)
	}
}

func TestAPageTakesTheProxyOfItsAccess(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{
		"/robots.txt": "", "/p": `<!doctype html><title>P</title><main id="m"></main><script>fetch("/more").then(r => r.text()).then(x => m.textContent = x)</script>`,
		"/more": "what is seen from over there, in the words of its own country",
	})
	proxy := fetchtest.NewProxy(t, site.Addr())
	policy := fetch.DefaultPolicy("test", "")
	policy.ProxyAllow = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}
	policy.Resolver = fetchtest.DNS(t, func(string, int) []netip.Addr { return []netip.Addr{netip.MustParseAddr("1.1.1.1")} })
	policy.Access = map[string]fetch.Access{"abroad": {Proxy: proxy.URL}}
	c, _ := client(t, policy, nil, render.Options{})
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	resp, err := c.Do(ctx, fetch.Request{URL: "http://www.example.com/p", Access: "abroad", Rendered: true})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(resp.Body), "over there") {
		t.Errorf("%s", resp.Body)
	}
	for _, asked := range proxy.Seen() {
		if asked != "CONNECT 1.1.1.1:80" {
			t.Errorf("the proxy was asked: %s", asked)
		}
	}
	if len(proxy.Seen()) == 0 {
		t.Error("the proxy was not asked")
	}
}

func TestCookiesKeepTheirPathsInABrowser(t *testing.T) {
	heard := &told{seen: map[string]string{}}
	site := fetchtest.NewSite(t, map[string]string{"/robots.txt": ""})
	for path, text := range map[string]string{
		"/in/page": `<!doctype html><title>P</title><main id="m"></main><script>Promise.all(["/in/api", "/out"].map(to => fetch(to))).then(() => m.textContent = "done")</script>`,
		"/in/api":  "", "/out": "",
	} {
		site.Handle(path, func(w http.ResponseWriter, r *http.Request) {
			heard.hear(r)
			w.Header().Set("Content-Type", "text/html")
			_, _ = fmt.Fprint(w, text)
		})
	}
	policy := site.Policy()
	policy.Access = map[string]fetch.Access{"portal": {
		Plain: []string{"portal.example"}, Cookies: []*http.Cookie{
			{Name: "in", Value: "1", Path: "/in"}, {Name: "out", Value: "2", Path: "/out"}, {Name: "else", Value: "3", Domain: "b.example"},
		},
	}}
	c, _ := client(t, policy, nil, render.Options{})
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if _, err := c.Do(ctx, fetch.Request{URL: "http://portal.example/in/page", Access: "portal", Rendered: true}); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{"/in/page": "[Cookie=in=1]", "/in/api": "[Cookie=in=1]", "/out": "[Cookie=out=2]"} {
		if got := heard.at("portal.example" + path); got != want {
			t.Errorf("%s was told %s, want %s", path, got, want)
		}
	}
}
