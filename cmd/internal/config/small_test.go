package config

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"keywatch/sources"
)

func TestDistanceCountsSwapsOnce(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"role", "role", 0}, {"roel", "role", 1}, {"", "abc", 3}, {"kitten", "sitting", 3}, {"ä", "a", 1}, {"abc", "", 3}} {
		if have := distance(c.a, c.b); have != c.want {
			t.Errorf("%q to %q is %d, want %d", c.a, c.b, have, c.want)
		}
		if distance(c.a, c.b) != distance(c.b, c.a) {
			t.Errorf("%q and %q: not the same both ways", c.a, c.b)
		}
	}
}

func TestOnlyANearWordIsSuggested(t *testing.T) {
	list := []string{"role", "parent", "A", "sources"}
	for written, want := range map[string]string{
		"rol": "role", "ROLE": "role", "source": "sources", "soruces": "sources", "a": "A", "b": "",
		"zebra": "", "": "", strings.Repeat("x", 1000): "",
	} {
		if have := nearest(written, list); have != want {
			t.Errorf("%q is taken for %q, want %q", written, have, want)
		}
	}
}

func TestIntervals(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"30m": 30 * time.Minute, "6h": 6 * time.Hour, "1d": 24 * time.Hour, "2w": 14 * 24 * time.Hour, "1h30m": 90 * time.Minute, "90d": longest,
	} {
		if have, err := interval.parse(text); err != nil || have != want {
			t.Errorf("%s is %s, %v", text, have, err)
		}
	}
	for _, text := range []string{"", "d", "1", "-6h", "91d", "4m59s", "1y", "9999w"} {
		if have, err := interval.parse(text); err == nil {
			t.Errorf("%q is taken for %s", text, have)
		}
	}
}

func TestClocksAreKeptWithTwoDigits(t *testing.T) {
	for text, want := range map[string]string{"8:00": "08:00", "08:00": "08:00", "23:59": "23:59", "0:05": "00:05"} {
		if have, err := clock.parse(text); err != nil || have != want {
			t.Errorf("%s is %s, %v", text, have, err)
		}
	}
	for _, text := range []string{"24:00", "8", "8:60", "8.00", "08:00:00", " 8:00"} {
		if have, err := clock.parse(text); err == nil {
			t.Errorf("%q is taken for %s", text, have)
		}
	}
}

func TestHostsAreNamedAsGatesNameThem(t *testing.T) {
	for address, want := range map[string]string{
		"https://WWW.A.example/x": "www.a.example:443", "http://a.example": "a.example:80", "http://a.example:8080/": "a.example:8080", "%": "", "x": "",
	} {
		if have := Host(sources.Source{URL: address}); have != want {
			t.Errorf("%s is at %q, want %q", address, have, want)
		}
	}
}

func TestMadeIDsFollowPlaceOrPath(t *testing.T) {
	for _, c := range []struct {
		src  sources.Source
		want string
	}{
		{sources.Source{Company: "a", Kind: "page", URL: "https://a.example/Pricing/Plans.html"}, "a-page-pricing-plans-html"},
		{sources.Source{Company: "a", Kind: "page", URL: "https://a.example/x?p=1", Place: "blog"}, "a-page-blog"},
		{sources.Source{Company: "a", Kind: "page", URL: "https://a.example/x?p=1"}, "a-page-x-p-1"},
		{sources.Source{Kind: "feed", URL: "https://www.wire.example"}, "wire-example-feed-home"},
		{sources.Source{Company: "a", Kind: "page", URL: "https://a.example/" + strings.Repeat("x", 99)}, "a-page-" + strings.Repeat("x", 57)},
	} {
		if have := madeID(c.src); have != c.want {
			t.Errorf("%s is %s, want %s", c.src.URL, have, c.want)
		}
	}
}

