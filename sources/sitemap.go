package sources

import (
	"net/url"
	"path"
	"strings"
	"time"

	"keywatch/sources/fetch"
)

func init() {
	register(Kind{
		Name:     "sitemap",
		Mentions: []Topic{TopicLaunches},
		Doc:      "A sitemap or an index of them (XML, news, plain text, packed or not), read as the pages that a site has", Example: "https://www.northwind.example/sitemap.xml",
		Complete: true, Listed: true, Reader: 1, Interval: 24 * time.Hour,
		Fields: []Field{
			{Name: "sections", Doc: "Only pages whose address begins with one of these parts are read", Type: FieldStrings, Example: []string{"customers", "case-studies"}},
		},
		Recognise: recogniseSitemap,
		Claim:     claimSitemap,
		Next:      nextSitemap,
		Parse:     parseSitemap,
	})
}

// maxSitemapURLs bounds the pages that are kept; it is also the most that one
// sitemap may hold (sitemaps.org/protocol.html).
const maxSitemapURLs = 50_000

func claimSitemap(u *url.URL) string {
	name := strings.TrimSuffix(strings.ToLower(path.Base(u.Path)), ".gz")
	if !strings.HasPrefix(name, "sitemap") && !strings.HasSuffix(name, "sitemap.xml") || u.Host == "" {
		return ""
	}
	if ext := path.Ext(name); ext != ".xml" && ext != ".txt" {
		return ""
	}
	clean := *u
	clean.Fragment = ""
	return clean.String()
}

func recogniseSitemap(doc Document) float64 {
	head := string(doc.Body[:min(len(doc.Body), 4<<10)])
	switch {
	case strings.Contains(head, "<urlset"), strings.Contains(head, "<sitemapindex"):
		return 0.95
	case sitemapLines(doc) != nil:
		return 0.4
	}
	return 0
}

// nextSitemap follows an index to its sitemaps, each once, of the same site
// only: an index may not speak for others (sitemaps.org/protocol.html, Location).
func nextSitemap(_ Source, docs []Document) (fetch.Request, bool) {
	// A redirected sitemap has another address than was asked for: the count
	// of those asked keeps it from being asked again.
	asked := sitemapQueue(docs)
	if next := len(docs) - 1; next < len(asked) {
		return fetch.Request{URL: asked[next]}, true
	}
	return fetch.Request{}, false
}

// sitemapQueue lists the sitemaps that the documents so far lead to, in the
// order in which they are visited.
func sitemapQueue(docs []Document) []string {
	var queue []string
	known := map[string]bool{docs[0].URL: true}
	for _, doc := range docs {
		if !sitemapIndex(doc) {
			continue // asked at each page: only indexes are read for it
		}
		m, err := readSitemap(doc)
		if err != nil {
			return nil
		}
		for _, child := range m.children {
			if !known[child] && sitemapSameSite(docs[0].URL, child) {
				known[child] = true
				queue = append(queue, child)
			}
		}
	}
	return queue
}

// sitemapSameSite tells whether two addresses are under one registered domain.
func sitemapSameSite(a, b string) bool {
	x, errX := url.Parse(a)
	y, errY := url.Parse(b)
	if errX != nil || errY != nil || y.Scheme != "https" && y.Scheme != "http" {
		return false
	}
	return SiteOf(x.Hostname()) == SiteOf(y.Hostname())
}

// parseSitemap keys a page by its address. When it was last touched is not
// kept: most sites write the time of the last build there. A news sitemap holds
// two days (developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap):
// beside others it only names what they list, alone what leaves it is not gone.
func parseSitemap(src Source, docs []Document) (Snapshot, error) {
	var pages []sitemapPage
	lasting := map[string]bool{}
	for _, doc := range docs {
		m, err := readSitemap(doc)
		if err != nil {
			return Snapshot{}, err
		}
		for _, p := range m.pages {
			if p.News == nil {
				lasting[p.key()] = true
			}
			pages = append(pages, p)
		}
	}
	wanted := src.Options.Strings("sections")
	titles, of := map[string]string{}, 0
	var items []Item
	seen := map[string]bool{}
	for _, p := range pages {
		if p.News != nil && p.News.Title != "" {
			titles[p.key()] = p.News.Title
		}
		if key := p.key(); key == "" || seen[key] || p.News != nil && len(lasting) > 0 && !lasting[key] || !p.in(wanted) {
			continue
		} else if seen[key] = true; len(items) < maxSitemapURLs {
			items = append(items, p.item())
		}
	}
	for i := range items {
		if title := plain(titles[strings.TrimPrefix(items[i].Key, "listing:")], maxTitle); title != "" {
			items[i].Text, items[i].Fields["name"] = cut(title, maxTypedText), title
		}
	}
	of = len(seen)
	if len(sitemapQueue(docs)) > len(docs)-1 || len(lasting) == 0 && len(items) > 0 {
		of = max(of, len(items)+1) // there is more than was read
	}
	return list(items, of), nil
}
