package names

import "strings"

// beside judges by another firm that is joined to the name with "and".
func (j *judgement) beside() {
	for _, o := range j.d.hits {
		if !j.d.forms[o.form].common && (o.from == j.h.to+1 && binds(j.d.tokens[j.h.to].folded) || o.to == j.h.from-1 && binds(j.d.tokens[o.to].folded)) {
			j.add(1.2, "named beside a firm")
			return
		}
	}
}

// again judges by the same name elsewhere in the text, with its capital where
// no word would have one.
func (j *judgement) again() {
	for _, o := range j.d.hits {
		if o.from != j.h.from && j.d.forms[o.form].entry == j.f.entry && j.d.capital(o) && !j.d.tokens[o.from].first && !j.d.shout[o.from] &&
			!j.d.namedBefore(o.from) && !j.d.namedAfter(o.to) && !(o.to < len(j.d.tokens) && j.d.tokens[o.to].cap) {
			j.add(0.7, "named again")
			return
		}
	}
}

// acts reports whether the words from i on say what a firm does or did: "has
// awarded", "will no longer charge", "in talks".
func (d *document) acts(i int) bool {
	switch d.tokens[i].folded {
	case "in":
		return i+1 < len(d.tokens) && d.tokens[i+1].folded == "talks"
	case "has", "had", "will", "would":
	default:
		return false
	}
	lex := words()
	for n := i + 1; n < len(d.tokens) && n <= i+3 && adjoins(d.tokens[n].gap); n++ {
		if w := d.tokens[n].folded; lex.verbs[w] || lex.objects[w] {
			return true
		}
	}
	return false
}

// owns judges by what the name with 's has.
func (j *judgement) owns() {
	if !j.doubtful || !j.d.tokens[j.h.to-1].owned {
		return
	}
	for i := j.h.to; i < len(j.d.tokens) && i < j.h.to+3; i++ {
		t := j.d.tokens[i]
		if t.cap && !j.d.shout[i] || i > j.h.to && !adjoins(t.gap) {
			return
		}
		if words().assets[t.folded] {
			j.add(1.3, "its “"+t.folded+"”")
			return
		}
	}
}

// binds reports whether a word joins two names.
func binds(word string) bool { return word == "and" || word == "und" || word == "et" || word == "y" }

// guest reports whether the hit closes a line that names one of its people:
// "Episode 12: Rosa Calder, NAME". A given and a last name stand before the
// comma, behind the line's start or a colon; "Mill Road, NAME" is a place.
func (d *document) guest(h hit) bool {
	i := h.from
	if i < 3 || !d.capital(h) || strings.TrimSpace(d.tokens[i].gap) != "," {
		return false
	}
	if h.to < len(d.tokens) && !d.tokens[h.to].first {
		return false
	}
	last, given := d.tokens[i-1], d.tokens[i-2]
	person := last.cap && given.cap && !last.caps && !last.digit && adjoins(last.gap) && !common(last.folded)
	return person && given.first && !words().sites[last.folded] && !words().function[given.folded]
}
