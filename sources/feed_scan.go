package sources

import "bytes"

type tokenKind int

const (
	tokenSkip tokenKind = iota // comment, declaration, DTD, junk
	tokenText
	tokenStart
	tokenEnd
)

type feedAttr struct {
	name  string
	value []byte
}

// token is one piece of markup. Its bytes point into the scanner's input.
type token struct {
	kind    tokenKind
	name    string // as written
	text    []byte
	literal bool // text of a CDATA section: an & in it is an &
	closed  bool // a start tag that ends itself
	attrs   []feedAttr
}

// scanner cuts lenient XML into tokens in linear time: what was once searched
// for in vain is not searched for again.
type scanner struct {
	in      []byte
	pos     int
	absent  [256]bool // quotes that do not occur any more
	noPI    bool      // no "?>" follows
	doctype bool      // a DTD was skipped; a second one is junk
}

// next gives the token at pos; false at the end.
func (s *scanner) next() (token, bool) {
	if s.pos >= len(s.in) {
		return token{}, false
	}
	rest := s.in[s.pos:]
	at := bytes.IndexByte(rest, '<')
	switch {
	case at < 0:
		return s.textToken(len(rest)), true
	case at > 0:
		return s.textToken(at), true
	case bytes.HasPrefix(rest, []byte("<!--")):
		return s.skipPast("-->", 4), true
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		return s.cdata(), true
	case bytes.HasPrefix(rest, []byte("<?")):
		return s.instruction(), true
	case bytes.HasPrefix(rest, []byte("<!")):
		return s.declaration(), true
	case bytes.HasPrefix(rest, []byte("</")):
		return s.endTag(), true
	case len(rest) > 1 && nameStart(rest[1]):
		return s.startTag(), true
	}
	return s.textToken(1), true // a "<" that opens nothing
}

func (s *scanner) textToken(n int) token {
	t := token{kind: tokenText, text: s.in[s.pos : s.pos+n]}
	s.pos += n
	return t
}

// skipPast drops all up to and with mark, or to the end.
func (s *scanner) skipPast(mark string, from int) token {
	if i := bytes.Index(s.in[s.pos+from:], []byte(mark)); i >= 0 {
		s.pos += from + i + len(mark)
	} else {
		s.pos = len(s.in)
	}
	return token{}
}

// cdata reads a section; one that never ends is the text up to the end.
func (s *scanner) cdata() token {
	start := s.pos + len("<![CDATA[")
	end, next := len(s.in), len(s.in)
	// The rest is taken whole, so this search is in vain at most once.
	if i := bytes.Index(s.in[start:], []byte("]]>")); i >= 0 {
		end, next = start+i, start+i+3
	}
	s.pos = next
	return token{kind: tokenText, text: s.in[start:end], literal: true}
}

// instruction skips one; without "?>" the next ">" ends it.
func (s *scanner) instruction() token {
	if !s.noPI {
		if i := bytes.Index(s.in[s.pos:], []byte("?>")); i >= 0 {
			s.pos += i + 2
			return token{}
		}
		s.noPI = true
	}
	return s.skipPast(">", 2)
}

// declaration skips a DTD with its internal subset.
func (s *scanner) declaration() token {
	if !s.doctype {
		s.doctype = true
		if n := subsetEnd(s.in[s.pos:]); n > 0 {
			s.pos += n
			return token{}
		}
	}
	return s.skipPast(">", 2)
}

// subsetEnd is the length of a declaration in which brackets and quotes pair,
// 0 when they do not.
func subsetEnd(in []byte) int {
	depth, quote := 0, byte(0)
	for i := 0; i < len(in); i++ {
		c := in[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '[':
			depth++
		case c == ']':
			depth--
		case c == '>' && depth <= 0:
			return i + 1
		}
	}
	return 0
}

// endTag reads one, also where the document is cut off in it.
func (s *scanner) endTag() token {
	s.pos += 2
	name := s.name()
	// Without ">" the tag ends where the next one begins: "</item<item>".
	if i := bytes.IndexAny(s.in[s.pos:], "<>"); i < 0 {
		s.pos = len(s.in)
	} else if s.pos += i; s.in[s.pos] == '>' {
		s.pos++
	}
	return token{kind: tokenEnd, name: name}
}

// name reads a name; all that is not ASCII may be part of one.
func (s *scanner) name() string {
	from := s.pos
	for s.pos < len(s.in) && (nameStart(s.in[s.pos]) || s.pos > from && namePart(s.in[s.pos])) {
		s.pos++
	}
	return string(s.in[from:s.pos])
}

// nameStart and namePart are XML's names, a little wider: what is not ASCII is
// not looked at.
func nameStart(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80
}

func namePart(c byte) bool { return c == ':' || c == '-' || c == '.' || c >= '0' && c <= '9' }
