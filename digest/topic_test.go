package digest

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"keywatch/sources"
)

// kept is what discovery found, by company.
type kept map[string][]sources.Candidate

func (k kept) Proposed(company string) []sources.Candidate { return k[company] }

// pageOf is a page of Brindlow's, and how it is.
func pageOf(id string, place sources.Place, state sources.State, since time.Time) (sources.Source, sources.Status) {
	src := sources.Source{ID: id, Kind: "page", Company: "brindlow", Place: place, URL: "https://www.brindlow.example/" + id}
	return src, sources.Status{Source: id, State: state, Since: since, Read: monday.Add(-time.Hour)}
}

func topicInput(add func(into *TopicInput)) TopicInput {
	in := TopicInput{World: NewMatcher(testCompanies(), testAccounts(), monday), Companies: []string{"brindlow"}, At: monday}
	add(&in)
	return in
}

func (in *TopicInput) page(id string, place sources.Place, state sources.State, since time.Time) {
	src, st := pageOf(id, place, state, since)
	in.Sources, in.Statuses = append(in.Sources, src), append(in.Statuses, st)
}

func rowOf(t *testing.T, in TopicInput, topic sources.Topic) TopicRow {
	t.Helper()
	rows := WatchedTopics(in)
	i := slices.IndexFunc(rows, func(r TopicRow) bool { return r.Company == "brindlow" && r.Topic == topic })
	if i < 0 || len(rows) != len(in.Companies)*len(sources.Topics()) {
		t.Fatalf("%d rows, %s at %d", len(rows), topic, i)
	}
	return rows[i]
}

func TestATopicIsWatchedMentionedBlindOrNotFound(t *testing.T) {
	healthy, since := sources.StateUnchanged, day(17, 3, 0)
	for _, c := range []struct {
		name  string
		add   func(in *TopicInput)
		topic sources.Topic
		want  TopicState
		since time.Time
		ids   string
	}{
		{"its page is read", func(in *TopicInput) { in.page("p", sources.PlacePricing, healthy, since) }, sources.TopicPrices, TopicWatched, time.Time{}, "p"},
		{"no page", func(in *TopicInput) { in.page("p", sources.PlacePricing, healthy, since) }, sources.TopicHiring, TopicNotFound, time.Time{}, ""},
		{"a newsroom mentions it", func(in *TopicInput) { in.page("n", sources.PlaceNewsroom, healthy, since) }, sources.TopicManagement, TopicMentioned, time.Time{}, "n"},
		{"one of two pages is read", func(in *TopicInput) {
			in.page("gone", sources.PlacePricing, sources.StateGone, since)
			in.page("p", sources.PlacePricing, healthy, since)
		}, sources.TopicPrices, TopicWatched, time.Time{}, "p gone"},
		{"all pages are out, since the last one is", func(in *TopicInput) {
			in.page("a", sources.PlaceCareers, sources.StateBlocked, since)
			in.page("b", sources.PlaceCareers, sources.StateBroken, day(19, 3, 0))
		}, sources.TopicHiring, TopicBlind, day(19, 3, 0), "a b"},
		{"silent", func(in *TopicInput) { in.page("p", sources.PlaceChangelog, sources.StateSilent, since) }, sources.TopicLaunches, TopicBlind, since, "p"},
		{"moved is read", func(in *TopicInput) { in.page("p", sources.PlacePricing, sources.StateMoved, since) }, sources.TopicPrices, TopicWatched, time.Time{}, "p"},
		{"a newsroom does not make up for the page", func(in *TopicInput) {
			in.page("n", sources.PlaceNewsroom, healthy, since)
			in.page("c", sources.PlaceCustomers, sources.StateBlocked, since)
		}, sources.TopicCustomers, TopicBlind, since, "c n"},
		{"what mentions it is out", func(in *TopicInput) { in.page("n", sources.PlaceNewsroom, sources.StateProxy, since) }, sources.TopicFunding, TopicBlind, since, "n"},
		{"not read for days", func(in *TopicInput) {
			in.page("p", sources.PlacePricing, healthy, since)
			in.Statuses[0].Read = day(19, 9, 0)
		}, sources.TopicPrices, TopicBlind, day(19, 9, 0), "p"},
		{"never visited", func(in *TopicInput) {
			in.page("p", sources.PlacePricing, healthy, since)
			in.Statuses = nil
		}, sources.TopicPrices, TopicBlind, time.Time{}, "p"},
		{"a wire mentions all companies", func(in *TopicInput) {
			in.page("w", sources.PlaceNewsroom, healthy, since)
			in.Sources[0].Company = ""
		}, sources.TopicMedia, TopicMentioned, time.Time{}, "w"},
		{"another company's page", func(in *TopicInput) {
			in.page("p", sources.PlacePricing, healthy, since)
			in.Sources[0].Company = "quenby"
		}, sources.TopicPrices, TopicNotFound, time.Time{}, ""},
	} {
		r := rowOf(t, topicInput(c.add), c.topic)
		var ids []string
		for _, s := range r.Sources {
			ids = append(ids, s.ID)
		}
		if got := strings.Join(ids, " "); r.State != c.want || !r.Since.Equal(c.since) || got != c.ids {
			t.Errorf("%s: %s since %s by %q; want %s since %s by %q", c.name, r.State, r.Since, got, c.want, c.since, c.ids)
		}
		if (r.Add == nil) != (r.State == TopicWatched) {
			t.Errorf("%s: %s, to add %+v", c.name, r.State, r.Add)
		}
	}
}

