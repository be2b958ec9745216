package tag

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"io"
	"math"
)

// maxWeights bounds the unpacked weights, in bytes.
const maxWeights = 16 << 20

// ReadModel unpacks a model that Write packed.
func ReadModel(r io.Reader) (*Model, error) {
	packed, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("read weights: %w", err)
	}
	all, err := io.ReadAll(io.LimitReader(packed, maxWeights))
	if err != nil {
		return nil, fmt.Errorf("read weights: %w", err)
	}
	rest, ok := bytes.CutPrefix(all, []byte(weightsFormat))
	if !ok {
		return nil, fmt.Errorf("read weights: %w", errWeights)
	}
	c := cutter{rest: rest}
	m := &Model{index: map[string]int32{}}
	for range c.byte() {
		m.Tags = append(m.Tags, string(c.take(int(c.byte()))))
		m.Bias = append(m.Bias, math.Float32frombits(c.uint32()))
		m.Scale = append(m.Scale, math.Float32frombits(c.uint32()))
	}
	terms := int(c.uint32())
	if terms*(2+len(m.Tags)) > len(c.rest) {
		return nil, fmt.Errorf("read weights: %w", errWeights)
	}
	m.index = make(map[string]int32, terms)
	before := ""
	for i := range terms {
		same, more := int(c.byte()), int(c.byte())
		term := before[:min(same, len(before))] + string(c.take(more))
		m.Terms = append(m.Terms, term)
		m.index[term] = int32(i)
		before = term
	}
	columns := c.take(terms * len(m.Tags))
	if c.short {
		return nil, fmt.Errorf("read weights: %w", errWeights)
	}
	m.Rows = make([]int8, len(columns))
	for tag := range m.Tags {
		for row := range terms {
			m.Rows[row*len(m.Tags)+tag] = int8(columns[tag*terms+row])
		}
	}
	return m, nil
}

// cutter takes bytes from the front and remembers when there were too few.
type cutter struct {
	rest  []byte
	short bool
}

func (c *cutter) take(n int) []byte {
	if n > len(c.rest) {
		c.short = true
		return nil
	}
	taken := c.rest[:n]
	c.rest = c.rest[n:]
	return taken
}

func (c *cutter) byte() byte {
	if b := c.take(1); b != nil {
		return b[0]
	}
	return 0
}

func (c *cutter) uint32() uint32 {
	if b := c.take(4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}
