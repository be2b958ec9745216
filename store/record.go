package store

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// RecordVersion is the version of the envelope that this build writes.
const RecordVersion = 1

// The envelope is: one byte of version, one of flags, four of CRC-32C
// (RFC 3720, appendix B.4; big endian), then the payload. The checksum covers
// the key too, so that a value that stands under another's key is found.
const (
	recordHead     = 6
	flagCompressed = 1
	// compressFrom is the payload size in bytes from which zstd was seen to
	// pay: below it the frame's own overhead eats the gain.
	compressFrom = 512
	// maxPayload bounds what a damaged or hostile frame may unpack to.
	maxPayload = 1 << 28
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Record is a payload with the key it is kept under.
type Record struct {
	Key, Payload []byte
}

// Seal wraps a record's payload in its envelope. Payloads that gain by it are
// compressed.
func (r Record) Seal() []byte {
	if len(r.Payload) >= compressFrom {
		if packed := Compress(r.Payload); len(packed) < len(r.Payload)*9/10 {
			return r.seal(flagCompressed, packed)
		}
	}
	return r.seal(0, r.Payload)
}

// SealPlain is Seal for payloads that are compressed already or that are
// scanned too often to be.
func (r Record) SealPlain() []byte { return r.seal(0, r.Payload) }

func (r Record) seal(flags byte, payload []byte) []byte {
	sealed := make([]byte, recordHead+len(payload))
	sealed[0], sealed[1] = RecordVersion, flags
	copy(sealed[recordHead:], payload)
	binary.BigEndian.PutUint32(sealed[2:], recordSum(r.Key, sealed))
	return sealed
}

// OpenRecord unwraps an envelope. The payload may share memory with sealed.
// Whatever is wrong with it is an ErrDamaged that says what.
func OpenRecord(key, sealed []byte) (Record, error) {
	if len(sealed) < recordHead {
		return Record{}, fmt.Errorf("%w: %d bytes are too few", ErrDamaged, len(sealed))
	}
	if sum := binary.BigEndian.Uint32(sealed[2:]); sum != recordSum(key, sealed) {
		return Record{}, fmt.Errorf("%w: the checksum does not fit", ErrDamaged)
	}
	if sealed[0] != RecordVersion {
		return Record{}, fmt.Errorf("%w: version %d is unknown", ErrDamaged, sealed[0])
	}
	payload := sealed[recordHead:]
	switch sealed[1] {
	case 0:
		return Record{Key: key, Payload: payload}, nil
	case flagCompressed:
		plain, err := Decompress(payload)
		if err != nil {
			return Record{}, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		return Record{Key: key, Payload: plain}, nil
	}
	return Record{}, fmt.Errorf("%w: flags %#x are unknown", ErrDamaged, sealed[1])
}

func recordSum(key, sealed []byte) uint32 {
	sum := crc32.Update(0, castagnoli, sealed[:2])
	sum = crc32.Update(sum, castagnoli, key)
	return crc32.Update(sum, castagnoli, sealed[recordHead:])
}

// Making a zstd coder costs milliseconds and using one microseconds, so the
// process has one of each; both are safe for concurrent use by their
// EncodeAll and DecodeAll.
var zstdCoders = sync.OnceValue(func() (c struct {
	enc *zstd.Encoder
	dec *zstd.Decoder
},
) {
	// The options are constants that the library accepts: no error can come.
	c.enc, _ = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(2), zstd.WithLowerEncoderMem(true))
	c.dec, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(2), zstd.WithDecoderMaxMemory(maxPayload))
	return c
})

// Compress packs bytes as one zstd frame (RFC 8878).
func Compress(plain []byte) []byte { return zstdCoders().enc.EncodeAll(plain, nil) }

// Decompress unpacks what Compress packed.
func Decompress(packed []byte) ([]byte, error) {
	plain, err := zstdCoders().dec.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("unpack: %w", err)
	}
	return plain, nil
}
