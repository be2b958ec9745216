package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word of a text with what its neighbours need to know of it.
type token struct {
	folded     string
	start, end int  // bytes of the word without a possessive ending
	next       int  // byte after it, possessive ending included
	cap        bool // starts with a capital, or has one inside
	caps       bool // all capitals, at least two
	digit      bool
	first      bool // first of a sentence, line or quotation
	owned      bool // possessive
	address    bool // part of a URL, a domain or a mail address
	gap        string
}

// ideographic scripts have no white space: each rune is a word of its own.
func ideographic(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai) || r == 'ー'
}

// wordRune reports whether a rune belongs to a word; marks belong to the
// letter before them.
func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// tokenize splits a text into words at everything that is neither letter nor
// digit, so that hyphens, slashes and odd spaces are all the same; & stands
// for "and".
func tokenize(text string) []token { return appendTokens(nil, text) }

// appendTokens is tokenize into an empty list that has room.
func appendTokens(list []token, text string) []token {
	list = slices.Grow(list, len(text)/5+4)
	last := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == '&' {
			list = append(list, token{folded: "and", start: i, end: i + size, next: i + size, gap: text[last:i]})
			last, i = i+size, i+size
			continue
		}
		if !wordRune(r) {
			i += size
			continue
		}
		end := i + size
		if !ideographic(r) {
			end = wordEnd(text, i)
		}
		t := newToken(text, last, i, end)
		if stray := t.folded == "s" && strings.ContainsAny(t.gap, "'’"); !stray {
			list = append(list, t)
		}
		last, i = t.next, t.next
	}
	markFirst(list)
	markAddresses(text, list)
	return list
}

// wordEnd finds the end of the word that begins at from.
func wordEnd(text string, from int) int {
	for i, r := range text[from:] {
		if !wordRune(r) || ideographic(r) {
			return from + i
		}
	}
	return len(text)
}

// newToken reads the form of the word at [start, end) and its possessive
// ending; last is where the token before it ended.
func newToken(text string, last, start, end int) token {
	t := token{start: start, end: end, next: end, gap: text[last:start]}
	word := text[start:end]
	t.folded = fold(word)
	upper, letters := 0, 0
	for _, r := range word {
		if unicode.IsLetter(r) {
			letters++
		}
		if unicode.IsUpper(r) {
			upper++
		}
		t.digit = t.digit || unicode.IsDigit(r)
	}
	t.cap = upper > 0
	t.caps = upper == letters && letters > 1
	for _, ending := range []string{"'s", "’s", "'S", "’S"} {
		if rest := text[end:]; strings.HasPrefix(rest, ending) {
			after, _ := utf8.DecodeRuneInString(rest[len(ending):])
			if !wordRune(after) {
				t.owned, t.next = true, end+len(ending)
			}
		}
	}
	if !t.owned && strings.HasSuffix(word, "s") && (strings.HasPrefix(text[end:], "' ") || strings.HasPrefix(text[end:], "’ ")) {
		t.owned = true
	}
	return t
}

// markFirst finds the words whose capital says nothing, as any word would have it there.
func markFirst(list []token) {
	for i := range list {
		gap := list[i].gap
		if i == 0 || strings.ContainsAny(gap, "!?:;\n•|“\"„«—–…") || strings.Contains(gap, " - ") || strings.Contains(gap, "--") {
			list[i].first = true
			continue
		}
		// A full stop after an initial, a title or a legal form ends no sentence.
		if strings.HasPrefix(gap, ".") && strings.TrimSpace(gap) == "." && len(gap) > 1 {
			prev := list[i-1]
			list[i].first = !legal[prev.folded] && !titles[prev.folded] && utf8.RuneCountInString(prev.folded) > 1
		}
	}
}

// markAddresses marks the words of URLs, domains and mail addresses: a name
// in the path of another site is no mention.
func markAddresses(text string, list []token) {
	for i := range list {
		if i+1 < len(list) {
			switch list[i+1].gap {
			case "://":
				list[i].address, list[i+1].address = true, true
				continue
			case "@":
				list[i].address, list[i+1].address = true, true
				continue
			}
		}
		if i == 0 {
			continue
		}
		prev := &list[i-1]
		switch list[i].gap {
		case ".":
			if prev.address || !list[i].cap && !list[i].digit && len(list[i].folded) >= 2 {
				prev.address, list[i].address = true, true
				for j := i - 1; j > 0 && list[j].address && (list[j].gap == "." || list[j].gap == "-"); j-- {
					list[j-1].address = true
				}
			}
		case "/", "?", "=", "-", "_", "#", "%":
			if prev.address {
				list[i].address = true
			}
		}
	}
}
