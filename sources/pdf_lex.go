package sources

import (
	"bytes"
	"errors"
	"strconv"
)

// The objects of a PDF (ISO 32000-1, 7.3) are nil, bool, float64, string,
// pdfName, []any, pdfDict, pdfRef and *pdfStream.
type (
	pdfName string
	pdfDict map[string]any
	pdfRef  int      // number of an object; generations are of no use to a reader
	pdfWord string   // an operator, or "obj", "R", "stream" …
	pdfEnd  struct{} // "]" or ">>"
)

// maxPDFDepth bounds how deep objects may stand in each other: a reader that
// recurses without one ends the process, and nothing catches that. maxPDFValues
// bounds those of one object, each of which costs far more than its bytes.
const (
	maxPDFDepth  = 64
	maxPDFValues = 1 << 20
)

var (
	errPDFEnd  = errors.New("the file ends inside an object")
	errPDFDeep = errors.New("objects stand in each other too deep, or too many")
)

// pdfLexer reads tokens and objects out of bytes.
type pdfLexer struct {
	in  []byte
	pos int
	// made counts the values of the object that is being read.
	made int
}

func pdfSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func pdfDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// skip passes white space and comments.
func (l *pdfLexer) skip() {
	for l.pos < len(l.in) {
		switch c := l.in[l.pos]; {
		case pdfSpace(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.in) && l.in[l.pos] != '\n' && l.in[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

// next reads an object or a word; errPDFEnd at the end.
func (l *pdfLexer) next(depth int) (any, error) {
	if depth == 0 {
		l.made = 0
	}
	if l.made++; depth > maxPDFDepth || l.made > maxPDFValues {
		return nil, errPDFDeep
	}
	l.skip()
	if l.pos >= len(l.in) {
		return nil, errPDFEnd
	}
	switch c := l.in[l.pos]; {
	case c == '(':
		return l.literal(), nil
	case c == '<' && l.at(1) == '<':
		l.pos += 2
		return l.dict(depth)
	case c == '<':
		return l.hexadecimal(), nil
	case c == '[':
		l.pos++
		return l.array(depth)
	case c == '>' && l.at(1) == '>':
		l.pos += 2
		return pdfEnd{}, nil
	case c == ']':
		l.pos++
		return pdfEnd{}, nil
	case c == '/':
		l.pos++
		return pdfName(l.name()), nil
	case pdfDelimiter(c):
		l.pos++
		return pdfWord(c), nil
	}
	return l.word(), nil
}

func (l *pdfLexer) at(ahead int) byte {
	if l.pos+ahead < len(l.in) {
		return l.in[l.pos+ahead]
	}
	return 0
}

// regular is the run of bytes that neither are white space nor delimit.
func (l *pdfLexer) regular() []byte {
	from := l.pos
	for l.pos < len(l.in) && !pdfSpace(l.in[l.pos]) && !pdfDelimiter(l.in[l.pos]) {
		l.pos++
	}
	return l.in[from:l.pos]
}

func (l *pdfLexer) word() any {
	text := string(l.regular())
	switch text {
	case "true", "false":
		return text == "true"
	case "null":
		return nil
	}
	if c := text[0]; c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' {
		if n, err := strconv.ParseFloat(text, 64); err == nil {
			return n
		}
	}
	return pdfWord(text)
}

// name undoes the escapes of a name: "#20".
func (l *pdfLexer) name() string {
	raw := l.regular()
	if bytes.IndexByte(raw, '#') < 0 {
		return string(raw)
	}
	var out []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if n, err := strconv.ParseUint(string(raw[i+1:i+3]), 16, 8); err == nil {
				out = append(out, byte(n))
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return string(out)
}

// array reads to "]"; "N G R" becomes a reference.
func (l *pdfLexer) array(depth int) ([]any, error) {
	list := []any{}
	for {
		v, err := l.next(depth + 1)
		if err != nil {
			return nil, err
		}
		if _, ends := v.(pdfEnd); ends {
			return list, nil
		}
		if n := len(list); v == pdfWord("R") && n >= 2 {
			if number, ok := list[n-2].(float64); ok {
				list = append(list[:n-2], pdfRef(number))
			}
			continue
		}
		list = append(list, v)
	}
}

func (l *pdfLexer) dict(depth int) (pdfDict, error) {
	list, err := l.array(depth)
	if err != nil {
		return nil, err
	}
	d := pdfDict{}
	for i := 0; i+1 < len(list); i += 2 {
		if key, ok := list[i].(pdfName); ok {
			d[string(key)] = list[i+1]
		}
	}
	return d, nil
}
