package main

import (
	"fmt"
	"slices"
	"sort"
	"strings"
)

// thresholds finds for each tag the score from which on it is shown: where
// macro-F1 and, weighed against it, the share of untagged items that are kept
// clean are best together.
func thresholds(all []example, scores [][]float32, clean float64) ([]float32, string) {
	limits := make([]float32, len(tags))
	candidates := make([][]float32, len(tags))
	for t := range tags {
		limits[t], candidates[t] = bestF1(all, scores, t)
	}
	top := judged(all, scores, limits).worth(clean)
	for range 4 {
		moved := false
		for t := range tags {
			was := limits[t]
			for _, limit := range candidates[t] {
				try := slices.Clone(limits)
				try[t] = limit
				if worth := judged(all, scores, try).worth(clean); worth > top {
					top, was, moved = worth, limit, true
				}
			}
			limits[t] = was
		}
		if !moved {
			break
		}
	}
	return limits, judged(all, scores, limits).report(limits)
}

// steps is how many thresholds are tried above and below the best of a tag.
const steps = 24

// bestF1 is the threshold of a tag with the best F1, and others around it.
func bestF1(all []example, scores [][]float32, t int) (float32, []float32) {
	order := make([]int, len(all))
	positives := 0
	for i := range all {
		order[i] = i
		if all[i].is[t] {
			positives++
		}
	}
	sort.SliceStable(order, func(a, b int) bool { return scores[order[a]][t] > scores[order[b]][t] })
	limit, best, right := float32(0), 0.0, 0
	for shown, i := range order {
		if all[i].is[t] {
			right++
		}
		if f1 := 2 * float64(right) / float64(shown+1+positives); f1 > best && shown+1 < len(order) {
			best, limit = f1, (scores[i][t]+scores[order[shown+1]][t])/2
		}
	}
	var around []float32
	for k := -steps / 3; k <= steps; k++ {
		around = append(around, limit+float32(k)*0.08)
	}
	return limit, around
}

// judgement counts how items were read.
type judgement struct {
	right, wrong, missed []int // by tag
	none, kept           int
}

func judged(all []example, scores [][]float32, limits []float32) judgement {
	j := judgement{right: make([]int, len(tags)), wrong: make([]int, len(tags)), missed: make([]int, len(tags))}
	for i, e := range all {
		tagged, shown := false, false
		for t := range tags {
			is, says := e.is[t], scores[i][t] > limits[t]
			tagged, shown = tagged || is, shown || says
			switch {
			case is && says:
				j.right[t]++
			case is:
				j.missed[t]++
			case says:
				j.wrong[t]++
			}
		}
		if !tagged {
			j.none++
			if !shown {
				j.kept++
			}
		}
	}
	return j
}

func (j judgement) f1(t int) float64 {
	return 2 * float64(j.right[t]) / float64(max(1, 2*j.right[t]+j.wrong[t]+j.missed[t]))
}

func (j judgement) macro() float64 {
	sum := 0.0
	for t := range tags {
		sum += j.f1(t)
	}
	return sum / float64(len(tags))
}

func (j judgement) clean() float64 { return float64(j.kept) / float64(max(1, j.none)) }

func (j judgement) worth(clean float64) float64 { return j.macro() + clean*j.clean() }

func (j judgement) report(limits []float32) string {
	var b strings.Builder
	for t, name := range tags {
		fmt.Fprintf(&b, "%-12s n %5d  F1 %.3f at %.2f\n", name, j.right[t]+j.missed[t], j.f1(t), limits[t])
	}
	fmt.Fprintf(&b, "macro-F1 %.3f over the folds, untagged kept clean %.3f\n", j.macro(), j.clean())
	return b.String()
}
