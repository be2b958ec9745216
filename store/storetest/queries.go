package storetest

import (
	"slices"
	"testing"

	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/sources"
	"keywatch/store"
)

// shelfOf fills a store with the events that the query tests ask for.
func shelfOf(t *testing.T, s store.Store) {
	t.Helper()
	feed := change(3, "globex", "globex-feed", Day(3), "globex will hire a Café manager")
	feed.Kind, feed.Place = "feed", sources.PlaceNewsroom
	commit(t, s, Assign,
		change(1, "acme", "acme-home", Day(1), "a lower price for Prêt plans"),
		change(2, "acme", "acme-plans", Day(2), "nothing much"),
		feed,
		change(4, "globex", "globex-home", Day(4), "an outage and a price"),
		change(5, "initech", "initech-home", Day(5), "価格改定のお知らせ"))
	commit(t, s, func(_ string, _ []tag.Event, cs []diff.Change) []tag.Event {
		e := Event(cs[0])
		e.Withdrawn = "it was a mistake"
		return []tag.Event{e}
	}, change(6, "acme", "acme-home", Day(6), "a price that was none"))
}

func number(ids []string) []string {
	var short []string
	for _, id := range ids {
		short = append(short, id[len(id)-1:])
	}
	return short
}

func testEventQueries(t *testing.T, s store.Store) {
	shelfOf(t, s)
	for _, c := range []struct {
		name string
		q    store.Query
		want []string
	}{
		{"all", store.Query{}, []string{"5", "4", "3", "2", "1"}},
		{"limit", store.Query{Limit: 2}, []string{"5", "4"}},
		{"since is in", store.Query{Since: Day(4)}, []string{"5", "4"}},
		{"until is out", store.Query{Until: Day(2)}, []string{"1"}},
		{"window", store.Query{Since: Day(2), Until: Day(4)}, []string{"3", "2"}},
		{"company", store.Query{Companies: []string{"acme"}}, []string{"2", "1"}},
		{"companies", store.Query{Companies: []string{"initech", "acme"}}, []string{"5", "2", "1"}},
		{"source", store.Query{Sources: []string{"acme-home"}}, []string{"1"}},
		{"tag", store.Query{Tags: []string{"pricing"}}, []string{"4", "1"}},
		{"tags", store.Query{Tags: []string{"pricing", "hire"}}, []string{"4", "3", "1"}},
		{"untagged", store.Query{Untagged: true}, []string{"5", "2"}},
		{"kind", store.Query{Kind: "feed"}, []string{"3"}},
		{"severity", store.Query{MinSeverity: tag.High}, []string{"4", "1"}},
		{"least severity", store.Query{MinSeverity: tag.Low}, []string{"5", "4", "3", "2", "1"}},
		{"withdrawn", store.Query{Withdrawn: true, Companies: []string{"acme"}}, []string{"6", "2", "1"}},
		{"company and tag", store.Query{Companies: []string{"globex"}, Tags: []string{"pricing"}}, []string{"4"}},
		{"all at once", store.Query{
			Companies: []string{"globex", "acme"}, Tags: []string{"pricing"}, Kind: "page", MinSeverity: tag.High,
			Since: Day(1), Until: Day(4), Text: "lower", Sources: []string{"acme-home"}, Limit: 5,
		}, []string{"1"}},
		{"ids", store.Query{IDs: []string{"ev_00000002", "ev_00000004", "ev_none"}}, []string{"4", "2"}},
		{"nobody's", store.Query{Companies: []string{"hooli"}}, nil},
		{"a part of a name", store.Query{Companies: []string{"acm"}}, nil},
		{"updated", store.Query{Updated: Day(5)}, []string{"5"}},
	} {
		if ids := number(eventIDs(t, s, c.q)); !slices.Equal(ids, c.want) {
			t.Errorf("%s: %v, want %v", c.name, ids, c.want)
		}
	}
}

func testChangeQueries(t *testing.T, s store.Store) {
	shelfOf(t, s)
	for _, c := range []struct {
		name string
		q    store.Query
		want []string
	}{
		{"all", store.Query{}, []string{"6", "5", "4", "3", "2", "1"}},
		{"window", store.Query{Since: Day(2), Until: Day(4)}, []string{"3", "2"}},
		{"company", store.Query{Companies: []string{"acme"}, Limit: 2}, []string{"6", "2"}},
		{"source", store.Query{Sources: []string{"globex-feed"}}, []string{"3"}},
		{"tag of its event", store.Query{Tags: []string{"hire"}}, []string{"3"}},
		{"untagged", store.Query{Untagged: true}, []string{"5", "2"}},
		{"kind", store.Query{Kind: "feed"}, []string{"3"}},
		{"severity of its event", store.Query{MinSeverity: tag.Critical}, []string{"4"}},
		{"text", store.Query{Text: "PRICE"}, []string{"6", "4", "1"}},
		{"ids", store.Query{IDs: []string{"ch_00000003", "ch_none"}}, []string{"3"}},
	} {
		if ids := number(changeIDs(t, s, c.q)); !slices.Equal(ids, c.want) {
			t.Errorf("%s: %v, want %v", c.name, ids, c.want)
		}
	}
}

func testText(t *testing.T, s store.Store) {
	shelfOf(t, s)
	for _, c := range []struct {
		text string
		want []string
	}{
		{"price", []string{"4", "1"}},
		{"PRICE lower", []string{"1"}},
		{"pret", []string{"1"}},
		{"cafe", []string{"3"}},
		{"CAFÉ hire", []string{"3"}},
		{"out", []string{"4"}}, // the beginning of "outage"
		{"tage", nil},          // its middle
		{"価格", []string{"5"}},
		{"改定", []string{"5"}},
		{"price hire", nil},
		{"...", nil},
		{"acme:", []string{"2", "1"}},
	} {
		if ids := number(eventIDs(t, s, store.Query{Text: c.text})); !slices.Equal(ids, c.want) {
			t.Errorf("%q: %v, want %v", c.text, ids, c.want)
		}
	}
}

func testAbout(t *testing.T, s store.Store) {
	shelfOf(t, s)
	for _, c := range []struct {
		name string
		q    store.Query
		want []string
	}{
		{"company", store.Query{About: &store.About{Companies: []string{"initech"}}}, []string{"5"}},
		{"phrase", store.Query{About: &store.About{Phrases: []string{"cafe manager", "lower price"}}}, []string{"3", "1"}},
		{"either", store.Query{About: &store.About{Companies: []string{"acme"}, Phrases: []string{"outage"}}}, []string{"4", "2", "1"}},
		{"and a tag", store.Query{About: &store.About{Companies: []string{"acme"}, Phrases: []string{"outage"}}, Tags: []string{"pricing"}}, []string{"4", "1"}},
		{"nothing", store.Query{About: &store.About{}}, nil},
		{"an empty phrase", store.Query{About: &store.About{Phrases: []string{" "}}}, nil},
	} {
		if ids := number(eventIDs(t, s, c.q)); !slices.Equal(ids, c.want) {
			t.Errorf("%s: %v, want %v", c.name, ids, c.want)
		}
	}
}
