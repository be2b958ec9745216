package bolt

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

// A delta is a run of: uvarint length and that many new bytes, then uvarint
// offset and length of a piece to copy from the base; until the end. Making a
// zstd encoder for every dictionary costs 2.9 ms, this 0.1.

// deltaBlock is the size in bytes of the pieces of the base that are looked
// for. Smaller finds more and makes a longer table.
const deltaBlock = 32

// errDelta says that bytes are not a delta of this base.
var errDelta = errors.New("broken delta")

// makeDelta writes what turns base into next.
func makeDelta(base, next []byte) []byte {
	index := newBlocks(base)
	var delta []byte
	fresh := 0 // where the new bytes not yet written begin
	for at := 0; at+deltaBlock <= len(next); {
		from, ok := index.find(next[at:])
		if !ok {
			at++
			continue
		}
		for from > 0 && at > fresh && base[from-1] == next[at-1] {
			from, at = from-1, at-1
		}
		size := sameRun(base[from:], next[at:])
		delta = binary.AppendUvarint(delta, uint64(at-fresh))
		delta = append(delta, next[fresh:at]...)
		delta = binary.AppendUvarint(delta, uint64(from))
		delta = binary.AppendUvarint(delta, uint64(size))
		at += size
		fresh = at
	}
	delta = binary.AppendUvarint(delta, uint64(len(next)-fresh))
	return append(delta, next[fresh:]...)
}

// applyDelta turns base into what the delta was made of. Limit bounds the
// result's size in bytes, since a damaged delta could ask for any.
func applyDelta(base, delta []byte, limit int) ([]byte, error) {
	next := make([]byte, 0, min(limit, len(base)+len(delta)))
	for len(delta) > 0 {
		size, rest, err := number(delta)
		if err != nil || size > len(rest) || len(next)+size > limit {
			return nil, fmt.Errorf("%w: %d new bytes", errDelta, size)
		}
		next, delta = append(next, rest[:size]...), rest[size:]
		if len(delta) == 0 {
			break
		}
		from, rest, err := number(delta)
		if err != nil {
			return nil, err
		}
		size, delta, err = number(rest)
		if err != nil || from > len(base) || size > len(base)-from || len(next)+size > limit {
			return nil, fmt.Errorf("%w: %d bytes from %d", errDelta, size, from)
		}
		next = append(next, base[from:from+size]...)
	}
	return next, nil
}

func number(from []byte) (int, []byte, error) {
	n, size := binary.Uvarint(from)
	if size <= 0 || n > 1<<40 {
		return 0, nil, fmt.Errorf("%w: no number", errDelta)
	}
	return int(n), from[size:], nil
}

// blocks finds where a base has a piece. Slots hold offset+1; of pieces that
// fall together the first stays.
type blocks struct {
	base  []byte
	slots []uint32
	shift uint
}

func newBlocks(base []byte) *blocks {
	bits := uint(4)
	for 1<<bits < 2*len(base)/deltaBlock {
		bits++
	}
	b := &blocks{base: base, slots: make([]uint32, 1<<bits), shift: 64 - bits}
	for at := 0; at+deltaBlock <= len(base); at += deltaBlock {
		if slot := b.slot(base[at:]); b.slots[slot] == 0 {
			b.slots[slot] = uint32(at + 1)
		}
	}
	return b
}

func (b *blocks) slot(piece []byte) uint64 {
	h := binary.LittleEndian.Uint64(piece)
	h = h*0x9e3779b97f4a7c15 ^ binary.LittleEndian.Uint64(piece[8:])
	h = h*0x9e3779b97f4a7c15 ^ binary.LittleEndian.Uint64(piece[16:])
	h = h*0x9e3779b97f4a7c15 ^ binary.LittleEndian.Uint64(piece[24:])
	return h * 0x9e3779b97f4a7c15 >> b.shift
}

func (b *blocks) find(piece []byte) (int, bool) {
	at := int(b.slots[b.slot(piece)]) - 1
	return at, at >= 0 && bytes.Equal(b.base[at:at+deltaBlock], piece[:deltaBlock])
}

func sameRun(a, b []byte) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}
