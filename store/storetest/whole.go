package storetest

import (
	"bytes"
	"testing"

	"keywatch/digest"
	"keywatch/sources"
	"keywatch/store"
)

func testBackup(t *testing.T, s store.Store) {
	must(t, Fill(t.Context(), s, 50))
	var copied bytes.Buffer
	must(t, s.Backup(t.Context(), &copied))
	if copied.Len() == 0 {
		t.Error("the backup is empty")
	}
}

func testReport(t *testing.T, s store.Store) {
	ctx := t.Context()
	must(t, Fill(ctx, s, 120))
	must(t, s.CommitChecks(ctx, []store.Check{FullCheck("acme-home", Day(1))}, Assign))
	i := queue(t, s, "ann", 1, "ann@acme.example")
	must(t, s.OptOut(ctx, digest.OptOut{Email: i.To, At: Day(1)}))
	must(t, s.MarkSteps(ctx, []digest.StepMark{{Step: "st_1", State: digest.StepDone}}))
	must(t, s.AddVote(ctx, digest.Vote{Event: "ev_1", Value: digest.VoteUseful}))
	must(t, s.KeepKnown(ctx, []store.Known{{Company: "acme", Since: Day(1)}}))
	must(t, s.KeepDiscovery(ctx, sources.Discovery{Company: "acme"}))
	r := got(s.Check(ctx))(t)
	if len(r.Quarantined) != 0 {
		t.Errorf("a sound store is said to be bad: %q", r.Quarantined)
	}
	for name, want := range map[string]int{"changes": 121, "events": 121, "issues": 1, "deliveries": 1, "optouts": 1, "steps": 1, "votes": 1, "companies": 1, "discoveries": 1} {
		if r.Records[name] != want {
			t.Errorf("%d %s in the report, want %d", r.Records[name], name, want)
		}
	}
	if r.Schema < 1 || r.Bytes <= 0 {
		t.Errorf("report %+v", r)
	}
}
