package sources

import (
	"fmt"
	"net/url"
	"time"

	"keywatch/sources/fetch"
)

func init() {
	register(Kind{
		Name:   "githuborg",
		Topics: []Topic{TopicLaunches}, Mentions: []Topic{TopicHiring},
		Doc: "An organisation at GitHub, read as its public repositories", Example: "https://github.com/northwind",
		Complete: true, Listed: true, Place: PlaceProduct, Reader: 1, Interval: 24 * time.Hour,
		Robots:    "the list of repositories is documented for programs (docs.github.com/rest/repos/repos)",
		Discloses: "to api.github.com: which organisation's repositories are read",
		Recognise: recogniseKeys(`"full_name"`, `"html_url"`, `"forks_url"`),
		Claim:     claimGitHubOrg,
		First:     func(src Source) (fetch.Request, error) { return githubOrgAsk(src, 1) },
		Next:      nextGitHubOrg,
		Parse:     parseGitHubOrg,
	})
}

const githubOrgPage = 100 // the most that the API gives at once

// claimGitHubOrg knows an owner's page. Whether it is an organisation's or a
// person's, only the API says: a person's is not found there.
func claimGitHubOrg(u *url.URL) string {
	owner, repository := githubNamed(u)
	if owner == "" || repository != "" {
		return ""
	}
	return "https://github.com/" + owner
}

// githubOrgAsk asks for the oldest first, so that a new one moves no page.
func githubOrgAsk(src Source, page int) (fetch.Request, error) {
	owner, err := lastPart(src.URL, claimGitHubOrg)
	if err != nil {
		return fetch.Request{}, err
	}
	address := fmt.Sprintf("https://api.github.com/orgs/%s/repos?type=public&sort=created&direction=asc&per_page=%d&page=%d", owner, githubOrgPage, page)
	return fetch.Request{URL: address, Accept: "application/vnd.github+json"}, nil
}

func nextGitHubOrg(src Source, docs []Document) (fetch.Request, bool) {
	return nextOfList[githubRepository](docs, githubOrgPage, func(page int) (fetch.Request, error) { return githubOrgAsk(src, page) })
}

type githubRepository struct {
	ID          jobID
	Name        string
	URL         string `json:"html_url"`
	Description string
	Language    string
	Homepage    string
	License     struct {
		SPDX string `json:"spdx_id"`
	}
	Fork, Archived, Private bool
	Created                 string `json:"created_at"`
}

// parseGitHubOrg keeps what the owner says of a repository; stars, sizes and
// days of the last push move by themselves.
func parseGitHubOrg(_ Source, docs []Document) (Snapshot, error) {
	var items []Item
	for _, doc := range docs {
		var repositories []githubRepository
		if err := readJSON(doc, &repositories); err != nil {
			return Snapshot{}, err
		}
		if repositories == nil {
			return Snapshot{}, wrongShape(doc, "the answer is no list of repositories")
		}
		for _, r := range repositories {
			if r.Name == "" || r.ID == "" {
				return Snapshot{}, wrongShape(doc, "a repository has no id or no name")
			}
			if !r.Private {
				items = append(items, r.item())
			}
		}
	}
	return list(items, 0), nil
}

func (r githubRepository) item() Item {
	licence := r.License.SPDX
	if licence == "NOASSERTION" { // GitHub's word for a licence that it does not know
		licence = ""
	}
	return repositoryItem(r.ID, r.Name, r.Description, r.URL, r.Created,
		"Language", r.Language, "Licence", licence, "Website", r.Homepage, "Fork", yesIf(r.Fork), "Archived", yesIf(r.Archived))
}
