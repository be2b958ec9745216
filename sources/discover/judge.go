package discover

import (
	"cmp"
	"fmt"
	"net/url"
	"path"
	"slices"
	"sort"
	"strings"

	"keywatch/sources"
)

// covered is what better sources than pages tell of.
type covered struct {
	whole map[sources.Place]bool
	half  map[sources.Place]bool // by a feed of general news, beside which the press room still counts
}

// judge makes the candidates of what was found, the worthiest first.
func (c *crawl) judge() []sources.Candidate {
	has := covered{map[sources.Place]bool{}, map[sources.Place]bool{}}
	out := c.services(&has)
	out = append(out, c.fedBy(&has)...)
	out = append(out, c.pages(has)...)
	if c.sitemap != "" && c.sections > 0 {
		out = append(out, sources.Candidate{Kind: "sitemap", URL: c.sitemap, Why: "it names pages of several sections"})
	}
	for i := range out {
		out[i].Gives, out[i].Worth = worth(out[i])
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Worth > out[j].Worth })
	return out
}

// services proposes what links lead to. A system that only makes the pages is
// proposed where no feed tells of its posts.
func (c *crawl) services(has *covered) []sources.Candidate {
	var out []sources.Candidate
	feeds := len(c.proposedFeeds()) > 0
	for _, f := range c.proposedServices() {
		if f.kind == "wordpress" && feeds {
			continue
		}
		out = append(out, sources.Candidate{Kind: f.kind, URL: f.address, Place: f.place, Why: f.why})
		if f.place == sources.PlaceCareers || f.place == sources.PlaceStatus {
			has.whole[f.place] = true
		}
	}
	return out
}

// fedBy proposes feeds.
func (c *crawl) fedBy(has *covered) []sources.Candidate {
	var out []sources.Candidate
	for _, f := range c.proposedFeeds() {
		if f.place == sources.PlaceStatus && has.whole[f.place] {
			continue
		}
		why := f.by
		if f.title != "" {
			why += ": " + clip(f.title, 60)
		}
		out = append(out, sources.Candidate{Kind: f.kind, URL: f.url.String(), Place: f.place, Why: why})
		switch {
		case f.kind != "feed":
		case f.general, f.place == sources.PlaceInvestors: // reports and dates stand on the page
			has.half[f.place] = true
		default:
			has.whole[f.place] = true
		}
	}
	return out
}

func clip(text string, n int) string {
	if r := []rune(text); len(r) > n {
		return string(r[:n]) + "…"
	}
	return text
}

// rated is a page with what it is taken for.
type rated struct {
	node  *node
	place sources.Place
	score int
	why   []string
	// lesser is a page that is second to another of its place, if there is one.
	lesser bool
}

// accept is the score from which on a page is proposed: one plain name and
// one more sign.
const accept = 5

// pages proposes the best page of each place that nothing better covers.
func (c *crawl) pages(has covered) []sources.Candidate {
	best := map[sources.Place][]rated{}
	c.said = c.contents()
	for _, n := range c.order {
		if n.page == nil || c.copied(n.page.url) || same(n.page.url) == same(c.home.url) {
			continue
		}
		if r := c.rate(n); r.score >= accept {
			best[r.place] = append(best[r.place], r)
		}
	}
	c.byContent(best)
	if len(best[sources.PlaceLeadership]) == 0 {
		best[sources.PlaceLeadership] = c.peopled(best[placeAbout])
	}
	if len(best[sources.PlaceProduct]) == 0 {
		best[sources.PlaceProduct] = c.foremost(best)
	}
	served := c.servedHosts()
	var out []sources.Candidate
	for _, row := range phrases {
		list := slices.DeleteFunc(best[row.place], func(r rated) bool { return served[r.node.page.url.Host] })
		if len(list) == 0 || has.whole[row.place] || notProposed[row.place] {
			continue
		}
		slices.SortStableFunc(list, c.better)
		list[0] = above(list)
		for i, r := range list {
			if has.half[row.place] && r.lesser {
				continue
			}
			if i > 0 && !(row.place == sources.PlaceEvents && i == 1 && r.score >= accept+3) {
				break
			}
			cand := sources.Candidate{Kind: "page", URL: r.address(), Place: row.place, Why: strings.Join(r.why, ", ")}
			if row.place == placeNewsletter {
				cand.Kind, cand.Place = "newsletter", ""
				cand.Advice = "sign up with an address of your own, and watch its mailbox with kind maildir or imap"
			}
			out = append(out, cand)
		}
	}
	return out
}

