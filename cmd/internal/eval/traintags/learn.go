package main

import (
	"hash/fnv"
	"sync"

	"keywatch/diff/tag"
)

// settings of the learning, found by cross-validation on the training file.
type settings struct {
	Rounds int     // over all items
	Step   float64 // of AdaGrad
	Voices int     // networks that are learnt apart and speak as one
	Units  int     // of the hidden layer of each
	Silent float64 // share of units that are silent in each step
	Unseen float64 // share of terms that are not seen in each step
	Doubt  float64 // how far a label is trusted less than wholly
	Power  float64 // how far classes are balanced: 0 not, 1 wholly
	Terms  int     // kept at most
	Folds  int
	Clean  float64 // what an untagged item kept clean weighs beside macro-F1
}

var defaultSettings = settings{
	Rounds: 16, Step: 0.02, Voices: 4, Units: 32, Silent: 0.4, Unseen: 0.4, Doubt: 0.02, Power: 0.35, Terms: 60000, Folds: 4, Clean: 0.25,
}

// learn gives the model of all items, with thresholds from cross-validation,
// and says in words how well the folds were read.
func learn(items []item, s settings) (*tag.Model, string) {
	terms := make([][]tag.Term, len(items))
	said := make([][]tag.Phrased, len(items))
	for i, it := range items {
		text := tag.Text{Title: it.Title, Body: it.Body}
		terms[i], said[i] = tag.Terms(text), tag.PhrasedOf(text, tags)
	}
	t := newTable(items, terms)
	scores := crossValidate(items, t, s)
	v, whole, all := train(t, s, func(int) bool { return true })
	limits, report := thresholds(all, withPhrases(scores, said), s.Clean)
	return pack(v, whole, limits), report
}

// standing is the score of a tag that a phrase gives whatever the weights say.
const standing = 9

// withPhrases adds what the phrases say, as the reader does.
func withPhrases(scores [][]float32, said [][]tag.Phrased) [][]float32 {
	out := make([][]float32, len(scores))
	for i, row := range scores {
		out[i] = make([]float32, len(tags))
		for t := range tags {
			out[i][t] = row[t] + float32(said[i][t].Leaning)
			if said[i][t].Stands {
				out[i][t] = standing
			}
		}
	}
	return out
}

// fold puts an item into one of n folds by its id alone.
func fold(id string, n int) int {
	h := fnv.New32a()
	h.Write([]byte(id))
	return int(h.Sum32() % uint32(n))
}

// crossValidate scores each item with a network that was learnt without it,
// its vocabulary included.
func crossValidate(items []item, t table, s settings) [][]float32 {
	scores := make([][]float32, len(items))
	for f := range s.Folds {
		_, n, all := train(t, s, func(i int) bool { return fold(items[i].ID, s.Folds) != f })
		for i := range items {
			if fold(items[i].ID, s.Folds) == f {
				scores[i] = n.score(all[i])
			}
		}
	}
	return scores
}

// train learns from some of the items; it gives all in the vocabulary's
// numbers. Each network learns by itself, so that their order says nothing.
func train(t table, s settings, learns func(i int) bool) (vocabulary, *network, []example) {
	learnt := make([]bool, len(t.items))
	for i := range learnt {
		learnt[i] = learns(i)
	}
	v := newVocabulary(t, learnt, s.Terms)
	all := v.examples(t)
	var from []example
	for i, e := range all {
		if learnt[i] {
			from = append(from, e)
		}
	}
	voices := make([]*network, s.Voices)
	var wg sync.WaitGroup
	for k := range voices {
		wg.Go(func() { voices[k] = descend(from, v, s, uint64(k)+1) })
	}
	wg.Wait()
	return v, together(voices), all
}
