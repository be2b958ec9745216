package bolt

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"time"

	"github.com/cespare/xxhash/v2"

	"keywatch/store"
)

// The states of a source are kept as versions: a full one, then deltas
// against it, each packed with zstd. All of a group lean on its full version
// alone, so a damaged delta costs only itself.
const (
	// groupLimit is how many versions lean on one full version.
	groupLimit = 20
	// deltaShare: a delta must be smaller than the full version's size by
	// this factor, or it is not worth leaning on it.
	deltaShare = 2
)

// versionHead stands before a version's bytes.
type versionHead struct {
	At    time.Time `json:"at"`
	Sum   uint64    `json:"sum"`            // xxhash64 of the plain bytes
	Size  int       `json:"size"`           // of the plain bytes
	Base  []byte    `json:"base,omitempty"` // key of the full version; none: this is one
	Lean  int       `json:"lean,omitempty"` // how many have leant on the base, this included
	Parts []part    `json:"parts,omitempty"`
}

// part is one document of a version.
type part struct {
	URL         string `json:"url"`
	ContentType string `json:"content_type,omitempty"`
	Size        int    `json:"size"`
	Total       int    `json:"total,omitempty"`
	Rendered    bool   `json:"rendered,omitempty"`
}

// version is a kept state, still packed.
type version struct {
	key    []byte
	head   versionHead
	packed []byte
}

// keepVersion writes a state unless it is what the last one was.
func (t *tx) keepVersion(name table, source string, at time.Time, parts []part, plain []byte) error {
	head := versionHead{At: at.UTC(), Sum: sumVersion(parts, plain), Size: len(plain), Parts: parts}
	last, err := t.lastVersion(name, source)
	if goodOr(err) != nil {
		return err
	}
	stamp := rising(at)
	if last != nil {
		if err == nil && last.head.Sum == head.Sum && last.head.Size == head.Size {
			return nil
		}
		// Versions keep the order of their commits, whatever the clock did.
		stamp = max(stamp, binary.BigEndian.Uint64(last.key[len(last.key)-8:])+1)
	}
	packed := store.Compress(plain)
	if last != nil && err == nil {
		if delta := t.leanOn(name, last, &head, plain); delta != nil && len(delta)*deltaShare < len(packed) {
			packed = delta
		} else {
			head.Base, head.Lean = nil, 0
		}
	}
	return t.putVersion(name, append(joined(source, ""), big(stamp)...), head, packed)
}

// leanOn makes a delta against the last version's base; nil when a full
// version is due or the base cannot be read.
func (t *tx) leanOn(name table, last *version, head *versionHead, plain []byte) []byte {
	head.Base, head.Lean = last.head.Base, last.head.Lean+1
	if head.Base == nil {
		head.Base = last.key
	}
	if head.Lean >= groupLimit {
		return nil
	}
	base, err := t.versionAt(name, head.Base)
	if err != nil || base == nil {
		return nil
	}
	bytes, err := t.unpack(name, base)
	if err != nil {
		return nil
	}
	return store.Compress(makeDelta(bytes, plain))
}

func sumVersion(parts []part, plain []byte) uint64 {
	h := xxhash.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%q %q %d\n", p.URL, p.ContentType, p.Size)
	}
	_, _ = h.Write(plain)
	return h.Sum64()
}

func (t *tx) putVersion(name table, key []byte, head versionHead, packed []byte) error {
	text, err := json.Marshal(head)
	if err != nil {
		return fmt.Errorf("encode version: %w", err)
	}
	payload := binary.AppendUvarint(nil, uint64(len(text)))
	return t.putPlain(name, key, append(append(payload, text...), packed...))
}

// versionAt reads a version by its key, nil when there is none.
func (t *tx) versionAt(name table, key []byte) (*version, error) {
	payload, err := t.get(name, key)
	if err != nil || payload == nil {
		return nil, err
	}
	return t.parseVersion(name, key, payload)
}

func (t *tx) parseVersion(name table, key, payload []byte) (*version, error) {
	v := &version{key: bytes.Clone(key)}
	size, rest, err := number(payload)
	if err != nil || size > len(rest) {
		return nil, t.decode(name, key, nil, &v.head)
	}
	v.packed = rest[size:]
	return v, t.decode(name, key, rest[:size], &v.head)
}

// lastVersion finds the newest version of a source. With a damaged one it
// gives what can still be told, its key, beside the error.
func (t *tx) lastVersion(name table, source string) (*version, error) {
	k, sealed := t.versionBefore(name, source, ^uint64(0))
	if k == nil {
		return nil, nil
	}
	payload, err := t.open(name, k, sealed)
	if err != nil {
		return &version{key: bytes.Clone(k)}, err
	}
	v, err := t.parseVersion(name, k, payload)
	if v == nil {
		v = &version{key: bytes.Clone(k)}
	}
	return v, err
}

// versionBefore finds the newest row whose stamp is not above the given.
func (t *tx) versionBefore(name table, source string, stamp uint64) (key, sealed []byte) {
	p := joined(source, "")
	c := t.in(name).Cursor()
	k, _ := c.Seek(append(append(bytes.Clone(p), big(stamp)...), 0))
	var v []byte
	if k == nil {
		k, v = c.Last()
	} else {
		k, v = c.Prev()
	}
	if k == nil || !bytes.HasPrefix(k, p) || len(k) != len(p)+8 {
		return nil, nil
	}
	return k, v
}

// unpack gives a version's plain bytes and sees that they are what was kept.
func (t *tx) unpack(name table, v *version) ([]byte, error) {
	plain, err := store.Decompress(v.packed)
	if err == nil && v.head.Base != nil {
		var base *version
		if base, err = t.versionAt(name, v.head.Base); err != nil {
			return nil, err
		}
		if base == nil || base.head.Base != nil {
			return nil, fmt.Errorf("%w: the full version of %s is missing", store.ErrDamaged, printable(v.key))
		}
		var full []byte
		if full, err = t.unpack(name, base); err == nil {
			plain, err = applyDelta(full, plain, v.head.Size)
		}
	}
	if err == nil && sumVersion(v.head.Parts, plain) != v.head.Sum {
		err = fmt.Errorf("it is not what was kept")
	}
	if err != nil {
		err = fmt.Errorf("%w: %w", store.ErrDamaged, err)
		t.db.quarantine(name, v.key, err)
		return nil, fmt.Errorf("%s %s: %w", name, printable(v.key), err)
	}
	return plain, nil
}
