package sources

import (
	"bytes"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

func init() {
	register(Kind{
		Name:     "page",
		Doc:      "A web page, read as text blocks with their headings",
		Example:  "https://www.northwind.example/pricing",
		Complete: true,
		Reader:   3,
		Interval: 12 * time.Hour,
		Fields: []Field{
			{Name: "include", Doc: "CSS selectors: only what stands inside is read", Type: FieldSelectors, Example: []string{"main"}},
			{Name: "exclude", Doc: "CSS selectors: what stands inside is not read", Type: FieldSelectors, Example: []string{".testimonials"}},
			{Name: "ignore", Doc: "RE2 patterns: text that matches is taken out before comparing", Type: FieldPatterns, Example: []string{`[0-9,]+ people viewing`}},
			renderField,
		},
		Recognise: recognisePage,
		Parse:     parsePage,
	})
}

// recognisePage is low for any HTML, so that a kind that knows more wins.
func recognisePage(doc Document) float64 {
	head := bytes.ToLower(doc.Body[:min(len(doc.Body), 1024)])
	switch {
	case bytes.Contains(head, []byte("<html")), bytes.Contains(head, []byte("<!doctype html")):
		return 0.3
	case strings.Contains(doc.ContentType, "html"):
		return 0.2
	}
	return 0
}

// pageOptions are a source's options, compiled once per Parse.
type pageOptions struct {
	include, exclude []cascadia.Selector
	ignore           []*regexp.Regexp
}

func compilePage(o Options) (pageOptions, error) {
	var p pageOptions
	var err error
	if p.include, err = selectors(o, "include"); err != nil {
		return p, err
	}
	if p.exclude, err = selectors(o, "exclude"); err != nil {
		return p, err
	}
	for _, text := range o.Strings("ignore") {
		re, err := regexp.Compile(text)
		if err != nil {
			return p, fmt.Errorf("compile ignore pattern %q: %w", text, err)
		}
		p.ignore = append(p.ignore, re)
	}
	return p, nil
}

func selectors(o Options, name string) ([]cascadia.Selector, error) {
	var out []cascadia.Selector
	for _, text := range o.Strings(name) {
		sel, err := cascadia.Compile(text)
		if err != nil {
			return nil, fmt.Errorf("compile %s selector %q: %w", name, text, err)
		}
		out = append(out, sel)
	}
	return out, nil
}

// parsePage reads one HTML document as its ordered text blocks.
func parsePage(src Source, docs []Document) (Snapshot, error) {
	if len(docs) == 0 {
		return Snapshot{}, ErrEmpty
	}
	opts, err := compilePage(src.Options)
	if err != nil {
		return Snapshot{}, err
	}
	// x/net/html refuses more than 512 nested elements: the walk below may recurse.
	root, err := html.Parse(bytes.NewReader(docs[0].Body))
	if err != nil {
		return Snapshot{}, fmt.Errorf("parse page %s: %w", docs[0].URL, err)
	}
	doc := goquery.NewDocumentFromNode(root)
	base, err := url.Parse(docs[0].URL)
	if err != nil {
		base = &url.URL{}
	}
	skip := excluded(doc, opts.exclude)
	w := newWalker(base, opts, skip)
	for _, top := range included(doc, root, opts.include) {
		w.walk(top, w.top())
		w.flush()
	}
	items := w.items()
	if len(items) == 0 {
		return Snapshot{}, ErrEmpty
	}
	head := readHead(root)
	if len(opts.include) == 0 {
		items = append(head.items(opts), items...)
	}
	snap := Snapshot{Items: keyed(items), Read: len(items), Lang: head.lang, Title: head.title}
	if len(opts.include) == 0 {
		place := src.Place
		if place == PlaceUnknown {
			place = PlaceOf(docs[0].URL, head.title)
		}
		snap.Items = append(snap.Items, thingsOf(root, base, place, snap, skip)...)
	}
	return snap, nil
}

// thingsOf reads what a page names as things: price plans, people, logos, jobs,
// releases, events, its headline. They stand behind the text; what is excluded
// names nothing. The tree is not used afterwards.
func thingsOf(root *html.Node, base *url.URL, place Place, snap Snapshot, skip map[*html.Node]bool) []Item {
	for n := range skip {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
	return append(planItems(plansOf(root, base, snap.Lang)), typedOf(root, base, place, snap.Items, snap.Lang)...)
}

func excluded(doc *goquery.Document, groups []cascadia.Selector) map[*html.Node]bool {
	if len(groups) == 0 {
		return nil
	}
	out := map[*html.Node]bool{}
	for _, g := range groups {
		for _, n := range doc.FindMatcher(g).Nodes {
			out[n] = true
		}
	}
	return out
}

// included gives the subtrees to walk, in document order and none inside another.
func included(doc *goquery.Document, root *html.Node, groups []cascadia.Selector) []*html.Node {
	if len(groups) == 0 {
		return []*html.Node{root}
	}
	wanted := map[*html.Node]bool{}
	for _, g := range groups {
		for _, n := range doc.FindMatcher(g).Nodes {
			wanted[n] = true
		}
	}
	var out []*html.Node
	var find func(*html.Node)
	find = func(n *html.Node) {
		if wanted[n] {
			out = append(out, n)
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			find(c)
		}
	}
	find(root)
	return out
}

// clean takes out what the ignore patterns match.
func (o pageOptions) clean(text string) string {
	if len(o.ignore) == 0 {
		return text
	}
	for _, re := range o.ignore {
		text = re.ReplaceAllString(text, "")
	}
	return fold(text)
}
