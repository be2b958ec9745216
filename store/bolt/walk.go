package bolt

import (
	"bytes"
	"fmt"
	"io"

	"keywatch/store"
)

const (
	branchPage   = 0x01
	leafPage     = 0x02
	freelistPage = 0x10
	bucketLeaf   = 0x01
	elementSize  = 16 // of a branch and of a leaf
	bucketHead   = 16
	maxDepth     = 64
)

// walk reads a bbolt file page by page.
type walk struct {
	f    io.ReaderAt
	meta meta
	seen []bool   // by page: reachable from the root
	held [][]byte // by depth: the page that is being read
}

// checkPages sees that the pages of a file that nobody else writes make a
// tree: every page is what it says, lies within the file, is used once, has
// its keys in order, and none that is used is on the list of free ones, where
// the next write would overwrite it.
func checkPages(f io.ReaderAt, m meta) error {
	w := &walk{f: f, meta: m, seen: make([]bool, m.high), held: make([][]byte, maxDepth+1)}
	if err := w.tree(m.root, 0); err != nil {
		return fmt.Errorf("%w: %w; restore a backup", store.ErrDamaged, err)
	}
	if err := w.freelist(); err != nil {
		return fmt.Errorf("%w: list of free pages: %w; restore a backup", store.ErrDamaged, err)
	}
	return nil
}

// page reads a page with its overflow and marks it as used. Its bytes are
// good until the next page of that depth.
func (w *walk) page(id uint64, depth int) ([]byte, error) {
	if id < 2 || id >= w.meta.high {
		return nil, fmt.Errorf("page %d is outside the file", id)
	}
	size := w.meta.pageSize
	if w.held[depth] == nil {
		w.held[depth] = make([]byte, size)
	}
	page := w.held[depth]
	if _, err := w.f.ReadAt(page, int64(id)*int64(size)); err != nil {
		return nil, fmt.Errorf("read page %d: %w", id, err)
	}
	span := uint64(order32(page[12:])) + 1
	if order64(page) != id || id+span > w.meta.high {
		return nil, fmt.Errorf("page %d is not what it should be", id)
	}
	for n := id; n < id+span; n++ {
		if w.seen[n] {
			return nil, fmt.Errorf("page %d is used twice", n)
		}
		w.seen[n] = true
	}
	if span == 1 {
		return page, nil
	}
	page = append(make([]byte, 0, span*uint64(size)), page...)[:span*uint64(size)]
	if _, err := w.f.ReadAt(page[size:], (int64(id)+1)*int64(size)); err != nil {
		return nil, fmt.Errorf("read page %d: %w", id, err)
	}
	return page, nil
}

// tree reads a bucket's pages from its root.
func (w *walk) tree(id uint64, depth int) error {
	if depth >= maxDepth {
		return fmt.Errorf("page %d lies too deep", id)
	}
	page, err := w.page(id, depth)
	if err != nil {
		return err
	}
	if err := w.elements(page, depth); err != nil {
		return fmt.Errorf("page %d: %w", id, err)
	}
	return nil
}

func (w *walk) elements(page []byte, depth int) error {
	flags, count := order16(page[8:]), int(order16(page[10:]))
	if flags != branchPage && flags != leafPage {
		return fmt.Errorf("it is neither branch nor leaf (%#x)", flags)
	}
	if pageHead+count*elementSize > len(page) || (flags == branchPage && count == 0) {
		return fmt.Errorf("%d elements do not fit", count)
	}
	var last []byte
	for i := range count {
		at := pageHead + i*elementSize
		element := page[at:]
		var key, value []byte
		var err error
		if flags == branchPage {
			key, _, err = piece(element, order32(element), order32(element[4:]), 0)
		} else {
			key, value, err = piece(element, order32(element[4:]), order32(element[8:]), order32(element[12:]))
		}
		if err != nil {
			return err
		}
		if i > 0 && bytes.Compare(last, key) >= 0 {
			return fmt.Errorf("key %s is out of order", printable(key))
		}
		last = key
		switch {
		case flags == branchPage:
			err = w.tree(order64(element[8:]), depth+1)
		case order32(element)&bucketLeaf != 0:
			err = w.bucket(value, depth)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// piece cuts an element's key and value out of its page; pos counts from the
// element.
func piece(element []byte, pos, keySize, valueSize uint32) (key, value []byte, err error) {
	end := uint64(pos) + uint64(keySize) + uint64(valueSize)
	if end > uint64(len(element)) {
		return nil, nil, fmt.Errorf("an element reaches over the page's end")
	}
	return element[pos : pos+keySize], element[pos+keySize : end], nil
}

// bucket follows a bucket's header; small ones have their page inline.
func (w *walk) bucket(value []byte, depth int) error {
	if len(value) < bucketHead {
		return fmt.Errorf("a bucket's header is cut")
	}
	if root := order64(value); root != 0 {
		return w.tree(root, depth+1)
	}
	if len(value) < bucketHead+pageHead {
		return fmt.Errorf("a bucket's page is cut")
	}
	return w.elements(value[bucketHead:], depth+1)
}

func (w *walk) freelist() error {
	if w.meta.freelist == noFreelist {
		return fmt.Errorf("there is none")
	}
	page, err := w.page(w.meta.freelist, 0)
	if err != nil {
		return err
	}
	if order16(page[8:]) != freelistPage {
		return fmt.Errorf("it is another page")
	}
	// A count of 0xFFFF means that the first id is the count.
	ids, count := page[pageHead:], uint64(order16(page[10:]))
	if count == 0xFFFF {
		count, ids = order64(ids), ids[8:]
	}
	if count > uint64(len(ids)/8) {
		return fmt.Errorf("%d ids do not fit", count)
	}
	for i := range count {
		id := order64(ids[i*8:])
		if id < 2 || id >= w.meta.high || w.seen[id] {
			return fmt.Errorf("page %d is not free", id)
		}
		w.seen[id] = true
	}
	return nil
}
