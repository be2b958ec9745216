package fetch_test

import (
	"context"
	"crypto/tls"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"keywatch/sources/fetch"
	"keywatch/sources/fetch/fetchtest"
)

// proxied leads all hosts of .example to public addresses in the name server's
// words, and to the site in the proxy's deeds.
func proxied(t *testing.T, p *fetchtest.Proxy) fetch.Policy {
	t.Helper()
	policy := fetch.DefaultPolicy("test", "")
	policy.Proxy, policy.EnforceRobots = p.URL, false
	policy.ProxyAllow = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}
	policy.Resolver = fetchtest.DNS(t, func(name string, _ int) []netip.Addr {
		switch name {
		case "inside.example.com":
			return []netip.Addr{netip.MustParseAddr("1.1.1.1"), netip.MustParseAddr("10.0.0.7")}
		case "nowhere.example.com":
			return nil
		}
		return []netip.Addr{netip.MustParseAddr("1.1.1.1")}
	})
	return policy
}

func TestTheProxyCarriesEveryVisit(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{"/p": "plain"})
	p := fetchtest.NewProxy(t, site.Addr())
	if resp := get(t, fetchtest.Client(t, proxied(t, p), nil, noon), fetch.Request{URL: "http://www.example.com/p"}); string(resp.Body) != "plain" {
		t.Errorf("read %q", resp.Body)
	}
	secure := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "secure") }))
	defer secure.Close()
	tunnel := fetchtest.NewProxy(t, secure.Listener.Addr().String())
	policy := proxied(t, tunnel)
	_, policy.CAs = fetchtest.TLS(t)
	if resp := get(t, fetchtest.Client(t, policy, nil, noon), fetch.Request{URL: "https://www.example.com/p"}); string(resp.Body) != "secure" {
		t.Errorf("read %q", resp.Body)
	}
	got := append(p.Seen(), tunnel.Seen()...)
	if diff := cmp.Diff([]string{"GET http://www.example.com/p", "CONNECT www.example.com:443"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestTheProxyMayBeReachedOverTLS(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{"/p": "plain"})
	config, trust := fetchtest.TLS(t)
	server := httptest.NewUnstartedServer(fetchtest.NewProxy(t, site.Addr()))
	server.Listener = tls.NewListener(server.Listener, config)
	server.Config.ErrorLog = log.New(io.Discard, "", 0) // one handshake fails on purpose
	server.Start()
	defer server.Close()
	policy := proxied(t, fetchtest.NewProxy(t, ""))
	_, port, _ := net.SplitHostPort(server.Listener.Addr().String())
	policy.Proxy = &url.URL{Scheme: "https", Host: "127.0.0.1:" + port}
	if got := faultOf(t, fetchtest.Client(t, policy, nil, noon), "http://www.example.com/p"); got.Fault != fetch.FaultProxy || !strings.Contains(got.Error(), "certificate") {
		t.Errorf("without its authority: %s %v", got.Fault, got)
	}
	policy.CAs = trust
	get(t, fetchtest.Client(t, policy, nil, noon), fetch.Request{URL: "http://www.example.com/p"})
}

func TestATargetIsJudgedBeforeTheProxyIsAskedForIt(t *testing.T) {
	p := fetchtest.NewProxy(t, "127.0.0.1:9")
	c := fetchtest.Client(t, proxied(t, p), nil, noon)
	for _, address := range []string{
		"http://127.0.0.1/", "https://127.0.0.1/", "http://[::1]/", "https://10.0.0.1/", "http://169.254.169.254/", "http://0x7f.1/",
		"https://inside.example.com/", "http://inside.example.com/", "http://www.example.com:8080/", "https://www.example.com:22/",
	} {
		if got := faultOf(t, c, address); got.Fault != fetch.FaultRefused {
			t.Errorf("%s: %s %v", address, got.Fault, got)
		}
	}
	if got := faultOf(t, c, "https://nowhere.example.com/"); got.Fault != fetch.FaultBroken {
		t.Errorf("a name without address: %s %v", got.Fault, got)
	}
	if seen := p.Seen(); len(seen) != 0 {
		t.Errorf("the proxy was asked: %v", seen)
	}
}

func TestAProxyThatFailsIsNotTheSitesFault(t *testing.T) {
	refusing := func(status int) fetch.Policy {
		p := fetchtest.NewProxy(t, "127.0.0.1:9")
		p.Refuse = status
		return proxied(t, p)
	}
	down := refusing(0)
	down.Proxy = &url.URL{Scheme: "http", Host: "127.0.0.1:9"}
	shut := refusing(0)
	shut.ProxyAllow = nil
	mute := refusing(0)
	mute.Proxy, mute.TotalTimeout = &url.URL{Scheme: "http", Host: fetchtest.Silent(t)}, 200*time.Millisecond
	odd := refusing(0)
	odd.Proxy = &url.URL{Scheme: "http", Host: fetchtest.Raw(t, func(conn net.Conn) { _, _ = conn.Write([]byte("SSH-2.0\r\n")) })}
	for name, c := range map[string]struct {
		policy  fetch.Policy
		address string
		words   string
	}{
		"407":            {refusing(407), "https://www.example.com/", "407"},
		"407, plain":     {refusing(407), "http://www.example.com/", "password"},
		"403":            {refusing(403), "https://www.example.com/", "403"},
		"502":            {refusing(502), "https://www.example.com/", "502"},
		"down":           {down, "https://www.example.com/", "accepts no connection"},
		"down, plain":    {down, "http://www.example.com/", "accepts no connection"},
		"private":        {shut, "https://www.example.com/", "fetch.allow"},
		"mute":           {mute, "https://www.example.com/", "fetch.proxy"},
		"no proxy there": {odd, "https://www.example.com/", "fetch.proxy"},
	} {
		if got := faultOf(t, fetchtest.Client(t, c.policy, nil, noon), c.address); got.Fault != fetch.FaultProxy || !strings.Contains(got.Error(), c.words) {
			t.Errorf("%s: %s %v", name, got.Fault, got)
		}
	}
}

func TestAProxyThatCannotBeUsedIsSaidAtOnce(t *testing.T) {
	for _, address := range []string{"socks5://127.0.0.1:1080", "http://", "ftp://proxy.example"} {
		policy := fetch.DefaultPolicy("test", "")
		policy.Proxy, _ = url.Parse(address)
		if _, err := fetch.New(policy, nil, noon, nil); err == nil || !strings.Contains(err.Error(), "fetch.proxy") {
			t.Errorf("%s: %v", address, err)
		}
	}
	bad := fetch.DefaultPolicy("test", "x\r\nX-Evil: 1")
	if _, err := fetch.New(bad, nil, noon, nil); err == nil {
		t.Error("a contact of two lines passes")
	}
}

func TestProxyVariablesOfTheEnvironmentAreIgnored(t *testing.T) {
	p := fetchtest.NewProxy(t, "127.0.0.1:9")
	for _, name := range []string{"HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy"} {
		t.Setenv(name, p.URL.String())
	}
	site := fetchtest.NewSite(t, map[string]string{"/p": "p"})
	policy := site.Policy()
	policy.Hosts = map[string]string{"www.example.com": site.Addr()}
	if _, err := fetchtest.Client(t, policy, nil, noon).Do(context.Background(), fetch.Request{URL: "http://www.example.com/p"}); err != nil {
		t.Error(err)
	}
	if seen := p.Seen(); len(seen) != 0 {
		t.Errorf("the proxy was asked: %v", seen)
	}
}
