package digest

import (
	"strings"
	"unicode/utf8"

	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/sources"
)

// factOf is the words of the evidence that a step stands on: those that name
// whom or what the reason is about, where some do.
func factOf(ev tag.Event, m Match) string {
	if len(ev.Witnesses) == 0 {
		return ""
	}
	w := ev.Lead(m.Named...)
	about := m.About
	if len(about) == 0 {
		about = newsOf(ev, w)
		if w.Op == diff.Added && w.Title != "" && mentions(w.After, about) {
			return quote(clean(headed(ev, w, about[0]), factRunes))
		}
	}
	switch {
	case w.Op == diff.Removed || m.Gone && w.After == "":
		return quote(excerpt(w.Before, about, factRunes))
	case m.Gone && w.Op == diff.Edited && !mentions(w.After, about):
		return quote(excerpt(w.Before, about, factRunes))
	case w.Op == diff.Edited && !mentions(w.After, about):
		_, now := contrast(clean(w.Before, longest), clean(w.After, longest), factRunes)
		return quote(shorten(now, factRunes))
	case w.Title != "" && (!mentions(w.After, about) || mentions(w.Title, about)):
		return quote(clean(w.Title, factRunes))
	}
	return quote(excerpt(w.After, about, factRunes))
}

// mentions reports whether a text has the first of the words that it is about.
func mentions(text string, about []string) bool {
	return len(about) > 0 && strings.Contains(strings.ToLower(text), strings.ToLower(about[0]))
}

// headed is a headline with what the text under it adds, where the headline
// tells the news and both fit; else the sentence that tells it with the figure.
func headed(ev tag.Event, w tag.Witness, more string) string {
	title := clean(w.Title, longest)
	both := title + " … " + more
	lead, _ := leadTag(ev)
	there := lead.Evidence == "" || strings.Contains(strings.ToLower(title), strings.ToLower(lead.Evidence))
	switch {
	case !there:
		return excerpt(w.After, append([]string{more}, siteBeside(w.After, more)...), factRunes)
	case utf8.RuneCountInString(both) <= factRunes:
		return both
	case figureBeside(w.After, lead.Evidence) != "":
		return excerpt(w.After, []string{lead.Evidence, figureBeside(w.After, lead.Evidence)}, factRunes)
	}
	return title
}

// figure is a number; counted is what stands behind one and says of what.
var (
	figure  = sources.LazyPattern(`(?:[€$£¥]\s?)?\d(?:[\d.,]*\d)?`)
	counted = sources.LazyPattern(`^(?:\s?(?:%|per cent|percent|Prozent|pour cent|million|billion|Millionen|millions?|milioni|miljarder|miljoner|Mio|Mrd|bn|m)(?:[^\p{L}]|$)|\s\p{L}{3,})`)
)

// newsOf are the words that an account's or rival's own news rests on, where
// its headline does not have them: who comes or goes, and the first figure.
func newsOf(ev tag.Event, w tag.Witness) []string {
	if hasSubtype(ev, "hire", "executive out") || hasSubtype(ev, "hire", "executive in") || hasSubtype(ev, "hire", "promoted") {
		for _, p := range peopleIn(w.After) {
			if !strings.Contains(w.Title, p.name) && (saysOf(w.After, p.name, leaving(), nil) || saysOf(w.After, p.name, arriving(), nil)) {
				return []string{p.name}
			}
		}
		return nil
	}
	for _, name := range []string{"funding", "expansion", "pricing", "hire", "customer"} {
		if !ev.HasTag(name) || hasFigure(w.Title) {
			continue
		}
		lead, _ := leadTag(ev)
		f := figureBeside(w.After, lead.Evidence)
		if f == "" {
			f = firstFigure(w.After)
		}
		if f != "" {
			return append([]string{f}, siteBeside(w.After, f)...)
		}
		return nil
	}
	return nil
}

// figureBeside is the first figure in a sentence that names somebody, "" for
// none: what was gained is the proof.
func figureBeside(text, name string) string {
	at := strings.Index(text, name)
	if at < 0 || name == "" {
		return ""
	}
	from, to := sentenceAt(text, at, at+len(name))
	return firstFigure(text[from:to])
}

// site finds a place by the word before its capital.
var site = sources.LazyPattern(`(?:^|\s)(?:in|at|near|to|à|en|bei|nach|ad|i|på)\s(\p{Lu}\p{L}+)`)

// siteBeside is the place in the sentence of a figure: a site is named by where
// it stands.
func siteBeside(text, figure string) []string {
	at := strings.Index(text, figure)
	if at < 0 {
		return nil
	}
	from, to := sentenceAt(text, at, at+len(figure))
	for _, m := range site().FindAllStringSubmatch(text[from:to], -1) {
		if !months[strings.ToLower(m[1])] {
			return []string{m[1]}
		}
	}
	return nil
}

