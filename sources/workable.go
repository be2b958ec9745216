package sources

import (
	"net/url"
	"strings"
	"time"

	"keywatch/sources/fetch"
)

func init() {
	register(Kind{
		Name: "workable", Doc: "A careers page at Workable, read as its openings", Example: "https://apply.workable.com/northwind",
		Complete: true, Listed: true, Place: PlaceCareers, Reader: 1, Interval: 12 * time.Hour,
		Robots:    "the list of an account's public jobs is documented for programs (workable.readme.io/reference/jobs-1)",
		Discloses: "to apply.workable.com: which company's openings are read",
		Recognise: recogniseKeys(`"jobs"`, `"shortcode"`),
		Claim:     claimWorkable,
		First:     firstWorkable,
		Parse:     parseWorkable,
	})
}

// workableOwn are hosts and first parts of paths that are the service's own.
var workableOwn = wordTable("www apply jobs help resources support status get try blog careers developers partners id app api j test academy community go info static assets")

// claimWorkable knows careers pages, the older ones with a host for each
// company, and the addresses that scripts load. The short links
// apply.workable.com/j/CODE do not name the company.
func claimWorkable(u *url.URL) string {
	parts := pathParts(u)
	host := strings.ToLower(u.Hostname())
	name := ""
	switch i := accountsAt(parts); {
	case i >= 0 && (host == "www.workable.com" || host == "apply.workable.com"):
		name = jobNameAt(parts, i+1)
	case host == "apply.workable.com":
		if len(parts) > 0 && !workableOwn[strings.ToLower(parts[0])] {
			name = jobNameAt(parts, 0)
		}
	default:
		if name = hostToken(u, "workable.com"); workableOwn[name] {
			name = ""
		}
	}
	if name == "" {
		return ""
	}
	return "https://apply.workable.com/" + name
}

// accountsAt is where the word accounts stands in the path of an API; -1 in
// any other path.
func accountsAt(parts []string) int {
	if len(parts) == 0 || parts[0] != "api" {
		return -1
	}
	for i, part := range parts {
		if part == "accounts" {
			return i
		}
	}
	return -1
}

// firstWorkable asks where www.workable.com/api/accounts/NAME leads to.
func firstWorkable(src Source) (fetch.Request, error) {
	name, err := lastPart(src.URL, claimWorkable)
	if err != nil {
		return fetch.Request{}, err
	}
	return fetch.Request{URL: "https://apply.workable.com/api/v1/widget/accounts/" + name, Accept: "application/json"}, nil
}

func parseWorkable(_ Source, docs []Document) (Snapshot, error) {
	type town struct {
		City, Region, Country string
		Hidden                bool
	}
	var answer struct {
		Jobs []struct {
			Shortcode            jobID
			Title                string
			URL                  string
			City, State, Country string
			Remote               bool `json:"telecommuting"`
			Locations            []town
			Department           string
			Published            string `json:"published_on"`
		} `json:"jobs"`
	}
	if err := readJSON(docs[0], &answer); err != nil {
		return Snapshot{}, err
	}
	if answer.Jobs == nil {
		return Snapshot{}, wrongShape(docs[0], `the answer has no "jobs"`)
	}
	var jobs []job
	for _, j := range answer.Jobs {
		var places []string
		for _, l := range j.Locations {
			if !l.Hidden {
				places = append(places, townOf(l.City, l.Region, l.Country))
			}
		}
		if len(j.Locations) == 0 {
			places = []string{townOf(j.City, j.State, j.Country)}
		}
		one := job{id: string(j.Shortcode), title: j.Title, team: j.Department, place: jobPlaces(places...), link: j.URL, posted: stamp(j.Published)}
		if j.Remote {
			one.place = orRemote(one.place)
		}
		jobs = append(jobs, one)
	}
	return openings(docs[0], jobs, 0)
}
