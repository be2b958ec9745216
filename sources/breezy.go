package sources

import (
	"net/url"
	"time"

	"keywatch/sources/fetch"
)

func init() {
	register(Kind{
		Name: "breezy", Doc: "A careers page at Breezy, read as its openings", Example: "https://northwind.breezy.hr",
		Complete: true, Listed: true, Place: PlaceCareers, Reader: 1, Interval: 12 * time.Hour,
		Discloses: "to the company's own Breezy page: that its openings are read",
		Recognise: recogniseKeys(`"friendly_id"`, `"published_date"`),
		Claim:     claimBreezy,
		First:     firstBreezy,
		Parse:     parseBreezy,
	})
}

// breezyOwn are hosts that are the service's own.
var breezyOwn = wordTable("developer developers support help marketing blog status go info cdn assets static partners")

func claimBreezy(u *url.URL) string {
	token := hostToken(u, "breezy.hr")
	if token == "" || breezyOwn[token] {
		return ""
	}
	return "https://" + token + ".breezy.hr"
}

// firstBreezy asks for the list beside the page; it is not documented, so
// robots.txt applies.
func firstBreezy(src Source) (fetch.Request, error) {
	site, err := careersSite(src.URL, "breezy.hr", claimBreezy)
	return fetch.Request{URL: site + "/json", Accept: "application/json"}, err
}

type breezyPlace struct {
	Name, City string
	State      struct{ Name string }
	Country    struct{ Name string }
	Remote     bool `json:"is_remote"`
}

// words is the place as the page names it, else its parts.
func (p breezyPlace) words() string {
	if p.Name != "" {
		return fold(p.Name)
	}
	return townOf(p.City, p.State.Name, p.Country.Name)
}

// parseBreezy keys by the id: the one in the address changes with the title.
func parseBreezy(_ Source, docs []Document) (Snapshot, error) {
	var positions []struct {
		ID         jobID
		Friendly   jobID `json:"friendly_id"`
		Name       string
		URL        string
		Published  string `json:"published_date"`
		Location   breezyPlace
		Locations  []breezyPlace
		Department string
	}
	if err := readJSON(docs[0], &positions); err != nil {
		return Snapshot{}, err
	}
	if positions == nil {
		return Snapshot{}, wrongShape(docs[0], "the answer is no list of positions")
	}
	var jobs []job
	for _, p := range positions {
		places := []string{p.Location.words()}
		for _, l := range p.Locations {
			places = append(places, l.words())
		}
		one := job{id: string(p.ID), title: p.Name, team: p.Department, place: jobPlaces(places...), link: p.URL, posted: stamp(p.Published)}
		if one.id == "" {
			one.id = string(p.Friendly)
		}
		if p.Location.Remote {
			one.place = orRemote(one.place)
		}
		jobs = append(jobs, one)
	}
	return openings(docs[0], jobs, 0)
}