// better orders pages of one place: by what speaks for them, then the plainer
// address, then by what they say.
func (c *crawl) better(a, b rated) int {
	words := func(r rated) int { return strings.Count(strings.Trim(r.node.url.Path, "/"), "-") }
	return cmp.Or(b.score-a.score, words(a)-words(b), c.said[b.node].totals[b.place]-c.said[a.node].totals[a.place])
}

// aboveLess is how much less may speak for a page that others hang below.
const aboveLess = 4

// above is the best page of a place or, where that hangs below another of
// them, the other: "Docs" and not "Docs / API".
func above(list []rated) rated {
	top := list[0]
	for _, r := range list[1:] {
		a, b := segments(r.node.url), segments(top.node.url)
		if r.score+aboveLess >= top.score && r.node.url.Host == top.node.url.Host && r.node.url.RawQuery == "" && len(a) < len(b) && slices.Equal(a, b[:len(a)]) {
			top = r
		}
	}
	return top
}

// offers tells of a page that is named for what is offered, which may be
// products or prices.
func (c *crawl) offers(n *node) bool {
	parts := segments(n.url)
	return len(parts) > 0 && offered[parts[len(parts)-1]]
}

var offered = setOf(`offres nos-offres offre notre-offre packages pakete paquetes ofertas angebote angebot unsere-angebote editions`)

// prices is how many different amounts of money stand in a page.
func prices(p *page) int { return len(unique(amounts().FindAllString(string(p.body), 50))) }

// amounts are amounts of money in a text.
var amounts = sources.LazyPattern(`(?:[€$£]\s?\d[\d.,]*|\b(?:EUR|USD|GBP|CHF)\s?\d[\d.,]*|\d[\d.,]*\s?(?:€|EUR\b|[Ee]uros?\b|CHF\b|USD\b|GBP\b|£))`)

// servedHosts are hosts that a service found there reads whole, not one file.
func (c *crawl) servedHosts() map[string]bool {
	hosts := map[string]bool{}
	for _, f := range c.proposedServices() {
		if u, err := url.Parse(f.address); err == nil && u.Host != c.home.url.Host && path.Ext(u.Path) == "" {
			hosts[u.Host] = true
		}
	}
	return hosts
}

// notProposed are places that are no sources.
var notProposed = map[sources.Place]bool{placeNone: true, placeHub: true, placeAbout: true, placePodcast: true}

// address is the page's own: its canonical address, unless that is another page.
func (r rated) address() string {
	p := r.node.page
	if c := p.canonical; c != nil && c.RawQuery == "" && same(c) == same(p.url) {
		return c.String()
	}
	return tidy(p.url).String()
}

// rate weighs what speaks for a page: its links, its path, its title and
// heading, and what is on it.
func (c *crawl) rate(n *node) rated {
	place, sign := c.promise(n)
	r := rated{node: n, place: place}
	if place == "" || place == placeNone || c.stray(n) {
		return r
	}
	p := n.page
	if place == sources.PlacePricing && c.offers(n) && prices(p) == 0 {
		place, r.place = sources.PlaceProduct, sources.PlaceProduct
		r.score++ // no word of prices speaks for it
	}
	if label := n.label(func(text string) bool { return c.labels(text, place) }); label != "" {
		r.why = append(r.why, "linked as “"+clip(label, 40)+"”")
	}
	if q, s := c.byPath(n.url); q == place && s > 0 {
		r.why = append(r.why, "its address")
		r.score++
	}
	r.score += sign
	for _, part := range append(titleParts(p.title), p.h1) {
		if q, s := c.words.place(part); q == place {
			r.score += s
			r.why = append(r.why, "its title")
			break
		}
	}
	if c.framed(n) {
		r.score++
	} else if _, plain := c.byPath(n.url); plain < namesWhole && (c.single(n.url) || c.siblings(n) >= plainly) {
		r.score -= 4 // one of many that hang below a page, and speaks of its subject
	}
	if what := c.shows(p, place); what != "" {
		r.score += 2
		r.why = append(r.why, what)
	}
	r.score += c.said[n].bears(place)
	if sign == namesWhole {
		r.score++
	}
	if parts := segments(n.url); len(parts) > 0 && lesser[parts[len(parts)-1]] {
		r.lesser = true
		r.score--
	}
	return r
}

