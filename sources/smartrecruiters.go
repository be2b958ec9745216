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
		Name: "smartrecruiters", Doc: "A careers page at SmartRecruiters, read as its openings", Example: "https://careers.smartrecruiters.com/Northwind",
		Complete: true, Listed: true, Place: PlaceCareers, Reader: 1, Interval: 12 * time.Hour,
		Robots:    "the posting API is documented for programs (developers.smartrecruiters.com/docs/posting-api)",
		Discloses: "to api.smartrecruiters.com: which company's openings are read",
		Recognise: recogniseKeys(`"totalFound"`, `"content"`),
		Claim:     claimSmartRecruiters,
		First:     func(src Source) (fetch.Request, error) { return smartRecruitersAsk(src, 0) },
		Next:      nextSmartRecruiters,
		Parse:     parseSmartRecruiters,
	})
}

const smartRecruitersPage = 100 // the most that the API gives at once

// smartRecruitersOwn are first parts of paths that are the service's own.
var smartRecruitersOwn = wordTable("oneclick-ui sr-jobs my-applications sign-in login static api search favicon.ico robots.txt")

// claimSmartRecruiters knows careers pages, single adverts, forms of
// application and the API; www is the service's own.
func claimSmartRecruiters(u *url.URL) string {
	parts := pathParts(u)
	name := ""
	switch strings.ToLower(u.Hostname()) {
	case "careers.smartrecruiters.com", "jobs.smartrecruiters.com":
		switch {
		case len(parts) > 2 && parts[0] == "oneclick-ui" && parts[1] == "company":
			name = jobNameAt(parts, 2)
		case len(parts) > 0 && !smartRecruitersOwn[strings.ToLower(parts[0])]:
			name = jobNameAt(parts, 0)
		}
	case "api.smartrecruiters.com":
		if len(parts) > 3 && parts[1] == "companies" && parts[3] == "postings" {
			name = jobNameAt(parts, 2)
		}
	}
	if name == "" {
		return ""
	}
	return "https://careers.smartrecruiters.com/" + name
}

func smartRecruitersAsk(src Source, offset int) (fetch.Request, error) {
	name, err := lastPart(src.URL, claimSmartRecruiters)
	if err != nil {
		return fetch.Request{}, err
	}
	address := fmt.Sprintf("https://api.smartrecruiters.com/v1/companies/%s/postings?limit=%d&offset=%d", name, smartRecruitersPage, offset)
	return fetch.Request{URL: address, Accept: "application/json"}, nil
}

// nextSmartRecruiters goes on where the answers so far end: the service may
// give fewer at once than it is asked for.
func nextSmartRecruiters(src Source, docs []Document) (fetch.Request, bool) {
	read, total := 0, 0
	for i, doc := range docs {
		var answer smartRecruitersAnswer
		if readJSON(doc, &answer) != nil || i == len(docs)-1 && len(answer.Content) == 0 {
			return fetch.Request{}, false
		}
		read, total = read+len(answer.Content), answer.Total
	}
	if read >= total {
		return fetch.Request{}, false
	}
	req, err := smartRecruitersAsk(src, read)
	return req, err == nil
}

type smartRecruitersAnswer struct {
	Total   int `json:"totalFound"`
	Content []struct {
		ID       jobID
		Name     string
		Released string `json:"releasedDate"`
		Location struct {
			City, Region, Country string
			Remote                bool
			Full                  string `json:"fullLocation"`
		}
		Department struct{ Label string }
		Function   struct{ Label string }
	} `json:"content"`
}

// parseSmartRecruiters links to the advert: an answer's own "ref" leads to the
// API. The service answers for a name that it does not know as for one without
// openings; names are taken from links, and that all are gone waits for later
// checks to say the same.
func parseSmartRecruiters(src Source, docs []Document) (Snapshot, error) {
	name, err := lastPart(src.URL, claimSmartRecruiters)
	if err != nil {
		return Snapshot{}, err
	}
	var jobs []job
	total := 0
	for _, doc := range docs {
		var answer smartRecruitersAnswer
		if err := readJSON(doc, &answer); err != nil {
			return Snapshot{}, err
		}
		if answer.Content == nil {
			return Snapshot{}, wrongShape(doc, `the answer has no "content"`)
		}
		total = max(total, answer.Total)
		for _, p := range answer.Content {
			one := job{id: string(p.ID), title: p.Name, team: p.Department.Label, place: p.Location.Full, posted: stamp(p.Released)}
			if one.team == "" {
				one.team = p.Function.Label
			}
			if one.place == "" {
				one.place = townOf(p.Location.City, p.Location.Region, strings.ToUpper(p.Location.Country))
			}
			if p.Location.Remote {
				one.place = orRemote(one.place)
			}
			if one.id != "" {
				one.link = "https://jobs.smartrecruiters.com/" + name + "/" + url.PathEscape(one.id)
			}
			jobs = append(jobs, one)
		}
	}
	return openings(docs[0], jobs, total)
}
