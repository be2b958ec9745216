package sources

import (
	"bytes"
	"strings"
)

// maxAttributes bounds the attributes that are passed on of one element.
const maxAttributes = 32

// startTag reads a start tag; one that the document's end cuts off is junk.
func (s *scanner) startTag() token {
	s.pos++
	tok := token{kind: tokenStart, name: s.name()}
	for {
		s.space()
		if s.pos >= len(s.in) {
			return token{}
		}
		switch c := s.in[s.pos]; c {
		case '>':
			s.pos++
			return tok
		case '<': // the tag was never finished
			return tok
		case '/':
			s.pos++
			tok.closed = s.pos < len(s.in) && s.in[s.pos] == '>'
		default:
			a, ok := s.attribute()
			if ok && len(tok.attrs) < maxAttributes && wanted(a.name) {
				tok.attrs = append(tok.attrs, a)
			}
		}
	}
}

func (s *scanner) space() {
	for s.pos < len(s.in) && (s.in[s.pos] <= ' ') {
		s.pos++
	}
}

// attribute reads name=value with any quotes or none; false for what is none.
func (s *scanner) attribute() (feedAttr, bool) {
	a := feedAttr{name: s.name()}
	if a.name == "" {
		s.pos++
		return a, false
	}
	s.space()
	if s.pos >= len(s.in) || s.in[s.pos] != '=' {
		return a, false
	}
	s.pos++
	s.space()
	if s.pos >= len(s.in) {
		return a, false
	}
	if q := s.in[s.pos]; (q == '"' || q == '\'') && !s.absent[q] {
		if i := bytes.IndexByte(s.in[s.pos+1:], q); i >= 0 {
			a.value = s.in[s.pos+1 : s.pos+1+i]
			s.pos += i + 2
			return a, true
		}
		s.absent[q] = true
	}
	// Without quotes, or with one that never ends, the value ends at a space.
	from := s.pos
	for s.pos < len(s.in) && s.in[s.pos] > ' ' && s.in[s.pos] != '>' && s.in[s.pos] != '<' {
		s.pos++
	}
	a.value = bytes.Trim(s.in[from:s.pos], `"'`)
	return a, true
}

// wanted reports whether an attribute says something that an entry is read from.
func wanted(name string) bool {
	switch strings.ToLower(name) {
	case "href", "rel", "type", "mode", "url", "src", "version", "ispermalink", "lastmod", "value",
		"xml:base", "xml:lang", "rdf:about", "rdf:resource", "xmlns":
		return true
	}
	return strings.HasPrefix(name, "xmlns:")
}
