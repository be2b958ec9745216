package bolt

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"

	"keywatch/store"
)

// The layout of a bbolt file, format version 2, as go.etcd.io/bbolt v1.5.0
// writes it (internal/common: meta.go, page.go): every page begins with id,
// flags, count and overflow; pages 0 and 1 are metas. bbolt trusts all of
// this, so a damaged file can make it read past the end of its map, which no
// recover catches in a goroutine of its own. It is looked at before.
const (
	pageHead    = 16
	metaSize    = 64
	metaMagic   = 0xED0CDAED
	metaVersion = 2
	noFreelist  = ^uint64(0)
	minPage     = 1 << 10
	maxPage     = 1 << 16
)

// meta is what a meta page says.
type meta struct {
	pageSize             int
	root, freelist, high uint64
	txid                 uint64
}

// readMeta gives the newest good meta page of a file of a size in bytes.
func readMeta(f io.ReaderAt, size int64) (meta, error) {
	var best meta
	found := false
	for at := int64(0); at <= maxPage; at = max(at*2, minPage) {
		m, err := parseMeta(f, at)
		if err != nil || (at != 0 && int64(m.pageSize) != at) {
			continue
		}
		if !found || m.txid > best.txid {
			best, found = m, true
		}
	}
	switch {
	case !found && size < 2*minPage:
		return meta{}, fmt.Errorf("%w: the file has only %d bytes; restore a backup", store.ErrDamaged, size)
	case !found:
		return meta{}, fmt.Errorf("%w: it is not a store, or its first pages are lost; restore a backup", store.ErrDamaged)
	}
	if need := int64(best.high) * int64(best.pageSize); best.high > 1<<40 || need > size {
		return meta{}, fmt.Errorf("%w: the file is cut short, it has %d bytes of %d; restore a backup", store.ErrDamaged, size, need)
	}
	return best, nil
}

func parseMeta(f io.ReaderAt, at int64) (meta, error) {
	page := make([]byte, pageHead+metaSize)
	if _, err := f.ReadAt(page, at); err != nil {
		return meta{}, err
	}
	b := page[pageHead:]
	sum := fnv.New64a()
	_, _ = sum.Write(b[:metaSize-8])
	m := meta{
		pageSize: int(order32(b[8:])), root: order64(b[16:]), freelist: order64(b[32:]),
		high: order64(b[40:]), txid: order64(b[48:]),
	}
	if order32(b) != metaMagic || order32(b[4:]) != metaVersion || order64(b[56:]) != sum.Sum64() {
		return meta{}, errors.New("no meta page")
	}
	if m.pageSize < minPage || m.pageSize > maxPage {
		return meta{}, errors.New("no page size")
	}
	return m, nil
}

// Numbers in a bbolt file have the byte order of the machine.
func order16(b []byte) uint16 { return binary.NativeEndian.Uint16(b) }
func order32(b []byte) uint32 { return binary.NativeEndian.Uint32(b) }
func order64(b []byte) uint64 { return binary.NativeEndian.Uint64(b) }
