package sources

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"unicode"

	"keywatch/sources/fetch"
)

// What the option render of a page says.
const (
	renderAuto    = "auto"    // with a browser where the plain page has no text; the default
	renderBrowser = "browser" // always
	renderNever   = "never"
)

// renderField is the option of kinds whose pages scripts may build.
var renderField = Field{
	Name: "render", Type: FieldChoice, Choices: []string{renderAuto, renderBrowser, renderNever}, Example: renderBrowser,
	Doc: "Whether a browser builds the page before it is read; auto does where the plain page has hardly any text but scripts, twice in a row",
}

// ErrBare is an ErrEmpty of a document that has scripts.
var ErrBare = fmt.Errorf("%w but scripts", ErrEmpty)

// bareLetters is the text below which a page with scripts is taken for one that
// they build: shells of such pages show a title, a notice to turn JavaScript on
// and a cookie line.
const bareLetters = 200

// bareTwice is how many plain readings in a row must be bare, since one may be an
// accident of the site.
const bareTwice = 2

// renderedMark stands behind the options of a snapshot that a browser built, so
// that it is never compared with a plain one.
const renderedMark = "+rendered"

// Rendered says whether a browser built what the snapshot shows.
func (s *Snapshot) Rendered() bool { return strings.HasSuffix(s.Options, renderedMark) }

// MadeWith says whether the snapshot was made with the source's options as they
// are, whoever built the page.
func (s *Snapshot) MadeWith(src Source) bool {
	return strings.TrimSuffix(s.Options, renderedMark) == src.settings()
}

// Rendering says whether the next visit to a source takes a browser, where can is
// nil if there is one. A source that was confirmed with a browser is not read
// without it: a missing browser is no change.
func Rendering(src Source, status Status, confirmed *Snapshot, can error) bool {
	if kind, ok := KindByName(src.Kind); !ok || !kind.renders() {
		return false
	}
	before := confirmed != nil && confirmed.Rendered()
	switch src.Options.String(renderField.Name) {
	case renderBrowser:
		return true
	case renderNever:
		return false
	}
	return status.Bare >= bareTwice && (before || can == nil)
}

func (k Kind) renders() bool {
	for _, f := range k.Fields {
		if f.Name == renderField.Name {
			return true
		}
	}
	return false
}

// ReadRendered is Read with a browser. It asks no server whether anything has
// changed: that of the document says nothing about what its scripts show.
func ReadRendered(ctx context.Context, web Getter, src Source) (*Snapshot, error) {
	return Read(ctx, rendering(web), src, fetch.Validators{})
}

// rendering asks for every document as a browser builds it.
func rendering(web Getter) Getter {
	return asking{web, func(req *fetch.Request) { req.Rendered = true }}
}

// TryRendered is Try with a browser.
func TryRendered(ctx context.Context, web Getter, address, kind string) (Trial, error) {
	return Try(ctx, rendering(web), address, kind)
}

// bare says whether documents show hardly any text but have scripts, which may
// build it; items are what was read of them.
func bare(src Source, docs []Document, items []Item) bool {
	kind, ok := KindByName(src.Kind)
	if !ok || !kind.renders() || len(docs) == 0 || docs[0].Rendered {
		return false
	}
	letters := 0
	for _, item := range items {
		for _, r := range item.Text {
			if unicode.IsLetter(r) {
				letters++
			}
		}
		if letters >= bareLetters {
			return false
		}
	}
	return bytes.Contains(bytes.ToLower(docs[0].Body), []byte("<script"))
}
