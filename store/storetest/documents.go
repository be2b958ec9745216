package storetest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

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
