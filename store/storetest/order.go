package storetest

import (
	"slices"
	"testing"

	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/store"
)

func testOrder(t *testing.T, s store.Store) {
	// Committed out of order, three at one time: newest first, then by id.
	commit(t, s, Assign, change(3, "acme", "a", Day(2), "c"), change(1, "acme", "b", Day(2), "a"), change(9, "acme", "c", Day(1), "z"))
	commit(t, s, Assign, change(2, "globex", "d", Day(2), "b"), change(5, "globex", "e", Day(3), "e"))
	want := []string{"5", "1", "2", "3", "9"}
	for name, q := range map[string]store.Query{"all": {}, "companies": {Companies: []string{"globex", "acme"}}, "untagged": {Untagged: true}} {
		same(t, "events of "+name, want, number(eventIDs(t, s, q)))
		same(t, "changes of "+name, want, number(changeIDs(t, s, q)))
	}
}

func testCursor(t *testing.T, s store.Store) {
	for i := range 23 {
		commit(t, s, Assign, change(i, []string{"acme", "globex"}[i%2], "s", Day(i/3), "price"))
	}
	for name, q := range map[string]store.Query{"all": {}, "acme": {Companies: []string{"acme"}}, "text": {Text: "price"}, "late": {Since: Day(2)}} {
		want := eventIDs(t, s, q)
		var paged []string
		for page := q; ; {
			page.Limit = 4
			events := got(s.Events(t.Context(), page))(t)
			for _, e := range events {
				paged = append(paged, e.ID)
			}
			if len(events) < page.Limit {
				break
			}
			last := events[len(events)-1]
			page.After = store.Cursor(last.Confirmed, last.ID)
		}
		if !slices.Equal(want, paged) {
			t.Errorf("%s: pages give %v, want %v", name, paged, want)
		}
	}
	if _, err := s.Events(t.Context(), store.Query{After: "nonsense"}); err == nil {
		t.Error("a broken cursor was taken")
	}
	testEach(t, s)
}

// testEach filters while it reads, and stops when it has enough.
func testEach(t *testing.T, s store.Store) {
	var picked []string
	for e, err := range store.EachEvent(t.Context(), s, store.Query{Limit: 20}) {
		must(t, err)
		if e.Company == "globex" {
			picked = append(picked, e.ID)
		}
		if len(picked) == 5 {
			break
		}
	}
	want := eventIDs(t, s, store.Query{Companies: []string{"globex"}, Limit: 5})
	same(t, "picked", want, picked)
	// Events that arrive between two pages do not shift the second.
	first := got(s.Events(t.Context(), store.Query{Limit: 2}))(t)
	rest := eventIDs(t, s, store.Query{After: store.Cursor(first[1].Confirmed, first[1].ID)})
	commit(t, s, func(c string, o []tag.Event, cs []diff.Change) []tag.Event { return Assign(c, o, cs) }, change(99, "acme", "s", Day(99), "new"))
	same(t, "the rest", rest, eventIDs(t, s, store.Query{After: store.Cursor(first[1].Confirmed, first[1].ID)}))
}
