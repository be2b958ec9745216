//go:build linux

package bolt_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"keywatch/store/bolt"
	"keywatch/store/storetest"
)

func TestFullDiskIsAnErrorAndTheStoreGoesOn(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=8m"); err != nil {
		t.Skipf("a small disk cannot be mounted here (needs root): %v", err)
	}
	defer func() { must(t, syscall.Unmount(dir, 0)) }()
	db, err := bolt.Open(filepath.Join(dir, "keywatch.db"), bolt.Options{})
	must(t, err)
	must(t, storetest.Fill(t.Context(), db, 100))
	ballast := filepath.Join(dir, "ballast")
	for n := range sampled(10, 3) {
		f, err := os.Create(ballast)
		must(t, err)
		block := make([]byte, 4096)
		for err == nil {
			_, err = f.Write(block)
		}
		must(t, f.Close())
		if err := storetest.Fill(t.Context(), db, 1000*(n+2)); !errors.Is(err, syscall.ENOSPC) {
			t.Fatalf("writing to a full disk: %v", err)
		}
		report, err := db.Check(t.Context())
		if err != nil || len(report.Quarantined) > 0 || report.Records["changes"] != report.Records["events"] {
			t.Fatalf("after a full disk: %+v, %v", report, err)
		}
		must(t, os.Remove(ballast))
		must(t, db.OptOut(t.Context(), optOut("ann@acme.example")))
	}
	must(t, db.Close())
}