func TestAReloadSaysWhatChanges(t *testing.T) {
	old := must(t, world)
	now := must(t, strings.NewReplacer(
		"name: Fabrik", "name: Fabrik SE", "tier: B", "tier: A", "at: \"06:15\"", "at: \"06:30\"",
		"{id: nw-news,", "{id: nw-blog,", "  - {id: mara, email: mara@us.example}\n", "", "timezone: Europe/Berlin", "timezone: Europe/Paris",
		"confidential: true", "confidential: false",
	).Replace(world)+"mail: {host: localhost, from: k@us.example, username: k, password: hush}\n")
	want := []string{
		"company fabrik changed: name",
		"source nw-news removed", "source nw-blog added",
		"account top changed: tier",
		"subscription mara removed",
		"timezone changed", "confidential accounts changed", "digest changed", "mail changed",
	}
	have := Diff(old, now)
	if d := cmp.Diff(want, have); d != "" {
		t.Error("(-want +have):\n" + d)
	}
	if len(Diff(old, must(t, world))) != 0 {
		t.Errorf("nothing changed, and yet: %v", Diff(old, must(t, world)))
	}
}

func TestAFirstFileIsValid(t *testing.T) {
	text, err := Initial([]string{"brindlow.example", "https://www.brindlow.example/blog/feed.xml", "www.quenby.co.uk", "https://quenby.example/feedback", "https://news.quenby.co.uk/rss/all"}, "")
	if err != nil {
		t.Fatal(err)
	}
	c, err := loadBytes("keywatch.yaml", []byte(text), ".", noEnv, Options{}, testKinds)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	var have []string
	for _, s := range c.Sources {
		have = append(have, s.Company+" "+s.Kind+" "+s.URL)
	}
	want := []string{
		"brindlow page https://brindlow.example/", "brindlow feed https://www.brindlow.example/blog/feed.xml",
		"quenby page https://www.quenby.co.uk/", "quenby feed https://news.quenby.co.uk/rss/all",
		"quenby-example page https://quenby.example/feedback",
	}
	if d := cmp.Diff(want, have); d != "" {
		t.Error("(-want +have):\n" + d)
	}
	if len(c.Warnings) != 1 || !strings.HasPrefix(c.Warnings[0].Message, "fetch.contact:") {
		t.Errorf("the placeholder is not warned of: %v", c.Warnings)
	}
}

func TestAFirstFileIsValidForEveryDomain(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"brindlow.example brindlow.example", "brindlow Brindlow brindlow-page-home"},
		{"www.brindlow.example shop.brindlow.example", "brindlow Brindlow brindlow-page-home, brindlow Brindlow brindlow-page-shop-brindlow-example"},
		{"360.example on.example", "360 360 360-page-home, on On on-page-home"},
		{"null.example 1e3.example", "null Null null-page-home, 1e3 1e3 1e3-page-home"},
		{"älvkraft.example", "lvkraft Älvkraft lvkraft-page-home"},
		{"http://127.0.0.1:8080/", "127 127 127-page-home"},
	} {
		text, err := Initial(strings.Fields(c.args), "")
		if err != nil {
			t.Fatal(err)
		}
		cfg, err := loadBytes("keywatch.yaml", []byte(text), ".", noEnv, Options{}, testKinds)
		if err != nil {
			t.Errorf("%s: %v", c.args, err)
			continue
		}
		var have []string
		for _, s := range cfg.Sources {
			i := slices.IndexFunc(cfg.Companies, func(c sources.Company) bool { return c.ID == s.Company })
			have = append(have, s.Company+" "+cfg.Companies[i].Name+" "+s.ID)
		}
		if got := strings.Join(have, ", "); got != c.want {
			t.Errorf("%s: %s", c.args, got)
		}
	}
}

func TestAFirstFileWithoutDomainsIsValidToo(t *testing.T) {
	text, err := Initial(nil, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := loadBytes("keywatch.yaml", []byte(text), ".", noEnv, Options{}, testKinds); err != nil {
		t.Error(err)
	}
}

func TestAFirstFileNamesWhatIsNoDomain(t *testing.T) {
	for _, arg := range []string{"brindlow", "ftp://brindlow.example/", "a b.example", "", "--x"} {
		if text, err := Initial([]string{arg}, ""); err == nil {
			t.Errorf("%q gives\n%s", arg, text)
		}
	}
}

func TestProblemsWithoutAPlaceHaveNone(t *testing.T) {
	if have := (Problem{File: "f", Message: "m"}).String(); have != "f: m" {
		t.Error(have)
	}
}
