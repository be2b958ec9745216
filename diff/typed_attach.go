package diff

import (
	"slices"
	"strconv"
	"strings"

	"keywatch/sources"
)

// attach gives each change of a text the thing that it tells of, and returns
// the things that no text tells of: prices behind a switch, structured data
// that nobody sees.
func attach(changes []Change, list []ItemChange) []ItemChange {
	var rest []ItemChange
	for i := range list {
		t := &list[i]
		at := slices.IndexFunc(changes, func(c Change) bool { return c.Item == nil && t.toldBy(c) })
		switch {
		case at >= 0:
			changes[at].Item = t
		case t.Type == "plan" && slices.ContainsFunc(changes, t.figureMoves):
			// A row that tells of several plans carries the first.
		case t.Op == Edited && t.was != t.text && !featuresOnly(t.What) && t.unseen():
			rest = append(rest, *t)
		}
		// What else no text tells was read otherwise for another reason than a
		// change: a thing comes and goes with its name, a line with itself.
	}
	return rest
}

// unseen tells of things that can change where no text of the page does: prices
// behind a switch, and what structured data says.
func (t *ItemChange) unseen() bool {
	by := t.After["by"]
	return t.Type == "plan" || by == "jsonld" || by == "microdata"
}

// featuresOnly tells whether only lines under a plan changed.
func featuresOnly(what []string) bool {
	return !slices.ContainsFunc(what, func(w string) bool { return !strings.HasPrefix(w, "feature ") && !strings.HasPrefix(w, "limit ") })
}

// toldBy tells whether a change of a text shows what happened to the thing.
func (t *ItemChange) toldBy(c Change) bool {
	name := meaning(t.Name)
	switch {
	case t.Type == "hero":
		return c.Op == Edited && (c.Element == "h1" || c.Element == "title" || c.Element == "meta")
	case t.Type == "plan" && t.Op == Edited:
		// In a table with a plan a column, a row of prices names none of them.
		return t.figureMoves(c) || (says(c.Before, name) || says(c.After, name) || says(c.Section, name)) && t.movesIn(c)
	case t.Op == Added:
		return c.After != "" && (says(c.After, name) || says(c.Section, name) && c.Op == Added) && !says(c.Before, name)
	case t.Op == Removed:
		return c.Before != "" && (says(c.Before, name) || says(c.Section, name) && c.Op == Removed) && !says(c.After, name)
	}
	return c.Op == Edited && (says(c.Before, name) || says(c.After, name) || says(c.Section, name))
}

// says tells whether a text has a name as whole words.
func says(text, name string) bool {
	return name != "" && strings.Contains(" "+meaning(text)+" ", " "+name+" ")
}

// figureMoves tells whether an edit shows a plan's old amount before and the
// new one after.
func (t *ItemChange) figureMoves(c Change) bool {
	a, b := figureOf(t.Before), figureOf(t.After)
	return c.Op == Edited && a != b && a != "" && b != "" && hasFigure(c.Before, a) && hasFigure(c.After, b)
}

// hasFigure tells whether a text shows a figure, as notation writes it; any
// text shows none.
func hasFigure(text, figure string) bool {
	return figure == "" || slices.Contains(notation(words(text)), figure)
}

// movesIn tells whether an edit shows a plan's old figure before and the new
// one after, or one of the plan's lines that changed.
func (t *ItemChange) movesIn(c Change) bool {
	a, b := figureOf(t.Before), figureOf(t.After)
	if a != b && c.Op == Edited && hasFigure(c.Before, a) && hasFigure(c.After, b) {
		return true
	}
	return hasLine(t.Before, c.Before) || hasLine(t.After, c.After)
}

// hasLine tells whether a text is one of a plan's lines.
func hasLine(fields map[string]string, text string) bool {
	return text != "" && slices.ContainsFunc(linesOf(fields["features"]), func(l string) bool { return meaning(l) == meaning(text) })
}

// figureOf is a plan's amount as notation writes it: 4950 minor units of a
// currency with cents are 49.5; "" without an amount.
func figureOf(f map[string]string) string {
	n, err := strconv.ParseInt(f["amount"], 10, 64)
	if err != nil || f["contact"] == "true" {
		return ""
	}
	_, figure, _ := strings.Cut(sources.Money{Minor: n, Currency: f["currency"]}.String(), " ")
	return plainNumber(figure)
}

// change makes a change of its own of a thing that no text tells of.
func (t ItemChange) change(snap *sources.Snapshot) Change {
	c := Change{
		Op: t.Op, Region: sources.RegionMain, Section: t.where, Key: t.key, Element: t.Type, Before: t.was, After: t.text,
		Source: snap.Source, Kind: snap.Kind, URL: snap.Final, Item: &t,
	}
	if c.URL == "" {
		c.URL = snap.URL
	}
	return c
}
