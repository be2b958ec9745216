package sources_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"keywatch/sources"
	"keywatch/sources/fetch"
)

const (
	shell = `<!doctype html><html><title>Plans</title><body><p>Turn JavaScript on.</p><div id=root></div><script src=/app.js></script>`
	blank = `<!doctype html><html><body><div id=root></div><script src=/app.js></script>`
	full  = `<!doctype html><html><body><main><h1>Plans</h1><p>`
)

// browsing answers plain and rendered requests differently, as a site of
// scripts does.
type browsing struct {
	plain, built string
	rendered     int
}

// Do visits one document.
func (b *browsing) Do(_ context.Context, req fetch.Request) (*fetch.Response, error) {
	if !req.Rendered {
		return &fetch.Response{URL: req.URL, ContentType: "text/html", Body: []byte(b.plain)}, nil
	}
	b.rendered++
	return &fetch.Response{URL: req.URL, ContentType: "text/html", Body: []byte(b.built), Rendered: true}, nil
}

// visits reads a source as the daemon does, and gives what is kept of it.
func visits(t *testing.T, web *browsing, src sources.Source, can error, n int) (sources.Status, *sources.Snapshot) {
	t.Helper()
	var status sources.Status
	var kept *sources.Snapshot
	now := time.Date(2026, 11, 2, 8, 0, 0, 0, time.UTC)
	for range n {
		read := sources.Read
		if sources.Rendering(src, status, kept, can) {
			read = func(ctx context.Context, web sources.Getter, src sources.Source, _ fetch.Validators) (*sources.Snapshot, error) {
				return sources.ReadRendered(ctx, web, src)
			}
		}
		snap, err := read(context.Background(), web, src, fetch.Validators{})
		if err != nil && !errors.Is(err, sources.ErrEmpty) {
			t.Fatal(err)
		}
		now = now.Add(12 * time.Hour)
		status = status.After(sources.Outcome{Err: err, Snapshot: snap}, now)
		if err == nil {
			kept = snap
		}
	}
	return status, kept
}

func TestABarePageIsRenderedFromTheThirdVisitOn(t *testing.T) {
	missing := errors.New("needs a browser")
	long := full + strings.Repeat("The team plan costs 49 euros a month and seat. ", 10)
	for name, c := range map[string]struct {
		plain  string
		option string
		can    error
		want   int // rendered visits of four
	}{
		"blank":         {blank, "", nil, 2},
		"shell":         {shell, "auto", nil, 2},
		"text":          {long + "<script></script>", "", nil, 0},
		"short, static": {full + "Soon.", "", nil, 0},
		"no browser":    {blank, "", missing, 0},
		"never":         {blank, "never", nil, 0},
		"always":        {long, "browser", nil, 4},
		"always, none":  {long, "browser", missing, 4},
	} {
		web := &browsing{plain: c.plain, built: long}
		src := sources.Source{ID: "a", Kind: "page", URL: "http://a.example/"}
		if c.option != "" {
			src.Options = sources.Options{"render": c.option}
		}
		status, kept := visits(t, web, src, c.can, 4)
		if web.rendered != c.want {
			t.Errorf("%s: rendered %d times, want %d", name, web.rendered, c.want)
		}
		if c.want > 0 && (kept == nil || !kept.Rendered() || status.Detail != "read with a browser" || status.State.Blind()) {
			t.Errorf("%s: %+v", name, status)
		}
	}
}

func TestOneBareVisitIsAnAccident(t *testing.T) {
	web := &browsing{plain: blank, built: full}
	src := sources.Source{ID: "a", Kind: "page", URL: "http://a.example/"}
	status, _ := visits(t, web, src, nil, 1)
	text := &sources.Snapshot{Items: []sources.Item{{Text: "text"}}}
	now := time.Date(2026, 11, 3, 8, 0, 0, 0, time.UTC)
	status = status.After(sources.Outcome{Snapshot: text}, now)
	if status = status.After(sources.Outcome{Err: sources.ErrBare}, now); sources.Rendering(src, status, text, nil) {
		t.Error("two bare visits with a full one between are no row")
	}
	// Not modified is as bare as before.
	if status = status.After(sources.Outcome{}, now); !sources.Rendering(src, status, text, nil) {
		t.Error("the second of a row is not counted when it is a 304")
	}
}

func TestWhatABrowserBuiltIsComparedOnlyWithItsLike(t *testing.T) {
	web := &browsing{plain: shell, built: full + "EUR 49"}
	src := sources.Source{ID: "a", Kind: "page", URL: "http://a.example/"}
	plain, err := sources.Read(context.Background(), web, src, fetch.Validators{})
	if err != nil {
		t.Fatal(err)
	}
	built, err := sources.ReadRendered(context.Background(), web, src)
	if err != nil {
		t.Fatal(err)
	}
	if plain.Comparable(built) || plain.Rendered() || !built.Rendered() || !built.MadeWith(src) {
		t.Errorf("%q and %q", plain.Options, built.Options)
	}
	// How a page is visited says nothing about how it is read.
	src.Options = sources.Options{"render": "browser"}
	again, err := sources.Reread(src, built.Documents)
	if err != nil || !again.Comparable(built) {
		t.Errorf("%q and %q, %v", again.Options, built.Options, err)
	}
	// A missing browser is no change of the page: the source is not read plainly.
	src.Options = nil
	if !sources.Rendering(src, sources.Status{Bare: 2}, built, errors.New("no browser")) {
		t.Error("what a browser built is read without one")
	}
}

func TestAnotherAccessIsNotCompared(t *testing.T) {
	docs := []sources.Document{{URL: "https://a.example/p", ContentType: "text/html", Body: []byte("<main><p>Team costs EUR 49 a month</p></main>")}}
	src := sources.Source{ID: "a", Kind: "page", URL: "https://a.example/p"}
	snap, err := sources.Reread(src, docs)
	if err != nil {
		t.Fatal(err)
	}
	if !snap.MadeWith(src) {
		t.Error("it was made with what it was made with")
	}
	src.Access = "portal"
	if snap.MadeWith(src) {
		t.Error("a page seen by a stranger passes for that of a guest")
	}
}
