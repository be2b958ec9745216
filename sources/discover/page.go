package discover

import (
	"bytes"
	"net/url"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"keywatch/sources"
)

// link is a link of a page.
type link struct {
	to     *url.URL
	text   string // what a reader sees of it, white space folded
	chrome bool   // it stands in the page's frame: menu, header, footer
	part   bool   // it is no link but a frame: a part of the page itself
}

// page is a document as discovery looks at it.
type page struct {
	url       *url.URL
	body      []byte
	lang      string // of the root element, two letters
	title, h1 string
	about     string // meta description
	canonical *url.URL
	others    map[string]bool // keys of copies in other languages
	feeds     []link          // that the head names
	links     []link
	embeds    []*url.URL      // scripts and frames
	kinds     map[string]bool // types that JSON-LD names
	form      string          // words around a field for an address of mail, "" without one
	text      int             // letters of text
}

// maxLinks bounds the links of a page.
const maxLinks = 3000

// readPage reads one HTML document.
func readPage(address string, body []byte) (*page, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	p := &page{url: u, body: body, others: map[string]bool{}, kinds: map[string]bool{}}
	if base, ok := doc.Find("base[href]").First().Attr("href"); ok {
		if b, err := u.Parse(base); err == nil {
			u = b
		}
	}
	lang, _ := doc.Find("html").Attr("lang")
	p.lang = short(lang)
	p.title = folded(doc.Find("title").First().Text())
	p.h1 = folded(doc.Find("h1").First().Text())
	p.about = folded(doc.Find("meta[name=description]").First().AttrOr("content", ""))
	p.readHead(doc, u)
	p.readLinks(doc, u)
	p.readScripts(doc, u)
	p.readForm(doc)
	body2 := doc.Find("body")
	body2.Find("script,style,noscript,template").Remove()
	p.text = len(strings.Join(strings.Fields(body2.Text()), ""))
	return p, nil
}

// short is a language's two letters.
func short(lang string) string {
	lang, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(lang)), "-")
	return lang
}

func folded(text string) string { return strings.Join(strings.Fields(text), " ") }

func (p *page) readHead(doc *goquery.Document, base *url.URL) {
	doc.Find("link[rel][href]").Each(func(_ int, s *goquery.Selection) {
		rel, href, kind := strings.ToLower(s.AttrOr("rel", "")), s.AttrOr("href", ""), strings.ToLower(s.AttrOr("type", ""))
		to, err := base.Parse(strings.TrimSpace(href))
		if err != nil || href == "" {
			return
		}
		switch lang, copied := s.Attr("hreflang"); {
		case rel == "canonical":
			p.canonical = tidy(to)
		case rel == "alternate" && copied:
			if l := short(lang); l != "x" && l != p.lang {
				p.others[same(tidy(to))] = true
			}
		case strings.Contains(rel, "alternate") && (strings.Contains(kind, "rss") || strings.Contains(kind, "atom") || strings.Contains(kind, "feed+json")):
			p.feeds = append(p.feeds, link{to: to, text: folded(s.AttrOr("title", ""))})
		}
	})
}

// frames are the elements and marks of what is on every page.
const frames = `header,footer,nav,[role=navigation],[role=banner],[role=contentinfo],[class*=footer],[class*=Footer],[class*=navbar],[class*=menu],[class*=Menu],[id*=footer],[id*=nav],[id*=menu]`

func (p *page) readLinks(doc *goquery.Document, base *url.URL) {
	framed := map[*html.Node]bool{}
	doc.Find(frames).Each(func(_ int, s *goquery.Selection) {
		if name := goquery.NodeName(s); name != "body" && name != "html" && name != "main" {
			framed[s.Nodes[0]] = true
		}
	})
	doc.Find("a[href],area[href],[data-href],[data-url],frame[src]").EachWithBreak(func(_ int, s *goquery.Selection) bool {
		href := s.AttrOr("href", s.AttrOr("data-href", s.AttrOr("data-url", s.AttrOr("src", ""))))
		to, err := base.Parse(strings.TrimSpace(href))
		if err != nil || href == "" || strings.HasPrefix(href, "#") {
			return true
		}
		if to.Scheme != "http" && to.Scheme != "https" && to.Scheme != "webcal" {
			return true
		}
		l := link{to: to, text: wordsOf(s)}
		l.part = goquery.NodeName(s) == "frame"
		for n := s.Nodes[0]; n != nil; n = n.Parent {
			if framed[n] {
				l.chrome = true
			}
		}
		p.links = append(p.links, l)
		return len(p.links) < maxLinks
	})
}

