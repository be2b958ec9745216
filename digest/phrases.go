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
	why     string   // the claim's
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
		p := phrase{account: account, reason: reason, name: name, why: "names the " + reason + " \"" + name + "\" of this account"}
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
	// Word by word, without a list of them: every event is searched, and few
	// have a phrase.
	for word, rest := nextWord(text); word != ""; word, rest = nextWord(rest) {
		for _, p := range x[strings.ToLower(word)] {
			if (!p.capital || startsUpper(word)) && beginsWith(rest, p.words[1:]) {
				hit(p)
			}
		}
	}
}

// beginsWith reports whether folded words stand at a text's beginning.
func beginsWith(text string, words []string) bool {
	for _, w := range words {
		var word string
		if word, text = nextWord(text); strings.ToLower(word) != w {
			return false
		}
	}
	return true
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
func splitWords(text string) []string { return strings.FieldsFunc(text, noWord) }

func noWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// nextWord gives a text's first word, as splitWords cuts it, and what stands
// behind it; "" where no word is left.
func nextWord(text string) (word, rest string) {
	text = strings.TrimLeftFunc(text, noWord)
	if end := strings.IndexFunc(text, noWord); end >= 0 {
		return text[:end], text[end:]
	}
	return text, ""
}

func startsUpper(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}
