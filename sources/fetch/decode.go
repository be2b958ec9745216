package fetch

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// acceptEncoding lists what decode undoes.
const acceptEncoding = "gzip, br, zstd, deflate"

const (
	maxLayers  = 3       // encodings one body may be wrapped in
	maxRatio   = 100     // decoded bytes per byte sent …
	ratioFloor = 1 << 20 // … above this size; real pages below it reach higher
	zstdWindow = 8 << 20 // RFC 9659
)

// Causes of a body that cannot be used.
var (
	errTooLong = errors.New("too long")
	errBomb    = errors.New("decompression bomb")
	errCut     = errors.New("truncated")
)

// decoders undo content encodings; the usual ones are kept from body to body,
// since making them costs more than using them. Not for concurrent use.
type decoders struct {
	gzip  *gzip.Reader
	zstd  *zstd.Decoder
	limit int
	out   []byte
}

// decode undoes the encodings of a Content-Encoding header. The result is
// valid until the next call; without encodings it is body itself.
func (d *decoders) decode(body []byte, encoding string) ([]byte, error) {
	layers := layersOf(encoding)
	if len(layers) > maxLayers {
		return nil, fmt.Errorf("the body is encoded %d times (%s); no more than %d are undone", len(layers), encoding, maxLayers)
	}
	if len(layers) == 0 || len(body) == 0 {
		if len(body) > d.limit {
			return nil, fmt.Errorf("the body has %d bytes, more than the limit of %d: %w", len(body), d.limit, errTooLong)
		}
		return body, nil
	}
	// Layers are stacked as readers: no layer is ever held whole.
	var r io.Reader = bytes.NewReader(body)
	for i := len(layers) - 1; i >= 0; i-- { // the last one listed was applied last
		next, err := d.layer(layers[i], r, i == len(layers)-1)
		if err != nil {
			return nil, fmt.Errorf("undo %s: %w", layers[i], cut(err))
		}
		r = next
	}
	d.out = d.out[:0]
	if err := d.fill(r, len(body)); err != nil {
		return nil, fmt.Errorf("undo %s: %w", encoding, cut(err))
	}
	return d.out, nil
}

// fill reads until the end or until a limit is passed; nothing beyond it is
// ever held.
func (d *decoders) fill(r io.Reader, wire int) error {
	allowed := min(d.limit, max(ratioFloor, wire*maxRatio))
	for {
		if len(d.out) == cap(d.out) {
			d.grow(min(8*wire, allowed), allowed+1)
		}
		n, err := r.Read(d.out[len(d.out):min(cap(d.out), allowed+1)])
		d.out = d.out[:len(d.out)+n]
		switch {
		case len(d.out) <= allowed && err == io.EOF:
			return nil
		case len(d.out) <= allowed && err != nil:
			return err
		case len(d.out) <= allowed:
		case allowed < d.limit:
			return fmt.Errorf("%d bytes grow to more than %d, over %d times: %w", wire, allowed, maxRatio, errBomb)
		default:
			return fmt.Errorf("the body grows to more than the limit of %d bytes: %w", d.limit, errTooLong)
		}
	}
}

// grow doubles the buffer while it is small and then takes all that may be
// needed at once: doubling to the end left twice the limit in memory, and of a
// large buffer the system gives only the pages that are written.
func (d *decoders) grow(guess, most int) {
	size := max(2*cap(d.out), min(guess, 256<<10), 4<<10)
	if size > 4<<20 {
		size = most
	}
	grown := make([]byte, len(d.out), min(size, most))
	copy(grown, d.out)
	d.out = grown
}

func layersOf(encoding string) []string {
	var layers []string
	for part := range strings.SplitSeq(encoding, ",") {
		part = strings.ToLower(strings.TrimSpace(part))
		if part != "" && part != "identity" {
			layers = append(layers, part)
		}
	}
	return layers
}

// layer undoes one encoding. Only the outermost may use the kept readers: an
// inner one of the same sort would be the same reader reading itself.
func (d *decoders) layer(name string, r io.Reader, outermost bool) (io.Reader, error) {
	switch name {
	case "gzip", "x-gzip":
		if !outermost || d.gzip == nil {
			z, err := gzip.NewReader(r)
			if outermost && err == nil {
				d.gzip = z
			}
			return z, err
		}
		return d.gzip, d.gzip.Reset(r)
	case "br":
		return brotli.NewReader(r), nil
	case "zstd":
		if outermost && d.zstd != nil {
			return d.zstd, d.zstd.Reset(r)
		}
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(zstdWindow))
		if outermost && err == nil {
			d.zstd = z
		}
		return z, err
	case "deflate":
		return inflate(r)
	}
	return nil, errors.New("this encoding is not known")
}

// inflate takes both things that servers mean by deflate: zlib, as RFC 9110
// says, and the raw stream.
func inflate(r io.Reader) (io.Reader, error) {
	br := bufio.NewReader(r)
	head, _ := br.Peek(2)
	if len(head) == 2 && head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
		return zlib.NewReader(br)
	}
	return flate.NewReader(br), nil
}

// cut marks an end that came too early: that body is truncated, not wrong.
func cut(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return fmt.Errorf("the body ends too early: %w", errCut)
	}
	return err
}

// isGzip tells a gzip file by its first bytes (RFC 1952, section 2.3.1).
func isGzip(body []byte) bool { return bytes.HasPrefix(body, []byte{0x1f, 0x8b, 8}) }

// trim gives back what one large body made the buffer hold.
func (d *decoders) trim() {
	if cap(d.out) > keptBuffer {
		d.out = nil
	}
}
