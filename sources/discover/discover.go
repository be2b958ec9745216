// Package discover finds, from a company's domain, the sources that are worth
// watching: a polite, bounded crawl of its site that never leaves it.
package discover

import (
	"context"
	"fmt"
	"net/url"
	"strings"

	"keywatch/sources"
	"keywatch/sources/fetch"
)

// How much one discovery may ask of a site. Redirects and each host's
// robots.txt come on top, so that all stays under 60 requests.
const (
	maxVisits   = 44
	maxSitemaps = 4
	maxFeeds    = 8
	maxDepth    = 2
)

// Web visits documents, and knows the sitemaps that robots.txt names.
// *fetch.Client is one.
type Web interface {
	sources.Getter
	Sitemaps(address string) []string
}

// Step is a visit of a discovery, for a line of progress.
type Step struct {
	Visit, Of int
	URL       string
	Found     int // candidates so far
}

// Report is what a discovery came to.
type Report struct {
	Domain     string              `json:"domain"`
	Site       string              `json:"site"` // the address that answered
	Language   string              `json:"language,omitempty"`
	Candidates []sources.Candidate `json:"candidates"`
	Visits     int                 `json:"visits"`
	Notes      []string            `json:"notes,omitempty"` // what could not be seen
}

// Find discovers the sources of a domain ("acme.example" or an address on it).
// Each is told of every visit; it may be nil. An error says that the site
// itself could not be read.
func Find(ctx context.Context, web Web, domain string, each func(Step)) (Report, error) {
	home, err := homeOf(domain)
	if err != nil {
		return Report{}, err
	}
	c := &crawl{
		web: web, each: each, report: Report{Domain: home.Hostname()}, site: sources.SiteOf(home.Hostname()),
		nodes: map[string]*node{}, found: map[string]*finding{}, feeds: map[string]*feedFound{}, dead: map[string]bool{},
	}
	c.lexicon = newLexicon()
	c.words = newVocabulary(foldWords(strings.SplitN(c.site, ".", 2)[0])...)
	if err := c.begin(ctx, home); err != nil {
		return c.report, err
	}
	c.readSitemaps(ctx)
	for c.report.Visits < maxVisits-maxFeeds {
		n := c.next()
		if n == nil {
			break
		}
		if err := c.look(ctx, n); err != nil {
			return c.report, err
		}
	}
	if err := c.readFeeds(ctx); err != nil {
		return c.report, err
	}
	c.report.Candidates = c.judge()
	return c.report, nil
}

func homeOf(domain string) (*url.URL, error) {
	text := strings.TrimSpace(domain)
	if !strings.Contains(text, "://") {
		text = "https://" + text
	}
	u, err := url.Parse(text)
	if err != nil || u.Hostname() == "" || !strings.Contains(u.Hostname(), ".") || u.Scheme != "http" && u.Scheme != "https" {
		return nil, fmt.Errorf("%q is no domain; give one such as acme.example, or the address of a page there", domain)
	}
	if u.Path == "" {
		u.Path = "/"
	}
	return tidy(u), nil
}

// crawl is one discovery on its way.
type crawl struct {
	web        Web
	each       func(Step)
	words      *vocabulary
	lexicon    *lexicon
	said       map[*node]content // of the pages that were read
	report     Report
	site       string // registrable domain
	home       *page
	soft       *page // what the site shows for an address that is nothing
	nodes      map[string]*node
	order      []*node
	read       []*node             // those whose page was read
	found      map[string]*finding // services that links lead to, by kind and address
	feeds      map[string]*feedFound
	feedOrder  []*feedFound
	foundOrder []*finding
	dead       map[string]bool
	sitemap    string // the first that could be read
	sections   int    // sections of several pages that it names
}

// begin reads the front page: with and without www, and without TLS at last.
func (c *crawl) begin(ctx context.Context, home *url.URL) error {
	tries := []*url.URL{home}
	if !strings.HasPrefix(home.Host, "www.") && subHost(home, c.site) == "" {
		with := *home
		with.Host = "www." + home.Host
		tries = append(tries, &with)
	}
	if home.Scheme == "https" {
		plain := *home
		plain.Scheme = "http"
		tries = append(tries, &plain)
	}
	var first error
	for _, u := range tries {
		p, err := c.visit(ctx, u)
		if err == nil {
			c.enter(p)
			c.probe(ctx)
			return nil
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if first == nil {
			first = err
		}
	}
	return fmt.Errorf("read the front page of %s: %w", c.report.Domain, first)
}

// enter takes a front page for the site's own, wherever it was found: a
// company that moved to another domain is followed there.
func (c *crawl) enter(p *page) {
	c.home = p
	c.report.Site, c.report.Language = p.url.String(), p.lang
	if moved := sources.SiteOf(p.url.Hostname()); moved != c.site {
		c.report.Notes = append(c.report.Notes, c.site+" leads to "+moved)
		c.site = moved
	}
	n := c.node(p.url, 0)
	n.seen = true
	c.keep(p, n)
}

// keep takes a page that was read.
func (c *crawl) keep(p *page, n *node) {
	n.page = p
	c.read = append(c.read, n)
	c.take(p, n)
}

// probe learns what the site shows for what is not there: some answer 200.
func (c *crawl) probe(ctx context.Context) {
	u, err := c.home.url.Parse("/keywatch-looks-for-nothing-here")
	if err != nil {
		return
	}
	if p, err := c.visit(ctx, u); err == nil {
		c.soft = p
	}
}

// lost tells of a page that stands for one that is not there.
func (c *crawl) lost(p *page) bool {
	if c.soft == nil {
		return false
	}
	return p.title == c.soft.title && p.h1 == c.soft.h1 || same(p.url) == same(c.soft.url) && same(p.url) != same(c.home.url)
}

// visit asks for one page of the site. An error other than the context's says
// that it could not be read.
func (c *crawl) visit(ctx context.Context, u *url.URL) (*page, error) {
	resp, err := c.get(ctx, u.String())
	if err != nil {
		return nil, err
	}
	if !strings.Contains(resp.ContentType, "html") {
		return nil, &fetch.Error{Fault: fetch.FaultUnparseable, URL: u.String(), Err: fmt.Errorf("this is %s and no page", resp.ContentType)}
	}
	return readPage(resp.URL, resp.Body)
}

func (c *crawl) get(ctx context.Context, address string) (*fetch.Response, error) {
	c.report.Visits++
	if c.each != nil {
		c.each(Step{Visit: c.report.Visits, Of: maxVisits, URL: address, Found: len(c.found) + len(c.feeds)})
	}
	return c.web.Do(ctx, fetch.Request{URL: address})
}

// look visits a page of the site and takes what it shows.
func (c *crawl) look(ctx context.Context, n *node) error {
	n.seen = true
	p, err := c.visit(ctx, n.url)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	switch {
	case err != nil:
		c.note(n, err)
	case sources.SiteOf(p.url.Hostname()) != c.site:
		// The page leads off the site, as a link would.
		c.claim(link{to: p.url, chrome: c.framed(n)}, n, "")
	case !c.lost(p):
		c.keep(p, n)
	}
	return nil
}

// note says what robots.txt or a wall kept hidden, where it would have
// mattered.
func (c *crawl) note(n *node, err error) {
	place, _ := c.promise(n)
	if sources.StateOf(err) == sources.StateBlocked && place != "" && place != placeHub && place != placeNone {
		c.report.Notes = append(c.report.Notes, fmt.Sprintf("%s (%s) could not be read: %v", n.url, place, err))
	}
}
