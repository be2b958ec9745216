package storetest

import (
	"testing"
	"time"

	"keywatch/digest"
	"keywatch/store"
)

const lease = time.Minute

// queue commits an issue with deliveries to addresses.
func queue(t *testing.T, s store.Store, subscription string, n int, to ...string) digest.Issue {
	t.Helper()
	i := issue(subscription, n, Day(n))
	i.Intended = to[0]
	var all []digest.Delivery
	for _, a := range to {
		all = append(all, delivery(i.ID, a))
	}
	if !got(s.CommitIssue(t.Context(), i, all))(t) {
		t.Fatal("the issue was not kept")
	}
	return i
}

func claim(t *testing.T, s store.Store, at time.Time) []digest.Delivery {
	t.Helper()
	return got(s.ClaimDeliveries(t.Context(), at, 0, lease))(t)
}

// state is the state of the one delivery to an address.
func state(t *testing.T, s store.Store, address string) digest.DeliveryState {
	t.Helper()
	for _, d := range got(s.Deliveries(t.Context(), 0))(t) {
		if d.Address == address {
			return d.State
		}
	}
	return ""
}

func testDelivery(t *testing.T, s store.Store) {
	ctx := t.Context()
	queue(t, s, "ann", 1, "ann@acme.example", "bob@acme.example")
	if one := got(s.ClaimDeliveries(ctx, Day(1), 1, lease))(t); len(one) != 1 || one[0].State != digest.Intent {
		t.Fatalf("claimed %+v, want one in intent", one)
	}
	rest := claim(t, s, Day(1))
	if len(rest) != 1 || state(t, s, "ann@acme.example") != digest.Intent || state(t, s, "bob@acme.example") != digest.Intent {
		t.Fatalf("claimed %+v; both must be in intent before they are sent", rest)
	}
	if more := claim(t, s, Day(1)); len(more) != 0 {
		t.Fatalf("claimed twice: %+v", more)
	}
	d := rest[0]
	d.State = digest.Sent
	d.Attempts = append(d.Attempts, digest.Attempt{At: Day(1), Outcome: digest.Sent, Stage: "answer", Code: 250})
	must(t, s.RecordDelivery(ctx, d))
	same(t, "state", digest.Sent, state(t, s, d.Address))
	if more := claim(t, s, Day(1).Add(lease/2)); len(more) != 0 {
		t.Errorf("a sent one was claimed: %+v", more)
	}
}

func testRetry(t *testing.T, s store.Store) {
	queue(t, s, "ann", 1, "ann@acme.example")
	d := claim(t, s, Day(1))[0]
	d.State, d.Next = digest.Retry, Day(1).Add(time.Hour)
	d.Attempts = append(d.Attempts, digest.Attempt{At: Day(1), Outcome: digest.Retry, Stage: "rcpt", Code: 451})
	must(t, s.RecordDelivery(t.Context(), d))
	if early := claim(t, s, d.Next.Add(-time.Second)); len(early) != 0 {
		t.Fatalf("claimed before its time: %+v", early)
	}
	again := claim(t, s, d.Next)
	if len(again) != 1 || len(again[0].Attempts) != 1 {
		t.Fatalf("claimed %+v, want it with its one attempt", again)
	}
}

func testCutOff(t *testing.T, s store.Store) {
	queue(t, s, "ann", 1, "ann@acme.example")
	claim(t, s, Day(1))
	again := claim(t, s, Day(1).Add(lease))
	if len(again) != 1 {
		t.Fatalf("claimed %+v, want the one that was cut off", again)
	}
	n := len(again[0].Attempts)
	if n != 1 || again[0].Attempts[0].Outcome != digest.Unknown || !again[0].Attempts[0].At.Equal(Day(1)) {
		t.Fatalf("attempts %+v, want one of unknown outcome at the first claim", again[0].Attempts)
	}
	same(t, "state", digest.Intent, state(t, s, "ann@acme.example"))
}

