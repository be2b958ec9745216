package bolt

import (
	"bytes"
	"testing"

	"keywatch/store/storetest"
)

func TestDeltaTurnsTheBaseIntoTheNext(t *testing.T) {
	a, b := storetest.Page(3), storetest.Page(4)
	for name, c := range map[string]struct{ base, next []byte }{
		"both empty": {}, "from nothing": {nil, a}, "to nothing": {a, nil}, "the same": {a, a},
		"a little": {a, b}, "all": {a, bytes.Repeat([]byte{7}, 5000)}, "cut": {a, a[:100]},
		"turned": {a, append(bytes.Clone(a[2000:]), a[:2000]...)}, "twice": {a, append(bytes.Clone(a), a...)},
		"short": {[]byte("ab"), []byte("abc")},
	} {
		delta := makeDelta(c.base, c.next)
		got, err := applyDelta(c.base, delta, len(c.next))
		if err != nil || !bytes.Equal(got, c.next) {
			t.Errorf("%s: %d bytes and %v, want %d", name, len(got), err, len(c.next))
		}
	}
	if n := len(makeDelta(a, b)); n > 300 {
		t.Errorf("a small edit of %d bytes took %d", len(b), n)
	}
}

func TestDeltaNeverGivesMoreThanAskedFor(t *testing.T) {
	a := storetest.Page(3)
	if got, err := applyDelta(a, makeDelta(a, a), len(a)-1); err == nil {
		t.Errorf("%d bytes of at most %d", len(got), len(a)-1)
	}
}

func FuzzApplyDelta(f *testing.F) {
	f.Add([]byte("a base that is long enough to be found again"), []byte{0, 0, 44, 0})
	f.Add([]byte("base"), []byte{3, 'n', 'e', 'w', 255, 255, 255, 255, 255, 255, 255, 255, 127, 9})
	f.Fuzz(func(t *testing.T, base, delta []byte) {
		const limit = 1 << 16
		if next, err := applyDelta(base, delta, limit); err == nil && len(next) > limit {
			t.Errorf("%d bytes of at most %d", len(next), limit)
		}
		// What is fuzzed is also two versions of a page.
		next, err := applyDelta(base, makeDelta(base, delta), len(delta))
		if err != nil || !bytes.Equal(next, delta) {
			t.Errorf("made %q of %q: %v", next, delta, err)
		}
	})
}

func BenchmarkDelta(b *testing.B) {
	base, next := storetest.Page(3), storetest.Page(4)
	b.SetBytes(int64(len(next)))
	for b.Loop() {
		makeDelta(base, next)
	}
}
