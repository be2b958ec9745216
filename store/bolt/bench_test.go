package bolt_test

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"keywatch/diff"
	"keywatch/sources"
	"keywatch/store"
	"keywatch/store/bolt"
	"keywatch/store/storetest"
)

// benchEvents is how many events the queries are measured over.
const benchEvents = 100_000

// benchChecks is how many checks are committed together.
const benchChecks = 100

// BenchmarkCommitChecks measures checks a second: "quiet" are unchanged,
// "busy" have a change, noise, a new snapshot and a new version of the page.
func BenchmarkCommitChecks(b *testing.B) {
	for _, busy := range []bool{false, true} {
		b.Run(map[bool]string{false: "quiet", true: "busy"}[busy], func(b *testing.B) {
			db := open(b)
			n := 0
			for b.Loop() {
				checks := make([]store.Check, benchChecks)
				for i := range checks {
					n++
					checks[i] = benchCheck(n, i, busy)
				}
				must(b, db.CommitChecks(b.Context(), checks, storetest.Assign))
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "checks/s")
		})
	}
}

func benchCheck(n, i int, busy bool) store.Check {
	source := fmt.Sprint("source-", i)
	at := storetest.Day(n / benchChecks)
	c := storetest.FullCheck(source, at)
	if !busy {
		return store.Check{Status: c.Status}
	}
	c.Changes[0].ID, c.Changes[0].Company = fmt.Sprint("ch_", n), fmt.Sprint("company-", i/5)
	body := storetest.Page(n / benchChecks)
	c.Latest.Documents = []sources.Document{{URL: "https://acme.example/", ContentType: "text/html", Body: body}}
	for k := range 60 {
		c.Snapshot.Items = append(c.Snapshot.Items, sources.Item{Key: fmt.Sprint(k), Type: "block", Text: fmt.Sprint("a block of text that stays, number ", k), Region: sources.RegionMain})
	}
	c.Noise = []diff.Noise{{Before: fmt.Sprint(n), After: fmt.Sprint(n + 1), Reason: "counter"}}
	return c
}

// big is a store of benchEvents events, kept between runs beside the other
// temporary files, since filling it takes a while.
func big(b *testing.B) string {
	b.Helper()
	path := os.Getenv("KEYWATCH_BENCH_STORE")
	if path == "" {
		path = filepath.Join(b.TempDir(), "big.db")
	}
	if _, err := os.Stat(path); err == nil {
		return path
	}
	db, err := bolt.Open(path, bolt.Options{})
	must(b, err)
	must(b, storetest.Fill(b.Context(), db, benchEvents))
	must(b, db.Close())
	return path
}

// cpu is the processor time used so far: on a shared machine it says more
// than the clock.
func cpu() time.Duration {
	var used syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &used)
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// BenchmarkEvents opens the store as a command does, asks and closes it.
func BenchmarkEvents(b *testing.B) {
	path := big(b)
	rare := store.Query{Text: "zanzibar", Limit: 100}
	for _, c := range []struct {
		name string
		q    store.Query
	}{
		{"newest", store.Query{Limit: 100}},
		{"company", store.Query{Companies: []string{"company-07"}, Limit: 100}},
		{"company and tag", store.Query{Companies: []string{"company-07"}, Tags: []string{"event"}, Limit: 100}},
		{"tag", store.Query{Tags: []string{"pricing"}, Limit: 100}},
		{"common word", store.Query{Text: "platform", Limit: 100}},
		{"rare word", rare},
		{"no such word", store.Query{Text: "xylophone", Limit: 100}},
		{"word of a company", store.Query{Text: "zanzibar", Companies: []string{"company-07"}, Limit: 100}},
		{"rare word and dense tag", store.Query{Text: "zanzibar", Tags: []string{"event", "pricing", "hire", ""}, Limit: 100}},
		{"about", store.Query{About: &store.About{Companies: []string{"company-07"}, Phrases: []string{"zanzibar", "no such thing"}}, Limit: 100}},
		{"about, nowhere", store.Query{About: &store.About{Companies: []string{"nobody"}, Phrases: []string{"xylophone", "zither"}}, Limit: 100}},
	} {
		b.Run(c.name, func(b *testing.B) {
			found := 0
			before := cpu()
			for b.Loop() {
				db, err := bolt.Open(path, bolt.Options{ReadOnly: true})
				must(b, err)
				events, err := db.Events(b.Context(), c.q)
				must(b, err)
				found = len(events)
				must(b, db.Close())
			}
			b.ReportMetric((cpu()-before).Seconds()*1000/float64(b.N), "cpu-ms/op")
			b.ReportMetric(float64(found), "found")
		})
	}
}

// BenchmarkOpenForWriting measures the walk over all pages of a big store.
func BenchmarkOpenForWriting(b *testing.B) {
	path := big(b)
	for b.Loop() {
		db, err := bolt.Open(path, bolt.Options{})
		must(b, err)
		must(b, db.Close())
	}
}
