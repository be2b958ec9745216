package sources_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"keywatch/sources"
)

// TestProductAndSiteKindsClaimLinks holds what a link on a company's page leads
// to, and that a service's own pages lead to nothing.
func TestProductAndSiteKindsClaimLinks(t *testing.T) {
	const extension = "abcdefghijklmnopabcdefghijklmnop"
	for link, want := range map[string]string{
		"https://apps.apple.com/de/app/northwind-crew/id1234567890?mt=8": "appstore https://apps.apple.com/de/app/id1234567890",
		"https://itunes.apple.com/app/id1234567890":                      "appstore https://apps.apple.com/us/app/id1234567890",
		"https://geo.itunes.apple.com/US/app/x/id1234567890?at=1":        "appstore https://apps.apple.com/us/app/id1234567890",
		"https://itunes.apple.com/lookup?id=1234567890&country=FR":       "appstore https://apps.apple.com/fr/app/id1234567890",
		"https://apps.apple.com/de/developer/northwind/id987654321":      "",
		"https://www.apple.com/app-store/":                               "",

		"https://chromewebstore.google.com/detail/northwind/" + extension + "/reviews":                       "chromestore https://chromewebstore.google.com/detail/" + extension,
		"https://chrome.google.com/webstore/detail/" + extension:                                             "chromestore https://chromewebstore.google.com/detail/" + extension,
		"https://clients2.google.com/service/update2/crx?response=updatecheck&x=id%3D" + extension + "%26uc": "chromestore https://chromewebstore.google.com/detail/" + extension,
		"https://chromewebstore.google.com/category/extensions":                                              "",
		"https://chrome.google.com/webstore/category/extensions":                                             "",
		"https://northwind.canny.io/changelog/dark-mode":                                                     "canny https://northwind.canny.io/changelog",
		"https://northwind.canny.io/feature-requests":                                                        "canny https://northwind.canny.io/changelog",
		"https://canny.io/changelog":                                                                         "",
		"https://feedback.canny.io/changelog":                                                                "",
		"https://help.northwind.example/hc/EN-us/articles/360001-Connect-SSO":                                "zendesk https://help.northwind.example/hc/en-us",
		"https://northwind.zendesk.com/hc":                                                                   "zendesk https://northwind.zendesk.com/hc",
		"https://northwind.zendesk.com/api/v2/help_center/de/articles.json":                                  "zendesk https://northwind.zendesk.com/hc/de",
		"https://northwind.zendesk.com/agent/dashboard":                                                      "",
		"https://support.zendesk.com/hc/en-us":                                                               "",
		"https://www.zendesk.com/hc/en-us":                                                                   "",
		"https://www.northwind.example/hc":                                                                   "",
		"https://northwind.statuspage.io/incidents/zx1":                                                      "statuspage https://northwind.statuspage.io",
		"https://status.northwind.example/api/v2/summary.json":                                               "statuspage https://status.northwind.example",
		"https://status.northwind.example/history.atom":                                                      "statuspage https://status.northwind.example",
		"https://manage.statuspage.io/login":                                                                 "",
		"https://www.statuspage.io/":                                                                         "",
		"https://status.northwind.example/":                                                                  "",
		"https://northwind.myshopify.com/collections/lamps/products/desk":                                    "shopify https://northwind.myshopify.com/collections/lamps",
		"https://shop.northwind.example/products.json?limit=5":                                               "shopify https://shop.northwind.example",
		"https://shop.northwind.example/collections/lamps":                                                   "",
		"https://checkout.myshopify.com/x":                                                                   "",
		"https://www.shopify.com/pricing":                                                                    "",
		"https://www.northwind.example/sitemap_index.xml":                                                    "sitemap https://www.northwind.example/sitemap_index.xml",
		"https://www.northwind.example/maps/news-sitemap.xml.gz#x":                                           "sitemap https://www.northwind.example/maps/news-sitemap.xml.gz",
		"https://www.northwind.example/sitemap":                                                              "",
		"https://www.northwind.example/sitemap.html":                                                         "",
	} {
		u, err := url.Parse(link)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if c, ok := sources.ClaimOf(u); ok {
			got = c.Kind + " " + c.Address
		}
		if got != want {
			t.Errorf("%s: claimed as %q, want %q", link, got, want)
		}
	}
}

// TestKindsOddAnswers reads the cases of the files of answers that only some
// kinds have.
func TestKindsOddAnswers(t *testing.T) {
	for _, tc := range [][2]string{{"appstore", "free"}, {"offers", "broken"}, {"sitemap", "news"}} {
		kind, _ := sources.KindByName(tc[0])
		readKindCase(t, tc[0]).holds(t, kind, tc[1])
	}
}

// productRead gives what a kind reads of a document.
func productRead(t *testing.T, src sources.Source, body string) *sources.Snapshot {
	t.Helper()
	src.ID = "case"
	snap, err := sources.Reread(src, []sources.Document{{URL: src.URL, Body: []byte(body)}})
	if err != nil {
		t.Fatal(err)
	}
	return snap
}

func productHealthy(t *testing.T, kind, url string) string {
	t.Helper()
	return readKindCase(t, kind).answers["healthy"][url][0]
}

