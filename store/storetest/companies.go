package storetest

import (
	"errors"
	"testing"

	"keywatch/digest"
	"keywatch/sources"
	"keywatch/store"
)

func testKnown(t *testing.T, s store.Store) {
	ctx := t.Context()
	same(t, "companies of an empty store", map[string]store.Known{}, got(s.KnownCompanies(ctx))(t))
	must(t, s.KeepKnown(ctx, []store.Known{{Company: "acme", Since: Day(1)}, {Company: "old", Since: Day(0), Settled: Day(1)}}))
	must(t, s.KeepKnown(ctx, []store.Known{{Company: "acme", Since: Day(5), Settled: Day(6)}}))
	same(t, "companies", map[string]store.Known{
		"acme": {Company: "acme", Since: Day(1), Settled: Day(6)},
		"old":  {Company: "old", Since: Day(0), Settled: Day(1)},
	}, got(s.KnownCompanies(ctx))(t))
	if err := s.KeepKnown(ctx, []store.Known{{Company: "next", Since: Day(2)}, {Since: Day(2)}}); err == nil {
		t.Error("a record of no company was kept")
	}
	if n := len(got(s.KnownCompanies(ctx))(t)); n != 2 {
		t.Errorf("%d companies, want 2: all of a call are kept or none", n)
	}
}

// The mark is kept with the issue or not at all: either alone would send a
// background mail twice, or never.
func testBackgroundTold(t *testing.T, s store.Store) {
	ctx := t.Context()
	must(t, s.KeepKnown(ctx, []store.Known{{Company: "acme", Since: Day(1)}}))
	refused := issue("ann", 7, Day(2))
	refused.Companies = []string{"acme"}
	if _, err := s.CommitIssue(ctx, refused, nil); !errors.Is(err, store.ErrNumber) {
		t.Fatalf("a wrong number: %v", err)
	}
	same(t, "told by a refused issue", []string(nil), got(s.KnownCompanies(ctx))(t)["acme"].Told)

	first := issue("ann", 1, Day(2))
	first.Companies = []string{"acme", "new"}
	for range 2 { // the second time it is kept already
		got(s.CommitIssue(ctx, first, []digest.Delivery{delivery(first.ID, first.To)}))(t)
	}
	other := issue("bob", 1, Day(2))
	other.Companies = []string{"acme"}
	got(s.CommitIssue(ctx, other, nil))(t)
	must(t, s.KeepKnown(ctx, []store.Known{{Company: "acme", Settled: Day(3)}}))
	same(t, "companies", map[string]store.Known{
		"acme": {Company: "acme", Since: Day(1), Told: []string{"ann", "bob"}, Settled: Day(3)},
		"new":  {Company: "new", Since: Day(2), Told: []string{"ann"}},
	}, got(s.KnownCompanies(ctx))(t))
	same(t, "issue", first, got(s.Issue(ctx, first.ID))(t))
}

func testDiscoveries(t *testing.T, s store.Store) {
	ctx := t.Context()
	same(t, "discoveries of an empty store", map[string]sources.Discovery{}, got(s.Discoveries(ctx))(t))
	page := sources.Candidate{Kind: "page", URL: "https://acme.example/pricing", Place: sources.PlacePricing, Why: "its address", Gives: "prices", Worth: 3}
	first := sources.Discovery{Company: "acme", Domain: "acme.example"}.Found([]sources.Candidate{page}, Day(1))
	must(t, s.KeepDiscovery(ctx, first))
	other := sources.Discovery{Company: "other", Domain: "other.example"}.Failed(errors.New("refused"), Day(2))
	must(t, s.KeepDiscovery(ctx, other))
	feed := sources.Candidate{Kind: "feed", URL: "https://acme.example/feed.xml", Advice: "ask first"}
	second := first.Found([]sources.Candidate{feed}, Day(31))
	must(t, s.KeepDiscovery(ctx, second))
	same(t, "discoveries", map[string]sources.Discovery{"acme": second, "other": other}, got(s.Discoveries(ctx))(t))
	if err := s.KeepDiscovery(ctx, sources.Discovery{}); err == nil {
		t.Error("a discovery of no company was kept")
	}
}
