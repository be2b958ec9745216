package daemon

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"keywatch/cmd/internal/web"
	"keywatch/digest"
	"keywatch/sources"
	"keywatch/store"
)

const quenbyHome = `<html lang=en><head><title>Quenby</title></head><body>
<nav><a href="/pricing">Pricing</a> <a href="/changelog">Changelog</a></nav><main><h1>Quenby keeps the books</h1></main></body></html>`

func quenbyPage(title string) string {
	return "<html lang=en><head><title>" + title + "</title></head><main><h1>" + title + "</h1><p>What is new in Quenby, version by version.</p><h2>4.2</h2><p>16 November 2026: bulk import</p></main></html>"
}

func TestEachCompanyIsLookedAtEveryThirtyDays(t *testing.T) {
	now := time.Date(2026, 11, 3, 10, 0, 0, 0, time.UTC)
	ago := func(d time.Duration) sources.Discovery { return sources.Discovery{At: now.Add(-d)} }
	failed := func(d time.Duration) sources.Discovery { return ago(d).Failed(errors.New("no answer"), now.Add(-d)) }
	old := store.Known{Since: now.AddDate(-1, 0, 0)}
	companies := []sources.Company{{ID: "a", Domain: "a.example"}, {ID: "b", Domain: "b.example"}, {ID: "nameless"}}
	for _, c := range []struct {
		name  string
		known map[string]store.Known
		found map[string]sources.Discovery
		want  string
	}{
		{"none that is new", map[string]store.Known{"a": {Since: now.Add(-discoverEvery + time.Second)}, "b": {Since: now}, "nameless": old}, nil, ""},
		{"one that is older than the spread", map[string]store.Known{"a": {Since: now.Add(-discoverEvery - discoverSpread)}, "b": {Since: now}}, nil, "a"},
		{"the one that waits longest", map[string]store.Known{"a": old, "b": old}, map[string]sources.Discovery{"a": ago(discoverEvery), "b": ago(discoverEvery + time.Hour)}, "b"},
		{"none before its time", map[string]store.Known{"a": old, "b": old}, map[string]sources.Discovery{"a": ago(discoverEvery - time.Second), "b": ago(discoverEvery - time.Hour)}, ""},
		{"none within an hour of another", map[string]store.Known{"a": old, "b": old}, map[string]sources.Discovery{"a": ago(discoverGap - time.Second)}, ""},
		{"a failed one sooner", map[string]store.Known{"a": old, "b": old}, map[string]sources.Discovery{"a": failed(discoverAgain), "b": ago(discoverAgain)}, "a"},
		{"but not at once", map[string]store.Known{"a": old, "b": old}, map[string]sources.Discovery{"a": failed(discoverAgain - time.Second), "b": ago(discoverAgain)}, ""},
	} {
		company, ok := nextDiscovery(companies, c.known, c.found, now)
		if company.ID != c.want || ok != (c.want != "") {
			t.Errorf("%s: %q, want %q", c.name, company.ID, c.want)
		}
	}
	if a, b := discoveryDue("a", now, sources.Discovery{}), discoveryDue("b", now, sources.Discovery{}); a.Equal(b) {
		t.Error("companies that were added together are looked at together")
	}
}

// looks lets a number of days go by and gives the companies looked at.
func (w *watch) looks(days int) []string {
	w.t.Helper()
	var list []string
	for range days * 24 {
		w.clock.Advance(time.Hour)
		company, err := w.DiscoverDue(w.t.Context())
		must(w.t, err)
		if company != "" {
			list = append(list, company)
		}
	}
	return list
}

