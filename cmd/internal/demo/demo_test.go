package demo

import (
	"bytes"
	"context"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"keywatch/cmd/internal/web"
	"keywatch/diff/tag"
	"keywatch/digest"
)

func TestTheBundledScenarioIsFoundWholeAndNothingElse(t *testing.T) {
	var out bytes.Buffer
	dir := t.TempDir()
	all, err := Run(context.Background(), Options{Out: dir, Version: "test", Stdout: &out, Stderr: &out})
	if err != nil {
		t.Fatal(err)
	}
	if !all {
		t.Errorf("not all was found, or something false:\n%s", out.String())
	}
	for _, name := range []string{"digest.html", "digest.txt", "digest.eml"} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Size() == 0 || info.Size() > 100<<10 {
			t.Errorf("%s is missing, empty or over 100 KiB: %v", name, err)
		}
	}
	last := strings.TrimSpace(out.String())
	if last = last[strings.LastIndexByte(last, '\n')+1:]; !strings.HasPrefix(last, "planted ") {
		t.Errorf("the last line is %q", last)
	}
}

// The worlds of testdata were written by people who knew the format and what
// keywatch promises, but not how it does it.
func TestWorldsOfOthersAreFoundWholeAndNothingElse(t *testing.T) {
	worlds, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(worlds) == 0 {
		t.Fatal("there are no worlds", err)
	}
	for _, path := range worlds {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			all, err := Run(context.Background(), Options{Sites: path, Out: t.TempDir(), Version: "test", Stdout: &out, Stderr: &out})
			if err != nil || !all {
				t.Errorf("%v\n%s", err, out.String())
			}
		})
	}
}

// small is a scenario's configuration with one company and account.
const small = `-- scenario.yaml --
companies:
  - {id: quenby, name: Quenby, role: competitor, sources: [{id: quenby-home, kind: page, url: "http://www.quenby.example/"}]}
  - {id: astery, name: Astery Bank, role: account}
accounts: [{id: astery, company: astery, tier: A, competitors: [quenby]}]
subscriptions: [{id: maren, email: maren@tarnwick.example, cadence: weekly, accounts: [astery]}]
planted: [{week: 2, company: quenby, tag: pricing, contains: EUR}]
`

func TestAScenarioServesEachWeekAndItsStates(t *testing.T) {
	text := small + `-- week1/www.quenby.example/index.html --
one {{shuffle a | b}}
-- week2/www.quenby.example/data.xml.gone --
-- week1/www.quenby.example/data.xml --
<rss/>
-- week3/www.quenby.example/index.html.status-503 --
busy
-- week4/www.quenby.example/index.html --
four
`
	s, err := ReadScenario("test", []byte(text), ".")
	if err != nil {
		t.Fatal(err)
	}
	now := begin
	v := &sites{scenario: s, start: begin, now: func() time.Time { return now }}
	for _, c := range []struct {
		week   int
		path   string
		status int
		kind   string
		body   string
	}{
		{1, "/", 200, "text/html; charset=utf-8", "one"},
		{2, "/", 200, "text/html; charset=utf-8", "one"},
		{1, "/data.xml", 200, "application/rss+xml; charset=utf-8", "<rss/>"},
		{2, "/data.xml", 404, "application/rss+xml; charset=utf-8", ""},
		{3, "/", 503, "text/html; charset=utf-8", "busy"},
		{4, "/", 200, "text/html; charset=utf-8", "four"},
		{1, "/nowhere", 404, "text/plain; charset=utf-8", ""},
	} {
		now = begin.Add(time.Duration(c.week-1) * week)
		w := httptest.NewRecorder()
		v.ServeHTTP(w, httptest.NewRequest("GET", "http://www.quenby.example"+c.path, nil))
		if w.Code != c.status || w.Header().Get("Content-Type") != c.kind || !strings.Contains(w.Body.String(), c.body) {
			t.Errorf("week %d %s: %d %s %q", c.week, c.path, w.Code, w.Header().Get("Content-Type"), w.Body.String())
		}
	}
}

