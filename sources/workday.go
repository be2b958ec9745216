package sources

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"time"

	"keywatch/sources/fetch"
)

func init() {
	register(Kind{
		Name: "workday", Doc: "A careers site at Workday, read as its openings", Example: "https://northwind.wd3.myworkdayjobs.com/en-US/Careers",
		Complete: true, Listed: true, Place: PlaceCareers, Reader: 1, Interval: 24 * time.Hour,
		Discloses: "to the company's own Workday tenant: that its openings are read",
		Recognise: recogniseKeys(`"jobPostings"`, `"externalPath"`),
		Claim:     claimWorkday,
		First:     firstWorkday,
		Next:      nextWorkday,
		Parse:     parseWorkday,
	})
}

// workdayPage is how many openings the service gives at once; it refuses more.
const workdayPage = 20

// locale is the language in a site's address, which may precede its name.
var locale = LazyPattern(`^[a-z]{2}(?:-[A-Z]{2})?$`)

func claimWorkday(u *url.URL) string {
	host := strings.ToLower(u.Hostname())
	if !strings.HasSuffix(host, ".myworkdayjobs.com") {
		return ""
	}
	way := ""
	for _, part := range pathParts(u) {
		if part == "wday" || part == "job" {
			return ""
		}
		way += "/" + part
		if !locale().MatchString(part) {
			return "https://" + host + way
		}
	}
	return ""
}

// workdayJobs is the endpoint of a source: the tenant is the host's first label.
func workdayJobs(src Source) (string, error) {
	site, err := lastPart(src.URL, claimWorkday)
	if err != nil {
		return "", err
	}
	u, err := url.Parse(src.URL)
	if err != nil {
		return "", fmt.Errorf("read address %q: %w", src.URL, err)
	}
	tenant, _, _ := strings.Cut(strings.ToLower(u.Hostname()), ".")
	return "https://" + strings.ToLower(u.Hostname()) + "/wday/cxs/" + tenant + "/" + url.PathEscape(site) + "/jobs", nil
}

func workdayAsk(address string, offset int) fetch.Request {
	// The values are numbers and constants: they cannot fail to encode.
	body, _ := json.Marshal(map[string]any{"appliedFacets": map[string]any{}, "limit": workdayPage, "offset": offset, "searchText": ""})
	return fetch.Request{URL: address, Method: "POST", Body: body, Accept: "application/json"}
}

func firstWorkday(src Source) (fetch.Request, error) {
	address, err := workdayJobs(src)
	return workdayAsk(address, 0), err
}

// nextWorkday stops at a short page: the total may be absent, 0 on later pages, or lie.
func nextWorkday(src Source, docs []Document) (fetch.Request, bool) {
	address, err := workdayJobs(src)
	var last workdayAnswer
	if err != nil || readJSON(docs[len(docs)-1], &last) != nil || len(last.Postings) < workdayPage {
		return fetch.Request{}, false
	}
	return workdayAsk(address, len(docs)*workdayPage), true
}

type workdayAnswer struct {
	Total    int `json:"total"`
	Postings []struct {
		Title  string   `json:"title"`
		Path   string   `json:"externalPath"`
		Places string   `json:"locationsText"`
		Bullet []string `json:"bulletFields"`
	} `json:"jobPostings"`
}

// parseWorkday keys an opening by the number behind its path, so that one that
// gets another title is not closed and opened. "Posted 17 Days Ago" is not kept.
func parseWorkday(src Source, docs []Document) (Snapshot, error) {
	var items []Item
	total := 0
	for _, doc := range docs {
		var answer workdayAnswer
		if err := readJSON(doc, &answer); err != nil {
			return Snapshot{}, err
		}
		if answer.Postings == nil {
			return Snapshot{}, wrongShape(doc, `the answer has no "jobPostings"`)
		}
		total = max(total, answer.Total)
		for _, p := range answer.Postings {
			if p.Path == "" {
				continue
			}
			id := p.Path[strings.LastIndexAny(p.Path, "_/")+1:]
			items = append(items, job{id: id, title: p.Title, place: p.Places, link: strings.TrimRight(src.URL, "/") + p.Path}.item())
		}
	}
	return list(items, total), nil
}
