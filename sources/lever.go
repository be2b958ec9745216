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
		Name: "lever", Doc: "A job site at Lever, read as its openings", Example: "https://jobs.lever.co/northwind",
		Complete: true, Listed: true, Place: PlaceCareers, Reader: 1, Interval: 12 * time.Hour,
		Robots:    "the postings API is documented for programs (github.com/lever/postings-api)",
		Discloses: "to api.lever.co or api.eu.lever.co: which company's openings are read",
		Recognise: recogniseKeys(`"hostedUrl"`, `"categories"`),
		Claim:     claimLever,
		First:     func(src Source) (fetch.Request, error) { return leverAsk(src, 0) },
		Next:      nextLever,
		Parse:     parseLever,
	})
}

// leverPage is how many postings are asked for at once; the documents name no
// most, and what answers gave by default differed.
const leverPage = 100

// claimLever knows both instances of the service; a company is on one of them.
func claimLever(u *url.URL) string {
	parts := pathParts(u)
	host := strings.ToLower(u.Hostname())
	name := jobNameAt(parts, 0)
	if host == "api.lever.co" || host == "api.eu.lever.co" {
		if len(parts) < 3 || parts[1] != "postings" {
			return ""
		}
		host, name = "jobs"+strings.TrimPrefix(host, "api"), jobNameAt(parts, 2)
	}
	if name == "" || host != "jobs.lever.co" && host != "jobs.eu.lever.co" {
		return ""
	}
	return "https://" + host + "/" + name
}

func leverAsk(src Source, skip int) (fetch.Request, error) {
	name, err := lastPart(src.URL, claimLever)
	if err != nil {
		return fetch.Request{}, err
	}
	host := "api.lever.co"
	if strings.Contains(strings.ToLower(src.URL), ".eu.lever.co") {
		host = "api.eu.lever.co"
	}
	return fetch.Request{URL: fmt.Sprintf("https://%s/v0/postings/%s?mode=json&skip=%d&limit=%d", host, name, skip, leverPage), Accept: "application/json"}, nil
}

// nextLever stops at a short page, and at one that begins like the one before:
// an answer that does not mind skip would be asked for without end.
func nextLever(src Source, docs []Document) (fetch.Request, bool) {
	var last, before []leverPosting
	if readJSON(docs[len(docs)-1], &last) != nil || len(last) < leverPage {
		return fetch.Request{}, false
	}
	if len(docs) > 1 && readJSON(docs[len(docs)-2], &before) == nil && len(before) > 0 && before[0].ID == last[0].ID {
		return fetch.Request{}, false
	}
	req, err := leverAsk(src, len(docs)*leverPage)
	return req, err == nil
}

type leverPosting struct {
	ID         jobID  `json:"id"`
	Text       string `json:"text"`
	URL        string `json:"hostedUrl"`
	Created    int64  `json:"createdAt"` // milliseconds since 1970
	Workplace  string `json:"workplaceType"`
	Categories struct {
		Location, Team, Department string
		All                        []string `json:"allLocations"`
	} `json:"categories"`
}

func parseLever(_ Source, docs []Document) (Snapshot, error) {
	var jobs []job
	for _, doc := range docs {
		var postings []leverPosting
		if err := readJSON(doc, &postings); err != nil {
			return Snapshot{}, err
		}
		if postings == nil {
			return Snapshot{}, wrongShape(doc, "the answer is no list of postings")
		}
		for _, p := range postings {
			one := job{id: string(p.ID), title: p.Text, team: p.Categories.Team, link: p.URL}
			if one.team == "" {
				one.team = p.Categories.Department
			}
			one.place = jobPlaces(append([]string{p.Categories.Location}, p.Categories.All...)...)
			if p.Workplace == "remote" {
				one.place = orRemote(one.place)
			}
			if p.Created > 0 {
				one.posted = time.UnixMilli(p.Created).UTC()
			}
			jobs = append(jobs, one)
		}
	}
	return openings(docs[0], jobs, 0)
}
