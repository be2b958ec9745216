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
		Name: "gitlab", Doc: "A project at GitLab, on a company's own host too, read as its releases", Example: "https://gitlab.com/northwind/router",
		Place: PlaceChangelog, Reader: 1, Interval: 6 * time.Hour,
		Robots:    "the list of releases is documented for programs (docs.gitlab.com/api/releases)",
		Discloses: "to the GitLab host: which project's releases are read",
		Recognise: recogniseKeys(`"tag_name"`, `"released_at"`, `"_links"`),
		Claim:     claimGitLab,
		First:     firstGitLab,
		Parse:     parseGitLab,
	})
}

const gitlabPage = 100 // the most that the API gives at once

// gitlabOwn are first parts of paths that are the service's own and no group's
// (docs.gitlab.com/user/reserved_names); below "groups", new is a page.
var gitlabOwn = wordTable(`- .well-known 404.html 422.html 500.html 502.html 503.html admin api apple-touch-icon.png apple-touch-icon-precomposed.png assets dashboard deploy.html explore favicon.ico favicon.png files groups
	health_check help import jwt login new oauth profile projects public robots.txt s search sitemap sitemap.xml sitemap.xml.gz slash-command-logo.png snippets unsubscribes uploads users v2`)

// gitlabHost is a host that names the software: gitlab.com, and a company's own
// by its first label. Its own sites, about.gitlab.com and the like, do not.
var gitlabHost = LazyPattern(`^gitlab\.(?:com|[a-z0-9-]+\.[a-z0-9.-]+)$`)

// gitlabPages are the parts that followed a project's path before "-" did.
var gitlabPages = wordTable("tree blob raw issues merge_requests tags releases commits commit wikis pipelines")

// gitlabProject is the path of the project that an address names: group and
// project, with the groups between them.
func gitlabProject(u *url.URL) string {
	names := gitlabNames(gitlabPath(u, "projects"), 2)
	if len(names) < 2 { // a group, or a project by its number only
		return ""
	}
	return strings.TrimSuffix(strings.Join(names, "/"), ".git")
}

// gitlabPath is the path of what an address is about, without the page of it
// that follows "-". In the API's path below called, "projects" or "groups", it
// stands as one part, with %2F between its parts.
func gitlabPath(u *url.URL, called string) string {
	path, _, _ := strings.Cut(u.Path+"/", "/-/")
	if _, rest, isAPI := strings.Cut(u.EscapedPath(), "/api/v4/"+called+"/"); isAPI {
		one, _, _ := strings.Cut(rest, "/")
		path, _ = url.PathUnescape(one) // of an address that was read, so it can be
	}
	return path
}

// gitlabNames are the names in a path, escaped, up to a page of gitlabPages,
// which may follow after least of them; none in a path of the service's own.
func gitlabNames(path string, least int) []string {
	var names []string
	for i, part := range strings.FieldsFunc(path, func(r rune) bool { return r == '/' }) {
		if i >= least && gitlabPages[part] {
			break
		}
		name := pathName(part)
		if name == "" || i == 0 && gitlabOwn[strings.ToLower(part)] {
			return nil
		}
		names = append(names, name)
	}
	return names
}

// claimGitLab knows projects on hosts that name the software, and on any host
// by the "/-/" that stands in no other software's addresses.
func claimGitLab(u *url.URL) string {
	host := strings.ToLower(u.Host)
	known := gitlabHost().MatchString(host) || host != "" && !strings.HasSuffix(host, ".gitlab.com") && strings.Contains(u.Path, "/-/releases")
	project := gitlabProject(u)
	if !known || project == "" {
		return ""
	}
	return "https://" + host + "/" + project
}

// firstGitLab takes any host: who configures a source knows what stands there.
func firstGitLab(src Source) (fetch.Request, error) {
	u, err := url.Parse(src.URL)
	if err != nil {
		return fetch.Request{}, fmt.Errorf("read address %q: %w", src.URL, err)
	}
	project := gitlabProject(u)
	if project == "" || u.Host == "" {
		return fetch.Request{}, fmt.Errorf("%s is no address of a project: https://HOST/GROUP/PROJECT", src.URL)
	}
	address := fmt.Sprintf("https://%s/api/v4/projects/%s/releases?per_page=%d", strings.ToLower(u.Host), strings.ReplaceAll(project, "/", "%2F"), gitlabPage)
	return fetch.Request{URL: address, Accept: "application/json"}, nil
}

// parseGitLab keys a release by its tag: a release has no other id.
func parseGitLab(src Source, docs []Document) (Snapshot, error) {
	var releases []struct {
		Tag         string `json:"tag_name"`
		Name        string
		Description string
		Released    string                `json:"released_at"`
		Upcoming    bool                  `json:"upcoming_release"`
		Links       struct{ Self string } `json:"_links"`
	}
	if err := readJSON(docs[0], &releases); err != nil {
		return Snapshot{}, err
	}
	if releases == nil {
		return Snapshot{}, wrongShape(docs[0], "the answer is no list of releases")
	}
	var items []Item
	upcoming := 0
	for _, r := range releases {
		switch {
		case r.Upcoming: // its day is to come
			upcoming++
		case r.Tag != "":
			items = append(items, entryOf(r.Tag, releaseTitle(src.URL, r.Name, r.Tag), r.Description, r.Links.Self, stamp(r.Released)))
		}
	}
	if len(releases) > upcoming && len(items) == 0 {
		return Snapshot{}, wrongShape(docs[0], "none of the %d releases has a tag", len(releases))
	}
	return list(items, max(0, docs[0].Total-upcoming)), nil
}
