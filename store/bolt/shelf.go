package bolt

import (
	"bytes"
	"strings"
	"time"

	"keywatch/store"
)

// The fields that index rows begin with.
const (
	fCompany  = 'c'
	fSource   = 's'
	fTag      = 'g' // value "": without a tag
	fKind     = 'k'
	fSeverity = 'v'
	fOpen     = 'o' // events by company, in the order of their last update
	fUpdated  = 'u' // events in the order of their last update
	fState    = 'q' // deliveries that are still to be sent, by when
	fAll      = 'a'
)

// shelf is a table of records with the rows that find them.
type shelf struct {
	records, index, text, sketch table
}

func changeShelf() shelf { return shelf{tChanges, tChangeIx, tChangeText, tChangeDays} }
func eventShelf() shelf  { return shelf{tEvents, tEventIx, tEventText, tEventDays} }

// card is all that the rows of one record are made of. Rows are a pure
// function of the record, so those of an old version can be taken away.
type card struct {
	id    string
	at    time.Time
	terms []term
	text  string
}

// term is one index row; a zero at is the card's own.
type term struct {
	field byte
	value string
	at    time.Time
}

// prefix is what the rows of one value of a field begin with.
func prefix(field byte, value string) []byte {
	return append(append([]byte{field}, strings.ReplaceAll(value, "\x00", "")...), 0)
}

func (c *card) key(t term) []byte {
	at := t.at
	if at.IsZero() {
		at = c.at
	}
	return append(prefix(t.field, t.value), order(at, c.id)...)
}

// rows gives the keys of a card's index rows.
func (c *card) rows() map[string]bool {
	rows := map[string]bool{}
	if c == nil {
		return rows
	}
	for _, t := range c.terms {
		rows[string(c.key(t))] = true
	}
	return rows
}

// shelve replaces the rows of a record; old or new may be nil. Only rows that
// differ are written.
func (s shelf) shelve(t *tx, before, after *card) error {
	old, rows := before.rows(), after.rows()
	for key := range old {
		if !rows[key] {
			if err := t.del(s.index, []byte(key)); err != nil {
				return err
			}
		}
	}
	for key := range rows {
		if !old[key] {
			// The value is the place in the answers' order, which the key of
			// a row in another order (fUpdated) does not tell.
			if err := t.putRaw(s.index, []byte(key), order(after.at, after.id)); err != nil {
				return err
			}
		}
	}
	return s.shelveText(t, before, after)
}

// shelveText keeps what a record says. Every record has such a row, so the
// table is also the list of all in the order of answers.
func (s shelf) shelveText(t *tx, before, after *card) error {
	if before != nil {
		gone := order(before.at, before.id)
		if after == nil || !bytes.Equal(gone, order(after.at, after.id)) {
			if err := t.del(s.text, textKey(gone)); err != nil {
				return err
			}
		} else if before.text == after.text {
			return nil
		}
	}
	if after == nil {
		return nil
	}
	t.in(s.text).FillPercent = denseFill
	place := order(after.at, after.id)
	if err := t.putPlain(s.text, textKey(place), []byte(after.text)); err != nil {
		return err
	}
	return s.noteWords(t, place, []byte(after.text))
}

// says reports whether a search text has all of the needles.
func says(text []byte, needles [][]byte) bool {
	for _, n := range needles {
		if !bytes.Contains(text, n) {
			return false
		}
	}
	return true
}

// needles are what to look for to find all words of a text.
func needles(text string) [][]byte {
	var list [][]byte
	for _, n := range store.Needles(text) {
		list = append(list, []byte(n))
	}
	return list
}

// phrases are the needles of each phrase that has any.
func phrases(about *store.About) [][][]byte {
	var list [][][]byte
	for _, p := range about.Phrases {
		if n := needles(p); len(n) > 0 {
			list = append(list, n)
		}
	}
	return list
}
