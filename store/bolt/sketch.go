package bolt

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"slices"
	"sort"
	"time"

	"keywatch/store"
)

// sketch is the sorted set of how the words of a day's search texts begin, so
// that a search need not read a day that cannot have its words. Reading all
// texts is most of what a search costs, and a sketch is a small part of its day.
// Sketches only grow: what was taken away may still be in them.
type sketch []byte

// sketchWidth is how many bytes of a word are kept; shorter words are filled
// up with zeroes, which no word has.
const sketchWidth = 4

// dayLength is what falls into one sketch, in nanoseconds of the order key.
const dayLength = uint64(24 * time.Hour)

// dayOf numbers the day of an order key, newest first.
func dayOf(place []byte) uint64 {
	if len(place) < orderLen {
		return 0
	}
	return binary.BigEndian.Uint64(place) / dayLength
}

// dayStart is the least order key of a day.
func dayStart(day uint64) []byte { return big(day * dayLength) }

// beginning gives the least and the most that a word that begins with w can
// stand under.
func beginning(w []byte) (least, most uint32) {
	var b [sketchWidth]byte
	n := copy(b[:], w)
	least = binary.BigEndian.Uint32(b[:])
	return least, least | (1<<(8*(sketchWidth-n)) - 1)
}

func (s sketch) at(i int) uint32 { return binary.BigEndian.Uint32(s[i*sketchWidth:]) }

// has reports whether a word that begins with w may be among the day's.
func (s sketch) has(w []byte) bool {
	least, most := beginning(w)
	n := len(s) / sketchWidth
	i := sort.Search(n, func(i int) bool { return s.at(i) >= least })
	return i < n && s.at(i) <= most
}

// may reports whether a text of the day may have all of the needles. One
// without a space before it can stand inside a word, where a sketch is blind.
func (s sketch) may(needles [][]byte) bool {
	for _, n := range needles {
		if n[0] == ' ' && !s.has(n[1:]) {
			return false
		}
	}
	return true
}

// fresh gives what of a search text is not in the sketch.
func (s sketch) fresh(text []byte) []uint32 {
	var fresh []uint32
	for w := range words(text) {
		least, _ := beginning(w)
		n := len(s) / sketchWidth
		i := sort.Search(n, func(i int) bool { return s.at(i) >= least })
		if i == n || s.at(i) != least {
			fresh = append(fresh, least)
		}
	}
	return fresh
}

// with gives the sketch with a search text's words; itself when it has them.
func (s sketch) with(text []byte) sketch {
	all := s.fresh(text)
	if len(all) == 0 {
		return s
	}
	for i := range len(s) / sketchWidth {
		all = append(all, s.at(i))
	}
	slices.Sort(all)
	grown := make(sketch, 0, len(all)*sketchWidth)
	for _, w := range slices.Compact(all) {
		grown = binary.BigEndian.AppendUint32(grown, w)
	}
	return grown
}

// words gives the words of a search text, which has a space before each.
func words(text []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for w := range bytes.SplitSeq(text, []byte{' '}) {
			if len(w) > 0 && !yield(w) {
				return
			}
		}
	}
}

// noteWords sees that a text's words are in its day's sketch. One that is
// missing or damaged is drawn anew from all of the day's texts: with the new
// words alone it would hide the others.
func (s shelf) noteWords(t *tx, place, text []byte) error {
	day := dayOf(place)
	kept, err := t.get(s.sketch, big(day))
	if goodOr(err) != nil {
		return err
	}
	drawn := sketch(kept)
	if kept == nil {
		for at, text := range s.texts(t, dayStart(day)) {
			if dayOf(at) != day {
				break
			}
			drawn = drawn.with(text)
		}
	}
	drawn = drawn.with(text)
	if kept != nil && len(drawn) == len(kept) {
		return nil
	}
	return t.putPlain(s.sketch, big(day), drawn)
}

// addSketches brings schema 1 to 2.
func addSketches(t *tx) error {
	for _, s := range []shelf{changeShelf(), eventShelf()} {
		if _, err := t.CreateBucketIfNotExists([]byte(s.sketch)); err != nil {
			return fmt.Errorf("create table %s: %w", s.sketch, err)
		}
		for place, text := range s.texts(t, nil) {
			if err := s.noteWords(t, place, text); err != nil {
				return fmt.Errorf("sketch %s: %w", s.text, err)
			}
		}
	}
	return nil
}

// sketched sees that a record's words are in its day's sketch; a damaged one
// is reported with its own row.
func (c *check) sketched(s shelf, card *card) error {
	kept, err := c.t.get(s.sketch, big(dayOf(order(card.at, card.id))))
	switch {
	case errors.Is(err, store.ErrDamaged):
		return nil
	case err == nil && (kept == nil || len(sketch(kept).fresh([]byte(card.text))) > 0):
		err = fmt.Errorf("its words are not in %s: a search would miss it", s.sketch)
	}
	return err
}
