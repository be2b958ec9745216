package fetch_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"keywatch/sources/fetch"
	"keywatch/sources/fetch/fetchtest"
)

// secretive is an access with a secret in each of its parts.
func secretive() fetch.Access {
	return fetch.Access{
		Hosts: []string{"portal.example", "bücher.example"}, Plain: []string{"portal.example", "api.portal.example:8080"},
		Username: "kw", Password: "hush-login", Header: http.Header{"X-Key": {"hush-key"}},
		Cookies: []*http.Cookie{{Name: "session", Value: "hush-cookie"}},
		Proxy:   &url.URL{Scheme: "http", Host: "proxy.example:3128", User: url.UserPassword("p", "hush-proxy")},
	}
}

func TestAnAccessIsToldToItsOwnHostsAlone(t *testing.T) {
	site := fetchtest.NewSite(t, nil)
	var last string
	hear := func(_ http.ResponseWriter, r *http.Request) {
		last = strings.Join([]string{r.Header.Get("Authorization"), r.Header.Get("X-Key"), r.Header.Get("Cookie")}, " ")
	}
	for _, path := range []string{"/page", "/robots.txt"} {
		site.Handle(path, hear)
	}
	policy := site.Policy()
	policy.HostsPlain = true // https is asked without TLS, under its own name
	access := secretive()
	access.Proxy = nil
	policy.Access = map[string]fetch.Access{"portal": access}
	c := fetchtest.Client(t, policy, nil, noon)
	const all, nothing = "Basic a3c6aHVzaC1sb2dpbg== hush-key session=hush-cookie", "  "
	for address, want := range map[string]string{
		"https://portal.example/page": all, "http://portal.example/page": all, "https://PORTAL.example:443/page": all, "http://api.portal.example:8080/page": all,
		"https://bücher.example/page": all, "https://xn--bcher-kva.example/page": all,
		"https://api.portal.example/page": nothing, "http://api.portal.example/page": nothing, "http://portal.example:8080/page": nothing, "https://www.portal.example/page": nothing,
		"https://portal.example.evil.example/page": nothing, "https://xportal.example/page": nothing,
	} {
		// The host's robots.txt is asked for first, and before the address.
		last = "not asked"
		if _, err := c.Do(context.Background(), fetch.Request{URL: address, Access: "portal"}); err != nil {
			t.Fatal(err)
		}
		if last != want {
			t.Errorf("%s was told %q, want %q", address, last, want)
		}
		if get(t, c, fetch.Request{URL: address}); last != nothing {
			t.Errorf("%s was told %q without the access", address, last)
		}
	}
	site.Handle("/robots.txt", hear)
	for from, to := range map[string]string{
		"https://portal.example/go1": "https://other.example/page", "https://portal.example/go2": "http://portal.example:81/page", "https://portal.example/go3": "https://www.portal.example/page",
	} {
		u, _ := url.Parse(from)
		site.Redirect(u.Path, to, http.StatusFound)
		if get(t, c, fetch.Request{URL: from, Access: "portal"}); last != nothing {
			t.Errorf("%s took with it %q", to, last)
		}
	}
}

func TestRobotsIsAskedWithoutAccess(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{"/page": "p"})
	told := "not asked"
	site.Handle("/robots.txt", func(w http.ResponseWriter, r *http.Request) {
		told = r.Header.Get("Authorization") + r.Header.Get("X-Key") + r.Header.Get("Cookie")
		w.WriteHeader(http.StatusNotFound)
	})
	policy, access := site.Policy(), secretive()
	access.Proxy = nil
	policy.Access = map[string]fetch.Access{"portal": access}
	get(t, fetchtest.Client(t, policy, nil, noon), fetch.Request{URL: "http://portal.example/page", Access: "portal"})
	if told != "" {
		t.Errorf("robots.txt was told %q", told)
	}
}

