package tag

import (
	"net/url"
	"strings"

	"keywatch/sources"
)

// placeWords are the words of a URL's path or a page's title that tell what
// the page is, in the four languages.
var placeWords = []struct {
	place sources.Place
	words string
}{
	{sources.PlacePricing, "pricing price prices plans preise preis tarife tarif tarifs tarification prix precios planes abonnements"},
	{sources.PlaceCareers, "careers career jobs job karriere stellen stellenangebote vacancies openings join-us work-with-us carrieres carriere recrutement emploi empleo empleos trabaja"},
	{sources.PlaceLeadership, "leadership team management executives board people vorstand geschaeftsfuehrung führung fuehrung equipe direction equipo about-us about ueber-uns uber-uns"},
	{sources.PlaceCustomers, "customers customer case-studies case-study references referenzen kunden clients success-stories clientes testimonials"},
	{sources.PlacePartners, "partners partner partnerships ecosystem marketplace integrations partenaires socios"},
	{sources.PlaceChangelog, "changelog release-notes releases whats-new what-s-new release-note updates nouveautes neuerungen novedades"},
	{sources.PlaceEvents, "events event webinars webinar conferences veranstaltungen termine evenements eventos"},
	{sources.PlaceTerms, "terms tos legal privacy security trust compliance subprocessors sub-processors dpa sla agb datenschutz cgu cgv confidentialite terminos privacidad impressum imprint"},
	{sources.PlaceNewsroom, "news newsroom press press-releases media presse aktuelles actualites prensa noticias pressemitteilungen"},
	{sources.PlaceBlog, "blog blogs articles insights journal"},
	{sources.PlaceProduct, "product products features platform solutions produkt produkte loesungen produits producto productos"},
}

// PlaceOf tells what a page is from its address, or else from its title;
// PlaceUnknown when neither says so. A blog post about prices is a blog post:
// the first telling part of the path counts.
func PlaceOf(address, title string) sources.Place {
	u, err := url.Parse(address)
	if err == nil && u.Host != "" {
		path := strings.Trim(strings.ToLower(u.Path), "/")
		for _, part := range append(hostParts(u.Hostname()), strings.Split(path, "/")...) {
			if p := placeOfPart(part); p != sources.PlaceUnknown {
				return p
			}
		}
		if home(path) && title == "" {
			return sources.PlaceHome
		}
	}
	for _, w := range Split(Clean(title), 4).List {
		if p := placeOfPart(w.Low); p != sources.PlaceUnknown {
			return p
		}
	}
	if err == nil && u.Host != "" && home(strings.Trim(u.Path, "/")) {
		return sources.PlaceHome
	}
	return sources.PlaceUnknown
}

// hostParts are the labels of a host that can name a place: careers.brindlow.example.
func hostParts(host string) []string {
	labels := strings.Split(host, ".")
	if len(labels) < 3 {
		return nil
	}
	return labels[:len(labels)-2]
}

// home reports whether a path is a site's first page, also of one language.
func home(path string) bool {
	return path == "" || path == "index.html" || path == "index.htm" || path == "home" || len(path) == 2
}

func placeOfPart(part string) sources.Place {
	for _, ext := range []string{".html", ".htm", ".php", ".aspx", ".xml"} {
		part = strings.TrimSuffix(part, ext)
	}
	part = strings.ReplaceAll(part, "_", "-")
	for _, p := range placeWords {
		for _, w := range strings.Fields(p.words) {
			if part == w {
				return p.place
			}
		}
	}
	return sources.PlaceUnknown
}
