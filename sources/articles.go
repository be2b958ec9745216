package sources

import (
	"strings"
	"time"
)

func init() {
	register(Kind{
		Name: "articles", Doc: "The articles that a page of news marks up (NewsArticle, Article, BlogPosting as JSON-LD), where it has no feed", Example: "https://www.northwind.example/newsroom",
		Place: PlaceNewsroom, Reader: 1, Interval: 4 * time.Hour,
		Recognise: recogniseLinked(0.35, "NewsArticle", "BlogPosting"),
		Parse:     parseArticles,
	})
}

// articleKind tells of schema.org/Article and the types under it.
func articleKind(n linkedNode) bool {
	for _, k := range n.kinds {
		if strings.HasSuffix(k, "Article") || strings.HasSuffix(k, "BlogPosting") || k == "Report" {
			return true
		}
	}
	return false
}

// parseArticles keys an article by its address, else by its headline: an @id
// may be its place in the list. An ItemList without elements is an empty page.
func parseArticles(_ Source, docs []Document) (Snapshot, error) {
	page, err := readLinkedPage(docs[0])
	if err != nil {
		return Snapshot{}, err
	}
	var items []Item
	for _, n := range page.of(articleKind) {
		title := n.text("headline")
		if title == "" {
			title = n.text("name")
		}
		link := page.link(n, "url", "mainEntityOfPage", "@id")
		key := link
		if key == "" || strings.Contains(key, "#") {
			key = hash(title)
		}
		if title == "" {
			continue // a mention of an article that is told of elsewhere
		}
		text := n.text("description")
		if text == "" {
			text = n.text("articleBody")
		}
		items = append(items, entryOf(key, title, text, link, stamp(n.text("datePublished"))))
	}
	if len(items) == 0 {
		if err := page.missing("article"); err != nil {
			return Snapshot{}, err
		}
	}
	return page.list(items), nil
}
