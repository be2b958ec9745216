package store_test

import (
	"bytes"
	"errors"
	"strings"
	"sync"
	"testing"

	"keywatch/store"
)

func TestRecordComesBackAsItWasSealed(t *testing.T) {
	for name, payload := range map[string][]byte{
		"empty": {}, "short": []byte("x"), "long": []byte(strings.Repeat("the same words again ", 500)),
		"binary": {0, 1, 255, 254}, "incompressible": incompressible(4000),
	} {
		t.Run(name, func(t *testing.T) {
			key := []byte("key")
			for _, sealed := range [][]byte{store.Record{Key: key, Payload: payload}.Seal(), store.Record{Key: key, Payload: payload}.SealPlain()} {
				r, err := store.OpenRecord(key, sealed)
				if err != nil || !bytes.Equal(r.Payload, payload) {
					t.Errorf("got %d bytes and %v, want %d", len(r.Payload), err, len(payload))
				}
			}
		})
	}
	long := []byte(strings.Repeat("the same words again ", 500))
	if n := len(store.Record{Payload: long}.Seal()); n > len(long)/10 {
		t.Errorf("%d bytes of repetition were sealed as %d", len(long), n)
	}
}

func incompressible(n int) []byte {
	b := make([]byte, n)
	x := uint32(1)
	for i := range b {
		x = x*1664525 + 1013904223
		b[i] = byte(x >> 24)
	}
	return b
}

func TestEveryFlippedBitOfARecordIsSeen(t *testing.T) {
	key := []byte("key")
	for _, payload := range []string{"a short one", strings.Repeat("a long one ", 60)} {
		sealed := store.Record{Key: key, Payload: []byte(payload)}.Seal()
		for bit := range len(sealed) * 8 {
			bad := bytes.Clone(sealed)
			bad[bit/8] ^= 1 << (bit % 8)
			if _, err := store.OpenRecord(key, bad); !errors.Is(err, store.ErrDamaged) {
				t.Fatalf("bit %d: %v is not ErrDamaged", bit, err)
			}
		}
		for n := range len(sealed) {
			if _, err := store.OpenRecord(key, sealed[:n]); !errors.Is(err, store.ErrDamaged) {
				t.Fatalf("cut to %d bytes: %v", n, err)
			}
		}
		if _, err := store.OpenRecord([]byte("other"), sealed); !errors.Is(err, store.ErrDamaged) {
			t.Errorf("under another's key: %v", err)
		}
	}
}

func TestCodersAreSharedSafely(t *testing.T) {
	var group sync.WaitGroup
	for n := range 8 {
		group.Go(func() {
			plain := []byte(strings.Repeat(string(rune('a'+n)), 2000))
			for range 20 {
				back, err := store.Decompress(store.Compress(plain))
				if err != nil || !bytes.Equal(back, plain) {
					t.Errorf("worker %d: %v", n, err)
				}
			}
		})
	}
	group.Wait()
}

func FuzzOpenRecord(f *testing.F) {
	f.Add([]byte("k"), store.Record{Key: []byte("k"), Payload: []byte("payload")}.Seal())
	f.Add([]byte(""), store.Record{Payload: []byte(strings.Repeat("z", 2000))}.Seal())
	f.Add([]byte("k"), []byte{1, 1, 0, 0, 0, 0, 0x28, 0xb5, 0x2f, 0xfd})
	f.Fuzz(func(t *testing.T, key, sealed []byte) {
		r, err := store.OpenRecord(key, sealed)
		if err != nil {
			if !errors.Is(err, store.ErrDamaged) {
				t.Fatalf("%v is not ErrDamaged", err)
			}
			return
		}
		again, err := store.OpenRecord(key, r.Seal())
		if err != nil || !bytes.Equal(again.Payload, r.Payload) {
			t.Fatalf("sealed again: %v", err)
		}
	})
}

func BenchmarkRecord(b *testing.B) {
	payload := []byte(strings.Repeat(`{"id":"ch_1","before":"$10 a month","after":"$12 a month"}`, 20))
	for b.Loop() {
		if _, err := store.OpenRecord(nil, store.Record{Payload: payload}.Seal()); err != nil {
			b.Fatal(err)
		}
	}
}
