package diff

import (
	"maps"
	"slices"
	"strings"

	"keywatch/sources"
)

// ItemChange is what happened to a thing that a page names: a price plan, a
// person, a logo, a job, a release, an event, the page's headline. Before and
// After are its fields as the reader of its type gives them (sources.Item).
type ItemChange struct {
	// Type is plan, person, logo, job, release, event, hero, comparison or (any
	// other thing of a list) listing, as read, and of what left it guarantee, region, product, feature
	// or page.
	Type   string            `json:"type"`
	Op     Op                `json:"op"`
	Name   string            `json:"name"`
	What   []string          `json:"what"` // in words: "price up 25 %", "limit 5 → 10 users"
	Before map[string]string `json:"before,omitempty"`
	After  map[string]string `json:"after,omitempty"`
	text   string            // one-line reading, for a change of its own
	was    string
	key    string // in the new snapshot or, when it is gone, in the old one
	wasKey string // in the old snapshot
	where  string // section
}

// typeBlock is the item type of a piece of text; all others are things.
const typeBlock = "block"

// things lists the typed items of a snapshot by key, in order.
func things(s *sources.Snapshot) ([]string, map[string]*sources.Item) {
	var order []string
	by := map[string]*sources.Item{}
	for i := range s.Items {
		it := &s.Items[i]
		if it.Type == typeBlock || it.Type == "entry" || it.Type == "" || by[it.Key] != nil {
			continue
		}
		order = append(order, it.Key)
		by[it.Key] = it
	}
	return order, by
}

// compareThings tells what happened to the things of two snapshots, in the
// order of the new one, what is gone last. A thing that comes under another
// name while one alike goes was renamed.
func compareThings(old, now *sources.Snapshot) []ItemChange {
	oldOrder, was := things(old)
	nowOrder, is := things(now)
	var out []ItemChange
	var came, gone []*sources.Item
	for _, key := range nowOrder {
		p, q := was[key], is[key]
		if p == nil {
			came = append(came, q)
			continue
		}
		if what := whatChanged(p, q); len(what) > 0 {
			out = append(out, itemChange(Edited, p, q, what))
		}
	}
	for _, key := range oldOrder {
		if is[key] == nil {
			gone = append(gone, was[key])
		}
	}
	for _, q := range came {
		if p := alikeThing(gone, q); p != nil {
			gone = slices.DeleteFunc(gone, func(g *sources.Item) bool { return g == p })
			what := append(renamed(p, q), whatChanged(p, q)...)
			if len(what) > 0 {
				out = append(out, itemChange(Edited, p, q, what))
			}
			continue
		}
		out = append(out, itemChange(Added, nil, q, []string{arrival[q.Type]}))
	}
	for _, p := range gone {
		if !rolledOff(p, oldOrder, is, came) {
			out = append(out, itemChange(Removed, p, nil, []string{departure[p.Type]}))
		}
	}
	return movedFeatures(once(out))
}

// rolledOff tells of a release that a list of the newest shows no longer since
// others came: it stood at an end of the list.
func rolledOff(p *sources.Item, order []string, is map[string]*sources.Item, came []*sources.Item) bool {
	if p.Type != "release" || !slices.ContainsFunc(came, func(q *sources.Item) bool { return q.Type == p.Type }) {
		return false
	}
	at := slices.Index(order, p.Key)
	stays := func(key string) bool { return is[key] != nil && is[key].Type == p.Type }
	return !slices.ContainsFunc(order[at:], stays) || !slices.ContainsFunc(order[:at], stays)
}

// once tells of a thing once that a page names in its text and in structured
// data, under keys of their own.
func once(list []ItemChange) []ItemChange {
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(t ItemChange) bool {
		if t.Type == "plan" {
			return false
		}
		where := t.After["place"]
		if t.Op == Removed {
			where = t.Before["place"]
		}
		id := t.Type + "\x00" + string(t.Op) + "\x00" + meaning(t.Name) + "\x00" + meaning(where)
		twice := seen[id]
		seen[id] = true
		return twice
	})
}

