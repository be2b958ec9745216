package digest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// phrase is a product or keyword of an account, as whole words.
type phrase struct {
	account int
	reason  string
	name    string
	words   []string // folded
	capital bool     // one capitalised word: "Team" the product is not "team" the word
}

// phraseIndex finds phrases by their first word.
type phraseIndex map[string][]phrase

// add indexes an account's products or keywords; those without a word are none.
func (x phraseIndex) add(account int, reason string, list []string) {
	for _, name := range list {
		words := splitWords(name)
		if len(words) == 0 {
			continue
		}
		p := phrase{account: account, reason: reason, name: name}
		for _, w := range words {
			p.words = append(p.words, strings.ToLower(w))
		}
		p.capital = len(words) == 1 && reason == ReasonProduct && startsUpper(words[0])
		x[p.words[0]] = append(x[p.words[0]], p)
	}
}

// find calls hit for every phrase that stands in the text as whole words.
func (x phraseIndex) find(text string, hit func(phrase)) {
	if len(x) == 0 {
		return
	}
	words := splitWords(text)
	folded := make([]string, len(words))
	for i, w := range words {
		folded[i] = strings.ToLower(w)
	}
	for i := range folded {
		for _, p := range x[folded[i]] {
			if i+len(p.words) > len(folded) || (p.capital && !startsUpper(words[i])) {
				continue
			}
			if equalWords(folded[i:i+len(p.words)], p.words) {
				hit(p)
			}
		}
	}
}

func equalWords(a, b []string) bool {
	for i := range b {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// splitWords cuts a text at everything that is neither letter nor digit.
func splitWords(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func startsUpper(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}
