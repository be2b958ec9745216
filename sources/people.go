package sources

import (
	"strings"
	"time"
)

func init() {
	register(Kind{
		Name: "people", Doc: "The people whom a page marks up (schema.org Person as JSON-LD), with their titles", Example: "https://www.northwind.example/about/leadership",
		Complete: true, Listed: true, Place: PlaceLeadership, Reader: 1, Interval: 24 * time.Hour,
		Recognise: recogniseLinked(0.25, "Person"),
		Parse:     parsePeople,
	})
}

// parsePeople leaves out who only wrote or praised something. Nobody has an id
// that lasts in JSON-LD (an @id is often a place in the list), so the name is
// the key. A page without a person could not be read, unless its ItemList is
// an empty one.
func parsePeople(_ Source, docs []Document) (Snapshot, error) {
	page, err := readLinkedPage(docs[0])
	if err != nil {
		return Snapshot{}, err
	}
	if err := page.whole("Person"); err != nil {
		return Snapshot{}, err
	}
	var items []Item
	at := map[string]int{}
	for _, n := range page.of(func(n linkedNode) bool { return n.is("Person") }) {
		name, key := personNamed(n)
		title := plain(n.text("jobTitle"), maxTitle)
		if title == "" {
			title = plain(n.node("hasOccupation").text("name"), maxTitle)
		}
		if i, known := at[key]; known {
			if title != "" && items[i].Fields["title"] == "" { // mentioned before told of
				items[i].Fields["title"], items[i].Text = cut(title, maxTypedText), joined(name, title)
			}
			continue
		}
		if key == "" {
			continue
		}
		at[key] = len(items)
		items = append(items, thing("person", key, joined(name, title), page.link(n, "url"), time.Time{}, "name", name, "title", title))
	}
	if len(items) == 0 {
		if err := page.missing("Person"); err != nil {
			return Snapshot{}, err
		}
	}
	return page.list(items), nil
}

// personNamed is a name as it is shown, and its key without the titles before it.
func personNamed(n linkedNode) (shown, key string) {
	name := plain(n.text("name"), maxTitle)
	if name == "" {
		name = strings.TrimSpace(n.text("givenName") + " " + n.text("familyName"))
	}
	if shown, key, ok := personName(name); ok {
		return shown, key
	}
	return name, foldKey(name)
}
