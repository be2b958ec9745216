package names

import (
	"strings"
	"unicode/utf8"
)

// titles stand before a person's name.
var titles = set(`mr mrs ms miss mx dr prof professor sir dame lord lady rev hon herr frau monsieur madame mme mlle
senor senora sr sra st capt col gen lt sgt`)

// addPerson indexes a person by the last word of the name; "Calder, Rosa" is
// read the other way round.
func (r *Resolver) addPerson(entry int, name string) {
	if last, given, ok := strings.Cut(name, ","); ok {
		name = given + " " + last
	}
	if r0 := []rune(name); len(r0) > 1 && ideographic(r0[0]) {
		r.addName(entry, name) // surname and given name stand together, with a space or none
		return
	}
	for _, variant := range variants(name) {
		words := dropTitles(wordsOf(tokenize(variant)))
		if len(words) == 0 {
			continue
		}
		r.forms = append(r.forms, form{entry: entry, words: words, common: common(words[len(words)-1])})
		last := words[len(words)-1]
		r.people[last] = append(r.people[last], len(r.forms)-1)
	}
}

// dropTitles takes "Dr" and the like off a name: texts give them or not.
func dropTitles(words []string) []string {
	for len(words) > 1 && titles[words[0]] {
		words = words[1:]
	}
	return words
}

// persons finds people: given and last name in either order, initials for
// given names, further names between; the last name alone only after a title
// or where the whole name stands in the same text.
func (r *Resolver) persons(d *document, text string) []Mention {
	if len(r.people) == 0 {
		return nil
	}
	var list, alone []Mention
	whole := map[int]bool{}
	for i, t := range d.tokens {
		if !t.cap || t.address {
			continue
		}
		for _, f := range r.people[t.folded] {
			from, to, points, why := d.person(r.forms[f].words, i)
			m := Mention{
				ID: r.entries[r.forms[f].entry].ID, Name: text[d.tokens[from].start:d.tokens[to-1].end],
				Start: d.tokens[from].start, End: d.tokens[to-1].end, Weight: weight(points), Evidence: why,
			}
			switch {
			case points >= 0:
				list = append(list, m)
				whole[r.forms[f].entry] = true
			case to == from+1 && !d.embedded(i):
				m.Weight = weight(1)
				m.Evidence = "last name of " + r.entries[r.forms[f].entry].Names[0] + ", named in full nearby"
				alone = append(alone, m)
			}
		}
	}
	for _, m := range alone {
		for e := range whole {
			if r.entries[e].ID == m.ID {
				list = append(list, m)
				break
			}
		}
	}
	return list
}

// person reads a person's name around her last name at token i. Points below
// zero mean that it is not her, or not to be told.
func (d *document) person(words []string, i int) (from, to int, points float64, why string) {
	given := words[:len(words)-1]
	if len(given) == 0 {
		if d.embedded(i) {
			return i, i + 1, -1, ""
		}
		return i, i + 1, 1, "name"
	}
	if at, p := d.givenBefore(given, i); p > 0 {
		return at, i + 1, p, "given and last name"
	}
	// "Calder, Rosa" and, in capitals, "CALDER Rosa".
	if i+1 < len(d.tokens) {
		t := d.tokens[i+1]
		if strings.TrimSpace(t.gap) == "," || d.tokens[i].caps && strings.TrimSpace(t.gap) == "" && !t.caps {
			if p := alike(given[0], t); p > 0 {
				return i, i + 2, p, "last and given name"
			}
		}
	}
	if i > 0 && titles[d.tokens[i-1].folded] && joins(d.tokens[i].gap) {
		return i, i + 1, 0.3, "title and last name"
	}
	return i, i + 1, -1, ""
}

// givenBefore looks for the first given name before the last name at i, with
// at most three further names, initials or particles between.
func (d *document) givenBefore(given []string, i int) (at int, points float64) {
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		if !joins(d.tokens[j+1].gap) {
			return i, 0
		}
		t := d.tokens[j]
		if p := alike(given[0], t); p > 0 && t.cap {
			return j, p
		}
		if !t.cap && !particles[t.folded] {
			return i, 0
		}
	}
	return i, 0
}

var particles = set("van von der den de la le di da dos du del bin al ibn ten ter zu")

// joins reports whether a gap lies within a person's name.
func joins(gap string) bool {
	g := strings.TrimSpace(gap)
	return g == "" || g == "." || g == "-" || g == "\"" || g == "“" || g == "”"
}

// alike compares a given name with a word: whole, or either as an initial.
func alike(given string, t token) float64 {
	switch {
	case given == t.folded && utf8.RuneCountInString(given) > 1:
		return 4
	case given == t.folded:
		return 2
	case utf8.RuneCountInString(t.folded) == 1 && strings.HasPrefix(given, t.folded):
		return 1.4
	case utf8.RuneCountInString(given) == 1 && strings.HasPrefix(t.folded, given):
		return 1
	}
	return 0
}

// embedded reports whether a capitalised word stands beside token i, so that
// the word alone is part of some other name.
func (d *document) embedded(i int) bool {
	if i > 0 && joins(d.tokens[i].gap) && d.tokens[i-1].cap && !titles[d.tokens[i-1].folded] && !d.tokens[i-1].first {
		return true
	}
	return i+1 < len(d.tokens) && joins(d.tokens[i+1].gap) && d.tokens[i+1].cap
}
