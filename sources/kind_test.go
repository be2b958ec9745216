package sources

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"keywatch/sources/fetch"
)

// web answers by address; *fetch.Client is the real one.
type web map[string]*fetch.Response

func (w web) Do(_ context.Context, req fetch.Request) (*fetch.Response, error) {
	r, ok := w[req.URL]
	if !ok {
		return nil, &fetch.Error{Fault: fetch.FaultGone, URL: req.URL, Status: 404, Err: errors.New("not found")}
	}
	if req.Validators != (fetch.Validators{}) && req.Validators == r.Validators {
		return &fetch.Response{NotModified: true, Validators: r.Validators}, nil
	}
	return r, nil
}

func newsSource() Source { return Source{ID: "northwind-news", Kind: "feed", URL: feedURL} }

func newsWeb() web {
	return web{feedURL: {
		URL: feedURL, Body: []byte(rss(`<item><title>A</title></item>`)), ContentType: "application/rss+xml", At: monday,
		Validators: fetch.Validators{ETag: `"1"`}, Moved: "https://news.northwind.example/",
	}}
}

func TestASnapshotSaysHowItWasMade(t *testing.T) {
	src := newsSource()
	src.Options = Options{"ignore": []string{"x"}}
	snap, err := Read(t.Context(), newsWeb(), src, fetch.Validators{})
	if err != nil {
		t.Fatal(err)
	}
	kind, _ := KindByName("feed")
	got := []any{snap.Source, snap.URL, snap.Final, snap.Kind, snap.Reader, snap.Options, snap.At, snap.Moved, snap.Validators.ETag, len(snap.Documents)}
	want := []any{"northwind-news", feedURL, feedURL, "feed", kind.Reader, src.Options.Hash(), monday, "https://news.northwind.example/", `"1"`, 1}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestNotModifiedIsNoSnapshotAndNoError(t *testing.T) {
	snap, err := Read(t.Context(), newsWeb(), newsSource(), fetch.Validators{ETag: `"1"`})
	if snap != nil || err != nil {
		t.Errorf("%v, %v", snap, err)
	}
}

func TestReadKeepsTheFault(t *testing.T) {
	if _, err := Read(t.Context(), web{}, newsSource(), fetch.Validators{}); StateOf(err) != StateGone {
		t.Errorf("%v", err)
	}
	if _, err := Read(t.Context(), newsWeb(), Source{ID: "x", Kind: "tarot"}, fetch.Validators{}); err == nil || !strings.Contains(err.Error(), `unknown kind "tarot"`) {
		t.Errorf("%v", err)
	}
	if _, err := Reread(Source{Kind: "tarot"}, nil); err == nil {
		t.Error("an unknown kind was read again")
	}
}

// TestPagesOfAKindAreAllReadAndBounded registers a kind that never ends.
func TestPagesOfAKindAreAllReadAndBounded(t *testing.T) {
	register(Kind{
		Name:  "endless",
		Next:  func(src Source, _ []Document) (fetch.Request, bool) { return fetch.Request{URL: src.URL}, true },
		Parse: func(_ Source, docs []Document) (Snapshot, error) { return Snapshot{Read: len(docs)}, nil },
	})
	defer delete(kinds, "endless")
	src := newsSource()
	src.Kind = "endless"
	snap, err := Read(t.Context(), newsWeb(), src, fetch.Validators{})
	if err != nil || snap.Read != maxPages {
		t.Errorf("%v, %v", snap, err)
	}
}

func TestAKindIsRegisteredOnce(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a second kind of one name was taken")
		}
	}()
	register(Kind{Name: "feed"})
}

func TestEveryKindDescribesItself(t *testing.T) {
	list := Kinds()
	if len(list) < 2 || !slices.IsSortedFunc(list, func(a, b Kind) int { return strings.Compare(a.Name, b.Name) }) {
		t.Errorf("%d kinds, or not by name", len(list))
	}
	for _, k := range list {
		if k.Doc == "" || !strings.Contains(k.Example, ":") || k.Visit == nil && !strings.HasPrefix(k.Example, "https://") || k.Reader < 1 || k.Interval < time.Minute || k.Parse == nil || k.Visit == nil && k.Recognise == nil {
			t.Errorf("kind %s lacks something", k.Name)
		}
		for _, f := range k.Fields {
			if f.Name == "" || f.Doc == "" || f.Type == "" || f.Example == nil {
				t.Errorf("field %s of kind %s lacks something", f.Name, k.Name)
			}
		}
	}
}

