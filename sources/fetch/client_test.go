package fetch_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"keywatch/sources/fetch"
	"keywatch/sources/fetch/fetchtest"
)

// noon is the moment at which most tests happen.
func noon() time.Time { return time.Date(2026, 11, 2, 12, 0, 0, 0, time.UTC) }

// get visits an address that must be readable.
func get(t *testing.T, c *fetch.Client, req fetch.Request) *fetch.Response {
	t.Helper()
	resp, err := c.Do(context.Background(), req)
	if err != nil {
		t.Fatalf("visit %s: %v", req.URL, err)
	}
	return resp
}

// faultOf visits an address that must not be readable.
func faultOf(t *testing.T, c *fetch.Client, address string) *fetch.Error {
	t.Helper()
	_, err := c.Do(context.Background(), fetch.Request{URL: address})
	return faultIn(t, err)
}

// faultIn is what an error says about a document.
func faultIn(t *testing.T, err error) *fetch.Error {
	t.Helper()
	var fault *fetch.Error
	if !errors.As(err, &fault) {
		t.Fatalf("got %v, want an *Error", err)
	}
	return fault
}

func TestAPageIsReadWholeWithItsValidators(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{"/pricing": "<p>Plans from €12</p>"})
	c := site.Client(t, noon)
	resp := get(t, c, fetch.Request{URL: "http://www.brindlow.example/pricing#plans"})
	if string(resp.Body) != "<p>Plans from €12</p>" || resp.ContentType != "text/html" || resp.Charset != "utf-8" {
		t.Errorf("read %q as %s in %s", resp.Body, resp.ContentType, resp.Charset)
	}
	if resp.URL != "http://www.brindlow.example/pricing" || resp.Moved != "" || !resp.At.Equal(noon()) {
		t.Errorf("URL %q, moved %q, at %v", resp.URL, resp.Moved, resp.At)
	}
	if resp.Validators.ETag == "" || resp.Validators.LastModified == "" || resp.Validators.URL != resp.URL {
		t.Errorf("validators %+v", resp.Validators)
	}

	again := get(t, c, fetch.Request{URL: "http://www.brindlow.example/pricing", Validators: resp.Validators})
	if !again.NotModified || len(again.Body) != 0 || again.Validators != resp.Validators {
		t.Errorf("unchanged page: %+v", again)
	}
	site.Set("/pricing", "<p>Plans from €14</p>")
	changed := get(t, c, fetch.Request{URL: "http://www.brindlow.example/pricing", Validators: resp.Validators})
	if changed.NotModified || !strings.Contains(string(changed.Body), "€14") {
		t.Errorf("changed page: %+v", changed)
	}
}

func TestValidatorsGoOnlyToTheAddressThatGaveThem(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{"/a": "a", "/b": "b"})
	c := site.Client(t, noon)
	first := get(t, c, fetch.Request{URL: "http://x.example/b"})
	site.Redirect("/a", "/b", http.StatusFound)
	onto := get(t, c, fetch.Request{URL: "http://x.example/a", Validators: first.Validators})
	if !onto.NotModified || onto.URL != "http://x.example/b" {
		t.Errorf("after a redirect to the known address: %+v", onto)
	}
	other := first.Validators
	other.URL = "http://x.example/a"
	if resp := get(t, c, fetch.Request{URL: "http://x.example/b", Validators: other}); resp.NotModified {
		t.Error("validators of another address were sent")
	}
}

func TestAVisitTellsWhoWeAre(t *testing.T) {
	var seen http.Header
	site := fetchtest.NewSite(t, nil)
	site.Handle("/", func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/" {
			seen = r.Header.Clone()
		}
	})
	t.Setenv("COLLY_USER_AGENT", "somebody else")
	t.Setenv("COLLY_MAX_BODY_SIZE", "1")
	t.Setenv("HTTP_PROXY", "http://127.0.0.1:1")
	get(t, site.Client(t, noon), fetch.Request{URL: "http://x.example/"})
	for key, want := range map[string]string{
		"User-Agent": "keywatch/test (+https://keywatch.example/about)", "Accept-Language": "en",
		"Accept-Encoding": "gzip, br, zstd, deflate", "Cookie": "", "Referer": "",
	} {
		if got := seen.Get(key); got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
}

func TestStatusesLeadToFaults(t *testing.T) {
	for status, want := range map[int]fetch.Fault{
		400: fetch.FaultBroken, 401: fetch.FaultBlocked, 403: fetch.FaultBlocked, 404: fetch.FaultGone,
		405: fetch.FaultBroken, 407: fetch.FaultBlocked, 410: fetch.FaultGone, 429: fetch.FaultBlocked,
		451: fetch.FaultBlocked, 500: fetch.FaultBroken, 502: fetch.FaultBroken, 503: fetch.FaultBroken,
		206: fetch.FaultBroken, 300: fetch.FaultBroken, 304: fetch.FaultBroken, 999: fetch.FaultBlocked,
	} {
		site := fetchtest.NewSite(t, map[string]string{"/p": ""})
		site.Status("/p", status)
		site.Header("/p", "Retry-After", "90")
		got := faultOf(t, site.Client(t, noon), "http://x.example/p")
		if got.Fault != want || got.Status != status {
			t.Errorf("%d: %s, status %d, want %s: %v", status, got.Fault, got.Status, want, got)
		}
		if status >= 400 && got.RetryAfter != 90*time.Second {
			t.Errorf("%d: retry after %s", status, got.RetryAfter)
		}
	}
}

func TestAVisitThatWasCalledOffSaysNothingAboutTheSource(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	site := fetchtest.NewSite(t, nil)
	site.Handle("/slow", func(w http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	})
	_, err := site.Client(t, noon).Do(ctx, fetch.Request{URL: "http://x.example/slow"})
	var fault *fetch.Error
	if !errors.Is(err, context.Canceled) || errors.As(err, &fault) {
		t.Errorf("got %v", err)
	}
}

func TestOnlyWebAddressesAreVisited(t *testing.T) {
	c := fetchtest.NewSite(t, nil).Client(t, noon)
	for _, address := range []string{
		"", "x", "file:///etc/passwd", "ftp://x.example/", "gopher://x.example/", "http://", "https:///path",
		"javascript:alert(1)", "data:text/html,x", "//x.example/", "http://[::1", "http://x.example:99999/", "http://a b/",
	} {
		if got := faultOf(t, c, address); got.Fault != fetch.FaultRefused {
			t.Errorf("%q: %s: %v", address, got.Fault, got)
		}
	}
}

func TestABodyIsSent(t *testing.T) {
	site := fetchtest.NewSite(t, nil)
	site.Handle("/api", func(w http.ResponseWriter, r *http.Request) {
		body := make([]byte, 64)
		n, _ := r.Body.Read(body)
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte(`["` + r.Method + " " + r.Header.Get("Content-Type") + " " + string(body[:n]) + `"]`))
	})
	resp := get(t, site.Client(t, noon), fetch.Request{URL: "http://x.example/api", Method: http.MethodPost, Body: []byte("q=1")})
	if got := string(resp.Body); got != `["POST application/json q=1"]` {
		t.Errorf("the server saw %s", got)
	}
}
