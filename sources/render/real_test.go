package render_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"keywatch/sources/fetch"
	"keywatch/sources/fetch/fetchtest"
	"keywatch/sources/render"
)

// need ends a test where there is no browser: skipped, but where
// KEYWATCH_REQUIRE names it the test fails.
func need(t *testing.T) {
	t.Helper()
	if _, err := render.Find(""); err != nil {
		if slices.Contains(strings.Split(os.Getenv("KEYWATCH_REQUIRE"), ","), "chromium") {
			t.Fatalf("chromium is required: %v", err)
		}
		t.Skipf("without chromium: %v", err)
	}
}

// client visits and renders under a policy.
func client(t *testing.T, policy fetch.Policy, gate fetch.Gate, o render.Options) (*fetch.Client, *render.Renderer) {
	t.Helper()
	need(t)
	c := fetchtest.Client(t, policy, gate, nil)
	r := render.New(c.Egress(), o)
	c.UseRenderer(r)
	t.Cleanup(func() { _ = r.Close() })
	return c, r
}

// rendered gives a page as its scripts build it.
func rendered(t *testing.T, c *fetch.Client, address string) *fetch.Response {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	resp, err := c.Do(ctx, fetch.Request{URL: address, Rendered: true})
	if err != nil {
		t.Fatal(err)
	}
	return resp
}
