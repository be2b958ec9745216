package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"

	"keywatch/diff/tag"
)

// tags are those that can be learnt; media is labelled nowhere, so phrases
// alone decide on it.
var tags = []string{"launch", "pricing", "hire", "partnership", "event", "regulatory", "funding", "customer", "expansion", "positioning"}

// columns are the tags and, last, that of the items that have none: a network
// gives each item one of them, as nearly all have but one.
var columns = append(slices.Clone(tags), tag.NoTag)

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

// table is all items with their terms by number, in sorted order of their
// names. Only terms of enough items are in it.
type table struct {
	names []string
	items []numbered
}

// numbered is an item with each of its terms once.
type numbered struct {
	columns []int
	terms   []int32
	values  []float32
}

func newTable(items []item, all [][]tag.Term) table {
	number := map[string]int32{}
	for name, n := range itemsOf(all) {
		if n >= leastItems {
			number[name] = 0
		}
	}
	t := table{names: slices.Sorted(maps.Keys(number)), items: make([]numbered, len(items))}
	for i, name := range t.names {
		number[name] = int32(i)
	}
	for i, terms := range all {
		t.items[i] = numberedOf(terms, number)
		t.items[i].columns = columnsOf(items[i])
	}
	return t
}

// itemsOf counts in how many items each term occurs.
func itemsOf(all [][]tag.Term) map[string]int {
	count, last := map[string]int{}, map[string]int{}
	for i, terms := range all {
		for _, t := range terms {
			if last[t.Name] != i+1 {
				last[t.Name] = i + 1
				count[t.Name]++
			}
		}
	}
	return count
}

func numberedOf(terms []tag.Term, number map[string]int32) numbered {
	var n numbered
	at := map[int32]int{}
	for _, t := range terms {
		i, ok := number[t.Name]
		if !ok {
			continue
		}
		if k, twice := at[i]; twice {
			n.values[k] += t.Value
			continue
		}
		at[i] = len(n.terms)
		n.terms = append(n.terms, i)
		n.values = append(n.values, t.Value)
	}
	return n
}
