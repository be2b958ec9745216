package sources

import (
	"bytes"
	"encoding/json"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// linkedPage is a page as the kinds see it that read a list out of its JSON-LD.
type linkedPage struct {
	doc    Document
	root   *html.Node
	base   *url.URL
	nodes  []linkedNode
	broken []string // scripts that are no JSON
	over   bool     // there is more of it than is read
	lang   string
	title  string
}

// readLinkedPage reads a page's JSON-LD (json-ld.org, schema.org). A page that
// breaks off could have told of more, and is none.
func readLinkedPage(doc Document) (*linkedPage, error) {
	lower := bytes.ToLower(doc.Body)
	switch {
	case len(bytes.TrimSpace(doc.Body)) == 0:
		return nil, wrongShape(doc, "the answer is empty, and no web page")
	case !bytes.Contains(lower, []byte("<script")) && !bytes.Contains(lower, []byte("<html")):
		return nil, wrongShape(doc, "this is no web page")
	case bytes.LastIndex(lower, []byte("<script")) > bytes.LastIndex(lower, []byte("</script")):
		return nil, wrongShape(doc, "the page ends inside a script")
	case bytes.Contains(lower, []byte("<body")) && !bytes.Contains(lower, []byte("</body")) && !bytes.Contains(lower, []byte("</html")):
		return nil, wrongShape(doc, "the page breaks off: neither its body nor its html is closed")
	}
	root, err := html.Parse(bytes.NewReader(doc.Body))
	if err != nil {
		return nil, wrongShape(doc, "this is no HTML: %v", err)
	}
	base, err := url.Parse(doc.URL)
	if err != nil {
		base = &url.URL{}
	}
	head := readHead(root)
	p := &linkedPage{doc: doc, root: root, base: base, lang: head.lang, title: head.title}
	scripts := linkedScripts(root)
	p.nodes = linkedData(scripts)
	size := 0
	for _, s := range scripts {
		text := strings.TrimSuffix(strings.TrimSpace(s.FirstChild.Data), ";")
		size += len(text)
		if text != "" && !json.Valid([]byte(text)) {
			p.broken = append(p.broken, text)
		}
	}
	p.over = size > maxLinkedBytes || len(p.nodes) >= maxLinkedNodes
	return p, nil
}

// linkedScripts are the page's scripts of JSON-LD that have something in them.
func linkedScripts(root *html.Node) []*html.Node {
	var list []*html.Node
	for n := range root.Descendants() {
		mediaType, _, _ := strings.Cut(attribute(n, "type"), ";")
		if n.DataAtom == atom.Script && n.FirstChild != nil && strings.EqualFold(strings.TrimSpace(mediaType), "application/ld+json") {
			list = append(list, n)
		}
	}
	return list
}

// of are the nodes that a kind reads, none of them under what speaks of others:
// who wrote a page, who praised a product.
func (p *linkedPage) of(fits func(linkedNode) bool) []linkedNode {
	return slices.DeleteFunc(slices.Clone(p.nodes), func(n linkedNode) bool { return voices[n.under] || !fits(n) })
}

// missing says that the page could not be read for want of its markup, or nil
// when the page says itself that it has nothing: an ItemList of schema.org that
// counts none.
func (p *linkedPage) missing(what string) error {
	for _, n := range p.nodes {
		if !n.is("ItemList", "OfferCatalog", "ListItem") {
			continue
		}
		elements, isList := n.props["itemListElement"].([]any)
		count := n.props["numberOfItems"]
		if isList && len(elements) == 0 || !isList && (count == 0.0 || count == "0") {
			return nil
		}
	}
	return wrongShape(p.doc, "the page has no %s as JSON-LD, and no ItemList that says there is none", what)
}

// whole says that no script of the page which is no JSON has one of the words:
// a list with a part that cannot be read is no whole list.
func (p *linkedPage) whole(words ...string) error {
	for _, text := range p.broken {
		for _, w := range words {
			if strings.Contains(text, w) {
				return wrongShape(p.doc, "a script of JSON-LD with %q in it is no JSON", w)
			}
		}
	}
	return nil
}

// list is the snapshot of what was read. What the bounds of JSON-LD left out
// is at least one more, so that nothing is taken for gone.
func (p *linkedPage) list(items []Item) Snapshot {
	snap := list(items, 0)
	if p.over {
		snap.Of = snap.Read + 1
	}
	snap.Lang, snap.Title = p.lang, p.title
	return snap
}

// link is a property that is an address, absolute and without tracking.
func (p *linkedPage) link(n linkedNode, keys ...string) string {
	for _, key := range keys {
		ref, ok := n.props[key].(string)
		if !ok {
			ref, _ = n.node(key).props["@id"].(string)
		}
		u, err := url.Parse(strings.TrimSpace(ref))
		if err != nil || ref == "" {
			continue
		}
		if abs := p.base.ResolveReference(u); abs.Scheme == "https" || abs.Scheme == "http" {
			return withoutTracking(abs.String())
		}
	}
	return ""
}

// recogniseLinked is a little surer than page of a page with JSON-LD of some
// types: what a page shows beside them is often worth more.
func recogniseLinked(sure float64, kinds ...string) func(Document) float64 {
	return func(doc Document) float64 {
		if !bytes.Contains(doc.Body, []byte("application/ld+json")) {
			return 0
		}
		for _, k := range kinds {
			if bytes.Contains(doc.Body, []byte(`"`+k+`"`)) || bytes.Contains(doc.Body, []byte("schema.org/"+k+`"`)) {
				return sure
			}
		}
		return 0
	}
}
