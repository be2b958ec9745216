package digest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"keywatch/sources"
)

// A name in passing is one that a text is not about: a row of a long list, a
// comparison, a byline, a single word far down.

const (
	listLength = 6    // names in a row from which on each is one of many
	listWords  = 5    // words of an entry of a list
	farDown    = 1500 // bytes from which on a single naming is aside
)

// likened ends with the words that put a name beside what a text is about.
var likened = sources.LazyPattern(`(?i)(?:\bunlike|\bcompared (?:to|with)|\bsimilar to|\bformerly (?:of|at|with)|\banders als|\bim gegensatz zu|\bcontrairement à|\bà la différence de|\ba differenza di|\ba diferencia de)\s*$`)

// bylined begins a line that says who wrote or paid.
var bylined = sources.LazyPattern(`(?i)^\W*(?:by|von|par|di|photo|foto|image|bild|source|quelle|credit|sponsored by|presented by)\b[: ]`)

// passes reports whether the mention at [start, end) is in passing.
func passes(text string, start, end int) bool {
	if start >= end || end > len(text) {
		return false
	}
	if likened().MatchString(text[max(start-40, 0):start]) {
		return true
	}
	line := text[strings.LastIndexByte(text[:start], '\n')+1 : start]
	if utf8.RuneCountInString(line) < 60 && bylined().MatchString(line+" ") {
		return true
	}
	return listed(text, start, end)
}

// listed reports whether the mention is an entry of a long list of names.
func listed(text string, start, end int) bool {
	from, to := sentenceAt(text, start, end)
	names, mine, at := 0, false, from
	for _, entry := range splitList(text[from:to]) {
		name := strings.TrimSpace(entry)
		first, _ := utf8.DecodeRuneInString(name)
		if name != "" && len(strings.Fields(name)) <= listWords && !unicode.IsLower(first) {
			names++
			mine = mine || start >= at && start < at+len(entry)
		}
		at += len(entry) + 1
	}
	// The first entry stands behind the words that begin the list.
	return names >= listLength && (mine || names > listLength)
}

// splitList cuts at commas and other marks between entries; each is one byte
// or replaced by one.
func splitList(s string) []string {
	return strings.FieldsFunc(s+" ", func(r rune) bool { return r == ',' || r == ';' || r == '|' || r == '\n' || r == '\t' })
}

// sentenceAt bounds the sentence around a place in a text.
func sentenceAt(text string, start, end int) (from, to int) {
	from, to = 0, len(text)
	for i := start - 1; i > 0; i-- {
		if ends(text, i) {
			from = i + 1
			break
		}
	}
	for i := end; i < len(text); i++ {
		if ends(text, i) {
			to = i
			break
		}
	}
	return from, to
}

// ends reports whether a sentence or line ends at byte i. A full stop after a
// short word ("Inc.", "Dr.") does not.
func ends(text string, i int) bool {
	switch text[i] {
	case '\n':
		return true
	case '.', '!', '?':
		if i+1 < len(text) && text[i+1] != ' ' && text[i+1] != '\n' {
			return false
		}
		word := text[strings.LastIndexAny(text[:i], " \n(")+1 : i]
		return text[i] != '.' || len(word) > 3 || strings.ToLower(word) == word
	}
	return strings.HasPrefix(text[i:], "。")
}
