package sources

import (
	"net/url"
	"strings"
	"time"

	"keywatch/sources/fetch"
)

func init() {
	register(Kind{
		Name:   "globenewswire",
		Topics: []Topic{TopicMedia}, Mentions: []Topic{TopicLaunches, TopicPartnerships, TopicFunding, TopicCustomers, TopicManagement},
		Doc: "A company's press releases at GlobeNewswire", Example: "https://www.globenewswire.com/RssFeed/organization/nW3xTr8dQk2LmZ9a",
		Place: PlaceNewsroom, Reader: 1, Interval: 2 * time.Hour,
		Robots:    "the feed is offered for programs (www.globenewswire.com/rss/list)",
		Discloses: "to www.globenewswire.com: which company's releases are read",
		Recognise: recogniseRSSOf("www.globenewswire.com", "globenewswire.com"),
		Claim:     claimGlobeNewswire,
		First: func(src Source) (fetch.Request, error) {
			_, err := lastPart(src.URL, claimGlobeNewswire)
			u, _ := url.Parse(src.URL)
			if err != nil {
				return fetch.Request{}, err
			}
			return fetch.Request{URL: claimGlobeNewswire(u)}, nil
		},
		Parse: parseFeed,
	})
}

// claimGlobeNewswire knows feeds of an organisation, /RssFeed/organization/ID
// and /AtomFeed/organization/ID, with or without a language before and the
// feed's title behind; both say the same.
func claimGlobeNewswire(u *url.URL) string {
	host := strings.ToLower(u.Hostname())
	if host != "globenewswire.com" && host != "www.globenewswire.com" && host != "rss.globenewswire.com" {
		return ""
	}
	parts := pathParts(u)
	for i := range parts {
		feed := strings.EqualFold(parts[i], "rssfeed") || strings.EqualFold(parts[i], "atomfeed")
		if feed && i < 2 && i+2 < len(parts) && strings.EqualFold(parts[i+1], "organization") {
			return "https://www.globenewswire.com/RssFeed/organization/" + url.PathEscape(parts[i+2])
		}
	}
	return ""
}
