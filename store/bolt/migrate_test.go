package bolt

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"keywatch/store"
	"keywatch/store/storetest"
)

// withSchema makes a store and writes another schema into it.
func withSchema(t *testing.T, schema int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "keywatch.db")
	d, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = d.update(t.Context(), "set schema", func(t *tx) error {
		return t.putPlain(tMeta, schemaKey, []byte(strconv.Itoa(schema)))
	})
	if err := errors.Join(err, d.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestNewerSchemaIsRefusedWithWords(t *testing.T) {
	path := withSchema(t, Schema+1)
	for _, o := range []Options{{}, {ReadOnly: true}} {
		d, err := Open(path, o)
		if err == nil {
			d.Close()
			t.Fatal("a store of a newer schema was opened")
		}
		if !strings.Contains(err.Error(), "newer keywatch") {
			t.Errorf("%v does not say why", err)
		}
	}
}

func TestOlderSchemaIsForWritersToBringForward(t *testing.T) {
	path := withSchema(t, Schema-1)
	if _, err := Open(path, Options{ReadOnly: true}); err == nil || !strings.Contains(err.Error(), "older schema") {
		t.Errorf("for reading: %v", err)
	}
}

func TestMigrationBacksUpAndIsWholeOrNot(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keywatch.db")
	d, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	mark := func(t *tx) error { return t.putPlain(tMeta, []byte("mark"), []byte("x")) }
	fails := []migration{{To: Schema + 1, Do: mark}, {To: Schema + 2, Do: func(*tx) error { return errors.New("it failed") }}}
	if err := d.migrate(Schema, fails); err == nil {
		t.Fatal("a failed step was passed over")
	}
	if schema, err := d.schema(); schema != Schema || err != nil {
		t.Fatalf("after a failed migration the schema is %d, %v", schema, err)
	}
	if err := d.migrate(Schema, []migration{{To: Schema, Do: fails[1].Do}, {To: Schema + 1, Do: mark}}); err != nil {
		t.Fatal(err)
	}
	if schema, err := d.schema(); schema != Schema+1 || err != nil {
		t.Fatalf("after the migration the schema is %d, %v", schema, err)
	}
	old, err := Open(fmt.Sprintf("%s.schema%d", path, Schema), Options{ReadOnly: true})
	if err != nil {
		t.Fatalf("the backup does not open: %v", err)
	}
	defer old.Close()
	if schema, err := old.schema(); schema != Schema || err != nil {
		t.Errorf("the backup has schema %d, %v", schema, err)
	}
}

// spoil overwrites a row's bytes without sealing them.
func spoil(t *testing.T, d *DB, name table, key []byte) {
	t.Helper()
	err := d.bolt.Update(func(b *bbolt.Tx) error {
		bucket := b.Bucket([]byte(name))
		value := bytes.Clone(bucket.Get(key))
		if value == nil {
			return errors.New("there is no such row")
		}
		value[len(value)-1] ^= 1
		return bucket.Put(key, value)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestBadRecordIsSetAsideAndTheRestGoesOn(t *testing.T) {
	d, err := Open(filepath.Join(t.TempDir(), "keywatch.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	ctx := t.Context()
	if err := storetest.Fill(ctx, d, 20); err != nil {
		t.Fatal(err)
	}
	full := storetest.FullCheck("acme-home", storetest.Day(1))
	if err := d.CommitChecks(ctx, []store.Check{full}, storetest.Assign); err != nil {
		t.Fatal(err)
	}
	spoil(t, d, tEvents, []byte("ev_01000005"))
	if events, err := d.Events(ctx, store.Query{}); err != nil || len(events) != 20 {
		t.Errorf("%d events and %v, want the 20 good ones", len(events), err)
	}
	if _, err := d.Event(ctx, "ev_01000005"); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("the bad one: %v is not ErrDamaged", err)
	}
	spoil(t, d, tSnapshots, append(joined("acme-home", ""), big(rising(storetest.Day(1)))...))
	b, err := d.Baseline(ctx, "acme-home")
	if err != nil || b.Snapshot != nil || b.Pending == nil || b.Status.Validators.ETag != "" {
		t.Errorf("baseline %+v, %v: want it without snapshot and validators, so that the source is seeded", b, err)
	}
	if bad := d.Quarantined(); len(bad) != 2 {
		t.Errorf("set aside %q, want two", bad)
	}
	r, err := d.Check(ctx)
	if err != nil || len(r.Quarantined) < 2 {
		t.Errorf("report %+v, %v", r, err)
	}
	again := storetest.FullCheck("acme-home", storetest.Day(2))
	again.Changes = nil
	if err := d.CommitChecks(ctx, []store.Check{again}, storetest.Assign); err != nil {
		t.Fatal(err)
	}
	if b, err := d.Baseline(ctx, "acme-home"); err != nil || b.Snapshot == nil {
		t.Errorf("after seeding anew: %+v, %v", b, err)
	}
}

func TestOrderKeepsTimesAndIDs(t *testing.T) {
	at := time.Date(2026, 11, 2, 8, 0, 0, 0, time.UTC)
	rows := [][]byte{
		order(time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC), "a"), order(at.Add(1), "z"), order(at, "a"), order(at, "ab"), order(at, "b"),
		order(time.Unix(0, 0), "a"), order(time.Date(1950, 1, 1, 0, 0, 0, 0, time.UTC), "a"), order(time.Time{}, "a"),
	}
	for i := 1; i < len(rows); i++ {
		if bytes.Compare(rows[i-1], rows[i]) >= 0 {
			t.Errorf("row %d does not come before row %d", i-1, i)
		}
		if bytes.Compare(textKey(rows[i-1]), textKey(rows[i])) <= 0 {
			t.Errorf("turned round, row %d does not come after row %d", i-1, i)
		}
	}
}
