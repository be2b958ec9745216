package sources

import (
	"bytes"
	"net/url"
	"strings"
	"time"
)

func init() {
	register(Kind{
		Name:   "podcast",
		Topics: []Topic{TopicMedia}, Mentions: []Topic{TopicLaunches, TopicEvents},
		Doc: "A podcast's feed, read as its episodes", Example: "https://feeds.transistor.fm/northwind-radio",
		Place: PlaceBlog, Reader: 1, Interval: 12 * time.Hour,
		Discloses: "to the host of the podcast: that its episodes are read",
		Recognise: recognisePodcast,
		Claim:     claimPodcast,
		Parse:     parseFeed,
	})
}

// recognisePodcast is surer than the kind of all feeds where a feed has words
// of Apple's podcasts and encloses sound or film: blogs have the former alone.
func recognisePodcast(doc Document) float64 {
	head := doc.Body[:min(len(doc.Body), 256<<10)]
	if recogniseFeed(doc) < 0.9 || !bytes.Contains(head, []byte("<itunes:")) {
		return 0
	}
	for rest := head; ; {
		_, after, found := bytes.Cut(rest, []byte("<enclosure"))
		if !found {
			if bytes.Contains(head, []byte("<itunes:category")) || bytes.Contains(head, []byte("<itunes:explicit")) {
				return 0.96 // only podcasts state these, also before their first episode
			}
			return 0
		}
		tag, _, _ := bytes.Cut(after, []byte(">"))
		if bytes.Contains(tag, []byte("audio/")) || bytes.Contains(tag, []byte("video/")) {
			return 0.97
		}
		rest = after
	}
}

// podcastHosts are hosts where all feeds are podcasts, with how many parts the
// path of a feed has at least. Their other hosts have pages and log-ins.
var podcastHosts = map[string]int{
	"feeds.transistor.fm": 1, "feeds.buzzsprout.com": 1, "feeds.simplecast.com": 1, "feeds.megaphone.fm": 1, "feeds.acast.com": 3,
	"feeds.captivate.fm": 1, "feeds.libsyn.com": 2, "rss.art19.com": 1, "feeds.soundcloud.com": 3, "media.rss.com": 2, "feed.podbean.com": 2,
	"feeds.fireside.fm": 2, "feeds.redcircle.com": 1, "feeds.blubrry.com": 2, "pinecast.com": 2, "omnycontent.com": 3, "www.omnycontent.com": 3,
}

// claimPodcast knows the feeds of services that host podcasts.
func claimPodcast(u *url.URL) string {
	host, parts := strings.ToLower(u.Hostname()), pathParts(u)
	anchor := host == "anchor.fm" && len(parts) == 4 && parts[0] == "s" && parts[3] == "rss" // anchor.fm/s/ID/podcast/rss
	if host == "pinecast.com" && (len(parts) == 0 || parts[0] != "feed") {
		return ""
	}
	if least := podcastHosts[host]; !anchor && (least == 0 || len(parts) < least) {
		return ""
	}
	return "https://" + host + u.EscapedPath()
}
