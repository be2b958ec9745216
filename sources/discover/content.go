package discover

import (
	"fmt"
	"slices"
	"strings"

	"keywatch/sources"
)

// plainly is how many things make a page without a name what it is.
const plainly = 3

// content is what a page says of itself.
type content struct {
	totals map[sources.Place]int // what its words and what it shows come to
	why    map[sources.Place][]string
	top    sources.Place // of the highest total
}

// bodyWords bounds how much of a page's text is weighed: its beginning says
// what it is about.
const bodyWords = 220

// contents reads what the pages say beside what stands on many of them.
func (c *crawl) contents() map[*node]content {
	lines := map[*node][]string{}
	often, titles := map[string]int{}, map[string]int{}
	for _, n := range c.read {
		lines[n] = linesOf(n.page)
		for _, line := range unique(lines[n]) {
			often[line]++
		}
		for _, part := range unique(titleParts(n.page.title)) {
			titles[strings.TrimSpace(part)]++
		}
	}
	common := max(3, len(c.read)/3)
	out := map[*node]content{}
	for _, n := range c.read {
		p := n.page
		heading := []string{p.h1, p.about}
		parts := titleParts(p.title)
		for _, part := range parts {
			if titles[strings.TrimSpace(part)] < common && (len(parts) == 1 || !c.words.owns(part)) {
				heading = append(heading, part)
			}
		}
		for text := range n.texts {
			heading = append(heading, text)
		}
		var body []string
		for _, line := range lines[n] {
			if often[line] < common && len(body) < bodyWords {
				body = append(body, strings.Fields(line)...)
			}
		}
		out[n] = c.total(n, c.lexicon.weigh(strings.Join(heading, " . ")), c.lexicon.weigh(strings.Join(body, " ")))
	}
	return out
}

