package sources_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"keywatch/sources"
)

func TestClaimTakesRepositoriesFromLinks(t *testing.T) {
	claims(t, map[string]string{
		"https://github.com/northwind/router":                                          "github https://github.com/northwind/router",
		"https://github.com/northwind/router.git":                                      "github https://github.com/northwind/router",
		"https://www.github.com/northwind/router/releases/tag/v2.1.0":                  "github https://github.com/northwind/router",
		"https://github.com/northwind/router/blob/main/README.md":                      "github https://github.com/northwind/router",
		"https://api.github.com/repos/northwind/router/releases":                       "github https://github.com/northwind/router",
		"https://raw.githubusercontent.com/northwind/router/main/install.sh":           "github https://github.com/northwind/router",
		"https://github.com/northwind":                                                 "githuborg https://github.com/northwind",
		"https://github.com/northwind/":                                                "githuborg https://github.com/northwind",
		"https://github.com/orgs/northwind/repositories":                               "githuborg https://github.com/northwind",
		"https://api.github.com/orgs/northwind/repos":                                  "githuborg https://github.com/northwind",
		"https://gitlab.com/northwind/router":                                          "gitlab https://gitlab.com/northwind/router",
		"https://gitlab.com/northwind/edge/router/-/releases/v3.2.0":                   "gitlab https://gitlab.com/northwind/edge/router",
		"https://gitlab.com/northwind/router/tree/main":                                "gitlab https://gitlab.com/northwind/router",
		"https://gitlab.northwind.example/platform/router.git":                         "gitlab https://gitlab.northwind.example/platform/router",
		"https://code.northwind.example/platform/router/-/releases":                    "gitlab https://code.northwind.example/platform/router",
		"https://gitlab.com/api/v4/projects/northwind%2Fedge%2Frouter/releases?page=2": "gitlab https://gitlab.com/northwind/edge/router",
		"https://gitlab.com/northwind":                                                 "gitlaborg https://gitlab.com/northwind",
		"https://GitLab.com/northwind/":                                                "gitlaborg https://gitlab.com/northwind",
		"https://gitlab.com/groups/northwind":                                          "gitlaborg https://gitlab.com/northwind",
		"https://gitlab.com/groups/northwind/-/archived":                               "gitlaborg https://gitlab.com/northwind",
		"https://gitlab.com/groups/northwind/issues":                                   "gitlaborg https://gitlab.com/northwind",
		"https://gitlab.com/groups/northwind/platform":                                 "gitlaborg https://gitlab.com/groups/northwind/platform",
		"https://gitlab.com/groups/northwind/platform/-/shared":                        "gitlaborg https://gitlab.com/groups/northwind/platform",
		"https://gitlab.northwind.example/platform":                                    "gitlaborg https://gitlab.northwind.example/platform",
		"https://gitlab.com/api/v4/groups/northwind/projects?page=2":                   "gitlaborg https://gitlab.com/northwind",
		"https://gitlab.com/api/v4/groups/northwind%2Fplatform":                        "gitlaborg https://gitlab.com/groups/northwind/platform",
		"https://gitlab.com/northwind/platform":                                        "gitlab https://gitlab.com/northwind/platform",
	})
	cases := map[string]string{}
	for _, link := range []string{
		"https://github.com/", "https://github.com/login?return_to=x", "https://github.com/features/actions", "https://github.com/marketplace/router", "https://github.com/sponsors/northwind",
		"https://github.com/topics/routing", "https://docs.github.com/rest/repos", "https://gist.github.com/northwind/1", "https://github.blog/changelog", "https://api.github.com/users/northwind",
		"https://northwind.github.io/router", "https://gitlab.com/", "https://gitlab.com/users/sign_in", "https://gitlab.com/explore/projects", "https://about.gitlab.com/pricing/team",
		"https://docs.gitlab.com/api/releases", "https://gitlab.com/api/v4/projects/42/releases", "https://code.northwind.example/platform/router",
		"https://gitlab.com/groups", "https://gitlab.com/groups/new", "https://gitlab.com/explore", "https://gitlab.com/help", "https://gitlab.com/sitemap", "https://gitlab.com/robots.txt", "https://gitlab.com/-/snippets", "https://gitlab.com/42",
		"https://gitlab.com/api/v4/groups", "https://gitlab.com/api/v4/groups/42/projects", "https://about.gitlab.com/pricing", "https://docs.gitlab.com/api", "https://northwind.gitlab.io/router",
		"https://code.northwind.example/platform", "https://code.northwind.example/groups/platform", "https://gitlab.com/%7B%7Bgroup%7D%7D",
	} {
		cases[link] = ""
	}
	claims(t, cases)
	kind, _ := sources.KindByName("gitlaborg")
	if got := kind.Claim(&url.URL{Scheme: "https", Host: "gitlab.com", Path: "/northwind/router"}); got != "" {
		t.Errorf("a project is claimed as the group %s, too", got)
	}
}

