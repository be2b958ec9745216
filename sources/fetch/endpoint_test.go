package fetch_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"keywatch/sources/fetch"
	"keywatch/sources/fetch/fetchtest"
)

// TestARequestMayAskForMorePeace holds that what a service's documentation asks
// for is told to the gate, and never less than robots.txt wants.
func TestARequestMayAskForMorePeace(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{"/robots.txt": "User-agent: *\nCrawl-delay: 3", "/a": "a"})
	g := &gate{}
	c := fetchtest.Client(t, site.Policy(), g, noon)
	for apart, want := range map[time.Duration]time.Duration{5 * time.Second: 5 * time.Second, time.Second: 3 * time.Second, 0: 3 * time.Second} {
		get(t, c, fetch.Request{URL: "http://a.example/a", Apart: apart})
		if got := g.told[len(g.told)-1].CrawlDelay; got != want {
			t.Errorf("%v apart: the gate was told %v, want %v", apart, got, want)
		}
	}
	get(t, c, fetch.Request{URL: "http://b.example/a", Apart: 5 * time.Second, Documented: true})
	if got := g.told[len(g.told)-1].CrawlDelay; got != 5*time.Second {
		t.Errorf("a documented endpoint: %v", got)
	}
}

// TestAnEndpointIsDialledWhereItIsConfiguredAlone holds the guard's class.
func TestAnEndpointIsDialledWhereItIsConfiguredAlone(t *testing.T) {
	c := fetchtest.Client(t, fetch.DefaultPolicy("test", ""), nil, nil)
	for _, addr := range []string{"127.0.0.1:993", "10.0.0.1:993", "[::1]:993"} {
		_, err := c.DialEndpoint(t.Context(), addr, nil)
		var refused *fetch.RefusedError
		if !errors.As(err, &refused) || refused.Key != "the source's allow" {
			t.Errorf("%s: %v", addr, err)
		}
	}
	for _, addr := range []string{"imap.northwind.example", ":993", "imap.northwind.example:0"} {
		var fault *fetch.Error
		if _, err := c.DialEndpoint(t.Context(), addr, nil); !errors.As(err, &fault) || fault.Fault != fetch.FaultRefused {
			t.Errorf("%s: %v", addr, err)
		}
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	var fault *fetch.Error
	if _, err := c.DialEndpoint(ended, "192.0.2.1:993", nil); errors.As(err, &fault) && fault.Fault == fetch.FaultBroken {
		t.Errorf("a visit that was called off is a fault of the server: %v", err)
	}
}
