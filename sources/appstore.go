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
		Name:   "appstore",
		Topics: []Topic{TopicLaunches, TopicPrices},
		Doc:    "An app in Apple's App Store, read as its release, its price and its facts", Example: "https://apps.apple.com/de/app/id1234567890",
		Complete: true, Listed: true, Place: PlaceChangelog, Reader: 1, Interval: 12 * time.Hour,
		Robots:    "the look-up is documented for programs (performance-partners.apple.com/search-api)",
		Discloses: "to itunes.apple.com: which app is looked up, and in which country's store",
		Recognise: recogniseKeys(`"resultCount"`, `"trackId"`),
		Claim:     claimAppStore,
		First:     firstAppStore,
		Parse:     parseAppStore,
	})
}

var (
	appStoreID      = LazyPattern(`^id([0-9]{6,12})$`)
	appStoreCountry = LazyPattern(`^[a-z]{2}$`)
)

// claimAppStore knows an app's page and the look-up itself. A link without a
// country leads to the store of the United States.
func claimAppStore(u *url.URL) string {
	switch strings.ToLower(u.Hostname()) {
	case "apps.apple.com", "itunes.apple.com", "geo.itunes.apple.com":
	default:
		return ""
	}
	country, parts := "us", pathParts(u)
	if len(parts) > 0 && appStoreCountry().MatchString(strings.ToLower(parts[0])) {
		country, parts = strings.ToLower(parts[0]), parts[1:]
	}
	id := ""
	switch {
	case len(parts) == 1 && parts[0] == "lookup":
		id = "id" + u.Query().Get("id")
		if cc := strings.ToLower(u.Query().Get("country")); cc != "" {
			country = cc
		}
	case len(parts) >= 2 && parts[0] == "app":
		id = parts[len(parts)-1]
	}
	if !appStoreID().MatchString(id) || !appStoreCountry().MatchString(country) {
		return ""
	}
	return "https://apps.apple.com/" + country + "/app/" + id
}

func firstAppStore(src Source) (fetch.Request, error) {
	id, err := lastPart(src.URL, claimAppStore)
	if err != nil {
		return fetch.Request{}, err
	}
	u, err := url.Parse(src.URL)
	if err != nil {
		return fetch.Request{}, fmt.Errorf("read address %q: %w", src.URL, err)
	}
	country := pathParts(&url.URL{Path: strings.TrimPrefix(claimAppStore(u), "https://apps.apple.com")})[0]
	return fetch.Request{URL: "https://itunes.apple.com/lookup?id=" + strings.TrimPrefix(id, "id") + "&country=" + country, Accept: "application/json"}, nil
}

// appStoreApp leaves out what counts: ratings, their number, the file's size.
type appStoreApp struct {
	ID       int64       `json:"trackId"`
	Name     string      `json:"trackName"`
	Link     string      `json:"trackViewUrl"`
	Version  string      `json:"version"`
	Notes    string      `json:"releaseNotes"`
	Released string      `json:"currentVersionReleaseDate"`
	Price    json.Number `json:"price"`
	Currency string      `json:"currency"`
	Seller   string      `json:"sellerName"`
	Genre    string      `json:"primaryGenreName"`
	Age      string      `json:"contentAdvisoryRating"`
	System   string      `json:"minimumOsVersion"`
}

// parseAppStore reads an app as three things: a release that the next one takes
// the place of, a plan that is its price, and its facts. That the store knows
// no app of the id (any more) is said by an empty list.
func parseAppStore(_ Source, docs []Document) (Snapshot, error) {
	var answer struct {
		Error   string        `json:"errorMessage"`
		Results []appStoreApp `json:"results"`
	}
	if err := readJSON(docs[0], &answer); err != nil {
		return Snapshot{}, err
	}
	switch {
	case answer.Error != "":
		return Snapshot{}, wrongShape(docs[0], "the store answers with an error: %s", plain(answer.Error, maxTitle))
	case answer.Results == nil:
		return Snapshot{}, wrongShape(docs[0], `the answer has no "results"`)
	}
	var items []Item
	for _, app := range answer.Results {
		if app.ID == 0 || app.Version == "" {
			return Snapshot{}, wrongShape(docs[0], "the answer is about no app: it has no trackId or version")
		}
		items = append(items, app.items()...)
	}
	return list(items, 0), nil
}

func (a appStoreApp) items() []Item {
	id, name, link := fmt.Sprint(a.ID), plain(a.Name, maxTitle), withoutTracking(a.Link)
	at := stamp(a.Released)
	heading := name + " " + fold(a.Version)
	release := thing("release", id+":"+fold(a.Version), heading, link, at, "version", fold(a.Version), "date", day(at), "heading", heading)
	release.Text = joinText(heading, plain(a.Notes, maxText))
	items := []Item{release}
	price := Plan{Name: name, Per: 1, Sure: 1, Currency: strings.ToUpper(a.Currency), Interval: "once"}
	if price.priced(a.Price.String()) {
		plan := price.item()
		plan.Key, plan.Link = "plan:"+id, link // an app that gets another name keeps its price
		items = append(items, plan)
	}
	facts := listingRows("Name", name, "Seller", a.Seller, "Category", a.Genre, "Age", a.Age, "Requires at least version", a.System)
	return append(items, thing("listing", id, joined(name, fold(a.Seller)), link, time.Time{}, "name", name, "rows", facts))
}
