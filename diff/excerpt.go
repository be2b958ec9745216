package diff

import (
	"strings"
	"unicode/utf8"
)

// Excerpt cuts two texts to at most max bytes each around the first words that
// differ, so that "was -> now" fits a line. What was cut is shown by "…". The
// cuts fall between words where there are any.
func Excerpt(before, after string, max int) (b, a string) {
	if len(before) <= max && len(after) <= max {
		return before, after
	}
	from := commonStart(before, after)
	return cutAround(before, from, max), cutAround(after, from, max)
}

// commonStart is where the first word that differs begins.
func commonStart(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	if n == len(a) && n == len(b) {
		return 0
	}
	if at := strings.LastIndexByte(a[:n], ' '); at >= 0 {
		return at + 1
	}
	return 0
}

const ellipsis = "…"

// cutAround keeps about a third of the room for what stands before from.
func cutAround(text string, from, max int) string {
	if len(text) <= max || max <= 2*len(ellipsis) {
		return text[:floor(text, min(len(text), max))]
	}
	start := from - max/3
	if start+max > len(text) {
		start = len(text) - max
	}
	lead := ""
	if start > 0 {
		start = wordAfter(text, start+len(ellipsis))
		lead = ellipsis
	} else {
		start = 0
	}
	end := start + max - len(lead)
	if end >= len(text) {
		return lead + text[start:]
	}
	end = floor(text, end-len(ellipsis))
	if at := strings.LastIndexByte(text[start:end], ' '); at > (end-start)/2 {
		end = start + at
	}
	return lead + text[start:end] + ellipsis
}

func wordAfter(text string, i int) int {
	if at := strings.IndexByte(text[i:], ' '); at >= 0 && at < 24 {
		return i + at + 1
	}
	for i < len(text) && !utf8.RuneStart(text[i]) {
		i++
	}
	return i
}

// floor moves back to where a letter begins.
func floor(text string, i int) int {
	for i > 0 && i < len(text) && !utf8.RuneStart(text[i]) {
		i--
	}
	return i
}
