package sources

import (
	"bytes"
	"math"
	"strings"
)

// maxPDFSteps bounds the operators of a file, and with them its text: one form
// can be drawn any number of times.
const maxPDFSteps = 4_000_000

// pdfPiece is a run of text as it is drawn: where, how large and how wide.
type pdfPiece struct {
	x, y, size, width float64
	text              string
}

// pdfMatrix moves and scales: x' = a·x + c·y + e, y' = b·x + d·y + f (8.3.3).
type pdfMatrix [6]float64

func (m pdfMatrix) times(n pdfMatrix) pdfMatrix {
	return pdfMatrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3], m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// pdfState is what the operators of text and graphics set (8.4, 9.3).
type pdfState struct {
	page                                pdfMatrix
	font                                *pdfFont
	size, charSpace, wordSpace, leading float64
	stretch                             float64
}

// pdfPainter runs a page's operators and gathers what text they draw.
type pdfPainter struct {
	*pdfFile
	state       pdfState
	saved       []pdfState
	text, start pdfMatrix // the text matrix, and that of its line
	pieces      []pdfPiece
}

var pdfIdentity = pdfMatrix{1, 0, 0, 1, 0, 0}

// paint runs a content stream (7.8) with its resources.
func (p *pdfPainter) paint(data []byte, resources pdfDict, depth int) {
	l := &pdfLexer{in: data}
	var args []any
	for p.steps > 0 {
		v, err := l.next(0)
		if err != nil {
			return
		}
		word, isWord := v.(pdfWord)
		if !isWord {
			if args = append(args, v); len(args) > 64 {
				args = args[1:]
			}
			continue
		}
		p.steps--
		switch word {
		case "BI": // a picture among the operators (8.9.7)
			i := bytes.Index(l.in[l.pos:], []byte("EI"))
			if i < 0 {
				return
			}
			l.pos += i + 2
		case "Do":
			p.form(args, resources, depth)
		case "Tf":
			if name, ok := pdfArgument(args, 0).(pdfName); ok && len(args) > 1 {
				p.state.font = p.fontOf(p.dict(resources["Font"])[string(name)])
				p.state.size = p.number(args[1])
			}
		default:
			p.operate(word, args)
		}
		args = args[:0]
	}
}

func pdfArgument(args []any, i int) any {
	if i < len(args) {
		return args[i]
	}
	return nil
}

// form draws a form (8.10): a part of a page that stands in a stream of its own.
func (p *pdfPainter) form(args []any, resources pdfDict, depth int) {
	name, _ := pdfArgument(args, 0).(pdfName)
	s, ok := p.resolve(p.dict(resources["XObject"])[string(name)]).(*pdfStream)
	if !ok || depth > 8 || p.resolve(s.dict["Subtype"]) != pdfName("Form") {
		return
	}
	data, err := p.unpack(s)
	if err != nil {
		return
	}
	if own := p.dict(s.dict["Resources"]); own != nil {
		resources = own
	}
	before, kept := p.state, p.saved
	p.saved = nil
	if m, ok := p.matrix(p.array(s.dict["Matrix"])); ok {
		p.state.page = m.times(p.state.page)
	}
	p.paint(data, resources, depth+1)
	p.state, p.saved = before, kept
}

func (p *pdfPainter) matrix(args []any) (m pdfMatrix, ok bool) {
	if len(args) < 6 {
		return m, false
	}
	for i := range m {
		m[i] = p.number(args[i])
	}
	return m, true
}

// operate runs one of the operators that place or show text.
func (p *pdfPainter) operate(word pdfWord, args []any) {
	n := func(i int) float64 { return p.number(pdfArgument(args, i)) }
	switch word {
	case "q":
		if len(p.saved) < 512 {
			p.saved = append(p.saved, p.state)
		}
	case "Q":
		if last := len(p.saved) - 1; last >= 0 {
			p.state, p.saved = p.saved[last], p.saved[:last]
		}
	case "cm":
		if m, ok := p.matrix(args); ok {
			p.state.page = m.times(p.state.page)
		}
	case "BT":
		p.text, p.start = pdfIdentity, pdfIdentity
	case "Tm":
		if m, ok := p.matrix(args); ok {
			p.text, p.start = m, m
		}
	case "Td":
		p.line(n(0), n(1))
	case "TD":
		p.state.leading = -n(1)
		p.line(n(0), n(1))
	case "T*":
		p.line(0, -p.state.leading)
	case "TL":
		p.state.leading = n(0)
	case "Tc":
		p.state.charSpace = n(0)
	case "Tw":
		p.state.wordSpace = n(0)
	case "Tz":
		p.state.stretch = n(0) / 100
	case "Tj", "TJ":
		p.show(pdfArgument(args, 0))
	case "'":
		p.line(0, -p.state.leading)
		p.show(pdfArgument(args, 0))
	case "\"":
		p.state.wordSpace, p.state.charSpace = n(0), n(1)
		p.line(0, -p.state.leading)
		p.show(pdfArgument(args, 2))
	}
}

func (p *pdfPainter) line(x, y float64) {
	p.start = pdfMatrix{1, 0, 0, 1, x, y}.times(p.start)
	p.text = p.start
}

// show draws a string, or an array of strings and the gaps between them.
func (p *pdfPainter) show(v any) {
	parts, isArray := v.([]any)
	if !isArray {
		parts = []any{v}
	}
	var b strings.Builder
	from := p.text.times(p.state.page)
	for _, part := range parts {
		switch part := part.(type) {
		case string:
			p.glyphs(&b, part)
		case float64:
			if p.advance(-part / 1000 * p.state.size); part < -180 {
				b.WriteByte(' ') // wide enough for one between words
			}
		}
	}
	to := p.text.times(p.state.page)
	size := p.state.size * math.Hypot(from[2], from[3])
	if text := b.String(); strings.TrimSpace(text) != "" && len(p.pieces) < maxPDFSteps/10 {
		p.pieces = append(p.pieces, pdfPiece{x: from[4], y: from[5], size: math.Abs(size), width: to[4] - from[4], text: text})
	}
}

func (p *pdfPainter) glyphs(b *strings.Builder, s string) {
	font := p.state.font
	if font == nil {
		return
	}
	step := 1
	if font.wide {
		step = 2
	}
	for ; len(s) >= step && p.steps > 0; s = s[step:] {
		p.steps--
		code := int(s[0])
		if font.wide {
			code = code<<8 | int(s[1])
		}
		p.shown++
		text, known := font.text[code]
		if !known || text == "\uFFFD" || text == "" {
			p.unknown++
		}
		b.WriteString(text)
		width, ok := font.widths[code]
		if !ok {
			width = font.width
		}
		gap := p.state.charSpace
		if code == ' ' && !font.wide {
			gap += p.state.wordSpace
		}
		p.advance(width/1000*p.state.size + gap)
	}
}

func (p *pdfPainter) advance(by float64) {
	p.text = pdfMatrix{1, 0, 0, 1, by * p.state.stretch, 0}.times(p.text)
}
