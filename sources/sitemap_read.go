package sources

import (
	"bytes"
	"net/url"
	"path"
	"strings"
	"time"
)

// sitemapDoc is one sitemap: pages, or the sitemaps that an index names.
type sitemapDoc struct {
	pages    []sitemapPage
	children []string
}

// sitemapPage is one <url> (sitemaps.org/protocol.html; news extension of
// google.com/schemas/sitemap-news/0.9).
type sitemapPage struct {
	Loc  string       `xml:"loc"`
	News *sitemapNews `xml:"news"`
}

type sitemapNews struct {
	Title string `xml:"title"`
	At    string `xml:"publication_date"`
}

// readSitemap reads a sitemap, an index or a plain list of addresses. An
// <urlset> without a page is an empty one; anything else is none.
func readSitemap(doc Document) (sitemapDoc, error) {
	if lines := sitemapLines(doc); lines != nil {
		var m sitemapDoc
		for _, line := range lines {
			m.pages = append(m.pages, sitemapPage{Loc: line})
		}
		return m, nil
	}
	if sitemapIndex(doc) {
		var index struct {
			Maps []struct {
				Loc string `xml:"loc"`
			} `xml:"sitemap"`
		}
		if err := readXML(doc, "sitemapindex", &index); err != nil {
			return sitemapDoc{}, err
		}
		var m sitemapDoc
		for _, s := range index.Maps {
			if loc := strings.TrimSpace(s.Loc); loc != "" {
				m.children = append(m.children, loc)
			}
		}
		return m, nil
	}
	var set struct {
		Pages []sitemapPage `xml:"url"`
	}
	if err := readXML(doc, "urlset", &set); err != nil {
		return sitemapDoc{}, err
	}
	return sitemapDoc{pages: set.Pages}, nil
}

// Sitemap is what a sitemap names: pages, or the sitemaps of an index.
type Sitemap struct {
	Pages, Sitemaps []string
}

// ReadSitemap reads a sitemap for who follows it himself. An error says that
// the document is none.
func ReadSitemap(doc Document) (Sitemap, error) {
	m, err := readSitemap(doc)
	if err != nil {
		return Sitemap{}, err
	}
	s := Sitemap{Sitemaps: m.children}
	for _, p := range m.pages {
		s.Pages = append(s.Pages, p.Loc)
	}
	return s, nil
}

// sitemapIndex tells an index by its root, which may stand behind a comment.
func sitemapIndex(doc Document) bool {
	return bytes.Contains(doc.Body[:min(len(doc.Body), 4<<10)], []byte("<sitemapindex"))
}

// sitemapLines are the lines of a sitemap in plain text, nil for a document
// that is anything else: every line is an address.
func sitemapLines(doc Document) []string {
	text := bytes.TrimSpace(bytes.TrimPrefix(doc.Body, []byte("\xEF\xBB\xBF")))
	if !bytes.HasPrefix(text, []byte("http://")) && !bytes.HasPrefix(text, []byte("https://")) {
		return nil
	}
	var lines []string
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if !strings.HasPrefix(line, "http://") && !strings.HasPrefix(line, "https://") || strings.ContainsAny(line, " \t<>") {
			return nil
		}
		lines = append(lines, line)
	}
	return lines
}

// key is a page's address as the same page always has it: "" for none.
func (p sitemapPage) key() string {
	u, err := url.Parse(strings.TrimSpace(p.Loc))
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		return ""
	}
	u.Host, u.Fragment = strings.ToLower(u.Host), ""
	return withoutTracking(u.String())
}

// sitemapLanguages are the codes that sites begin addresses with; others of two
// letters are sections: /hr, /ai.
var sitemapLanguages = wordTable("en de fr es it pt nl pl sv da no nb fi cs hu ro ru uk tr el he ja ko zh th vi id")

// parts are the parts of a page's path, without the language before them.
func (p sitemapPage) parts() []string {
	u, err := url.Parse(strings.TrimSpace(p.Loc))
	if err != nil {
		return nil
	}
	parts := pathParts(u)
	if len(parts) > 1 {
		if code, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(parts[0]), "_", "-"), "-"); sitemapLanguages[code] && len(parts[0]) <= 5 {
			parts = parts[1:]
		}
	}
	return parts
}

// section is the first part of a path in words, where something is below it.
func (p sitemapPage) section() string {
	if parts := p.parts(); len(parts) > 1 {
		return sitemapWords(parts[0])
	}
	return ""
}

// in tells whether a page is in one of the wanted sections; of none, all are.
func (p sitemapPage) in(wanted []string) bool {
	if len(wanted) == 0 {
		return true
	}
	parts := p.parts()
	for _, w := range wanted {
		if len(parts) > 0 && strings.EqualFold(sitemapWords(parts[0]), sitemapWords(strings.Trim(w, "/"))) {
			return true
		}
	}
	return false
}

// item is a page under the name that its address has.
func (p sitemapPage) item() Item {
	key := p.key()
	name := "Home page"
	if parts := p.parts(); len(parts) > 0 {
		name = sitemapWords(parts[len(parts)-1])
	}
	var at time.Time
	if p.News != nil {
		at = stamp(p.News.At)
	}
	it := thing("listing", key, name, key, at, "name", name)
	it.Section = p.section()
	return it
}

// sitemapWords makes words of a part of an address: "acme-raises_20m.html" is
// "Acme raises 20m".
func sitemapWords(slug string) string {
	switch ext := path.Ext(slug); strings.ToLower(ext) {
	case ".html", ".htm", ".php", ".aspx", ".jsp", ".shtml":
		slug = strings.TrimSuffix(slug, ext)
	}
	words := printable(strings.NewReplacer("-", " ", "_", " ", "+", " ").Replace(slug))
	if words == "" {
		return printable(slug)
	}
	first := []rune(words)
	return cut(strings.ToUpper(string(first[:1]))+string(first[1:]), maxTypedText)
}
