package fetch

import (
	"bytes"
	"fmt"
	"mime"
	"net/http"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// prescan is how far a declaration inside a document is looked for. Browsers
// look at 1,024 bytes (WHATWG HTML, 13.2.3.2); real pages put it later.
const prescan = 4096

var (
	xmlDeclared  = regexp.MustCompile(`^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']`)
	metaDeclared = regexp.MustCompile(`(?i)<meta\s[^>]*?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]+)`)
	comments     = regexp.MustCompile(`(?s)<!--.*?(-->|$)`)
)

// toUTF8 gives a text as UTF-8 and names the charset it was in. The same bytes
// and header always give the same text. The order is BOM, UTF-8 by its shape
// where only a single-byte charset is declared, header, declaration in the
// document, and without any UTF-8 if it is that, else windows-1252. A document
// whose shape is UTF-8 stays UTF-8 whatever a header says from one day to the
// next: a change of decoding alone is no change.
func toUTF8(body []byte, header string) ([]byte, string, error) {
	if name, n := bom(body); n > 0 {
		return decodeAs(body[n:], name)
	}
	inside := declared(body)
	name := known(header)
	if name == "" {
		name = known(inside)
	}
	shape := utf8.Valid(body)
	switch {
	case name == "" && shape, shape && singleByte(name):
		name = "utf-8"
	case name == "":
		name = "windows-1252"
	}
	if shape && name == "utf-8" {
		return bytes.Clone(body), name, nil
	}
	text, name, err := decodeAs(body, name)
	if err != nil {
		return nil, name, err
	}
	if inside != "" && name != "utf-8" {
		text = redeclare(text)
	}
	return text, name, nil
}

func bom(body []byte) (string, int) {
	switch {
	case bytes.HasPrefix(body, []byte("\xef\xbb\xbf")):
		return "utf-8", 3
	case bytes.HasPrefix(body, []byte("\xfe\xff")):
		return "utf-16be", 2
	case bytes.HasPrefix(body, []byte("\xff\xfe")):
		return "utf-16le", 2
	}
	return "", 0
}

// declared finds the charset that a document states of itself. One that is
// read as ASCII cannot be UTF-16: WHATWG takes such a claim for UTF-8.
func declared(body []byte) string {
	head := body[:min(len(body), prescan)]
	if found := xmlDeclared.FindSubmatch(head); found != nil {
		return asciiSafe(string(found[1]))
	}
	// Old templates keep a declaration of another charset in a comment.
	if bytes.Contains(head, []byte("<!--")) {
		head = comments.ReplaceAll(head, nil)
	}
	if found := metaDeclared.FindSubmatch(head); found != nil {
		return asciiSafe(string(found[1]))
	}
	return ""
}

func asciiSafe(name string) string {
	if strings.HasPrefix(strings.ToLower(name), "utf-16") {
		return "utf-8"
	}
	return name
}

// known gives a label's one name (WHATWG Encoding), "" for unknown ones.
func known(label string) string {
	if strings.EqualFold(strings.TrimSpace(label), "x-user-defined") {
		return "windows-1252"
	}
	_, name := charset.Lookup(label)
	return name
}

func singleByte(name string) bool {
	for _, p := range []string{"windows-", "iso-8859-", "koi8-", "ibm866", "macintosh", "x-mac-"} {
		if strings.HasPrefix(name, p) {
			return true
		}
	}
	return name == "utf-8"
}

// decodeAs always gives valid UTF-8; bytes that mean nothing become U+FFFD.
func decodeAs(body []byte, name string) ([]byte, string, error) {
	if name == "utf-8" {
		return bytes.ToValidUTF8(body, []byte("\ufffd")), name, nil
	}
	enc, _ := charset.Lookup(name)
	if enc == nil || name == "replacement" { // WHATWG's name for charsets that hide script from filters
		return nil, name, fmt.Errorf("the charset %q cannot be read safely", name)
	}
	text, err := enc.NewDecoder().Bytes(body)
	if err != nil {
		return nil, name, fmt.Errorf("read the text as %s: %w", name, err)
	}
	return bytes.ToValidUTF8(text, []byte("\ufffd")), name, nil
}

// redeclare makes an XML declaration true again, since readers of XML obey it.
func redeclare(text []byte) []byte {
	at := xmlDeclared.FindSubmatchIndex(text[:min(len(text), prescan)])
	if at == nil {
		return text
	}
	return bytes.Join([][]byte{text[:at[2]], []byte("UTF-8"), text[at[3]:]}, nil)
}

// mediaType splits a Content-Type into media type and charset, both lower
// case; a missing one is told from the bytes (WHATWG MIME Sniffing).
func mediaType(header string, body []byte) (kind, label string) {
	kind, params, err := mime.ParseMediaType(header)
	if err != nil || kind == "" {
		kind, _, _ = strings.Cut(header, ";")
		kind = strings.ToLower(strings.TrimSpace(kind))
	}
	if !strings.Contains(kind, "/") {
		kind, _, _ = mime.ParseMediaType(http.DetectContentType(body))
		return kind, ""
	}
	return kind, strings.ToLower(params["charset"])
}

// isText says whether a media type is text that has a charset.
func isText(kind string) bool {
	switch kind {
	case "application/json", "application/xml", "application/javascript", "application/ld+json":
		return true
	}
	return strings.HasPrefix(kind, "text/") || strings.HasSuffix(kind, "+xml") || strings.HasSuffix(kind, "+json")
}
