package sources

import (
	"strings"

	"golang.org/x/net/html"
)

// voices are properties whose people are no people of the firm: who wrote a
// page, who praised a product.
var voices = wordTable("author creator editor contributor reviewedBy review reviews publisher performer organizer actor mentions accountablePerson")

// readLinked reads what the page states as JSON-LD.
func (p *typedPage) readLinked(out *typedItems) {
	if len(p.scripts) == 0 {
		return
	}
	for _, n := range linkedData(p.scripts) {
		if voices[n.under] {
			continue
		}
		switch {
		case n.is("Person"):
			p.linkedPerson(out, n)
		case n.is("JobPosting"):
			p.linkedJob(out, n)
		case n.under != "superEvent" && eventKind(n.kinds):
			p.linkedEvent(out, n)
		case n.is("Organization", "Corporation") && (n.under == "item" || n.under == "itemListElement"):
			p.linkedLogo(out, n)
		}
	}
}

// eventKind tells of schema.org/Event and the types under it, all of which end
// in Event but festivals.
func eventKind(kinds []string) bool {
	for _, k := range kinds {
		if strings.HasSuffix(k, "Event") || k == "Festival" || k == "Hackathon" {
			return true
		}
	}
	return false
}

// linkedPerson leaves the authors of posts and the contacts of policies out.
func (p *typedPage) linkedPerson(out *typedItems, n linkedNode) {
	if p.place == PlaceBlog || p.place == PlaceNewsroom || p.place == PlaceTerms {
		return
	}
	name, title := n.text("name"), n.text("jobTitle")
	if name == "" {
		name = strings.TrimSpace(n.text("givenName") + " " + n.text("familyName"))
	}
	p.statedPerson(out, name, title, n.text("url"), byLinked)
}

// statedPerson adds a person whom the page marks up. Without a title it is one
// of the firm only on a page of its people.
func (p *typedPage) statedPerson(out *typedItems, name, title, href, by string) {
	shown, key, ok := personName(name)
	sure := 0.98
	if !ok {
		// A name that is written as no name we know is one if it is said to be.
		shown, key = name, foldKey(name)
		sure = 0.85
	}
	if title == "" {
		if p.place != PlaceLeadership {
			return
		}
		sure -= 0.2
	}
	out.add(reading{
		kind: "person", key: key, text: joined(shown, title), link: p.link(href), by: by, line: -1, sure: sure,
		fields: []string{"name", shown, "title", title},
	})
}

func (p *typedPage) linkedJob(out *typedItems, n linkedNode) {
	// Remote jobs may have no location (schema.org/jobLocationType).
	place := linkedPlace(n.node("jobLocation"))
	if place == "" && n.text("jobLocationType") == "TELECOMMUTE" {
		place = "Remote"
	}
	posted, _ := isoDate(n.text("datePosted"))
	p.statedJob(out, jobParts{title: n.text("title"), team: linkedTeam(n), place: place, posted: posted}, n.text("url"), byLinked)
}

// linkedTeam is what a job belongs to: its category, unless that is a code of
// O*NET, else the industry.
func linkedTeam(n linkedNode) string {
	if category := n.text("occupationalCategory"); category != "" && !strings.ContainsAny(category, "0123456789") {
		return category
	}
	return n.text("industry")
}

// statedJob adds an opening that the page marks up.
func (p *typedPage) statedJob(out *typedItems, j jobParts, href, by string) {
	if j.title == "" {
		return
	}
	link := p.link(href)
	key := foldKey(joined(j.title, j.place))
	if link != "" {
		key = linkKey(link)
	}
	out.add(reading{
		kind: "job", key: key, text: joined(j.title, j.team, j.place), link: link, by: by, line: -1, sure: 0.98, date: j.posted,
		fields: []string{"title", j.title, "team", j.team, "place", j.place, "posted", postedDay(j.posted)},
	})
}

// linkedEvent needs a day: an event without one is a topic.
func (p *typedPage) linkedEvent(out *typedItems, n linkedNode) {
	d, ok := isoDate(n.text("startDate"))
	if !ok {
		return
	}
	if end, ok := isoDate(n.text("endDate")); ok {
		d = d.until(end)
	}
	where := n.node("location")
	place := linkedPlace(where)
	if text, plain := n.props["location"].(string); plain {
		place = fold(text)
	}
	if place == "" && (where.is("VirtualLocation") || strings.HasSuffix(n.text("eventAttendanceMode"), "OnlineEventAttendanceMode")) {
		place = "Online"
	}
	p.statedEvent(out, n.text("name"), place, n.text("url"), byLinked, d)
}

// statedEvent adds an event that the page marks up.
func (p *typedPage) statedEvent(out *typedItems, name, place, href, by string, d typedDate) {
	if name == "" {
		return
	}
	out.add(reading{
		kind: "event", key: foldKey(name), text: joined(name, d.iso(), place), link: p.link(href), by: by, line: -1, sure: 0.98, date: d,
		fields: []string{"name", name, "date", d.iso(), "place", place},
	})
}

// linkedLogo reads lists of firms where the page is about customers or partners;
// elsewhere a list of firms can be anything.
func (p *typedPage) linkedLogo(out *typedItems, n linkedNode) {
	if p.place != PlaceCustomers && p.place != PlacePartners {
		return
	}
	name, href := n.text("name"), p.link(n.text("url"))
	out.add(reading{
		kind: "logo", key: foldKey(name), text: name, link: href, by: byLinked, line: -1, sure: 0.95,
		fields: []string{"name", name, "href", href},
	})
}

// linkedPlace is where a job or event is: the name of the place and its town,
// or the town and its country.
func linkedPlace(n linkedNode) string {
	if n.props == nil || n.is("VirtualLocation") {
		return ""
	}
	name := n.text("name")
	address := n.node("address")
	town, country := address.text("addressLocality"), address.text("addressCountry")
	if street, plain := n.props["address"].(string); plain {
		town = fold(html.UnescapeString(street))
	}
	if name != "" {
		if strings.Contains(name, town) {
			town = ""
		}
		return joined(name, town)
	}
	return joined(town, country)
}
