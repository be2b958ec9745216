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
		Name: "github", Doc: "A repository at GitHub, read as its releases", Example: "https://github.com/northwind/router",
		Place: PlaceChangelog, Reader: 1, Interval: 6 * time.Hour,
		Robots:    "the list of releases is documented for programs (docs.github.com/rest/releases/releases)",
		Discloses: "to api.github.com: which repository's releases are read",
		Recognise: recogniseKeys(`"tag_name"`, `"html_url"`, `"tarball_url"`),
		Claim:     claimGitHub,
		First:     firstGitHub,
		Parse:     parseGitHub,
	})
}

// githubPage is how many releases are read, the newest ones; a repository has
// hardly more in the time between two checks.
const githubPage = 30

// githubOwn are first parts of paths that are the service's own and no
// owner's. An account's name has letters, digits and single hyphens.
var githubOwn = wordTable(`about account api apps articles assets blog business careers changelog codespaces collections community contact copilot customer-stories customers dashboard developer
	discussions docs edu education enterprise events explore features fluidicon.png gist git-guides github-copilot home images issues join login logos logout marketplace mcp mobile models network
	new newsletter newsroom nonprofit notifications open-source opensearch.xml organizations orgs partners personal pricing premium-support projects pulls readme resources robots.txt
	search security sessions settings shop showcases signup site solutions sponsors stars startups static stories support team teams terms topics tos trending trust-center users visual-studio watching why-github wiki`)

// githubNamed are the owner and repository that an address names; either may
// be missing. api says that it is one of the API.
func githubNamed(u *url.URL) (owner, repository string) {
	parts := pathParts(u)
	switch strings.ToLower(u.Hostname()) {
	case "github.com", "www.github.com":
		if len(parts) > 1 && parts[0] == "orgs" {
			return jobNameAt(parts, 1), ""
		}
		if len(parts) == 0 || githubOwn[strings.ToLower(parts[0])] {
			return "", ""
		}
		return jobNameAt(parts, 0), strings.TrimSuffix(jobNameAt(parts, 1), ".git")
	case "raw.githubusercontent.com", "codeload.github.com":
		return jobNameAt(parts, 0), jobNameAt(parts, 1)
	case "api.github.com":
		switch {
		case len(parts) > 2 && parts[0] == "repos":
			return jobNameAt(parts, 1), jobNameAt(parts, 2)
		case len(parts) > 1 && parts[0] == "orgs":
			return jobNameAt(parts, 1), ""
		}
	}
	return "", ""
}

// claimGitHub knows a repository by any of its pages and files.
func claimGitHub(u *url.URL) string {
	owner, repository := githubNamed(u)
	if owner == "" || repository == "" {
		return ""
	}
	return "https://github.com/" + owner + "/" + repository
}

// firstGitHub asks the API: github.com's robots.txt closes its feeds (*.atom),
// and the feed of releases shows every tag as one. The API answers 60 requests
// an hour without a key, and those that end in "not modified" are free.
func firstGitHub(src Source) (fetch.Request, error) {
	site, err := claimedSite(src.URL, claimGitHub)
	if err != nil {
		return fetch.Request{}, err
	}
	address := fmt.Sprintf("https://api.github.com/repos/%s/releases?per_page=%d", strings.TrimPrefix(site, "https://github.com/"), githubPage)
	return fetch.Request{URL: address, Accept: "application/vnd.github+json"}, nil
}

func parseGitHub(src Source, docs []Document) (Snapshot, error) {
	var releases []struct {
		ID        jobID
		Tag       string `json:"tag_name"`
		Name      string
		Body      string
		URL       string `json:"html_url"`
		Draft     bool
		Published string `json:"published_at"`
	}
	if err := readJSON(docs[0], &releases); err != nil {
		return Snapshot{}, err
	}
	if releases == nil {
		return Snapshot{}, wrongShape(docs[0], "the answer is no list of releases")
	}
	var items []Item
	for _, r := range releases {
		if r.Draft || r.ID == "" {
			continue
		}
		items = append(items, entryOf(string(r.ID), releaseTitle(src.URL, r.Name, r.Tag), r.Body, r.URL, stamp(r.Published)))
	}
	if len(releases) > 0 && len(items) == 0 {
		return Snapshot{}, wrongShape(docs[0], "none of the %d releases has an id", len(releases))
	}
	return list(items, 0), nil
}

// releaseTitle is a release's headline. A version alone, "v2.1.0", does not
// say of what it is one.
func releaseTitle(address, name, tag string) string {
	name, tag = fold(name), fold(tag)
	bare := func(version string) string { return strings.TrimLeft(strings.ToLower(version), "v") }
	if name != "" && bare(name) != bare(tag) {
		return name
	}
	address = strings.TrimRight(address, "/")
	return joinWords(address[strings.LastIndexByte(address, '/')+1:], tag)
}

// joinWords joins words by a space, leaving out what is empty.
func joinWords(words ...string) string {
	return fold(strings.Join(words, " "))
}
