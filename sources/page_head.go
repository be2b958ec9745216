package sources

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// pageHead is what a page says of itself to browsers and search engines.
type pageHead struct {
	lang, title, description string
}

// readHead looks at the root element and the head's own children only: a
// selector would search the whole page for them.
func readHead(doc *html.Node) pageHead {
	var h pageHead
	for n := doc.FirstChild; n != nil; n = n.NextSibling {
		if n.DataAtom != atom.Html {
			continue
		}
		h.lang = strings.ToLower(strings.TrimSpace(attribute(n, "lang")))
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom == atom.Head {
				h.read(c)
			}
		}
	}
	return h
}

func (h *pageHead) read(head *html.Node) {
	for c := head.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.DataAtom == atom.Title && c.FirstChild != nil && h.title == "":
			h.title = fold(c.FirstChild.Data)
		case c.DataAtom == atom.Meta && strings.EqualFold(attribute(c, "name"), "description"):
			h.description = fold(attribute(c, "content"))
		}
	}
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// items are the title and the description. They are chrome, since many sites
// turn them with every campaign.
func (h pageHead) items(opts pageOptions) []Item {
	var out []Item
	for _, part := range [...]struct{ tag, text string }{{"title", h.title}, {"meta", h.description}} {
		if text := opts.clean(filled(part.text)); text != "" {
			out = append(out, Item{Type: "block", Text: text, Region: RegionChrome, Tag: part.tag, Marks: "head"})
		}
	}
	return out
}