func TestOptionsHaveOneHash(t *testing.T) {
	a := Options{"include": []string{"main"}, "exclude": "nav"}
	b := Options{"exclude": "nav", "include": []string{"main"}}
	if a.Hash() != b.Hash() || a.Hash() == (Options{}).Hash() || (Options{}).Hash() != "" {
		t.Errorf("%q, %q", a.Hash(), b.Hash())
	}
	if diff := cmp.Diff([][]string{{"main"}, {"nav"}, nil}, [][]string{a.Strings("include"), a.Strings("exclude"), a.Strings("x")}); diff != "" {
		t.Error(diff)
	}
	if a.String("exclude") != "nav" || a.String("include") != "" {
		t.Error("an option changed its type")
	}
}

func TestAnIntervalIsTheSourcesOrItsKinds(t *testing.T) {
	for src, want := range map[*Source]time.Duration{
		{Kind: "feed", Interval: time.Minute}: time.Minute,
		{Kind: "feed"}:                        2 * time.Hour,
		{Kind: "tarot"}:                       24 * time.Hour,
	} {
		if got := src.Every(); got != want {
			t.Errorf("%s: %v, want %v", src.Kind, got, want)
		}
	}
}

func TestOnlySnapshotsMadeAlikeAreComparable(t *testing.T) {
	base := Snapshot{Kind: "page", Reader: 1, Options: "a", URL: "u"}
	for name, other := range map[string]Snapshot{
		"reader":  {Kind: "page", Reader: 2, Options: "a", URL: "u"},
		"options": {Kind: "page", Reader: 1, Options: "b", URL: "u"},
		"url":     {Kind: "page", Reader: 1, Options: "a", URL: "v"},
		"kind":    {Kind: "feed", Reader: 1, Options: "a", URL: "u"},
	} {
		if base.Comparable(&other) || !base.Comparable(&base) {
			t.Errorf("another %s is compared", name)
		}
	}
}

func TestBlindStatesAreThoseThatCouldNotRead(t *testing.T) {
	for state, blind := range map[State]bool{
		StateHealthy: false, StateUnchanged: false, StateMoved: false, StateSilent: false,
		StateNew: true, StateBlocked: true, StateBroken: true, StateProxy: true, StateRefused: true, StateEmpty: true, StateUnparseable: true, StateGone: true,
	} {
		if state.Blind() != blind {
			t.Errorf("%s: blind %v", state, state.Blind())
		}
	}
}

// TestOnlyTheDocumentedEndpointGoesWithoutRobots holds that pages on the way to
// it keep to robots.txt. No validators go out where
// more pages follow: the first may be as it was while a later one is not.
func TestOnlyTheDocumentedEndpointGoesWithoutRobots(t *testing.T) {
	const channel = "UCnW3xTr8dQk2LmZ9aB7cD1e"
	page, feed := "https://www.youtube.com/@northwind", youTubeFeed+channel
	asked := map[string]fetch.Request{}
	w := getter(func(req fetch.Request) *fetch.Response {
		asked[req.URL] = req
		if req.URL == page {
			return &fetch.Response{URL: page, Body: []byte(`<html><link rel="alternate" href="` + feed + `">`)}
		}
		return &fetch.Response{URL: feed, Body: []byte(`<feed xmlns="http://www.w3.org/2005/Atom"></feed>`)}
	})
	if _, err := Read(t.Context(), w, Source{ID: "v", Kind: "youtube", URL: page}, fetch.Validators{ETag: `"1"`}); err != nil {
		t.Fatal(err)
	}
	if len(asked) != 2 || asked[page].Documented || !asked[feed].Documented || asked[page].Validators.ETag != "" {
		t.Errorf("%+v", asked)
	}
}

// getter answers every request by a function.
type getter func(fetch.Request) *fetch.Response

func (g getter) Do(_ context.Context, req fetch.Request) (*fetch.Response, error) { return g(req), nil }
