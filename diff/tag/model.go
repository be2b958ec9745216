package tag

import (
	"bytes"
	"compress/gzip"
	_ "embed" // the weights
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"sync"
)

// weightsFile is made by cmd/internal/eval/traintags.
//
//go:embed weights.bin
var weightsFile []byte

// weightsFormat begins the unpacked file.
const weightsFormat = "keywatch tags 1\n"

// Model is one linear model a tag over the same terms. A score above 0 means
// that the tag is shown: the thresholds are part of the biases.
type Model struct {
	Tags  []string
	Bias  []float32
	Scale []float32 // what a weight of 1 in Rows stands for
	Terms []string  // sorted
	Rows  []int8    // len(Terms) rows of len(Tags) weights
	index map[string]int32
}

var invSqrt = func() [1024]float32 {
	var table [1024]float32
	for i := range table {
		table[i] = float32(1 / math.Sqrt(math.Max(1, float64(i))))
	}
	return table
}()

// weights unpacks the embedded model when the first headline is read.
var weights = sync.OnceValue(func() *Model {
	m, err := ReadModel(bytes.NewReader(weightsFile))
	if err != nil {
		panic("tag: " + err.Error()) // the embedded file is part of the program; a test reads it
	}
	return m
})

// Weights is the model that Read uses.
func Weights() *Model { return weights() }

// score gives the reading's score of each tag, in the order of Tags.
func (m *Model) score(r reading) []float32 {
	scores := make([]float32, len(m.Tags))
	r.terms(func(name []byte, value float32) {
		row, ok := m.index[string(name)]
		if !ok {
			return
		}
		for i, w := range m.Rows[int(row)*len(m.Tags) : (int(row)+1)*len(m.Tags)] {
			scores[i] += value * float32(w)
		}
	})
	for i := range scores {
		scores[i] = scores[i]*m.Scale[i] + m.Bias[i]
	}
	return scores
}

// known is the share of the headline's words that the model has a weight for.
func (m *Model) known(title Words) float64 {
	if len(title.List) == 0 {
		return 0
	}
	n := 0
	for _, w := range masked(title.List) {
		if _, ok := m.index[string(familyWord)+w]; ok {
			n++
		}
	}
	return float64(n) / float64(len(title.List))
}

// heaviest finds the one to three words of a headline that speak most for a
// tag.
func (m *Model) heaviest(title Words, tag string) (from, to int, found bool) {
	column := slices.Index(m.Tags, tag)
	if column < 0 {
		return 0, 0, false
	}
	words, top := masked(title.List), 0
	for i := range words {
		name, sum := string(familyWord), 0
		for k := i; k < min(i+3, len(words)); k++ {
			if k > i {
				name += " "
			}
			name += words[k]
			row, ok := m.index[name]
			if !ok {
				break
			}
			sum += int(m.Rows[int(row)*len(m.Tags)+column])
			if sum > top {
				from, to, top, found = i, k, sum, true
			}
		}
	}
	return from, to, found
}

// Write packs the model: counts and numbers little-endian, terms with the
// length that they share with the one before.
func (m *Model) Write(w io.Writer) error {
	packed, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return fmt.Errorf("pack weights: %w", err)
	}
	var b bytes.Buffer
	b.WriteString(weightsFormat)
	b.WriteByte(byte(len(m.Tags)))
	for i, name := range m.Tags {
		b.WriteByte(byte(len(name)))
		b.WriteString(name)
		b.Write(binary.LittleEndian.AppendUint32(nil, math.Float32bits(m.Bias[i])))
		b.Write(binary.LittleEndian.AppendUint32(nil, math.Float32bits(m.Scale[i])))
	}
	b.Write(binary.LittleEndian.AppendUint32(nil, uint32(len(m.Terms))))
	before := ""
	for _, term := range m.Terms {
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
	for tag := range m.Tags { // by tag: like stands beside like, which packs better
		for row := range m.Terms {
			b.WriteByte(byte(m.Rows[row*len(m.Tags)+tag]))
		}
	}
	if _, err := packed.Write(b.Bytes()); err != nil {
		return fmt.Errorf("pack weights: %w", err)
	}
	if err := packed.Close(); err != nil {
		return fmt.Errorf("pack weights: %w", err)
	}
	return nil
}

var errWeights = errors.New("the weights are cut off or of another format")
