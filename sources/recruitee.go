package sources

import (
	"net/url"
	"time"

	"keywatch/sources/fetch"
)

func init() {
	register(Kind{
		Name: "recruitee", Doc: "A careers site at Recruitee, on its own domain too, read as its openings", Example: "https://northwind.recruitee.com",
		Complete: true, Listed: true, Place: PlaceCareers, Reader: 1, Interval: 12 * time.Hour,
		Robots:    "the careers site API is documented for programs (docs.recruitee.com/reference/intro-to-careers-site-api)",
		Discloses: "to the company's own Recruitee site: that its openings are read",
		Recognise: recogniseKeys(`"offers"`, `"careers_url"`),
		Claim:     claimRecruitee,
		First:     firstRecruitee,
		Parse:     parseRecruitee,
	})
}

// recruiteeOwn are hosts that are the service's own.
var recruiteeOwn = wordTable("docs help support blog status careers jobs go assets media academy learn partners get info static hire community developers")

func claimRecruitee(u *url.URL) string {
	token := hostToken(u, "recruitee.com")
	if token == "" || recruiteeOwn[token] {
		return ""
	}
	return "https://" + token + ".recruitee.com"
}

func firstRecruitee(src Source) (fetch.Request, error) {
	site, err := careersSite(src.URL, "recruitee.com", claimRecruitee)
	return fetch.Request{URL: site + "/api/offers/", Accept: "application/json"}, err
}

func parseRecruitee(_ Source, docs []Document) (Snapshot, error) {
	type town struct{ City, State, Country string }
	var answer struct {
		Offers []struct {
			ID            jobID
			Title         string
			URL           string `json:"careers_url"`
			City, Country string
			Location      string
			Locations     []town
			Department    string
			Remote        bool
			Status        string
			Published     string `json:"published_at"`
			Created       string `json:"created_at"`
		} `json:"offers"`
	}
	if err := readJSON(docs[0], &answer); err != nil {
		return Snapshot{}, err
	}
	if answer.Offers == nil {
		return Snapshot{}, wrongShape(docs[0], `the answer has no "offers"`)
	}
	var jobs []job
	for _, o := range answer.Offers {
		if o.Status != "" && o.Status != "published" {
			continue // an answer for the company itself shows drafts
		}
		places := []string{townOf(o.City, o.Country)}
		for _, l := range o.Locations {
			places = append(places, townOf(l.City, l.Country))
		}
		one := job{id: string(o.ID), title: o.Title, team: o.Department, place: jobPlaces(places...), link: o.URL, posted: stamp(o.Published)}
		if one.place == "" {
			one.place = fold(o.Location)
		}
		if one.posted.IsZero() {
			one.posted = stamp(o.Created)
		}
		if o.Remote {
			one.place = orRemote(one.place)
		}
		jobs = append(jobs, one)
	}
	return openings(docs[0], jobs, 0)
}
