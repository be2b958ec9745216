package fetch_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"keywatch/sources/fetch"
	"keywatch/sources/fetch/fetchtest"
)

const forbidden = "User-agent: *\nDisallow: /private\nCrawl-delay: 7\n"

func TestRobotsIsObeyedOnEveryHop(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{"x.example/robots.txt": forbidden, "/private": "p", "/open": "o", "y.example/robots.txt": ""})
	c := site.Client(t, noon)
	get(t, c, fetch.Request{URL: "http://x.example/open"})
	for _, from := range []string{"x.example", "y.example"} {
		site.Redirect(from+"/go", "http://x.example/private", http.StatusFound)
		got := faultOf(t, c, "http://"+from+"/go")
		if got.Fault != fetch.FaultBlocked || got.URL != "http://x.example/private" || !strings.Contains(got.Error(), "robots.txt") {
			t.Errorf("from %s: %s %v", from, got.Fault, got)
		}
	}
	if n := site.Hits("/private"); n != 0 {
		t.Errorf("the forbidden page was visited %d times", n)
	}
	policy := site.Policy()
	policy.EnforceRobots = false
	get(t, fetchtest.Client(t, policy, nil, noon), fetch.Request{URL: "http://x.example/private"})
}

func TestRobotsStatuses(t *testing.T) {
	for status, want := range map[int]fetch.Fault{
		200: fetch.FaultBlocked, 204: "", 400: "", 401: "", 403: "", 404: "", 410: "", 451: "",
		429: fetch.FaultBlocked, 500: fetch.FaultBlocked, 502: fetch.FaultBlocked, 503: fetch.FaultBlocked, 599: fetch.FaultBlocked,
		304: "",
	} {
		site := fetchtest.NewSite(t, map[string]string{"/robots.txt": forbidden, "/private": "p"})
		if status != 200 {
			site.Status("/robots.txt", status)
		}
		_, err := site.Client(t, noon).Do(context.Background(), fetch.Request{URL: "http://x.example/private"})
		var fault *fetch.Error
		switch {
		case want == "" && err != nil:
			t.Errorf("%d: %v", status, err)
		case want != "" && (!errors.As(err, &fault) || fault.Fault != want):
			t.Errorf("%d: %v, want %s", status, err, want)
		}
	}
}

func TestRobotsRedirectsAreFollowedFiveTimes(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{"/rules": "User-agent: *\nDisallow: /", "/p": "p"})
	chain := []string{"/robots.txt", "/1", "/2", "/3", "http://z.example/4", "/5", "/rules"}
	for i, from := range chain[1 : len(chain)-1] {
		site.Redirect(strings.TrimPrefix(from, "http://z.example"), chain[i+2], http.StatusMovedPermanently)
	}
	site.Redirect("/robots.txt", "/2", http.StatusFound)
	if got := faultOf(t, site.Client(t, noon), "http://x.example/p"); got.Fault != fetch.FaultBlocked {
		t.Errorf("after five redirects: %v", got)
	}
	site.Redirect("/robots.txt", "/1", http.StatusFound)
	get(t, site.Client(t, noon), fetch.Request{URL: "http://x.example/p"}) // a sixth: the file is unavailable
	site.Redirect("/robots.txt", "ftp://x.example/robots.txt", http.StatusFound)
	get(t, site.Client(t, noon), fetch.Request{URL: "http://x.example/p"})
	site.Redirect("/robots.txt", "http://10.0.0.1:1/robots.txt", http.StatusFound)
	policy := site.Policy()
	policy.Hosts = map[string]string{"x.example": site.Addr()}
	if got := faultOf(t, fetchtest.Client(t, policy, nil, noon), "http://x.example/p"); got.Fault != fetch.FaultBlocked {
		t.Errorf("led inward: %s %v", got.Fault, got)
	}
}

