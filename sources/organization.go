package sources

import (
	"slices"
	"strings"
	"time"
)

func init() {
	register(Kind{
		Name:   "organization",
		Topics: []Topic{TopicManagement},
		Doc:    "What a page says of its firm (schema.org Organization as JSON-LD): names, address, parent, parts, founders", Example: "https://www.northwind.example/about",
		Complete: true, Listed: true, Place: PlaceHome, Reader: 1, Interval: 24 * time.Hour,
		Recognise: recogniseLinked(0.2, "Organization", "Corporation", "LocalBusiness"),
		Parse:     parseOrganization,
	})
}

// firms are the types under schema.org/Organization that sites of firms state,
// beside those that end in Organization.
var firms = wordTable("Corporation LocalBusiness ProfessionalService FinancialService InsuranceAgency Airline Consortium OnlineBusiness OnlineStore Store SoftwareCompany NewsMediaOrganization CollegeOrUniversity Hotel")

// ownFirm are the places in JSON-LD where a page speaks of its own firm; a
// publisher is it too, but a partner or an employer need not be.
var ownFirm = wordTable("@graph mainEntity about publisher provider copyrightHolder")

func organizationKind(n linkedNode) bool {
	if n.under != "" && !ownFirm[n.under] {
		return false
	}
	for _, k := range n.kinds {
		if firms[k] || strings.HasSuffix(k, "Organization") {
			return n.text("name") != "" || n.text("legalName") != ""
		}
	}
	return false
}

// parseOrganization leaves out what counts (employees, ratings) and what turns
// (logos, profiles elsewhere). No page says that it has no firm: without the
// markup it could not be read.
func parseOrganization(_ Source, docs []Document) (Snapshot, error) {
	page, err := readLinkedPage(docs[0])
	if err != nil {
		return Snapshot{}, err
	}
	if err := page.whole("Organization", "Corporation"); err != nil {
		return Snapshot{}, err
	}
	var items []Item
	// "publisher" is under voices, which are about people.
	for _, n := range page.nodes {
		if !organizationKind(n) {
			continue
		}
		name := plain(n.text("name"), maxTitle)
		if name == "" {
			name = plain(n.text("legalName"), maxTitle)
		}
		key := page.firmKey(n)
		if i := slices.IndexFunc(items, func(it Item) bool { return it.Key == "listing:"+key }); i >= 0 {
			if rows := firmRows(n); strings.Count(rows, "\n") > strings.Count(items[i].Fields["rows"], "\n") {
				items[i].Fields["rows"], items[i].Fields["name"], items[i].Text = rows, name, name // the fullest of several mentions
			}
			continue
		}
		items = append(items, thing("listing", key, name, page.link(n, "url"), time.Time{}, "name", name, "rows", firmRows(n)))
	}
	if len(items) == 0 {
		return Snapshot{}, wrongShape(docs[0], "the page has no Organization as JSON-LD")
	}
	return page.list(items), nil
}

// firmKey is a firm's address, so that another name is an edit. A page's own
// firm without one is "own".
func (p *linkedPage) firmKey(n linkedNode) string {
	if link := p.link(n, "url", "@id"); link != "" {
		link, _, _ = strings.Cut(link, "#")
		return strings.TrimRight(strings.TrimPrefix(strings.TrimPrefix(link, "https://"), "http://"), "/")
	}
	return "own"
}

func firmRows(n linkedNode) string {
	return listingRows(
		"Name", n.text("name"), "Legal name", n.text("legalName"), "Also called", firmNames(n, "alternateName"), "Address", firmAddress(n), "Founded", n.text("foundingDate"),
		"Founders", firmNames(n, "founder", "founders"), "Parent", firmNames(n, "parentOrganization"),
		"Parts", firmNames(n, "subOrganization", "department"), "Brands", firmNames(n, "brand", "owns"), "Member of", firmNames(n, "memberOf"),
		"Ticker", n.text("tickerSymbol"), "VAT", n.text("vatID"), "LEI", n.text("leiCode"),
	)
}

// firmNames are the names under some properties; their order says nothing.
func firmNames(n linkedNode, keys ...string) string {
	var names []string
	for _, key := range keys {
		for _, part := range linkedValues(n.props[key]) {
			names = append(names, strings.Join(linkedTexts(part), " "))
		}
	}
	slices.Sort(names)
	return joined(slices.Compact(names)...)
}

// linkedValues is a property's values, whether it has one or several.
func linkedValues(value any) []any {
	if many, ok := value.([]any); ok {
		return many[:min(len(many), 200)]
	}
	return []any{value}
}

// firmAddress is an address in one line; of several offices all, in order of
// their text.
func firmAddress(n linkedNode) string {
	var all []string
	for _, value := range linkedValues(n.props["address"]) {
		a := asNode(value)
		if text, isText := value.(string); isText {
			all = append(all, fold(text))
			continue
		}
		all = append(all, joined(a.text("streetAddress"), fold(a.text("postalCode")+" "+a.text("addressLocality")), a.text("addressRegion"), a.text("addressCountry")))
	}
	slices.Sort(all)
	return strings.Trim(strings.Join(slices.Compact(all), "; "), "; ")
}
