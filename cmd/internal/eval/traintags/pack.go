package main

import (
	"math"
	"sort"

	"keywatch/diff/tag"
)

// pack turns weights into bytes. The thresholds go into the biases, so that 0
// is where a tag is shown.
func pack(v vocabulary, w weights, limits []float32) *tag.Model {
	n := len(tags)
	m := &tag.Model{Tags: tags, Bias: make([]float32, n), Scale: make([]float32, n), Terms: v.names}
	for t := range tags {
		m.Bias[t] = w[len(v.names)*n+t] - limits[t]
		top := float32(0)
		for i := range v.names {
			top = max(top, abs(w[i*n+t]*v.rare[i]))
		}
		m.Scale[t] = top / 127
	}
	for i := range v.names {
		for t := range tags {
			q := float32(0)
			if m.Scale[t] > 0 {
				q = w[i*n+t] * v.rare[i] / m.Scale[t]
			}
			m.Rows = append(m.Rows, int8(math.Round(float64(q))))
		}
	}
	return m
}

// largest gives the indexes of the terms that move scores most, in the
// vocabulary's order.
func largest(v vocabulary, w weights, keep int) []int {
	n := len(tags)
	order := make([]int, len(v.names))
	size := make([]float32, len(v.names))
	for i := range order {
		order[i] = i
		for t := range tags {
			size[i] = max(size[i], abs(w[i*n+t]))
		}
	}
	sort.SliceStable(order, func(a, b int) bool { return size[order[a]] > size[order[b]] })
	order = order[:min(keep, len(order))]
	sort.Ints(order)
	return order
}

func abs(x float32) float32 { return float32(math.Abs(float64(x))) }
