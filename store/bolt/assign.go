package bolt

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/store"
)

// keepChanges assigns a company's new changes to events and writes both.
func (t *tx) keepChanges(company string, fresh []diff.Change, assign store.Assign) error {
	var events []tag.Event
	if assign != nil {
		first := fresh[0].Confirmed
		for _, c := range fresh {
			if c.Confirmed.Before(first) {
				first = c.Confirmed
			}
		}
		open, err := t.openEvents(company, first.Add(-store.OpenFor))
		if err != nil {
			return err
		}
		events = assign(company, open, fresh)
	}
	told := map[string]*tag.Event{} // by change
	for i := range events {
		if err := t.putEvent(&events[i]); err != nil {
			return err
		}
		for _, w := range events[i].Witnesses {
			// A pattern is made of events, whose changes stay theirs.
			if was := told[w.Change]; was == nil || was.Pattern {
				told[w.Change] = &events[i]
			}
		}
	}
	if err := t.mergeEvents(events); err != nil {
		return err
	}
	for i := range fresh {
		k := &keptChange{Change: fresh[i]}
		k.telling(told[k.ID])
		if err := t.putChange(nil, k); err != nil {
			return err
		}
		delete(told, k.ID)
	}
	return t.retellChanges(told)
}

// openEvents gives a company's events updated since a time, newest first.
func (t *tx) openEvents(company string, since time.Time) ([]tag.Event, error) {
	var open []tag.Event
	p, stop := prefix(fOpen, company), big(falling(since))
	c := t.in(tEventIx).Cursor()
	for k, _ := c.Seek(p); bytes.HasPrefix(k, p); k, _ = c.Next() {
		place := k[len(p):]
		if len(place) < orderLen || bytes.Compare(place[:orderLen], stop) > 0 {
			break
		}
		var e tag.Event
		ok, err := t.getJSON(tEvents, place[orderLen:], &e)
		if goodOr(err) != nil {
			return nil, err
		}
		if ok && err == nil {
			open = append(open, e)
		}
	}
	return open, nil
}

// putEvent writes an event over its last revision.
func (t *tx) putEvent(e *tag.Event) error {
	if e.ID == "" {
		return errors.New("an event has no id")
	}
	var old *tag.Event
	var was tag.Event
	ok, err := t.getJSON(tEvents, []byte(e.ID), &was)
	if goodOr(err) != nil {
		return err
	}
	if ok && err == nil {
		old = &was
	}
	if err := t.putJSON(tEvents, []byte(e.ID), e); err != nil {
		return err
	}
	return eventShelf().shelve(t, eventCard(old), eventCard(e))
}

// mergeEvents finds the events that were merged into others: an event's id is
// its first change's, so one whose first change is now another's witness, and
// that was not itself given back, lives on in that other as an alias.
func (t *tx) mergeEvents(events []tag.Event) error {
	given := map[string]bool{}
	for _, e := range events {
		given[e.ID] = true
	}
	for i := range events {
		e := &events[i]
		if e.Pattern {
			continue
		}
		for _, w := range e.Witnesses {
			id := "ev_" + strings.TrimPrefix(w.Change, "ch_")
			if given[id] {
				continue
			}
			if err := t.mergeEvent(id, e.ID); err != nil {
				return fmt.Errorf("merge event %s into %s: %w", id, e.ID, err)
			}
		}
	}
	return nil
}

func (t *tx) mergeEvent(id, into string) error {
	var gone tag.Event
	ok, err := t.getJSON(tEvents, []byte(id), &gone)
	if err != nil || !ok || gone.Pattern {
		return goodOr(err)
	}
	if err := eventShelf().shelve(t, eventCard(&gone), nil); err != nil {
		return err
	}
	if err := t.del(tEvents, []byte(id)); err != nil {
		return err
	}
	return t.putPlain(tAliases, []byte(id), []byte(into))
}

// telling takes over what the event says of the change.
func (k *keptChange) telling(e *tag.Event) {
	if e != nil {
		k.Event, k.Tags, k.Severity = e.ID, tagNames(e), e.Severity
	}
}

func (t *tx) putChange(before, after *keptChange) error {
	if err := t.putJSON(tChanges, []byte(after.ID), after); err != nil {
		return err
	}
	var old *card
	if before != nil {
		old = before.card()
	}
	return changeShelf().shelve(t, old, after.card())
}

// retellChanges brings older changes in line with their events' revisions.
func (t *tx) retellChanges(told map[string]*tag.Event) error {
	for id, e := range told {
		var before keptChange
		ok, err := t.getJSON(tChanges, []byte(id), &before)
		if goodOr(err) != nil {
			return err
		}
		if !ok || err != nil || (e.Pattern && before.Event != "") {
			continue
		}
		after := before
		after.telling(e)
		if after.Event == before.Event && after.Severity == before.Severity && slices.Equal(after.Tags, before.Tags) {
			continue
		}
		if err := t.putChange(&before, &after); err != nil {
			return err
		}
	}
	return nil
}
