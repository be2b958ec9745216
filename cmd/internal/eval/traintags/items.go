package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"sort"

	"keywatch/diff/tag"
)

// tags are those that can be learnt; media is labelled nowhere, so phrases
// alone decide on it.
var tags = []string{"launch", "pricing", "hire", "partnership", "event", "regulatory", "funding", "customer", "expansion", "positioning"}

// leastItems is in how many items a term must occur: what fewer have is not
// language but a quotation of them.
const leastItems = 5

type item struct {
	ID, Title, Body string
	Tags            []string
}

func readItems(path string) ([]item, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read labelled headlines: %w", err)
	}
	defer file.Close()
	var list []item
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var it item
		if err := json.Unmarshal(lines.Bytes(), &it); err != nil {
			return nil, fmt.Errorf("read labelled headlines: line %d: %w", len(list)+1, err)
		}
		list = append(list, it)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read labelled headlines: %w", err)
	}
	return list, nil
}

// example is an item in numbers.
type example struct {
	terms  []int32
	deep   []int32 // row in the hidden layer, -1 for none; by term of the example
	values []float32
	is     []bool // by tag
}

// vocabulary numbers the terms that are learnt, in sorted order.
type vocabulary struct {
	names []string
	rare  []float32 // how rare each is: the logarithm of items by its items, halved
	index map[string]int32
	deep  []int32 // row in the hidden layer, -1 for none
	units int     // rows of the hidden layer
}

// newVocabulary keeps the terms that occur in enough items and tell tags apart
// best, at most so many.
func newVocabulary(items []item, all [][]tag.Term, most int) vocabulary {
	count := newCounts(items, all)
	list := count.telling()
	list = list[:min(most, len(list))]
	sort.Strings(list)
	v := vocabulary{names: list, index: map[string]int32{}}
	for i, name := range list {
		v.index[name] = int32(i)
		rare := 1 + math.Log(float64(len(all))/float64(count.items(name)))/2
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

// counts are in how many items of each tag a term occurs; the last column is
// of the items without a tag.
type counts struct {
	by    map[string][]float64
	whole []float64 // items of each column
	n     float64
}

func newCounts(items []item, all [][]tag.Term) counts {
	c := counts{by: map[string][]float64{}, whole: make([]float64, len(tags)+1), n: float64(len(all))}
	for i, terms := range all {
		columns := columnsOf(items[i])
		for _, k := range columns {
			c.whole[k]++
		}
		seen := map[string]bool{}
		for _, t := range terms {
			if seen[t.Name] {
				continue
			}
			seen[t.Name] = true
			row := c.by[t.Name]
			if row == nil {
				row = make([]float64, len(tags)+2)
				c.by[t.Name] = row
			}
			for _, k := range columns {
				row[k]++
			}
			row[len(tags)+1]++
		}
	}
	return c
}

// columnsOf are an item's tags, or the column of those without.
func columnsOf(it item) []int {
	var list []int
	for k, name := range tags {
		if slices.Contains(it.Tags, name) {
			list = append(list, k)
		}
	}
	if list == nil {
		list = []int{len(tags)}
	}
	return list
}

func (c counts) items(name string) int { return int(c.by[name][len(tags)+1]) }

// telling lists the terms of enough items by how far their items' tags are
// from what chance would give (the largest term of chi-squared), the farthest
// first.
func (c counts) telling() []string {
	far := map[string]float64{}
	var list []string
	for name, row := range c.by {
		if c.items(name) < leastItems {
			continue
		}
		list = append(list, name)
		for k, n := range c.whole {
			if want := row[len(tags)+1] * n / c.n; want > 0 {
				far[name] = max(far[name], (row[k]-want)*(row[k]-want)/want)
			}
		}
	}
	sort.Slice(list, func(i, j int) bool {
		if far[list[i]] != far[list[j]] {
			return far[list[i]] > far[list[j]]
		}
		return list[i] < list[j]
	})
	return list
}

func (v vocabulary) examples(items []item, terms [][]tag.Term) []example {
	all := make([]example, len(items))
	for i, it := range items {
		all[i] = v.example(it, terms[i])
	}
	return all
}

func (v vocabulary) example(it item, terms []tag.Term) example {
	e := example{is: make([]bool, len(tags))}
	at := map[int32]int{}
	for _, t := range terms {
		i, ok := v.index[t.Name]
		if !ok {
			continue
		}
		if k, twice := at[i]; twice {
			e.values[k] += t.Value * v.rare[i]
			continue
		}
		at[i] = len(e.terms)
		e.terms = append(e.terms, i)
		e.deep = append(e.deep, v.deep[i])
		e.values = append(e.values, t.Value*v.rare[i])
	}
	for k, name := range tags {
		e.is[k] = slices.Contains(it.Tags, name)
	}
	return e
}
