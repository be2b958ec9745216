package discover

import (
	"context"
	"net/url"
	"strings"

	"keywatch/sources"
)

// readSitemaps hears of the pages that the site's sitemaps name: of an index,
// the sitemaps of pages before those of posts and products.
func (c *crawl) readSitemaps(ctx context.Context) {
	queue := c.web.Sitemaps(c.home.url.String())
	if len(queue) == 0 {
		queue = []string{"/sitemap.xml"}
	}
	asked := map[string]bool{}
	for read := 0; read < maxSitemaps && len(queue) > 0; {
		address := queue[0]
		queue = queue[1:]
		u, err := c.home.url.Parse(address)
		if err != nil || sources.SiteOf(u.Hostname()) != c.site || asked[u.String()] {
			continue
		}
		asked[u.String()] = true
		read++
		resp, err := c.get(ctx, u.String())
		if err != nil {
			continue
		}
		m, err := sources.ReadSitemap(sources.Document{URL: resp.URL, ContentType: resp.ContentType, Body: resp.Body})
		if err != nil {
			continue
		}
		if c.sitemap == "" {
			c.sitemap = u.String()
		}
		for _, s := range m.Sitemaps {
			if promising(s) {
				queue = append([]string{s}, queue...)
			}
		}
		c.hearMapped(m.Pages)
	}
}

// promising tells sitemaps of pages from those of single things.
func promising(address string) bool {
	name := strings.ToLower(address[strings.LastIndexByte(address, '/')+1:])
	if strings.Contains(name, "page") {
		return true // wp-sitemap-posts-page-1.xml
	}
	for _, word := range []string{"post", "product", "tag", "categor", "author", "archive", "image", "video", "news", "article", "user", "attachment", "collection", "blog", "template"} {
		if strings.Contains(name, word) {
			return false
		}
	}
	return true
}

// hearMapped takes the pages of a sitemap as if the front page linked them.
func (c *crawl) hearMapped(list []string) {
	sections := map[string]int{}
	for _, p := range list {
		u, err := url.Parse(strings.TrimSpace(p))
		if err != nil || u.Host == "" || sources.SiteOf(u.Hostname()) != c.site {
			continue
		}
		if parts := segments(u); len(parts) > 1 {
			sections[parts[0]]++
		}
		u = tidy(u)
		if u.RawQuery != "" || len(segments(u)) > 3 || filed().MatchString(u.Path) || len(c.nodes) >= maxNodes {
			continue
		}
		c.node(u, 1).mapped = true
	}
	for section, n := range sections {
		if p, s := c.words.slug(section); s > 0 && n >= 5 && p != placeNone {
			c.sections++
		}
	}
}
