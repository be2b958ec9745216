package sources

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// versionWords stand before a number that is a version though it has no point.
var versionWords = wordTable("v version versión release rel ver build ausgabe")

// findVersion reads the version that a heading or cell names: at its start or
// end, or after a product's name. A text of two versions compares or migrates,
// and one inside a sentence is a requirement.
func findVersion(text, lang string) (string, bool) {
	if len(text) > 120 || !strings.ContainsAny(text, "0123456789") {
		return "", false
	}
	// A date's numbers would be taken for a version: 12.03.2026.
	if d, ok := findDate(text, lang); ok && d.from < d.to {
		text = text[:d.from] + "\n" + text[d.to:]
	}
	found, before, after := "", "", ""
	for i := 0; i < len(text); {
		from, to, version := versionAt(text, i)
		if version == "" {
			if to == len(text) {
				break
			}
			i = to
			continue
		}
		if found != "" {
			return "", false
		}
		found, before, after = version, text[:from], text[to:]
		i = to
	}
	if found == "" || strings.HasPrefix(after, "%") || strings.HasPrefix(after, " %") || strings.HasPrefix(after, " million") {
		return "", false
	}
	// What stands before is a name of few words; prose has many or begins small.
	names := len(strings.Fields(before))
	rest := strings.TrimLeft(after, " ])\n:–—-|·")
	if names > 4 || names > 1 && rest != "" && len(rest) < len(after) && !strings.ContainsAny(after[:len(after)-len(rest)], "])\n:–—-|·") {
		return "", false
	}
	for _, w := range titleWords(before) {
		if requires[w] {
			return "", false
		}
	}
	return found, true
}

// requires are words that make a version somebody else's.
var requires = wordTable("requires require required needs since until from to upgrade upgrading migrate migrating before after for with on in than save up ab bis seit für mit von auf depuis avec pour desde para con hasta")

// versionAt finds the next version from byte i on: where its words begin, and
// where it ends. No version gives the end of the text.
func versionAt(text string, i int) (from, to int, version string) {
	for ; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' {
			continue
		}
		end, points := numberRun(text, i)
		from, worded := versionStart(text, i)
		if from < 0 || points == 0 && !worded || points > 3 || end-i > 16 {
			i = end - 1
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[end:])
		if end < len(text) && unicode.IsLetter(next) {
			i = end - 1 // "1.x", "4.5k"
			continue
		}
		end = versionTail(text, end)
		return from, end, text[i:end]
	}
	return len(text), len(text), ""
}

// numberRun finds the end of digits and points between digits.
func numberRun(text string, i int) (end, points int) {
	for end = i; end < len(text); end++ {
		switch {
		case text[end] >= '0' && text[end] <= '9':
		case text[end] == '.' && end+1 < len(text) && text[end+1] >= '0' && text[end+1] <= '9':
			points++
		default:
			return end, points
		}
	}
	return end, points
}

// versionStart finds where the words of a version begin: "Version 3" at the V.
// -1 for a number inside a word or after a currency sign.
func versionStart(text string, i int) (from int, worded bool) {
	head := strings.TrimRight(text[:i], " ")
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	if unicode.Is(unicode.Sc, r) {
		return -1, false
	}
	start := strings.LastIndexFunc(head, func(r rune) bool { return !unicode.IsLetter(r) }) + 1
	if versionWords[strings.ToLower(head[start:])] {
		return start, true
	}
	if unicode.IsLetter(r) || r == '-' && i > 1 || r == '/' || r == '+' {
		return -1, false
	}
	return i, false
}

// versionTail takes "-beta.1", " RC 2", "+build".
func versionTail(text string, end int) int {
	low := strings.ToLower(text[end:])
	for _, sep := range []string{"-", ".", ""} {
		for _, tail := range []string{"alpha", "beta", "rc", "preview", "pre", "dev", "lts", "snapshot"} {
			if sep == "" || !strings.HasPrefix(low, sep+tail) {
				continue
			}
			n := len(sep) + len(tail)
			for n < len(low) && (low[n] >= '0' && low[n] <= '9' || low[n] == '.' && n+1 < len(low) && low[n+1] >= '0' && low[n+1] <= '9') {
				n++
			}
			return end + n
		}
	}
	return end
}

// VersionIn is the version that a sentence tells of, "" for none. Unlike that of
// a heading it may stand in prose: of several the first is told, and numbers
// that count, cost or are required are none.
func VersionIn(text string) string {
	for i := 0; i < len(text); {
		from, to, version := versionAt(text, i)
		if version == "" {
			if to == len(text) {
				return ""
			}
			i = to
			continue
		}
		i = to
		words := titleWords(text[:from])
		last := ""
		if len(words) > 0 {
			last = words[len(words)-1]
		}
		_, _, money := "", 0, len(amountsIn(text[max(0, from-5):min(len(text), to+14)], "")) > 0
		worded := from < to-len(version)
		if money || requires[last] && !(worded && (last == "to" || last == "auf" || last == "for")) || measured(text[to:]) && !worded {
			continue
		}
		return version
	}
	return ""
}

// measured tells of a number that something is counted in.
func measured(after string) bool {
	word := firstWord(after)
	if strings.HasPrefix(strings.TrimLeft(after, " "), "%") {
		return true
	}
	return counts[word]
}

var counts = wordTable(`percent million billion thousand times x gb tb mb kb mw gw kw kwh km m kg tons tonnes hours minutes seconds days weeks months years users customers
	euro euros dollars prozent millionen milliarden mio mrd pour por million millones milliards points stars uhr am pm a.m p.m h`)