func TestWhatCountsIsNotKept(t *testing.T) {
	for kind, tc := range map[string]struct {
		url   string
		turns []string // before and after, of what no reader calls news
	}{
		"appstore":     {"https://itunes.apple.com/lookup?id=1234567890&country=de", []string{"4.61", "4.7", "10234", "20000", "81920000", "9"}},
		"canny":        {"https://northwind.canny.io/changelog", []string{"<span>12</span>", "<span>14</span>", "3 weeks ago", "4 weeks ago"}},
		"zendesk":      {"https://help.northwind.example/api/v2/help_center/en-us/articles.json?per_page=100&page=1&sort_by=created_at&sort_order=asc", []string{`"vote_sum":12`, `"vote_sum":13`, `"updated_at":"2026-11-20`, `"updated_at":"2026-11-24`, `"position":0`, `"position":9`}},
		"shopify":      {"https://shop.northwind.example/products.json?limit=250&page=1", []string{`"available":true`, `"available":false`}},
		"offers":       {"https://www.northwind.example/pricing", []string{"4.6", "4.7", "812", "900", "InStock", "OutOfStock", `"sku":"r"`, `"sku":"q"`}},
		"organization": {"https://www.northwind.example/about", []string{`"value":812`, `"value":900`}},
		"sitemap":      {"https://www.northwind.example/sitemap.xml", []string{"2026-11-24", "2026-12-01", "1.0</priority>", "0.2</priority>"}},
	} {
		src := sources.Source{Kind: kind, URL: readKindCase(t, kind).source.URL}
		before := productHealthy(t, kind, tc.url)
		after := strings.NewReplacer(tc.turns...).Replace(before)
		if before == after {
			t.Fatalf("%s: nothing was turned", kind)
		}
		if diff := cmp.Diff(productRead(t, src, before).Items, productRead(t, src, after).Items); diff != "" {
			t.Errorf("%s:\n%s", kind, diff)
		}
	}
}

func TestAnOrganizationIsReadInRows(t *testing.T) {
	snap := productRead(t, sources.Source{Kind: "organization", URL: "https://www.northwind.example/about"}, productHealthy(t, "organization", "https://www.northwind.example/about"))
	want := "Name: Northwind\nLegal name: Northwind GmbH & Co. KG\nAddress: 1 rue X, Lyon; Kai 5, 20457 Hamburg, DE\nFounded: 2011-05-02\nFounders: Ana Sá, Bo Berg\nParent: Contoso SE\nParts: Eastwind SAS, Westwind Ltd"
	if diff := cmp.Diff(want, snap.Items[0].Fields["rows"]); diff != "" {
		t.Error(diff)
	}
}

func TestASitemapKeepsTheSectionsThatAreWanted(t *testing.T) {
	src := sources.Source{Kind: "sitemap", URL: "https://www.northwind.example/sitemap.xml", Options: sources.Options{"sections": []string{"/case-studies/", "HR"}}}
	snap := productRead(t, src, productHealthy(t, "sitemap", src.URL))
	var sections []string
	for _, it := range snap.Items {
		sections = append(sections, it.Section)
	}
	if diff := cmp.Diff([]string{"Case studies", "Hr"}, sections); diff != "" {
		t.Error(diff)
	}
}

func TestAnOverlongSitemapSaysWhatItLeftOut(t *testing.T) {
	var body strings.Builder
	for i := range 50_010 {
		body.WriteString("https://www.northwind.example/p/" + strings.Repeat("x", i%7) + string(rune('a'+i%26)) + "/" + string(rune('a'+i/26%26)) + string(rune('a'+i/676%26)) + string(rune('a'+i/17576%26)) + "\n")
	}
	snap := productRead(t, sources.Source{Kind: "sitemap", URL: "https://www.northwind.example/sitemap.txt"}, body.String())
	if snap.Read != 50_000 || snap.Of != 50_010 {
		t.Errorf("read %d of %d", snap.Read, snap.Of)
	}
}

func TestAListPageThatBreaksOffIsNone(t *testing.T) {
	body := productHealthy(t, "people", "https://www.northwind.example/about/leadership")
	body = body[:strings.Index(body, "</body>")]
	_, err := sources.Reread(sources.Source{Kind: "people", URL: "https://x.example/"}, []sources.Document{{URL: "https://x.example/", Body: []byte(body)}})
	if sources.StateOf(err) != sources.StateUnparseable {
		t.Errorf("a page without its end: %v", err)
	}
}

func TestAShopsVariantsAreReadWithItsCurrency(t *testing.T) {
	src := sources.Source{Kind: "shopify", URL: "https://shop.northwind.example", Currency: "EUR"}
	it := productRead(t, src, productHealthy(t, "shopify", "https://shop.northwind.example/products.json?limit=250&page=1")).Items[0]
	plan, ok := sources.PlanOf(it)
	if !ok || plan.String() != "Desk Lamp No. 5 from EUR 49.00 once, was EUR 59.00" || len(plan.Features) != 1 || plan.Features[0] != "Groß, EUR 69.50" {
		t.Errorf("%v %q %q", ok, plan.String(), plan.Features)
	}
}
