package bolt

import (
	"bytes"
	"slices"

	"go.etcd.io/bbolt"
)

// stream gives order keys, ascending. Seek gives the first that is not below
// target, nil at the end; targets never go back. Keys are good until the next
// call.
type stream interface {
	seek(target []byte) []byte
}

// rows walks the index rows of one prefix.
type rows struct {
	c      *bbolt.Cursor
	prefix []byte
	at     []byte // the order key it stands on; nil before the start
	buffer []byte
	ended  bool
}

func newRows(b *bbolt.Bucket, prefix []byte) *rows { return &rows{c: b.Cursor(), prefix: prefix} }

func (r *rows) seek(target []byte) []byte {
	if r.ended || (r.at != nil && bytes.Compare(r.at, target) >= 0) {
		return r.at
	}
	if r.at != nil {
		// Streams that are joined mostly move in step: the next row is
		// likely the one, and Next is ten times cheaper than Seek.
		key, _ := r.c.Next()
		if r.stand(key); r.ended || bytes.Compare(r.at, target) >= 0 {
			return r.at
		}
	}
	r.buffer = append(append(r.buffer[:0], r.prefix...), target...)
	key, _ := r.c.Seek(r.buffer)
	r.stand(key)
	return r.at
}

func (r *rows) stand(key []byte) {
	if key == nil || !bytes.HasPrefix(key, r.prefix) {
		r.at, r.ended = nil, true
		return
	}
	r.at = key[len(r.prefix):]
}

// union gives every key that one of its streams has.
type union []stream

func (u union) seek(target []byte) []byte {
	var least []byte
	for _, s := range u {
		if key := s.seek(target); key != nil && (least == nil || bytes.Compare(key, least) < 0) {
			least = key
		}
	}
	return least
}

// both gives the keys that all of its streams have: each in turn leaps to
// where the others stand.
type both []stream

func (all both) seek(target []byte) []byte {
	for agreed := 0; ; {
		for _, s := range all {
			key := s.seek(target)
			switch {
			case key == nil:
				return nil
			case bytes.Equal(key, target):
				agreed++
			default:
				target, agreed = append([]byte(nil), key...), 1
			}
			if agreed >= len(all) {
				return key
			}
		}
	}
}

// list is a stream of known keys.
type list [][]byte

func newList(keys [][]byte) *list {
	slices.SortFunc(keys, bytes.Compare)
	l := list(slices.CompactFunc(keys, bytes.Equal))
	return &l
}

func (l *list) seek(target []byte) []byte {
	for len(*l) > 0 && bytes.Compare((*l)[0], target) < 0 {
		*l = (*l)[1:]
	}
	if len(*l) == 0 {
		return nil
	}
	return (*l)[0]
}
