package sources_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"keywatch/sources"
	"keywatch/sources/fetch"
)

// ownTests are kinds that read no web page; each is held to the same seven
// answers in its own test. page is the rest of this package.
var ownTests = map[string]bool{"page": true}

// TestKindsOverHTTP holds every kind to the same seven answers of its service.
func TestKindsOverHTTP(t *testing.T) {
	for _, kind := range sources.Kinds() {
		if ownTests[kind.Name] || kind.Visit != nil {
			continue
		}
		t.Run(kind.Name, func(t *testing.T) {
			t.Parallel()
			c := readKindCase(t, kind.Name)
			for _, of := range []string{"healthy", "paged", "empty", "wrong"} {
				c.holds(t, kind, of)
			}
			c.truncated(t, kind)
			c.redirected(t)
			c.limited(t)
			c.recognised(t, kind)
		})
	}
}

// holds compares what a case reads with what it should.
func (c kindCase) holds(t *testing.T, kind sources.Kind, of string) {
	t.Helper()
	want, ok := c.want[of]
	if !ok && of == "paged" && kind.Next == nil {
		return // of one document
	}
	if !ok {
		t.Errorf("the case %s is missing", of)
		return
	}
	service := &service{answers: c.answers[of]}
	snap, err := c.visit(t, service)
	if words, isError := strings.CutPrefix(strings.TrimSpace(want), "error: "); isError {
		if err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%s: %v, want an error with %q", of, err, words)
		}
		if of == "wrong" && sources.StateOf(err) != sources.StateUnparseable {
			t.Errorf("%s: state %s", of, sources.StateOf(err))
		}
		return
	}
	if of == "wrong" {
		t.Errorf("wrong: a wrong shape must be an error")
	}
	if err != nil {
		t.Errorf("%s: %v (asked %v)", of, err, service.seen)
		return
	}
	if diff := cmp.Diff(want, shownItems(snap)); diff != "" {
		t.Errorf("%s (asked %v):\n%s", of, service.seen, diff)
	}
	if of == "empty" && (len(snap.Items) > 0 || kind.Reader < 1) {
		t.Errorf("empty: %d items", len(snap.Items))
	}
}

// truncated cuts every answer in the middle: by the line, which HTTP tells, and
// by the service, which only the format can tell.
func (c kindCase) truncated(t *testing.T, kind sources.Kind) {
	t.Helper()
	cutBy := func(promise int) func(w http.ResponseWriter, r *http.Request, body string) bool {
		return func(w http.ResponseWriter, r *http.Request, body string) bool {
			for strings.HasPrefix(body, "HTTP ") {
				_, body, _ = strings.Cut(body, "\n")
			}
			if promise > 0 {
				w.Header().Set("Content-Length", fmt.Sprint(len(body)+promise))
			}
			answerWith(w, r.URL.Path, body[:len(body)/2])
			return true
		}
	}
	if _, err := c.visit(t, &service{answers: c.answers["healthy"], mangle: cutBy(100)}); sources.StateOf(err) != sources.StateBroken {
		t.Errorf("truncated on the line: %v", err)
	}
	snap, err := c.visit(t, &service{answers: c.answers["healthy"], mangle: cutBy(0)})
	if err == nil && (kind.Complete || snap.Read == 0) {
		t.Errorf("truncated by the service: read as %d items; absence would mean removal", snap.Read)
	}
}

// redirected sends every request to a page that praises the service.
func (c kindCase) redirected(t *testing.T) {
	t.Helper()
	mangle := func(w http.ResponseWriter, r *http.Request, _ string) bool {
		if r.Host == "www.service.example" {
			answerWith(w, "/", "<!doctype html><html lang=en><head><title>Hire better</title></head><body><h1>Hire better</h1><p>The platform for growing teams.</p><a href=/demo>Book a demo</a></body></html>")
		} else {
			http.Redirect(w, r, "https://www.service.example/", http.StatusFound)
		}
		return true
	}
	snap, err := c.visit(t, &service{answers: c.answers["healthy"], mangle: mangle})
	if err == nil {
		t.Errorf("redirected to marketing: read as %d items", snap.Read)
	} else if s := sources.StateOf(err); s != sources.StateUnparseable && s != sources.StateBlocked {
		t.Errorf("redirected to marketing: state %s, %v", s, err)
	}
}

// limited answers that there were too many requests.
func (c kindCase) limited(t *testing.T) {
	t.Helper()
	mangle := func(w http.ResponseWriter, _ *http.Request, _ string) bool {
		w.Header().Set("Retry-After", "120")
		w.WriteHeader(http.StatusTooManyRequests)
		return true
	}
	_, err := c.visit(t, &service{answers: c.answers["healthy"], mangle: mangle})
	var fault *fetch.Error
	if sources.StateOf(err) != sources.StateBlocked || !errors.As(err, &fault) || fault.RetryAfter == 0 {
		t.Errorf("rate-limited: %v", err)
	}
}

// recognised holds the kind against its own answer, and its example against
// the links that it claims.
func (c kindCase) recognised(t *testing.T, kind sources.Kind) {
	t.Helper()
	if kind.Claim != nil {
		u, err := url.Parse(kind.Example)
		if err != nil || kind.Claim(u) == "" {
			t.Errorf("the kind does not claim its own example %s", kind.Example)
		}
	}
	if kind.Recognise == nil {
		t.Error("the kind recognises nothing")
		return
	}
	var best float64
	for url, bodies := range c.answers["healthy"] {
		best = max(best, kind.Recognise(sources.Document{URL: url, Body: []byte(bodies[0])}))
	}
	if best <= 0 {
		t.Errorf("the kind recognises its own answer with %.2f", best)
	}
}
