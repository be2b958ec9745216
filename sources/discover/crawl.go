package discover

import (
	"net/url"
	"strings"

	"keywatch/sources"
)

// node is an address of the site that was heard of.
type node struct {
	url    *url.URL
	depth  int
	texts  map[string]int // what links to it say, and how often
	chrome int            // links to it from the frame of pages
	linked
	mapped bool // a sitemap names it
	part   bool // a frame of the front page
	seen   bool
	page   *page // nil until it was read, and where it could not be
	// What promise says, until another link is heard of.
	judged bool
	place  sources.Place
	sign   int
}

// node finds or makes the node of an address.
func (c *crawl) node(u *url.URL, depth int) *node {
	key := same(u)
	n := c.nodes[key]
	if n == nil {
		n = &node{url: u, depth: depth, texts: map[string]int{}}
		c.nodes[key] = n
		c.order = append(c.order, n)
	}
	n.depth = min(n.depth, depth)
	return n
}

// maxNodes bounds the addresses that are remembered of a site.
const maxNodes = 5000

// take hears of what a page links to.
func (c *crawl) take(p *page, n *node) {
	for key := range p.others {
		c.dead[key] = true
	}
	if n.depth == 0 {
		delete(c.dead, same(p.url))
	}
	where, _ := c.promise(n)
	for _, f := range p.feeds {
		c.hearFeed(f, p, where)
	}
	for _, l := range p.links {
		c.hear(l, p, n, where)
	}
	for _, to := range p.embeds {
		c.claim(link{to: to, chrome: where == sources.PlaceCareers}, n, where)
	}
	for _, face := range sources.FaceOf(sources.Document{URL: p.url.String(), ContentType: "text/html", Body: p.body}) {
		c.face(face)
	}
}

// hear takes one link.
func (c *crawl) hear(l link, p *page, from *node, where sources.Place) {
	if feedLike(l) && c.hearFeed(l, p, where) {
		return
	}
	if c.claim(l, from, where) && sources.SiteOf(l.to.Hostname()) != c.site {
		return
	}
	if l.to.Scheme == "webcal" {
		return
	}
	u := c.homely(tidy(l.to))
	if sources.SiteOf(u.Hostname()) != c.site || filed().MatchString(u.Path) || len(u.String()) > 300 {
		return
	}
	if u.RawQuery != "" && !(byNumber(u) && (from.depth == 0 || l.chrome)) {
		return // facets, calendars and pages of lists: the list itself is linked without
	}
	if c.nodes[same(u)] == nil && (from.depth >= maxDepth || len(c.nodes) >= maxNodes) {
		return
	}
	n := c.node(u, from.depth+1)
	if l.part {
		n.part, n.depth = true, from.depth
	}
	if l.text != "" && len(l.text) <= 80 {
		n.texts[l.text]++
		n.judged = false
	}
	if l.chrome {
		n.chrome++
	}
	n.by(from)
}

// linked is where something is linked from.
type linked struct {
	pages int   // that link it
	from  *node // the last of them
}

// by counts a page that links it; its links come one after the other.
func (l *linked) by(from *node) {
	if l.from != from {
		l.from = from
		l.pages++
	}
}

// framed tells of what the frame of pages links, whether it is marked as one or
// stands on most pages.
func (c *crawl) framed(n *node) bool { return n.chrome > 0 || c.everywhere(n.pages) }

// everywhere tells of what stands on so many pages that it is part of the frame.
func (c *crawl) everywhere(pages int) bool { return pages >= 4 && 2*pages >= len(c.read) }

// homely moves an address to the host of the front page, where its own differs
// by www alone: one site has one robots.txt.
func (c *crawl) homely(u *url.URL) *url.URL {
	if u.Host != c.home.url.Host && strings.TrimPrefix(u.Host, "www.") == strings.TrimPrefix(c.home.url.Host, "www.") {
		u.Host, u.Scheme = c.home.url.Host, c.home.url.Scheme
	}
	return u
}

