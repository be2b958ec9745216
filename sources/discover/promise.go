package discover

import (
	"net/url"
	"strings"

	"keywatch/sources"
)

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
		return place == sources.PlaceEvents || place == placeNewsletter || place == sources.PlaceNewsroom || place == sources.PlaceLeadership
	case sources.PlaceLeadership:
		return place == sources.PlaceCareers
	case sources.PlacePartners:
		return place == sources.PlaceIntegrations
	case sources.PlaceCareers:
		return false
	}
	return false
}
