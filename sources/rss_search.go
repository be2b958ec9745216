package sources

import (
	"net/url"
	"strings"
)

// rssResult is one result of a news search that answers in RSS. Publisher is
// written by each service in an element of its own.
type rssResult struct {
	Title       string `xml:"title"`
	Link        string `xml:"link"`
	GUID        string `xml:"guid"`
	Date        string `xml:"pubDate"`
	Description string `xml:"description"`
	Source      struct {
		Name string `xml:",chardata"`
		URL  string `xml:"url,attr"`
	} `xml:"source"`
	Outlet string `xml:"Source"` // <News:Source>
}

// readRSSResults reads the answer of a news search. It is strict, unlike the
// reader of feeds: a search that breaks off has not said what there is.
func readRSSResults(doc Document) ([]rssResult, error) {
	var answer struct {
		Channel *struct {
			Results []rssResult `xml:"item"`
		} `xml:"channel"`
	}
	if err := readXML(doc, "rss", &answer); err != nil {
		return nil, err
	}
	if answer.Channel == nil {
		return nil, wrongShape(doc, "the RSS has no <channel>")
	}
	return answer.Channel.Results[:min(len(answer.Channel.Results), maxEntries)], nil
}

// published is an entry of a search with who published it. The publisher is no
// part of the text: it says nothing of what happened.
func published(it Item, name, site string) Item {
	it.Fields = map[string]string{}
	if name = plain(name, maxTitle); name != "" {
		it.Fields["publisher"] = name
	}
	if u, err := url.Parse(strings.TrimSpace(site)); err == nil && u.Host != "" {
		it.Fields["publisher_site"] = strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	}
	return it
}

// recogniseRSSOf is sure of a feed that comes from one of a service's hosts.
func recogniseRSSOf(hosts ...string) func(Document) float64 {
	return func(doc Document) float64 {
		u, err := url.Parse(doc.URL)
		if err != nil || recogniseFeed(doc) < 0.5 {
			return 0
		}
		for _, host := range hosts {
			if strings.EqualFold(u.Hostname(), host) {
				return 0.97 // surer than a feed of whatever site
			}
		}
		return 0
	}
}
