package bolt

import (
	"context"
	"fmt"
	"os"
	"strconv"

	"go.etcd.io/bbolt"

	"keywatch/store"
)

// Schema is the version of the store's layout that this build writes.
const Schema = 4

var schemaKey = []byte("schema")

// migration brings a store from the schema before To to To.
type migration struct {
	To int
	Do func(*tx) error
}

// migrations lists the steps from schema 1 on, in order.
func migrations() []migration {
	return []migration{{To: 2, Do: addSketches}, {To: 3, Do: addAnswers}, {To: 4, Do: addCompanies}}
}

// initSchema lays out an empty store.
func initSchema(b *bbolt.Tx) error {
	for _, name := range tables() {
		if _, err := b.CreateBucketIfNotExists([]byte(name)); err != nil {
			return fmt.Errorf("create table %s: %w", name, err)
		}
	}
	text := []byte(strconv.Itoa(Schema))
	return b.Bucket([]byte(tMeta)).Put(schemaKey, store.Record{Key: sealKey(tMeta, schemaKey), Payload: text}.SealPlain())
}

// settle reads the schema and brings an older one forward.
func (d *DB) settle() error {
	schema, err := d.schema()
	switch {
	case err != nil:
		return err
	case schema > Schema:
		return fmt.Errorf("it was written by a newer keywatch (schema %d, this one knows %d): use that one, or restore a backup", schema, Schema)
	case schema < Schema && d.readOnly:
		return fmt.Errorf("it has the older schema %d: run a command that writes, or keywatch run, once", schema)
	case schema < Schema:
		return d.migrate(schema, migrations())
	}
	return nil
}

func (d *DB) schema() (int, error) {
	schema := 0
	err := d.view(context.Background(), "read schema", func(t *tx) error {
		if t.Bucket([]byte(tMeta)) == nil {
			return fmt.Errorf("it is a bbolt file but not keywatch's")
		}
		text, err := t.get(tMeta, schemaKey)
		if err != nil {
			return err
		}
		schema, err = strconv.Atoi(string(text))
		return err
	})
	return schema, err
}

// migrate takes the steps that are missing, in one transaction, after a
// backup beside the store.
func (d *DB) migrate(from int, steps []migration) error {
	backup := fmt.Sprintf("%s.schema%d", d.path, from)
	if err := d.backupTo(backup); err != nil {
		return fmt.Errorf("back up before the migration: %w", err)
	}
	d.log.Info("the store is brought forward", "from", from, "to", Schema, "backup", backup)
	return d.update(context.Background(), "bring the store forward", func(t *tx) error {
		at := from
		for _, step := range steps {
			if step.To != at+1 {
				continue
			}
			if err := step.Do(t); err != nil {
				return fmt.Errorf("to schema %d: %w", step.To, err)
			}
			at = step.To
		}
		return t.putPlain(tMeta, schemaKey, []byte(strconv.Itoa(at)))
	})
}

func (d *DB) backupTo(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	err = d.Backup(context.Background(), f)
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	return err
}
