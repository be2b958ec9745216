package sources

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// Bounds of a PDF: of what its streams unpack to, of its objects and pages.
const (
	maxPDFUnpacked = 32 << 20
	maxPDFObjects  = 200_000
	maxPDFPages    = 500
)

var (
	errPDFBomb   = fmt.Errorf("its streams unpack to more than %d MB", maxPDFUnpacked>>20)
	errPDFLocked = errors.New("it is encrypted")
	pdfObject    = LazyPattern(`(?:^|[\s>])(\d{1,7})\s+\d{1,5}\s+obj\b`)
)

// pdfStream is a dictionary with bytes behind it, still packed.
type pdfStream struct {
	dict pdfDict
	raw  []byte
}

// pdfFile holds the objects of a file by their number.
type pdfFile struct {
	objects map[int]any
	root    any
	left    int // of maxPDFUnpacked
	fonts   map[any]*pdfFont
	steps   int // operators that may still be run
	shown   int // glyphs, and of them those that are no known sign
	unknown int
	painted bool // some page has pictures or forms
}

// openPDF finds a file's objects by their heads, not by its table of them: the
// tables of many files are broken, and a table can be made to lead in circles.
// Later objects take the place of earlier ones, as updates at the end mean.
func openPDF(body []byte) (*pdfFile, error) {
	f := &pdfFile{objects: map[int]any{}, left: maxPDFUnpacked, fonts: map[any]*pdfFont{}, steps: maxPDFSteps}
	for pos := 0; ; {
		m := pdfObject().FindSubmatchIndex(body[pos:])
		if m == nil {
			break
		}
		number, _ := strconv.Atoi(string(body[pos+m[2] : pos+m[3]])) // digits only
		l := &pdfLexer{in: body, pos: pos + m[1]}
		value, err := l.next(0)
		if errors.Is(err, errPDFDeep) {
			return nil, err
		}
		pos = max(l.pos, pos+m[1])
		if err != nil {
			continue
		}
		if dict, ok := value.(pdfDict); ok {
			if raw, end := pdfStreamBytes(body, l, dict); raw != nil {
				value, pos = &pdfStream{dict, raw}, end
			}
		}
		if err := f.keep(number, value); err != nil {
			return nil, err
		}
	}
	for at := 0; ; {
		i := bytes.Index(body[at:], []byte("trailer"))
		if i < 0 {
			break
		}
		at += i + len("trailer")
		l := &pdfLexer{in: body, pos: at}
		if v, err := l.next(0); err == nil {
			if d, ok := v.(pdfDict); ok && f.trailer(d) != nil {
				return nil, errPDFLocked
			}
		}
	}
	return f, nil
}

// pdfStreamBytes gives the bytes of a stream behind a dictionary, and where
// they end: by its length where "endstream" follows, else by that word.
func pdfStreamBytes(body []byte, l *pdfLexer, dict pdfDict) ([]byte, int) {
	at := l.pos
	l.skip()
	rest := body[l.pos:]
	if !bytes.HasPrefix(rest, []byte("stream")) {
		l.pos = at
		return nil, at
	}
	from := l.pos + len("stream")
	if bytes.HasPrefix(body[from:], []byte("\r\n")) {
		from += 2
	} else if from < len(body) && (body[from] == '\n' || body[from] == '\r') {
		from++
	}
	if n, ok := dict["Length"].(float64); ok && n >= 0 && n < float64(len(body)-from) {
		to := from + int(n)
		if bytes.HasPrefix(bytes.TrimLeft(body[to:min(len(body), to+12)], "\r\n \t"), []byte("endstream")) {
			return body[from:to:to], to
		}
	}
	i := bytes.Index(body[from:], []byte("endstream"))
	if i < 0 {
		i = len(body) - from
	}
	return body[from : from+i : from+i], from + i
}

// keep notes an object; a stream of objects (7.5.7) is taken apart.
func (f *pdfFile) keep(number int, value any) error {
	if len(f.objects) >= maxPDFObjects {
		return fmt.Errorf("it has more than %d objects", maxPDFObjects)
	}
	f.objects[number] = value
	s, ok := value.(*pdfStream)
	if !ok {
		return nil
	}
	switch s.dict["Type"] {
	case pdfName("XRef"):
		return f.trailer(s.dict)
	case pdfName("ObjStm"):
		return f.unpackObjects(s)
	}
	return nil
}

// trailer takes the document's root from a trailer.
func (f *pdfFile) trailer(d pdfDict) error {
	if d["Encrypt"] != nil {
		return errPDFLocked
	}
	if d["Root"] != nil {
		f.root = d["Root"]
	}
	return nil
}

func (f *pdfFile) unpackObjects(s *pdfStream) error {
	data, err := f.unpack(s)
	if errors.Is(err, errPDFBomb) {
		return err
	}
	first, _ := s.dict["First"].(float64)
	count, _ := s.dict["N"].(float64)
	if err != nil || first < 0 || first > float64(len(data)) {
		return nil // what is in it is missing then, and found out when it is needed
	}
	index, parsed := &pdfLexer{in: data[:int(first)]}, 0
	for range int(min(max(count, 0), maxPDFObjects)) {
		number, errN := index.next(0)
		offset, errO := index.next(0)
		n, okN := number.(float64)
		o, okO := offset.(float64)
		if errN != nil || errO != nil || !okN || !okO || o < 0 || first+o > float64(len(data)) {
			return nil
		}
		l := &pdfLexer{in: data, pos: int(first + o)}
		value, err := l.next(0)
		if errors.Is(err, errPDFDeep) {
			return err
		}
		if parsed += l.pos - int(first+o); parsed > 2*len(data) {
			return errPDFBomb // one long object, said to be many
		}
		if err == nil && len(f.objects) < maxPDFObjects {
			f.objects[int(n)] = value
		}
	}
	return nil
}

// resolve follows references, a few of them: they can be circles.
func (f *pdfFile) resolve(v any) any {
	for range 8 {
		ref, ok := v.(pdfRef)
		if !ok {
			return v
		}
		v = f.objects[int(ref)]
	}
	return nil
}

// dict is a value as a dictionary; a stream is its own.
func (f *pdfFile) dict(v any) pdfDict {
	switch v := f.resolve(v).(type) {
	case pdfDict:
		return v
	case *pdfStream:
		return v.dict
	}
	return nil
}

func (f *pdfFile) array(v any) []any {
	list, _ := f.resolve(v).([]any)
	return list
}

func (f *pdfFile) number(v any) float64 {
	n, _ := f.resolve(v).(float64)
	return n
}