// firstFigure is the first number of a text that is no date or year, with what
// it counts.
func firstFigure(text string) string {
	for _, span := range figure().FindAllStringIndex(text, -1) {
		if year(text[span[0]:span[1]]) || dated(text, span[0], span[1]) {
			continue
		}
		unit := counted().FindString(text[span[1]:])
		return strings.TrimRight(text[span[0]:span[1]+len(unit)], " .,;:)\n")
	}
	return ""
}

// hasFigure reports whether a text has a number that is no year.
func hasFigure(text string) bool { return firstFigure(text) != "" }

// year reports whether a number is one of a year.
func year(number string) bool {
	return len(number) == 4 && (strings.HasPrefix(number, "19") || strings.HasPrefix(number, "20"))
}

// months are the names of months, and their short forms.
var months = wordSet(`january february march april may june july august september october november december
	jan feb mar apr jun jul aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember mär okt dez
	janvier février mars avril juin juillet août septembre octobre novembre décembre janv févr avr juil déc
	gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre dicembre
	enero febrero abril mayo junio julio septiembre octubre noviembre diciembre maj augusti`)

// dated reports whether a number is a day or an hour in what stands around it.
func dated(text string, start, end int) bool {
	after := text[end:min(end+24, len(text))]
	if strings.HasPrefix(after, "月") || strings.HasPrefix(after, "日") || strings.HasPrefix(after, ":") || strings.HasPrefix(after, "年") {
		return true
	}
	word := func(list []string, i int) string {
		if i < 0 || i >= len(list) {
			return ""
		}
		return strings.ToLower(strings.Trim(list[i], ".,;:()"))
	}
	next := strings.Fields(after)
	if first := word(next, 0); months[first] || (first == "de" || first == "di") && months[word(next, 1)] {
		return true
	}
	ahead := strings.TrimSpace(text[max(start-24, 0):start])
	if strings.HasSuffix(ahead, ":") && strings.HasSuffix(text[:start], ":") {
		return true // minutes
	}
	before := strings.Fields(ahead)
	return !strings.HasSuffix(ahead, ",") && months[word(before, len(before)-1)]
}

// excerpt cuts a text to at most limit runes around the words that it is about:
// the first of them at least, the others where they fit, from the beginning of
// their sentence where that fits.
func excerpt(text string, about []string, limit int) string {
	text = clean(text, longest)
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	from, to, ok := spanOf(text, about, limit)
	if !ok {
		return shorten(text, limit)
	}
	if far := beyond(text, about, from, to); far != "" && utf8.RuneCountInString(far) <= limit/2 {
		near := excerpt(text, about[:1], limit-utf8.RuneCountInString(far)-3)
		return strings.TrimSuffix(near, "…") + " … " + far
	}
	start, end := sentenceAt(text, from, to)
	for start < from && text[start] == ' ' {
		start++
	}
	room := limit - utf8.RuneCountInString(text[from:to])
	if ahead := utf8.RuneCountInString(text[start:from]); ahead <= room {
		from, room = start, room-ahead
	} else {
		from, room = backward(text, from, start, room-2), 0
	}
	rest := text[to:end]
	if utf8.RuneCountInString(rest) > room {
		rest = wholeWords(rest, room-1) + "…"
	}
	out := strings.TrimRight(text[from:to]+rest, " ,;:")
	if from > start {
		out = "…" + out
	}
	return out
}

// wholeWords is as much of a text as has room runes, without part of a word.
func wholeWords(text string, room int) string {
	end := 0
	for i, r := range text {
		if r == ' ' && i > 0 {
			end = i
		}
		if room--; room < 0 {
			return text[:end]
		}
	}
	return text
}

// spanOf is the stretch of a text that holds the first of the words, and the
// others as far as they fit.
func spanOf(text string, about []string, limit int) (from, to int, ok bool) {
	low := strings.ToLower(text)
	if len(low) != len(text) {
		low = text // folding moved the bytes
	}
	for _, word := range about {
		word = clean(word, longest)
		at := strings.Index(low, strings.ToLower(word))
		if at < 0 {
			at = strings.Index(text, word)
		}
		if word == "" || at < 0 {
			continue
		}
		a, b := at, at+len(word)
		if !ok {
			from, to, ok = a, b, true
			continue
		}
		if x, y := min(from, a), max(to, b); utf8.RuneCountInString(text[x:y]) <= limit-2 {
			from, to = x, y
		}
	}
	return from, to, ok
}

// beyond is the second of the words where it stands outside a stretch, so that
// it can be told behind an ellipsis.
func beyond(text string, about []string, from, to int) string {
	if len(about) < 2 || !strings.Contains(text[to:], about[1]) || strings.Contains(text[from:to], about[1]) {
		return ""
	}
	return about[1]
}

// backward goes back from a place by whole words, as far as room runes.
func backward(text string, from, least, room int) int {
	best := from
	for i := from - 1; i > least; i-- {
		if utf8.RuneCountInString(text[i:from]) > room {
			break
		}
		if text[i] == ' ' {
			best = i + 1
		}
	}
	return best
}
