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
	pages  int            // that link to it
	from   *node          // the last of them
	mapped bool           // a sitemap names it
	part   bool           // a frame of the front page
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
	if n.from != from {
		n.from = from
		n.pages++
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

// promise tells what a page is by what is known without it: the words of its
// links, its path, its host. It is kept, since every visit weighs all addresses.
func (c *crawl) promise(n *node) (sources.Place, int) {
	if !n.judged {
		n.place, n.sign = c.foresee(n)
		n.judged = true
	}
	return n.place, n.sign
}

func (c *crawl) foresee(n *node) (sources.Place, int) {
	slug, slugSign := c.byPath(n.url)
	if slug == placeNone && slugSign == namesWhole {
		return placeNone, namesWhole
	}
	if slugSign == otherwise {
		return "", 0
	}
	votes := map[sources.Place]int{}
	for text := range n.texts {
		if p, s := c.words.place(text); s > 0 {
			votes[p] = max(votes[p], s)
		}
	}
	if slugSign > 0 {
		if votes[slug] > 0 {
			return slug, min(namesWhole, slugSign+votes[slug])
		}
		if slugSign == namesWhole {
			return slug, slugSign
		}
	}
	if c.single(n.url) {
		return "", 0
	}
	best, sign := slug, slugSign
	for _, row := range phrases { // in the table's order, so that ties are settled alike
		if s := votes[row.place]; s > sign {
			best, sign = row.place, s
		}
	}
	if best == placeNone && sign < namesWhole {
		return "", 0
	}
	if best == "" {
		return c.hinted(n)
	}
	return best, sign
}

// hinted takes an address for what the words of its links speak of, where that
// is one thing.
func (c *crawl) hinted(n *node) (sources.Place, int) {
	var best sources.Place
	for text := range n.texts {
		if len(strings.Fields(text)) > 6 {
			continue
		}
		for place, w := range c.lexicon.weigh(text) {
			if w.top < cueNames {
				continue
			}
			if best != "" && best != place {
				return "", 0
			}
			best = place
		}
	}
	if best == "" {
		return "", 0
	}
	return best, namesFar
}

// lists are places whose pages hold single things: what stands under them is
// one of those, unless its own name says otherwise.
var lists = map[sources.Place]bool{
	sources.PlaceBlog: true, sources.PlaceNewsroom: true, sources.PlaceEvents: true, sources.PlaceCareers: true, sources.PlaceCustomers: true,
	sources.PlaceIntegrations: true, sources.PlaceChangelog: true, placePodcast: true, placeNewsletter: true,
}

// postings are parts of paths below which articles stand.
var postings = setOf(`post posts p articulo articulos article entry entries story archives archive recipes products product-page item items collections`)

// dated are paths with a year and a month or more below it: an article's.
var dated = sources.LazyPattern(`/(19|20)\d\d/([01]?\d/|[^/]+)`)

// leafed are later pages of a list.
var leafed = sources.LazyPattern(`(?i)[/-](page|seite|pagina|p)[-/]?\d+/?$`)

// single tells of a page of one thing of a list: an article, an opening.
func (c *crawl) single(u *url.URL) bool {
	if dated().MatchString(u.Path) {
		return true
	}
	parts := segments(u)
	for i, part := range parts {
		if part == "blogs" && i == len(parts)-2 {
			return false // a shop has several, each a list
		}
		if i < len(parts)-1 && postings[part] || i < len(parts)-2 && part == "blogs" {
			return true
		}
		if p, s := c.words.slug(part); s == namesWhole && i < len(parts)-1 && (lists[p] || p == placeNone) {
			return true
		}
	}
	return false
}

// otherwise is the sign of a path that means something else by its word than
// a place: events of an interface, below its documentation.
const otherwise = -1

// byPath tells a place from an address.
func (c *crawl) byPath(u *url.URL) (sources.Place, int) {
	parts := segments(u)
	if len(parts) > 0 && languages[strings.SplitN(parts[0], "-", 2)[0]] && len(parts[0]) <= 5 {
		parts = parts[1:]
	}
	if len(parts) > 3 {
		return "", 0
	}
	host := subHost(u, c.site)
	hostPlace, hostSign := c.words.place(strings.ReplaceAll(host, "-", " "))
	if host == "" {
		hostSign = 0
	}
	if len(parts) == 0 {
		if hostSign == namesWhole {
			return hostPlace, hostSign
		}
		return "", 0
	}
	place, sign := c.words.slug(parts[len(parts)-1])
	if sign == 0 && len(parts) == 2 && parts[0] == "blogs" {
		return sources.PlaceBlog, namesBeside // a shop has several, each with a name
	}
	if sign == 0 {
		return "", 0
	}
	if len(parts) > 1 {
		// "/media/releases" are press releases.
		if both, s := c.words.place(parts[len(parts)-2] + " " + parts[len(parts)-1]); s == namesWhole && both != place {
			return both, s
		}
	}
	for _, part := range parts[:len(parts)-1] {
		if above, s := c.words.slug(part); s == namesWhole && !under(above, place) {
			return "", otherwise
		}
	}
	if hostSign == namesWhole && !under(hostPlace, place) {
		return "", otherwise
	}
	return place, sign
}

// under tells whether a page is of the place of its name below one of another:
// release notes are such below the documentation, too, while events there are
// of programs.
func under(above, place sources.Place) bool {
	if above == place || place == placeNone {
		return true
	}
	switch above {
	case placeHub, placeAbout, sources.PlaceTerms, "":
		return true
	case sources.PlaceNewsroom, sources.PlaceBlog:
		return place == sources.PlaceEvents || place == placeNewsletter || place == placePodcast || place == sources.PlaceNewsroom || place == sources.PlaceBlog || place == sources.PlaceCustomers
	case sources.PlaceDocs:
		return place == sources.PlaceChangelog || place == sources.PlaceStatus
	case sources.PlaceTrust:
		return place == sources.PlaceSubprocessors || place == sources.PlaceTerms || place == sources.PlaceStatus || place == sources.PlaceTrust
	case sources.PlaceProduct:
		return place != sources.PlaceCareers && place != sources.PlaceLeadership && place != sources.PlaceTrust && place != sources.PlaceEvents && place != sources.PlacePartners && place != placeAbout
	case sources.PlaceInvestors:
		return place == sources.PlaceEvents || place == sources.PlaceNewsroom || place == sources.PlaceLeadership
	case sources.PlaceLeadership:
		return place == sources.PlaceCareers
	case sources.PlacePartners:
		return place == sources.PlaceIntegrations
	case sources.PlaceCareers:
		return false
	}
	return false
}
