package diff

import (
	"strings"
	"time"

	"keywatch/sources"
)

// announcements gives the changes of a check that announce a person's move the
// person: entries of a feed, and new texts of a page of news. A person is told
// once a check, where the news says it first.
func announcements(changes []Change, lang string) {
	told := map[string]bool{}
	for i := range changes {
		c := &changes[i]
		if c.Item != nil && c.Item.Type == "person" {
			told[meaning(c.Item.Name)] = true
		}
	}
	for i := range changes {
		c := &changes[i]
		if !newsText(*c) {
			continue
		}
		title, body := c.Title, c.After
		if title == "" {
			title, body = c.After, bodyUnder(changes[i+1:], *c)
		}
		for _, m := range sources.MovesOf(title, body, lang, toldAt(*c, changes, lang)) {
			if key := meaning(m.Name); !told[key] {
				told[key] = true
				c.tell(moveItem(m))
			}
		}
	}
}

// tell gives a change one thing more that it tells of.
func (c *Change) tell(t ItemChange) {
	if c.Item == nil {
		c.Item = &t
		return
	}
	c.More = append(c.More, t)
}

// newsText tells whether a change is a new text of news.
func newsText(c Change) bool {
	place := c.Place
	if place == sources.PlaceUnknown {
		place = sources.PlaceOf(c.URL, "")
	}
	news := c.Title != "" || place == sources.PlaceNewsroom || place == sources.PlaceBlog
	return news && c.Op == Added && c.Region != sources.RegionChrome && (c.Item == nil || c.Item.Type == "person")
}

// bodyUnder is the text that came under a new heading.
func bodyUnder(after []Change, head Change) string {
	if !isHeading(head.Element) {
		return ""
	}
	var parts []string
	for _, c := range after {
		if c.Op == Added && strings.HasSuffix(c.Section, head.After) && !isHeading(c.Element) {
			parts = append(parts, c.After)
		}
	}
	return strings.Join(parts, "\n")
}

// toldAt is when an announcement was made: as stated or, on a page, the day
// that stands beside it, else when it was seen.
func toldAt(c Change, changes []Change, lang string) time.Time {
	if !c.Published.IsZero() {
		return c.Published
	}
	for _, other := range changes {
		if other.Op == Added && (other.Section == c.Section || strings.HasSuffix(other.Section, c.After)) {
			if at := sources.DayIn(other.After, lang); !at.IsZero() {
				return at
			}
		}
	}
	return c.Seen
}

// moveItem is the person of an announcement.
func moveItem(m sources.Move) ItemChange {
	t := ItemChange{Type: "person", Op: Added, Name: m.Name, What: []string{"joins"}}
	fields := map[string]string{"name": m.Name, "title": m.Title, "effective": m.Effective, "succeeds": m.After, "by": "text", "sure": "0.75"}
	for k, v := range fields {
		if v == "" {
			delete(fields, k)
		}
	}
	switch m.Turn {
	case sources.TurnLeaves:
		t.Op, t.What, t.Before = Removed, []string{"leaves"}, fields
	case sources.TurnPromoted:
		t.Op, t.What, t.After = Edited, []string{"new title"}, fields
		if m.Was != "" {
			t.Before = map[string]string{"name": m.Name, "title": m.Was}
		}
	default:
		t.After = fields
	}
	if m.Title != "" {
		t.What[0] += " as " + m.Title
	}
	if m.Effective != "" {
		t.What = append(t.What, "effective "+m.Effective)
	}
	if m.After != "" {
		t.What = append(t.What, "succeeds "+m.After)
	}
	return t
}