// arrival and departure word what came and what went, by type.
var (
	arrival = map[string]string{
		"plan": "plan added", "person": "joined", "logo": "appeared", "job": "opened", "release": "released", "event": "announced", "hero": "headline added",
		"comparison": "compared with", "listing": "appeared",
	}
	departure = map[string]string{
		"plan": "plan removed", "person": "left", "logo": "disappeared", "job": "closed", "release": "taken back", "event": "taken off", "hero": "headline removed",
		"comparison": "no longer compared with", "listing": "disappeared",
	}
)

func itemChange(op Op, p, q *sources.Item, what []string) ItemChange {
	c := ItemChange{Op: op, What: what}
	if p != nil {
		c.Type, c.Name, c.Before, c.was, c.key, c.where = p.Type, nameOf(p), maps.Clone(p.Fields), p.Text, p.Key, p.Section
		c.wasKey = p.Key
	}
	if q != nil {
		c.Type, c.Name, c.After, c.text, c.key, c.where = q.Type, nameOf(q), maps.Clone(q.Fields), q.Text, q.Key, q.Section
	}
	return c
}

// nameOf is what a thing is called.
func nameOf(it *sources.Item) string {
	if v := it.Fields["version"]; v != "" && !strings.Contains(it.Fields["heading"], v) {
		return v + " " + it.Fields["heading"]
	}
	for _, f := range []string{"name", "title", "heading", "headline"} {
		if it.Fields[f] != "" {
			return it.Fields[f]
		}
	}
	return it.Text
}

// whatChanged words how a thing differs, by its type; nothing for what no
// reader would call a change.
func whatChanged(p, q *sources.Item) []string {
	switch q.Type {
	case "plan":
		return planMoves(p.Fields, q.Fields)
	case "person":
		return fieldMove(p, q, "title", "title")
	case "job":
		return append(fieldMove(p, q, "title", "title"), fieldMove(p, q, "place", "place")...)
	case "event":
		return append(fieldMove(p, q, "date", "date"), fieldMove(p, q, "place", "place")...)
	case "comparison", "listing":
		return rowMoves(p.Fields["rows"], q.Fields["rows"])
	case "hero":
		return append(fieldMove(p, q, "headline", "headline"), fieldMove(p, q, "description", "description")...)
	}
	return nil
}

// fieldMove words a field that differs in meaning.
func fieldMove(p, q *sources.Item, field, word string) []string {
	a, b := p.Fields[field], q.Fields[field]
	if meaning(a) == meaning(b) {
		return nil
	}
	switch {
	case a == "":
		return []string{word + ": " + b}
	case b == "":
		return []string{word + " gone: " + a}
	}
	return []string{word + ": " + a + " → " + b}
}

// alikeThing finds, among what is gone, the thing that goes on under another
// name: the same job at its link, or a plan with the same money or features.
func alikeThing(gone []*sources.Item, q *sources.Item) *sources.Item {
	for _, p := range gone {
		if p.Type != q.Type {
			continue
		}
		switch q.Type {
		case "hero":
			return p
		case "job", "event":
			if p.Link != "" && p.Link == q.Link {
				return p
			}
		case "plan":
			if samePlan(p.Fields, q.Fields) {
				return p
			}
		}
	}
	return nil
}

// renamed words another name of the same thing.
func renamed(p, q *sources.Item) []string {
	if meaning(nameOf(p)) == meaning(nameOf(q)) || q.Type == "hero" {
		return nil
	}
	return []string{"renamed: " + nameOf(p) + " → " + nameOf(q)}
}

// linesOf cuts a field that holds several lines.
func linesOf(field string) []string {
	if field == "" {
		return nil
	}
	return strings.Split(field, "\n")
}
