package sources

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"sort"
	"strconv"
	"time"

	"keywatch/sources/fetch"
)

// ErrEmpty says that a document was read and had nothing in it.
var ErrEmpty = errors.New("no text was found in the document")

// FieldType is the type of an option in the configuration.
type FieldType string

// The types of options.
const (
	FieldString    FieldType = "string"
	FieldStrings   FieldType = "strings"
	FieldBool      FieldType = "bool"
	FieldInt       FieldType = "int"
	FieldSelectors FieldType = "selectors" // CSS selectors, compiled when the configuration is read
	FieldPatterns  FieldType = "patterns"  // RE2 patterns, compiled when the configuration is read
	FieldChoice    FieldType = "choice"    // one of the field's Choices
)

// Field is one option of a kind. Help, docs, example config and schema are
// generated from it.
type Field struct {
	Name, Doc string
	Type      FieldType
	Example   any
	Choices   []string // of a FieldChoice
}

// Kind is how a source is read. One file of this package holds all of a kind
// and registers it.
type Kind struct {
	Name     string
	Doc      string // one line
	Example  string // an example URL
	Complete bool   // absence means removal; otherwise a window: only new or edited entries count
	Reader   int    // version of the reader; a higher one re-reads the kept documents
	// Listed says that the items are keyed things and no text of a page: each
	// that comes, goes or is edited is a change of its own.
	Listed bool
	// Hearsay says that entries tell of others, too, also those of a source that
	// belongs to a company: whom one is about is decided by the names in it.
	Hearsay bool
	// Stated says that entries say by themselves what sort of news they are, in the
	// words of their form, so that nothing learnt from headlines guesses at them.
	Stated   bool
	Place    Place // what its items are about, for sources that do not say
	Interval time.Duration
	Fields   []Field
	// Topics are what the kind is made to tell of, Mentions what it tells of
	// besides, where its place does not say so (topic.go). With one of them set,
	// no place counts: offers are prices wherever they stand.
	Topics, Mentions []Topic
	// Discloses says what the request tells to whom; "" for nothing but the visit itself.
	Discloses string
	// Robots says why robots.txt does not apply to what the kind visits, a
	// documented endpoint for programs; "" where it applies. The operator may
	// enforce it all the same (fetch.Policy.RobotsEverywhere).
	Robots string
	// Documented tells the addresses of the documented endpoint from pages that
	// are visited on the way to it; nil where all are.
	Documented func(address string) bool
	// Judge says what is wrong with an address that is none of the web (with
	// Visit), nil for nothing.
	Judge func(address string) error
	// Recognise says how sure the kind is (0 to 1) that it fits a document.
	Recognise func(doc Document) float64
	// Claim takes a link as found on a company's page and gives the address of
	// the source behind it, "" where the kind knows no such link.
	Claim func(link *url.URL) string
	// Face gives the address of the source whose public face a page is: a
	// service under the company's own name. "" for any other page.
	Face func(doc Document) string
	// First gives the first page to visit; nil visits the source's address.
	First func(src Source) (fetch.Request, error)
	// Next gives the next page to visit after docs, or false at the end; nil
	// for kinds of one document.
	Next func(src Source, docs []Document) (fetch.Request, bool)
	// Visit replaces First and Next for what is no web page: a mailbox, a
	// file, the name service.
	Visit func(ctx context.Context, web Getter, src Source) ([]Document, error)
	// Parse reads the documents' items. It fills Items, Read, Of, Lang and
	// Title of the snapshot; ErrEmpty when there is no text.
	Parse func(src Source, docs []Document) (Snapshot, error)
}

// kinds is the registry: one entry per file of a kind, filled by its init.
var kinds = map[string]Kind{}

func register(k Kind) {
	if _, twice := kinds[k.Name]; twice {
		panic("kind registered twice: " + k.Name)
	}
	kinds[k.Name] = k
}

// Kinds lists all kinds by name.
func Kinds() []Kind {
	list := make([]Kind, 0, len(kinds))
	for _, k := range kinds {
		list = append(list, k)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Name < list[j].Name })
	return list
}

// KindByName finds a kind.
func KindByName(name string) (Kind, bool) {
	k, ok := kinds[name]
	return k, ok
}

// Getter visits one document; *fetch.Client is one.
type Getter interface {
	Do(ctx context.Context, req fetch.Request) (*fetch.Response, error)
}

// With is web with an access for every visit; "" changes nothing.
func With(web Getter, access string) Getter {
	if access == "" {
		return web
	}
	return asking{web, func(req *fetch.Request) { req.Access = access }}
}

