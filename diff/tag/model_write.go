package tag

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"

	"github.com/klauspost/compress/zstd"
)

// Write packs the model: counts and numbers little-endian, terms with the
// length that they share with the one before, zstd (RFC 8878) around it.
func (m *Model) Write(w io.Writer) error {
	var b bytes.Buffer
	b.WriteString(weightsFormat)
	b.WriteByte(byte(len(m.Tags)))
	for i, name := range m.Tags {
		b.WriteByte(byte(len(name)))
		b.WriteString(name)
		putFloats(&b, m.Bias[i], m.Scale[i], m.Limit[i])
	}
	if err := putTerms(&b, m.Terms); err != nil {
		return err
	}
	putColumns(&b, m.Rows, len(m.Tags))
	b.Write(binary.LittleEndian.AppendUint16(nil, uint16(m.Deep.Units)))
	putFloats(&b, m.Deep.Bias...)
	putFloats(&b, m.Deep.Scale...)
	putFloats(&b, m.Deep.Out...)
	putColumns(&b, m.Deep.Rows, m.Deep.Units)
	pack, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return fmt.Errorf("pack weights: %w", err)
	}
	defer pack.Close()
	if _, err := w.Write(pack.EncodeAll(b.Bytes(), nil)); err != nil {
		return fmt.Errorf("pack weights: %w", err)
	}
	return nil
}

func putFloats(b *bytes.Buffer, list ...float32) {
	for _, x := range list {
		b.Write(binary.LittleEndian.AppendUint32(nil, math.Float32bits(x)))
	}
}

func putTerms(b *bytes.Buffer, terms []string) error {
	b.Write(binary.LittleEndian.AppendUint32(nil, uint32(len(terms))))
	before := ""
	for _, term := range terms {
		same := 0
		for same < len(before) && same < len(term) && same < 255 && before[same] == term[same] {
			same++
		}
		if len(term)-same > 255 {
			return fmt.Errorf("pack weights: the term %q is too long", term)
		}
		b.Write([]byte{byte(same), byte(len(term) - same)})
		b.WriteString(term[same:])
		before = term
	}
	return nil
}

// putColumns writes rows of weights by column: like stands beside like, which
// packs better.
func putColumns(b *bytes.Buffer, rows []int8, width int) {
	for column := range width {
		for at := column; at < len(rows); at += width {
			b.WriteByte(byte(rows[at]))
		}
	}
}

var errWeights = errors.New("the weights are cut off or of another format")
