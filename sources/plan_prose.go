package sources

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// quoteEnds are the marks that close what a mark opens; languages differ, and
// some close with what others open with.
var quoteEnds = map[rune]string{'“': "”“\"", '„': "“”\"", '«': "»", '»': "«", '"': "\"”", '「': "」", '『': "』", '‹': "›"}

// spokenWords is how many words make a quotation somebody's speech: a plan's
// name in quotation marks is shorter.
const spokenWords = 5

// spoken finds what a line quotes, as bytes from and to: customers tell there
// what they saved and paid, not what is for sale.
func spoken(text string) [][2]int {
	if !strings.ContainsAny(text, "“„«»\"「『‹") {
		return nil
	}
	var out [][2]int
	for i := 0; i < len(text); {
		open, size := utf8.DecodeRuneInString(text[i:])
		ends := quoteEnds[open]
		if ends == "" || open == '"' && i > 0 && digitAt(text, i-1) {
			i += size // nothing, or a sign for inches
			continue
		}
		from := i + size
		to := strings.IndexAny(text[from:], ends)
		if to < 0 {
			to = len(text) - from // the closing mark stands on another line
		}
		if len(strings.Fields(text[from:from+to])) >= spokenWords {
			out = append(out, [2]int{from, from + to})
		}
		i = from + to
		if i < len(text) {
			_, last := utf8.DecodeRuneInString(text[i:])
			i += last
		}
	}
	return out
}

// inSome reports a byte inside one of some ranges.
func inSome(ranges [][2]int, at int) bool {
	for _, r := range ranges {
		if r[0] <= at && at < r[1] {
			return true
		}
	}
	return false
}

// told reports a price that a sentence tells: with a verb before it, or a stop
// behind.
func told(line string, p planPoint) bool {
	return verbal(line[:p.Start]) || strings.HasSuffix(line, ".") && len(strings.Fields(line)) >= spokenWords
}

// capital reports a name that may stand inside a sentence: what a sentence
// writes small there is one of its words.
func capital(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	return !unicode.IsLower(first)
}

// limits reports a text that bounds something: behind a price, "up to 3 people"
// is a limit of the plan and not its name.
func limits(list []planToken) bool {
	return len(list) > 1 && list[0].class == wordBound
}

// unlimited cuts the limit from the end of a line of terms: "per user and
// month, up to 50 users".
func unlimited(text string) string {
	for i, t := range lexPlan(text) {
		if t.class == wordBound && i > 0 {
			return text[:t.start]
		}
	}
	return text
}

// tellsOn is how many words that say nothing of a price make a sentence go on
// about something else.
const tellsOn = 3

// claims reports an amount in a sentence that goes on about something else,
// without a verb of cost before it: "Clients keep $8,000 a year that they ...".
func claims(line string, p planPoint) bool {
	head := strings.TrimSpace(line[:p.Start])
	if head == "" || verbal(head) || strings.HasSuffix(head, ":") || strings.HasSuffix(head, "–") || strings.HasSuffix(head, "-") || strings.HasSuffix(head, "—") {
		return false
	}
	rest := line[p.End:]
	others := 0
	for _, t := range lexPlan(rest[:min(len(rest), 120)]) {
		switch t.class {
		case wordOther:
			others++
		case wordBreak, wordStop, wordNumber:
			return false // a list of what the plan holds
		}
		if others >= tellsOn {
			return true
		}
	}
	return false
}
