package config

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// suggestion gives "; did you mean X?" when one of the words is near to what
// was written, and otherwise what else says: mostly the words to choose from.
func suggestion(written string, words []string, otherwise string) string {
	if near := nearest(written, words); near != "" {
		return "; did you mean " + near + "?"
	}
	return otherwise
}

// oneOf lists words for a message; a long list helps nobody.
func oneOf(lead string, words []string) string {
	if len(words) == 0 || len(words) > 30 {
		return ""
	}
	return "; " + lead + " " + strings.Join(words, ", ")
}

// maxWord bounds the words that are compared: no word of the configuration is
// longer, and the comparison takes the product of both lengths.
const maxWord = 64

// nearest gives the word with the smallest edit distance, if it is small: a
// third of the length, at least one, and never the whole word.
func nearest(written string, words []string) string {
	if len(written) > maxWord {
		return ""
	}
	best, at := "", 0
	low := strings.ToLower(written)
	for _, word := range words {
		if len(word) > maxWord {
			continue
		}
		d, n := distance(low, strings.ToLower(word)), utf8.RuneCountInString(word)
		if d < n && d <= max(1, n/3) && (best == "" || d < at) {
			best, at = word, d
		}
	}
	return best
}

// distance counts insertions, deletions, replacements and swaps of neighbours
// (optimal string alignment): a swap is the commonest slip of the hand.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, last, now := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		now[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			now[j] = min(last[j]+1, now[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
		}
		before, last, now = last, now, before
	}
	return last[len(y)]
}

// quoted shows a written value in a message: control characters escaped, and
// no longer than a line holds.
func quoted(written string) string {
	const most = 60
	if r := []rune(written); len(r) > most {
		written = string(r[:most]) + "…"
	}
	return strconv.Quote(written)
}