// next is the most promising address that was not visited yet; nil when none
// promises anything.
func (c *crawl) next() *node {
	var best *node
	top := 0
	for _, n := range c.order {
		if n.seen || n.depth > maxDepth || c.copied(n.url) {
			continue
		}
		if v := c.value(n); v > top {
			best, top = n, v
		}
	}
	return best
}

// value is what a visit promises; 0 for nothing.
func (c *crawl) value(n *node) int {
	place, sign := c.promise(n)
	if n.part {
		return 60
	}
	if place == placeNone {
		return 0
	}
	v := 0
	switch {
	case place == "":
		// The front pages of the company's other hosts are few and tell much.
		if len(segments(n.url)) == 0 && n.depth > 0 && subHost(n.url, c.site) != "" && !private(n.url, c.site) {
			v = 20
		}
		// What the menu names in words of its own may be anything.
		if v == 0 && n.depth == 1 && len(segments(n.url)) <= 2 && len(segments(n.url)) > 0 && !c.single(n.url) && !wordy(n.url) {
			switch {
			case c.framed(n):
				v = 6
			case n.mapped || len(n.texts) > 0:
				v = 4
			}
		}
		// So may what the menu of another host of the company's names.
		if v == 0 && n.depth == 2 && n.from != nil && len(segments(n.from.url)) == 0 && len(segments(n.url)) == 1 && !wordy(n.url) && n.from.url.Host == n.url.Host {
			v = 6
		}
		// What hangs below a page about security or the law may be who else has
		// the data, and what is agreed.
		if v == 0 && n.depth == 2 && n.from != nil && !wordy(n.url) {
			if above, sign := c.promise(n.from); sign >= namesBeside && (above == sources.PlaceTrust || above == sources.PlaceTerms) {
				v = 8
			}
		}
	case place == placeHub:
		v = 12 + 2*sign
	case place == placeAbout:
		v = 16 + 2*sign
	default:
		v = 10 + 8*sign - 12*c.taken(place)
	}
	if v <= 0 {
		return 0
	}
	return max(1, v+min(n.chrome, 3)*2-3*max(0, len(segments(n.url))-1)-2*n.depth)
}

// wordy tells of an address that is a headline: an article's.
func wordy(u *url.URL) bool {
	parts := segments(u)
	return len(parts) > 0 && strings.Count(parts[len(parts)-1], "-") > 4
}

// taken is how many pages were read that plainly are of a place.
func (c *crawl) taken(place sources.Place) int {
	count := 0
	for _, n := range c.read {
		if p, sign := c.promise(n); p == place && sign >= namesWhole {
			count++
		}
	}
	return min(count, 2)
}

// copied tells of an address in another language than the front page's, and of
// later pages of a list.
func (c *crawl) copied(u *url.URL) bool {
	if c.dead[same(u)] || leafed().MatchString(u.Path) {
		return true
	}
	lang := c.home.lang
	first := ""
	if parts := segments(u); len(parts) > 0 {
		first, _, _ = strings.Cut(parts[0], "-")
	}
	own := ""
	if parts := segments(c.home.url); len(parts) > 0 {
		own = parts[0]
	}
	if languages[first] && first != lang && first != own && (own == "" || !strings.HasPrefix(own, first)) {
		return true
	}
	return languages[subHost(u, c.site)] && subHost(u, c.site) != lang && subHost(u, c.site) != subHost(c.home.url, c.site)
}

var languages = setOf(`en de fr es it pt nl sv da no nb fi pl cs ja zh ko ru tr ar he uk`)

// private tells of hosts where people work or sign in.
func private(u *url.URL, site string) bool {
	first, _, _ := strings.Cut(subHost(u, site), ".")
	return privateHosts[first]
}

var privateHosts = setOf(`app login my account accounts id sso auth portal mail webmail smtp cdn static assets img images media-cdn api dashboard console admin
	secure checkout pay go click links track staging dev test beta sandbox intranet vpn git ftp mein konto compte espace cuenta kunden-login partner-login try trial get lp info pages`)
