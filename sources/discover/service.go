package discover

import (
	"net/url"
	"strings"

	"keywatch/sources"
)

// finding is a service that links lead to.
type finding struct {
	kind, address string
	place         sources.Place
	own           bool // it is the company's beyond doubt
	fits          bool // it is linked where such a thing would be
	linked
	why string
}

// claim takes a link for that of a service, and says whether it is one.
func (c *crawl) claim(l link, from *node, where sources.Place) bool {
	claimed, ok := sources.ClaimOf(l.to)
	if !ok {
		return false
	}
	kind, _ := sources.KindByName(claimed.Kind)
	own := l.chrome || sources.SiteOf(l.to.Hostname()) == c.site || c.named(claimed.Address) || c.named(l.to.String())
	why := "linked as “" + l.text + "”"
	if l.text == "" {
		why = "its address stands on the site"
	}
	f := c.lend(claimed.Kind, claimed.Address, kind.Place, why, own)
	f.fits = f.fits || where != "" && where == kind.Place || kind.Complete && kind.Place == sources.PlaceChangelog && c.ofOurs(from, where)
	f.by(from)
	return true
}

// ofOurs tells of pages on which a company speaks of its own products: what is
// offered there for downloading is its own.
func (c *crawl) ofOurs(from *node, where sources.Place) bool {
	switch where {
	case sources.PlaceCustomers, sources.PlaceIntegrations, sources.PlacePartners, sources.PlaceBlog, sources.PlaceNewsroom, sources.PlaceEvents, placeNone, placePodcast:
		return false
	}
	return from != nil && !c.single(from.url) && !wordy(from.url)
}

// lend keeps a service that was found.
func (c *crawl) lend(kind, address string, place sources.Place, why string, own bool) *finding {
	key := kind + " " + strings.ToLower(strings.TrimSuffix(address, "/"))
	f := c.found[key]
	if f == nil {
		f = &finding{kind: kind, address: address, place: place, why: why}
		c.found[key] = f
		c.foundOrder = append(c.foundOrder, f)
	}
	f.own = f.own || own
	return f
}

// face takes a page of the site that is a service's.
func (c *crawl) face(claimed sources.Claimed) {
	kind, _ := sources.KindByName(claimed.Kind)
	f := c.lend(claimed.Kind, claimed.Address, kind.Place, "its pages are made by that service", true)
	f.fits = true
}

// named tells whether an address has the company's name in it: acme-dev of
// acme.example is its own.
func (c *crawl) named(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	label, _, _ := strings.Cut(c.site, ".")
	// Of acme-foods.example the first word is the name.
	if first, _, _ := strings.Cut(label, "-"); len(first) >= 5 {
		label = first
	}
	label = strings.ReplaceAll(label, "-", "")
	if len(label) < 4 {
		return false
	}
	path := u.Path
	if codeHosts[u.Hostname()] {
		path, _, _ = strings.Cut(strings.TrimPrefix(strings.TrimPrefix(path, "/groups"), "/"), "/") // whoever copied the company's code gave it the same name
	}
	text := strings.NewReplacer("-", "", "_", "", ".", "", "@", "").Replace(strings.ToLower(u.Host + path + u.RawQuery))
	return strings.Contains(text, label)
}

// codeHosts keep code under the name of whose it is.
var codeHosts = map[string]bool{"github.com": true, "gitlab.com": true}

// proposedServices are those that are the company's: by its name, or since its
// menus, or a page of the right sort, link them.
func (c *crawl) proposedServices() []*finding {
	var list []*finding
	for _, f := range c.foundOrder {
		if f.own || f.fits || c.everywhere(f.pages) {
			list = append(list, f)
		}
	}
	return list
}
