package sources

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"time"

	"keywatch/sources/fetch"
)

func init() {
	register(Kind{
		Name:   "youtube",
		Topics: []Topic{TopicMedia}, Mentions: []Topic{TopicLaunches, TopicEvents},
		Doc: "A channel at YouTube, read as its newest videos", Example: "https://www.youtube.com/@northwind",
		Place: PlaceBlog, Reader: 1, Interval: 6 * time.Hour,
		Robots:     "the feed of a channel is documented for programs (developers.google.com/youtube/v3/guides/push_notifications); robots.txt is kept on the channel's page",
		Documented: func(address string) bool { return strings.HasPrefix(address, youTubeFeed) },
		Discloses:  "to www.youtube.com: which company's channel is read",
		Recognise:  recogniseYouTube,
		Claim:      claimYouTube,
		First:      firstYouTube,
		Next:       nextYouTube,
		Parse:      parseYouTube,
	})
}

// youTubeFeed is the address of a channel's feed without its id.
const youTubeFeed = "https://www.youtube.com/feeds/videos.xml?channel_id="

// Ids of channels have 24 signs. A handle's page names its own channel as its
// feed, as its canonical address and as its identifier; in the rest of the page
// other channels are named too.
var (
	youTubeID  = LazyPattern(`^UC[A-Za-z0-9_-]{22}$`)
	youTubeOwn = []func() *regexp.Regexp{
		LazyPattern(`<link[^>]{0,200}href="https://www\.youtube\.com/feeds/videos\.xml\?channel_id=(UC[A-Za-z0-9_-]{22})"`),
		LazyPattern(`<link[^>]{0,80}rel="canonical"[^>]{0,80}href="https://www\.youtube\.com/channel/(UC[A-Za-z0-9_-]{22})"`),
		LazyPattern(`<meta[^>]{0,80}itemprop="(?:identifier|channelId)"[^>]{0,80}content="(UC[A-Za-z0-9_-]{22})"`),
	}
)

func recogniseYouTube(doc Document) float64 {
	if strings.Contains(string(doc.Body[:min(len(doc.Body), 4096)]), "<yt:channelId>") {
		return 0.97 // surer than a feed of whatever site
	}
	return 0
}

// claimYouTube knows a channel by its id and by its handle or older names. A
// video or a list of videos may be anybody's.
func claimYouTube(u *url.URL) string {
	switch strings.ToLower(u.Hostname()) {
	case "youtube.com", "www.youtube.com", "m.youtube.com":
	default:
		return ""
	}
	parts := pathParts(u)
	id := u.Query().Get("channel_id")
	switch {
	case len(parts) == 0:
	case parts[0] == "feeds" && youTubeID().MatchString(id):
		return "https://www.youtube.com/channel/" + id
	case parts[0] == "channel" && len(parts) > 1 && youTubeID().MatchString(parts[1]):
		return "https://www.youtube.com/channel/" + parts[1]
	case strings.HasPrefix(parts[0], "@") && len(parts[0]) > 1:
		return "https://www.youtube.com/" + parts[0]
	case (parts[0] == "c" || parts[0] == "user") && len(parts) > 1:
		return "https://www.youtube.com/" + parts[0] + "/" + url.PathEscape(parts[1])
	}
	return ""
}

// firstYouTube visits the feed of a channel or, of one that is known by its
// handle alone, the page that says which channel it is.
func firstYouTube(src Source) (fetch.Request, error) {
	last, err := lastPart(src.URL, claimYouTube)
	if err != nil {
		return fetch.Request{}, err
	}
	u, err := url.Parse(src.URL)
	if err != nil {
		return fetch.Request{}, fmt.Errorf("read address %q: %w", src.URL, err)
	}
	if youTubeID().MatchString(last) {
		return fetch.Request{URL: youTubeFeed + last}, nil
	}
	return fetch.Request{URL: claimYouTube(u)}, nil
}

func nextYouTube(_ Source, docs []Document) (fetch.Request, bool) {
	if id := youTubeChannel(docs[0]); len(docs) == 1 && id != "" {
		return fetch.Request{URL: youTubeFeed + id}, true
	}
	return fetch.Request{}, false
}

// youTubeChannel is the channel whose page this is, "" for a feed.
func youTubeChannel(doc Document) string {
	if recogniseFeed(doc) > 0 {
		return ""
	}
	for _, own := range youTubeOwn {
		if m := own().FindSubmatch(doc.Body); m != nil {
			return string(m[1])
		}
	}
	return ""
}

// parseYouTube reads the feed: views and ratings in it are not kept.
func parseYouTube(src Source, docs []Document) (Snapshot, error) {
	last := docs[len(docs)-1]
	if looksLikeHTML(last.Body) {
		return Snapshot{}, wrongShape(last, "the page does not say which channel it is; give its address with /channel/UC…")
	}
	return parseFeed(src, []Document{last})
}
