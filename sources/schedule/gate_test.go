package schedule

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"keywatch/sources"
)

func enter(t testing.TB, g *HostGate, host string) func(sources.Visit) {
	t.Helper()
	leave, err := g.Enter(t.Context(), host)
	if err != nil {
		t.Fatal(err)
	}
	return leave
}

func TestDelaysBetweenVisits(t *testing.T) {
	const s, m = time.Second, time.Minute
	for name, tc := range map[string]struct {
		visits []sources.Visit
		want   time.Duration
	}{
		"a quick host":            {[]sources.Visit{{Took: 20 * time.Millisecond}}, s},
		"a slow host":             {[]sources.Visit{{Took: 700 * time.Millisecond}}, 7 * s},
		"a very slow host":        {[]sources.Visit{{Took: m}}, 30 * s},
		"robots.txt":              {[]sources.Visit{{CrawlDelay: 5 * s}}, 5 * s},
		"robots.txt asks for 45s": {[]sources.Visit{{CrawlDelay: 45 * s}}, 45 * s},
		"robots.txt, remembered":  {[]sources.Visit{{CrawlDelay: 5 * s}, {}}, 5 * s},
		"robots.txt asks too few": {[]sources.Visit{{CrawlDelay: time.Millisecond}}, s},
		"Retry-After":             {[]sources.Visit{{RetryAfter: 2 * m}}, 2 * m},
		"Retry-After, once":       {[]sources.Visit{{RetryAfter: 2 * m}, {}}, s},
	} {
		t.Run(name, func(t *testing.T) {
			clock := NewLeaping(monday)
			g := NewHostGate(clock, DefaultManners())
			for _, v := range tc.visits {
				enter(t, g, "a")(v)
			}
			before := clock.Now()
			enter(t, g, "a")(sources.Visit{})
			if got := clock.Now().Sub(before); got != tc.want {
				t.Errorf("waited %v, want %v", got, tc.want)
			}
		})
	}
}

func TestAHostThatWantsToBeLeftAloneForLongHoldsNobody(t *testing.T) {
	clock := NewFake(monday)
	g := NewHostGate(clock, DefaultManners())
	enter(t, g, "a")(sources.Visit{RetryAfter: 100 * time.Hour})
	_, err := g.Enter(t.Context(), "a")
	if sources.StateOf(err) != sources.StateBlocked {
		t.Errorf("%v", err)
	}
	if ready := g.Ready("a", clock.Now()); !ready.Equal(monday.Add(24 * time.Hour)) {
		t.Errorf("ready at %v: more than a day is not followed", ready)
	}
	clock.Advance(24 * time.Hour)
	enter(t, g, "a")(sources.Visit{})
}

func TestAClockSetBackHoldsAHostNoLonger(t *testing.T) {
	clock := NewFake(monday)
	g := NewHostGate(clock, DefaultManners())
	enter(t, g, "a")(sources.Visit{})
	clock.Set(monday.AddDate(-1, 0, 0))
	if wait := g.Ready("a", clock.Now()).Sub(clock.Now()); wait != time.Second {
		t.Errorf("waits %v", wait)
	}
}

func TestSlowHostsAreReported(t *testing.T) {
	g := NewHostGate(NewFake(monday), DefaultManners())
	enter(t, g, "a")(sources.Visit{CrawlDelay: 45 * time.Second})
	enter(t, g, "b")(sources.Visit{CrawlDelay: 30 * time.Second})
	if slow := g.Slow(); len(slow) != 1 || slow["a"] != 45*time.Second {
		t.Errorf("%v", slow)
	}
}

func TestTheLineIsFairAndWhoLeavesItIsForgotten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := NewHostGate(SystemClock(), DefaultManners())
		var mu sync.Mutex
		var order []int
		first := enter(t, g, "a")
		for i := range 6 {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			go func() {
				leave, err := g.Enter(ctx, "a")
				if err != nil {
					return
				}
				mu.Lock()
				order = append(order, i)
				mu.Unlock()
				leave(sources.Visit{})
			}()
			synctest.Wait()
			if i == 2 {
				cancel()
				synctest.Wait()
			}
		}
		first(sources.Visit{})
		time.Sleep(time.Minute)
		mu.Lock()
		defer mu.Unlock()
		if got := fmt.Sprint(order); got != "[0 1 3 4 5]" {
			t.Errorf("order %s", got)
		}
	})
}

func TestCancellingTheFirstInLineLetsTheNextOneIn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := NewHostGate(SystemClock(), DefaultManners())
		enter(t, g, "a")(sources.Visit{CrawlDelay: 20 * time.Second})
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		begun := time.Now()
		go func() {
			time.Sleep(time.Second)
			enter(t, g, "a")(sources.Visit{})
			if got := time.Since(begun); got != 20*time.Second {
				t.Errorf("let in after %v", got)
			}
		}()
		if _, err := g.Enter(ctx, "a"); !errors.Is(err, context.DeadlineExceeded) {
			t.Error(err)
		}
		time.Sleep(time.Minute)
	})
}

func TestLeavingTwiceCountsOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := NewHostGate(SystemClock(), DefaultManners())
		leave := enter(t, g, "a")
		leave(sources.Visit{})
		second := enter(t, g, "a")
		leave(sources.Visit{})
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		if _, err := g.Enter(ctx, "a"); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("two are inside: %v", err)
		}
		second(sources.Visit{})
	})
}

func TestIdleHostsAreForgotten(t *testing.T) {
	clock := NewFake(monday)
	g := NewHostGate(clock, DefaultManners())
	for i := range 10_000 {
		enter(t, g, fmt.Sprint(i))(sources.Visit{})
		clock.Advance(100 * time.Millisecond)
	}
	if n := g.Hosts(); n > 2*minSweep {
		t.Errorf("remembers %d hosts", n)
	}
}

// record is what a host saw.
type record struct {
	mu     sync.Mutex
	inside map[string]bool
	free   map[string]time.Time // when it may be asked again
	visits int
}

func (r *record) visit(t testing.TB, g *HostGate, ctx context.Context, host string, v sources.Visit) {
	leave, err := g.Enter(ctx, host)
	if err != nil {
		return
	}
	r.mu.Lock()
	if r.inside[host] {
		t.Errorf("two at once in %s", host)
	}
	if now := time.Now(); now.Before(r.free[host]) {
		t.Errorf("%s asked %v too early", host, r.free[host].Sub(now))
	}
	r.inside[host] = true
	r.visits++
	r.mu.Unlock()
	time.Sleep(v.Took)
	r.mu.Lock()
	r.inside[host] = false
	r.free[host] = time.Now().Add(max(time.Second, min(10*v.Took, 30*time.Second), v.CrawlDelay, v.RetryAfter))
	r.mu.Unlock()
	leave(v)
}

// TestSpacingHoldsFor200SourcesOf5Hosts lives six hours of 16 workers, with
// redirects to other hosts, slow answers, crawl delays and cancelled checks.
func TestSpacingHoldsFor200SourcesOf5Hosts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := NewHostGate(SystemClock(), DefaultManners())
		q := NewQueue(SystemClock(), g)
		r := &record{inside: map[string]bool{}, free: map[string]time.Time{}}
		for i := range 200 {
			q.Push(fmt.Sprint(i), fmt.Sprint("h", i%5), time.Now())
		}
		ctx, cancel := context.WithTimeout(t.Context(), 6*time.Hour)
		defer cancel()
		var all sync.WaitGroup
		for w := range 16 {
			rnd := rand.New(rand.NewPCG(1, uint64(w)))
			all.Go(func() {
				for {
					id, err := q.Next(ctx)
					if err != nil {
						return
					}
					var n int
					fmt.Sscan(id, &n)
					r.check(t, g, ctx, n, rnd)
					q.Done(id)
					q.Push(id, fmt.Sprint("h", n%5), time.Now().Add(time.Hour))
				}
			})
		}
		all.Wait()
		if r.visits < 1500 {
			t.Errorf("%d visits in six hours", r.visits)
		}
	})
}

// check is robots.txt, a page, and at times a redirect or a second page.
func (r *record) check(t testing.TB, g *HostGate, ctx context.Context, n int, rnd *rand.Rand) {
	ctx, cancel := context.WithTimeout(ctx, time.Duration(rnd.IntN(90))*time.Second)
	defer cancel()
	for range 1 + rnd.IntN(3) {
		v := sources.Visit{Took: time.Duration(rnd.IntN(800)) * time.Millisecond}
		if n%5 == 0 {
			v.CrawlDelay = 12 * time.Second
		}
		if rnd.IntN(50) == 0 {
			v.RetryAfter = time.Minute
		}
		host := n % 5
		if rnd.IntN(4) == 0 {
			host = rnd.IntN(5)
		}
		if host != 0 {
			v.CrawlDelay = 0
		}
		r.visit(t, g, ctx, fmt.Sprint("h", host), v)
	}
}

func TestDelaysAreNeverShorterThanAskedNorLongerThanADay(t *testing.T) {
	m := DefaultManners()
	rapid.Check(t, func(t *rapid.T) {
		long := rapid.Int64Range(0, int64(200*time.Hour))
		v := sources.Visit{Took: time.Duration(long.Draw(t, "took")), RetryAfter: time.Duration(long.Draw(t, "retry"))}
		crawl := time.Duration(long.Draw(t, "crawl"))
		got := m.delay(v, crawl)
		for _, least := range []time.Duration{time.Second, min(10*v.Took, 30*time.Second), min(crawl, 24*time.Hour), min(v.RetryAfter, 24*time.Hour)} {
			if got < least {
				t.Fatalf("%v, at least %v", got, least)
			}
		}
		if got > 24*time.Hour {
			t.Fatalf("%v is more than a day", got)
		}
	})
}
