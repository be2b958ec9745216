package main

import (
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"sort"
	"strings"

	"keywatch/diff/tag"
)

// settings of the learning, found by cross-validation on the training file.
type settings struct {
	Rounds int     // over all items
	Step   float64 // of AdaGrad
	Decay  float64 // of all weights after each round
	Terms  int     // kept at most: those with the largest weights
	Folds  int
	Power  float64 // how far classes are balanced: 0 not, 1 wholly
}

var defaultSettings = settings{Rounds: 14, Step: 0.12, Decay: 0.12, Terms: 40000, Folds: 5, Power: 0.35}

// weights are those of all tags, a row a term; the last row is the bias.
type weights []float32

// learn gives the model of all items, with thresholds from cross-validation,
// and says in words how well the folds were read. It learns twice: first with
// all terms, then with those that proved to matter, so that the thresholds are
// those of the terms that are kept.
func learn(items []item, s settings) (*tag.Model, string) {
	terms := make([][]tag.Term, len(items))
	for i, it := range items {
		terms[i] = tag.Terms(tag.Text{Title: it.Title, Body: it.Body})
	}
	v := newVocabulary(terms)
	all := v.examples(items, terms)
	if len(v.names) > s.Terms {
		v = v.keep(largest(v, descend(all, len(v.names), s), s.Terms))
		all = v.examples(items, terms)
	}
	scores := crossValidate(items, all, len(v.names), s)
	limits, report := thresholds(all, scores)
	return pack(v, descend(all, len(v.names), s), limits), report
}

// fold puts an item into one of n folds by its id alone.
func fold(id string, n int) int {
	h := fnv.New32a()
	h.Write([]byte(id))
	return int(h.Sum32() % uint32(n))
}

// crossValidate scores each item with weights that were learnt without it.
func crossValidate(items []item, all []example, terms int, s settings) [][]float32 {
	scores := make([][]float32, len(all))
	for f := range s.Folds {
		var others []example
		for i := range all {
			if fold(items[i].ID, s.Folds) != f {
				others = append(others, all[i])
			}
		}
		w := descend(others, terms, s)
		for i := range all {
			if fold(items[i].ID, s.Folds) == f {
				scores[i] = w.score(all[i])
			}
		}
	}
	return scores
}

func (w weights) score(e example) []float32 {
	n := len(tags)
	scores := make([]float32, n)
	copy(scores, w[len(w)-n:])
	for k, term := range e.terms {
		v := e.values[k]
		for t, weight := range w[int(term)*n : int(term)*n+n] {
			scores[t] += v * weight
		}
	}
	return scores
}

// descend is AdaGrad on the logistic loss of every tag, one item at a time in
// an order that a fixed seed gives; the result is the mean of the last rounds.
func descend(all []example, terms int, s settings) weights {
	n := len(tags)
	w, sum := make(weights, (terms+1)*n), make(weights, (terms+1)*n)
	slope := make([]float32, (terms+1)*n)
	balance := balances(all, s.Power)
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	random := rand.New(rand.NewPCG(2, 11))
	bias := int32(terms)
	errs := make([]float32, n)
	for round := range s.Rounds {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			e := all[i]
			for t, z := range w.score(e) {
				p := float32(1 / (1 + math.Exp(-float64(z))))
				errs[t] = p
				if e.is[t] {
					errs[t] = (p - 1) * balance[t]
				}
			}
			for k, term := range e.terms {
				w.step(slope, term, e.values[k], errs, float32(s.Step))
			}
			w.step(slope, bias, 1, errs, float32(s.Step))
		}
		for i := range w[:terms*n] {
			w[i] *= float32(1 - s.Decay)
		}
		if round >= s.Rounds/2 {
			for i := range w {
				sum[i] += w[i] / float32(s.Rounds-s.Rounds/2)
			}
		}
	}
	return sum
}

// step moves one row against the gradient.
func (w weights) step(slope []float32, row int32, value float32, errs []float32, size float32) {
	n := len(errs)
	at := int(row) * n
	ws, ss := w[at:at+n], slope[at:at+n]
	for t, err := range errs {
		g := err * value
		if g > -1e-5 && g < 1e-5 {
			continue
		}
		ss[t] += g * g
		ws[t] -= size * g / (0.1 + float32(math.Sqrt(float64(ss[t]))))
	}
}

// balances is what an item with the tag weighs against one without.
func balances(all []example, power float64) []float32 {
	list := make([]float32, len(tags))
	for t := range tags {
		n := 1
		for _, e := range all {
			if e.is[t] {
				n++
			}
		}
		list[t] = float32(math.Pow(float64(len(all))/float64(n)/2, power))
	}
	return list
}

// thresholds finds for each tag the score from which on F1 is best.
func thresholds(all []example, scores [][]float32) ([]float32, string) {
	limits := make([]float32, len(tags))
	macro := 0.0
	var report strings.Builder
	for t, name := range tags {
		order := make([]int, len(all))
		positives := 0
		for i := range all {
			order[i] = i
			if all[i].is[t] {
				positives++
			}
		}
		sort.SliceStable(order, func(a, b int) bool { return scores[order[a]][t] > scores[order[b]][t] })
		best, right := 0.0, 0
		for shown, i := range order {
			if all[i].is[t] {
				right++
			}
			if f1 := 2 * float64(right) / float64(shown+1+positives); f1 > best && shown+1 < len(order) {
				best, limits[t] = f1, (scores[i][t]+scores[order[shown+1]][t])/2
			}
		}
		macro += best / float64(len(tags))
		fmt.Fprintf(&report, "%-12s n %5d  F1 %.3f at %.2f\n", name, positives, best, limits[t])
	}
	clean, none := 0, 0
	for i, e := range all {
		tagged, shown := false, false
		for t := range tags {
			tagged, shown = tagged || e.is[t], shown || scores[i][t] > limits[t]
		}
		if !tagged {
			none++
			if !shown {
				clean++
			}
		}
	}
	fmt.Fprintf(&report, "macro-F1 %.3f over the folds, untagged kept clean %.3f\n", macro, float64(clean)/float64(max(1, none)))
	return limits, report.String()
}
