package tag

import (
	"strings"
	"unicode/utf8"

	"keywatch/diff"
	"keywatch/sources"
)

// lineRunes is the longest line: it stands on one line of a mail.
const lineRunes = 110

// Line says in one line what happened, from the event's witnesses alone, the
// primary one's check first. The company's name is not in it unless the
// evidence has it.
func Line(e Event) string {
	if len(e.Witnesses) == 0 {
		return ""
	}
	lead := leading(e.Witnesses)
	if lead[0].Title != "" {
		return bracketed(cut(lead[0].Title), e.Tags)
	}
	changes := changesOf(lead)
	for _, say := range []func([]diff.Change) string{priceLine, jobLine, personLine, logoLine, newsLine, heroLine} {
		if line := say(changes); line != "" {
			return cut(line)
		}
	}
	return cut(plainLine(changes))
}

// leading are the witnesses of the primary one's check. Of a list that rolled
// on only what came counts.
func leading(all []Witness) []Witness {
	first := all[0]
	var list []Witness
	for _, w := range all {
		if w.Source != first.Source || !w.Confirmed.Equal(first.Confirmed) || w.Title != "" && first.Title == "" {
			continue
		}
		if first.Op == diff.Added && w.Op == diff.Removed && rolling(sources.Place(w.Place)) {
			continue
		}
		list = append(list, w)
	}
	return list
}

// cut shortens a line at a word and marks it.
func cut(line string) string {
	line = strings.Join(strings.Fields(line), " ")
	if utf8.RuneCountInString(line) <= lineRunes {
		return line
	}
	runes := []rune(line)[:lineRunes-1]
	short := string(runes)
	if at := strings.LastIndexByte(short, ' '); at > lineRunes/2 {
		short = short[:at]
	}
	quoted := strings.Count(short, "“") > strings.Count(short, "”")
	short = strings.TrimRight(short, " ,;:–-“")
	if !quoted {
		return short + "…"
	}
	for utf8.RuneCountInString(short) > lineRunes-2 {
		short = strings.TrimRight(string([]rune(short)[:lineRunes-2]), " ")
	}
	return short + "…”"
}

// subject names the thing that blocks are about: their own heading, or else the
// last part of the heading path.
func subject(changes []diff.Change) string {
	for _, ch := range changes {
		if heading(ch.Element) {
			return ch.Text()
		}
	}
	return section(changes[0])
}

// section is the last part of a change's heading path.
func section(ch diff.Change) string {
	parts := strings.Split(ch.Section, " > ")
	return strings.TrimSpace(parts[len(parts)-1])
}

// newsLine is the headline of an item in a list of news.
func newsLine(changes []diff.Change) string {
	if !rolling(changes[0].Place) || oneOp(changes) != diff.Added {
		return ""
	}
	line := ""
	for _, ch := range changes {
		if roleOf(ch) == roleDate || ch.Op != diff.Added {
			continue
		}
		switch {
		case line == "":
			line = ch.After
			if ch.Place != sources.PlaceEvents { // there the date is when it takes place
				line = undated(line)
			}
		case len(strings.Fields(line)) < 3 && !strings.Contains(line, ": "):
			line += ": " + ch.After // "4.2" alone says nothing
		default:
			return line
		}
	}
	return line
}

// heroLine is what a home page says now in its headline.
func heroLine(changes []diff.Change) string {
	first := changes[0]
	if first.Element != "h1" || first.Op != diff.Edited || first.Place != sources.PlaceHome {
		return ""
	}
	return "New headline: “" + first.After + "”"
}

// plainLine quotes what came, went or changed.
func plainLine(changes []diff.Change) string {
	about := section(changes[0])
	switch oneOp(changes) {
	case diff.Removed:
		return withSubject("Removed", about, quoteAll(changes, func(c diff.Change) string { return c.Before }))
	case diff.Added:
		return withSubject("New", about, quoteAll(changes, func(c diff.Change) string { return c.After }))
	}
	if n := sections(changes); n >= rewritten && len(changes) > rewritten {
		return "Page rewritten: " + number(len(changes)) + " changes in " + number(n) + " sections"
	}
	if moves := edits(changes); moves != "" {
		return withSubject("", about, moves)
	}
	// Some came and some went: what came is said.
	for _, ch := range changes {
		if ch.Op == diff.Added {
			return withSubject("New", about, "“"+ch.After+"”")
		}
	}
	return withSubject("Removed", about, "“"+changes[0].Before+"”")
}

// edits quotes the first edit, and how the others went as far as they fit.
func edits(changes []diff.Change) string {
	line, more := "", 0
	for _, ch := range changes {
		if ch.Op != diff.Edited {
			continue
		}
		was, now := differing(ch.Before, ch.After)
		move := "“" + was + "” → “" + now + "”"
		switch {
		case line == "":
			line = move
		case utf8.RuneCountInString(line+move) <= 70:
			line += "; " + move
		default:
			more++
		}
	}
	if more > 0 {
		line += "; +" + number(more) + " more"
	}
	return line
}

// withSubject puts the heading before a quotation, unless it is long or the
// quotation has it.
func withSubject(verb, about, what string) string {
	if utf8.RuneCountInString(about) > 40 || strings.Contains(what, about) {
		about = ""
	}
	switch {
	case verb == "" && about == "":
		return what
	case verb == "":
		return about + ": " + what
	case about == "":
		return verb + ": " + what
	}
	return verb + " (" + about + "): " + what
}

// quoteAll quotes the blocks that came or went as one, as far as they fit;
// dates say when and not what, and are left out.
func quoteAll(changes []diff.Change, text func(diff.Change) string) string {
	var parts []string
	length := 0
	for _, ch := range changes {
		t := text(ch)
		if t == "" || roleOf(ch) == roleDate {
			continue
		}
		if length > 0 && length+len(t) > 80 {
			break
		}
		length += len(t)
		parts = append(parts, t)
	}
	return "“" + strings.Join(parts, ": ") + "”"
}

// oneOp is what happened to all of the changes, Edited when not the same.
func oneOp(changes []diff.Change) diff.Op {
	c := card{changes: changes}
	return c.op()
}

// sections counts the parts of a page that changes stand in.
func sections(changes []diff.Change) int {
	seen := map[string]bool{}
	for _, ch := range changes {
		seen[ch.Section] = true
	}
	return len(seen)
}

// differing cuts an edit to the words that differ, with a few around them.
func differing(before, after string) (was, now string) {
	a, b := strings.Fields(before), strings.Fields(after)
	start := 0
	for start < len(a) && start < len(b) && a[start] == b[start] {
		start++
	}
	end := 0
	for end < len(a)-start && end < len(b)-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	const around = 3
	window := func(list []string) string {
		from, to := max(0, start-around), min(len(list), len(list)-end+around)
		text := strings.Join(list[from:to], " ")
		if runes := []rune(text); len(runes) > 44 {
			text = strings.TrimRight(string(runes[:43]), " ") + "…"
		}
		return text
	}
	return window(a), window(b)
}
