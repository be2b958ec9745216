package storetest

import (
	"testing"

	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/digest"
	"keywatch/store"
)

// commit keeps changes, each by its own source's check.
func commit(t *testing.T, s store.Store, assign store.Assign, changes ...diff.Change) {
	t.Helper()
	var checks []store.Check
	for _, c := range changes {
		checks = append(checks, withChanges(c.Source, c.Confirmed, c))
	}
	must(t, s.CommitChecks(t.Context(), checks, assign))
}

func eventIDs(t *testing.T, s store.Store, q store.Query) []string {
	t.Helper()
	var ids []string
	for _, e := range got(s.Events(t.Context(), q))(t) {
		ids = append(ids, e.ID)
	}
	return ids
}

func changeIDs(t *testing.T, s store.Store, q store.Query) []string {
	t.Helper()
	var ids []string
	for _, c := range got(s.Changes(t.Context(), q))(t) {
		ids = append(ids, c.ID)
	}
	return ids
}

func testAssign(t *testing.T, s store.Store) {
	calls := map[string][]string{}
	assign := func(company string, open []tag.Event, changes []diff.Change) []tag.Event {
		for _, c := range changes {
			if c.Company != company {
				t.Errorf("a change of %q was assigned with %q", c.Company, company)
			}
			calls[company] = append(calls[company], c.ID)
		}
		return Assign(company, open, changes)
	}
	commit(t, s, assign,
		change(1, "globex", "g", Day(1), "one"), change(2, "acme", "a", Day(1), "two"),
		change(3, "", "wire", Day(1), "three"), change(4, "acme", "a2", Day(1), "four"))
	same(t, "calls", map[string][]string{"": {"ch_00000003"}, "acme": {"ch_00000002", "ch_00000004"}, "globex": {"ch_00000001"}}, calls)
	must(t, s.CommitChecks(t.Context(), []store.Check{withChanges("x", Day(2), change(5, "acme", "x", Day(2), "no event"))}, nil))
	if _, err := s.Change(t.Context(), "ch_00000005"); err != nil {
		t.Errorf("a change without an event: %v", err)
	}
}

func testOpenEvents(t *testing.T, s store.Store) {
	commit(t, s, Assign, change(1, "acme", "a", Day(0), "too old"), change(2, "acme", "a", Day(2), "older"),
		change(3, "acme", "a", Day(20), "newer"), change(4, "globex", "g", Day(20), "another's"))
	// An event that names a company is open to that company's changes too.
	named := change(5, "globex", "g", Day(10), "partner")
	commit(t, s, func(_ string, _ []tag.Event, cs []diff.Change) []tag.Event {
		e := Event(cs[0])
		e.Companies = append(e.Companies, "acme")
		return []tag.Event{e}
	}, named)
	var open []string
	commit(t, s, func(company string, events []tag.Event, cs []diff.Change) []tag.Event {
		open = nil
		for _, e := range events {
			open = append(open, e.ID)
		}
		return Assign(company, events, cs)
	}, change(6, "acme", "a", Day(31), "now"))
	same(t, "open events", []string{"ev_00000003", "ev_00000005", "ev_00000002"}, open)
}

// testBatchOfTwo commits changes of two companies that tell of one event: what
// the first company's changes made is open to the second's in the same batch.
func testBatchOfTwo(t *testing.T, s store.Store) {
	both := func(company string, open []tag.Event, cs []diff.Change) []tag.Event {
		if company == "acme" {
			e := Event(cs[0])
			e.Companies = []string{"acme", "globex"}
			return []tag.Event{e}
		}
		if len(open) != 1 {
			t.Fatalf("open to %s: %v", company, open)
		}
		e := open[0]
		e.Witnesses = append(e.Witnesses, witness(cs[0]))
		return []tag.Event{e}
	}
	commit(t, s, both, change(1, "acme", "a", Day(1), "partners"), change(2, "globex", "g", Day(1), "partners too"))
	same(t, "events", []string{"ev_00000001"}, eventIDs(t, s, store.Query{}))
	for _, company := range []string{"acme", "globex"} {
		same(t, "events of "+company, []string{"ev_00000001"}, eventIDs(t, s, store.Query{Companies: []string{company}}))
	}
}