func TestNoTwoRequestsAreFilledAlike(t *testing.T) {
	v := &sites{now: func() time.Time { return begin }}
	const page = "{{nonce}} {{counter}} {{shuffle a | b | c}} {{now}}"
	first, second := v.fill(page), v.fill(page)
	if first == second || strings.Contains(first, "{{") {
		t.Errorf("%q and %q", first, second)
	}
	if !strings.Contains(first, "Mon, 02 Nov 2026 10:00:00 GMT") {
		t.Errorf("no time in %q", first)
	}
}

func TestWhatIsWrongInAScenarioIsNamed(t *testing.T) {
	page := "-- week1/www.quenby.example/index.html --\nx\n-- week2/www.quenby.example/index.html --\ny\n"
	for _, c := range []struct{ name, text, want string }{
		{"no configuration", page, "no file scenario.yaml"},
		{"no pages", small, "no file week1/HOST/PATH"},
		{"odd file", small + page + "-- readme.txt --\n", "neither scenario.yaml nor weekN/HOST/PATH"},
		{"week nought", small + page + "-- week0/a.example/x --\n", "weeks count from 1"},
		{"week that seeds", strings.Replace(small, "week: 2", "week: 1", 1) + page, "week 1 cannot show a change"},
		{"unknown company", strings.Replace(small, "company: quenby, tag", "company: quenbi, tag", 1) + page, `no company "quenbi"`},
		{"unknown account", strings.Replace(small, "tag: pricing,", "tag: pricing, account: other,", 1) + page, `no account "other"`},
		{"no words", strings.Replace(small, ", contains: EUR", "", 1) + page, "contains is missing"},
		{"unknown key", strings.Replace(small, "contains:", "contans:", 1) + page, "planted: unknown key contans"},
		{"unknown key of the configuration", strings.Replace(small, "tier: A", "teer: A", 1) + page, "did you mean tier"},
	} {
		_, err := ReadScenario("test", []byte(c.text), ".")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, not %q", c.name, err, c.want)
		}
	}
}

func TestAnEventIsFalseUnlessItTellsOfSomethingPlanted(t *testing.T) {
	planted := []Planted{{Week: 2, Company: "quenby", Tag: "pricing", Account: "astery", Contains: "EUR 40"}}
	event := func(change func(*web.EventView)) web.EventView {
		e := web.EventView{Matches: []digest.Match{{Account: "astery"}}}
		e.ID, e.Company, e.Line, e.Confirmed = "ev_1", "quenby", "Team: EUR 50 → EUR 40", begin.Add(week+time.Hour)
		e.Tags = []tag.Evidence{{Tag: "pricing"}}
		change(&e)
		return e
	}
	for _, c := range []struct {
		name          string
		change        func(*web.EventView)
		missed, wrong int
	}{
		{"found", func(*web.EventView) {}, 0, 0},
		{"another week", func(e *web.EventView) { e.Confirmed = begin }, 1, 1},
		{"another company", func(e *web.EventView) { e.Company = "brindlow" }, 1, 1},
		{"another tag is a second witness", func(e *web.EventView) { e.Tags = nil }, 1, 0},
		{"no account", func(e *web.EventView) { e.Matches = nil }, 1, 0},
		{"other words", func(e *web.EventView) { e.Line = "EUR 41" }, 1, 1},
		{"words in the evidence", func(e *web.EventView) { e.Line, e.Witnesses = "", []tag.Witness{{After: "now eur  40"}} }, 0, 0},
		{"a pattern", func(e *web.EventView) { e.Company, e.Pattern = "brindlow", true }, 1, 0},
		{"a plain entry", func(e *web.EventView) {
			e.Company, e.Tags, e.Witnesses = "brindlow", nil, []tag.Witness{{Kind: "feed", Op: "added"}}
		}, 1, 0},
	} {
		got := judge(planted, []web.EventView{event(c.change)})
		if len(got.missed) != c.missed || len(got.wrong) != c.wrong {
			t.Errorf("%s: missed %d wrong %d", c.name, len(got.missed), len(got.wrong))
		}
	}
}
