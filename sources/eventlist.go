package sources

import (
	"strings"
	"time"
)

func init() {
	register(Kind{
		Name: "eventlist", Doc: "The events that a page marks up (schema.org Event as JSON-LD)", Example: "https://www.northwind.example/events",
		Complete: true, Listed: true, Place: PlaceEvents, Reader: 1, Interval: 12 * time.Hour,
		Recognise: recogniseLinked(0.35, "Event", "BusinessEvent", "EducationEvent", "ExhibitionEvent", "EventSeries"),
		Parse:     parseEventList,
	})
}

// parseEventList reads the events of a page; one that is cancelled is no longer
// on the list. A page that marks up none could not be read, unless its ItemList
// is an empty one.
func parseEventList(_ Source, docs []Document) (Snapshot, error) {
	page, err := readLinkedPage(docs[0])
	if err != nil {
		return Snapshot{}, err
	}
	if err := page.whole("Event"); err != nil {
		return Snapshot{}, err
	}
	nodes := page.of(func(n linkedNode) bool { return n.under != "superEvent" && eventKind(n.kinds) && n.text("name") != "" })
	if len(nodes) == 0 {
		if err := page.missing("Event"); err != nil {
			return Snapshot{}, err
		}
	}
	named := map[string]int{} // how many events have a key
	for _, n := range nodes {
		named[page.eventKey(n)]++
	}
	var items []Item
	for _, n := range nodes {
		if strings.HasSuffix(n.text("eventStatus"), "EventCancelled") {
			continue
		}
		date, _ := isoDate(n.text("startDate"))
		if end, ok := isoDate(n.text("endDate")); ok && date.day > 0 {
			date = date.until(end)
		}
		when := ""
		if date.day > 0 {
			when = date.iso()
		}
		key := page.eventKey(n)
		if named[key] > 1 {
			key = foldKey(joined(plain(n.text("name"), maxTitle), when)) // one page for all dates of a tour
		}
		name, place := plain(n.text("name"), maxTitle), linkedWhere(n)
		items = append(items, thing("event", key, joined(name, when, place), page.link(n, "url"), date.at(), "name", name, "date", when, "place", place))
	}
	return page.list(items), nil
}

// eventKey is an event's address or, where it has none of its own, its name, so
// that another day is an edit.
func (p *linkedPage) eventKey(n linkedNode) string {
	if link := p.link(n, "url"); link != "" && link != withoutTracking(p.doc.URL) {
		return link
	}
	return foldKey(plain(n.text("name"), maxTitle))
}

// linkedWhere is where an event takes place: the place as it is named, or that
// it is online.
func linkedWhere(n linkedNode) string {
	if said := plain(n.text("location"), maxTitle); said != "" && n.node("location").props == nil {
		return said // in words
	}
	where := n.node("location")
	if place := linkedPlace(where); place != "" {
		return plain(place, maxTitle)
	}
	if where.is("VirtualLocation") || strings.HasSuffix(n.text("eventAttendanceMode"), "OnlineEventAttendanceMode") {
		return "Online"
	}
	return ""
}
