package main

import (
	"math"

	"keywatch/diff/tag"
)

// pack turns weights into bytes. How rare a term is goes into its weights.
func pack(v vocabulary, n *network, limits []float32) *tag.Model {
	m := &tag.Model{Tags: columns, Bias: n.bias, Limit: append(limits, 0), Terms: v.names}
	linear := make([]float32, len(n.linear))
	for i := range linear {
		linear[i] = n.linear[i] * v.rare[i/len(columns)]
	}
	m.Rows, m.Scale = rounded(linear, len(columns))
	inner := make([]float32, len(n.inner))
	for i, row := range v.deep {
		for u := 0; row >= 0 && u < n.units; u++ {
			at := int(row)*n.units + u
			inner[at] = n.inner[at] * v.rare[i]
		}
	}
	m.Deep = tag.Deep{Units: n.units, Bias: n.begin, Out: n.out}
	m.Deep.Rows, m.Deep.Scale = rounded(inner, n.units)
	return m
}

// levels is how finely a weight is kept, on each side of nothing: finer ones
// read no headline otherwise, and pack worse.
const levels = 31

// rounded keeps weights as whole numbers, with what 1 stands for in each
// column.
func rounded(weights []float32, width int) ([]int8, []float32) {
	scale := make([]float32, width)
	for i, w := range weights {
		scale[i%width] = max(scale[i%width], float32(math.Abs(float64(w))))
	}
	for k := range scale {
		scale[k] /= levels
	}
	rows := make([]int8, len(weights))
	for i, w := range weights {
		if s := scale[i%width]; s > 0 {
			rows[i] = int8(math.Round(float64(w / s)))
		}
	}
	return rows, scale
}
