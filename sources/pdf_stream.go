package sources

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"fmt"
	"io"
)

// unpack undoes a stream's filters (7.4), all that text stands behind but LZW,
// which no program has written for twenty years.
func (f *pdfFile) unpack(s *pdfStream) ([]byte, error) {
	filters, params := f.array(s.dict["Filter"]), f.array(s.dict["DecodeParms"])
	if name, ok := f.resolve(s.dict["Filter"]).(pdfName); ok {
		filters, params = []any{name}, []any{s.dict["DecodeParms"]}
	}
	if len(filters) > 4 {
		return nil, errPDFBomb
	}
	data := s.raw
	// What is not packed counts too, and each stream a little: one may be drawn
	// any number of times.
	if f.left -= len(data) + 512; f.left < 0 {
		return nil, errPDFBomb
	}
	for i, filter := range filters {
		var in io.Reader
		switch f.resolve(filter) {
		case pdfName("FlateDecode"), pdfName("Fl"):
			z, err := zlib.NewReader(bytes.NewReader(data))
			if err != nil {
				return nil, fmt.Errorf("unpack a stream: %w", err)
			}
			in = z
		case pdfName("ASCII85Decode"), pdfName("A85"):
			text, _, _ := bytes.Cut(bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~")), []byte("~"))
			in = ascii85.NewDecoder(bytes.NewReader(text))
		case pdfName("ASCIIHexDecode"), pdfName("AHx"):
			in = bytes.NewReader([]byte((&pdfLexer{in: append([]byte("<"), data...)}).hexadecimal()))
		default:
			return nil, fmt.Errorf("unpack a stream: filter %v is not known", filter)
		}
		out, err := io.ReadAll(io.LimitReader(in, int64(max(f.left, 0))+1))
		if f.left -= len(out); f.left < 0 {
			return nil, errPDFBomb
		}
		if err != nil && len(out) == 0 {
			return nil, fmt.Errorf("unpack a stream: %w", err)
		}
		data = out
		if i < len(params) {
			data = f.unpredict(data, f.dict(params[i]))
		}
	}
	return data, nil
}

// unpredict undoes the predictors of PNG (RFC 2083, section 6), which streams
// of objects are often written with.
func (f *pdfFile) unpredict(data []byte, params pdfDict) []byte {
	if f.number(params["Predictor"]) < 10 {
		return data
	}
	columns := int(min(max(f.number(params["Columns"]), 1), 1<<16))
	colors := int(min(max(f.number(params["Colors"]), 1), 32))
	size, left := columns*colors, colors
	var out []byte
	before := make([]byte, size)
	for len(data) > size {
		kind, row := data[0], bytes.Clone(data[1:size+1])
		for i := range row {
			var a, c byte
			if i >= left {
				a, c = row[i-left], before[i-left]
			}
			switch b := before[i]; kind {
			case 1:
				row[i] += a
			case 2:
				row[i] += b
			case 3:
				row[i] += byte((int(a) + int(b)) / 2)
			case 4:
				row[i] += pdfPaeth(a, b, c)
			}
		}
		out, before, data = append(out, row...), row, data[size+1:]
	}
	return out
}

func pdfPaeth(a, b, c byte) byte {
	distance := func(x byte) int { return max(int(a)+int(b)-int(c)-int(x), int(x)-int(a)-int(b)+int(c)) }
	switch pa, pb, pc := distance(a), distance(b), distance(c); {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}
