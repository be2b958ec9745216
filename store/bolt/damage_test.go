package bolt_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"keywatch/digest"
	"keywatch/store"
	"keywatch/store/bolt"
	"keywatch/store/storetest"
)

// full is whether the long tables run whole.
func full() bool { return os.Getenv("KEYWATCH_FULL") == "1" }

func sampled(all, some int) int {
	if full() {
		return all
	}
	return some
}

// smallStore makes a file with something of everything and gives its bytes.
func smallStore(t *testing.T) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "keywatch.db")
	db := openAt(t, path, bolt.Options{})
	everything(t, db)
	var copied strings.Builder
	if err := db.Backup(t.Context(), &copied); err != nil {
		t.Fatal(err)
	}
	return []byte(copied.String())
}

func everything(t *testing.T, db *bolt.DB) {
	t.Helper()
	ctx := t.Context()
	must(t, storetest.Fill(ctx, db, 40))
	for n := range 12 {
		must(t, db.CommitChecks(ctx, []store.Check{storetest.FullCheck(fmt.Sprint("source-", n%3), storetest.Day(n))}, storetest.Assign))
	}
	for n := range 3 {
		i := digest.Issue{ID: fmt.Sprint("ann/", n), Subscription: "ann", Composed: storetest.Day(n), Message: []byte(strings.Repeat("message ", 900)), Told: []digest.Told{{Event: "ev_1", Revision: n}}}
		_, err := db.CommitIssue(ctx, i, []digest.Delivery{{Issue: i.ID, Address: "ann@acme.example", State: digest.Queued, Created: storetest.Day(n)}})
		must(t, err)
	}
	must(t, db.OptIn(ctx, digest.Subscription{ID: "ann", Email: "ann@acme.example"}))
	must(t, db.OptOut(ctx, digest.OptOut{Email: "bob@acme.example", At: storetest.Day(1)}))
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// readAll gives all that a store answers, as JSON, and the errors it gave.
func readAll(ctx context.Context, db *bolt.DB) (answers string, errs []error) {
	var all []any
	add := func(v any, err error) {
		if err != nil {
			errs = append(errs, err)
		}
		all = append(all, v)
	}
	take := func(v any, err error) { add(v, err) }
	statuses, err := db.Statuses(ctx)
	take(statuses, err)
	for n := range 3 {
		source := fmt.Sprint("source-", n)
		b, err := db.Baseline(ctx, source)
		take(b, err)
		v, err := db.Versions(ctx, source)
		take(v, err)
		for day := range 12 {
			docs, err := db.Documents(ctx, source, storetest.Day(day+n))
			for _, doc := range docs {
				take(string(doc.Body), err)
			}
			take(docs, err)
		}
	}
	for _, q := range []store.Query{{}, {Tags: []string{"pricing"}}, {Companies: []string{"company-07", "acme"}}, {Text: "price"}, {MinSeverity: "high"}, {Updated: storetest.Day(3)}} {
		changes, err := db.Changes(ctx, q)
		take(changes, err)
		events, err := db.Events(ctx, q)
		take(events, err)
	}
	pendings, err := db.Pendings(ctx)
	take(pendings, err)
	noise, err := db.Noise(ctx, time.Time{}, "", 0)
	take(noise, err)
	for n := range 3 {
		i, err := db.Issue(ctx, fmt.Sprint("ann/", n))
		take(i, err)
	}
	issues, err := db.Issues(ctx, "ann", 0)
	take(issues, err)
	told, err := db.Told(ctx, "ann")
	take(told, err)
	next, err := db.NextNumber(ctx, "ann")
	take(next, err)
	deliveries, err := db.Deliveries(ctx, 0)
	take(deliveries, err)
	ins, err := db.OptIns(ctx)
	take(ins, err)
	outs, err := db.OptOuts(ctx)
	take(outs, err)
	marks, err := db.StepMarks(ctx)
	take(marks, err)
	votes, err := db.Votes(ctx)
	take(votes, err)
	known, err := db.KnownCompanies(ctx)
	take(known, err)
	found, err := db.Discoveries(ctx)
	take(found, err)
	text, _ := json.Marshal(all)
	return string(text), errs
}

// damages are ways in which one page goes bad.
func damages() map[string]func(r *rand.Rand, file []byte, page int) {
	const size = 4096
	return map[string]func(*rand.Rand, []byte, int){
		"one bit": func(r *rand.Rand, f []byte, p int) { f[p*size+r.IntN(size)] ^= 1 << r.IntN(8) },
		"a sector": func(r *rand.Rand, f []byte, p int) {
			at := p*size + 512*r.IntN(8)
			for i := range 512 {
				f[at+i] = byte(r.Uint32())
			}
		},
		"zeroes": func(_ *rand.Rand, f []byte, p int) { clear(f[p*size : (p+1)*size]) },
		"noise": func(r *rand.Rand, f []byte, p int) {
			for i := range size {
				f[p*size+i] = byte(r.Uint32())
			}
		},
		"another page": func(r *rand.Rand, f []byte, p int) {
			other := r.IntN(len(f) / size)
			copy(f[p*size:(p+1)*size], f[other*size:(other+1)*size])
		},
		"a number": func(r *rand.Rand, f []byte, p int) { f[p*size+8+r.IntN(120)] = byte(r.Uint32()) },
	}
}

func TestDamagedPageIsNeverSilent(t *testing.T) {
	whole := smallStore(t)
	path := filepath.Join(t.TempDir(), "keywatch.db")
	must(t, os.WriteFile(path, whole, 0o600))
	truth, errs := readAll(t.Context(), openRead(t, path))
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	r := rand.New(rand.NewPCG(7, 7))
	tally := map[string]int{}
	names := []string{"one bit", "a sector", "zeroes", "noise", "another page", "a number"}
	for n := range sampled(500, 60) {
		file := append([]byte(nil), whole...)
		name := names[n%len(names)]
		page := r.IntN(len(file) / 4096)
		damages()[name](r, file, page)
		must(t, os.WriteFile(path, file, 0o600))
		outcome := judgeDamage(t, path, truth)
		tally[outcome]++
		if outcome == "silent" {
			t.Errorf("%s on page %d: other answers without a word", name, page)
		}
	}
	t.Log(tally)
	if tally["harmless"] == tally["all"] || tally["refused at opening"]+tally["said by reading"]+tally["said by check"] == 0 {
		t.Error("no damage was seen at all: the test damages nothing")
	}
}

func openRead(t *testing.T, path string) *bolt.DB {
	return openAt(t, path, bolt.Options{ReadOnly: true})
}

// judgeDamage says how a damage came out; a daemon opens for writing, a
// command without one for reading.
func judgeDamage(t *testing.T, path, truth string) string {
	t.Helper()
	daemon, err := bolt.Open(path, bolt.Options{})
	if err == nil {
		must(t, daemon.Close())
	}
	refused := err != nil
	db, err := bolt.Open(path, bolt.Options{ReadOnly: true})
	if err != nil {
		return "refused at opening"
	}
	defer db.Close()
	answers, errs := readAll(t.Context(), db)
	noticed := db.Quarantined()
	report, checked := db.Check(t.Context())
	switch {
	case answers == truth && len(errs) == 0:
		return "harmless"
	case len(errs) > 0 || len(noticed) > 0:
		return "said by reading"
	case refused:
		return "refused by the daemon"
	case checked != nil || len(report.Quarantined) > 0:
		return "said by check"
	}
	return "silent"
}

func TestTruncatedFileIsRefusedWithWords(t *testing.T) {
	whole := smallStore(t)
	path := filepath.Join(t.TempDir(), "keywatch.db")
	r := rand.New(rand.NewPCG(3, 3))
	for n := range sampled(50, 20) {
		size := r.IntN(len(whole))
		if n < 3 {
			size = []int{1, 100, 4096}[n]
		}
		must(t, os.WriteFile(path, whole[:size], 0o600))
		for _, o := range []bolt.Options{{}, {ReadOnly: true}} {
			db, err := bolt.Open(path, o)
			if err == nil {
				db.Close()
				t.Fatalf("a file of %d bytes of %d was opened", size, len(whole))
			}
			if !strings.Contains(err.Error(), "restore a backup") {
				t.Errorf("%d bytes: %v does not say what to do", size, err)
			}
		}
	}
}

func TestFileCutWhileOpenIsAnErrorAndNoDeath(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keywatch.db")
	must(t, os.WriteFile(path, smallStore(t), 0o600))
	db := openRead(t, path)
	must(t, os.Truncate(path, 8192))
	if _, errs := readAll(t.Context(), db); len(errs) == 0 {
		t.Error("reading a file that was cut gave no error")
	}
	if r, err := db.Check(t.Context()); err == nil && len(r.Quarantined) == 0 {
		t.Error("its check is clean")
	}
}
