package sources

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"
	"time"

	"keywatch/sources/fetch"
)

func init() {
	register(Kind{
		Name: "statuspage", Doc: "A status page at Statuspage, read as its incidents", Example: "https://northwind.statuspage.io",
		Place: PlaceStatus, Reader: 1, Interval: time.Hour,
		Robots:    "the status API is documented for programs (at /api of each status page; metastatuspage.com/api)",
		Discloses: "to the company's status page at Statuspage: that its incidents are read",
		Recognise: recogniseKeys(`"incidents"`, `"incident_updates"`),
		Claim:     claimStatuspage,
		Face:      faceStatuspage,
		First:     firstStatuspage,
		Parse:     parseStatuspage,
	})
}

// claimStatuspage knows pages by their host or, under a company's own name, by
// the addresses that only Statuspage has.
func claimStatuspage(u *url.URL) string {
	host, path := strings.ToLower(u.Hostname()), strings.TrimRight(u.Path, "/")
	if strings.HasSuffix(host, "statuspage.io") {
		switch token := hostToken(u, "statuspage.io"); token {
		case "", "manage", "help", "support", "developer", "doers", "cdn", "subscriptions":
			return ""
		}
		return "https://" + host
	}
	switch path {
	case "/api/v2/incidents.json", "/api/v2/summary.json", "/api/v2/status.json", "/api/v2/incidents/unresolved.json", "/api/v2/scheduled-maintenances.json":
		return "https://" + host
	case "/history.atom", "/history.rss":
		if strings.HasPrefix(host, "status.") || strings.Contains(host, "status") {
			return "https://" + host
		}
	}
	return ""
}

// faceStatuspage knows a page under a company's own name by whom it says that
// it is powered by.
func faceStatuspage(doc Document) string {
	u, err := url.Parse(doc.URL)
	if err != nil || !bytes.Contains(bytes.ToLower(doc.Body), []byte("statuspage")) || !strings.Contains(strings.ToLower(u.Host), "status") {
		return ""
	}
	return "https://" + u.Host
}

func firstStatuspage(src Source) (fetch.Request, error) {
	u, err := url.Parse(src.URL)
	if err != nil || u.Host == "" {
		return fetch.Request{}, fmt.Errorf("read address %q: no status page's", src.URL)
	}
	return fetch.Request{URL: u.Scheme + "://" + u.Host + "/api/v2/incidents.json", Accept: "application/json"}, nil
}

type statuspageIncident struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Status  string `json:"status"`
	Impact  string `json:"impact"`
	Created string `json:"created_at"`
	Link    string `json:"shortlink"`
	Updates []struct {
		Body   string `json:"body"`
		Status string `json:"status"`
	} `json:"incident_updates"`
	Parts []struct{ Name string } `json:"components"`
}

func parseStatuspage(_ Source, docs []Document) (Snapshot, error) {
	var answer struct {
		Incidents []statuspageIncident `json:"incidents"`
	}
	if err := readJSON(docs[0], &answer); err != nil {
		return Snapshot{}, err
	}
	if answer.Incidents == nil {
		return Snapshot{}, wrongShape(docs[0], `the answer has no "incidents"`)
	}
	var items []Item
	for _, i := range answer.Incidents {
		if i.ID != "" {
			items = append(items, entryOf(i.ID, i.Name, i.text(), i.Link, stamp(i.Created)))
		}
	}
	return list(items, 0), nil
}

// text says how bad an incident is, what it touches, how it stands and what was
// said first: each later update would be an edit for the same news, but for the
// one that ends it.
func (i statuspageIncident) text() string {
	var parts []string
	for _, p := range i.Parts {
		parts = append(parts, fold(p.Name))
	}
	said := []string{}
	if i.Impact != "" && i.Impact != "none" {
		said = append(said, "Impact: "+fold(i.Impact)+".")
	}
	if len(parts) > 0 {
		said = append(said, "Affected: "+strings.Join(parts, ", ")+".")
	}
	state := "open"
	if i.Status == "resolved" || i.Status == "postmortem" {
		state = "resolved"
	}
	said = append(said, "Status: "+state+".")
	if n := len(i.Updates); n > 0 { // newest first
		said = append(said, plain(i.Updates[n-1].Body, maxText))
	}
	return strings.Join(said, " ")
}
