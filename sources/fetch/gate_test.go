package fetch_test

import (
	"context"
	"errors"
	"net/http"
	"net/netip"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"keywatch/sources/fetch"
	"keywatch/sources/fetch/fetchtest"
)

// gate writes down who passed and what it was told.
type gate struct {
	mu     sync.Mutex
	inside int
	most   int
	hosts  []string
	told   []fetch.Visit
	err    error
}

func (g *gate) Enter(_ context.Context, host string) (func(fetch.Visit), error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.err != nil {
		return nil, g.err
	}
	g.inside++
	g.most = max(g.most, g.inside)
	g.hosts = append(g.hosts, host)
	return func(v fetch.Visit) {
		g.mu.Lock()
		defer g.mu.Unlock()
		g.inside--
		g.told = append(g.told, v)
	}, nil
}

func TestEveryRequestPassesTheGateOneHostAtATime(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{"/robots.txt": "User-agent: *\nCrawl-delay: 3", "/end": "e"})
	site.Redirect("a.example/start", "http://B.example:8080/next", http.StatusFound)
	site.Redirect("b.example/next", "http://c.example/end", http.StatusFound)
	g := &gate{}
	c := fetchtest.Client(t, site.Policy(), g, noon)
	get(t, c, fetch.Request{URL: "http://A.example/start"})
	want := []string{
		"a.example:80", "a.example:80", // robots.txt, then the page
		"b.example:8080", "b.example:8080", "c.example:80", "c.example:80",
	}
	if diff := cmp.Diff(want, g.hosts); diff != "" {
		t.Error(diff)
	}
	if g.most != 1 || g.inside != 0 {
		t.Errorf("%d hosts were held at once, %d are still", g.most, g.inside)
	}
	for i, v := range g.told {
		if v.Took <= 0 || i%2 == 1 && v.CrawlDelay != 3*time.Second {
			t.Errorf("visit %d: %+v", i, v)
		}
	}
}

func TestTheGateIsToldOfRetryAfter(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{"/p": ""})
	site.Status("/p", http.StatusServiceUnavailable)
	site.Header("/p", "Retry-After", noon().Add(2*time.Hour).Format(http.TimeFormat))
	g := &gate{}
	got := faultOf(t, fetchtest.Client(t, site.Policy(), g, noon), "http://x.example/p")
	if last := g.told[len(g.told)-1]; last.RetryAfter != 2*time.Hour || got.RetryAfter != 2*time.Hour {
		t.Errorf("gate %s, error %s", last.RetryAfter, got.RetryAfter)
	}
}

func TestTheGateIsLeftWhateverHappens(t *testing.T) {
	site := fetchtest.NewSite(t, nil)
	policy := site.Policy()
	policy.Hosts = nil
	policy.Resolver = fetchtest.DNS(t, func(string, int) []netip.Addr { return nil })
	g := &gate{}
	c := fetchtest.Client(t, policy, g, noon)
	for _, address := range []string{"http://127.0.0.1/", "http://nowhere.invalid/", "http://127.0.0.1:9/"} {
		faultOf(t, c, address)
	}
	if g.inside != 0 || len(g.told) != len(g.hosts) {
		t.Errorf("%d entered, %d left", len(g.hosts), len(g.told))
	}
}

func TestAGateWithoutATurnSaysNothingAboutTheSource(t *testing.T) {
	g := &gate{err: errors.New("closing")}
	c := fetchtest.Client(t, fetchtest.NewSite(t, nil).Policy(), g, noon)
	_, err := c.Do(context.Background(), fetch.Request{URL: "http://x.example/"})
	var fault *fetch.Error
	if !errors.Is(err, g.err) || errors.As(err, &fault) {
		t.Errorf("got %v", err)
	}
}
