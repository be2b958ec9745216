package discover

import "keywatch/sources"

// gives is what watching a place tells, and how much that is worth.
var gives = map[sources.Place]struct {
	what  string
	worth int
}{
	sources.PlacePricing:       {"price and plan changes", 3},
	sources.PlaceChangelog:     {"launches and updates", 3},
	sources.PlaceNewsroom:      {"launches, partnerships, funding, management", 3},
	sources.PlaceCareers:       {"openings by function and city", 3},
	sources.PlaceLeadership:    {"who comes and goes", 3},
	sources.PlaceCustomers:     {"customers won and lost", 3},
	sources.PlaceBlog:          {"launches and positioning", 2},
	sources.PlacePartners:      {"partners gained and lost", 2},
	sources.PlaceIntegrations:  {"integrations added and removed", 2},
	sources.PlaceProduct:       {"features and positioning", 2},
	sources.PlaceEvents:        {"events and webinars to come", 2},
	sources.PlaceInvestors:     {"results and calls", 2},
	sources.PlaceSubprocessors: {"vendors added and dropped", 2},
	sources.PlaceStatus:        {"incidents", 1},
	sources.PlaceTrust:         {"certifications", 1},
	sources.PlaceTerms:         {"changed conditions", 1},
	sources.PlaceDocs:          {"features before they are announced", 1},
}

// byKind is the same for kinds that tell something of their own.
var byKind = map[string]struct {
	what  string
	worth int
}{
	"youtube":     {"talks, demos and launches", 1},
	"podcast":     {"positioning and guests", 1},
	"sitemap":     {"new and gone pages by section", 1},
	"newsletter":  {"what is told to customers first", 1},
	"appstore":    {"versions and their notes", 2},
	"chromestore": {"versions", 1},
	"shopify":     {"products and prices", 3},
}

func worth(c sources.Candidate) (string, int) {
	if k, ok := byKind[c.Kind]; ok {
		return k.what, k.worth
	}
	if p, ok := gives[c.Place]; ok {
		return p.what, p.worth
	}
	return "news of the company", 2
}
