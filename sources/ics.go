package sources

import (
	"net/url"
	"strings"
	"time"

	"keywatch/sources/fetch"
)

func init() {
	register(Kind{
		Name: "ics", Doc: "A calendar (iCalendar), read as its events", Example: "https://www.northwind.example/events/calendar.ics",
		Complete: true, Listed: true, Place: PlaceEvents, Reader: 1, Interval: 12 * time.Hour,
		Recognise: func(doc Document) float64 {
			if strings.HasPrefix(strings.TrimLeft(string(doc.Body[:min(len(doc.Body), 64)]), "\ufeff\r\n "), "BEGIN:VCALENDAR") {
				return 0.95
			}
			return 0
		},
		Claim: claimICS,
		First: func(src Source) (fetch.Request, error) {
			address := src.URL
			if u, err := url.Parse(address); err == nil && claimICS(u) != "" {
				address = claimICS(u) // webcal: is asked for by https
			}
			return fetch.Request{URL: address, Accept: "text/calendar, */*;q=0.5"}, nil
		},
		Parse: parseICS,
	})
}

// claimICS knows links to a calendar, by its ending or by webcal:, and the page
// that shows a public calendar of Google.
func claimICS(u *url.URL) string {
	clean := *u
	clean.Fragment, clean.RawFragment, clean.User = "", "", nil
	switch {
	case u.Host == "" || u.Scheme != "https" && u.Scheme != "http" && u.Scheme != "webcal":
		return ""
	case strings.EqualFold(u.Hostname(), "calendar.google.com") && strings.HasPrefix(u.Path, "/calendar/embed") && strings.Contains(u.Query().Get("src"), "@"):
		return "https://calendar.google.com/calendar/ical/" + url.PathEscape(u.Query().Get("src")) + "/public/basic.ics"
	case u.Scheme == "webcal":
		clean.Scheme = "https"
		return clean.String()
	case strings.HasSuffix(strings.ToLower(u.Path), ".ics"), len(u.Path) > 1 && (u.Query().Get("ical") == "1" || u.Query().Get("outlook-ical") == "1"):
		// The query is that of The Events Calendar, which many WordPress sites have.
		return clean.String()
	}
	return ""
}

// parseICS keys an event by its UID and, for one time of a series that is
// unlike the others, by that time (RFC 5545, sections 3.8.4.4 and 3.8.4.7). A
// series is one event, at its first time. What is cancelled is gone.
func parseICS(_ Source, docs []Document) (Snapshot, error) {
	doc := docs[0]
	if looksLikeHTML(doc.Body) {
		return Snapshot{}, wrongShape(doc, "a web page came instead of a calendar")
	}
	events, zone, ok := icsEvents(icsLines(string(decodeFeed(doc.Body))))
	if !ok {
		return Snapshot{}, wrongShape(doc, "this is no whole calendar: it does not go from BEGIN:VCALENDAR to END:VCALENDAR")
	}
	newest := map[string]icsEvent{}
	var order []string
	for _, e := range events {
		old, known := newest[e.key()]
		if !known {
			order = append(order, e.key())
		}
		if !known || e.newerThan(old) {
			newest[e.key()] = e
		}
	}
	var items []Item
	for _, key := range order {
		e := newest[key]
		name := plain(icsText(e.value("SUMMARY")), maxTitle)
		begin, day := e.time("DTSTART", zone)
		if strings.EqualFold(e.value("STATUS"), "CANCELLED") || name == "" || day == "" {
			continue
		}
		date := e.days(day, zone)
		place := plain(icsText(e.value("LOCATION")), maxTitle)
		items = append(items, thing("event", key, joined(name, date, place), webLink(e.value("URL"), &url.URL{}), begin, "name", name, "date", date, "place", place))
	}
	return list(items, 0), nil
}
