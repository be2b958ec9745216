package tag

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// No weights are learnt for German, French and Spanish, and their phrases are
// everyday words: a team launches a tournament, a museum opens a room, a town is
// fined. There a phrase counts by the sense of the whole: whether a business
// acts at all, and whether the headline is of a field where none does.

// sense is how far a headline in German, French or Spanish is of business.
type sense struct {
	language string
	business int             // 0: nobody acts, 1: somebody with a name, 2: a company
	title    map[string]bool // fields of the headline that are not of business
	lead     map[string]bool // and of its lead
}

// senseOf reads the sense of a headline with its lead.
func (r reading) senseOf() sense {
	if firmWords[r.tongue] == nil {
		return sense{}
	}
	s := sense{language: r.tongue, title: fieldsOf(r.title), lead: fieldsOf(r.lead)}
	switch {
	case firmly(r.title, s.language), firmly(r.lead, s.language):
		s.business = 2
	case invented(r.title, s.language):
		s.business = 1
	}
	return s
}

// factor is what the phrases of a tag are worth.
func (s sense) factor(tag string, title Words) float64 {
	if s.language == "" {
		return 1
	}
	inTitle, inLead := s.speaksAgainst(s.title, tag, title), s.speaksAgainst(s.lead, tag, title)
	if len(s.lead) == 1 && s.lead["market"] && s.business > 0 {
		inLead = false // the reason of a firm's price
	}
	switch {
	case inTitle && s.business == 2:
		return 0.5
	case inTitle:
		return 0.3
	case inLead:
		return [3]float64{0.3, 0.5, 0.85}[s.business]
	}
	return [3]float64{0.55, 1, 1}[s.business]
}

// speaksAgainst tells of a field where the tag has no sense: authorities buy,
// fine and approve, and sponsors are partners of clubs.
func (s sense) speaksAgainst(fields map[string]bool, tag string, title Words) bool {
	for field := range fields {
		switch {
		case field == "public" && (tag == "customer" || tag == "regulatory") && s.business > 0:
		case field == "town" && tag == "customer" && s.business > 0:
		case (field == "sport" || field == "culture") && tag == "partnership" && s.business > 0 && sponsors(title):
		case field == "market" && s.business == 2 && (tag == "pricing" || tag == "funding") && !fields["share"]:
		case field == "crime" && tag == "regulatory" && s.business == 2:
		default:
			return true
		}
	}
	return false
}

// sponsors tells of a headline with a sponsor.
func sponsors(w Words) bool {
	return slices.ContainsFunc(w.List, func(word Word) bool {
		return anyOf(word.Low, strings.HasPrefix, "sponsor", "patroci", "parrain", "partner", "partenaire", "mécène", "ausrüster") || strings.HasSuffix(word.Low, "sponsor")
	})
}

func anyOf(word string, has func(string, string) bool, parts ...string) bool {
	return slices.ContainsFunc(parts, func(p string) bool { return has(word, p) })
}

// fieldsOf are the fields that the words of a text belong to and that are not
// of business.
func fieldsOf(w Words) map[string]bool {
	fields := map[string]bool{}
	book := strangeFields()
	for _, word := range w.List {
		field := book[word.Low]
		if field == "" {
			field = book[elided(word.Low)]
		}
		if field != "" {
			fields[field] = true
		}
	}
	for _, h := range strangePhrases().find(w) {
		fields[h.tag] = true
	}
	for _, word := range w.List {
		for _, tail := range strangeTails {
			if len(word.Low) > len(tail[0])+2 && strings.HasSuffix(word.Low, tail[0]) {
				fields[tail[1]] = true
			}
		}
	}
	return fields
}

// firmly tells of words that only a text about a company has: what kind of firm
// it is, its legal form, who works there, who buys, or that it says "we".
func firmly(w Words, language string) bool {
	for i, word := range w.List {
		switch {
		case firmWords[language][elided(word.Low)]:
			return true
		case language == "de" && anyOf(word.Low, strings.HasSuffix, firmTails...) && capital(w, i):
			return true
		case legalForms[w.Text[word.From:word.To]]:
			return true
		case sumWords[word.Low] && i > 0 && w.List[i-1].Low[0] >= '0' && w.List[i-1].Low[0] <= '9':
			return true
		}
	}
	return false
}

// invented tells of a name in a headline that is no place and, in German, where
// every noun has a capital, has no shape of a noun.
func invented(w Words, language string) bool {
	for i, word := range w.List {
		if !capital(w, i) || len(word.Low) < 3 || isPlace(w.Quote(i, i)) || origins[word.Low] || strangeFields()[word.Low] != "" || institutions[word.Low] {
			continue
		}
		if language == "de" {
			if nameShaped(word.Low) || inside(w, i) || apposed(w, i) {
				return true
			}
			continue
		}
		if i > 0 && !starts(w, i) || inside(w, i) || nameShaped(word.Low) && language == "fr" {
			return true
		}
	}
	return false
}

// starts tells of a word that a sentence begins with, whose capital says nothing.
func starts(w Words, i int) bool {
	return i == 0 || strings.ContainsAny(w.Text[w.List[i-1].To:w.List[i].From], ".:!?¿¡«\"")
}

// apposed tells of two German nouns side by side, as only names stand:
// "Holzbau Stüssi".
func apposed(w Words, i int) bool {
	if i+1 >= len(w.List) || !capital(w, i+1) || len(w.List[i+1].Low) < 3 || w.Text[w.List[i].To:w.List[i+1].From] != " " {
		return false
	}
	first, next := w.List[i].Low, w.List[i+1].Low
	if starts(w, i) && anyOf(first, strings.HasSuffix, "e", "er", "es", "en", "em", "r") && !anyOf(first, strings.HasSuffix, "bauer", "werke", "händler", "hersteller") {
		return false // an adjective or adverb that the sentence begins with
	}
	return strangeFields()[next] == "" && !smallWords["de"][first] && !isPlace(w.Quote(i+1, i+1))
}

// inside tells of a word with a capital or digit inside: "PetroAndes".
func inside(w Words, i int) bool {
	text := w.Text[w.List[i].From:w.List[i].To]
	_, size := utf8.DecodeRuneInString(text)
	return strings.ToUpper(text) != text && strings.IndexFunc(text[size:], unicode.IsUpper) >= 0
}

// nameShaped tells of endings that names of firms have and nouns seldom.
func nameShaped(low string) bool {
	return !plainShaped[low] && anyOf(low, strings.HasSuffix, "ix", "ex", "ax", "ox", "io", "ia", "eo", "ea", "iq", "y", "is", "us", "os", "as", "a", "o", "ix", "um", "ium", "oo", "on", "an", "or", "al", "el") && !anyOf(low, strings.HasSuffix, "tion", "sion", "nis", "eis", "aus", "aas", "smus", "tal", "mel", "sel", "tel", "gel", "ial", "nal", "kel", "bel", "ttel", "ium", "tor", "plan", "haus", "mus")
}
