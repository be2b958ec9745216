package tag

import (
	"math"
	"strings"
)

// known is the least share of a headline's words that the weights must know:
// below it (a bare name) the phrases decide, as for another language.
const known = 0.25

// sure gives the confidence of each tag.
func (r reading) sure() func(tag string) float64 {
	m := weights()
	if r.stated {
		// The form's own words are certain phrases; others are chance.
		return func(tag string) float64 {
			if r.stands(tag) {
				return r.ruled(tag)
			}
			return 0
		}
	}
	if !r.learnt() {
		return r.ruled
	}
	scores := m.score(r)
	return func(tag string) float64 {
		for i, name := range m.Tags {
			if name == tag {
				learnt := 1 / (1 + math.Exp(-sharpness*(float64(scores[i])+r.leaning(tag))))
				if r.stands(tag) {
					return max(learnt, r.ruled(tag))
				}
				return learnt
			}
		}
		return r.ruled(tag)
	}
}

// learnt tells whether the weights speak of a headline: it is English, as what
// they learnt from, and they know enough of its words.
func (r reading) learnt() bool {
	m := weights()
	return len(m.Tags) > 0 && !r.foreign() && m.known(r.title) >= known
}

// foreign tells of a headline in another language.
func (r reading) foreign() bool {
	return r.tongue != "" && r.tongue != "en"
}

// languageOf tells the language of a headline; where its own words are too few
// to tell, those of the lead do.
func languageOf(title, lead Words) string {
	lang := LanguageOf(title.Text)
	if lang == "" {
		lang = LanguageOf(title.Text + " " + lead.Text)
	}
	if lang == "" || lang == "en" {
		own := withoutShared(title)
		if other := LanguageOf(own + " " + withoutShared(lead)); other != "" && LanguageOf(own) != "en" {
			return other
		}
	}
	return lang
}

// withoutShared is a text without the words that English shares with French
// and Spanish.
func withoutShared(w Words) string {
	var list []string
	for _, word := range w.List {
		switch word.Low {
		case "a", "as", "on", "has", "an":
		default:
			list = append(list, word.Low)
		}
	}
	return strings.Join(list, " ")
}

// sharpness turns a score into confidence: at 1 above the threshold 0.88.
const sharpness = 2

// How far phrases move the learnt score; found on headlines.
const (
	agree   = 0.5
	unheard = 0.33
	against = 2.0
	doubted = 0.4
)

// leaning is what the phrases add to the learnt score. The weights know the
// phrases too; this is for what their 12,000 headlines had too little of.
func (r reading) leaning(tag string) float64 {
	lean := 0.0
	switch sure := r.ruled(tag); {
	case sure >= 0.8:
		lean = agree
	case sure < 0.2:
		lean = -unheard
	}
	if r.nots[tag] {
		lean -= against
	}
	for doubt := range r.doubts {
		if doubt == "howto" || doubt == "past" || doubt == "question" && tag != "event" && tag != "media" {
			lean -= doubted
		}
	}
	return lean
}

// stands tells of a tag that a phrase of the headline gives whatever the
// weights say.
func (r reading) stands(tag string) bool {
	f, ok := r.best(tag)
	return ok && f.strength == Certain && !f.lead
}

// Phrased is what the phrases of a headline say of one tag.
type Phrased struct {
	Leaning float64 // added to the learnt score
	Stands  bool    // shown whatever the weights say
}

// PhrasedOf reads the phrases of a headline for some tags; thresholds are
// learnt with them.
func PhrasedOf(t Text, tags []string) []Phrased {
	r := newReading(t)
	list := make([]Phrased, len(tags))
	for i, name := range tags {
		list[i] = Phrased{r.leaning(name), r.stands(name) && r.ruled(name) >= shown}
	}
	return list
}
