package tag

import (
	"unicode"
	"unicode/utf8"
)

// jobWords are the nouns that end titles of openings, in the four languages;
// a longer word may end in one (Softwareentwickler).
var jobWords = newSuffixes("engineer", "developer", "manager", "designer", "analyst", "scientist", "specialist", "representative", "executive",
	"director", "lead", "head", "officer", "recruiter", "consultant", "architect", "administrator", "assistant", "associate",
	"accountant", "counsel", "intern", "technician", "coordinator", "driver", "nurse", "writer", "researcher", "strategist", "planner", "operator",
	"steward", "advisor", "partner", "president", "buyer", "controller", "editor", "marketer", "programmer", "tester", "trainer", "agent", "welder",
	"entwickler", "entwicklerin", "ingenieur", "ingenieurin", "leiter", "leiterin", "berater", "beraterin", "mitarbeiter", "praktikant", "techniker",
	"ingénieur", "développeur", "responsable", "chef", "commercial", "ingeniero", "ingeniera", "desarrollador", "desarrolladora", "gerente", "técnico")

type suffixes map[string]bool

func newSuffixes(words ...string) suffixes {
	s := suffixes{}
	for _, w := range words {
		s[w] = true
	}
	return s
}

// in returns the index of the first word that is a job, or -1.
func (s suffixes) in(w Words) int {
	for i, word := range w.List {
		low := word.Low
		if s[low] || len(low) > 3 && low[len(low)-1] == 's' && s[low[:len(low)-1]] {
			return i
		}
		for cut := range low {
			if rest := low[cut:]; cut >= 4 && len(rest) >= 6 && s[rest] {
				return i
			}
		}
	}
	return -1
}

// topTitles are the words of titles in the first row of a company.
func topTitle(w Words) bool {
	return w.Has("ceo", "cfo", "coo", "cto", "cmo", "cio", "ciso", "cro", "cpo", "chief", "president", "chair", "chairman", "chairwoman", "founder",
		"geschäftsführer", "geschäftsführerin", "vorstand", "vorstandsvorsitzende", "pdg", "président", "présidente", "presidente", "presidenta")
}

// roleAt is the index of the first word of a title, or -1.
func roleAt(w Words) int {
	for i, word := range w.List {
		if roleClass.fits(word.Low) {
			return i
		}
	}
	return -1
}

var roleClass, _ = parseElement("{role}|founder|cofounder|vorstandsvorsitzende|leiter|leiterin|président|présidente|presidente|presidenta")

// personName returns the first two or three words in a row that can be a
// person's name: capitals, no digits, no word of a title or job.
func personName(w Words) string {
	from := -1
	for i := 0; i <= len(w.List); i++ {
		if i < len(w.List) && namePart(w, i) && (from < 0 || i-from < 3 && adjacent(w, i)) {
			if from < 0 {
				from = i
			}
			continue
		}
		if from >= 0 && i-from >= 2 {
			return w.Quote(from, i-1)
		}
		from = -1
	}
	return ""
}

func namePart(w Words, i int) bool {
	word := w.List[i]
	r, _ := utf8.DecodeRuneInString(w.Text[word.From:])
	if !unicode.IsUpper(r) || roleClass.fits(word.Low) || jobWords[word.Low] {
		return false
	}
	switch word.Low {
	case "of", "and", "the", "our", "we", "meet", "team", "board", "leadership", "about", "sales", "marketing", "finance", "product", "products",
		"engineering", "operations", "people", "global", "europe", "human", "resources", "customer", "success", "revenue", "technology", "legal":
		return false
	}
	return true
}

// adjacent reports whether only a space, point or hyphen stands between a word
// and the one before it.
func adjacent(w Words, i int) bool {
	for _, r := range w.Text[w.List[i-1].To:w.List[i].From] {
		if r != ' ' && r != '.' && r != '-' && r != '\'' {
			return false
		}
	}
	return true
}
