package bolt

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"go.etcd.io/bbolt"

	"keywatch/store"
)

// table is the name of a bucket.
type table string

// The tables. Keys are in the comment; "|" is a zero byte, order is the eight
// bytes of the time turned round (newest first) and then the id.
const (
	tMeta       table = "meta"          // name
	tCounts     table = "counts"        // table: how many rows it has
	tStatus     table = "status"        // source
	tMemory     table = "memory"        // source
	tPending    table = "pending"       // source
	tSnapshots  table = "snapshots"     // source|time
	tDocuments  table = "documents"     // source|time
	tNoise      table = "noise"         // order with source
	tNoiseIndex table = "noise.index"   // source|time turned
	tChanges    table = "changes"       // id
	tChangeIx   table = "changes.index" // field value|order
	tChangeText table = "changes.text"  // order turned round (textKey)
	tChangeDays table = "changes.days"  // day: how its words begin, and when (sketch)
	tEvents     table = "events"        // id
	tEventIx    table = "events.index"  // field value|order
	tEventText  table = "events.text"   // order turned round (textKey)
	tEventDays  table = "events.days"   // day: how its words begin, and when (sketch)
	tAliases    table = "aliases"       // id of an event that was merged away
	tIssues     table = "issues"        // id
	tIssueBytes table = "issues.bytes"  // id
	tIssueIx    table = "issues.index"  // field value|order
	tNumbers    table = "numbers"       // subscription
	tTold       table = "told"          // subscription|event
	tDeliveries table = "deliveries"    // issue|address
	tDeliverIx  table = "deliver.index" // field value|order
	tOptIns     table = "optins"        // subscription
	tOptOuts    table = "optouts"       // address|subscription
	tSteps      table = "steps"         // step: what became of it
	tVotes      table = "votes"         // number: only ever appended
	tCompanies  table = "companies"     // company: since when it is known, and who was told
	tDiscovery  table = "discoveries"   // company: what looking for its sources came to
)

func tables() []table {
	return []table{
		tMeta, tCounts, tStatus, tMemory, tPending, tSnapshots, tDocuments, tNoise, tNoiseIndex,
		tChanges, tChangeIx, tChangeText, tChangeDays, tEvents, tEventIx, tEventText, tEventDays, tAliases,
		tIssues, tIssueBytes, tIssueIx, tNumbers, tTold, tDeliveries, tDeliverIx, tOptIns, tOptOuts, tSteps, tVotes,
		tCompanies, tDiscovery,
	}
}

// present is the value of an index row: bbolt cannot tell an empty value from
// none in a node that was just written.
var present = []byte{1}

// tx is a transaction that seals and checks records and counts rows.
type tx struct {
	*bbolt.Tx
	db     *DB
	ctx    context.Context
	counts map[table]int64 // rows added by this transaction
}

func (t *tx) in(name table) *bbolt.Bucket {
	b := t.Bucket([]byte(name))
	if b == nil {
		panic(fmt.Sprintf("table %s is missing", name))
	}
	return b
}

// sealKey puts the table into what the checksum covers.
func sealKey(name table, key []byte) []byte {
	return append(append(make([]byte, 0, len(name)+1+len(key)), name...), key...)
}

// get gives a record's payload, nil when there is none. A bad one is set
// aside and an ErrDamaged.
func (t *tx) get(name table, key []byte) ([]byte, error) {
	sealed := t.in(name).Get(key)
	if sealed == nil {
		return nil, nil
	}
	return t.open(name, key, sealed)
}

func (t *tx) open(name table, key, sealed []byte) ([]byte, error) {
	r, err := store.OpenRecord(sealKey(name, key), sealed)
	if err != nil {
		t.db.quarantine(name, key, err)
		return nil, fmt.Errorf("%s %s: %w", name, printable(key), err)
	}
	return r.Payload, nil
}

// getJSON reads a record into v and reports whether there is one.
func (t *tx) getJSON(name table, key []byte, v any) (bool, error) {
	payload, err := t.get(name, key)
	if err != nil || payload == nil {
		return false, err
	}
	return true, t.decode(name, key, payload, v)
}

func (t *tx) decode(name table, key, payload []byte, v any) error {
	if err := json.Unmarshal(payload, v); err != nil {
		err = fmt.Errorf("%w: %w", store.ErrDamaged, err)
		t.db.quarantine(name, key, err)
		return fmt.Errorf("%s %s: %w", name, printable(key), err)
	}
	return nil
}

// goodOr gives nil for a bad record, which is set aside and noted already.
func goodOr(err error) error {
	if errors.Is(err, store.ErrDamaged) {
		return nil
	}
	return err
}

func (t *tx) putJSON(name table, key []byte, v any) error {
	payload, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("encode %s %s: %w", name, printable(key), err)
	}
	return t.putRaw(name, key, store.Record{Key: sealKey(name, key), Payload: payload}.Seal())
}

func (t *tx) putPlain(name table, key, payload []byte) error {
	return t.putRaw(name, key, store.Record{Key: sealKey(name, key), Payload: payload}.SealPlain())
}

// putRaw writes a row as it is. The counts let Check see that a row is gone
// without a trace.
func (t *tx) putRaw(name table, key, value []byte) error {
	b := t.in(name)
	if b.Get(key) == nil {
		t.counts[name]++
	}
	return b.Put(key, value)
}

func (t *tx) del(name table, key []byte) error {
	b := t.in(name)
	if b.Get(key) == nil {
		return nil
	}
	t.counts[name]--
	return b.Delete(key)
}

func (t *tx) keepCounts() error {
	for name, added := range t.counts {
		if added == 0 {
			continue
		}
		count, err := t.count(name)
		if goodOr(err) != nil {
			return err
		}
		text := strconv.FormatInt(count+added, 10)
		key := []byte(name)
		if err := t.in(tCounts).Put(key, store.Record{Key: sealKey(tCounts, key), Payload: []byte(text)}.SealPlain()); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) count(name table) (int64, error) {
	text, err := t.get(tCounts, []byte(name))
	if err != nil || text == nil {
		return 0, err
	}
	return strconv.ParseInt(string(text), 10, 64)
}

// each gives the payloads under a prefix in the order of their keys. Bad
// records are set aside and passed over.
func (t *tx) each(name table, prefix []byte, do func(key, payload []byte) (more bool, err error)) error {
	c := t.in(name).Cursor()
	for k, v := c.Seek(prefix); k != nil && bytes.HasPrefix(k, prefix); k, v = c.Next() {
		payload, err := t.open(name, k, v)
		if err != nil {
			continue
		}
		more, err := do(k, payload)
		if goodOr(err) != nil {
			return err
		}
		if err == nil && !more {
			return nil
		}
	}
	return nil
}

// joined makes a key of parts with a zero byte between.
func joined(parts ...string) []byte {
	var key []byte
	for i, p := range parts {
		if i > 0 {
			key = append(key, 0)
		}
		key = append(key, p...)
	}
	return key
}

func printable(key []byte) string {
	text := strconv.QuoteToASCII(string(bytes.ReplaceAll(key, []byte{0}, []byte("|"))))
	return text[1 : len(text)-1]
}

func big(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }
