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
		Name:     "zendesk",
		Mentions: []Topic{TopicLaunches},
		Doc:      "A help centre at Zendesk, read as its articles", Example: "https://help.northwind.example/hc/en-us",
		Complete: true, Listed: true, Place: PlaceDocs, Reader: 1, Interval: 24 * time.Hour,
		Robots:    "the help centre API is documented for programs (developer.zendesk.com/api-reference/help_center/help-center-api/articles)",
		Discloses: "to the company's help centre at Zendesk: that its articles are listed",
		Recognise: recogniseKeys(`"articles"`, `"html_url"`, `"section_id"`),
		Claim:     claimZendesk,
		Face:      faceZendesk,
		First:     firstZendesk,
		Next:      nextZendesk,
		Parse:     parseZendesk,
	})
}

// zendeskPage is the most that is given at once; counting by pages ends at 100
// of them (developer.zendesk.com/api-reference/introduction/pagination).
const (
	zendeskPage  = 100
	zendeskPages = 100
)

var zendeskLocale = LazyPattern(`^[a-z]{2,3}(?:-[a-z0-9]{2,4})?$`)

// claimZendesk knows help centres by /hc/LOCALE, also under a company's own
// name, and by the interface. Zendesk's own help centre is nobody's.
func claimZendesk(u *url.URL) string {
	host, parts := strings.ToLower(u.Hostname()), pathParts(u)
	own := hostToken(u, "zendesk.com") != ""
	if strings.HasSuffix(host, "zendesk.com") && (!own || host == "support.zendesk.com" || host == "developer.zendesk.com") {
		return ""
	}
	if len(parts) > 3 && strings.Join(parts[:3], "/") == "api/v2/help_center" {
		parts = parts[2:]
	} else if len(parts) == 0 || parts[0] != "hc" {
		return ""
	}
	if len(parts) > 1 && zendeskLocale().MatchString(strings.ToLower(parts[1])) {
		return "https://" + host + "/hc/" + strings.ToLower(parts[1])
	}
	if own || parts[0] == "help_center" {
		return "https://" + host + "/hc"
	}
	return "" // many sites have something at /hc
}

// faceZendesk knows a help centre by where its scripts come from.
func faceZendesk(doc Document) string {
	u, err := url.Parse(doc.URL)
	if err != nil || !bytes.Contains(doc.Body, []byte("zdassets.com")) {
		return ""
	}
	return claimZendesk(u)
}

// zendeskAsk sorts by creation, so that an article that comes meanwhile is at
// the end and moves none to another page.
func zendeskAsk(src Source, page int) (fetch.Request, error) {
	u, err := url.Parse(src.URL)
	if err != nil {
		return fetch.Request{}, fmt.Errorf("read address %q: %w", src.URL, err)
	}
	base := claimZendesk(u)
	if base == "" {
		return fetch.Request{}, fmt.Errorf("%s is no address of this kind; 'keywatch sources kinds' shows an example", src.URL)
	}
	head, locale, _ := strings.Cut(base, "/hc")
	return fetch.Request{
		URL:    fmt.Sprintf("%s/api/v2/help_center%s/articles.json?per_page=%d&page=%d&sort_by=created_at&sort_order=asc", head, locale, zendeskPage, page),
		Accept: "application/json",
	}, nil
}

func firstZendesk(src Source) (fetch.Request, error) { return zendeskAsk(src, 1) }

type zendeskAnswer struct {
	Count    int    `json:"count"`
	Next     string `json:"next_page"`
	Articles []struct {
		ID      int64    `json:"id"`
		Title   string   `json:"title"`
		Link    string   `json:"html_url"`
		Created string   `json:"created_at"`
		Draft   bool     `json:"draft"`
		Labels  []string `json:"label_names"`
	} `json:"articles"`
}

// nextZendesk counts by itself: next_page names Zendesk's host where the help
// centre is at the company's own.
func nextZendesk(src Source, docs []Document) (fetch.Request, bool) {
	var last zendeskAnswer
	if len(docs) >= zendeskPages || readJSON(docs[len(docs)-1], &last) != nil || last.Next == "" {
		return fetch.Request{}, false
	}
	req, err := zendeskAsk(src, len(docs)+1)
	return req, err == nil
}

// parseZendesk leaves out votes, positions and the time of the last touch, which
// a vote moves too.
func parseZendesk(_ Source, docs []Document) (Snapshot, error) {
	var items []Item
	of, drafts := 0, 0
	for _, doc := range docs {
		var answer zendeskAnswer
		if err := readJSON(doc, &answer); err != nil {
			return Snapshot{}, err
		}
		if answer.Articles == nil {
			return Snapshot{}, wrongShape(doc, `the answer has no "articles"`)
		}
		of = max(of, answer.Count)
		for _, a := range answer.Articles {
			if a.Draft || a.ID == 0 {
				drafts++
				continue
			}
			title := plain(a.Title, maxTitle)
			rows := listingRows("Title", title, "Labels", strings.Join(a.Labels, ", "))
			items = append(items, thing("listing", fmt.Sprint(a.ID), title, a.Link, stamp(a.Created), "name", title, "rows", rows))
		}
	}
	return list(items, of-drafts), nil
}
