package bolt

import (
	"bytes"
	"iter"

	"go.etcd.io/bbolt"
)

// denseFill packs the pages of a table that only grows at its end: what is
// left behind a split is not written again.
const denseFill = 0.95

// textKey is the key of a text row: the order key turned round, so that new
// rows come last, pages fill up and lie one after another. A search reads
// this whole table, and pages are what it pays for. The end mark keeps ids
// that begin alike in order.
func textKey(place []byte) []byte {
	key := make([]byte, 0, len(place)+1)
	for _, b := range place {
		key = append(key, ^b)
	}
	return append(key, 0xff)
}

// textRows walks a shelf's text rows backwards, which is the order of answers.
type textRows struct {
	t     *tx
	name  table
	c     *bbolt.Cursor
	key   []byte // it stands on, turned round
	at    []byte // the order key it stands on
	text  []byte // sealed
	ended bool
}

func (r *textRows) seek(target []byte) []byte {
	if r.ended || (r.at != nil && bytes.Compare(r.at, target) >= 0) {
		return r.at
	}
	if r.c == nil {
		r.c = r.t.in(r.name).Cursor()
	} else if r.stand(r.c.Prev()); r.ended || bytes.Compare(r.at, target) >= 0 {
		return r.at
	}
	wanted := textKey(target)
	key, text := r.c.Seek(wanted)
	switch {
	case key == nil, len(target) == 0:
		key, text = r.c.Last()
	case !bytes.Equal(key, wanted):
		key, text = r.c.Prev()
	}
	// A target that only goes past a row turns into that row's own mark.
	for r.stand(key, text); !r.ended && bytes.Compare(r.at, target) < 0; {
		r.stand(r.c.Prev())
	}
	return r.at
}

func (r *textRows) stand(key, text []byte) {
	if len(key) == 0 {
		r.at, r.ended = nil, true
		return
	}
	r.key, r.text, r.at = key, text, r.at[:0]
	for _, b := range key[:len(key)-1] {
		r.at = append(r.at, ^b)
	}
}

// texts gives the rows of a shelf's text table from an order key on, in the
// order of answers. Damaged ones are set aside and passed over. Both slices
// are good until the next.
func (s shelf) texts(t *tx, from []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(place, text []byte) bool) {
		r := &textRows{t: t, name: s.text}
		for at := r.seek(from); at != nil; at = r.seek(append(bytes.Clone(at), 0)) {
			text, err := t.open(s.text, r.key, r.text)
			if err == nil && !yield(at, text) {
				return
			}
		}
	}
}

// of gives the search text of a row; a damaged or missing one says nothing,
// and is noted.
func (r *textRows) of(place []byte) []byte {
	if !bytes.Equal(r.seek(place), place) {
		return nil
	}
	text, err := r.t.open(r.name, r.key, r.text)
	if err != nil {
		return nil
	}
	return text
}
