package sources

import (
	"net/url"
	"time"

	"keywatch/sources/fetch"
)

func init() {
	register(Kind{
		Name: "bamboohr", Doc: "A careers page at BambooHR, read as its openings", Example: "https://northwind.bamboohr.com/careers",
		Complete: true, Listed: true, Place: PlaceCareers, Reader: 1, Interval: 12 * time.Hour,
		Discloses: "to the company's own BambooHR page: that its openings are read",
		Recognise: recogniseKeys(`"result"`, `"jobOpeningName"`),
		Claim:     claimBambooHR,
		First:     firstBambooHR,
		Parse:     parseBambooHR,
	})
}

// bambooHROwn are hosts that are the service's own.
var bambooHROwn = wordTable("help documentation partners marketplace status resources support go info blog developers static")

// claimBambooHR knows careers pages, and the frames and scripts of older ones.
// The host alone is where employees log in.
func claimBambooHR(u *url.URL) string {
	token, parts := hostToken(u, "bamboohr.com"), pathParts(u)
	if token == "" || bambooHROwn[token] || len(parts) == 0 {
		return ""
	}
	if parts[0] != "careers" && parts[0] != "jobs" && !(len(parts) == 2 && parts[0] == "js" && parts[1] == "embed.js") {
		return ""
	}
	return "https://" + token + ".bamboohr.com/careers"
}

// firstBambooHR asks for the list that the careers page itself loads; it is
// not documented, so robots.txt applies.
func firstBambooHR(src Source) (fetch.Request, error) {
	page, err := claimedSite(src.URL, claimBambooHR)
	return fetch.Request{URL: page + "/list", Accept: "application/json"}, err
}

func parseBambooHR(src Source, docs []Document) (Snapshot, error) {
	page, err := claimedSite(src.URL, claimBambooHR)
	if err != nil {
		return Snapshot{}, err
	}
	type town struct{ City, State, Province, Country string }
	var answer struct {
		Meta   struct{ TotalCount int } `json:"meta"`
		Result []struct {
			ID         jobID  `json:"id"`
			Name       string `json:"jobOpeningName"`
			Department string `json:"departmentLabel"`
			Location   town   `json:"location"`
			Posting    town   `json:"atsLocation"`
			Remote     *bool  `json:"isRemote"`
			Where      jobID  `json:"locationType"` // 0 on site, 1 remote, 2 hybrid, as the careers page shows them
		} `json:"result"`
	}
	if err := readJSON(docs[0], &answer); err != nil {
		return Snapshot{}, err
	}
	if answer.Result == nil {
		return Snapshot{}, wrongShape(docs[0], `the answer has no "result"`)
	}
	var jobs []job
	for _, r := range answer.Result {
		one := job{id: string(r.ID), title: r.Name, team: r.Department}
		for _, t := range []town{r.Location, r.Posting} {
			if one.place == "" {
				one.place = townOf(t.City, t.State, t.Province, t.Country)
			}
		}
		if r.Where == "1" || r.Remote != nil && *r.Remote {
			one.place = orRemote(one.place)
		}
		if one.id != "" {
			one.link = page + "/" + url.PathEscape(one.id)
		}
		jobs = append(jobs, one)
	}
	return openings(docs[0], jobs, answer.Meta.TotalCount)
}
