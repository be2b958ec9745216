package sources

import (
	"net/url"
	"strings"
	"unicode"
)

// placeWords are the words of a URL's path or a page's title that tell what
// the page is, in the four languages. Where a word stands twice the first
// place has it.
var placeWords = placeTable([][2]string{
	{string(PlacePricing), "pricing price prices plans preise preis tarife tarif tarifs tarification prix precios planes abonnements"},
	{string(PlaceCareers), "careers career jobs job karriere stellen stellenangebote vacancies openings vacancy ofertas ofertas-de-empleo offres-d-emploi offres join-us work-with-us carrieres carriere recrutement emploi empleo empleos trabaja"},
	{string(PlaceLeadership), "leadership team management executives board people vorstand geschaeftsfuehrung führung fuehrung equipe direction equipo gouvernance governance gobierno-corporativo organigramme comite-executif comite-de-direction conseil-d-administration unternehmensleitung ansprechpartner leitung directivos management-team executive-team leadership-team our-team board-of-directors about-us about ueber-uns uber-uns"},
	{string(PlaceCustomers), "customers customer case-studies case-study casestudies stories success references références referencias referenzen kunden clients success-stories clientes testimonials"},
	{string(PlacePartners), "partners partner partnerships ecosystem marketplace integrations partenaires socios"},
	{string(PlaceChangelog), "changelog release-notes releases whats-new what-s-new release-note updates nouveautes neuerungen novedades versionshinweise versionen release-history version-history versions aenderungen änderungen notas-de-version notes-de-version historial-de-versiones"},
	{string(PlaceEvents), "events event webinars webinar conferences veranstaltungen termine evenements eventos tradeshows trade-shows shows show-schedule agenda messen messetermine salons ferias"},
	{string(PlaceTerms), "terms tos legal privacy security trust compliance subprocessors sub-processors dpa sla agb datenschutz cgu cgv confidentialite terminos privacidad impressum imprint"},
	{string(PlaceNewsroom), "news newsroom press press-releases media presse aktuelles actualites prensa noticias pressemitteilungen sala-de-prensa espace-presse salle-de-presse communiques comunicados press-room media-centre media-center announcements"},
	{string(PlaceBlog), "blog blogs articles insights journal"},
	{string(PlaceProduct), "product products features platform solutions produkt produkte loesungen produits producto productos"},
})

func placeTable(rows [][2]string) map[string]Place {
	table := map[string]Place{}
	for _, row := range rows {
		for _, word := range strings.Fields(row[1]) {
			if _, taken := table[word]; !taken {
				table[word] = Place(row[0])
			}
		}
	}
	return table
}

// PlaceOf tells what a page is from its address, or else from its title;
// PlaceUnknown when neither says so. A blog post about prices is a blog post:
// the first telling part of the path counts.
func PlaceOf(address, title string) Place {
	u, err := url.Parse(address)
	if err == nil && u.Host != "" {
		path := strings.Trim(strings.ToLower(u.Path), "/")
		for _, part := range append(hostParts(u.Hostname()), strings.Split(path, "/")...) {
			if p := PlaceOfWord(part); p != PlaceUnknown {
				return p
			}
		}
		if firstPage(path) && title == "" {
			return PlaceHome
		}
	}
	for i, word := range titleWords(title) {
		if p := PlaceOfWord(word); p != PlaceUnknown && i < maxTitleWords {
			return p
		}
	}
	if err == nil && u.Host != "" && firstPage(strings.Trim(u.Path, "/")) {
		return PlaceHome
	}
	return PlaceUnknown
}

// maxTitleWords is how many words of a title can name the page; the company's
// own name and slogan follow.
const maxTitleWords = 4

// titleWords cuts a text into words in lower case, without a possessive.
func titleWords(title string) []string {
	title = strings.ReplaceAll(strings.ToLower(title), "’", "'")
	words := strings.FieldsFunc(title, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\''
	})
	for i, w := range words {
		words[i] = strings.TrimSuffix(w, "'s")
	}
	return words
}

// hostParts are the labels of a host that can name a place: careers.brindlow.example.
func hostParts(host string) []string {
	labels := strings.Split(host, ".")
	if len(labels) < 3 {
		return nil
	}
	return labels[:len(labels)-2]
}

// firstPage reports whether a path is a site's first page, also of one language.
func firstPage(path string) bool {
	return path == "" || path == "index.html" || path == "index.htm" || path == "home" || len(path) == 2
}

// PlaceOfWord tells what a part of a path or a word of a title, in lower
// case, names; PlaceUnknown for most.
func PlaceOfWord(part string) Place {
	for _, ext := range []string{".html", ".htm", ".php", ".aspx", ".xml"} {
		part = strings.TrimSuffix(part, ext)
	}
	return placeWords[strings.ReplaceAll(part, "_", "-")]
}
