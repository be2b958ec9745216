package fetch

import (
	"net/url"
	"strings"
	"testing"
	"time"
)

func TestRobotsRulesAreReadAsRFC9309Says(t *testing.T) {
	for _, c := range []struct {
		name, file, path string
		want             bool
	}{
		{"empty file", "", "/a", true},
		{"all forbidden", "User-agent: *\nDisallow: /", "/a", false},
		{"empty disallow forbids nothing", "User-agent: *\nDisallow:\n\nUser-agent: other\nDisallow: /", "/a", true},
		{"own group beats star", "User-agent: *\nDisallow: /\nUser-agent: keywatch\nAllow: /", "/a", true},
		{"own group alone counts", "User-agent: keywatch\nDisallow: /x\nUser-agent: *\nDisallow: /a", "/a", true},
		{"case of the agent", "User-Agent: KeyWatch\nDisallow: /", "/a", false},
		{"version in the agent", "User-agent: keywatch/1.0\nDisallow: /", "/a", false},
		{"a prefix is another robot", "User-agent: key\nDisallow: /", "/a", true},
		{"a longer name is another robot", "User-agent: keywatchbot\nDisallow: /", "/a", true},
		{"two agents share a group", "User-agent: other\nUser-agent: keywatch\nDisallow: /a", "/a", false},
		{"groups of one agent are joined", "User-agent: keywatch\nDisallow: /x\nUser-agent: other\nDisallow: /\nUser-agent: keywatch\nDisallow: /a", "/a", false},
		{"longest rule wins", "User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true},
		{"longest rule wins in any order", "User-agent: *\nAllow: /a/b\nDisallow: /a/b/c", "/a/b/c", false},
		{"allow wins a tie", "User-agent: *\nDisallow: /a\nAllow: /a", "/a", true},
		{"star inside", "User-agent: *\nDisallow: /a*b", "/axxb", false},
		{"patterns begin at the start", "User-agent: *\nDisallow: /a*b", "/x/a/b", true},
		{"dollar ends", "User-agent: *\nDisallow: /*.pdf$", "/f.pdf", false},
		{"dollar ends, not inside", "User-agent: *\nDisallow: /*.pdf$", "/f.pdf?x", true},
		{"dollar without star", "User-agent: *\nDisallow: /a$", "/a/b", true},
		{"last part may be found late", "User-agent: *\nDisallow: /a*b$", "/abxb", false},
		{"query counts", "User-agent: *\nDisallow: /a?x=", "/a?x=1", false},
		{"percent-encoding is one spelling", "User-agent: *\nDisallow: /%7ejo/", "/~jo/x", false},
		{"reserved stays encoded", "User-agent: *\nDisallow: /a%2fb", "/a/b", true},
		{"non-ASCII is encoded", "User-agent: *\nDisallow: /café", "/caf%C3%A9", false},
		{"comments", "# hello\nUser-agent: * # all\nDisallow: /a # here\n", "/a", false},
		{"bad lines are skipped", "Disallow: /x\nhello\nUser-agent: *\nCrawl-delay: soon\nDisallow /b\nDisallow: /a", "/a", false},
		{"a sitemap ends no group", "User-agent: *\nSitemap: /s.xml\nDisallow: /a", "/a", false},
		{"BOM and CR", "\ufeffUser-agent: *\rDisallow: /a\r", "/a", false},
		{"the root", "User-agent: *\nDisallow: /$", "", false},
		{"robots.txt itself", "User-agent: *\nDisallow: /", "/robots.txt", true},
		{"HTML instead of rules", "<!doctype html><p>Not found: here</p>", "/a", true},
	} {
		u, err := url.Parse("https://x.example" + c.path)
		if err != nil {
			t.Fatal(err)
		}
		if got := parseRobots(c.file, "keywatch").allows(u); got != c.want {
			t.Errorf("%s: %s allowed: %v", c.name, c.path, got)
		}
	}
}

func TestCrawlDelayIsRead(t *testing.T) {
	for value, want := range map[string]time.Duration{
		"5": 5 * time.Second, "0.5": time.Second / 2, "": 0, "-1": 0, "soon": 0, "NaN": 0, "Inf": 24 * time.Hour, "1e300": 24 * time.Hour,
	} {
		if got := parseRobots("User-agent: *\nCrawl-delay: "+value, "keywatch").delay; got != want {
			t.Errorf("%q: %s, want %s", value, got, want)
		}
	}
}

func TestAHostilePatternIsCheap(t *testing.T) {
	file := "User-agent: *\nDisallow: /" + strings.Repeat("a*", 100_000) + "b"
	u, _ := url.Parse("https://x.example/" + strings.Repeat("a", 8000))
	began := time.Now()
	if !parseRobots(file, "keywatch").allows(u) {
		t.Error("forbidden")
	}
	if took := time.Since(began); took > time.Second {
		t.Errorf("took %s", took)
	}
}

func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /a*b$\nCrawl-delay: 3\n", "/a%zz?b")
	f.Add("\ufeffuser-agent:keywatch\rallow:*\r\ndisallow:$", "//")
	f.Fuzz(func(t *testing.T, file, path string) {
		r := parseRobots(file, "keywatch")
		if r.delay < 0 || r.delay > 24*time.Hour {
			t.Errorf("delay %s", r.delay)
		}
		u := &url.URL{Scheme: "https", Host: "x.example", Path: path}
		if first := r.allows(u); first != r.allows(u) {
			t.Error("two answers for one address")
		}
		if uniform(uniform(path)) != uniform(path) {
			t.Errorf("%q has two uniform spellings", path)
		}
	})
}
