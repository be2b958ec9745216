package tag

// Deep is the model's hidden layer: what single terms do not say, but some
// together do ("opens" and "plant", but not "opens" and "season"). Its terms
// are those of the model but for characters, which are spelling, not meaning.
type Deep struct {
	Units int
	Bias  []float32 // by unit
	Scale []float32 // by unit: what a weight of 1 in Rows stands for
	Rows  []int8    // by deep term, then unit
	Out   []float32 // by unit, then tag
}

// hidden gathers the hidden layer of one text.
type hidden struct {
	deep *Deep
	sums []float32
}

func (d *Deep) open() hidden { return hidden{d, make([]float32, d.Units)} }

// see adds one deep term.
func (h hidden) see(row int, value float32) {
	for i, w := range h.deep.Rows[row*h.deep.Units : (row+1)*h.deep.Units] {
		h.sums[i] += value * float32(w)
	}
}

// addTo adds what the units say to the tags' scores. A unit that sums to less
// than nothing is silent.
func (h hidden) addTo(scores []float32) {
	n := len(scores)
	for i, sum := range h.sums {
		x := sum*h.deep.Scale[i] + h.deep.Bias[i]
		if x <= 0 {
			continue
		}
		for t, w := range h.deep.Out[i*n : i*n+n] {
			scores[t] += x * w
		}
	}
}

// deepRow is the row of a term in the hidden layer, -1 for characters. Terms
// are sorted, so that characters stand together.
func (m *Model) deepRow(term int) int {
	switch {
	case term < m.chars[0]:
		return term
	case term < m.chars[1]:
		return -1
	}
	return term - (m.chars[1] - m.chars[0])
}

// ready makes the indexes of a model whose terms are set.
func (m *Model) ready() *Model {
	m.index = make(map[string]int32, len(m.Terms))
	m.chars = [2]int{len(m.Terms), len(m.Terms)}
	for i, name := range m.Terms {
		m.index[name] = int32(i)
		if name[0] == familyChar && i < m.chars[0] {
			m.chars[0] = i
		}
	}
	for m.chars[0] < m.chars[1] && m.Terms[m.chars[1]-1][0] != familyChar {
		m.chars[1]--
	}
	return m
}

// DeepTerms is how many of the model's terms the hidden layer knows.
func (m *Model) DeepTerms() int { return len(m.Terms) - (m.chars[1] - m.chars[0]) }
