package discover

import (
	"context"
	"net/url"
	"strings"

	"keywatch/sources"
)

// feedFound is a feed that was heard of.
type feedFound struct {
	url  *url.URL
	text string        // its title in the head, or the words of its link
	on   sources.Place // what the page is that names it
	by   string        // how it was found, in words

	kind    string // once read
	place   sources.Place
	general bool // news of all sorts, not of a press room
	title   string
	entries map[string]bool // addresses of its entries
}

var (
	feedPath = sources.LazyPattern(`(?i)(/feed/?$|/feeds?/[^/]*$|/rss/?$|/rss/[^/]*$|/atom/?$|\.(rss|atom|rdf)$|(^|[/._-])(rss|atom|feed)[^/]*\.xml$|/index\.xml$|/(feed|rss|atom)\.(xml|json)$|\.xml\.rss$)`)
	// Feeds of remarks, of one author or of one word are no sources of a company.
	feedAside = sources.LazyPattern(`(?i)comment|kommentar|commentaire|comentario|replies|/tag/|/tags/|/tagged/|/author/|/autor/|/auteur/|/category/|/categories/|/kategorie/|/categoria/|/categorie/|/schlagwort/|/stichwort/|/etiqueta/|/etiquetas/|/etiquette/|/mot-cle/|/topics?/|/themes?/|oembed|wp-json|/search/|/user/|[?&](tag|author|cat|category|s)=`)
)

func feedLike(l link) bool {
	switch strings.ToLower(l.text) {
	case "rss", "rss feed", "rss-feed", "atom", "atom feed", "xml", "flux rss", "feed rss", "canal rss":
		return true
	}
	if words := " " + strings.ToLower(l.text) + " "; strings.HasSuffix(strings.ToLower(l.to.Path), ".xml") && (strings.Contains(words, "feed ") || strings.Contains(words, " rss ")) {
		return true
	}
	return feedHost(l.to) || feedPath().MatchString(l.to.Path) || strings.Contains(l.to.RawQuery, "feed=rss") || strings.Contains(l.to.RawQuery, "feed=atom")
}

// feedHost tells of hosts that serve feeds alone.
func feedHost(u *url.URL) bool {
	first, _, _ := strings.Cut(strings.ToLower(u.Hostname()), ".")
	return first == "feeds" || first == "feed" || first == "rss"
}

// hearFeed takes a feed that a page names, and says whether it is one to look at.
func (c *crawl) hearFeed(l link, p *page, where sources.Place) bool {
	if feedAside().MatchString(l.to.String()) || feedAside().MatchString(l.text) || c.copied(l.to) {
		return true // known and left out
	}
	if sources.SiteOf(l.to.Hostname()) != c.site {
		if where == placePodcast && feedHost(l.to) {
			c.lend("podcast", l.to.String(), sources.PlaceBlog, "a link on the page of the podcast", true)
			return true
		}
		if pod, s := c.words.place(l.text); pod == placePodcast && s > 0 || where == placePodcast || strings.Contains(strings.ToLower(l.text), "podcast") {
			c.lend("podcast", l.to.String(), sources.PlaceBlog, "a link to the podcast's feed", true)
			return true
		}
		return false
	}
	u := tidy(l.to)
	key := same(u)
	if c.feeds[key] != nil {
		return true
	}
	if where == placePodcast || strings.Contains(strings.ToLower(u.Hostname()+u.Path+" "+l.text), "podcast") {
		c.lend("podcast", u.String(), sources.PlaceBlog, "a link to the podcast's feed", true)
		return true
	}
	by := "linked as “" + l.text + "”"
	if !feedLike(l) || l.text == "" {
		by = "named in the head of " + p.url.Path
	}
	f := &feedFound{url: u, text: l.text, on: where, by: by}
	c.feeds[key] = f
	c.feedOrder = append(c.feedOrder, f)
	return true
}

// readFeeds reads the feeds that were found: their entries say what they are of.
func (c *crawl) readFeeds(ctx context.Context) error {
	for i, f := range c.feedOrder {
		if i >= maxFeeds || c.report.Visits >= maxVisits {
			break
		}
		resp, err := c.get(ctx, f.url.String())
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			continue
		}
		c.readFeed(f, sources.Document{URL: resp.URL, ContentType: resp.ContentType, Body: resp.Body})
	}
	return nil
}

