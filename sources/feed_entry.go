package sources

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
)

// maxTitle and maxText bound what is kept of an entry, in runes.
const (
	maxTitle = 300
	maxText  = 2000
	maxKey   = 200 // bytes; longer ids are hashed
)

// entries turns a feed's entries into items, in the feed's order. Some feeds
// give all entries one id; there, what an entry says is its identity, whatever
// else the feed holds, so that keys stay when entries come and go.
func entries(list []*gofeed.Item, base *url.URL) []Item {
	items := make([]Item, 0, len(list))
	shared := map[string]map[string]bool{} // key to the fingerprints under it
	for _, e := range list {
		if e == nil {
			continue
		}
		item := entry(e, base)
		if shared[item.Key] == nil {
			shared[item.Key] = map[string]bool{}
		}
		shared[item.Key][fingerprint(item)] = true
		items = append(items, item)
	}
	seen := map[string]bool{}
	kept := items[:0]
	for _, item := range items {
		if len(shared[item.Key]) > 1 {
			item.Key += "#" + fingerprint(item)
		}
		if seen[item.Key] {
			continue // the same entry twice
		}
		seen[item.Key] = true
		kept = append(kept, item)
	}
	return kept
}

// fingerprint tells entries with one id apart: by address and headline, else
// by text.
func fingerprint(item Item) string {
	if item.Link == "" && item.Title == "" {
		return hash(item.Text)
	}
	return hash(item.Link + "\x00" + item.Title)
}

// hash names a text in 16 hexadecimal digits.
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

// entry is one item. Its text begins with its headline, so that whoever looks at
// texts alone sees all that is said.
func entry(e *gofeed.Item, base *url.URL) Item {
	item := Item{Type: "entry", Region: RegionMain, Title: plain(e.Title, maxTitle), At: entryTime(e)}
	item.Link = entryLink(e, base)
	item.Text = joinText(item.Title, plain(summary(e), maxText))
	item.Key = entryKey(e, item)
	return item
}

// summary is the text of an entry: the shortest that its publisher wrote for it.
func summary(e *gofeed.Item) string {
	for _, text := range []string{e.Description, e.Content} {
		if strings.TrimSpace(text) != "" {
			return text
		}
	}
	media := e.Extensions["media"] // Media RSS, used by video sites
	for _, group := range media["group"] {
		for _, d := range group.Children["description"] {
			return d.Value
		}
	}
	for _, d := range media["description"] {
		return d.Value
	}
	return ""
}

// entryKey is the entry's id, else its address, else a hash of what it says. Ids
// that are addresses get tracking parameters with every campaign, too.
func entryKey(e *gofeed.Item, item Item) string {
	key := strings.TrimSpace(e.GUID)
	if strings.Contains(key, "://") {
		key = withoutTracking(key)
	}
	switch {
	case key != "":
	case item.Link != "":
		key = item.Link
	case item.Title != "":
		return hash(item.Title)
	default: // an entry that says nothing has the hash of nothing
		return hash(item.Text)
	}
	if len(key) > maxKey {
		return hash(key)
	}
	return key
}

// entryTime is the publication as stated, else the last update; zero without either.
func entryTime(e *gofeed.Item) time.Time {
	for _, t := range []*time.Time{e.PublishedParsed, e.UpdatedParsed} {
		if t != nil && t.Year() > 1 {
			return t.UTC()
		}
	}
	return time.Time{}
}
