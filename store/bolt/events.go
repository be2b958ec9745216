package bolt

import (
	"bytes"
	"context"
	"slices"

	"keywatch/diff/tag"
	"keywatch/store"
)

// mergesFollowed bounds the chain of merged events that an alias leads through.
const mergesFollowed = 64

// eventCard gives the rows of an event, nil without one.
func eventCard(e *tag.Event) *card {
	if e == nil {
		return nil
	}
	parts := []string{e.Line}
	c := &card{id: e.ID, at: e.Confirmed}
	add := func(field byte, value string) { c.terms = append(c.terms, term{field: field, value: value}) }
	for _, w := range e.Witnesses {
		parts = append(parts, w.Title, w.Section, w.Before, w.After)
		add(fSource, w.Source)
		add(fKind, w.Kind)
	}
	c.text = store.SearchText(parts...)
	for _, company := range companiesOf(e) {
		add(fCompany, company)
		c.terms = append(c.terms, term{field: fOpen, value: company, at: e.Updated})
	}
	for _, name := range tagsOrNone(tagNames(e)) {
		add(fTag, name)
	}
	add(fSeverity, string(severityOr(e.Severity)))
	c.terms = append(c.terms, term{field: fUpdated, at: e.Updated})
	return c
}

// companiesOf gives whose event it is and all whom it names; "" when it is
// nobody's.
func companiesOf(e *tag.Event) []string {
	companies := []string{e.Company}
	for _, c := range e.Companies {
		if !slices.Contains(companies, c) {
			companies = append(companies, c)
		}
	}
	return companies
}

func tagNames(e *tag.Event) []string {
	var names []string
	for _, t := range e.Tags {
		names = append(names, t.Tag)
	}
	return names
}

// eventSelected asks again what the index answered, and what it could not.
func eventSelected(e *tag.Event, q store.Query) bool {
	witness := func(is func(tag.Witness) bool) bool { return slices.ContainsFunc(e.Witnesses, is) }
	company := func(c string) bool { return slices.Contains(companiesOf(e), c) }
	switch {
	case e.Withdrawn != "" && !q.Withdrawn, e.Severity.Rank() < q.MinSeverity.Rank():
	case !q.Updated.IsZero() && e.Updated.Before(q.Updated):
	case len(q.Companies) > 0 && !slices.ContainsFunc(q.Companies, company):
	case len(q.Sources) > 0 && !witness(func(w tag.Witness) bool { return slices.Contains(q.Sources, w.Source) }):
	case q.Kind != "" && !witness(func(w tag.Witness) bool { return w.Kind == q.Kind }):
	case len(q.Tags) > 0 && !slices.ContainsFunc(q.Tags, e.HasTag), q.Untagged && len(e.Tags) > 0:
	default:
		return true
	}
	return false
}

// Events gives events, newest confirmed first.
func (d *DB) Events(ctx context.Context, q store.Query) ([]tag.Event, error) {
	var found []tag.Event
	err := d.view(ctx, "list events", func(t *tx) error {
		only, err := t.onlyEvents(q)
		if err != nil {
			return err
		}
		return eventShelf().find(t, q, only, func(id string) (bool, error) {
			var e tag.Event
			ok, err := t.getJSON(tEvents, []byte(id), &e)
			if err != nil || !ok {
				t.lost(tEvents, id, ok || err != nil)
				return true, goodOr(err)
			}
			if eventSelected(&e, q) {
				found = append(found, e)
			}
			return q.Limit <= 0 || len(found) < q.Limit, nil
		})
	})
	return found, err
}

// onlyEvents is the stream of the events that a query names by id or by their
// last update; nil when it names none.
func (t *tx) onlyEvents(q store.Query) (stream, error) {
	var all both
	if len(q.IDs) > 0 {
		var keys [][]byte
		for _, id := range q.IDs {
			e, ok, err := t.event(id)
			if goodOr(err) != nil {
				return nil, err
			}
			if ok && err == nil {
				keys = append(keys, order(e.Confirmed, e.ID))
			}
		}
		all = append(all, newList(keys))
	}
	if !q.Updated.IsZero() {
		var keys [][]byte
		p, stop := prefix(fUpdated, ""), big(falling(q.Updated))
		c := t.in(tEventIx).Cursor()
		for k, v := c.Seek(p); bytes.HasPrefix(k, p) && bytes.Compare(k[len(p):len(p)+orderLen], stop) <= 0; k, v = c.Next() {
			keys = append(keys, v)
		}
		all = append(all, newList(keys))
	}
	if len(all) == 0 {
		return nil, nil
	}
	return all, nil
}

// Event gives one event, by its id or an alias; ErrNotFound.
func (d *DB) Event(ctx context.Context, id string) (tag.Event, error) {
	var e tag.Event
	err := d.view(ctx, "read event "+id, func(t *tx) error {
		var ok bool
		var err error
		e, ok, err = t.event(id)
		return found(ok, err)
	})
	return e, err
}

// event reads an event by its id or by that of one merged into it.
func (t *tx) event(id string) (e tag.Event, ok bool, err error) {
	for range mergesFollowed {
		if ok, err = t.getJSON(tEvents, []byte(id), &e); ok || err != nil {
			return e, ok, err
		}
		older, err := t.get(tAliases, []byte(id))
		if err != nil || older == nil {
			return e, false, err
		}
		id = string(older)
	}
	return e, false, nil
}
