package storetest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"keywatch/diff"
	"keywatch/sources"
	"keywatch/store"
)

// Page is an invented page that differs a little from version to version and
// much at every thirtieth.
func Page(n int) []byte {
	r := rand.New(rand.NewPCG(uint64(n/30), 1))
	var b strings.Builder
	for i := range 120 {
		fmt.Fprintf(&b, "<div class=\"row-%d\"><p>Plan %d costs $%d a month.</p></div>\n", i, i, r.IntN(1000))
	}
	fmt.Fprintf(&b, "<script nonce=%d></script><p>version %d</p>", n*7919, n)
	return []byte(b.String())
}

func read(source string, at time.Time, docs ...sources.Document) store.Check {
	c := check(source, at)
	c.Latest = &sources.Snapshot{Source: source, At: at, Documents: docs}
	return c
}

func testDocuments(t *testing.T, s store.Store) {
	ctx := t.Context()
	const versions = 100
	docs := func(n int) []sources.Document {
		return []sources.Document{
			{URL: "https://acme.example/1", ContentType: "text/html", Body: Page(n)},
			{URL: "https://acme.example/2", ContentType: "text/html", Body: []byte(fmt.Sprint("second ", n))},
			{URL: "https://acme.example/3", Body: []byte{}},
		}
	}
	for n := range versions {
		must(t, s.CommitChecks(ctx, []store.Check{read("acme", Day(n), docs(n)...), read("acme-2", Day(n), docs(1)...)}, nil))
	}
	must(t, s.CommitChecks(ctx, []store.Check{read("acme", Day(versions), docs(versions-1)...)}, nil))

	all := got(s.Versions(ctx, "acme"))(t)
	if len(all) != versions || !all[0].At.Equal(Day(versions-1)) || !all[versions-1].At.Equal(Day(0)) {
		t.Fatalf("%d versions, newest %v; want %d, newest first, none for the same bytes", len(all), all[0].At, versions)
	}
	for n := range versions {
		same(t, fmt.Sprint("version ", n), docs(n), got(s.Documents(ctx, "acme", Day(n)))(t))
	}
	same(t, "between versions", docs(3), got(s.Documents(ctx, "acme", Day(3).Add(time.Hour)))(t))
	if n := len(got(s.Versions(ctx, "acme-2"))(t)); n != 1 {
		t.Errorf("%d versions of the same bytes, want 1", n)
	}
	if _, err := s.Documents(ctx, "acme", Day(0).Add(-time.Second)); err == nil {
		t.Error("documents from before the first version")
	}
}

func testNoise(t *testing.T, s store.Store) {
	ctx := t.Context()
	noisy := func(source string, n int) store.Check {
		c := check(source, Day(n))
		for i := range 10 {
			c.Noise = append(c.Noise, diff.Noise{Before: fmt.Sprint(n, " ", i), After: "x", Reason: "counter"})
		}
		return c
	}
	for n := range 80 {
		must(t, s.CommitChecks(ctx, []store.Check{noisy("a", n), noisy("b", n/80)}, nil))
	}
	all := got(s.Noise(ctx, time.Time{}, "a", 0))(t)
	if len(all) == 0 || len(all) > 500 {
		t.Errorf("%d differences of one source are kept, want at most 500", len(all))
	}
	if !all[0].At.Equal(Day(79)) || all[0].Source != "a" {
		t.Errorf("the newest is %+v", all[0])
	}
	for i := 1; i < len(all); i++ {
		if all[i].At.After(all[i-1].At) {
			t.Fatal("not newest first")
		}
	}
	same(t, "limit", all[:7], got(s.Noise(ctx, time.Time{}, "a", 7))(t))
	if n := len(got(s.Noise(ctx, Day(78), "a", 0))(t)); n != 20 {
		t.Errorf("%d since day 78, want 20", n)
	}
	if n := len(got(s.Noise(ctx, Day(79), "", 0))(t)); n != 10 {
		t.Errorf("%d of all sources since day 79, want 10", n)
	}
	must(t, s.CommitChecks(ctx, []store.Check{noisy("c", 200)}, nil))
	if left := got(s.Noise(ctx, time.Time{}, "b", 0))(t); len(left) != 0 {
		t.Errorf("%d differences are older than 90 days", len(left))
	}
}
