package sources

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
)

func init() {
	register(Kind{
		Name:      "feed",
		Doc:       "A feed (RSS, RDF, Atom, CDF or JSON Feed), read as its entries",
		Example:   "https://www.northwind.example/news/feed.xml",
		Complete:  false,
		Reader:    1,
		Interval:  2 * time.Hour,
		Recognise: recogniseFeed,
		Parse:     parseFeed,
	})
}

// recogniseFeed is sure of a root element or version that only feeds have; a
// media type alone is a claim, which error pages make too.
func recogniseFeed(doc Document) float64 {
	text := decodeFeed(doc.Body[:min(len(doc.Body), 64<<10)])
	if isJSON(text) {
		if bytes.Contains(text, []byte("jsonfeed.org/version/")) {
			return 0.95
		}
		return 0
	}
	switch root, err := feedRoot(text); {
	case err == nil && root == "channel":
		return 0.6
	case err == nil:
		return 0.95
	case errors.Is(err, errNoRoot) && feedType(doc.ContentType):
		return 0.4 // the root may stand behind more than was looked at
	}
	return 0
}

// feedType reports whether a media type claims a feed (RFC 4287; the others are
// used without being registered).
func feedType(mediaType string) bool {
	return strings.Contains(mediaType, "rss") || strings.Contains(mediaType, "atom") || strings.Contains(mediaType, "feed+json")
}

// parseFeed reads one feed. Every feed goes the same way, sound or damaged:
// its bytes to UTF-8, a repair that caps entries, depth and elements, then gofeed.
func parseFeed(_ Source, docs []Document) (Snapshot, error) {
	if len(docs) == 0 || len(bytes.TrimSpace(docs[0].Body)) == 0 {
		return Snapshot{}, ErrEmpty
	}
	doc := docs[0]
	text := decodeFeed(doc.Body)
	// The bytes decide, not the media type: feeds are served as anything.
	repair := repairXML
	if isJSON(text) {
		repair = repairJSON
	}
	sound, err := repair(text)
	if err != nil {
		return Snapshot{}, fmt.Errorf("read feed %s: %w", doc.URL, err)
	}
	feed, err := gofeedParse(sound.text)
	if err != nil {
		return Snapshot{}, fmt.Errorf("read feed %s: %w", doc.URL, err)
	}
	base, err := url.Parse(doc.URL)
	if err != nil {
		base = &url.URL{}
	}
	snap := Snapshot{Items: entries(feed.Items, base), Lang: strings.ToLower(strings.TrimSpace(feed.Language)), Title: plain(feed.Title, maxTitle)}
	snap.Read = len(snap.Items)
	// Of stays 0 when all was read: feeds do not say how much there is besides.
	if sound.of > sound.kept {
		snap.Of = sound.of
	}
	return snap, nil
}

// repaired is a feed that gofeed can take.
type repaired struct {
	text     []byte
	kept, of int // entries in text, and entries that the document has
}

// gofeedParse turns gofeed's panics (seen on odd JSON) into errors.
func gofeedParse(text []byte) (feed *gofeed.Feed, err error) {
	defer func() {
		if r := recover(); r != nil {
			feed, err = nil, fmt.Errorf("parse feed: %v", r)
		}
	}()
	p := gofeed.NewParser()
	// Looking for pictures parses the HTML of every entry, and nothing here shows them.
	p.RSSTranslator = &gofeed.DefaultRSSTranslator{DisableContentImageScan: true}
	feed, err = p.Parse(bytes.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("parse feed: %w", err)
	}
	return feed, nil
}
