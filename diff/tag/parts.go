package tag

import (
	"maps"
	"math"
	"slices"

	"keywatch/sources"
)

// Part is one part of a tag's confidence.
type Part struct {
	Name  string  `json:"name"`            // what speaks
	Words string  `json:"words,omitempty"` // the words of the text that it is about
	Value float64 `json:"value"`
	Means string  `json:"means"` // what the value is: one of the Means
}

// What a part's value is.
const (
	MeansProbability = "probability" // 0 to 1
	MeansFactor      = "factor"      // multiplies what the phrases say
	MeansLogOdds     = "log odds"    // added to what was learnt
)

// Parts tells what the confidence of a tag of a text is made of, in the order
// in which Read weighs it; nil where Read does not give the tag.
func Parts(t Text, name string) []Part {
	var given *Evidence
	for _, e := range Read(t) {
		if e.Tag == name {
			given = &e
		}
	}
	if given == nil {
		return nil
	}
	result := Part{"confidence", given.Evidence, given.Confidence, MeansProbability}
	if isBlock(t) {
		return []Part{{"a block of a page, read by the rule", given.Evidence, given.Confidence, MeansProbability}, result}
	}
	if t.Place == "" && (t.Kind != "" || t.Op != "") {
		t.Place = string(PlaceOf(t.URL, ""))
	}
	r := newReading(t)
	parts := r.phraseParts(name)
	m := weights()
	if i := slices.Index(m.Tags, name); i >= 0 && r.learnt() {
		learnt := 1 / (1 + math.Exp(-sharpness*float64(m.score(r)[i])))
		parts = append(parts, Part{"learnt from headlines", r.title.Text, learnt, MeansProbability})
		if lean := r.leaning(name); lean != 0 {
			parts = append(parts, Part{"what the phrases add to it", "", sharpness * lean, MeansLogOdds})
		}
	}
	if s := r.sure()(name); s < shown {
		parts = append(parts, Part{"an entry of a list of such things (" + string(sources.Place(t.Place)) + ")", given.Evidence, given.Confidence, MeansProbability})
	}
	return append(parts, result)
}

// phraseParts are the phrases that speak for a tag and what weakens them.
func (r reading) phraseParts(name string) []Part {
	var parts []Part
	for _, f := range r.hits[name] {
		where := "headline"
		if f.lead {
			where = "lead"
		}
		parts = append(parts, Part{f.strength.String() + " phrase in the " + where + ": " + f.rule, r.quote(f), f.trust(), MeansProbability})
	}
	if r.nots[name] {
		parts = append(parts, Part{"the headline speaks against it", r.title.Text, 0.4, MeansFactor})
	}
	for _, doubt := range slices.Sorted(maps.Keys(r.doubts)) {
		if doubt != "question" || name != "event" {
			parts = append(parts, Part{"way of speaking of the headline: " + doubt, r.title.Text, 0.7, MeansFactor})
		}
	}
	if factor := r.sense.factor(name, r.title); factor != 1 {
		parts = append(parts, Part{"headline in another language that does not speak of business", r.title.Text, factor, MeansFactor})
	}
	return parts
}

// String is the strength in a word.
func (s Strength) String() string {
	switch s {
	case Certain:
		return "certain"
	case Strong:
		return "strong"
	}
	return "hinting"
}
