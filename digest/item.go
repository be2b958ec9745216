package digest

import (
	"fmt"
	"strings"
	"time"

	"keywatch/diff"
	"keywatch/diff/tag"
)

// itemOf tells an event: what, was and now, where and when seen.
func itemOf(in Input, world *Matcher, zone *time.Location, ev tag.Event) Item {
	it := Item{Event: ev.ID, Line: lineOf(world, ev), Votes: in.Links.votes(ev.ID), Label: labelOf(ev, Standing(ev, in.statuses()))}
	if told, known := in.Told[ev.ID]; known && told < ev.Revision {
		it.Line = "Development: " + it.Line
	}
	if at, ok := in.AtOnce[ev.ID]; ok {
		it.Note = "you had this at once on " + dayName(at, zone)
	}
	if len(ev.Witnesses) == 0 {
		it.Seen = dayName(ev.Seen, zone)
		return it
	}
	w := ev.Lead()
	it.Was, it.Now = excerpts(w)
	if it.Was == "" && says(it.Line, it.Now) {
		it.Now = ""
	}
	it.Seen = seenWords(ev, zone)
	it.Link = evidenceURL(w.URL)
	if in.Links.Event != "" {
		it.Link = in.Links.Event + ev.ID
	}
	return it
}

// lineOf is the event's line, with its company's name in front where the line
// does not give it.
func lineOf(world *Matcher, ev tag.Event) string {
	line := clean(ev.Line, lineRunes)
	if unverified(ev) != "" {
		line = "Unverified: " + line
	}
	if ev.Company == "" {
		return line
	}
	name := clean(world.name(ev.Company), nameRunes)
	if strings.Contains(strings.ToLower(line), strings.ToLower(name)) {
		return line
	}
	return clean(name+": "+line, lineRunes)
}

// labelOf is the tag and its confidence in words, grown by what bears the event
// out.
func labelOf(ev tag.Event, standing int) string {
	lead, ok := leadTag(ev)
	switch words := unverified(ev); {
	case !ok && words != "":
		return words
	case !ok:
		return "untagged"
	case words != "":
		return clean(lead.Tag, tagRunes) + ", " + words
	}
	name := clean(lead.Tag, tagRunes)
	if ev.Removal {
		name += " removed"
	}
	return name + ", " + sureness(Grown(lead.Confidence, standing))
}

// seenWords says where and when an event was seen, and how many more tell it.
func seenWords(ev tag.Event, zone *time.Location) string {
	w := ev.Witnesses[0]
	seen, confirmed := w.Seen.In(zone), w.Confirmed.In(zone)
	words := seen.Format("Mon 2 Jan 15:04")
	switch {
	case w.Confirmed.IsZero() || confirmed.Sub(seen) < time.Minute:
	case confirmed.Format(time.DateOnly) == seen.Format(time.DateOnly):
		words += " and " + confirmed.Format("15:04")
	default:
		words += " and " + confirmed.Format("Mon 2 Jan 15:04")
	}
	if w.Op == diff.Removed {
		words = "gone " + words
	}
	words += ", " + placeOf(ev)
	if more := len(ev.Witnesses) - 1; more > 0 {
		words += fmt.Sprintf(", +%d more", more)
	}
	return words
}

// excerpts are the words before and after, cut to what differs.
func excerpts(w tag.Witness) (was, now string) {
	switch w.Op {
	case diff.Removed:
		return quote(clean(w.Before, excerptRunes)), ""
	case diff.Edited:
		was, now = contrast(clean(w.Before, longest), clean(w.After, longest), excerptRunes)
		return quote(was), quote(now)
	}
	return "", quote(clean(w.After, excerptRunes))
}

// longest bounds what is compared for an excerpt.
const longest = 4000

// contextWords is how many words stand around the words that differ.
const contextWords = 4

// contrast cuts two versions of a text to the words that differ, with a few
// around them.
func contrast(before, after string, limit int) (string, string) {
	if len([]rune(before)) <= limit && len([]rune(after)) <= limit {
		return before, after
	}
	a, b := strings.Fields(before), strings.Fields(after)
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	return window(a, head, tail, limit), window(b, head, tail, limit)
}

// window cuts the words that differ out of a text, with some around them; an
// ellipsis shows where the text went on.
func window(words []string, head, tail, limit int) string {
	from, to := max(head-contextWords, 0), min(len(words)-tail+contextWords, len(words))
	text := strings.Join(words[from:to], " ")
	if to < len(words) {
		text += " …"
	}
	if from > 0 {
		text = "… " + text
	}
	return shorten(text, limit)
}

// says reports whether a line gives most of a quoted text already: then the
// quotation tells nothing new.
func says(line, quoted string) bool {
	words := splitWords(strings.ToLower(quoted))
	if len(words) == 0 {
		return false
	}
	known := map[string]bool{}
	for _, w := range splitWords(strings.ToLower(line)) {
		known[w] = true
	}
	same := 0
	for _, w := range words {
		if known[w] {
			same++
		}
	}
	return float64(same) >= 0.7*float64(len(words))
}
