package fetch_test

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"

	"keywatch/sources/fetch"
	"keywatch/sources/fetch/fetchtest"
)

// page is as long as real ones are: 60 to 120 KB.
var page = "<html><head><meta charset=utf-8></head>" + strings.Repeat("<p>Plans and prices, from €12 a month.</p>\n", 2100)

func BenchmarkVisit(b *testing.B) {
	site := fetchtest.NewSite(b, map[string]string{"/p": page})
	c := site.Client(b, noon)
	req := fetch.Request{URL: "http://x.example/p"}
	b.Run("whole", func(b *testing.B) { visitAll(b, c, req) })
	site.Set("/z", encode(b, "gzip", page))
	site.Header("/z", "Content-Encoding", "gzip")
	b.Run("gzip", func(b *testing.B) { visitAll(b, c, fetch.Request{URL: "http://x.example/z"}) })
	first, err := c.Do(context.Background(), req)
	if err != nil {
		b.Fatal(err)
	}
	req.Validators = first.Validators
	b.Run("not modified", func(b *testing.B) { visitAll(b, c, req) })
}

func visitAll(b *testing.B, c *fetch.Client, req fetch.Request) {
	b.Helper()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.Do(context.Background(), req); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPlain is what net/http alone costs for the same pages.
func BenchmarkPlain(b *testing.B) {
	site := fetchtest.NewSite(b, map[string]string{"/p": page})
	client := &http.Client{Transport: &http.Transport{DisableCompression: true}}
	defer client.CloseIdleConnections()
	b.ReportAllocs()
	for b.Loop() {
		resp, err := client.Get(site.URL("/p"))
		if err != nil {
			b.Fatal(err)
		}
		if _, err := io.ReadAll(resp.Body); err != nil {
			b.Fatal(err)
		}
		_ = resp.Body.Close()
	}
}
