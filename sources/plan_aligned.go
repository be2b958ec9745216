package sources

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxAligned bounds the bytes of preformatted text that are searched for
// columns: longer ones are listings.
const maxAligned = 32 << 10

// aligned draws a preformatted text as the elements that it stands for: lines
// in columns become a table, so that the rules for tables hold for them too.
// It answers nil for a text without columns.
func aligned(n *html.Node) *html.Node {
	text, ok := typedText(n)
	if !ok || len(text) > maxAligned {
		return nil
	}
	out := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	drawn := false
	var block []string
	flush := func() {
		if rows := cutColumns(block); len(rows) > 1 && len(rows) <= maxRows {
			table := grow(out, atom.Table)
			for _, row := range rows {
				tr := grow(table, atom.Tr)
				for _, cell := range row {
					say(grow(tr, atom.Td), cell)
				}
			}
			drawn = true
		} else {
			for _, line := range block {
				say(grow(out, atom.P), line)
			}
		}
		block = nil
	}
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimRight(withoutLeaders(line), " \t\r")
		switch {
		case strings.Trim(line, "-=+|_:*~ \t─━═│┃┼├┤┬┴┌┐└┘") == "":
			// Blank lines and rules part rows, not tables.
		case gapped(line):
			block = append(block, line)
		default:
			flush()
			say(grow(out, atom.P), line)
		}
	}
	flush()
	if !drawn {
		return nil
	}
	return out
}

// typedText is the text of a preformatted element; false where it strikes some
// of it, which a table of plain text would lose.
func typedText(n *html.Node) (string, bool) {
	var b strings.Builder
	var walk func(*html.Node) bool
	walk = func(n *html.Node) bool {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type == html.TextNode:
				b.WriteString(c.Data)
			case c.Type != html.ElementNode:
			case c.DataAtom == atom.Br:
				b.WriteByte('\n')
			case c.DataAtom == atom.Del || c.DataAtom == atom.S || c.DataAtom == atom.Strike || blockElements[c.DataAtom]:
				return false
			case !walk(c):
				return false
			}
		}
		return true
	}
	ok := walk(n)
	return b.String(), ok
}

// grow adds an element inside another.
func grow(parent *html.Node, kind atom.Atom) *html.Node {
	n := &html.Node{Type: html.ElementNode, Data: kind.String(), DataAtom: kind}
	parent.AppendChild(n)
	return n
}

// say puts text into an element.
func say(n *html.Node, text string) {
	n.AppendChild(&html.Node{Type: html.TextNode, Data: text})
}

// withoutLeaders blanks the rows of dots or dashes that lead the eye from a
// name to its price.
func withoutLeaders(line string) string {
	for _, dot := range [...]string{"...", "···", "---", "___"} {
		for at := strings.Index(line, dot); at >= 0; at = strings.Index(line, dot) {
			end := at + len(dot)
			for one := dot[:len(dot)/3]; strings.HasPrefix(line[end:], one); {
				end += len(one)
			}
			line = line[:at] + strings.Repeat(" ", max(utf8.RuneCountInString(line[at:end]), 2)) + line[end:]
		}
	}
	return line
}

// gapped reports a line with room inside that only columns need.
func gapped(line string) bool {
	return strings.Contains(strings.TrimLeft(line, " \t"), "  ") || strings.ContainsAny(strings.TrimSpace(line), "\t|│┃")
}

// cutColumns cuts lines to cells: at bars or tabs where every line has some,
// else where all lines are blank for two letters or more.
func cutColumns(lines []string) [][]string {
	rows := make([][]string, len(lines))
	for _, marks := range [...]string{"|│┃", "\t"} {
		if len(lines) > 0 && !slices.ContainsFunc(lines, func(l string) bool { return !strings.ContainsAny(strings.TrimSpace(l), marks) }) {
			for i, line := range lines {
				line = strings.Trim(line, " "+strings.TrimPrefix(marks, "\t"))
				rows[i] = strings.FieldsFunc(line, func(c rune) bool { return strings.ContainsRune(marks, c) })
			}
			return rows
		}
	}
	from, to := blankColumns(lines)
	if len(from) == 0 {
		return nil
	}
	for i, line := range lines {
		letters := []rune(spaced(line))
		for k, start := range from {
			rows[i] = append(rows[i], string(letters[min(start, len(letters)):min(to[k], len(letters))]))
		}
	}
	return rows
}

// spaced writes a line's tabs as the spaces up to the next stop of eight.
func spaced(line string) string {
	for at := strings.IndexByte(line, '\t'); at >= 0; at = strings.IndexByte(line, '\t') {
		line = line[:at] + strings.Repeat(" ", 8-utf8.RuneCountInString(line[:at])%8) + line[at+1:]
	}
	return line
}

// blankColumns finds where the columns of lines begin and end, by letters;
// none where they have fewer than two.
func blankColumns(lines []string) (from, to []int) {
	var inked []bool
	for _, line := range lines {
		for x, c := range []rune(spaced(line)) {
			if x >= len(inked) {
				inked = append(inked, false)
			}
			inked[x] = inked[x] || c != ' ' && c != '\u00a0'
		}
	}
	for x := 0; x < len(inked); x++ {
		if !inked[x] {
			continue
		}
		start := x
		// One blank letter parts words: columns are parted by two.
		for x < len(inked) && (inked[x] || x+1 < len(inked) && inked[x+1]) {
			x++
		}
		from, to = append(from, start), append(to, x)
	}
	if len(from) < 2 {
		return nil, nil
	}
	return from, to
}
