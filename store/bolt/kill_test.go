package bolt_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"keywatch/digest"
	"keywatch/store"
	"keywatch/store/bolt"
	"keywatch/store/storetest"
)

const childVariable = "KEYWATCH_TEST_WRITER"

// TestMain lets the test binary be the process that is killed.
func TestMain(m *testing.M) {
	if path := os.Getenv(childVariable); path != "" {
		writeForEver(path)
		return
	}
	os.Exit(m.Run())
}

// writeForEver commits checks and issues and says each number once it is kept.
func writeForEver(path string) {
	db, err := bolt.Open(path, bolt.Options{})
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	ctx := context.Background()
	next, err := db.NextNumber(ctx, "ann")
	for n := next; err == nil; n++ {
		var checks []store.Check
		for i := range 3 {
			checks = append(checks, killCheck(n, i))
		}
		if err = db.CommitChecks(ctx, checks, storetest.Assign); err != nil {
			break
		}
		id := fmt.Sprint("ann/", n)
		_, err = db.CommitIssue(ctx, digest.Issue{ID: id, Subscription: "ann", Number: n, Composed: storetest.Day(n), Message: []byte("m")},
			[]digest.Delivery{{Issue: id, Address: "ann@acme.example", State: digest.Queued}})
		fmt.Println(n)
	}
	fmt.Println("error", err)
}

// killCheck is the i-th check of round n: a change, its event, a snapshot and
// noise, all of which must be there or none.
func killCheck(n, i int) store.Check {
	c := storetest.FullCheck(fmt.Sprint("source-", i), storetest.Day(n))
	c.Changes[0].ID = fmt.Sprintf("ch_%d_%d", n, i)
	return c
}

func TestKilledWriterLosesNothingThatItAcknowledged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keywatch.db")
	acked := 0
	for n := range sampled(100, 20) {
		acked = max(acked, killWriter(t, path, time.Duration(15+n*37%90)*time.Millisecond))
		if n%4 == 0 || full() {
			judgeKilled(t, path, acked)
		}
	}
	if acked < 10 {
		t.Fatalf("only %d rounds were written: the test kills too early", acked)
	}
	judgeKilled(t, path, acked)
}

// killWriter starts a writer, kills it a while after its first word and gives
// the last round it acknowledged.
func killWriter(t *testing.T, path string, after time.Duration) int {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childVariable+"="+path)
	out, err := child.StdoutPipe()
	must(t, err)
	must(t, child.Start())
	var timer *time.Timer
	last := 0
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if timer == nil {
			timer = time.AfterFunc(after, func() { _ = child.Process.Kill() })
		}
		if _, err := fmt.Sscan(lines.Text(), &last); err != nil {
			t.Fatalf("the writer says %q", lines.Text())
		}
	}
	_ = child.Wait()
	return last
}

func judgeKilled(t *testing.T, path string, acked int) {
	t.Helper()
	db, err := bolt.Open(path, bolt.Options{})
	must(t, err)
	defer db.Close()
	report, err := db.Check(t.Context())
	must(t, err)
	if len(report.Quarantined) > 0 {
		t.Fatalf("after a kill: %s", strings.Join(report.Quarantined, "\n"))
	}
	issues := report.Records["issues"]
	if issues < acked || report.Records["deliveries"] != issues {
		t.Fatalf("%d issues and %d deliveries are kept, %d were acknowledged", issues, report.Records["deliveries"], acked)
	}
	events, changes := report.Records["events"], report.Records["changes"]
	if events != changes || changes%3 != 0 || changes < 3*acked || changes > 3*(issues+1) {
		t.Fatalf("%d changes and %d events of %d rounds: something is half", changes, events, issues)
	}
	for n := 1; n <= acked; n++ {
		if _, err := db.Event(t.Context(), fmt.Sprintf("ev_%d_2", n)); err != nil {
			t.Fatalf("round %d was acknowledged: %v", n, err)
		}
	}
}
