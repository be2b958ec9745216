package templates

import (
	"strings"
	"unicode/utf8"
)

// Columns is the width of the text part.
const Columns = 78

// Funcs are the functions of the templates. Each takes and gives plain
// strings: none marks anything as safe.
func Funcs() map[string]any {
	return map[string]any{
		"wrap":  Wrap,
		"row":   Row,
		"upper": strings.ToUpper,
		"lower": strings.ToLower,
		"pair":  NewPair,
	}
}

// Pair hands a named value to a template inside a template.
type Pair struct {
	Name  string
	Value any
}

// NewPair makes a pair.
func NewPair(name string, value any) Pair { return Pair{name, value} }

// Wrap breaks a text at spaces into lines of at most 78 columns. The first
// line begins with head, the others with as many spaces. A word that is wider
// than a line is broken, but for an address, which must stay whole.
func Wrap(head, text string) string {
	indent := strings.Repeat(" ", Width(head))
	room := Columns - Width(head)
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		for !isAddress(word) && Width(word) > room {
			piece, rest := split(word, room)
			if line != "" {
				lines, line = append(lines, line), ""
			}
			lines, word = append(lines, piece), rest
		}
		switch {
		case line == "":
			line = word
		case Width(line)+1+Width(word) <= room:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return strings.TrimRight(head+strings.Join(lines, "\n"+indent), " ")
}

// Row sets right at the right margin of the line that begins with left; where
// both have no room it goes below, indented.
func Row(left, right string) string {
	if right == "" {
		return Wrap(hang(left))
	}
	if gap := Columns - Width(left) - Width(right); gap >= 2 && !strings.Contains(left, "\n") {
		return left + strings.Repeat(" ", gap) + right
	}
	head, text := hang(left)
	wrapped := Wrap(head, text)
	last := wrapped[strings.LastIndexByte(wrapped, '\n')+1:]
	if gap := Columns - Width(last) - Width(right); gap >= 2 {
		return wrapped + strings.Repeat(" ", gap) + right
	}
	return wrapped + "\n" + strings.Repeat(" ", max(Columns-Width(right), 0)) + right
}

// hang splits a line into its hanging head (spaces, a number or letter) and
// its text.
func hang(line string) (head, text string) {
	trimmed := strings.TrimLeft(line, " ")
	head = line[:len(line)-len(trimmed)]
	if mark, rest, ok := strings.Cut(trimmed, " "); ok && utf8.RuneCountInString(mark) <= 2 {
		return head + mark + line[len(head)+len(mark):len(line)-len(strings.TrimLeft(rest, " "))], strings.TrimLeft(rest, " ")
	}
	return head, trimmed
}

func isAddress(word string) bool {
	return strings.HasPrefix(word, "https://") || strings.HasPrefix(word, "http://")
}

// split cuts a word after at most columns, but never before its first rune.
func split(word string, columns int) (string, string) {
	used := 0
	for i, r := range word {
		if used += runeWidth(r); used > columns && i > 0 {
			return word[:i], word[i:]
		}
	}
	return word, ""
}

// Width is how many columns a text takes in a fixed-width font.
func Width(s string) int {
	n := 0
	for _, r := range s {
		n += runeWidth(r)
	}
	return n
}

// runeWidth is 2 for the East Asian wide blocks (UAX 11, in outline), else 1.
func runeWidth(r rune) int {
	switch {
	case r < 0x1100:
		return 1
	case r <= 0x115F, r >= 0x2E80 && r <= 0xA4CF, r >= 0xAC00 && r <= 0xD7A3,
		r >= 0xF900 && r <= 0xFAFF, r >= 0xFE30 && r <= 0xFE6F, r >= 0xFF00 && r <= 0xFF60,
		r >= 0x1F300 && r <= 0x1FAFF, r >= 0x20000 && r <= 0x3FFFD:
		return 2
	}
	return 1
}
