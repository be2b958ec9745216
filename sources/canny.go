package sources

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"keywatch/sources/fetch"
)

func init() {
	register(Kind{
		Name: "canny", Doc: "A changelog at Canny, read as its entries", Example: "https://northwind.canny.io/changelog",
		Place: PlaceChangelog, Reader: 1, Interval: 6 * time.Hour,
		Discloses: "to the company's changelog at canny.io: that it is read",
		Recognise: recogniseCanny,
		Claim:     claimCanny,
		First:     firstCanny,
		Parse:     parseCanny,
	})
}

// claimCanny knows a company's boards by their host; its changelog stands beside
// them, where it keeps one. Canny's own is nobody's.
func claimCanny(u *url.URL) string {
	token := hostToken(u, "canny.io")
	switch token {
	case "", "feedback", "help", "developers", "status", "widget", "assets", "cdn", "blog":
		return ""
	}
	return "https://" + token + ".canny.io/changelog"
}

func firstCanny(src Source) (fetch.Request, error) {
	u, err := url.Parse(src.URL)
	if err != nil || u.Host == "" {
		return fetch.Request{}, fmt.Errorf("read address %q: no changelog's", src.URL)
	}
	return fetch.Request{URL: u.Scheme + "://" + u.Host + "/changelog"}, nil // a link to one entry leads to all
}

func recogniseCanny(doc Document) float64 {
	if bytes.Contains(doc.Body, []byte("canny")) && bytes.Contains(doc.Body, []byte(`href="/changelog/`)) {
		return 0.8
	}
	return 0
}

// cannyNone are the words of a changelog without an entry.
var cannyNone = LazyPattern(`(?i)\b(?:no|any) (?:changelog )?(?:entries|updates|posts)\b|nothing (?:here|published) yet`)

// parseCanny reads an entry from each link to /changelog/SLUG: its name from
// the link, its text from the paragraphs around it, and no more, since beside
// them stand counts of likes. Only the newest entries stand in the page; the
// others come with a script, which a window does without.
func parseCanny(_ Source, docs []Document) (Snapshot, error) {
	doc := docs[0]
	if !bytes.Contains(bytes.ToLower(doc.Body), []byte("canny")) || !looksLikeHTML(doc.Body) {
		return Snapshot{}, wrongShape(doc, "this is no page of Canny")
	}
	root, err := html.Parse(bytes.NewReader(doc.Body))
	if err != nil {
		return Snapshot{}, wrongShape(doc, "this is no HTML: %v", err)
	}
	base, err := url.Parse(doc.URL)
	if err != nil {
		base = &url.URL{}
	}
	named := map[string]*html.Node{} // the link of an entry with the longest text
	var order []string
	for n := range root.Descendants() {
		slug := cannySlug(base, n)
		if slug == "" {
			continue
		}
		if named[slug] == nil {
			order = append(order, slug)
		}
		if named[slug] == nil || len(cannyPlain(n)) > len(cannyPlain(named[slug])) {
			named[slug] = n
		}
	}
	if len(order) == 0 && (!strings.Contains(base.Path, "changelog") || !cannyNone().MatchString(cannyPlain(root))) {
		return Snapshot{}, wrongShape(doc, "the page has no entry of a changelog, and does not say that there is none")
	}
	head := readHead(root)
	var items []Item
	for _, slug := range order {
		title := cannyPlain(named[slug])
		if title == "" {
			continue
		}
		box := cannyBox(base, named[slug], slug)
		items = append(items, entryOf(slug, title, cannyText(box, title), base.Scheme+"://"+base.Host+"/changelog/"+slug, cannyDate(box, head.lang)))
	}
	snap := list(items, 0)
	snap.Lang, snap.Title = head.lang, head.title
	return snap, nil
}

// cannySlug is the entry that a link leads to, "" for other elements.
func cannySlug(base *url.URL, n *html.Node) string {
	if n.DataAtom != atom.A {
		return ""
	}
	ref, err := url.Parse(attribute(n, "href"))
	if err != nil {
		return ""
	}
	u := base.ResolveReference(ref)
	if parts := pathParts(u); strings.EqualFold(u.Host, base.Host) && len(parts) == 2 && parts[0] == "changelog" && u.Query().Get("labels") == "" {
		return parts[1]
	}
	return ""
}

// cannyBox is the widest element around an entry's link that has no other
// entry's in it.
func cannyBox(base *url.URL, link *html.Node, slug string) *html.Node {
	box := link
	for up := link.Parent; up != nil && up.DataAtom != atom.Body; up = up.Parent {
		for n := range up.Descendants() {
			if other := cannySlug(base, n); other != "" && other != slug {
				return box
			}
		}
		box = up
	}
	return box
}

// cannyText joins the paragraphs, headings and list items of an entry.
func cannyText(box *html.Node, title string) string {
	var parts []string
	for n := range box.Descendants() {
		switch n.DataAtom {
		case atom.P, atom.Li, atom.H3, atom.H4, atom.Blockquote:
			if text := cannyPlain(n); text != "" && text != title && !cannyInside(n, atom.Li, atom.Blockquote) {
				parts = append(parts, text)
			}
		}
	}
	return cutRunes(strings.Join(parts, " "), maxText)
}

// cannyInside tells whether an element stands in one of some kinds.
func cannyInside(n *html.Node, kinds ...atom.Atom) bool {
	for up := range n.Ancestors() {
		for _, k := range kinds {
			if up.DataAtom == k {
				return true
			}
		}
	}
	return false
}

// cannyDate is the first time or date of an entry that stands by itself.
func cannyDate(box *html.Node, lang string) time.Time {
	for n := range box.Descendants() {
		if n.DataAtom == atom.Time && attribute(n, "datetime") != "" {
			return stamp(attribute(n, "datetime"))
		}
		if n.Type == html.TextNode && len(n.Data) < maxBare {
			if d, ok := findDate(fold(n.Data), lang); ok && d.day > 0 && onlyDate(fold(n.Data), d) {
				return d.at()
			}
		}
	}
	return time.Time{}
}

// cannyPlain is all text of an element but scripts and styles, white space folded.
func cannyPlain(n *html.Node) string {
	var b folder
	for c := range n.Descendants() {
		if c.Type == html.TextNode && !cannyInside(c, atom.Script, atom.Style, atom.Template) {
			b.write(c.Data + " ")
		}
	}
	return b.take()
}