func TestCookiesGoWhereTheyBelong(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{"/robots.txt": ""})
	var last string
	for _, path := range []string{"/", "/in/page"} {
		site.Handle(path, func(_ http.ResponseWriter, r *http.Request) { last = r.Header.Get("Cookie") })
	}
	policy := site.Policy()
	policy.HostsPlain = true
	policy.Access = map[string]fetch.Access{"a": {
		Hosts: []string{"a.example", "sub.a.example", "b.example"}, Plain: []string{"a.example"},
		Cookies: []*http.Cookie{
			{Name: "all", Value: "1"},
			{Name: "a", Value: "2", Domain: "a.example"},
			{Name: "b", Value: "3", Domain: "b.example"},
			{Name: "in", Value: "4", Path: "/in"},
			{Name: "safe", Value: "5", Secure: true},
			{Name: "gone", Value: "6", Expires: noon().Add(-time.Hour)},
			{Name: "else", Value: "7", Domain: "c.example"},
		},
	}}
	c := fetchtest.Client(t, policy, nil, noon)
	for address, want := range map[string]string{
		"https://a.example/": "all=1; a=2; safe=5", "https://a.example/in/page": "in=4; all=1; a=2; safe=5", "http://a.example/": "all=1; a=2",
		"https://sub.a.example/": "a=2; all=1; safe=5", "https://b.example/": "all=1; b=3; safe=5",
	} {
		if get(t, c, fetch.Request{URL: address, Access: "a"}); !sameCookies(last, want) {
			t.Errorf("%s was told %q, want %q", address, last, want)
		}
	}
}

// sameCookies compares without their order, which says nothing.
func sameCookies(a, b string) bool {
	bag := func(s string) map[string]bool {
		m := map[string]bool{}
		for one := range strings.SplitSeq(s, "; ") {
			m[one] = true
		}
		return m
	}
	return cmp.Equal(bag(a), bag(b))
}

func TestSecretsAreNeverPrinted(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{"/robots.txt": "", "portal.example/ok": "ok"})
	site.Status("portal.example/401", http.StatusUnauthorized)
	site.Status("portal.example/403", http.StatusForbidden)
	site.Redirect("portal.example/loop", "http://portal.example/loop", http.StatusFound)
	a := secretive()
	var out bytes.Buffer
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		fmt.Fprintf(&out, verb+" "+verb+" "+verb+"\n", a, &a, struct{ In *fetch.Access }{&a})
	}
	text, err := json.Marshal(map[string]any{"a": a, "p": &a})
	if err != nil {
		t.Fatal(err)
	}
	out.Write(text)
	log := slog.New(slog.NewJSONHandler(&out, &slog.HandlerOptions{Level: slog.LevelDebug - 100}))
	log.Info("it", "access", a, "pointer", &a, "policy", fmt.Sprintf("%+v", fetch.Policy{Access: map[string]fetch.Access{"portal": a}}))
	for _, proxied := range []bool{false, true} {
		policy := site.Policy()
		one := a
		if !proxied {
			one.Proxy = nil
		}
		policy.Access = map[string]fetch.Access{"portal": one}
		c, err := fetch.New(policy, nil, noon, log)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range []string{"/ok", "/401", "/403", "/404", "/loop"} {
			resp, err := c.Do(context.Background(), fetch.Request{URL: "http://portal.example" + path, Access: "portal"})
			fmt.Fprintf(&out, "%+v %v\n", resp, err)
		}
		_ = c.Close()
	}
	for _, bad := range []string{"hush-key\nX: y", "hush-key\x00"} {
		wrong := a
		wrong.Header = http.Header{"X-Key": {bad}}
		_, err := fetch.New(fetch.Policy{Access: map[string]fetch.Access{"portal": wrong}}, nil, noon, nil)
		if err == nil {
			t.Errorf("%q is taken", bad)
		}
		fmt.Fprintln(&out, err)
	}
	for _, secret := range []string{"hush", "a3c6aHVz", "68757368"} {
		if i := strings.Index(out.String(), secret); i >= 0 {
			t.Errorf("%s is shown: …%s…", secret, out.String()[max(0, i-120):min(out.Len(), i+40)])
		}
	}
	for _, want := range []string{"header X-Key", "login", "1 cookies", "proxy", "renew its password"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not said: %s", want, out.String())
		}
	}
}

