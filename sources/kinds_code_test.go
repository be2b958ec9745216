package sources_test

import (
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
	})
	cases := map[string]string{}
	for _, link := range []string{
		"https://github.com/", "https://github.com/login?return_to=x", "https://github.com/features/actions", "https://github.com/marketplace/router", "https://github.com/sponsors/northwind",
		"https://github.com/topics/routing", "https://docs.github.com/rest/repos", "https://gist.github.com/northwind/1", "https://github.blog/changelog", "https://api.github.com/users/northwind",
		"https://northwind.github.io/router", "https://gitlab.com/", "https://gitlab.com/users/sign_in", "https://gitlab.com/explore/projects", "https://gitlab.com/northwind", "https://about.gitlab.com/pricing/team",
		"https://docs.gitlab.com/api/releases", "https://gitlab.com/api/v4/projects/42/releases", "https://code.northwind.example/platform/router",
	} {
		cases[link] = ""
	}
	claims(t, cases)
}

func TestRepositoriesKeepWhatTheOwnerSays(t *testing.T) {
	snap, err := readCase(t, "githuborg", "healthy", unchanged)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"by": "service", "sure": "1.00", "name": "router",
		"rows": "Description: Routes parcels, schnell\nLanguage: Go\nLicence: MIT\nWebsite: https://router.northwind.example\nArchived: yes",
	}
	if diff := cmp.Diff(want, snap.Items[0].Fields); diff != "" {
		t.Error(diff)
	}
	moved, err := readCase(t, "githuborg", "healthy", func(text string) string {
		return strings.NewReplacer(`"stargazers_count":42`, `"stargazers_count":43`, `"pushed_at":"2026-11-20`, `"pushed_at":"2026-11-21`, `"size":120`, `"size":121`).Replace(text)
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(snap.Items, moved.Items); diff != "" {
		t.Errorf("what moves by itself is read as a change:\n%s", diff)
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