func TestRobotsIsAskedOnceByTwentyFirstVisits(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{"/p": "p"})
	arrived, go20 := make(chan struct{}, 20), make(chan struct{})
	site.Handle("/robots.txt", func(http.ResponseWriter, *http.Request) {
		arrived <- struct{}{}
		<-go20
	})
	c := site.Client(t, noon)
	var visits sync.WaitGroup
	for range 20 {
		visits.Go(func() {
			if _, err := c.Do(context.Background(), fetch.Request{URL: "http://x.example/p"}); err != nil {
				t.Error(err)
			}
		})
	}
	<-arrived
	close(go20)
	visits.Wait()
	if n := site.Hits("/robots.txt"); n != 1 {
		t.Errorf("robots.txt was asked for %d times", n)
	}
}

func TestOneVisitCalledOffLeavesRobotsToTheOthers(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{"/p": "p"})
	arrived := make(chan struct{}, 2)
	held := make(chan struct{})
	var once sync.Once
	site.Handle("/robots.txt", func(_ http.ResponseWriter, r *http.Request) {
		arrived <- struct{}{}
		first := false
		once.Do(func() { first = true })
		if first {
			<-held
		}
	})
	c := site.Client(t, noon)
	ctx, cancel := context.WithCancel(context.Background())
	var visits sync.WaitGroup
	visits.Go(func() {
		if _, err := c.Do(ctx, fetch.Request{URL: "http://x.example/p"}); !errors.Is(err, context.Canceled) {
			t.Errorf("called off: %v", err)
		}
	})
	<-arrived
	visits.Go(func() {
		if _, err := c.Do(context.Background(), fetch.Request{URL: "http://x.example/p"}); err != nil {
			t.Errorf("the other visit: %v", err)
		}
	})
	cancel()
	<-arrived
	close(held)
	visits.Wait()
}

func TestRobotsIsKeptForADayAndAFailureForMinutes(t *testing.T) {
	now := noon()
	site := fetchtest.NewSite(t, map[string]string{"/robots.txt": "", "/private": "p"})
	c := site.Client(t, func() time.Time { return now })
	visit := func() error {
		_, err := c.Do(context.Background(), fetch.Request{URL: "http://x.example/private"})
		return err
	}
	steps := []struct {
		name    string
		after   time.Duration
		change  func()
		allowed bool
		asked   int
	}{
		{"first", 0, func() {}, true, 1},
		{"kept", 23 * time.Hour, func() { site.Set("/robots.txt", forbidden) }, true, 1},
		{"a day old", time.Hour, func() {}, false, 2},
		{"down when asked again", 24 * time.Hour, func() { site.Status("/robots.txt", 503) }, false, 3},
		{"not asked at once", time.Minute, func() { site.Set("/robots.txt", "") }, false, 3},
		{"asked again soon", 5 * time.Minute, func() {}, true, 4},
	}
	for _, s := range steps {
		now = now.Add(s.after)
		s.change()
		err := visit()
		if (err == nil) != s.allowed || site.Hits("/robots.txt") != s.asked {
			t.Errorf("%s: %v, asked %d times, want allowed %v, asked %d", s.name, err, site.Hits("/robots.txt"), s.allowed, s.asked)
		}
	}
}

func TestRobotsOver500KiBIsReadToThere(t *testing.T) {
	filler := strings.Repeat("# nothing here\n", 36_000)
	site := fetchtest.NewSite(t, map[string]string{"/robots.txt": "User-agent: *\nDisallow: /private\n" + filler + "Disallow: /open\n", "/open": "o"})
	c := site.Client(t, noon)
	get(t, c, fetch.Request{URL: "http://x.example/open"})
	if got := faultOf(t, c, "http://x.example/private"); got.Fault != fetch.FaultBlocked {
		t.Error(got)
	}
}

func TestAHostThatIsDownIsBrokenNotForbidden(t *testing.T) {
	site := fetchtest.NewSite(t, nil)
	policy := site.Policy()
	policy.Hosts = map[string]string{"down.example": "127.0.0.1:9"}
	policy.Allow = append(policy.Allow, fetchtest.Loopback("127.0.0.1:9"))
	if got := faultOf(t, fetchtest.Client(t, policy, nil, noon), "http://down.example/p"); got.Fault != fetch.FaultBroken || !strings.Contains(got.Error(), "accepts no connection") {
		t.Errorf("%s: %v", got.Fault, got)
	}
}