// asking is a getter that asks for every document in its own way.
type asking struct {
	web Getter
	how func(req *fetch.Request)
}

// Do visits one document.
func (a asking) Do(ctx context.Context, req fetch.Request) (*fetch.Response, error) {
	a.how(&req)
	return a.web.Do(ctx, req)
}

// maxPages bounds how many documents one check of a source visits.
const maxPages = 200

// Read visits a source and reads it. Validators are those of the last
// committed check. A nil snapshot without an error means: not modified.
func Read(ctx context.Context, web Getter, src Source, validators fetch.Validators) (*Snapshot, error) {
	kind, ok := KindByName(src.Kind)
	if !ok {
		return nil, fmt.Errorf("read source %s: unknown kind %q", src.ID, src.Kind)
	}
	if kind.Visit != nil {
		return readUnwebbed(ctx, kind, web, src)
	}
	req, err := kind.first(src)
	if err != nil {
		return nil, err
	}
	if kind.Next == nil {
		// Of several pages the first may be as it was while a later one is not.
		req.Validators = validators
	}
	first, err := web.Do(ctx, req)
	if err != nil {
		return nil, err
	}
	if first.NotModified {
		return nil, nil
	}
	docs, err := kind.rest(ctx, web, src, first)
	if err != nil {
		return nil, err
	}
	snap, err := Reread(src, docs)
	if err != nil {
		return nil, err
	}
	snap.At, snap.Validators, snap.Moved, snap.Asked = first.At, first.Validators, first.Moved, first.Language
	snap.Country = first.Country
	return snap, nil
}

// first is the first request of a check of the source.
func (k Kind) first(src Source) (fetch.Request, error) {
	if k.First == nil {
		return k.request(src, fetch.Request{URL: src.URL}), nil
	}
	req, err := k.First(src)
	if err != nil {
		return req, fmt.Errorf("visit source %s: %w", src.ID, err)
	}
	return k.request(src, req), nil
}

// request fills in what all requests of a source have in common.
func (k Kind) request(src Source, req fetch.Request) fetch.Request {
	req.Documented = k.Robots != "" && (k.Documented == nil || k.Documented(req.URL))
	return src.ask(req)
}

// rest visits the pages after the first one, to the end.
func (k Kind) rest(ctx context.Context, web Getter, src Source, first *fetch.Response) ([]Document, error) {
	docs := []Document{document(first)}
	for k.Next != nil && len(docs) < maxPages {
		req, more := k.Next(src, docs)
		if !more {
			break
		}
		page, err := web.Do(ctx, k.request(src, req))
		if err != nil {
			return nil, err
		}
		docs = append(docs, document(page))
	}
	return docs, nil
}

// readUnwebbed reads a source that is no web page.
func readUnwebbed(ctx context.Context, kind Kind, web Getter, src Source) (*Snapshot, error) {
	docs, err := kind.Visit(ctx, web, src)
	if err != nil {
		return nil, err
	}
	snap, err := Reread(src, docs)
	if err != nil {
		return nil, err
	}
	if now, ok := web.(interface{ Now() time.Time }); ok {
		snap.At = now.Now()
	}
	return snap, nil
}

// Reread reads documents that were kept, with the kind's reader as it is now.
func Reread(src Source, docs []Document) (*Snapshot, error) {
	kind, ok := KindByName(src.Kind)
	if !ok {
		return nil, fmt.Errorf("read source %s: unknown kind %q", src.ID, src.Kind)
	}
	snap, err := kind.Parse(src, docs)
	if errors.Is(err, ErrEmpty) && bare(src, docs, nil) {
		return nil, ErrBare
	}
	if err != nil {
		return nil, err
	}
	snap.Source, snap.URL, snap.Kind = src.ID, src.URL, src.Kind
	snap.Reader, snap.Options, snap.Documents = kind.Reader, src.settings(), docs
	if len(docs) > 0 {
		snap.Final, snap.Bare = docs[0].URL, bare(src, docs, snap.Items)
		if docs[0].Rendered {
			snap.Options += renderedMark
		}
	}
	return &snap, nil
}

func document(r *fetch.Response) Document {
	return Document{URL: r.URL, ContentType: r.ContentType, Body: r.Body, Total: stated(r.Header), Rendered: r.Rendered}
}

// stated is how many things there are in all, as WordPress and GitLab say in a
// header; 0 where an answer does not.
func stated(h http.Header) int {
	for _, name := range []string{"X-Wp-Total", "X-Total"} {
		if n, err := strconv.Atoi(h.Get(name)); err == nil && n > 0 {
			return n
		}
	}
	return 0
}
