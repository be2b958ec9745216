package sources

import (
	"strings"
)

// plain reads bare text line by line: headings, list items, table rows and
// paragraphs of Markdown and of preformatted text stand apart.
func (w *walker) plain(text string, p place) {
	for i, line := range strings.Split(text, "\n") {
		trimmed := strings.TrimSpace(line)
		if i > 0 && (trimmed == "" || strings.IndexByte("|-*#0123456789", trimmed[0]) >= 0) {
			w.flushAt(w.at)
			w.at = p
		}
		if level := markdownLevel(trimmed); level > 0 {
			w.at.tag = "h" + string(rune('0'+level))
			w.piece(strings.TrimSpace(trimmed[level:]))
			w.flushAt(w.at)
			w.at = p
			continue
		}
		w.piece(markdownLink().ReplaceAllString(line, "$1"))
		w.text.space = true
	}
}

// markdownLink is [text](address); only the text is read.
var markdownLink = LazyPattern(`\[([^\[\]]*)\]\([^()\s]*\)`)

// markdownLevel counts the signs of a Markdown heading ("## Plans"), 0 for other lines.
func markdownLevel(line string) int {
	n := 0
	for n < len(line) && line[n] == '#' {
		n++
	}
	if n == 0 || n > 6 || n == len(line) || line[n] != ' ' {
		return 0
	}
	return n
}

// placeholder is what a script or server was to fill in and did not: {{name}}
// or {% tag %}.
var placeholder = LazyPattern(`\{\{[^{}]*\}\}|\{%[^{}]*%\}`)

// filled takes unfilled placeholders out of a text.
func filled(text string) string {
	if !strings.Contains(text, "{{") && !strings.Contains(text, "{%") {
		return text
	}
	return fold(placeholder().ReplaceAllString(text, " "))
}
