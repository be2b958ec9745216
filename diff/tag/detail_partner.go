package tag

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"keywatch/diff/names"
	"keywatch/sources"
)

// Party says how the sentences of a tag name the other party.
type Party struct {
	Before string // phrases that its name follows, one a line, in the language of phrase.go
	Behind string // phrases that stand behind its name, where the company's own is another
	Pairs  bool   // the headline begins with both: "Corvane and Brindlow …"
}

// partyBook are the phrases of all tags around the names of parties.
type partyBook struct{ before, behind *matcher }

// partners are the other parties, as they are called.
func (t *telltale) partners() []string {
	book := phrases().parties
	for _, part := range t.naming() {
		w := Split(part, 0)
		var list []string
		for _, h := range book.before.all(w, t.def.Name) {
			list = append(list, t.namesFrom(w, h.to+1, bindingWords[w.List[h.to].Low] && !titled(w))...)
		}
		if t.def.Party.Pairs {
			list = append(list, t.pair(w)...)
		}
		for _, h := range book.behind.all(w, t.def.Name) {
			list = append(list, t.namesUntil(w, h.from-1)...)
		}
		if list = unique(list); len(list) > 0 {
			return list
		}
	}
	return t.authorities()
}

// pair are the others of a list of names that a sentence begins with, where the
// company's own is one of them.
func (t *telltale) pair(w Words) []string {
	if t.text.Company == "" || len(w.List) == 0 {
		return nil
	}
	var list []string
	own := false
	for at := 0; at >= 0 && at < len(w.List); {
		name, next := t.partyAt(w, at)
		if name == "" {
			break
		}
		if t.own(name) {
			own = true
		} else {
			list = append(list, name)
		}
		at = afterAnd(w, next)
	}
	if !own {
		return nil
	}
	return list
}

// unique drops names that another of the list holds.
func unique(list []string) []string {
	var out []string
	for i, name := range list {
		held := slices.ContainsFunc(list, func(o string) bool { return len(o) > len(name) && strings.HasPrefix(o, name+" ") })
		if !held && !slices.Contains(list[:i], name) {
			out = append(out, name)
		}
	}
	return out
}

// all finds the phrases of one tag, each wherever it stands.
func (m *matcher) all(w Words, tag string) []hit {
	var hits []hit
	for at := range w.List {
		for _, p := range m.byWord[w.List[at].Low] {
			if p.tag != tag || p.start && at > 0 {
				continue
			}
			if last, ok := match(p.elements, w.List, at); ok {
				hits = append(hits, hit{phrase: p, from: at, to: last})
			}
		}
	}
	return hits
}

// partyWithin is how many words may describe a party before its name: "the
// Danish freight broker Oakmoor".
const partyWithin = 6

// namesFrom are the names that stand from a word on: one, or a list of them.
// A binding word before them ("led by") names somebody of usual words too.
func (t *telltale) namesFrom(w Words, at int, bound bool) []string {
	var list []string
	for skip := 0; skip <= partyWithin && at < len(w.List); skip++ {
		if at > 0 && breaks(w, at) && len(list) == 0 {
			return nil
		}
		name, next := t.partyAt(w, at)
		if name == "" && bound && skip == 0 {
			name, next = usualName(w, at)
		}
		if name == "" {
			if low := w.List[at].Low; partyStops[low] {
				return list
			}
			at++
			continue
		}
		if !t.own(name) {
			list = append(list, name)
		}
		if at = afterAnd(w, next); at < 0 {
			return list
		}
		if at < len(w.List) && partyAgain[w.List[at].Low] {
			at++
		}
		if name, _ := t.partyAt(w, at); name == "" {
			return list
		}
	}
	return list
}

// afterAnd is the word behind "and" or a comma, -1 where the list ends.
func afterAnd(w Words, at int) int {
	if at >= len(w.List) {
		return -1
	}
	switch w.List[at].Low {
	case "and", "und", "et", "y", "e", "sowie", "x":
		return at + 1
	}
	if at > 0 {
		switch strings.TrimSpace(w.Text[w.List[at-1].To:w.List[at].From]) {
		case ",", "+":
			return at
		}
	}
	return -1
}

// breaks tells of a sign before a word that ends what is said.
func breaks(w Words, at int) bool {
	return strings.ContainsAny(w.Text[w.List[at-1].To:w.List[at].From], ",.;:()")
}

