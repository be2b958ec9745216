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
		also := -1
		if at < 0 && t.Type != "plan" {
			also = slices.IndexFunc(changes, t.toldBy)
		}
		switch {
		case at >= 0:
			changes[at].Item = t
		case also >= 0:
			changes[also].More = append(slices.Clip(changes[also].More), *t)
		case t.Type == "plan" && slices.ContainsFunc(changes, t.figureMoves):
			// A row that tells of several plans carries the first.
		case t.Type == "event" && t.Op == Edited, t.structured() && (t.Type == "job" || t.Type == "person"), t.After["by"] == "file" || t.Before["by"] == "file":
			rest = append(rest, *t)
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
	return t.Type == "plan" || t.structured()
}

// structured tells of a thing that structured data names, by a key of its own.
func (t *ItemChange) structured() bool {
	by := t.After["by"]
	if by == "" {
		by = t.Before["by"]
	}
	return by == "jsonld" || by == "microdata"
}

// featuresOnly tells whether only lines under a plan changed.
func featuresOnly(what []string) bool {
	return !slices.ContainsFunc(what, func(w string) bool { return !strings.HasPrefix(w, "feature ") && !strings.HasPrefix(w, "limit ") })
}

// toldBy tells whether a change of a text shows what happened to the thing.
func (t *ItemChange) toldBy(c Change) bool {
	name := meaning(t.Name)
	if t.Type == "release" {
		name = t.releaseIn(c)
	}
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
	return c.Op == Edited && (says(c.Before, name) || says(c.After, name) || says(c.Section, name) || t.Type == "person" && t.titleMoves(c))
}

// titleMoves tells whether an edit is a person's old title and the new one,
// alone: what stands beside the name on the page.
func (t *ItemChange) titleMoves(c Change) bool {
	a, b := t.Before["title"], t.After["title"]
	return a != "" && b != "" && meaning(c.Before) == meaning(a) && meaning(c.After) == meaning(b)
}

// releaseIn is the version or heading of a release, whichever a change says.
func (t *ItemChange) releaseIn(c Change) string {
	fields := t.After
	if t.Op == Removed {
		fields = t.Before
	}
	for _, part := range []string{meaning(fields["version"]), strings.Join(words(fields["version"]), " "), meaning(fields["heading"])} {
		if part != "" && (says(c.After, part) || says(c.Before, part)) {
			return part
		}
	}
	return meaning(t.Name)
}

// says tells whether a text has a name as whole words.
func says(text, name string) bool {
	if name == "" {
		return false
	}
	return strings.Contains(" "+meaning(text)+" ", " "+name+" ") || strings.Contains(" "+strings.Join(words(text), " ")+" ", " "+name+" ")
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