func testMerge(t *testing.T, s store.Store) {
	ctx := t.Context()
	first, second, third := change(1, "acme", "a", Day(1), "price one"), change(2, "acme", "b", Day(2), "price two"), change(3, "acme", "c", Day(3), "price three")
	commit(t, s, Assign, first)
	commit(t, s, Assign, second)
	older := issue("ann", 1, Day(2))
	older.Told = []digest.Told{{Event: "ev_00000002", Revision: 1}}
	_, err := s.CommitIssue(ctx, older, nil)
	must(t, err)
	commit(t, s, func(_ string, _ []tag.Event, cs []diff.Change) []tag.Event {
		e := Event(first)
		e.Revision, e.Updated = 2, Day(3)
		e.Witnesses = append(e.Witnesses, witness(second), witness(cs[0]))
		return []tag.Event{e}
	}, third)
	same(t, "events", []string{"ev_00000001"}, eventIDs(t, s, store.Query{}))
	same(t, "by alias", "ev_00000001", got(s.Event(ctx, "ev_00000002"))(t).ID)
	same(t, "query by alias", []string{"ev_00000001"}, eventIDs(t, s, store.Query{IDs: []string{"ev_00000002"}}))
	same(t, "told", map[string]int{"ev_00000001": 1, "ev_00000002": 1}, got(s.Told(ctx, "ann"))(t))
	same(t, "changes by tag", []string{"ch_00000003", "ch_00000002", "ch_00000001"}, changeIDs(t, s, store.Query{Tags: []string{"pricing"}}))
}

func testRevision(t *testing.T, s store.Store) {
	c := change(1, "acme", "a", Day(1), "price")
	commit(t, s, Assign, c)
	commit(t, s, func(_ string, open []tag.Event, cs []diff.Change) []tag.Event {
		e := open[0]
		e.Revision, e.Updated, e.Line = 2, Day(5), "acme hires"
		e.Tags = []tag.Evidence{{Tag: "hire", Severity: tag.Medium}}
		e.Severity, e.Companies = tag.Medium, []string{"acme", "globex"}
		e.Witnesses = append(e.Witnesses, witness(cs[0]))
		return []tag.Event{e}
	}, change(2, "acme", "b", Day(5), "more"))
	for _, c := range []struct {
		name string
		q    store.Query
		want int
	}{
		{"the old tag", store.Query{Tags: []string{"pricing"}}, 0},
		{"the new tag", store.Query{Tags: []string{"hire"}}, 1},
		{"the old severity", store.Query{MinSeverity: tag.High}, 0},
		{"the new company", store.Query{Companies: []string{"globex"}}, 1},
		{"the new source", store.Query{Sources: []string{"b"}}, 1},
		{"the new words", store.Query{Text: "hires"}, 1},
		{"updated", store.Query{Updated: Day(5)}, 1},
		{"updated later", store.Query{Updated: Day(6)}, 0},
		{"all", store.Query{}, 1},
	} {
		if ids := eventIDs(t, s, c.q); len(ids) != c.want {
			t.Errorf("%s: %v, want %d", c.name, ids, c.want)
		}
	}
	same(t, "changes by the new tag", []string{"ch_00000002", "ch_00000001"}, changeIDs(t, s, store.Query{Tags: []string{"hire"}}))
	same(t, "changes by the old tag", []string(nil), changeIDs(t, s, store.Query{Tags: []string{"pricing"}}))
}

func testPatterns(t *testing.T, s store.Store) {
	ctx := t.Context()
	p := tag.Event{
		ID: "ev_0a", Revision: 1, Pattern: true, Of: []string{"ev_1", "ev_2"}, Companies: []string{"acme", "globex"}, Line: "2 of 3 raised prices",
		Tags: []tag.Evidence{{Tag: "pricing", Subtype: "up", Confidence: 0.9, Severity: tag.Medium}}, Severity: tag.Medium,
		Witnesses: []tag.Witness{{Change: "ch_1", Source: "acme-pricing", After: "EUR 59"}}, Seen: Day(1), Confirmed: Day(2), Updated: Day(2),
	}
	must(t, s.KeepPatterns(ctx, []tag.Event{p}))
	must(t, s.KeepPatterns(ctx, []tag.Event{p}))
	same(t, "kept as found", p, got(s.Event(ctx, p.ID))(t))
	more := p
	more.Of, more.Line, more.Seen, more.Confirmed, more.Updated = []string{"ev_1", "ev_2", "ev_3"}, "3 of 3 raised prices", Day(2), Day(3), Day(3)
	must(t, s.KeepPatterns(ctx, []tag.Event{more}))
	more.Revision, more.Seen = 2, Day(1)
	same(t, "one that grew is a revision", more, got(s.Event(ctx, p.ID))(t))
	must(t, s.KeepPatterns(ctx, []tag.Event{p}))
	same(t, "one that shrank stays", more, got(s.Event(ctx, p.ID))(t))
	same(t, "found by a company that it names", []string{p.ID}, eventIDs(t, s, store.Query{Companies: []string{"globex"}}))
}