func TestRepositoriesKeepWhatTheOwnerSays(t *testing.T) {
	for kind, c := range map[string]struct {
		name, rows string
		moves      *strings.Replacer // what moves by itself
	}{
		"githuborg": {
			"router",
			"Description: Routes parcels, schnell\nLanguage: Go\nLicence: MIT\nWebsite: https://router.northwind.example\nArchived: yes",
			strings.NewReplacer(`"stargazers_count":42`, `"stargazers_count":43`, `"pushed_at":"2026-11-20`, `"pushed_at":"2026-11-21`, `"size":120`, `"size":121`),
		},
		"gitlaborg": {
			"Dock Planner",
			"Description: Plans docks, für Häfen\nPath: platform/edge/dock-planner\nTopics: harbours, tides\nDefault branch: main\nArchived: yes",
			strings.NewReplacer(`"star_count":17`, `"star_count":18`, `"last_activity_at":"2026-11-18`, `"last_activity_at":"2026-11-19`, `"topics":["tides","harbours"]`, `"topics":["harbours","tides"]`),
		},
	} {
		snap, err := readCase(t, kind, "healthy", unchanged)
		if err != nil {
			t.Fatal(kind, err)
		}
		want := map[string]string{"by": "service", "sure": "1.00", "name": c.name, "rows": c.rows}
		if diff := cmp.Diff(want, snap.Items[0].Fields); diff != "" {
			t.Errorf("%s: %s", kind, diff)
		}
		moved, err := readCase(t, kind, "healthy", c.moves.Replace)
		if err != nil {
			t.Fatal(kind, err)
		}
		if diff := cmp.Diff(snap.Items, moved.Items); diff != "" {
			t.Errorf("%s: what moves by itself is read as a change:\n%s", kind, diff)
		}
	}
}

// TestAPersonsPageIsNoGroup: it looks like a group's, and only the API tells.
func TestAPersonsPageIsNoGroup(t *testing.T) {
	_, err := readCase(t, "gitlaborg", "healthy", func(string) string { return "HTTP 404\n{\"message\":\"404 Group Not Found\"}" })
	if sources.StateOf(err) != sources.StateGone {
		t.Errorf("%v", err)
	}
}

func TestAGroupTellsHowManyProjectsAreNotShown(t *testing.T) {
	snap, err := readCase(t, "gitlaborg", "healthy", func(text string) string { return strings.Replace(text, "X-Total: 3", "X-Total: 5", 1) })
	if err != nil || snap.Read != 3 || snap.Of != 5 {
		t.Errorf("%v, %v", snap, err)
	}
}

func TestAGroupIsReadFromAnyAddressOfIt(t *testing.T) {
	kind, _ := sources.KindByName("gitlaborg")
	const page = "/projects?visibility=public&include_subgroups=true&order_by=created_at&sort=asc&per_page=100&page=1"
	for address, want := range map[string]string{
		"https://gitlab.com/northwind":                          "https://gitlab.com/api/v4/groups/northwind" + page,
		"https://gitlab.com/groups/northwind/platform":          "https://gitlab.com/api/v4/groups/northwind%2Fplatform" + page,
		"https://code.northwind.example/platform/edge/-/shared": "https://code.northwind.example/api/v4/groups/platform%2Fedge" + page,
		"https://gitlab.com/api/v4/groups/northwind%2Fplatform": "https://gitlab.com/api/v4/groups/northwind%2Fplatform" + page,
		"https://gitlab.com/":                                   "", "https://gitlab.com/explore": "", "northwind": "", "https://gitlab.com/42": "", "https://gitlab.com:x/": "",
	} {
		req, err := kind.First(sources.Source{URL: address})
		if req.URL != want || (err == nil) != (want != "") {
			t.Errorf("%s is read at %q (%v), want %q", address, req.URL, err, want)
		}
	}
}

func TestReleasesKeepTheirNotesAsText(t *testing.T) {
	for kind, want := range map[string]string{"github": "* routes twice as fast", "gitlab": "Batch mode"} {
		snap, err := readCase(t, kind, "healthy", unchanged)
		if err != nil {
			t.Fatal(kind, err)
		}
		if text := snap.Items[0].Text; !strings.Contains(text, want) || strings.Contains(text, "<") || strings.Contains(text, "alert") {
			t.Errorf("%s: %q", kind, text)
		}
	}
	k, _ := sources.KindByName("github")
	if got := k.Complete; got {
		t.Error("the list of releases is a window: old ones leave it")
	}
}
