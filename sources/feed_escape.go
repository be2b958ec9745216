package sources

import (
	"bytes"
	"html"
	"strconv"
	"unicode/utf8"
)

// writeText writes text as XML: what XML forbids is left out, an & that opens
// no reference is one, and HTML's names become their characters.
func writeText(out *bytes.Buffer, text []byte, references bool) {
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		if r == '&' && references {
			value, length := reference(text)
			writeString(out, value)
			text = text[length:]
			continue
		}
		writeRune(out, r)
		text = text[n:]
	}
}

func writeString(out *bytes.Buffer, text string) {
	for _, r := range text {
		writeRune(out, r)
	}
}

// writeRune leaves out what XML 1.0 has no way to write, not even escaped.
func writeRune(out *bytes.Buffer, r rune) {
	switch {
	case r == '&':
		out.WriteString("&amp;")
	case r == '<':
		out.WriteString("&lt;")
	case r == '>':
		out.WriteString("&gt;")
	case r == '"':
		out.WriteString("&quot;")
	case xmlChar(r):
		out.WriteRune(r)
	}
}

// xmlChar is the production Char of XML 1.0.
func xmlChar(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= 0x10FFFF
}

// reference is what the & at the start of text stands for, and its length.
func reference(text []byte) (string, int) {
	end := bytes.IndexByte(text[:min(len(text), 34)], ';')
	if end < 2 {
		return "&", 1
	}
	name := text[1:end]
	if name[0] == '#' {
		if r, ok := numeric(string(name[1:])); ok {
			return string(r), end + 1
		}
		return "&", 1
	}
	// "&a=1;" is a query and no name.
	for _, c := range name {
		if !nameStart(c) && (c < '0' || c > '9') {
			return "&", 1
		}
	}
	// A name without its own ";" must not be half understood ("&copy=2;").
	whole := string(text[:end+1])
	if value := html.UnescapeString(whole); value != whole && value[len(value)-1] != ';' {
		return value, end + 1
	}
	return "&", 1
}

// numeric reads a character's number; false for what is no number.
func numeric(digits string) (rune, bool) {
	base := 10
	if digits != "" && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 21)
	if err != nil {
		return 0, false
	}
	// 128 to 159 are meant in windows-1252, as browsers read them.
	return []rune(html.UnescapeString("&#" + strconv.FormatUint(n, 10) + ";"))[0], true
}
