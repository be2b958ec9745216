package bolt

import (
	"context"
	"fmt"
	"slices"

	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/store"
)

// keptChange is a change with what its event says of it, so that changes can
// be asked for by tag.
type keptChange struct {
	diff.Change
	Event    string       `json:"event,omitempty"`
	Tags     []string     `json:"event_tags,omitempty"`
	Severity tag.Severity `json:"event_severity,omitempty"`
}

func (k *keptChange) card() *card {
	c := &card{id: k.ID, at: k.Confirmed, text: store.SearchText(k.Title, k.Section, k.Before, k.After)}
	add := func(field byte, value string) { c.terms = append(c.terms, term{field: field, value: value}) }
	add(fCompany, k.Company)
	add(fSource, k.Source)
	add(fKind, k.Kind)
	add(fSeverity, string(severityOr(k.Severity)))
	for _, name := range tagsOrNone(k.Tags) {
		add(fTag, name)
	}
	return c
}

// selected asks again what the index answered, since a row may be stale, and
// what it could not.
func (k *keptChange) selected(q store.Query) bool {
	switch {
	case !among(q.Companies, k.Company), !among(q.Sources, k.Source), !among(q.IDs, k.ID):
	case q.Kind != "" && q.Kind != k.Kind, k.Severity.Rank() < q.MinSeverity.Rank():
	case len(q.Tags) > 0 && !slices.ContainsFunc(q.Tags, func(name string) bool { return slices.Contains(k.Tags, name) }):
	case q.Untagged && len(k.Tags) > 0:
	default:
		return true
	}
	return false
}

// Changes gives changes, newest confirmed first.
func (d *DB) Changes(ctx context.Context, q store.Query) ([]diff.Change, error) {
	var found []diff.Change
	err := d.view(ctx, "list changes", func(t *tx) error {
		var only stream
		if len(q.IDs) > 0 {
			var keys [][]byte
			for _, id := range q.IDs {
				var k keptChange
				if ok, err := t.getJSON(tChanges, []byte(id), &k); goodOr(err) != nil {
					return err
				} else if ok && err == nil {
					keys = append(keys, order(k.Confirmed, k.ID))
				}
			}
			only = newList(keys)
		}
		return changeShelf().find(t, q, only, func(id string) (bool, error) {
			var k keptChange
			ok, err := t.getJSON(tChanges, []byte(id), &k)
			if err != nil || !ok {
				t.lost(tChanges, id, ok || err != nil)
				return true, goodOr(err)
			}
			if k.selected(q) {
				found = append(found, k.Change)
			}
			return q.Limit <= 0 || len(found) < q.Limit, nil
		})
	})
	return found, err
}

// Change gives one change; ErrNotFound.
func (d *DB) Change(ctx context.Context, id string) (diff.Change, error) {
	var k keptChange
	err := d.view(ctx, "read change "+id, func(t *tx) error {
		return found(t.getJSON(tChanges, []byte(id), &k))
	})
	return k.Change, err
}

// lost notes a row of the index that leads nowhere.
func (t *tx) lost(name table, id string, there bool) {
	if !there {
		t.db.quarantine(name, []byte(id), fmt.Errorf("%w: the index names it and it is not there", store.ErrDamaged))
	}
}

// found makes "there is none" an error.
func found(ok bool, err error) error {
	if err == nil && !ok {
		return store.ErrNotFound
	}
	return err
}

func among(wanted []string, value string) bool {
	return len(wanted) == 0 || slices.Contains(wanted, value)
}

func severityOr(s tag.Severity) tag.Severity {
	if s == "" {
		return tag.Low
	}
	return s
}

func tagsOrNone(names []string) []string {
	if len(names) == 0 {
		return []string{""}
	}
	return names
}
