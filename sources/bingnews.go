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
		Name:    "bingnews",
		Topics:  []Topic{TopicMedia},
		Hearsay: true, Doc: "A search at Bing News, read as its newest results", Example: "https://www.bing.com/news/search?q=%22Northwind+Traders%22",
		Place: PlaceUnknown, Reader: 1, Interval: 3 * time.Hour,
		Discloses: "to www.bing.com: the search words, usually a company's name",
		Recognise: recogniseRSSOf("www.bing.com", "bing.com"),
		First:     firstBingNews,
		Parse:     parseBingNews,
	})
}

// firstBingNews asks for a search as RSS, the newest first, in one language and
// for one country, since the answer would depend on where the visit comes from.
func firstBingNews(src Source) (fetch.Request, error) {
	u, err := url.Parse(src.URL)
	if err != nil {
		return fetch.Request{}, fmt.Errorf("read address %q: %w", src.URL, err)
	}
	q := u.Query()
	host := strings.ToLower(u.Hostname())
	if host != "www.bing.com" && host != "bing.com" || strings.TrimSpace(q.Get("q")) == "" {
		return fetch.Request{}, fmt.Errorf("%s is no search at Bing News; it needs ?q= with the words to search for", src.URL)
	}
	ask := url.Values{"q": {q.Get("q")}, "format": {"rss"}, "qft": {`sortbydate="1"`}, "mkt": {"en-US"}}
	for _, name := range []string{"qft", "mkt", "setlang", "cc"} {
		if q.Get(name) != "" {
			ask.Set(name, q.Get(name))
		}
	}
	return fetch.Request{URL: "https://www.bing.com/news/search?" + ask.Encode()}, nil
}

// parseBingNews keys a result by the report's address: Bing gives no ids.
func parseBingNews(_ Source, docs []Document) (Snapshot, error) {
	results, err := readRSSResults(docs[0])
	if err != nil {
		return Snapshot{}, err
	}
	var items []Item
	for _, r := range results {
		link := bingTarget(r.Link)
		if link == "" || strings.TrimSpace(r.Title) == "" {
			continue
		}
		key := link
		if len(key) > maxKey {
			key = hash(key)
		}
		items = append(items, published(entryOf(key, r.Title, r.Description, link, stamp(r.Date)), r.Outlet, link))
	}
	return list(items, 0), nil
}

// bingTarget is where a result leads: some go over Bing's counter of clicks,
// which has the report's address in ?url= and another ticket each time.
func bingTarget(link string) string {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil {
		return ""
	}
	if target := u.Query().Get("url"); strings.HasSuffix(strings.ToLower(u.Hostname()), "bing.com") && target != "" {
		link = target
	}
	return webLink(link, &url.URL{})
}
