package tag

import (
	"strings"

	"keywatch/sources"
)

// What wires put around the news and no reader reads as part of it.
var (
	// ticker is an exchange and a symbol in brackets: "(NASDAQ: ABCD)".
	ticker = sources.LazyPattern(` ?\((?:[A-Z][A-Za-z]+ ?){1,3}: ?[A-Z0-9.]{1,8}(?:[,;] [^)]{0,60})?\)`)
	// outlet is a name in one word before a dash, with a capital inside:
	// "FinanceNewsBreaks - ".
	outlet = sources.LazyPattern(`^[A-Z][a-z]+(?:[A-Z][a-z]+)+ - `)
	// picture is what is left of a picture in Markdown (CommonMark 0.31, 6.4).
	picture = sources.LazyPattern(`!\[[^\]]*\]\([^)\s]*\)?`)
	// byWire ends the line of place, day and wire that a release begins with.
	byWire = sources.LazyPattern(`^[^.!?]{0,60}(?:\b(?:19|20)\d\d\b[^.!?]{0,60}?|\(?[A-Z][A-Za-z ]{2,24}\)? ?|/[A-Za-z0-9 -]+/ ?)(?: --? |: )`)
)

// withoutWire takes off a headline what a wire put around it.
func withoutWire(title string) string {
	if strings.Contains(title, " - ") {
		title = outlet().ReplaceAllString(title, "")
	}
	if strings.Contains(title, ": ") || strings.Contains(title, ":") && strings.Contains(title, "(") {
		title = strings.TrimSpace(ticker().ReplaceAllString(title, ""))
	}
	return title
}

// dateless takes off a lead the pictures, and the place, day and wire that it
// begins with.
func dateless(lead string) string {
	if strings.Contains(lead, "![") {
		lead = strings.TrimSpace(picture().ReplaceAllString(lead, " "))
	}
	const within = 160 // bytes; a dash further on belongs to a sentence
	head := lead[:min(len(lead), within)]
	if at := byWire().FindStringIndex(head); at != nil && (strings.ContainsAny(head[:at[1]], "/(") || hasYear(head[:at[1]]) || upperCase(head[:at[1]])) {
		return lead[at[1]:]
	}
	return lead
}

// upperCase tells of a place in capitals: "NEW YORK - ".
func upperCase(s string) bool {
	return strings.ToUpper(s) == s && len(s) < 40
}
