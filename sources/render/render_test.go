package render_test

import (
	"strings"
	"testing"

	"keywatch/sources/fetch/fetchtest"
	"keywatch/sources/render"
)

func TestAPageThatScriptsBuildIsRead(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{
		"/app":       `<!doctype html><html lang="en"><head><title>Plans</title></head><body><div id="root"></div><script src="/app.js"></script></body></html>`,
		"/app.js":    `fetch("/data.json").then(r => r.json()).then(d => { document.getElementById("root").innerHTML = "<main><h1>Plans</h1><p>" + d.text + "</p></main>"; });`,
		"/data.json": `{"text": "The team plan costs 49 euros a month"}`,
	})
	c, _ := client(t, site.Policy(), nil, render.Options{})
	got := rendered(t, c, "http://a.example/app#top")
	if !strings.Contains(string(got.Body), "<p>The team plan costs 49 euros a month</p>") {
		t.Errorf("got %s", got.Body)
	}
	if !got.Rendered || got.Status != 200 || got.URL != "http://a.example/app" {
		t.Errorf("got %+v", got)
	}
}
