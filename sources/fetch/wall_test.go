package fetch_test

import (
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"keywatch/sources/fetch"
	"keywatch/sources/fetch/fetchtest"
)

// The marks below are the walls' own; the pages around them are invented.
var walls = map[string]string{
	"Cloudflare":  `<title>Just a moment...</title><script>window._cf_chl_opt={cvId:'3'}</script>`,
	"DataDome":    `<script>var dd={'rt':'c'}</script><script src="https://ct.captcha-delivery.com/c.js"></script>`,
	"PerimeterX":  `<div id="px-captcha"></div><script>window._pxAppId='X'</script>`,
	"Imperva":     `<iframe src="/_Incapsula_Resource?x">Request unsuccessful. Incapsula incident ID: 1</iframe>`,
	"Sucuri":      `<script>sucuri_cloudproxy_js='';S='c2'</script>`,
	"AWS WAF":     `<script>window.gokuProps={}</script><script src="https://x.awswaf.com/challenge.js"></script>`,
	"Akamai":      `<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD>https://errors.edgesuite.net/18</HTML>`,
	"Kasada":      `<script>window.KPSDK={}</script><script src="/149e/2d/ips.js"></script>`,
	"Anubis":      `<script id="anubis_challenge" type="application/json">{}</script>`,
	"DDoS-Guard":  `<!doctype html><title>DDoS-Guard</title>`,
	"Vercel":      `<title>Vercel Security Checkpoint</title>`,
	"a captcha":   `<title>Human Verification</title><div class="captcha"></div>`,
	"Cloudflare ": `<title>Attention Required! | Cloudflare</title><div id="cf-error-details"></div>`,
}

func TestABotWallIsBlockedWhateverItsStatus(t *testing.T) {
	for name, body := range walls {
		for _, status := range []int{0, 202, 403, 404, 405, 429, 503} {
			site := fetchtest.NewSite(t, map[string]string{"/": body, "/robots.txt": ""})
			site.Status("/", status)
			got := faultOf(t, site.Client(t, noon), "http://x.example/")
			if got.Fault != fetch.FaultBlocked || !strings.Contains(got.Error(), strings.TrimSpace(name)) {
				t.Errorf("%s with %d: %s %v", name, status, got.Fault, got)
			}
		}
	}
	for header, value := range map[string]string{"Cf-Mitigated": "challenge", "X-Amzn-Waf-Action": "captcha", "X-Vercel-Mitigated": "challenge"} {
		site := fetchtest.NewSite(t, map[string]string{"/": "<p>", "/robots.txt": ""})
		site.Header("/", header, value)
		if got := faultOf(t, site.Client(t, noon), "http://x.example/"); got.Fault != fetch.FaultBlocked {
			t.Errorf("%s: %v", header, got)
		}
	}
}

func TestAPageBehindAWallIsNoWall(t *testing.T) {
	for name, body := range map[string]string{
		"Cloudflare's script": `<p>Prices</p><script>window.__CF$cv$params={r:'1'};a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'</script>`,
		"Imperva's script":    `<p>Prices</p><script src="/_Incapsula_Resource?SWJIYLWA=1"></script>`,
		"DataDome's script":   `<p>Prices</p><script src="https://js.datadome.co/tags.js"></script>`,
		"a captcha in a form": `<p>Write to us</p><div class="g-recaptcha"></div>`,
		"an article on walls": `<p>How to pass "Just a moment..." and Access Denied pages</p>`,
		"a large page":        walls["Cloudflare"] + strings.Repeat("<p>Prices</p>", 20_000),
	} {
		site := fetchtest.NewSite(t, map[string]string{"/": body, "/robots.txt": ""})
		if _, err := site.Client(t, noon).Do(t.Context(), fetch.Request{URL: "http://x.example/"}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestNoRealPageIsTakenForAWall reads the pages of the evaluation material;
// each was kept because a reader saw its content.
func TestNoRealPageIsTakenForAWall(t *testing.T) {
	root := os.Getenv("KEYWATCH_EVAL")
	if root == "" {
		t.Skip("KEYWATCH_EVAL names no folder of real pages")
	}
	pages := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".html" {
			return err
		}
		body, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		pages++
		if name := fetch.Wall(http.StatusOK, nil, body); name != "" {
			t.Errorf("%s is taken for %s", path, name)
		}
		return nil
	})
	if err != nil || pages == 0 {
		t.Errorf("%d pages, %v", pages, err)
	}
	t.Logf("%d pages, none may be a wall", pages)
}
