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

// sketch says how the words of a day's search texts begin and in which of its
// hours, so that a search need not read the hours that cannot have its words.
// Reading all texts is most of what a search costs, and a sketch is a small
// part of its day. Each entry is the first four bytes of a word and a bit an
// hour; they are sorted. Sketches only grow: what was taken away may still be
// in them.
type sketch []byte

const (
	sketchEntry = 8
	// wordWidth is how many bytes of a word are kept; shorter words are filled
	// up with zeroes, which no word has.
	wordWidth   = 4
	hoursOfADay = 24
	allHours    = 1<<hoursOfADay - 1
	hourLength  = uint64(time.Hour) // in the unit of an order key
)

// hourOf numbers the hour of an order key, newest first. The hours of day n
// begin with n*hoursOfADay.
func hourOf(place []byte) uint64 {
	if len(place) < orderLen {
		return 0
	}
	return binary.BigEndian.Uint64(place) / hourLength
}

// hourStart is the least order key of an hour.
func hourStart(hour uint64) []byte { return big(hour * hourLength) }

func hourBit(hour uint64) uint32 { return 1 << (hour % hoursOfADay) }

// sketchKey is where the sketch of the day with this hour is kept.
func sketchKey(hour uint64) []byte { return big(hour / hoursOfADay) }

// beginning gives the least and the most that a word that begins with w can
// stand under.
func beginning(w []byte) (least, most uint32) {
	var b [wordWidth]byte
	n := copy(b[:], w)
	least = binary.BigEndian.Uint32(b[:])
	return least, least | (1<<(8*(wordWidth-n)) - 1)
}

func (s sketch) size() int { return len(s) / sketchEntry }

func (s sketch) entry(i int) (word, hours uint32) {
	return binary.BigEndian.Uint32(s[i*sketchEntry:]), binary.BigEndian.Uint32(s[i*sketchEntry+wordWidth:])
}

// hours gives those in which a word that begins with w may stand.
func (s sketch) hours(w []byte) (all uint32) {
	least, most := beginning(w)
	i := sort.Search(s.size(), func(i int) bool { word, _ := s.entry(i); return word >= least })
	for ; i < s.size(); i++ {
		word, hours := s.entry(i)
		if word > most {
			break
		}
		all |= hours
	}
	return all
}

// may gives the hours in which a text may have all of the needles. One
// without a space before it can stand inside a word, where a sketch is blind.
func (s sketch) may(needles [][]byte) uint32 {
	all := uint32(allHours)
	for _, n := range needles {
		if n[0] == ' ' {
			all &= s.hours(n[1:])
		}
	}
	return all
}

// fresh gives the entries for what of an hour's text is not in the sketch.
func (s sketch) fresh(hour uint64, text []byte) []uint64 {
	var fresh []uint64
	bit := hourBit(hour)
	for w := range words(text) {
		least, _ := beginning(w)
		i := sort.Search(s.size(), func(i int) bool { word, _ := s.entry(i); return word >= least })
		if i < s.size() {
			if word, hours := s.entry(i); word == least && hours&bit != 0 {
				continue
			}
		}
		fresh = append(fresh, uint64(least)<<32|uint64(bit))
	}
	return fresh
}

// with gives the sketch with more entries.
func (s sketch) with(fresh []uint64) sketch {
	for i := range s.size() {
		fresh = append(fresh, binary.BigEndian.Uint64(s[i*sketchEntry:]))
	}
	slices.Sort(fresh)
	grown := make(sketch, 0, len(fresh)*sketchEntry)
	for i := 0; i < len(fresh); {
		e := fresh[i]
		for i++; i < len(fresh) && fresh[i]>>32 == e>>32; i++ {
			e |= fresh[i]
		}
		grown = binary.BigEndian.AppendUint64(grown, e)
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
	key := sketchKey(hourOf(place))
	kept, err := t.get(s.sketch, key)
	if goodOr(err) != nil {
		return err
	}
	drawn := sketch(kept)
	if kept == nil {
		for at, text := range s.texts(t, hourStart(hourOf(place)/hoursOfADay*hoursOfADay)) {
			if !bytes.Equal(sketchKey(hourOf(at)), key) {
				break
			}
			drawn = drawn.with(drawn.fresh(hourOf(at), text))
		}
	}
	fresh := drawn.fresh(hourOf(place), text)
	if kept != nil && len(fresh) == 0 {
		return nil
	}
	return t.putPlain(s.sketch, key, drawn.with(fresh))
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
	hour := hourOf(order(card.at, card.id))
	kept, err := c.t.get(s.sketch, sketchKey(hour))
	switch {
	case errors.Is(err, store.ErrDamaged):
		return nil
	case err == nil && (kept == nil || len(sketch(kept).fresh(hour, []byte(card.text))) > 0):
		err = fmt.Errorf("its words are not in %s: a search would miss it", s.sketch)
	}
	return err
}
