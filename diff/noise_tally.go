package diff

import (
	"strconv"
	"strings"
)

// Bounds of tallies: labels with how many there are of each.
const (
	tallyWords = 4    // of a label with its number
	tallyGrows = 0.25 // a tally grows by so little between two visits
	tallyLeast = 2    // labels of one list that count, so that one limit is none
)

// tally gives the label and number of a text like "Allgemein 44"; false for
// any other, and for money.
func tally(p *piece) (label string, n float64, ok bool) {
	last := len(p.raw) - 1
	if last < 1 || len(p.raw) > tallyWords || p.Tag != "li" && p.Tag != "a" && !marked(p, "link") || !number(p.raw[last]) {
		return "", 0, false
	}
	for _, w := range p.raw[:last] {
		if currencyNames[w] != "" || hasDigit([]string{w}) {
			return "", 0, false
		}
	}
	n, err := strconv.ParseFloat(plainNumber(p.raw[last]), 64)
	return strings.Join(p.raw[:last], " "), n, err == nil
}

// calmTallies takes labels whose numbers all moved a little for tallies of what
// is on the site: categories, tags, months.
func (c *comparison) calmTallies(list []difference) []difference {
	bySection := map[string][]int{}
	for i, d := range list {
		if d.reason != "" || d.old < 0 || d.now < 0 {
			continue
		}
		p, q := &c.old.pieces[d.old], &c.now.pieces[d.now]
		a, x, okA := tally(p)
		b, y, okB := tally(q)
		if okA && okB && a == b && x > 0 && y-x <= tallyGrows*x && x-y <= tallyGrows*x {
			bySection[q.Section] = append(bySection[q.Section], i)
		}
	}
	for _, at := range bySection {
		if len(at) < tallyLeast {
			continue
		}
		for _, i := range at {
			list[i].reason = reasonCounter
		}
	}
	return list
}

// bracketed tells of a number in brackets behind a label: "energy (12)".
func bracketed(text string, label, n string) bool {
	return strings.Contains(strings.ToLower(text), label+" ("+n+")")
}
