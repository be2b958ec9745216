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
	values []float32
	is     []bool // by tag
}

// vocabulary numbers the terms that occur in enough items, in sorted order.
type vocabulary struct {
	names []string
	rare  []float32 // how rare each is: the logarithm of items by its items, halved
	index map[string]int32
}

func newVocabulary(all [][]tag.Term) vocabulary {
	items := map[string]int{}
	for _, terms := range all {
		seen := map[string]bool{}
		for _, t := range terms {
			if !seen[t.Name] {
				seen[t.Name] = true
				items[t.Name]++
			}
		}
	}
	v := vocabulary{index: map[string]int32{}}
	for name, n := range items {
		if n >= leastItems {
			v.names = append(v.names, name)
		}
	}
	sort.Strings(v.names)
	for i, name := range v.names {
		v.index[name] = int32(i)
		rare := 1 + math.Log(float64(len(all))/float64(items[name]))/2
		if name[0] == 'r' {
			rare = 2
		}
		v.rare = append(v.rare, float32(rare))
	}
	return v
}

// keep is the vocabulary of the given indexes, which are sorted.
func (v vocabulary) keep(indexes []int) vocabulary {
	kept := vocabulary{index: map[string]int32{}}
	for i, at := range indexes {
		kept.names = append(kept.names, v.names[at])
		kept.rare = append(kept.rare, v.rare[at])
		kept.index[v.names[at]] = int32(i)
	}
	return kept
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
		e.values = append(e.values, t.Value*v.rare[i])
	}
	for k, name := range tags {
		e.is[k] = slices.Contains(it.Tags, name)
	}
	return e
}
