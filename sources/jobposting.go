package sources

import (
	"bytes"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/html"

	"keywatch/sources/fetch"
)

func init() {
	register(Kind{
		Name: "jobposting", Doc: "A careers page that states its openings as JSON-LD, several on one page or on pages that follow each other", Example: "https://www.northwind.example/careers/openings",
		Complete: true, Listed: true, Place: PlaceCareers, Reader: 1, Interval: 12 * time.Hour,
		Recognise: recogniseJobPosting,
		Next:      nextJobPosting,
		Parse:     parseJobPosting,
	})
}

// postingType is a type in JSON-LD, as schema.org/JobPosting is written.
var postingType = LazyPattern(`"@type"\s*:\s*(?:\[[^\]]*)?"(?:https?://schema\.org/)?JobPosting"`)

// recogniseJobPosting is little surer of one opening than that this is a page:
// it may be the advert itself.
func recogniseJobPosting(doc Document) float64 {
	switch n := len(postingType().FindAllIndex(doc.Body, 2)); n {
	case 0:
		return 0
	case 1:
		return 0.35
	}
	return 0.8
}

// nextJobPosting follows the link to the next page of a list (HTML section
// 4.6.7, rel=next) on the same host, once to each address.
func nextJobPosting(_ Source, docs []Document) (fetch.Request, bool) {
	last := docs[len(docs)-1]
	base, err := url.Parse(last.URL)
	if err != nil {
		return fetch.Request{}, false
	}
	root, err := html.Parse(bytes.NewReader(last.Body))
	if err != nil {
		return fetch.Request{}, false
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || n.Data != "a" && n.Data != "link" || !strings.EqualFold(strings.TrimSpace(attribute(n, "rel")), "next") {
			continue
		}
		next, err := base.Parse(strings.TrimSpace(attribute(n, "href")))
		if err != nil || next.Host != base.Host || next.Scheme != base.Scheme {
			continue
		}
		next.Fragment = ""
		for _, doc := range docs {
			if doc.URL == next.String() {
				return fetch.Request{}, false
			}
		}
		return fetch.Request{URL: next.String()}, true
	}
	return fetch.Request{}, false
}

// parseJobPosting takes a page without an opening for one that could not be
// read, unless it says that there is none: by a list of length 0 or in a
// sentence of its text (see saysNoOpenings).
func parseJobPosting(_ Source, docs []Document) (Snapshot, error) {
	var jobs []job
	var stated, empty int
	for _, doc := range docs {
		page, err := readPostings(doc)
		if err != nil {
			return Snapshot{}, err
		}
		jobs = append(jobs, page.jobs()...)
		stated, empty = max(stated, page.stated), empty+page.empty
	}
	if len(jobs) == 0 {
		if empty > 0 || saysNoOpenings(docs[0]) {
			return list(nil, 0), nil
		}
		return Snapshot{}, wrongShape(docs[0], "the page states no JobPosting as JSON-LD, and does not say that there is no opening")
	}
	return openings(docs[0], jobs, stated)
}

// noOpenings are the sentences by which careers pages say that there is no
// opening, in the languages that are watched most.
var noOpenings = LazyPattern(`(?i)\b(?:` +
	`no (?:current |currently |open |available |job )*(?:positions?|roles?|openings?|vacanc(?:y|ies)|jobs|opportunities)\b|not (?:currently |actively )?hiring|` +
	`keine (?:offenen |freien |aktuellen )*(?:stellen|positionen|stellenangebote|vakanzen)|` +
	`aucun(?:e)? (?:poste|offre)|pas (?:de poste|d[’']offre)|` +
	`no (?:hay|tenemos) (?:vacantes|ofertas|puestos)|` +
	`nessuna (?:posizione|offerta)|geen (?:openstaande )?vacatures|(?:sem|nenhuma) vagas?|inga lediga)`)

// onlyIf are words of sentences that speak of a case and state nothing: "No
// openings for you? Write to us."
var onlyIf = LazyPattern(`(?i)^(?:if|wenn|falls|sollte|si|se|als|om)\b|\b(?:fits?|match(?:es|ing)?|suits?|for you|your|search|filter|pass(?:en|ende)|suche|correspond|recherche|búsqueda)\b|\?`)

// longestNone bounds the sentence, in bytes; one in a longer text tells a story.
const longestNone = 160

// unseen are elements that nobody sees until a script shows them. A page that
// a script fills often holds the sentence there, whatever it will show.
var unseen = []string{"[hidden]", "[aria-hidden=true]", `[style*="display:none"]`, `[style*="display: none"]`, "template", "noscript"}

// saysNoOpenings tells of a page that shows a sentence which says that there
// is no opening.
func saysNoOpenings(doc Document) bool {
	page, err := parsePage(Source{Place: PlaceCareers, Options: Options{"exclude": unseen}}, []Document{doc})
	if err != nil {
		return false
	}
	for _, it := range page.Items {
		if it.Type == "block" && it.Region == RegionMain && len(it.Text) <= longestNone && noOpenings().MatchString(it.Text) && !onlyIf().MatchString(it.Text) {
			return true
		}
	}
	return false
}
