package sources

import (
	"net/url"
	"time"

	"keywatch/sources/fetch"
)

func init() {
	register(Kind{
		Name: "personio", Doc: "A careers page at Personio, read as its openings", Example: "https://northwind.jobs.personio.de",
		Complete: true, Listed: true, Place: PlaceCareers, Reader: 1, Interval: 12 * time.Hour,
		Robots:    "the XML feed of openings is documented for programs (developer.personio.de/reference/get_xml)",
		Discloses: "to the company's own Personio page: that its openings are read",
		Recognise: recogniseKeys("<workzag-jobs"),
		Claim:     claimPersonio,
		First:     firstPersonio,
		Parse:     parsePersonio,
	})
}

// claimPersonio keeps the domain of the link: both are served, and a company
// shows one of them.
func claimPersonio(u *url.URL) string {
	for _, domain := range []string{"jobs.personio.de", "jobs.personio.com"} {
		if token := hostToken(u, domain); token != "" {
			return "https://" + token + "." + domain
		}
	}
	return ""
}

// firstPersonio asks for the feed in the page's own language: titles in
// another one would be other titles. A company can turn its feed off; it is
// then not found there.
func firstPersonio(src Source) (fetch.Request, error) {
	site, err := claimedSite(src.URL, claimPersonio)
	return fetch.Request{URL: site + "/xml", Accept: "application/xml"}, err
}

func parsePersonio(src Source, docs []Document) (Snapshot, error) {
	site, err := claimedSite(src.URL, claimPersonio)
	if err != nil {
		return Snapshot{}, err
	}
	var feed struct {
		Positions []struct {
			ID         string   `xml:"id"`
			Name       string   `xml:"name"`
			Office     string   `xml:"office"`
			More       []string `xml:"additionalOffices>office"`
			Department string   `xml:"department"`
			Created    string   `xml:"createdAt"`
		} `xml:"position"`
	}
	if err := readXML(docs[0], "workzag-jobs", &feed); err != nil {
		return Snapshot{}, err
	}
	var jobs []job
	for _, p := range feed.Positions {
		one := job{id: fold(p.ID), title: p.Name, team: p.Department, place: jobPlaces(append([]string{p.Office}, p.More...)...), posted: stamp(p.Created)}
		if one.id != "" {
			one.link = site + "/job/" + url.PathEscape(one.id)
		}
		jobs = append(jobs, one)
	}
	return openings(docs[0], jobs, 0)
}
