package tag

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"

	"github.com/klauspost/compress/zstd"
)

// maxWeights bounds the unpacked weights, in bytes.
const maxWeights = 16 << 20

// ReadModel unpacks a model that Write packed.
func ReadModel(r io.Reader) (*Model, error) {
	packed, err := io.ReadAll(io.LimitReader(r, maxWeights))
	if err != nil {
		return nil, fmt.Errorf("read weights: %w", err)
	}
	unpack, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxWeights))
	if err != nil {
		return nil, fmt.Errorf("read weights: %w", err)
	}
	defer unpack.Close()
	all, err := unpack.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("read weights: %w", err)
	}
	c := cutter{rest: all}
	m := &Model{}
	if string(c.take(len(weightsFormat))) != weightsFormat {
		return nil, fmt.Errorf("read weights: %w", errWeights)
	}
	for range c.byte() {
		m.Tags = append(m.Tags, string(c.take(int(c.byte()))))
		m.Bias = append(m.Bias, c.float())
		m.Scale = append(m.Scale, c.float())
		m.Limit = append(m.Limit, c.float())
	}
	if m.Terms = c.terms(len(m.Tags)); m.Terms == nil {
		return nil, fmt.Errorf("read weights: %w", errWeights)
	}
	m.ready()
	m.Rows = c.columns(len(m.Terms), len(m.Tags))
	m.Deep.Units = int(c.uint16())
	m.Deep.Bias, m.Deep.Scale = c.floats(m.Deep.Units), c.floats(m.Deep.Units)
	m.Deep.Out = c.floats(m.Deep.Units * len(m.Tags))
	if m.Deep.Units > 0 {
		m.Deep.Rows = c.columns(m.DeepTerms(), m.Deep.Units)
	}
	if c.short {
		return nil, fmt.Errorf("read weights: %w", errWeights)
	}
	return m, nil
}

// terms reads the names; nil where there are fewer bytes than they say.
func (c *cutter) terms(tags int) []string {
	n := int(c.uint32())
	if n*(2+tags) > len(c.rest) {
		return nil
	}
	list := make([]string, 0, n)
	before := ""
	for range n {
		same, more := int(c.byte()), int(c.byte())
		term := before[:min(same, len(before))] + string(c.take(more))
		if term == "" {
			return nil
		}
		list = append(list, term)
		before = term
	}
	return list
}

// turned is how many rows are turned at once: so many fit into the processor's
// nearest cache, and turning a whole matrix at once takes three times as long.
const turned = 64

// columns reads rows that are written by column.
func (c *cutter) columns(rows, width int) []int8 {
	bytes := c.take(rows * width)
	if bytes == nil {
		return nil
	}
	list := make([]int8, len(bytes))
	for from := 0; from < rows; from += turned {
		to := min(from+turned, rows)
		for column := range width {
			at := from*width + column
			for _, b := range bytes[column*rows+from : column*rows+to] {
				list[at] = int8(b)
				at += width
			}
		}
	}
	return list
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

func (c *cutter) uint16() uint16 {
	if b := c.take(2); b != nil {
		return binary.LittleEndian.Uint16(b)
	}
	return 0
}

func (c *cutter) float() float32 { return math.Float32frombits(c.uint32()) }

// floats reads n numbers; nil where there are fewer bytes.
func (c *cutter) floats(n int) []float32 {
	if n*4 > len(c.rest) {
		c.short = true
		return nil
	}
	list := make([]float32, n)
	for i := range list {
		list[i] = c.float()
	}
	return list
}