func testOptOut(t *testing.T, s store.Store) {
	ctx := t.Context()
	queue(t, s, "ann", 1, "ann@acme.example")
	queue(t, s, "bob", 1, "bob@acme.example")
	queue(t, s, "ann-daily", 1, "ann@acme.example", "redirect@acme.example")
	out := digest.OptOut{Email: "Ann@Acme.example", Subscription: "ann-daily", At: Day(1), How: "one-click"}
	must(t, s.OptOut(ctx, out))
	same(t, "redirected, meant for her", digest.Stopped, state(t, s, "redirect@acme.example"))
	claimed := claim(t, s, Day(2))
	if len(claimed) != 2 {
		t.Fatalf("claimed %+v, want ann's weekly and bob's", claimed)
	}
	// She leaves altogether while her weekly is being sent.
	must(t, s.OptOut(ctx, digest.OptOut{Email: "ann@acme.example", At: Day(2), How: "command line"}))
	for _, d := range claimed {
		d.State, d.Next = digest.Retry, Day(2)
		must(t, s.RecordDelivery(ctx, d))
	}
	again := claim(t, s, Day(3))
	if len(again) != 1 || again[0].Address != "bob@acme.example" {
		t.Fatalf("claimed %+v, want bob's alone", again)
	}
	if n := len(got(s.OptOuts(ctx))(t)); n != 2 {
		t.Errorf("%d opt-outs, want 2", n)
	}
	for _, d := range got(s.Deliveries(ctx, 0))(t) {
		if d.Address == "ann@acme.example" && d.State != digest.Stopped {
			t.Errorf("her delivery of %s is %s", d.Issue, d.State)
		}
	}
}

func testOptOutLater(t *testing.T, s store.Store) {
	ctx := t.Context()
	must(t, s.OptOut(ctx, digest.OptOut{Email: "ann@acme.example", At: Day(1), How: "one-click"}))
	queue(t, s, "ann", 1, "ann@acme.example")
	same(t, "after she left", digest.Stopped, state(t, s, "ann@acme.example"))
	if c := claim(t, s, Day(3)); len(c) != 0 {
		t.Fatalf("claimed %+v", c)
	}
	must(t, s.OptIn(ctx, digest.Subscription{ID: "ann", Email: "ann@acme.example", Created: Day(2)}))
	queue(t, s, "ann", 2, "ann@acme.example")
	if c := claim(t, s, Day(3)); len(c) != 1 {
		t.Fatalf("claimed %+v, want the issue after she came back", c)
	}
}

func testOptIns(t *testing.T, s store.Store) {
	ctx := t.Context()
	ann := digest.Subscription{ID: "ann", Email: "ann@acme.example", Cadence: digest.Weekly, Zone: "Europe/Rome", At: "08:00", Weekday: time.Monday, Created: Day(1), Scope: digest.Scope{Accounts: []string{"globex"}}}
	must(t, s.OptIn(ctx, digest.Subscription{ID: "bob", Email: "bob@acme.example"}))
	must(t, s.OptIn(ctx, digest.Subscription{ID: "ann", Email: "old@acme.example"}))
	must(t, s.OptIn(ctx, ann))
	same(t, "opt-ins", []digest.Subscription{ann, {ID: "bob", Email: "bob@acme.example"}}, got(s.OptIns(ctx))(t))
}

func testFirstKnown(t *testing.T, s store.Store) {
	known := func(now int, id string) time.Time {
		t.Helper()
		return got(s.FirstKnown(t.Context(), []string{"ann", id}, Day(1), Day(now)))(t)[id]
	}
	same(t, "the first are as old as the watch", Day(1), known(3, "bob"))
	same(t, "who comes later is new", Day(5), known(5, "cem"))
	same(t, "and is so once", Day(5), known(9, "cem"))
	same(t, "as the first are", Day(1), known(9, "ann"))
}

func testFirstReader(t *testing.T, s store.Store) {
	got(s.FirstKnown(t.Context(), nil, Day(1), Day(1)))(t)
	ann := got(s.FirstKnown(t.Context(), []string{"ann"}, Day(1), Day(9)))(t)["ann"]
	same(t, "known since", Day(9), ann)
}
