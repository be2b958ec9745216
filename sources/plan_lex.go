package sources

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// planToken is one word, phrase, number or mark of a text around a price.
type planToken struct {
	word
	start, end int   // bytes of the text
	number     int64 // of wordNumber
}

// maxTokens bounds what is read of one text: terms stand in a few words.
const maxTokens = 120

// lexPlan cuts a text into tokens, longest phrases first. Hyphens and
// apostrophes part words, so that "one-time" and "l'utilisateur" are found.
func lexPlan(text string) []planToken {
	raw := make([]planToken, 0, min(16, 2+len(text)/4))
	for i := 0; i < len(text) && len(raw) < maxTokens; {
		t := nextToken(text, i)
		if t.end > t.start {
			raw = append(raw, t)
		}
		i = max(t.end, i+1)
	}
	return phrases(text, raw)
}

// nextToken reads the token at or after byte i.
func nextToken(text string, i int) planToken {
	r, size := utf8.DecodeRuneInString(text[i:])
	t := planToken{start: i, end: i + size}
	switch {
	case r >= '0' && r <= '9':
		t.end = numberEnd(text, i)
		t.class = wordNumber
		t.number = tokenNumber(text, &t)
	case wide(r):
		return wideToken(text, i)
	case unicode.IsLetter(r):
		for t.end < len(text) {
			r, size := utf8.DecodeRuneInString(text[t.end:])
			if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) || wide(r) {
				break
			}
			t.end += size
		}
	case r == '/' || r == '&' || r == '+' || r == '／':
	case r == '.':
		// A dot inside "kr./år" or "p.a." ends nothing.
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[t.end:], " \u00a0"))
		if abbreviated(text[:i]) || unicode.IsLower(next) || next == '/' || t.end < len(text) && text[t.end] != ' ' {
			return planToken{start: i, end: i}
		}
		t.class = wordStop
	case strings.ContainsRune("!?。", r):
		t.class = wordStop
	case strings.ContainsRune(",;:()[]|·•–—、（）", r):
		t.class = wordBreak
	case r == '〜' || r == '～':
		t.class = wordFrom
	default:
		return planToken{start: i, end: i}
	}
	return t
}

// abbreviations end with a dot that ends no sentence.
var abbreviations = map[string]bool{
	"zzgl": true, "inkl": true, "exkl": true, "excl": true, "incl": true, "ex": true, "inc": true, "mtl": true, "jährl": true, "mon": true,
	"max": true, "min": true, "mies": true, "mån": true, "mnd": true, "pr": true, "kr": true, "ca": true, "mo": true, "yr": true, "mt": true, "monatl": true, "fr": true,
}

// abbreviated reports a text that ends with an abbreviation.
func abbreviated(text string) bool {
	i := strings.LastIndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	word := text[i+1:]
	return len(word) < 8 && abbreviations[strings.ToLower(word)]
}

// tokenNumber is a whole number; "1k" and "1M" are read with their letter.
func tokenNumber(text string, t *planToken) int64 {
	whole, fraction := separate(text[t.start:t.end], false)
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || strings.Trim(fraction, "0") != "" {
		return 0
	}
	scale, used := multiplier(text[t.end:])
	if n > maxMajor/scale {
		return 0
	}
	t.end += used
	return n * scale
}

// wide reports a letter of a script without spaces.
func wide(r rune) bool { return r >= 0x2E80 && r < 0xE000 || r >= 0x20000 && r < 0x30000 }

// wideToken finds the longest phrase of the vocabulary at byte i in text
// without spaces; what is none is one letter by itself.
func wideToken(text string, i int) planToken {
	_, first := utf8.DecodeRuneInString(text[i:])
	best := planToken{start: i, end: i + first}
	end := i
	for range 12 {
		if end >= len(text) {
			break
		}
		r, size := utf8.DecodeRuneInString(text[end:])
		if !wide(r) {
			break
		}
		end += size
		if w, ok := planWords()[text[i:end]]; ok {
			best.word, best.end = w, end
		}
	}
	return best
}

// phrases joins words to the longest phrases that the vocabulary holds.
func phrases(text string, raw []planToken) []planToken {
	list := planWords()
	out := raw[:0]
	var buf []byte
	for i := 0; i < len(raw); {
		t, taken := raw[i], 1
		if t.class == wordOther || t.class == wordNumber {
			buf = buf[:0]
			for n := 1; n <= maxPhrase && i+n <= len(raw); n++ {
				next := raw[i+n-1]
				if next.class != wordOther && next.class != wordNumber {
					break
				}
				if n > 1 {
					buf = append(buf, ' ')
				}
				buf = appendLower(buf, text[next.start:next.end])
				if w, ok := list[string(buf)]; ok {
					t.word, t.end, taken = w, next.end, n
				}
				if n == 1 {
					buf = append(buf, ' ')
					if _, ok := list[string(buf)]; !ok {
						break
					}
					buf = buf[:len(buf)-1]
				}
			}
		}
		out = append(out, t)
		i += taken
	}
	return out
}

// appendLower adds a word in lower case without allocating for ASCII.
func appendLower(buf []byte, s string) []byte {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return appendRunes(buf, s[i:])
		}
		c := s[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf = append(buf, c)
	}
	return buf
}

func appendRunes(buf []byte, s string) []byte {
	for _, r := range s {
		if r == '／' {
			r = '/'
		}
		buf = utf8.AppendRune(buf, unicode.ToLower(r))
	}
	return buf
}
