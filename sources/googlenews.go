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
		Name:    "googlenews",
		Topics:  []Topic{TopicMedia},
		Hearsay: true, Doc: "A search at Google News, read as its newest results; its robots.txt keeps programs out, so it shows as blocked while robots.txt is kept (other kinds search news too)", Example: "https://news.google.com/rss/search?q=%22Northwind+Traders%22",
		Place: PlaceUnknown, Reader: 1, Interval: 3 * time.Hour,
		Discloses: "to news.google.com: the search words, usually a company's name",
		Recognise: recogniseRSSOf("news.google.com"),
		First:     firstGoogleNews,
		Parse:     parseGoogleNews,
	})
}

// The feed is offered to readers of news, but news.google.com/robots.txt has no
// place for it among what programs may visit and no document opens it to them.
// So robots.txt applies, and the owner of the configuration decides.

// firstGoogleNews asks for the feed of a search. Results come by fit and not by
// time, at most 100: without an operator of time an old report could come up
// as new, so the last week is asked for. Without language and country the
// answer would depend on where the visit comes from.
func firstGoogleNews(src Source) (fetch.Request, error) {
	u, err := url.Parse(src.URL)
	if err != nil {
		return fetch.Request{}, fmt.Errorf("read address %q: %w", src.URL, err)
	}
	q := u.Query()
	words := q.Get("q")
	if !strings.EqualFold(u.Hostname(), "news.google.com") || strings.TrimSpace(words) == "" {
		return fetch.Request{}, fmt.Errorf("%s is no search at Google News; it needs ?q= with the words to search for", src.URL)
	}
	if !strings.Contains(words, "when:") && !strings.Contains(words, "after:") && !strings.Contains(words, "before:") {
		words += " when:7d"
	}
	ask := url.Values{"q": {words}}
	for name, usual := range map[string]string{"hl": "en-US", "gl": "US", "ceid": "US:en"} {
		if ask.Set(name, usual); q.Get(name) != "" {
			ask.Set(name, q.Get(name))
		}
	}
	return fetch.Request{URL: "https://news.google.com/rss/search?" + ask.Encode()}, nil
}

// parseGoogleNews takes a result's headline without the publisher behind it.
// The link leads over Google: the report's own address is not said. The
// description repeats the headline.
func parseGoogleNews(_ Source, docs []Document) (Snapshot, error) {
	results, err := readRSSResults(docs[0])
	if err != nil {
		return Snapshot{}, err
	}
	var items []Item
	for _, r := range results {
		title, by := plain(r.Title, maxTitle), plain(r.Source.Name, maxTitle)
		if by != "" {
			title = strings.TrimSuffix(title, " - "+by)
		}
		key := strings.TrimSpace(r.GUID)
		if key == "" {
			key = strings.TrimSpace(r.Link)
		}
		if key == "" || title == "" {
			continue
		}
		if len(key) > maxKey { // ids of Google are whole addresses in base 64
			key = hash(key)
		}
		items = append(items, published(entryOf(key, title, "", webLink(r.Link, &url.URL{}), stamp(r.Date)), by, r.Source.URL))
	}
	return list(items, 0), nil
}
