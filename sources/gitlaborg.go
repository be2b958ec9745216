package sources

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"keywatch/sources/fetch"
)

func init() {
	register(Kind{
		Name:   "gitlaborg",
		Topics: []Topic{TopicLaunches}, Mentions: []Topic{TopicHiring},
		Doc: "A group at GitLab, on a company's own host too, read as its public projects", Example: "https://gitlab.com/northwind",
		Complete: true, Listed: true, Place: PlaceProduct, Reader: 1, Interval: 24 * time.Hour,
		Robots:    "the list of a group's projects is documented for programs (docs.gitlab.com/api/groups)",
		Discloses: "to the GitLab host: which group's projects are read",
		Recognise: recogniseKeys(`"path_with_namespace"`, `"web_url"`, `"star_count"`),
		Claim:     claimGitLabOrg,
		First:     func(src Source) (fetch.Request, error) { return gitlabOrgAsk(src, 1) },
		Next:      nextGitLabOrg,
		Parse:     parseGitLabOrg,
	})
}

// gitlabGroup is the path of the group that an address names, after those of
// the groups that it is in. sure says that it can be no project's: of two
// parts and more, the address has to say that they are groups. Whether one part
// is a group's or a person's, only the API says: a person's is not found there.
func gitlabGroup(u *url.URL) (group string, sure bool) {
	path, called := strings.CutPrefix(gitlabPath(u, "groups"), "/groups/")
	called = called || strings.Contains(u.Path, "/api/v4/groups/")
	least := 2
	if called {
		least = 1
	}
	names := gitlabNames(path, least)
	group = strings.Join(names, "/")
	if strings.Trim(group, "0123456789") == "" { // the API would take it for a number of its own
		return "", false
	}
	return group, called || len(names) == 1
}

// claimGitLabOrg knows groups on hosts that name the software. The address of
// a group in another says that it is one, as no project's does.
func claimGitLabOrg(u *url.URL) string {
	host := strings.ToLower(u.Host)
	group, sure := gitlabGroup(u)
	switch {
	case !sure || !gitlabHost().MatchString(host):
		return ""
	case strings.Contains(group, "/"):
		return "https://" + host + "/groups/" + group
	}
	return "https://" + host + "/" + group
}

// gitlabOrgAsk asks for the oldest first, so that a new one moves no page. It
// takes any host and path: who configures a source knows what stands there.
func gitlabOrgAsk(src Source, page int) (fetch.Request, error) {
	u, err := url.Parse(src.URL)
	if err != nil {
		return fetch.Request{}, fmt.Errorf("read address %q: %w", src.URL, err)
	}
	group, _ := gitlabGroup(u)
	if group == "" || u.Host == "" {
		return fetch.Request{}, fmt.Errorf("%s is no address of a group: https://HOST/GROUP", src.URL)
	}
	address := fmt.Sprintf("https://%s/api/v4/groups/%s/projects?visibility=public&include_subgroups=true&order_by=created_at&sort=asc&per_page=%d&page=%d",
		strings.ToLower(u.Host), strings.ReplaceAll(group, "/", "%2F"), gitlabPage, page)
	return fetch.Request{URL: address, Accept: "application/json"}, nil
}

func nextGitLabOrg(src Source, docs []Document) (fetch.Request, bool) {
	return nextOfList[gitlabListed](docs, gitlabPage, func(page int) (fetch.Request, error) { return gitlabOrgAsk(src, page) })
}

type gitlabListed struct {
	ID          jobID
	Name        string
	Path        string `json:"path_with_namespace"`
	URL         string `json:"web_url"`
	Description string
	Topics      []string
	Branch      string `json:"default_branch"` // of one without any code it is null
	Archived    bool
	Created     string `json:"created_at"`
}

// parseGitLabOrg keeps what the owner says of a project; stars and days of the
// last activity move by themselves.
func parseGitLabOrg(_ Source, docs []Document) (Snapshot, error) {
	var items []Item
	for _, doc := range docs {
		var projects []gitlabListed
		if err := readJSON(doc, &projects); err != nil {
			return Snapshot{}, err
		}
		if projects == nil {
			return Snapshot{}, wrongShape(doc, "the answer is no list of projects")
		}
		for _, p := range projects {
			if p.Name == "" || p.ID == "" {
				return Snapshot{}, wrongShape(doc, "a project has no id or no name")
			}
			items = append(items, p.item())
		}
	}
	return list(items, docs[0].Total), nil
}

// item names the path, too: in different groups projects may be called alike.
func (p gitlabListed) item() Item {
	slices.Sort(p.Topics) // their order says nothing
	return repositoryItem(p.ID, p.Name, p.Description, p.URL, p.Created,
		"Path", p.Path, "Topics", strings.Join(p.Topics, ", "), "Default branch", p.Branch, "Archived", yesIf(p.Archived))
}
