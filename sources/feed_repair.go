package sources

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
)

// The caps of a feed. gofeed needs about 11 kB an entry (2.2 GB for 200,000),
// so a hostile feed is cut before it is parsed.
const (
	maxEntries  = 5000
	maxDepth    = 256
	maxElements = 100_000 // emitted; 20 an entry when all 5,000 are there
	maxJunk     = 20      // elements before the root, such as a warning of the server's own language
)

var errNoRoot = errors.New("no feed was found in the document")

// element is one that is open: its name as written, and as emitted ("" for one
// that is read but not passed on).
type element struct {
	name, out string
	muted     bool // nothing inside is passed on either
}

// repairer reads markup as leniently as it can and writes it again well-formed.
// Comments, declarations and DTDs are dropped, so entities cannot expand.
type repairer struct {
	scanner
	out      bytes.Buffer
	open     []element
	item     int // index in open of the open entry, -1 without one
	elements int
	cdf      bool
	repaired
}

// repairXML makes a sound document of at most maxEntries entries out of a feed
// that may be cut off, badly nested, badly escaped or wrapped in junk.
func repairXML(text []byte) (repaired, error) {
	r := repairer{scanner: scanner{in: text}, item: -1}
	if _, err := r.toRoot(); err != nil {
		return repaired{}, err
	}
	for started := false; !started || len(r.open) > 0; started = true {
		tok, more := r.next()
		if !more {
			break
		}
		if err := r.take(tok); err != nil {
			return repaired{}, err
		}
	}
	r.closeTo(0)
	r.text = r.out.Bytes()
	return r.repaired, nil
}

// feedRoot names the root element of a feed in lower case.
func feedRoot(text []byte) (string, error) {
	r := repairer{scanner: scanner{in: text}}
	return r.toRoot()
}

// toRoot moves to the start tag of the feed and leaves it to be read.
func (r *repairer) toRoot() (string, error) {
	any := false
	for junk := 0; junk <= maxJunk; {
		at := r.pos
		tok, more := r.next()
		if !more {
			break
		}
		any = any || len(bytes.TrimSpace(tok.text)) > 0 || tok.name != ""
		if tok.kind != tokenStart {
			continue
		}
		switch name := local(tok.name); name {
		case "rss", "rdf", "feed", "channel":
			r.pos, r.cdf = at, name == "channel"
			return name, nil
		case "html", "head", "body", "title":
			return "", errors.New("the document is an HTML page, not a feed")
		case "urlset", "sitemapindex":
			return "", errors.New("the document is a sitemap, not a feed")
		}
		junk++
	}
	if !any {
		return "", ErrEmpty
	}
	return "", errNoRoot
}

// take passes one token on, or not.
func (r *repairer) take(tok token) error {
	switch tok.kind {
	case tokenText:
		if !r.mute() {
			writeText(&r.out, tok.text, !tok.literal)
		}
	case tokenStart:
		return r.start(tok)
	case tokenEnd:
		r.end(tok.name)
	}
	return nil
}

// mute reports whether what is read now is not passed on.
func (r *repairer) mute() bool { return len(r.open) == 0 || r.open[len(r.open)-1].muted }

// start opens an element. Entries beyond the cap are counted and not passed on.
func (r *repairer) start(tok token) error {
	name := local(tok.name)
	if len(r.open) >= maxDepth {
		return fmt.Errorf("the feed nests more than %d elements", maxDepth)
	}
	entry := (name == "item" || name == "entry") && !r.content()
	if entry && r.item >= 0 {
		r.closeTo(r.item) // the one before was never closed
	}
	el := element{name: tok.name, out: tok.name, muted: len(r.open) > 0 && r.mute()}
	if entry && !el.muted {
		r.of++
		el.muted = r.kept >= maxEntries
		if !el.muted {
			r.kept++
		}
		r.item = len(r.open)
	}
	if r.elements >= maxElements || len(r.open) > 0 && foreign(tok.name) {
		el.muted = true
	}
	if entry && el.muted && r.item == len(r.open) && r.elements >= maxElements {
		r.kept--
	}
	if !el.muted {
		r.elements++
		r.emit(&el, tok)
	}
	r.open = append(r.open, el)
	if tok.closed {
		r.closeTo(len(r.open) - 1)
	}
	return nil
}

// content reports whether the open element is text with markup, in which an
// element of any name is somebody's prose.
func (r *repairer) content() bool {
	if r.item < 0 || len(r.open) <= r.item+1 {
		return false
	}
	switch local(r.open[r.item+1].name) {
	case "content", "summary", "description", "encoded":
		return len(r.open) > r.item+2 // an entry right inside is one whose sibling was not closed
	}
	return false
}

// emit writes a start tag. Attributes of the same name may be there twice:
// encoding/xml minds as little as feeds do.
func (r *repairer) emit(el *element, tok token) {
	if r.cdf {
		emitCDF(r, el, tok)
		return
	}
	r.out.WriteByte('<')
	r.out.WriteString(tok.name)
	for _, a := range tok.attrs {
		r.out.WriteByte(' ')
		r.out.WriteString(a.name)
		r.out.WriteString(`="`)
		writeText(&r.out, a.value, true)
		r.out.WriteByte('"')
	}
	r.out.WriteByte('>')
}

// end closes the nearest open element of that name; one that is not open is junk.
func (r *repairer) end(name string) {
	for i := len(r.open) - 1; i >= 0; i-- {
		if strings.EqualFold(r.open[i].name, name) {
			r.closeTo(i)
			return
		}
	}
}

// closeTo closes elements until n are open.
func (r *repairer) closeTo(n int) {
	for len(r.open) > n {
		last := r.open[len(r.open)-1]
		r.open = r.open[:len(r.open)-1]
		if len(r.open) == r.item {
			r.item = -1
		}
		if last.muted || last.out == "" {
			continue
		}
		for _, out := range strings.Fields(last.out) {
			r.out.WriteString("</" + out + ">")
		}
	}
}

// local is a name without its prefix, in lower case.
func local(name string) string {
	return strings.ToLower(name[strings.LastIndexByte(name, ':')+1:])
}

// ours are the elements of extensions that an entry is read from; all others
// (players, thumbnails, shops) only cost memory.
var ours = map[string]bool{
	"title": true, "link": true, "guid": true, "id": true, "description": true, "summary": true, "encoded": true,
	"content": true, "date": true, "published": true, "updated": true, "modified": true, "issued": true, "created": true,
	"language": true, "group": true, "channel": true, "item": true, "items": true, "entry": true, "pubdate": true, "div": true,
}

// foreign reports whether an element of an extension is of no use here.
func foreign(name string) bool {
	prefix, _, has := strings.Cut(name, ":")
	return has && prefix != "xhtml" && !ours[local(name)]
}
