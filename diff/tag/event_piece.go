package tag

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// piece is a word, number or sign of a telling.
type piece struct {
	low     string // without capitals and accents
	raw     string
	capital bool // begins with a capital
	first   bool // any word would have a capital here
	number  bool // begins with a digit
	owned   bool // "Corvane's"
	tight   bool // nothing stands between it and the one before
	joined  bool // with a hyphen to the one before
	loose   bool // a comma, point or bracket stands before it
}

// piecesOf reads a text once, from left to right.
func piecesOf(text string) []piece {
	list := make([]piece, 0, len(text)/5+4)
	first, joined, loose, last := true, false, false, -1
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		end := i + size
		switch {
		case r >= '0' && r <= '9':
			end = figureEnd(text, i)
		case unicode.IsLetter(r):
			end = letterEnd(text, i)
		case r == '%' || unicode.Is(unicode.Sc, r):
		default:
			switch r {
			case '.', '!', '?', ':', ';', '\n', '|', '"', '“', '„', '«', '–', '—', '·', '→':
				first, loose = true, true
			case ',', '(', ')', '[', ']':
				loose = true
			}
			joined = r == '-' && i > 0 && text[i-1] != ' '
			i = end
			continue
		}
		p := piece{raw: text[i:end], first: first, joined: joined, loose: loose, tight: i == last}
		p.number = r >= '0' && r <= '9'
		p.capital = unicode.IsUpper(r)
		p.low = plainWord(p.raw)
		first, joined, loose = false, false, false
		if rest := text[end:]; strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s") {
			if skip := strings.IndexByte(rest, 's') + 1; skip == len(rest) || !isWordByte(rest[skip]) {
				p.owned = true
				end += skip
			}
		}
		list = append(list, p)
		i, last = end, end
	}
	return list
}

func isWordByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b >= 0x80
}

// letterEnd finds the end of a word of letters and digits.
func letterEnd(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) {
			break
		}
		i += size
	}
	return i
}

// figureEnd finds the end of a number: digits with points and commas between,
// and with spaces or apostrophes that part thousands.
func figureEnd(text string, start int) int {
	i, run := start, 0
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r >= '0' && r <= '9':
			i, run = i+1, run+1
			continue
		case (r == '.' || r == ',') && digits(text[i+1:]) > 0:
		case (r == ' ' || r == '\u00a0' || r == '\u202f' || r == '\'' || r == '’') && run <= 3 && digits(text[i+size:]) == 3:
		default:
			return i
		}
		i, run = i+size, 0
	}
	return i
}

// digits counts those that a text begins with.
func digits(text string) int {
	n := 0
	for n < len(text) && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	return n
}

// plainWord is a word in small letters without accents, so that "Zéphyrine"
// meets "Zephyrine".
func plainWord(word string) string {
	plain := true
	for i := 0; i < len(word); i++ {
		if b := word[i]; b >= 0x80 || b >= 'A' && b <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return word
	}
	var out strings.Builder
	out.Grow(len(word) + 2)
	for _, r := range word {
		r = unicode.ToLower(r)
		if r < 0x80 {
			out.WriteByte(byte(r))
			continue
		}
		if s, ok := bare[r]; ok {
			out.WriteString(s)
			continue
		}
		if !unicode.Is(unicode.Mn, r) {
			out.WriteRune(r)
		}
	}
	return out.String()
}

// bare are letters without their accents.
var bare = letterTable(`áa àa âa äa ãa åa ąa āa çc ćc čc ďd đd ée èe êe ëe ęe ēe ěe íi ìi îi ïi łl ñn ńn ňn óo òo ôo öo õo øo řr śs šs ťt
	úu ùu ûu üu ůu ūu ýy ÿy źz żz žz ßss æae œoe`)

func letterTable(list string) map[rune]string {
	m := map[rune]string{}
	for _, pair := range strings.Fields(list) {
		r, size := utf8.DecodeRuneInString(pair)
		m[r] = pair[size:]
	}
	return m
}
