package sources

import (
	"net/url"
	"strings"
	"time"

	"keywatch/sources/fetch"
)

func init() {
	register(Kind{
		Name:   "chromestore",
		Topics: []Topic{TopicLaunches},
		Doc:    "An extension in the Chrome Web Store, read as the version that is offered", Example: "https://chromewebstore.google.com/detail/abcdefghijklmnopabcdefghijklmnop",
		Complete: true, Listed: true, Place: PlaceChangelog, Reader: 1, Interval: 24 * time.Hour,
		Robots:    "the update check is documented for programs (developer.chrome.com/docs/apps/autoupdate)",
		Discloses: "to clients2.google.com: which extension's version is asked for",
		Recognise: recogniseKeys("<gupdate", "<app", "appid="),
		Claim:     claimChromeStore,
		First:     firstChromeStore,
		Parse:     parseChromeStore,
	})
}

// chromeExtension is an id as Chrome makes it: 128 bits as letters a to p
// (developer.chrome.com/docs/extensions/reference/manifest/key).
var chromeExtension = LazyPattern(`^[a-p]{32}$`)

// chromeAsking is the version of the browser that asks. The check answers
// "noupdate" where an extension needs a newer one, so this is beyond any.
const chromeAsking = "9999.0.9999.0"

func claimChromeStore(u *url.URL) string {
	id := ""
	switch parts := pathParts(u); strings.ToLower(u.Hostname()) {
	case "chromewebstore.google.com":
		id = chromeDetail(parts)
	case "chrome.google.com":
		if len(parts) > 0 && parts[0] == "webstore" {
			id = chromeDetail(parts[1:])
		}
	case "clients2.google.com", "update.googleapis.com":
		asked, err := url.ParseQuery(u.Query().Get("x"))
		if err == nil && strings.HasSuffix(u.Path, "/update2/crx") {
			id = asked.Get("id")
		}
	}
	if !chromeExtension().MatchString(id) {
		return ""
	}
	return "https://chromewebstore.google.com/detail/" + id
}

// chromeDetail is the id in detail/SLUG/ID or detail/ID, also before /reviews
// and the like.
func chromeDetail(parts []string) string {
	if len(parts) < 2 || parts[0] != "detail" {
		return ""
	}
	for _, part := range parts[1:] {
		if chromeExtension().MatchString(part) {
			return part
		}
	}
	return ""
}

func firstChromeStore(src Source) (fetch.Request, error) {
	id, err := lastPart(src.URL, claimChromeStore)
	if err != nil {
		return fetch.Request{}, err
	}
	return fetch.Request{
		URL:    "https://clients2.google.com/service/update2/crx?response=updatecheck&prodversion=" + chromeAsking + "&acceptformat=crx2,crx3&x=id%3D" + id + "%26uc",
		Accept: "application/xml",
	}, nil
}

// parseChromeStore reads the answer of the update protocol. An extension that
// the store says it does not know is a list without it; any other answer that
// names no version could not be read.
func parseChromeStore(_ Source, docs []Document) (Snapshot, error) {
	var answer struct {
		Apps []struct {
			ID     string `xml:"appid,attr"`
			Status string `xml:"status,attr"`
			Check  struct {
				Version string `xml:"version,attr"`
				Status  string `xml:"status,attr"`
			} `xml:"updatecheck"`
		} `xml:"app"`
	}
	if err := readXML(docs[0], "gupdate", &answer); err != nil {
		return Snapshot{}, err
	}
	if len(answer.Apps) == 0 {
		return Snapshot{}, wrongShape(docs[0], "the answer has no <app>")
	}
	var items []Item
	for _, app := range answer.Apps {
		version := fold(app.Check.Version)
		switch {
		case app.Status == "error-unknownApplication":
			continue
		case app.Status != "ok" && app.Status != "", version == "", !chromeExtension().MatchString(app.ID):
			return Snapshot{}, wrongShape(docs[0], "the store names no version: app %q, update check %q", app.Status, app.Check.Status)
		}
		link := "https://chromewebstore.google.com/detail/" + app.ID
		items = append(items, thing("release", app.ID+":"+version, "Version "+version, link, time.Time{}, "version", version, "heading", "Version "+version))
	}
	return list(items, 0), nil
}
