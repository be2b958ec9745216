package storetest

import (
	"errors"
	"testing"

	"keywatch/digest"
	"keywatch/store"
)

func testIssueOnce(t *testing.T, s store.Store) {
	ctx := t.Context()
	i := issue("ann", 1, Day(7))
	if !got(s.CommitIssue(ctx, i, []digest.Delivery{delivery(i.ID, i.To)}))(t) {
		t.Fatal("the first was not kept")
	}
	same(t, "issue", i, got(s.Issue(ctx, i.ID))(t))
	again := i
	again.Number, again.Message, again.Told = 2, []byte("other"), []digest.Told{{Event: "ev_9", Revision: 1}}
	if got(s.CommitIssue(ctx, again, []digest.Delivery{delivery(i.ID, "bob@acme.example")}))(t) {
		t.Error("the second was kept")
	}
	same(t, "issue after the second", i, got(s.Issue(ctx, i.ID))(t))
	if n := len(got(s.Deliveries(ctx, 0))(t)); n != 1 {
		t.Errorf("%d deliveries, want 1", n)
	}
	same(t, "told", map[string]int{"ev_1": 1}, got(s.Told(ctx, "ann"))(t))
	same(t, "number", 2, got(s.NextNumber(ctx, "ann"))(t))
}

func testNumbers(t *testing.T, s store.Store) {
	ctx := t.Context()
	for want := 1; want <= 3; want++ {
		n := got(s.NextNumber(ctx, "ann"))(t)
		same(t, "next number", want, n)
		got(s.CommitIssue(ctx, issue("ann", n, Day(want)), nil))(t)
	}
	same(t, "another's number", 1, got(s.NextNumber(ctx, "bob"))(t))
	if _, err := s.CommitIssue(ctx, issue("ann", 3, Day(9)), nil); !errors.Is(err, store.ErrNumber) {
		t.Errorf("a number that was taken: %v is not ErrNumber", err)
	}
	if _, err := s.Issue(ctx, issue("ann", 3, Day(9)).ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the refused issue: %v", err)
	}
	got(s.CommitIssue(ctx, issue("ann", 0, Day(10)), nil))(t)
	same(t, "number given", 4, got(s.Issue(ctx, issue("ann", 0, Day(10)).ID))(t).Number)
}

func testIssues(t *testing.T, s store.Store) {
	ctx := t.Context()
	for n := 1; n <= 3; n++ {
		got(s.CommitIssue(ctx, issue("ann", n, Day(n*7)), nil))(t)
		got(s.CommitIssue(ctx, issue("anna", n, Day(n*7+1)), nil))(t)
	}
	bare := issue("ann", 3, Day(21))
	bare.Text, bare.HTML, bare.Message = "", "", nil
	mine := got(s.Issues(ctx, "ann", 0))(t)
	same(t, "newest", bare, mine[0])
	if len(mine) != 3 || mine[2].Number != 1 {
		t.Errorf("issues of ann: %v", mine)
	}
	all := got(s.Issues(ctx, "", 4))(t)
	if len(all) != 4 || all[0].Subscription != "anna" || all[1].Subscription != "ann" || all[0].Number != 3 {
		t.Errorf("newest issues: %v", all)
	}
}

func testTold(t *testing.T, s store.Store) {
	ctx := t.Context()
	for n, told := range [][]digest.Told{{{Event: "ev_1", Revision: 2}, {Event: "ev_2", Revision: 1}}, {{Event: "ev_1", Revision: 1}, {Event: "ev_2", Revision: 4}}} {
		i := issue("ann", n+1, Day(n))
		i.Told = told
		got(s.CommitIssue(ctx, i, nil))(t)
	}
	same(t, "told", map[string]int{"ev_1": 2, "ev_2": 4}, got(s.Told(ctx, "ann"))(t))
	same(t, "told to another", map[string]int{}, got(s.Told(ctx, "an"))(t))
}
