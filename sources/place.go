package sources

// Place is what a page is on a company's site; it counts as evidence for tags.
type Place string

// The places that tags know.
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
	PlaceHome       Place = "home"
	PlaceUnknown    Place = ""
)
