package schedule

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"keywatch/sources"
)

func TestSourcesComeWhenTheyAreDue(t *testing.T) {
	clock := NewFake(monday)
	q := NewQueue(clock, nil)
	q.Push("late", "a", monday.Add(2*time.Hour))
	q.Push("soon", "b", monday.Add(time.Hour))
	if id, ok := q.TryNext(); ok {
		t.Errorf("%s is early", id)
	}
	if at, ok := q.Peek(); !ok || !at.Equal(monday.Add(time.Hour)) {
		t.Errorf("next at %v", at)
	}
	got := make(chan string)
	go func() {
		id, _ := q.Next(t.Context())
		got <- id
	}()
	if err := clock.BlockUntil(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	clock.Step()
	if id := <-got; id != "soon" || q.Len() != 1 || q.Out() != 1 {
		t.Errorf("%s, %d wait, %d out", id, q.Len(), q.Out())
	}
}

func TestAPushWakesWhoWaitsForNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := NewQueue(SystemClock(), nil)
		got := make(chan string)
		go func() {
			id, _ := q.Next(t.Context())
			got <- id
		}()
		synctest.Wait()
		q.Push("a", "h", time.Now())
		if id := <-got; id != "a" {
			t.Error(id)
		}
	})
}

func TestAPushMovesWhatIsThere(t *testing.T) {
	clock := NewFake(monday)
	q := NewQueue(clock, nil)
	q.Push("a", "h", monday)
	q.Push("a", "h", monday.Add(time.Hour))
	if _, ok := q.TryNext(); ok || q.Len() != 1 {
		t.Errorf("%d wait", q.Len())
	}
	q.Remove("a")
	q.Remove("a")
	if clock.Advance(2 * time.Hour); q.Len() != 0 {
		t.Errorf("%d wait", q.Len())
	}
}

func TestABusyHostIsPassedOver(t *testing.T) {
	q := NewQueue(NewFake(monday), nil)
	for i, host := range []string{"a", "a", "a", "b"} {
		q.Push(fmt.Sprint(host, i), host, monday.Add(-time.Hour+time.Duration(i)))
	}
	first, _ := q.TryNext()
	second, _ := q.TryNext()
	if _, ok := q.TryNext(); ok || first != "a0" || second != "b3" {
		t.Errorf("%s, %s", first, second)
	}
	q.Done("a0")
	q.Done("a0")
	if third, _ := q.TryNext(); third != "a1" {
		t.Errorf("third %s", third)
	}
}

func TestRemovingTheOneInFrontStrandsNobody(t *testing.T) {
	q := NewQueue(NewFake(monday), nil)
	for i := range 4 {
		q.Push(fmt.Sprint(i), "a", monday.Add(-time.Hour+time.Duration(i)))
	}
	first, _ := q.TryNext()
	q.TryNext() // parks the others
	q.Done(first)
	q.Remove("1")
	q.Push("2", "a", monday.Add(time.Hour))
	if id, _ := q.TryNext(); id != "3" {
		t.Errorf("%q", id)
	}
}

func TestAHostIsHandedOutWhenTheGateIsReady(t *testing.T) {
	clock := NewFake(monday)
	g := NewHostGate(clock, DefaultManners())
	q := NewQueue(clock, g)
	enter(t, g, "a")(sources.Visit{CrawlDelay: 10 * time.Second})
	q.Push("a", "a", monday)
	if _, ok := q.TryNext(); ok {
		t.Error("handed out to wait at the gate")
	}
	if at, _ := q.Peek(); !at.Equal(monday.Add(10 * time.Second)) {
		t.Errorf("next at %v", at)
	}
	clock.Advance(10 * time.Second)
	if _, ok := q.TryNext(); !ok {
		t.Error("not handed out")
	}
}

func TestCancellingEndsTheWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := NewQueue(SystemClock(), nil)
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := q.Next(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Error(err)
		}
		q.Push("a", "h", time.Now().Add(time.Hour))
		if _, err := q.Next(ctx); !errors.Is(err, context.DeadlineExceeded) || q.Len() != 1 {
			t.Error(err)
		}
	})
}

func TestASourceMayMoveToAnotherHostWhileItIsVisited(t *testing.T) {
	q := NewQueue(NewFake(monday), nil)
	q.Push("a", "old", monday)
	q.TryNext()
	q.Push("a", "new", monday)
	if id, ok := q.TryNext(); ok || q.Len() != 1 || len(q.List()) != 1 {
		t.Errorf("%s is visited twice at once", id)
	}
	q.Done("a")
	if id, ok := q.TryNext(); !ok || id != "a" {
		t.Error("it did not come back")
	}
	q.Push("a", "new", monday)
	q.Remove("a")
	q.Done("a")
	if _, ok := q.TryNext(); ok || q.Len() != 0 || len(q.hosts) != 0 {
		t.Errorf("%d wait, %d hosts are remembered", q.Len(), len(q.hosts))
	}
}