// partyAt reads the name of a party that begins at a word, and the word behind.
func (t *telltale) partyAt(w Words, at int) (string, int) {
	end := at
	for end < len(w.List) && (end == at || together(w, end)) {
		word := w.List[end]
		r, _ := utf8.DecodeRuneInString(elided(w.Text[word.From:]))
		switch {
		case end > at && strings.Contains(w.Text[w.List[end-1].To:word.From], "&") && unicode.IsUpper(r):
			end++
		case partyStops[word.Low], partyDoes[word.Low] && !(ordinals[word.Low] && end == at) && !(nameEnds[word.Low] && end > at && capital(w, end) && !titled(w)), (origins[word.Low] || ordinals[word.Low]) && end == at && !bodyFollows(w, end), sources.MonthNamed(word.Low) > 0 && end == at:
			return t.partyOf(w, at, end)
		case unicode.IsUpper(r), unicode.IsDigit(r) && end > at:
			end++
		case end > at && partyJoins[word.Low] && end+1 < len(w.List) && together(w, end+1) && capital(w, end+1) && !partyDoes[w.List[end+1].Low]:
			end += 2
		default:
			return t.partyOf(w, at, end)
		}
	}
	return t.partyOf(w, at, end)
}

// partyOf is a name of the words from at on, "" for words that name nobody.
func (t *telltale) partyOf(w Words, at, end int) (string, int) {
	for end > at && partyJoins[w.List[end-1].Low] {
		end--
	}
	if end <= at {
		return "", at
	}
	for end-at > 1 && (articles[w.List[at].Low] || isPlace(w.Quote(at, at)) && strings.HasPrefix(w.Text[w.List[at].From+len(w.List[at].Low):], "'s")) {
		at++ // "Germany's Tenovis"
	}
	if !named(w, at, end) || end-at == 1 && t.describes(w, end) {
		return "", at
	}
	name := strings.TrimSuffix(strings.TrimSuffix(elided(w.Quote(at, end-1)), "'s"), "'")
	return name, end
}

// namesUntil reads the name that ends at a word, and those of a list before it.
func (t *telltale) namesUntil(w Words, last int) []string {
	var list []string
	for last >= 0 && last < len(w.List) && t.text.Company != "" {
		name, from := t.nameUntil(w, last)
		if name == "" {
			break
		}
		list = append(list, name)
		if from < 2 || afterAnd(w, from-1) != from {
			break
		}
		last = from - 2
	}
	slices.Reverse(list)
	return list
}

// nameUntil reads the name that ends at a word, and where it begins.
func (t *telltale) nameUntil(w Words, last int) (string, int) {
	for from := max(0, last-5); from <= last; from++ {
		if from > 0 && capital(w, from-1) && together(w, from) && !partyStops[w.List[from-1].Low] && !partyDoes[w.List[from-1].Low] {
			continue
		}
		if name, next := t.partyAt(w, from); name != "" && next == last+1 && !t.own(name) {
			return name, from
		}
	}
	return "", 0
}

// elided is a text without the article or preposition that French writes to it.
func elided(text string) string {
	for _, short := range []string{"d'", "l'", "D'", "L'"} {
		text = strings.TrimPrefix(text, short)
	}
	return text
}

// named tells of words that can be a name: one of them is no usual word, or the
// last says what body it is.
func named(w Words, at, end int) bool {
	for i := at; i < end; i++ {
		if i > at && strings.Contains(w.Text[w.List[i-1].To:w.List[i].From], "&") {
			return true
		}
		if acronym(w, i) || !names.Common(plainWord(w.List[i].Low)) && !unicode.IsDigit(rune(w.List[i].Low[0])) {
			return true
		}
	}
	for i := at + 1; i < end; i++ {
		if bodies[w.List[i].Low] {
			return true
		}
	}
	return false
}

// describes tells of a place that says where a party is from: "the Berlin fund
// Oststern".
func (t *telltale) describes(w Words, end int) bool {
	return isPlace(w.Quote(end-1, end-1)) && end < len(w.List) && !breaks(w, end) && !capital(w, end) && !partyStops[w.List[end].Low] && !partyJoins[w.List[end].Low]
}

func capital(w Words, at int) bool {
	r, _ := utf8.DecodeRuneInString(w.Text[w.List[at].From:])
	return unicode.IsUpper(r)
}

// acronym tells of a word in capitals: "BASF".
func acronym(w Words, at int) bool {
	word := w.Text[w.List[at].From:w.List[at].To]
	return len(word) > 1 && strings.ToUpper(word) == word
}

// together tells of a word that only a space, hyphen, point or "&" parts from
// the one before.
func together(w Words, at int) bool {
	gap := strings.TrimSpace(w.Text[w.List[at-1].To:w.List[at].From])
	if gap == "." { // of "St. Oswin" and "U.S. Navy", not of "GmbH. PMR"
		return w.List[at-1].To-w.List[at-1].From <= 2
	}
	return gap == "" || gap == "-" || gap == "&" || gap == "'"
}
