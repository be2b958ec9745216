package main

import (
	"math"
	"slices"

	"keywatch/diff/tag"
)

// network is a linear model for each column over all terms, and a hidden layer over
// those that are words or phrases.
type network struct {
	units  int
	linear []float32 // a row a term, a weight a column
	bias   []float32 // by tag
	inner  []float32 // a row a deep term, a weight a unit
	begin  []float32 // by unit
	out    []float32 // a row a unit, a weight a column
}

func newNetwork(terms, deep, units int) *network {
	n := len(columns)
	return &network{
		units: units, linear: make([]float32, terms*n), bias: make([]float32, n),
		inner: make([]float32, deep*units), begin: make([]float32, units), out: make([]float32, units*n),
	}
}

// parts are all numbers of the network.
func (n *network) parts() [][]float32 {
	return [][]float32{n.linear, n.bias, n.inner, n.begin, n.out}
}

// together makes one network of several that scores as their mean: its hidden
// units are those of all.
func together(list []*network) *network {
	n := len(columns)
	k := float32(len(list))
	deep := len(list[0].inner) / max(1, list[0].units)
	one := newNetwork(len(list[0].linear)/n, deep, 0)
	for _, net := range list {
		one.units += net.units
		one.begin = append(one.begin, net.begin...)
		for _, w := range net.out {
			one.out = append(one.out, w/k)
		}
		for i, w := range net.linear {
			one.linear[i] += w / k
		}
		for t, w := range net.bias {
			one.bias[t] += w / k
		}
	}
	for row := range deep {
		for _, net := range list {
			one.inner = append(one.inner, net.inner[row*net.units:(row+1)*net.units]...)
		}
	}
	return one
}

// score gives the score of each column as the reader has it.
func (n *network) score(e example) []float32 {
	scores := make([]float32, len(columns))
	hidden := make([]float32, n.units)
	n.sum(e, scores, hidden)
	for i, x := range hidden {
		if x > 0 {
			for t, w := range n.out[i*len(columns) : (i+1)*len(columns)] {
				scores[t] += x * w
			}
		}
	}
	return tag.Apart(scores)
}

// sum adds up what the linear part says, and what reaches the hidden units.
func (n *network) sum(e example, scores, hidden []float32) {
	copy(scores, n.bias)
	copy(hidden, n.begin)
	for k, term := range e.terms {
		v := e.values[k]
		for t, w := range n.linear[int(term)*len(columns) : (int(term)+1)*len(columns)] {
			scores[t] += v * w
		}
		if row := int(e.deep[k]); row >= 0 {
			for i, w := range n.inner[row*n.units : (row+1)*n.units] {
				hidden[i] += v * w
			}
		}
	}
}

// chances turns scores into the chance of each column; together they are 1.
func chances(scores, into []float32) {
	sum, top := float32(0), slices.Max(scores)
	for t, z := range scores {
		into[t] = float32(math.Exp(float64(z - top)))
		sum += into[t]
	}
	for t := range into {
		into[t] /= sum
	}
}
