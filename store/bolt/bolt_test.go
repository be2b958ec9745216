package bolt_test

import (
	"path/filepath"
	"testing"

	"keywatch/store"
	"keywatch/store/bolt"
	"keywatch/store/storetest"
)

func open(t testing.TB) *bolt.DB {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "keywatch.db"), bolt.Options{})
}

func openAt(t testing.TB, path string, o bolt.Options) *bolt.DB {
	t.Helper()
	db, err := bolt.Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func TestBoltKeepsWhatAStorePromises(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return open(t) })
}
