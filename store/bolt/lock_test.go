package bolt_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"keywatch/store"
	"keywatch/store/bolt"
)

func TestSecondOpenIsRefusedWithinASecondNamingTheHolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keywatch.db")
	db := openAt(t, path, bolt.Options{})
	for _, o := range []bolt.Options{{}, {ReadOnly: true}, {Wait: 100 * time.Millisecond}} {
		began := time.Now()
		_, err := bolt.Open(path, o)
		if !errors.Is(err, store.ErrLocked) {
			t.Fatalf("%+v: %v is not ErrLocked", o, err)
		}
		if took := time.Since(began); took > time.Second || took < o.Wait {
			t.Errorf("%+v: refused after %v", o, took)
		}
		if holder := fmt.Sprintf("process %d", os.Getpid()); !strings.Contains(err.Error(), holder) {
			t.Errorf("%v does not name %s", err, holder)
		}
	}
	must(t, db.Close())
	if _, err := os.Stat(path + ".pid"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the note is left behind: %v", err)
	}
	must(t, openAt(t, path, bolt.Options{}).Close())
}

func TestOpenWaitsForTheLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keywatch.db")
	db := openAt(t, path, bolt.Options{})
	opened := make(chan error)
	go func() {
		second, err := bolt.Open(path, bolt.Options{Wait: 10 * time.Second})
		if err == nil {
			err = second.Close()
		}
		opened <- err
	}()
	must(t, db.Close())
	must(t, <-opened)
}

func TestReadersShareAndKeepWritersOut(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keywatch.db")
	must(t, openAt(t, path, bolt.Options{}).Close())
	one, two := openRead(t, path), openRead(t, path)
	_, err := bolt.Open(path, bolt.Options{})
	if !errors.Is(err, store.ErrLocked) || !strings.Contains(err.Error(), "reads") {
		t.Errorf("a writer beside readers: %v", err)
	}
	if err := one.OptOut(t.Context(), optOut("ann@acme.example")); err == nil {
		t.Error("a store that is open for reading was written")
	}
	must(t, errors.Join(one.Close(), two.Close(), two.Close()))
}

func TestStaleNoteNamesNobody(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keywatch.db")
	must(t, openAt(t, path, bolt.Options{}).Close())
	reader := openRead(t, path)
	must(t, os.WriteFile(path+".pid", []byte(`{"pid":999999999,"command":"ghost"}`), 0o600))
	_, err := bolt.Open(path, bolt.Options{})
	if !errors.Is(err, store.ErrLocked) || strings.Contains(err.Error(), "ghost") {
		t.Errorf("%v", err)
	}
	must(t, reader.Close())
}

func TestMissingStoreIsMadeForWritersAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keywatch.db")
	if _, err := bolt.Open(path, bolt.Options{ReadOnly: true}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("reading a store that is not there: %v", err)
	}
	must(t, openAt(t, path, bolt.Options{}).Close())
	info, err := os.Stat(path)
	must(t, err)
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, want 0600", info.Mode().Perm())
	}
	files, err := os.ReadDir(filepath.Dir(path))
	must(t, err)
	if len(files) != 1 {
		t.Errorf("beside the store is left %v", files)
	}
	if _, err := bolt.Open(filepath.Join(path, "none", "x.db"), bolt.Options{}); err == nil {
		t.Error("a store was made in a folder that is not there")
	}
}

func TestTwoThatStartTogetherMakeOneStore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keywatch.db")
	results := make(chan error, 20)
	for range cap(results) {
		go func() {
			db, err := bolt.Open(path, bolt.Options{Wait: 20 * time.Second})
			if err == nil {
				err = errors.Join(db.OptOut(t.Context(), optOut("ann@acme.example")), db.Close())
			}
			results <- err
		}()
	}
	for range cap(results) {
		must(t, <-results)
	}
}
