package main

import (
	"math"
	"slices"
	"sort"
)

// leastItems is in how many items a term must occur: what fewer have is not
// language but a quotation of them.
const leastItems = 5

// example is an item in the numbers of a vocabulary.
type example struct {
	terms  []int32
	deep   []int32 // row in the hidden layer, -1 for none; by term of the example
	values []float32
	is     []bool // by column
}

// vocabulary numbers the terms that are learnt, in sorted order.
type vocabulary struct {
	names []string
	rare  []float32 // how rare each is: the logarithm of items by its items, halved
	row   []int32   // by number in the table, -1 for none
	deep  []int32   // row in the hidden layer, -1 for none
	units int       // rows of the hidden layer
}

// newVocabulary keeps the terms of the table that occur in enough items and
// tell their tags apart best, at most so many. Only the items that are learnt
// from are asked: terms chosen by the others would know their tags.
func newVocabulary(t table, learnt []bool, most int) vocabulary {
	count := newCounts(t, learnt)
	list := count.telling()
	list = list[:min(most, len(list))]
	slices.Sort(list)
	v := vocabulary{row: make([]int32, len(t.names))}
	for i := range v.row {
		v.row[i] = -1
	}
	for i, number := range list {
		name := t.names[number]
		v.names = append(v.names, name)
		v.row[number] = int32(i)
		rare := 1 + math.Log(count.all/count.items[number])/2
		if name[0] == 'r' {
			rare = 2
		}
		v.rare = append(v.rare, float32(rare))
		if name[0] == 'c' { // spelling has no place in the hidden layer
			v.deep = append(v.deep, -1)
			continue
		}
		v.deep = append(v.deep, int32(v.units))
		v.units++
	}
	return v
}

// counts are in how many items of each column a term occurs.
type counts struct {
	by    [][]float64 // by column, then term
	whole []float64   // items of each column
	items []float64   // by term
	all   float64
}

func newCounts(t table, learnt []bool) counts {
	c := counts{by: make([][]float64, len(columns)), whole: make([]float64, len(columns)), items: make([]float64, len(t.names))}
	for k := range c.by {
		c.by[k] = make([]float64, len(t.names))
	}
	for i, it := range t.items {
		if !learnt[i] {
			continue
		}
		c.all++
		for _, term := range it.terms {
			c.items[term]++
		}
		for _, k := range it.columns {
			c.whole[k]++
			for _, term := range it.terms {
				c.by[k][term]++
			}
		}
	}
	return c
}

// telling lists the terms of enough items by how far their items' tags are
// from what chance would give (the largest term of chi-squared), the farthest
// first.
func (c counts) telling() []int32 {
	far := make([]float64, len(c.items))
	var list []int32
	for term, n := range c.items {
		if n < leastItems {
			continue
		}
		list = append(list, int32(term))
		for k, whole := range c.whole {
			if want := n * whole / c.all; want > 0 {
				far[term] = max(far[term], (c.by[k][term]-want)*(c.by[k][term]-want)/want)
			}
		}
	}
	sort.SliceStable(list, func(i, j int) bool { return far[list[i]] > far[list[j]] })
	return list
}

func (v vocabulary) examples(t table) []example {
	all := make([]example, len(t.items))
	for i, it := range t.items {
		all[i] = v.example(it)
	}
	return all
}

func (v vocabulary) example(it numbered) example {
	e := example{is: make([]bool, len(columns))}
	for k, term := range it.terms {
		if i := v.row[term]; i >= 0 {
			e.terms = append(e.terms, i)
			e.deep = append(e.deep, v.deep[i])
			e.values = append(e.values, it.values[k]*v.rare[i])
		}
	}
	for _, k := range it.columns {
		e.is[k] = true
	}
	return e
}
