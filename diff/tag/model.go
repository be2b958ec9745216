package tag

import (
	"bytes"
	_ "embed" // the weights
	"math"
	"slices"
	"sync"
)

// weightsFile is made by cmd/internal/eval/traintags.
//
//go:embed weights.bin
var weightsFile []byte

// weightsFormat begins the unpacked file.
const weightsFormat = "keywatch tags 3\n"

// NoTag stands among a model's tags for texts that have none.
const NoTag = "none"

// Model is one linear model a tag over the same terms, and a hidden layer
// beside it. Both give what speaks for each tag, NoTag among them; a score is
// how far that stands above all others together, and above the tag's limit.
// From 0 on the tag is shown.
type Model struct {
	Tags  []string
	Limit []float32
	Bias  []float32
	Scale []float32 // what a weight of 1 in Rows stands for
	Terms []string  // sorted
	Rows  []int8    // len(Terms) rows of len(Tags) weights
	Deep  Deep
	index map[string]int32
	chars [2]int // terms [from, to) are characters
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
	scores := Apart(m.sums(r))
	for i := range scores {
		scores[i] -= m.Limit[i]
	}
	return scores
}

// Apart turns what speaks for each of several tags into the logarithm of each
// one's share against that of all others. Nearly every headline has one tag or
// none, so that what speaks for one speaks against the others.
func Apart(sums []float32) []float32 {
	const least = 1e-9 // of a share: no logarithm of nothing
	shares, apart := make([]float64, len(sums)), make([]float32, len(sums))
	top := float32(math.Inf(-1))
	for _, x := range sums {
		top = max(top, x)
	}
	for i, x := range sums {
		shares[i] = math.Exp(float64(x - top))
	}
	for i, share := range shares {
		others := least
		for k, other := range shares {
			if k != i {
				others += other
			}
		}
		apart[i] = float32(math.Log((share + least) / others))
	}
	return apart
}

// sums are what speaks for each tag.
func (m *Model) sums(r reading) []float32 {
	scores := make([]float32, len(m.Tags))
	deep := m.Deep.open()
	r.terms(func(name []byte, value float32) {
		row, ok := m.index[string(name)]
		if !ok {
			return
		}
		if d := m.deepRow(int(row)); d >= 0 && m.Deep.Units > 0 {
			deep.see(d, value)
		}
		for i, w := range m.Rows[int(row)*len(m.Tags) : (int(row)+1)*len(m.Tags)] {
			scores[i] += value * float32(w)
		}
	})
	for i := range scores {
		scores[i] = scores[i]*m.Scale[i] + m.Bias[i]
	}
	deep.addTo(scores)
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