func TestHeadersThatAreNotSetHere(t *testing.T) {
	for name, value := range map[string]string{
		"X-Key": "v", "Authorization": "Bearer abc", "X-Country": "DE", "accept": "text/plain",
	} {
		if err := fetch.CheckHeader(name, value); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, value := range map[string]string{
		"Host": "v", "user-agent": "Mozilla", "Cookie": "a=b", "Proxy-Authorization": "v", "Content-Length": "1", "If-None-Match": "x", "accept-language": "de",
		"X Key": "v", "": "v", "X-Key:": "v", "X-Bad": "a\r\nb", "Transfer-Encoding": "chunked",
	} {
		if err := fetch.CheckHeader(name, value); err == nil || strings.ContainsAny(err.Error(), "\r\n") {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestAnAccessThatIsNotThereIsRefused(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{"/page": "p"})
	_, err := site.Client(t, noon).Do(context.Background(), fetch.Request{URL: "http://a.example/page", Access: "portal"})
	if err == nil || !strings.Contains(err.Error(), `"portal" is not configured`) || site.Hits("/page") != 0 {
		t.Errorf("%v", err)
	}
}

// turning is a name server that gives another address each time it is asked.
func turning(t *testing.T, ips ...string) (fetch.Policy, *fetchtest.Proxy, *atomic.Int32) {
	t.Helper()
	site := fetchtest.NewSite(t, map[string]string{"/page": "p", "/robots.txt": ""})
	proxy := fetchtest.NewProxy(t, site.Addr())
	policy := fetch.DefaultPolicy("test", "")
	policy.ProxyAllow = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}
	asked := &atomic.Int32{}
	policy.Resolver = fetchtest.DNS(t, func(string, int) []netip.Addr {
		i := min(int(asked.Add(1))-1, len(ips)-1)
		return []netip.Addr{netip.MustParseAddr(ips[i])}
	})
	policy.Access = map[string]fetch.Access{"abroad": {Proxy: proxy.URL}}
	return policy, proxy, asked
}

func TestTheProxyOfAnAccessIsAskedForTheAddressThatWasJudged(t *testing.T) {
	policy, proxy, _ := turning(t, "1.1.1.1")
	c := fetchtest.Client(t, policy, nil, noon)
	resp := get(t, c, fetch.Request{URL: "http://www.example.com/page", Access: "abroad", Country: "US"})
	if string(resp.Body) != "p" || resp.Country != "US" {
		t.Errorf("read %q from %q", resp.Body, resp.Country)
	}
	for _, asked := range proxy.Seen() {
		if asked != "CONNECT 1.1.1.1:80" {
			t.Errorf("the proxy was asked: %s", asked)
		}
	}
	before := len(proxy.Seen())
	if _, err := c.Do(context.Background(), fetch.Request{URL: "http://10.0.0.1/page"}); err == nil {
		t.Error("a private address was visited")
	}
	if n := len(proxy.Seen()); n != before || n == 0 {
		t.Errorf("the proxy was asked %d times, then %d", before, n)
	}
}

func TestANameServerThatTurnsInwardLeadsNoProxyInward(t *testing.T) {
	for _, ips := range [][]string{{"10.0.0.7"}, {"1.1.1.1", "127.0.0.1"}, {"1.1.1.1", "169.254.169.254"}, {"1.1.1.1", "::1"}} {
		policy, proxy, asked := turning(t, ips...)
		c := fetchtest.Client(t, policy, nil, noon)
		for range 3 {
			_, err := c.Do(context.Background(), fetch.Request{URL: "http://www.example.com/page", Access: "abroad"})
			if err == nil && asked.Load() > 3 {
				t.Errorf("%v: it was read", ips)
			}
			_ = c.Close() // the next visit connects anew
		}
		for _, line := range proxy.Seen() {
			if line != "CONNECT 1.1.1.1:80" {
				t.Errorf("%v: the proxy was asked: %s", ips, line)
			}
		}
	}
}

func TestTheProxyOfAnAccessThatFailsIsNotTheSitesFault(t *testing.T) {
	policy, proxy, _ := turning(t, "1.1.1.1")
	for refuse, words := range map[int]string{407: "407", 403: "403", 502: "502"} {
		proxy.Refuse = refuse
		_, err := fetchtest.Client(t, policy, nil, noon).Do(context.Background(), fetch.Request{URL: "https://www.example.com/page", Access: "abroad"})
		if got := faultIn(t, err); got.Fault != fetch.FaultProxy || !strings.Contains(got.Error(), words) || !strings.Contains(got.Error(), "the proxy of access abroad") {
			t.Errorf("%d: %s %v", refuse, got.Fault, got)
		}
	}
	policy.ProxyAllow = nil
	_, err := fetchtest.Client(t, policy, nil, noon).Do(context.Background(), fetch.Request{URL: "https://www.example.com/page", Access: "abroad"})
	if got := faultIn(t, err); got.Fault != fetch.FaultProxy || !strings.Contains(got.Error(), "fetch.allow") {
		t.Errorf("a private proxy: %s %v", got.Fault, got)
	}
	policy.Access = map[string]fetch.Access{"abroad": {Proxy: &url.URL{Scheme: "socks5", Host: "proxy.example:1080"}}}
	if _, err := fetch.New(policy, nil, noon, nil); err == nil || !strings.Contains(err.Error(), "the proxy of access abroad") {
		t.Errorf("a proxy of another sort: %v", err)
	}
}

// speaking is a client whose access goes through a proxy that answers so to
// CONNECT, and then as a site with one page does.
func speaking(t *testing.T, answer string) *fetch.Client {
	t.Helper()
	addr := fetchtest.Raw(t, func(conn net.Conn) {
		if _, err := io.WriteString(conn, answer); err != nil || strings.HasSuffix(answer, "…") {
			return
		}
		if _, err := http.ReadRequest(bufio.NewReader(conn)); err == nil {
			_, _ = io.WriteString(conn, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: close\r\n\r\np")
		}
	})
	policy, _, _ := turning(t, "1.1.1.1")
	policy.EnforceRobots, policy.HeaderTimeout = false, 5*time.Second
	policy.Access = map[string]fetch.Access{"abroad": {Proxy: &url.URL{Scheme: "http", Host: addr, User: url.UserPassword("p", "hush-proxy")}}}
	return fetchtest.Client(t, policy, nil, noon)
}

func TestAProxyRepeatsItsPasswordInVain(t *testing.T) {
	const secret = "cDpodXNoLXByb3h5" // p:hush-proxy
	for _, answer := range []string{
		"HTTP/1.1 407 you say Basic " + secret + "\r\n\r\n", "HTTP/1.1 " + secret + " no\r\n\r\n", "Basic " + secret + "\r\n\r\n", secret + "…",
		"HTTP/1.1 200 OK\r\nBasic " + secret + "\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: " + secret + "\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: " + secret + "\r\n\r\n",
		"HTTP/1.1 200 OK\r\nX: " + strings.Repeat(secret, 1<<20) + "…",
	} {
		_, err := speaking(t, answer).Do(context.Background(), fetch.Request{URL: "http://www.example.com/page", Access: "abroad"})
		if got := faultIn(t, err); got.Fault != fetch.FaultProxy || strings.Contains(got.Error(), secret) {
			t.Errorf("%.60q: %s %.300v", answer, got.Fault, got)
		}
	}
}

func TestAProxysOwnBodyIsNotHeeded(t *testing.T) {
	for _, head := range []string{"", "Content-Length: 0\r\n", "Content-Length: 50\r\n", "Transfer-Encoding: chunked\r\n"} {
		began := time.Now()
		resp := get(t, speaking(t, "HTTP/1.1 200 OK\r\n"+head+"\r\n"), fetch.Request{URL: "http://www.example.com/page", Access: "abroad"})
		if string(resp.Body) != "p" || time.Since(began) > 4*time.Second {
			t.Errorf("%q: %q after %s", head, resp.Body, time.Since(began))
		}
	}
}

func TestASiteRepeatsASecretInVain(t *testing.T) {
	for _, answer := range []string{
		"X-Key hush-key\r\n\r\n", "HTTP/1.1 hush-key no\r\n\r\n", "HTTP/1.1 401 hush-key\r\nContent-Length: 0\r\n\r\n", "HTTP/1.1 200 OK\r\nhush-key\r\n\r\n",
		"HTTP/1.1 200 OK\r\nContent-Length: hush-key\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: hush-key\r\n\r\n",
	} {
		addr := fetchtest.Raw(t, func(conn net.Conn) { _, _ = io.WriteString(conn, answer) })
		policy := fetchtest.Policy(addr)
		policy.EnforceRobots = false
		access := secretive()
		access.Proxy = nil
		policy.Access = map[string]fetch.Access{"portal": access}
		_, err := fetchtest.Client(t, policy, nil, noon).Do(context.Background(), fetch.Request{URL: "http://portal.example/page", Access: "portal"})
		if err == nil || strings.Contains(err.Error(), "hush") {
			t.Errorf("%q: %v", answer, err)
		}
	}
}

func TestRobotsOfAProxyIsForItsVisitsAlone(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{"/page": "p", "/robots.txt": ""})
	closed := fetchtest.NewSite(t, map[string]string{"/page": "p"})
	closed.Status("/robots.txt", http.StatusServiceUnavailable)
	policy := site.Policy()
	policy.ProxyAllow = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}
	policy.Access = map[string]fetch.Access{"abroad": {Proxy: fetchtest.NewProxy(t, closed.Addr()).URL}}
	c := fetchtest.Client(t, policy, nil, noon)
	if _, err := c.Do(context.Background(), fetch.Request{URL: "http://a.example/page", Access: "abroad"}); faultIn(t, err).Fault != fetch.FaultBlocked {
		t.Error(err)
	}
	if resp := get(t, c, fetch.Request{URL: "http://a.example/page"}); string(resp.Body) != "p" {
		t.Errorf("read %q", resp.Body)
	}
	get(t, c, fetch.Request{URL: "http://a.example/page"})
	if n := site.Hits("/robots.txt"); n != 1 {
		t.Errorf("robots.txt was asked for %d times", n)
	}
}