func TestWhatIsFoundAnewIsProposedToTheLeadAndNeverAdded(t *testing.T) {
	w := newWatch(t, maraLeads)
	w.site.Set("quenby.example/index.html", quenbyHome)
	w.site.Set("quenby.example/changelog", quenbyPage("Changelog"))
	w.add("quenby", "pricing")
	w.visit("quenby-pricing")
	must(t, w.Mail(t.Context()))
	if got := w.looks(30); len(got) > 0 {
		t.Fatalf("looked at %q within the first month", got)
	}
	if got := w.looks(6); !slices.Equal(got, []string{"quenby"}) {
		t.Fatalf("looked at %q when the month was over, want quenby once", got)
	}
	d, err := w.store.Discoveries(t.Context())
	must(t, err)
	at := func(c sources.Candidate) bool { return strings.HasSuffix(c.URL, "/changelog") }
	if !slices.ContainsFunc(d["quenby"].Candidates, at) {
		t.Fatalf("discovery %+v, want the changelog", d["quenby"])
	}
	if n := len(w.world.Load().cfg.Sources); n != 1 {
		t.Errorf("%d sources are watched, want the one of the configuration", n)
	}
	covered, err := w.Coverage(t.Context(), web.CoverageQuery{Company: "quenby"})
	must(t, err)
	if !slices.ContainsFunc(covered.Rows, func(r digest.TopicRow) bool {
		return r.Topic == sources.TopicLaunches && r.Add != nil && r.Add.Found != nil && strings.HasSuffix(r.Add.Found.URL, "/changelog")
	}) {
		t.Errorf("the coverage does not propose what was found: %+v", covered.Rows)
	}
	digests := func() string {
		t.Helper()
		must(t, w.Mail(t.Context()))
		issues, err := w.store.Issues(t.Context(), "mara", 1)
		must(t, err)
		issue, err := w.store.Issue(t.Context(), issues[0].ID)
		must(t, err)
		return strings.Join(strings.Fields(issue.Text), " ")
	}
	text := digests()
	if !strings.Contains(text, "Could also be watched: Quenby changelog (https://quenby.example/changelog)") || !strings.Contains(text, "keywatch discover quenby.example") {
		t.Errorf("the digest proposes no changelog:\n%s", text)
	}
	if strings.Contains(text, "quenby.example/pricing)") {
		t.Error("the digest proposes what is watched already")
	}
	w.looks(31) // and it is found again
	if text := digests(); strings.Contains(text, "Could also be watched") {
		t.Errorf("what was listed once is proposed again:\n%s", text)
	}
}

func TestOnlyTheLeadsWeeklyDigestProposes(t *testing.T) {
	other := maraLeads
	other.ID, other.Email, other.Lead = "bo", "bo@lanternworks.example", false
	w := newWatch(t, maraLeads, other)
	w.add("quenby", "pricing")
	page := sources.Candidate{Kind: "page", URL: "http://quenby.example/changelog", Place: sources.PlaceChangelog}
	must(t, w.store.KeepDiscovery(t.Context(), sources.Discovery{Company: "quenby"}.Found([]sources.Candidate{page, {Kind: "page", URL: "https://www.quenby.example/pricing/"}}, w.clock.Now())))
	daily := maraLeads
	daily.Cadence = digest.Daily
	for _, c := range []struct {
		sub  digest.Subscription
		want int
	}{{maraLeads, 1}, {other, 0}, {daily, 0}} {
		list, err := w.proposals(t.Context(), w.world.Load(), c.sub)
		must(t, err)
		if len(list) != c.want || c.want == 1 && len(list[0].Found.Candidates) != 1 {
			t.Errorf("%s %s is proposed %+v, want %d companies with the changelog alone", c.sub.ID, c.sub.Cadence, list, c.want)
		}
	}
}

func TestASiteThatCannotBeReadIsKeptAsSuch(t *testing.T) {
	w := newWatch(t, maraLeads)
	w.site.Status("quenby.example/index.html", 503)
	w.add("quenby", "pricing")
	must(t, w.Mail(t.Context()))
	if got := w.looks(39); len(got) < 2 {
		t.Errorf("looked %d times, want again some days after a failure", len(got))
	}
	d, err := w.store.Discoveries(t.Context())
	must(t, err)
	if d["quenby"].Fault == "" || len(d["quenby"].Candidates) > 0 {
		t.Errorf("discovery %+v, want its fault", d["quenby"])
	}
}

func TestMonthlyLooksCanBeTurnedOffAndStopWithTheDaemon(t *testing.T) {
	w := newWatch(t, maraLeads)
	w.site.Set("quenby.example/index.html", quenbyHome)
	w.add("quenby", "pricing")
	must(t, w.Mail(t.Context()))
	w.clock.Advance(discoverEvery + discoverSpread)
	ctx, cancel := context.WithCancel(t.Context())
	w.site.Handle("quenby.example/index.html", func(http.ResponseWriter, *http.Request) { cancel() })
	if company, err := w.DiscoverDue(ctx); company != "" || err == nil {
		t.Errorf("a stopped daemon looked at %q", company)
	}
	if d, err := w.store.Discoveries(t.Context()); err != nil || len(d) > 0 {
		t.Errorf("a look that was called off is kept: %+v, %v", d, err)
	}
	w.cfg.Discover.Monthly = false
	w.add("ostrelle")
	if got := w.looks(40); len(got) > 0 || w.site.Hits("quenby.example/index.html") > 1 {
		t.Errorf("looked at %q though it is turned off", got)
	}
}