// wordsOf is what a link says: its text or, of a picture, what it shows.
func wordsOf(s *goquery.Selection) string {
	if text := folded(s.Text()); text != "" {
		return text
	}
	for _, name := range []string{"aria-label", "title"} {
		if text := folded(s.AttrOr(name, "")); text != "" {
			return text
		}
	}
	return folded(s.Find("img[alt]").First().AttrOr("alt", ""))
}

// stated finds addresses in the state that scripts build a menu of.
var stated = sources.LazyPattern(`"(?:href|url|path|to|link|slug)"\s*:\s*"(/[a-zA-Z][^"\\?#]{1,80})"`)

// labelled finds the label that stands before such an address.
var labelled = sources.LazyPattern(`"(?:label|title|name|text)"\s*:\s*"([^"\\]{2,60})"\s*,\s*"(?:href|url|path|to|link|slug)"\s*:\s*"(/[a-zA-Z][^"\\?#]{1,80})"`)

func (p *page) readScripts(doc *goquery.Document, base *url.URL) {
	doc.Find("script,iframe[src],embed[src]").Each(func(_ int, s *goquery.Selection) {
		if src := s.AttrOr("src", s.AttrOr("data-src", "")); src != "" {
			if to, err := base.Parse(strings.TrimSpace(src)); err == nil {
				p.embeds = append(p.embeds, to)
			}
			return
		}
		text := s.Text()
		switch kind := strings.ToLower(s.AttrOr("type", "")); kind {
		case "application/ld+json":
			for _, m := range typed().FindAllStringSubmatch(text, 50) {
				p.kinds[m[1]] = true
			}
			for _, m := range sameAs().FindAllString(text, 20) {
				p.claimText(m)
			}
		case "application/json":
			p.readState(text, base)
		}
	})
}

var (
	typed  = sources.LazyPattern(`"@type"\s*:\s*\[?\s*"([A-Za-z]+)"`)
	sameAs = sources.LazyPattern(`https?://[^\s"'\\<>]{8,200}`)
)

// claimText takes an address of structured data as a link of the frame: sameAs
// names the company's own accounts.
func (p *page) claimText(address string) {
	if to, err := url.Parse(address); err == nil && len(p.links) < maxLinks {
		p.links = append(p.links, link{to: to, chrome: true})
	}
}

func (p *page) readState(text string, base *url.URL) {
	known := map[string]bool{}
	add := func(address, label string) {
		if to, err := base.Parse(address); err == nil && !known[address] && len(p.links) < maxLinks {
			known[address] = true
			p.links = append(p.links, link{to: to, text: folded(label), chrome: label != ""})
		}
	}
	for _, m := range labelled().FindAllStringSubmatch(text, 200) {
		add(m[2], m[1])
	}
	for _, m := range stated().FindAllStringSubmatch(text, 200) {
		add(m[1], "")
	}
}

// readForm looks for a field where one leaves an address to be written to.
func (p *page) readForm(doc *goquery.Document) {
	doc.Find("form").EachWithBreak(func(_ int, s *goquery.Selection) bool {
		if s.Find("input[type=email],input[name*=email],input[name*=EMAIL]").Length() == 0 || s.Find("input[type=password]").Length() > 0 {
			return true
		}
		p.form = folded(s.Text() + " " + s.AttrOr("action", "") + " " + s.AttrOr("id", "") + " " + s.AttrOr("class", "") + " " + s.Parent().Text())
		return !newsletterWords().MatchString(p.form)
	})
}

var newsletterWords = sources.LazyPattern(`(?i)newsletter|infolettre|bolet[ií]n|rundbrief|mailing list|the .{0,20}letter\b|subscri|abonn|suscr[ií]b`)
