package sources

import (
	"bytes"
	"strconv"
)

// literal reads a string in brackets, which may nest without recursion.
func (l *pdfLexer) literal() string {
	var out []byte
	open := 0
	for ; l.pos < len(l.in); l.pos++ {
		c := l.in[l.pos]
		switch c {
		case '(':
			if open++; open == 1 {
				continue
			}
		case ')':
			if open--; open == 0 {
				l.pos++
				return string(out)
			}
		case '\\':
			l.pos++
			out = l.escape(out)
			continue
		}
		out = append(out, c)
	}
	l.pos = len(l.in)
	return string(out)
}

// escape reads what follows a backslash and stops on its last byte.
func (l *pdfLexer) escape(out []byte) []byte {
	c := l.at(0)
	if short := bytes.IndexByte([]byte("nrtbf"), c); short >= 0 && c != 0 {
		return append(out, "\n\r\t\b\f"[short])
	}
	switch {
	case c == '\r':
		if l.at(1) == '\n' {
			l.pos++
		}
	case c == '\n':
	case c >= '0' && c <= '7':
		n := 0
		for range 3 {
			if d := l.at(0); d < '0' || d > '7' {
				break
			}
			n = n*8 + int(l.at(0)-'0')
			l.pos++
		}
		l.pos--
		return append(out, byte(n))
	default:
		return append(out, c)
	}
	return out
}

func (l *pdfLexer) hexadecimal() string {
	var out []byte
	digits, value := 0, 0
	for l.pos++; l.pos < len(l.in) && l.in[l.pos] != '>'; l.pos++ {
		n, err := strconv.ParseUint(string(l.in[l.pos:l.pos+1]), 16, 8)
		if err != nil {
			continue
		}
		value = value<<4 | int(n)
		if digits++; digits%2 == 0 {
			out, value = append(out, byte(value)), 0
		}
	}
	if digits%2 == 1 {
		out = append(out, byte(value<<4))
	}
	l.pos = min(l.pos+1, len(l.in))
	return string(out)
}
