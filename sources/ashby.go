package sources

import (
	"net/url"
	"strings"
	"time"

	"keywatch/sources/fetch"
)

func init() {
	register(Kind{
		Name: "ashby", Doc: "A job board at Ashby, read as its openings", Example: "https://jobs.ashbyhq.com/northwind",
		Complete: true, Listed: true, Place: PlaceCareers, Reader: 1, Interval: 12 * time.Hour,
		Robots:    "the job posting API is documented for programs (developers.ashbyhq.com/docs/public-job-posting-api)",
		Discloses: "to api.ashbyhq.com: which company's openings are read",
		Recognise: recogniseKeys(`"jobs"`, `"jobUrl"`),
		Claim:     claimAshby,
		First:     firstAshby,
		Parse:     parseAshby,
	})
}

// ashbyOwn are first parts of paths that are the service's own and no board.
var ashbyOwn = wordTable("api _static static favicon.ico robots.txt sitemap.xml")

// claimAshby knows boards by their pages, which are also what the script on a
// company's own page loads, and by the API. Names may hold dots and spaces.
func claimAshby(u *url.URL) string {
	parts := pathParts(u)
	name := ""
	switch strings.ToLower(u.Hostname()) {
	case "jobs.ashbyhq.com":
		if len(parts) > 0 && !ashbyOwn[strings.ToLower(parts[0])] {
			name = jobNameAt(parts, 0)
		}
	case "api.ashbyhq.com":
		if len(parts) > 2 && parts[0] == "posting-api" && parts[1] == "job-board" {
			name = jobNameAt(parts, 2)
		}
	}
	if name == "" {
		return ""
	}
	return "https://jobs.ashbyhq.com/" + name
}

func firstAshby(src Source) (fetch.Request, error) {
	name, err := lastPart(src.URL, claimAshby)
	if err != nil {
		return fetch.Request{}, err
	}
	return fetch.Request{URL: "https://api.ashbyhq.com/posting-api/job-board/" + name, Accept: "application/json"}, nil
}

// parseAshby leaves out what is open only to who has its link.
func parseAshby(_ Source, docs []Document) (Snapshot, error) {
	var answer struct {
		Jobs []struct {
			ID         jobID
			Title      string
			Location   string
			Secondary  []struct{ Location string } `json:"secondaryLocations"`
			Department string
			Team       string
			Listed     *bool  `json:"isListed"`
			Remote     bool   `json:"isRemote"`
			Published  string `json:"publishedAt"`
			URL        string `json:"jobUrl"`
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
		if j.Listed != nil && !*j.Listed {
			continue
		}
		places := []string{j.Location}
		for _, s := range j.Secondary {
			places = append(places, s.Location)
		}
		one := job{id: string(j.ID), title: j.Title, team: j.Team, place: jobPlaces(places...), link: j.URL, posted: stamp(j.Published)}
		if one.team == "" {
			one.team = j.Department
		}
		if j.Remote {
			one.place = orRemote(one.place)
		}
		jobs = append(jobs, one)
	}
	return openings(docs[0], jobs, 0)
}