func TestABlindSourceSaysWhyInTheMatrix(t *testing.T) {
	in := topicInput(func(in *TopicInput) {
		in.page("p", sources.PlacePricing, sources.StateBlocked, day(17, 3, 0))
		in.Statuses[0].Detail = "robots.txt\x1b[2J forbids\nit"
	})
	want := []TopicSource{{ID: "p", Made: true, Blind: "blocked", Since: day(17, 3, 0), Detail: "robots.txt [2J forbids it"}}
	if d := cmp.Diff(want, rowOf(t, in, sources.TopicPrices).Sources); d != "" {
		t.Error(d)
	}
}

func TestWhatToAddIsWhatDiscoveryFoundOrElseWords(t *testing.T) {
	preise := sources.Candidate{Kind: "page", URL: "https://brindlow.example/preise", Place: sources.PlacePricing, Why: "the menu calls it\nPreise", Worth: 3}
	second := sources.Candidate{Kind: "page", URL: "https://brindlow.example/tarife", Place: sources.PlacePricing, Worth: 2}
	advised := sources.Candidate{Kind: "page", URL: "https://brindlow.example/p", Place: sources.PlacePricing, Worth: 3, Advice: "log in first"}
	press := sources.Candidate{Kind: "feed", URL: "https://brindlow.example/press/feed", Place: sources.PlaceNewsroom, Worth: 3}
	for _, c := range []struct {
		name  string
		topic sources.Topic
		found []sources.Candidate
		add   func(in *TopicInput)
		want  string
	}{
		{"nothing found", sources.TopicPrices, nil, nil, "a page of place pricing, or keywatch discover brindlow.example"},
		{"several places", sources.TopicRegulation, nil, nil, "a page of place terms, trust or subprocessors, or keywatch discover brindlow.example"},
		{"no place is made for it", sources.TopicMedia, nil, nil, "a source of kind bingnews, gdelt or globenewswire"},
		{"a find", sources.TopicPrices, []sources.Candidate{press, preise}, nil, "https://brindlow.example/preise, kind page, place pricing (the menu calls it Preise)"},
		{"the best find", sources.TopicPrices, []sources.Candidate{second, preise}, nil, "https://brindlow.example/preise, kind page, place pricing (the menu calls it Preise)"},
		{"a find that needs a person comes last", sources.TopicPrices, []sources.Candidate{advised, second}, nil, "https://brindlow.example/tarife, kind page, place pricing"},
		{"and says what he has to do", sources.TopicPrices, []sources.Candidate{advised}, nil, "https://brindlow.example/p, kind page, place pricing (log in first)"},
		{"what only mentions it is better than nothing", sources.TopicFunding, []sources.Candidate{press}, nil, "https://brindlow.example/press/feed, kind feed, place newsroom"},
		{"but no second one", sources.TopicFunding, []sources.Candidate{press}, func(in *TopicInput) {
			in.page("n", sources.PlaceBlog, sources.StateHealthy, day(1, 0, 0))
		}, "a page of place investors, or keywatch discover brindlow.example"},
		{"a find that is watched by now", sources.TopicPrices, []sources.Candidate{preise}, func(in *TopicInput) {
			in.page("preise/", sources.PlaceTerms, sources.StateHealthy, day(1, 0, 0))
		}, "a page of place pricing, or keywatch discover brindlow.example"},
		{"a blind page has its address", sources.TopicPrices, nil, func(in *TopicInput) {
			in.page("p1", sources.PlacePricing, sources.StateGone, day(1, 0, 0))
		}, "see keywatch sources show p1"},
		{"or another one", sources.TopicPrices, []sources.Candidate{second}, func(in *TopicInput) {
			in.page("p1", sources.PlacePricing, sources.StateGone, day(1, 0, 0))
		}, "https://brindlow.example/tarife, kind page, place pricing"},
	} {
		in := topicInput(func(in *TopicInput) {
			in.Proposals = kept{"brindlow": c.found, "quenby": {preise}}
			if c.add != nil {
				c.add(in)
			}
		})
		if got := rowOf(t, in, c.topic).Add.Words; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	noDomain := topicInput(func(in *TopicInput) { in.Companies = []string{"brindlow", "energy-office"} })
	rows := WatchedTopics(noDomain)
	if got := rows[len(rows)-1].Add.Words; got != "a page of place product, home or blog" {
		t.Errorf("a company without a domain: %q", got)
	}
}

func TestTheKinOfAnAccount(t *testing.T) {
	m := NewMatcher(testCompanies(), testAccounts(), monday)
	if d := cmp.Diff([]string{"corvane", "corvane-grid", "brindlow", "quenby", "brindlow-cloud", "corvane-group"}, m.Kin("corvane")); d != "" {
		t.Error(d)
	}
	if list := m.Kin("nobody"); list != nil {
		t.Errorf("%v", list)
	}
}
