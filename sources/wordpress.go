package sources

import (
	"bytes"
	"fmt"
	"net/url"
	"time"

	"keywatch/sources/fetch"
)

func init() {
	register(Kind{
		Name: "wordpress", Doc: "A site's posts by the interface of WordPress, where it has no usable feed", Example: "https://blog.northwind.example/",
		Place: PlaceBlog, Reader: 1, Interval: 6 * time.Hour,
		Fields: []Field{
			{Name: "pages", Doc: "How many pages of 100 posts are read, newest first; 1 when not set", Type: FieldInt, Example: 2},
		},
		Recognise: recogniseKeys(`"date_gmt"`, `"rendered"`, `"link"`),
		Face:      faceWordPress,
		First:     firstWordPress,
		Next:      nextWordPress,
		Parse:     parseWordPress,
	})
}

// faceWordPress knows a site by the link to its interface that WordPress puts
// into every head (developer.wordpress.org/rest-api/using-the-rest-api/discovery).
func faceWordPress(doc Document) string {
	u, err := url.Parse(doc.URL)
	if err != nil || !bytes.Contains(doc.Body, []byte("https://api.w.org/")) {
		return ""
	}
	return u.Scheme + "://" + u.Host + "/"
}

const wordPressPage = 100 // the most that WordPress gives at once

func wordPressAsk(src Source, page int) (fetch.Request, error) {
	u, err := url.Parse(src.URL)
	if err != nil {
		return fetch.Request{}, fmt.Errorf("read address %q: %w", src.URL, err)
	}
	u.Path, u.RawQuery = "/wp-json/wp/v2/posts", fmt.Sprintf("per_page=%d&page=%d&orderby=date", wordPressPage, page)
	return fetch.Request{URL: u.String(), Accept: "application/json"}, nil
}

func firstWordPress(src Source) (fetch.Request, error) { return wordPressAsk(src, 1) }

func nextWordPress(src Source, docs []Document) (fetch.Request, bool) {
	if len(docs) >= max(1, src.Options.Int("pages")) {
		return fetch.Request{}, false
	}
	return nextOfList[wordPressPost](docs, wordPressPage, func(page int) (fetch.Request, error) { return wordPressAsk(src, page) })
}

type wordPressPost struct {
	ID      int64                     `json:"id"`
	Date    string                    `json:"date_gmt"`
	Link    string                    `json:"link"`
	Title   struct{ Rendered string } `json:"title"`
	Excerpt struct{ Rendered string } `json:"excerpt"`
}

func parseWordPress(_ Source, docs []Document) (Snapshot, error) {
	var items []Item
	for _, doc := range docs {
		var posts []wordPressPost
		if err := readJSON(doc, &posts); err != nil {
			return Snapshot{}, err
		}
		if posts == nil {
			return Snapshot{}, wrongShape(doc, "the answer is no list of posts")
		}
		for _, p := range posts {
			if p.ID != 0 {
				items = append(items, entryOf(fmt.Sprint(p.ID), p.Title.Rendered, p.Excerpt.Rendered, p.Link, stamp(p.Date)))
			}
		}
	}
	return list(items, docs[0].Total), nil
}