func (c *crawl) readFeed(f *feedFound, doc sources.Document) {
	best, sure := "", 0.5
	for _, k := range sources.Kinds() {
		if k.Complete || k.Recognise == nil || k.Name == "wordpress" {
			continue
		}
		if s := k.Recognise(doc); s > sure {
			best, sure = k.Name, s
		}
	}
	if best == "" {
		return
	}
	snap, err := sources.Reread(sources.Source{ID: "found", Kind: best, URL: f.url.String()}, []sources.Document{doc})
	if err != nil {
		return
	}
	f.kind, f.title, f.entries = best, snap.Title, map[string]bool{}
	votes := map[sources.Place]int{}
	for _, it := range snap.Items {
		u, err := url.Parse(it.Link)
		if err != nil {
			continue
		}
		f.entries[same(tidy(u))] = true
		if p := c.listOf(u); p != "" {
			votes[p]++
		}
	}
	f.place = c.placeOfFeed(f, votes, len(snap.Items))
	if f.place == sources.PlaceNewsroom {
		f.general = !c.press(f)
	}
}

// listOf is the place in whose list a thing stands: /blog/2026/hello is of the
// blog.
func (c *crawl) listOf(u *url.URL) sources.Place {
	for _, part := range append([]string{subHost(u, c.site)}, segments(u)...) {
		if p, s := c.words.slug(part); s == namesWhole && fed[p] {
			return p
		}
	}
	return ""
}

// press tells whether a feed, or what it leads to, is named after the press.
func (c *crawl) press(f *feedFound) bool {
	for _, part := range append(segments(f.url), foldWords(f.text+" "+f.title)...) {
		if p, s := c.words.slug(part); p == sources.PlaceNewsroom && s == namesWhole && !lesser[part] {
			return true
		}
	}
	return false
}

// fed are places that have feeds.
var fed = map[sources.Place]bool{
	sources.PlaceBlog: true, sources.PlaceNewsroom: true, sources.PlaceChangelog: true, sources.PlaceEvents: true, sources.PlaceStatus: true,
	sources.PlaceCustomers: true, sources.PlaceInvestors: true,
}

func (c *crawl) placeOfFeed(f *feedFound, votes map[sources.Place]int, all int) sources.Place {
	for _, row := range phrases {
		if n := votes[row.place]; n > 0 && 2*n > all {
			return row.place
		}
	}
	if p := c.listOf(f.url); p != "" {
		return p
	}
	for _, text := range []string{f.text, f.title} {
		for _, w := range foldWords(text) {
			if p, s := c.words.place(w); s == namesWhole && fed[p] {
				return p
			}
		}
	}
	if fed[f.on] {
		return f.on
	}
	if len(votes) > 1 {
		return "" // of everything that the site publishes
	}
	return sources.PlaceBlog // what a site's system makes of its posts
}

// proposedFeeds leaves out feeds that say what others say.
func (c *crawl) proposedFeeds() []*feedFound {
	var list []*feedFound
	for _, f := range c.feedOrder {
		if f.kind != "" {
			list = append(list, f)
		}
	}
	var out []*feedFound
	for i, f := range list {
		if !c.repeated(f, i, list) {
			out = append(out, f)
		}
	}
	return out
}

// repeated tells whether a feed's entries stand in others: in an earlier one
// with all of them, or in the ones of single places together.
func (c *crawl) repeated(f *feedFound, i int, list []*feedFound) bool {
	if len(f.entries) == 0 {
		return false
	}
	covered := map[string]bool{}
	for j, o := range list {
		if j == i {
			continue
		}
		if o.place == f.place && c.listOf(f.url) == "" && c.listOf(o.url) == o.place && o.place != "" {
			return true // of the whole site, where the place has its own
		}
		wider := c.listOf(o.url) == "" && c.listOf(f.url) != ""
		if within(f.entries, o.entries) && (!within(o.entries, f.entries) || j < i) && o.place == f.place && !wider {
			return true
		}
		if o.place != "" && f.place == "" {
			for key := range o.entries {
				covered[key] = true
			}
		}
	}
	return f.place == "" && within(f.entries, covered)
}

func within(a, b map[string]bool) bool {
	for key := range a {
		if !b[key] {
			return false
		}
	}
	return true
}
