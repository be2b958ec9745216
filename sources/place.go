package sources

// Place is what a page is on a company's site; it counts as evidence for tags.
type Place string

// The places. Tags know most of them.
const (
	PlacePricing    Place = "pricing"
	PlaceCareers    Place = "careers"
	PlaceNewsroom   Place = "newsroom"
	PlaceBlog       Place = "blog"
	PlaceChangelog  Place = "changelog"
	PlaceLeadership Place = "leadership"
	PlaceCustomers  Place = "customers"
	PlacePartners   Place = "partners"
	PlaceEvents     Place = "events"
	PlaceProduct    Place = "product"
	PlaceTerms      Place = "terms"

	PlaceIntegrations  Place = "integrations"
	PlaceStatus        Place = "status"
	PlaceDocs          Place = "docs"
	PlaceTrust         Place = "trust"
	PlaceSubprocessors Place = "subprocessors"
	PlaceInvestors     Place = "investors"
	PlaceHome          Place = "home"
	PlaceUnknown       Place = ""
)

// Places lists all places that a source can be said to be.
func Places() []Place {
	return []Place{
		PlacePricing, PlaceProduct, PlaceChangelog, PlaceNewsroom, PlaceBlog, PlaceCareers, PlaceLeadership, PlaceCustomers, PlacePartners,
		PlaceIntegrations, PlaceEvents, PlaceStatus, PlaceDocs, PlaceTrust, PlaceSubprocessors, PlaceTerms, PlaceInvestors, PlaceHome,
	}
}
