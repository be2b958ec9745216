package sources

import (
	"bytes"
	"regexp"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// declaration finds the charset in an XML declaration (XML 1.0, section 4.3.3).
var declaration = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']`)
})

// starts are first bytes that give an encoding away: byte order marks, and "<"
// in UTF-16 and UTF-32 without one (XML 1.0, appendix F). Longer ones first.
var starts = []struct {
	bytes string
	enc   encoding.Encoding
}{
	{"\x00\x00\xFE\xFF", utf32.UTF32(utf32.BigEndian, utf32.UseBOM)},
	{"\xFF\xFE\x00\x00", utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)},
	{"\x00\x00\x00<", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
	{"<\x00\x00\x00", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
	{"\xFE\xFF", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
	{"\xFF\xFE", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
	{"\x00<", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	{"<\x00", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
}

// decodeFeed gives the document in UTF-8, whatever bytes it came in. Bytes that
// are UTF-8 stay as they are even when the declaration names another charset:
// fetch has decoded them, or the declaration lies.
func decodeFeed(body []byte) []byte {
	if rest, ok := bytes.CutPrefix(body, []byte("\xEF\xBB\xBF")); ok {
		return bytes.ToValidUTF8(rest, []byte("\uFFFD"))
	}
	for _, s := range starts {
		if bytes.HasPrefix(body, []byte(s.bytes)) {
			return decodeWith(s.enc, body)
		}
	}
	named := declaredCharset(body)
	// ISO-2022 is 7-bit, so its bytes are UTF-8 too; only escapes tell.
	sevenBit := bytes.IndexByte(body, 0x1B) >= 0 && bytes.HasPrefix(bytes.ToLower([]byte(named)), []byte("iso-2022"))
	if utf8.Valid(body) && !sevenBit {
		return body
	}
	enc, err := htmlindex.Get(named)
	if err != nil || enc == unicode.UTF8 {
		if mostlyUTF8(body) {
			return bytes.ToValidUTF8(body, []byte("\uFFFD"))
		}
		enc = charmap.Windows1252 // what browsers take for undeclared bytes
	}
	return decodeWith(enc, body)
}

// declaredCharset is what the XML declaration names, "" without one.
func declaredCharset(body []byte) string {
	if m := declaration().FindSubmatch(body[:min(len(body), 1024)]); m != nil {
		return string(m[1])
	}
	return ""
}

// decodeWith decodes; what the encoding does not know becomes U+FFFD.
func decodeWith(enc encoding.Encoding, body []byte) []byte {
	text, err := enc.NewDecoder().Bytes(body)
	if err != nil {
		return bytes.ToValidUTF8(body, []byte("\uFFFD"))
	}
	return bytes.TrimPrefix(text, []byte("\uFEFF"))
}

// mostlyUTF8 reports whether more of the non-ASCII text is UTF-8 than is not:
// a few bad bytes in a good document, not another charset.
func mostlyUTF8(body []byte) bool {
	good, bad := 0, 0
	for len(body) > 0 {
		r, n := utf8.DecodeRune(body)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		body = body[n:]
	}
	return good > bad
}
