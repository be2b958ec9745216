package sources

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	"keywatch/sources/fetch"
)

func init() {
	register(Kind{
		Name: "greenhouse", Doc: "A job board at Greenhouse, read as its openings", Example: "https://boards.greenhouse.io/northwind",
		Complete: true, Listed: true, Place: PlaceCareers, Reader: 1, Interval: 12 * time.Hour,
		Robots:    "the job board API is documented for programs (developers.greenhouse.io/job-board.html)",
		Discloses: "to boards-api.greenhouse.io: which company's openings are read",
		Recognise: recogniseKeys(`"jobs"`, `"absolute_url"`),
		Claim:     claimGreenhouse,
		First:     firstGreenhouse,
		Parse:     parseGreenhouse,
	})
}

// claimGreenhouse knows boards by their pages and by the script that shows
// them on a company's own page.
func claimGreenhouse(u *url.URL) string {
	switch host := strings.ToLower(u.Hostname()); {
	case host == "boards-api.greenhouse.io":
		parts := pathParts(u)
		if len(parts) >= 3 && parts[1] == "boards" {
			return "https://boards.greenhouse.io/" + parts[2]
		}
	case strings.HasPrefix(host, "boards.") && strings.HasSuffix(host, "greenhouse.io"), strings.HasPrefix(host, "job-boards.") && strings.HasSuffix(host, "greenhouse.io"):
		token := u.Query().Get("for") // boards.greenhouse.io/embed/job_board?for=TOKEN
		if parts := pathParts(u); token == "" && len(parts) > 0 && parts[0] != "embed" {
			token = parts[0]
		}
		if token != "" {
			return "https://boards.greenhouse.io/" + token
		}
	}
	return ""
}

func firstGreenhouse(src Source) (fetch.Request, error) {
	token, err := lastPart(src.URL, claimGreenhouse)
	if err != nil {
		return fetch.Request{}, err
	}
	return fetch.Request{URL: "https://boards-api.greenhouse.io/v1/boards/" + url.PathEscape(token) + "/jobs?content=true"}, nil
}

func parseGreenhouse(_ Source, docs []Document) (Snapshot, error) {
	var answer struct {
		Jobs []struct {
			ID       int64                   `json:"id"`
			Title    string                  `json:"title"`
			URL      string                  `json:"absolute_url"`
			Location struct{ Name string }   `json:"location"`
			First    string                  `json:"first_published"`
			Teams    []struct{ Name string } `json:"departments"`
		} `json:"jobs"`
		Meta struct{ Total int } `json:"meta"`
	}
	if err := readJSON(docs[0], &answer); err != nil {
		return Snapshot{}, err
	}
	if answer.Jobs == nil {
		return Snapshot{}, wrongShape(docs[0], `the answer has no "jobs"`)
	}
	var items []Item
	for _, j := range answer.Jobs {
		one := job{id: fmt.Sprint(j.ID), title: j.Title, place: j.Location.Name, link: j.URL, posted: stamp(j.First)}
		if len(j.Teams) > 0 {
			one.team = j.Teams[0].Name
		}
		items = append(items, one.item())
	}
	return list(items, answer.Meta.Total), nil
}
