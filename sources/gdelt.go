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
		Name:    "gdelt",
		Topics:  []Topic{TopicMedia},
		Hearsay: true, Doc: "A search over the world's news at GDELT, read as its newest results", Example: "https://api.gdeltproject.org/api/v2/doc/doc?query=%22Northwind+Traders%22",
		Place: PlaceUnknown, Reader: 1, Interval: 6 * time.Hour,
		Robots:    "the search is documented for programs (blog.gdeltproject.org/gdelt-doc-2-0-api-debuts/)",
		Discloses: "to api.gdeltproject.org: the search words, usually a company's name",
		Recognise: recogniseKeys(`"articles"`, `"seendate"`),
		First:     firstGDELT,
		Parse:     parseGDELT,
	})
}

// gdeltApart is what the service asks for when it refuses: "Please limit
// requests to one every 5 seconds". gdeltMost is the most that it gives at
// once, and there are no pages (GDELT DOC 2.0 API, MAXRECORDS).
const (
	gdeltApart = 5 * time.Second
	gdeltMost  = 250
)

func firstGDELT(src Source) (fetch.Request, error) {
	u, err := url.Parse(src.URL)
	if err != nil {
		return fetch.Request{}, fmt.Errorf("read address %q: %w", src.URL, err)
	}
	q := u.Query()
	if !strings.EqualFold(u.Hostname(), "api.gdeltproject.org") || strings.TrimSpace(q.Get("query")) == "" {
		return fetch.Request{}, fmt.Errorf("%s is no search at GDELT; it needs ?query= with the words to search for", src.URL)
	}
	ask := url.Values{"query": {q.Get("query")}, "mode": {"artlist"}, "format": {"json"}, "sort": {"datedesc"}, "maxrecords": {fmt.Sprint(gdeltMost)}, "timespan": {"1week"}}
	if q.Get("timespan") != "" {
		ask.Set("timespan", q.Get("timespan"))
	}
	return fetch.Request{URL: "https://api.gdeltproject.org/api/v2/doc/doc?" + ask.Encode(), Accept: "application/json", Apart: gdeltApart}, nil
}

type gdeltArticle struct {
	URL    string `json:"url"`
	Title  string `json:"title"`
	Seen   string `json:"seendate"`
	Domain string `json:"domain"`
}

// parseGDELT keys a report by its address. A search that finds nothing is
// answered with {}, a wrong one with a sentence in plain text.
func parseGDELT(_ Source, docs []Document) (Snapshot, error) {
	doc := docs[0]
	if text := strings.TrimSpace(string(doc.Body)); text != "" && text[0] != '{' && !looksLikeHTML(doc.Body) {
		return Snapshot{}, wrongShape(doc, "GDELT answers: %s", cutRunes(printable(text), maxDetail))
	}
	var members map[string]json.RawMessage
	if err := readJSON(doc, &members); err != nil {
		return Snapshot{}, err
	}
	if len(members) == 0 && members != nil {
		return list(nil, 0), nil
	}
	var articles []gdeltArticle
	if err := json.Unmarshal(members["articles"], &articles); err != nil || articles == nil {
		return Snapshot{}, wrongShape(doc, `the answer has no "articles"`)
	}
	var items []Item
	for _, a := range articles {
		link := webLink(a.URL, &url.URL{})
		if link == "" || strings.TrimSpace(a.Title) == "" {
			continue
		}
		key := link
		if len(key) > maxKey {
			key = hash(key)
		}
		items = append(items, published(entryOf(key, a.Title, "", link, stamp(a.Seen)), a.Domain, "https://"+a.Domain))
	}
	return list(items, 0), nil
}
