package bolt_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"keywatch/digest"
	"keywatch/store/bolt"
	"keywatch/store/storetest"
)

// makeFixture writes testdata/schemaN.db anew. It is run once for each schema,
// by the release that brings it: go test ./store/bolt -run Fixture -make-fixture
var makeFixture = flag.Bool("make-fixture", false, "write the store that this release keeps as a fixture")

func fixture(schema int) string { return fmt.Sprintf("testdata/schema%d.db", schema) }

func optOut(email string) digest.OptOut {
	return digest.OptOut{Email: email, At: storetest.Day(1), How: "command line"}
}

func TestStoreOfEachReleaseOpens(t *testing.T) {
	if *makeFixture {
		must(t, os.WriteFile(fixture(bolt.Schema), smallStore(t), 0o600))
	}
	for schema := 1; schema <= bolt.Schema; schema++ {
		t.Run(fmt.Sprint(schema), func(t *testing.T) { testFixture(t, fixture(schema)) })
	}
}

func testFixture(t *testing.T, name string) {
	whole, err := os.ReadFile(name)
	must(t, err)
	path := filepath.Join(t.TempDir(), "keywatch.db")
	must(t, os.WriteFile(path, whole, 0o600))
	db := openAt(t, path, bolt.Options{})
	report, err := db.Check(t.Context())
	must(t, err)
	if len(report.Quarantined) > 0 || report.Schema != bolt.Schema {
		t.Errorf("report of the fixture: %+v", report)
	}
	fresh := filepath.Join(t.TempDir(), "fresh.db")
	must(t, os.WriteFile(fresh, smallStore(t), 0o600))
	want, errs := readAll(t.Context(), openRead(t, fresh))
	must(t, db.Close())
	got, more := readAll(t.Context(), openRead(t, path))
	if len(errs)+len(more) > 0 || got != want {
		t.Errorf("the old store answers otherwise than a new one: %v %v", errs, more)
	}
	must(t, storetest.Fill(t.Context(), openAt(t, fixtureCopy(t, whole), bolt.Options{}), 10))
}

func fixtureCopy(t *testing.T, whole []byte) string {
	path := filepath.Join(t.TempDir(), "copy.db")
	must(t, os.WriteFile(path, whole, 0o600))
	return path
}

func TestBackupTakenBesideAWriterIsAWholeStore(t *testing.T) {
	db := open(t)
	must(t, storetest.Fill(t.Context(), db, 300))
	done := make(chan error)
	go func() {
		for n := range 40 {
			if err := db.OptOut(t.Context(), optOut("ann@acme.example")); err != nil || n == 39 {
				done <- err
				return
			}
		}
	}()
	var copied bytes.Buffer
	must(t, db.Backup(t.Context(), &copied))
	must(t, <-done)
	path := filepath.Join(t.TempDir(), "copy.db")
	must(t, os.WriteFile(path, copied.Bytes(), 0o600))
	report, err := openAt(t, path, bolt.Options{}).Check(t.Context())
	must(t, err)
	if len(report.Quarantined) > 0 || report.Records["changes"] != 300 {
		t.Errorf("the backup: %+v", report)
	}
}

func TestSlowBackupDoesNotHoldUpAWriterThatGrows(t *testing.T) {
	db := open(t)
	must(t, storetest.Fill(t.Context(), db, 20))
	slow := &waiting{began: make(chan bool), free: make(chan bool)}
	copied := make(chan error)
	go func() { copied <- db.Backup(t.Context(), slow) }()
	<-slow.began
	wrote := make(chan error)
	go func() { wrote <- storetest.Fill(t.Context(), db, 3000) }()
	select {
	case err := <-wrote:
		must(t, err)
	case <-time.After(30 * time.Second):
		t.Error("the writer waits for the backup")
	}
	close(slow.free)
	must(t, <-copied)
}

// waiting is a writer that stops at its first byte until it is freed.
type waiting struct{ began, free chan bool }

func (w *waiting) Write(p []byte) (int, error) {
	select {
	case <-w.free:
	case w.began <- true:
		<-w.free
	}
	return len(p), nil
}