// TestManySourcesAreWorkedInParallel visits 2,000 sources of 200 hosts, all due
// at once, with 64 workers. No plan can be faster than the ten visits of one
// host with their pauses; this one may take a tenth longer.
func TestManySourcesAreWorkedInParallel(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := NewHostGate(SystemClock(), DefaultManners())
		q := NewQueue(SystemClock(), g)
		begun := time.Now()
		for i := range 2000 {
			q.Push(fmt.Sprint(i), fmt.Sprint("h", i/10), begun)
		}
		const took = 300 * time.Millisecond
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		var all sync.WaitGroup
		var mu sync.Mutex
		left := 2000
		for range 64 {
			all.Go(func() {
				for {
					id, err := q.Next(ctx)
					if err != nil {
						return
					}
					var n int
					fmt.Sscan(id, &n)
					leave := enter(t, g, fmt.Sprint("h", n/10))
					time.Sleep(took)
					leave(sources.Visit{Took: took})
					q.Done(id)
					mu.Lock()
					if left--; left == 0 {
						cancel()
					}
					mu.Unlock()
				}
			})
		}
		all.Wait()
		best := 10*took + 9*10*took
		if got := time.Since(begun); got > best*11/10 || left != 0 {
			t.Errorf("took %v with %d left, the best is %v", got, left, best)
		}
	})
}

// TestAQueueNeverLosesNorDoublesASource plays random lives against a model.
func TestAQueueNeverLosesNorDoublesASource(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		clock := NewFake(monday)
		g := NewHostGate(clock, DefaultManners())
		q := NewQueue(clock, g)
		due, out := map[string]time.Time{}, map[string]bool{}
		host := func(id string) string { return "h" + id[:1] }
		ids := rapid.StringMatching(`[abc][0-4]`)
		t.Repeat(map[string]func(*rapid.T){
			"push": func(t *rapid.T) {
				id := ids.Draw(t, "id")
				at := clock.Now().Add(time.Duration(rapid.IntRange(-100, 100).Draw(t, "due")) * time.Second)
				q.Push(id, host(id), at)
				due[id] = at
			},
			"remove": func(t *rapid.T) {
				id := ids.Draw(t, "id")
				q.Remove(id)
				delete(due, id)
			},
			"advance": func(t *rapid.T) {
				clock.Advance(time.Duration(rapid.IntRange(0, 100).Draw(t, "by")) * time.Second)
			},
			"done": func(t *rapid.T) {
				if len(out) == 0 {
					t.Skip("none is out")
				}
				id := rapid.SampledFrom(slices.Sorted(maps.Keys(out))).Draw(t, "out")
				leave, err := g.Enter(context.Background(), host(id))
				if err != nil {
					t.Fatal(err)
				}
				leave(sources.Visit{CrawlDelay: time.Duration(rapid.IntRange(0, 20).Draw(t, "crawl")) * time.Second})
				q.Done(id)
				delete(out, id)
			},
			"next": func(t *rapid.T) {
				may := eligible(due, out, host, g, clock.Now())
				id, ok := q.TryNext()
				if ok != (len(may) > 0) || ok && !slices.Contains(may, id) {
					t.Fatalf("got %q, want one of %q", id, may)
				}
				if ok {
					delete(due, id)
					out[id] = true
				}
			},
			"": func(t *rapid.T) {
				if q.Len() != len(due) || q.Out() != len(out) {
					t.Fatalf("%d wait and %d are out, want %d and %d", q.Len(), q.Out(), len(due), len(out))
				}
			},
		})
	})
}

// eligible are the sources that may come next: of each host that is free and
// ready, the one due longest.
func eligible(due map[string]time.Time, out map[string]bool, host func(string) string, g *HostGate, now time.Time) []string {
	best := map[string]string{}
	for _, id := range slices.Sorted(maps.Keys(due)) {
		busy := slices.ContainsFunc(slices.Collect(maps.Keys(out)), func(o string) bool { return host(o) == host(id) })
		if busy || due[id].After(now) || g.Ready(host(id), now).After(now) {
			continue
		}
		if first, has := best[host(id)]; !has || due[id].Before(due[first]) {
			best[host(id)] = id
		}
	}
	return slices.Collect(maps.Values(best))
}

// TestASlowHostStarvesNoneOfItsSources has more sources come due on a host than
// it lets visit: the one that waits longest still comes first.
func TestASlowHostStarvesNoneOfItsSources(t *testing.T) {
	clock := NewLeaping(monday)
	g := NewHostGate(clock, DefaultManners())
	q := NewQueue(clock, g)
	visited := map[string]int{}
	for i := range 20 {
		q.Push(fmt.Sprint(i), "a", monday)
	}
	for range 200 {
		id, err := q.Next(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		visited[id]++
		enter(t, g, "a")(sources.Visit{CrawlDelay: time.Minute})
		q.Done(id)
		q.Push(id, "a", clock.Now().Add(2*time.Minute))
	}
	for id, n := range visited {
		if n < 9 || n > 11 {
			t.Errorf("%s was visited %d times, 10 would be fair", id, n)
		}
	}
	if len(visited) != 20 {
		t.Errorf("%d of 20 were visited", len(visited))
	}
}

func BenchmarkQueue(b *testing.B) {
	clock := NewLeaping(monday)
	q := NewQueue(clock, NewHostGate(clock, DefaultManners()))
	for i := range 2000 {
		q.Push(fmt.Sprint(i), fmt.Sprint("h", i/10), monday)
	}
	for b.Loop() {
		id, err := q.Next(context.Background())
		if err != nil {
			b.Fatal(err)
		}
		q.Done(id)
		q.Push(id, "h"+id[:len(id)-1], clock.Now().Add(time.Hour))
	}
}

// The machine's clock has moved on whenever it is looked at again, which the
// clocks of the other tests have not.
func TestTheQueueGivesWhatIsDueByTheSystemClock(t *testing.T) {
	q := NewQueue(SystemClock(), NewHostGate(SystemClock(), DefaultManners()))
	q.Push("home", "brindlow.example:443", time.Time{})
	if id, ok := q.TryNext(); !ok || id != "home" {
		t.Errorf("got %q, %v", id, ok)
	}
}
