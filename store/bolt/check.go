package bolt

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"keywatch/diff"
	"keywatch/digest"
	"keywatch/sources"
	"keywatch/store"
)

var _ store.Store = (*DB)(nil)

// check is one reading of the whole store.
type check struct {
	t      *tx
	report store.Report
	rows   map[table]int // index rows that the records ask for
}

// Check reads every record, sees that each can be decoded, that every row of
// an index leads to a record and every record has its rows, and that no row
// is gone: the store counts them. The store may be in use.
func (d *DB) Check(ctx context.Context) (store.Report, error) {
	var report store.Report
	err := d.view(ctx, "check the store", func(t *tx) error {
		c := &check{t: t, rows: map[table]int{}}
		c.report = store.Report{Schema: Schema, Records: map[string]int{}, Bytes: t.Size()}
		for _, name := range tables() {
			if err := ctx.Err(); err != nil {
				return err
			}
			// A damaged page costs the report of its table, not of all.
			if err := guarded(func() error { return c.table(name) }); err != nil {
				c.bad(name, nil, err)
			}
		}
		for name, want := range c.rows {
			if n := c.report.Records[string(name)]; n != want {
				c.bad(name, nil, fmt.Errorf("it has %d rows and the records ask for %d", n, want))
			}
		}
		report = c.report
		return nil
	})
	slices.Sort(report.Quarantined)
	return report, err
}

func (c *check) bad(name table, key []byte, cause error) {
	c.report.Quarantined = append(c.report.Quarantined, fmt.Sprintf("%s/%s: %s", name, printable(key), cause))
}

// table reads one table through.
func (c *check) table(name table) error {
	judge := c.judges()[name]
	n := 0
	b := c.t.in(name)
	k := b.Cursor()
	for key, value := k.First(); key != nil; key, value = k.Next() {
		n++
		if n%ctxEvery == 0 && c.t.ctx.Err() != nil {
			return c.t.ctx.Err()
		}
		if b.Get(key) == nil {
			// The walk comes by here and a search does not: the keys are not
			// in order.
			c.bad(name, key, fmt.Errorf("it cannot be found by its key"))
		}
		if err := c.row(name, judge, key, value); err != nil {
			c.bad(name, key, err)
		}
	}
	c.report.Records[string(name)] = n
	if name == tMeta || name == tCounts {
		return nil
	}
	kept, err := c.t.count(name)
	if err == nil && int(kept) != n {
		err = fmt.Errorf("it has %d rows and %d were kept", n, kept)
	}
	return err
}

func (c *check) row(name table, judge func(key, payload []byte) error, key, value []byte) error {
	if shelf, ok := indexes()[name]; ok {
		return c.leads(shelf, value)
	}
	if name == tIssueIx || name == tDeliverIx || name == tNoiseIndex {
		return nil // their counts are compared
	}
	payload, err := c.t.open(name, key, value)
	if err != nil || judge == nil {
		return err
	}
	return judge(key, payload)
}

func indexes() map[table]shelf {
	return map[table]shelf{tChangeIx: changeShelf(), tEventIx: eventShelf()}
}

// leads sees that an index row leads to a record.
func (c *check) leads(s shelf, place []byte) error {
	if len(place) < orderLen || c.t.in(s.records).Get(place[orderLen:]) == nil {
		return fmt.Errorf("the row leads to no record")
	}
	return nil
}

// judges say for each table what its records must be.
func (c *check) judges() map[table]func(key, payload []byte) error {
	return map[table]func(key, payload []byte) error{
		tStatus: decodes[keptStatus], tMemory: decodes[diff.Memory], tPending: decodes[diff.Pending],
		tIssueBytes: decodes[issueBytes], tOptIns: decodes[digest.Subscription], tOptOuts: decodes[digest.OptOut],
		tTold: decodes[int], tSteps: decodes[digest.StepMark], tVotes: decodes[digest.Vote],
		tCompanies: decodes[store.Known], tDiscovery: decodes[sources.Discovery],
		tNoise: func(key, payload []byte) error {
			c.rows[tNoiseIndex]++
			return decodes[[]diff.Noise](key, payload)
		},
		tSnapshots: func(key, payload []byte) error {
			text, err := c.version(tSnapshots, key, payload)
			if err != nil {
				return err
			}
			return decodes[sources.Snapshot](key, text)
		},
		tDocuments: func(key, payload []byte) error {
			_, err := c.version(tDocuments, key, payload)
			return err
		},
		tChanges: c.change, tEvents: c.event, tAliases: c.alias, tIssues: c.issue, tDeliveries: c.delivery,
	}
}

func decodes[T any](_, payload []byte) error {
	var v T
	return json.Unmarshal(payload, &v)
}

func (c *check) version(name table, key, payload []byte) ([]byte, error) {
	v, err := c.t.parseVersion(name, key, payload)
	if err != nil {
		return nil, err
	}
	return c.t.unpack(name, v)
}

func (c *check) delivery(key, payload []byte) error {
	var k keptDelivery
	if err := json.Unmarshal(payload, &k); err != nil {
		return err
	}
	if c.t.in(tIssues).Get([]byte(k.Issue)) == nil {
		return fmt.Errorf("its issue is missing")
	}
	return c.indexed(tDeliverIx, k.card())
}

func (c *check) issue(key, payload []byte) error {
	var i digest.Issue
	if err := json.Unmarshal(payload, &i); err != nil {
		return err
	}
	if c.t.in(tIssueBytes).Get(key) == nil {
		return fmt.Errorf("its bytes are missing")
	}
	return c.indexed(tIssueIx, issueCard(&i))
}

// indexed sees that a record has its rows.
func (c *check) indexed(index table, card *card) error {
	for key := range card.rows() {
		c.rows[index]++
		if c.t.in(index).Get([]byte(key)) == nil {
			return fmt.Errorf("its row in %s is missing", index)
		}
	}
	return nil
}

// shelved sees that a record has its rows and its text, and that a search
// comes by.
func (c *check) shelved(s shelf, card *card) error {
	if err := c.indexed(s.index, card); err != nil {
		return err
	}
	c.rows[s.text]++
	place := textKey(order(card.at, card.id))
	text, err := c.t.get(s.text, place)
	if err == nil && !bytes.Equal(text, []byte(card.text)) {
		err = fmt.Errorf("its row in %s is another", s.text)
	}
	if err != nil {
		return err
	}
	return c.sketched(s, card)
}
