package bolt

import (
	"bytes"

	"keywatch/diff/tag"
	"keywatch/store"
)

// ctxEvery is after how many rows a long query asks whether it is still wanted.
const ctxEvery = 1024

// search is one query over a shelf.
type search struct {
	shelf
	t       *tx
	q       store.Query
	drive   stream
	text    *textRows
	needles [][]byte
	near    stream     // q.About's companies
	phrases [][][]byte // q.About's phrases
}

// find gives the order keys of a query's rows one after another, newest
// first. A row may be stale or damaged: the caller reads the record and asks
// again whether it is selected.
func (s shelf) find(t *tx, q store.Query, only stream, take func(id string) (more bool, err error)) error {
	f := search{shelf: s, t: t, q: q, text: &textRows{t: t, name: s.text}, needles: needles(q.Text)}
	if q.Text != "" && len(f.needles) == 0 {
		return nil // only punctuation was asked for: no word of it occurs
	}
	target, stop, err := bounds(q)
	if err != nil {
		return err
	}
	f.join(only, stop)
	for n := 0; ; n++ {
		key := f.drive.seek(target)
		if len(key) < orderLen || bytes.Compare(key[:orderLen], stop) > 0 {
			return nil
		}
		if n%ctxEvery == 0 && t.ctx.Err() != nil {
			return t.ctx.Err()
		}
		target = append(append(target[:0], key...), 0)
		key = target[:len(target)-1]
		if !f.selects(key) {
			continue
		}
		more, err := take(string(key[orderLen:]))
		if err != nil || !more {
			return err
		}
	}
}

// join makes the stream of rows that all indexed fields select, up to the
// order key stop, without the hours that cannot have the words.
func (f *search) join(only stream, stop []byte) {
	var all both
	if only != nil {
		all = append(all, only)
	}
	index := f.t.in(f.index)
	anyOf := func(field byte, values []string) {
		if len(values) == 0 {
			return
		}
		var u union
		for _, v := range values {
			u = append(u, newRows(index, prefix(field, v)))
		}
		all = append(all, u)
	}
	anyOf(fCompany, f.q.Companies)
	anyOf(fSource, f.q.Sources)
	anyOf(fTag, f.q.Tags)
	if f.q.Untagged {
		anyOf(fTag, []string{""})
	}
	if f.q.Kind != "" {
		anyOf(fKind, []string{f.q.Kind})
	}
	if least := f.q.MinSeverity.Rank(); least > 0 {
		var from []string
		for _, s := range []tag.Severity{tag.Low, tag.Medium, tag.High, tag.Critical} {
			if s.Rank() >= least {
				from = append(from, string(s))
			}
		}
		anyOf(fSeverity, from)
	}
	if f.q.About != nil {
		var near union
		for _, c := range f.q.About.Companies {
			near = append(near, newRows(index, prefix(fCompany, c)))
		}
		f.near, f.phrases = near, phrases(f.q.About)
		if len(f.phrases) == 0 {
			all = append(all, near)
			f.near = nil
		}
	}
	if len(all) == 0 {
		all = both{f.text}
	}
	if len(f.needles) > 0 || f.near != nil {
		// First, so that the others do not read an hour that is passed over.
		all = append(both{&hours{f: f, last: hourOf(stop)}}, all...)
	}
	f.drive = all
}

// selects asks what is not indexed: the words.
func (f *search) selects(key []byte) bool {
	if len(f.needles) > 0 && !says(f.text.of(key), f.needles) {
		return false
	}
	if f.near == nil {
		return true
	}
	if bytes.Equal(f.near.seek(key), key) {
		return true
	}
	text := f.text.of(key)
	for _, p := range f.phrases {
		if says(text, p) {
			return true
		}
	}
	return false
}

// bounds are the first order key that a query may give and the last time.
func bounds(q store.Query) (start, stop []byte, err error) {
	stop = bytes.Repeat([]byte{0xff}, orderLen)
	if !q.Since.IsZero() {
		stop = big(falling(q.Since))
	}
	if !q.Until.IsZero() {
		start = big(falling(q.Until) + 1)
	}
	if q.After != "" {
		at, id, err := store.ParseCursor(q.After)
		if err != nil {
			return nil, nil, err
		}
		if after := append(order(at, id), 0); bytes.Compare(after, start) > 0 {
			start = after
		}
	}
	return start, stop, nil
}