// siblings are the pages beside one below the same part of the path.
func (c *crawl) siblings(n *node) int {
	parts := segments(n.url)
	if len(parts) < 2 {
		return 0
	}
	count := 0
	for _, other := range c.order {
		if q := segments(other.url); len(q) == len(parts) && other.url.Host == n.url.Host && q[len(q)-2] == parts[len(parts)-2] && other != n {
			count++
		}
	}
	return count
}

// labels tells of a link's words that name a place.
func (c *crawl) labels(text string, place sources.Place) bool {
	p, sign := c.words.place(text)
	return p == place && sign > 0
}

// label is the most frequent of the words of links that fit, "" for none.
func (n *node) label(fits func(text string) bool) string {
	label := ""
	for text, times := range n.texts {
		if fits(text) && (label == "" || times > n.texts[label] || times == n.texts[label] && text < label) {
			label = text
		}
	}
	return label
}

// stray tells of a page that stands for another: its canonical address is
// another page that was read, too.
func (c *crawl) stray(n *node) bool {
	canonical := n.page.canonical
	if canonical == nil || same(canonical) == same(n.page.url) {
		return false
	}
	if sources.SiteOf(canonical.Hostname()) != c.site {
		return true
	}
	other := c.nodes[same(canonical)]
	return other != nil && other.page != nil
}

// spacedCuts cut a title only with spaces around them.
var spacedCuts = strings.NewReplacer(" - ", "|", " / ", "|")

// titleParts cuts a title where sites put their name.
func titleParts(title string) []string {
	return strings.FieldsFunc(spacedCuts.Replace(title), func(r rune) bool { return strings.ContainsRune("|–—·•:»", r) })
}

// shown are the things that pages of a place show, by type of item.
var shownThings = map[sources.Place]string{
	sources.PlacePricing: "plan", sources.PlaceLeadership: "person", sources.PlaceCustomers: "logo", sources.PlaceCareers: "job",
	sources.PlaceChangelog: "release", sources.PlaceEvents: "event",
}

// shows says what a page has on it that its place promises.
func (c *crawl) shows(p *page, place sources.Place) string {
	kind := shownThings[place]
	if kind == "" {
		if place == placeNewsletter && newsletterWords().MatchString(p.form) {
			return "a form to sign up"
		}
		return ""
	}
	if n := count(p, place, kind); n > 0 {
		return fmt.Sprintf("%d %ss on it", n, kind)
	}
	if kind == "plan" {
		if n := prices(p); n >= plainly {
			return fmt.Sprintf("%d prices on it", n)
		}
	}
	return ""
}

func count(p *page, place sources.Place, kind string) int {
	snap, err := sources.Reread(sources.Source{ID: "found", Kind: "page", URL: p.url.String(), Place: place},
		[]sources.Document{{URL: p.url.String(), ContentType: "text/html", Body: p.body}})
	if err != nil {
		return 0
	}
	n := 0
	for _, it := range snap.Items {
		if it.Type == kind {
			n++
		}
	}
	return n
}

// peopled picks, of the pages about the company, the one that shows its people.
func (c *crawl) peopled(list []rated) []rated {
	var best []rated
	top := 1 // one person is whoever is quoted
	for _, r := range list {
		if n := count(r.node.page, sources.PlaceLeadership, "person"); n > top {
			r.why = append(r.why, fmt.Sprintf("%d persons on it", n))
			best, top = []rated{r}, n
		}
	}
	return best
}