func unique(list []string) []string {
	seen := map[string]bool{}
	var out []string
	for _, s := range list {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// linesOf are the texts of a page as a reader sees them, without its frame as
// far as that is marked.
func linesOf(p *page) []string {
	snap, err := sources.Reread(sources.Source{ID: "found", Kind: "page", URL: p.url.String()},
		[]sources.Document{{URL: p.url.String(), ContentType: "text/html", Body: p.body}})
	if err != nil {
		return nil
	}
	var out []string
	for _, it := range snap.Items {
		if it.Type == "block" && it.Region == sources.RegionMain {
			out = append(out, it.Text)
		}
	}
	return out
}

// byContent takes pages whose names say nothing for what they say of themselves
// and for what they show, where nothing else was found.
func (c *crawl) byContent(best map[sources.Place][]rated) {
	found, taken := map[sources.Place]rated{}, map[*node]bool{}
	for _, list := range best {
		if len(list) > 0 {
			taken[slices.MaxFunc(list, func(a, b rated) int { return a.score - b.score }).node] = true
		}
	}
	for _, n := range c.order {
		if n.page == nil || taken[n] || !c.mayBeAny(n) {
			continue
		}
		r := c.speaks(n)
		if r.score > 0 && len(best[r.place]) == 0 && r.score > found[r.place].score {
			found[r.place] = r
		}
	}
	for place, r := range found {
		best[place] = []rated{r}
	}
}

// mayBeAny tells of pages that stand where pages of a place would, and that no
// name of theirs says to be something else.
func (c *crawl) mayBeAny(n *node) bool {
	if c.copied(n.page.url) || c.stray(n) || same(n.page.url) == same(c.home.url) {
		return false
	}
	if parts := segments(n.url); len(parts) == 0 && subHost(n.url, c.site) == "" && n.url.RawQuery == "" || c.single(n.url) || wordy(n.url) {
		return false
	}
	if _, sign := c.byPath(n.url); sign == otherwise {
		return false
	}
	p, s := c.promise(n)
	return p == "" || s < namesWhole
}

// What a page must come to for what it says alone, and by how much it must say
// more of its place than of any other.
const (
	saysEnough = 9
	saysMore   = 2
)

// total adds up what a page says of each place.
func (c *crawl) total(n *node, head, text map[sources.Place]weight) content {
	out := content{totals: map[sources.Place]int{}, why: map[sources.Place][]string{}}
	for _, row := range cues {
		place := row.place
		if head[place].top > cueWeak {
			out.why[place] = append(out.why[place], "its heading")
		}
		sum := 2 * min(head[place].sum, 4)
		if place == sources.PlaceProduct {
			out.totals[place] = sum // any text of a company speaks of products
			continue
		}
		if text[place].top > cueWeak {
			out.why[place] = append(out.why[place], "its text")
		}
		sum += min(text[place].sum, 8)
		if place == sources.PlaceSubprocessors && text[place].top == cueNames {
			sum += cueNames // a word of lawyers that stands on few other pages
		}
		if sum > 0 || place == sources.PlacePricing && c.framed(n) {
			if what, more := c.evident(n, place); more > 0 {
				sum += more
				out.why[place] = append(out.why[place], what)
			}
		}
		out.totals[place] = sum
	}
	for _, row := range cues {
		if out.totals[row.place] > out.totals[out.top] {
			out.top = row.place
		}
	}
	return out
}

// lead is by how much a page says more of a place than of any other; products
// are spoken of everywhere.
func (s content) lead(place sources.Place) int {
	next := 0
	for p, total := range s.totals {
		if p != place && p != sources.PlaceProduct {
			next = max(next, total)
		}
	}
	return s.totals[place] - next
}

// bears says how far what a page says agrees with the place that its names
// give it.
func (s content) bears(place sources.Place) int {
	switch total := s.totals[place]; {
	case place == sources.PlaceProduct:
		return min(2, total/4)
	case s.lead(place) < -saysEnough/2 && s.totals[s.top] >= saysEnough:
		return -2
	case s.lead(place) >= 0:
		return min(3, total/4)
	}
	return 0
}

// speaks takes a page for what it says most of; with a score of 0 for nothing.
func (c *crawl) speaks(n *node) rated {
	said := c.said[n]
	total, lead := said.totals[said.top], said.lead(said.top)
	placed := c.framed(n) || n.depth == 1 && !n.mapped // where a company puts what matters
	enough := total >= saysEnough && lead >= saysMore || placed && (total >= saysEnough-2 && lead >= 2*saysMore || total >= saysEnough-3 && lead == total)
	if said.top == sources.PlaceProduct {
		enough = total >= 6 && lead >= saysMore || total >= 4 && lead >= saysMore && c.framed(n)
	}
	if !enough || notProposed[said.top] {
		return rated{node: n}
	}
	r := rated{node: n, place: said.top, score: accept + total, why: said.why[said.top]}
	if label := n.label(func(string) bool { return true }); label != "" {
		r.why = append(r.why, "linked as “"+clip(label, 40)+"”")
	}
	return r
}

// foremost takes what the menu names first, in words of its own and with pages
// below it, for what the company sells.
func (c *crawl) foremost(best map[sources.Place][]rated) []rated {
	taken := map[*node]bool{}
	for _, list := range best {
		for _, r := range list {
			taken[r.node] = true
		}
	}
	for _, n := range c.order {
		if p, _ := c.promise(n); p != "" || n.page == nil || taken[n] || n.depth != 1 || !c.framed(n) || !c.mayBeAny(n) {
			continue
		}
		if said := c.said[n]; said.totals[said.top] < saysEnough-2 && c.below(n) >= 2 {
			return []rated{{node: n, place: sources.PlaceProduct, score: accept, why: []string{"it stands first in the menu, with pages below it"}}}
		}
	}
	return nil
}

// below counts the pages that hang below one.
func (c *crawl) below(n *node) int {
	count, top := 0, segments(n.url)
	for _, other := range c.order {
		if parts := segments(other.url); other.url.Host == n.url.Host && len(parts) > len(top) && slices.Equal(parts[:len(top)], top) {
			count++
		}
	}
	return count
}

// evident weighs the things that a page of a place shows.
func (c *crawl) evident(n *node, place sources.Place) (what string, more int) {
	if place == placeNewsletter && n.page.form != "" {
		return "a form to sign up", 4
	}
	if place == sources.PlacePricing {
		if many := prices(n.page); many >= plainly && !c.sold(n) {
			return fmt.Sprintf("%d prices on it", many), 4
		}
	}
	kind := shownThings[place]
	if kind == "" || kind == "release" || kind == "plan" && c.sold(n) {
		return "", 0
	}
	if many := count(n.page, place, kind); many >= plainly {
		return fmt.Sprintf("%d %ss on it", many, kind), 4
	}
	return "", 0
}

// sold tells of a page in a shop: what has a price there is a product.
func (c *crawl) sold(n *node) bool {
	parts := segments(n.url)
	if len(parts) == 0 {
		return false
	}
	p, s := c.words.slug(parts[0])
	return p == sources.PlaceProduct && s > 0
}
