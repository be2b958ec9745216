package tag

import (
	"strings"

	"keywatch/diff"
	"keywatch/sources"
)

// hireBlock reads openings on a careers page and people on a leadership page.
func hireBlock(b Block) (Evidence, bool) {
	switch b.Where {
	case sources.PlaceCareers:
		return opening(b)
	case sources.PlaceLeadership:
		return leader(b)
	}
	return Evidence{}, false
}

func opening(b Block) (Evidence, bool) {
	e := Evidence{Subtype: "opening", Confidence: 0.88, Severity: Low, Rule: "careers page: a job title"}
	switch named := jobWords.in(b.Words) >= 0; {
	case named && b.short(20):
	case b.short(12) && advertised(b):
		e.Confidence = 0.7
	default:
		return e, false
	}
	if b.Gone {
		e.Rule = "careers page: a job title is gone"
	}
	if topTitle(b.Words) || b.Words.Has("vp", "director", "head") {
		e.Severity = Medium
	}
	if !b.label() {
		e.Confidence = 0.7
	}
	return e, true
}

// advertised reports the signs of a job's line when its title is none that we
// know: hours, place of work, or the letters that German adverts carry.
func advertised(b Block) bool {
	low := strings.ToLower(b.Said)
	for _, sign := range []string{"m/w/d", "w/m/d", "m/f/d", "f/m/d", "m/f/x", "h/f", "full-time", "part-time", "full time", "part time", "vollzeit", "teilzeit", "remote", "hybrid", "temps plein"} {
		if strings.Contains(low, sign) {
			return true
		}
	}
	return b.Element == "a" && strings.Contains(low, ", ") || b.Element == "li" && strings.Count(low, ", ") == 1 && b.short(5)
}

func leader(b Block) (Evidence, bool) {
	name, role := personName(b.Words), roleAt(b.Words)
	e := Evidence{Subtype: "executive in", Confidence: 0.88, Severity: Medium, Rule: "leadership page: a person was added"}
	switch {
	case name != "" && role >= 0 && b.short(blockWords-1):
	case name != "" && b.short(4) && b.label():
		e.Confidence = 0.75
	case role >= 0 && b.short(8):
		e.Confidence = 0.65
	default:
		return e, false
	}
	if topTitle(b.Words) {
		e.Severity = High
	}
	switch {
	case b.Gone:
		e.Subtype, e.Rule = "executive out", "leadership page: a person is gone"
	case b.Op == diff.Edited && name != "" && strings.Contains(Clean(b.Before), name):
		e.Subtype, e.Rule = "promoted", "leadership page: a title was edited"
	case b.Op == diff.Edited:
		e.Rule = "leadership page: another person stands there"
	}
	return e, true
}

// customerBlock reads names, logos and stories on a customers page.
func customerBlock(b Block) (Evidence, bool) {
	if b.Where != sources.PlaceCustomers || len(b.Words.List) == 0 {
		return Evidence{}, false
	}
	e := Evidence{Subtype: "won", Confidence: 0.85, Severity: Medium, Rule: "customers page: a name or logo was added"}
	switch {
	case !b.short(8):
		e.Subtype, e.Confidence, e.Severity, e.Rule = "deployment", 0.7, Low, "customers page: a story was added or edited"
	case b.Op == diff.Edited:
		e.Confidence = 0.7
	}
	if b.Gone {
		e.Subtype, e.Severity, e.Rule = "lost", Medium, "customers page: it is no longer shown there"
	}
	return e, true
}

// partnerBlock reads names on a partners page.
func partnerBlock(b Block) (Evidence, bool) {
	if b.Where != sources.PlacePartners || len(b.Words.List) == 0 {
		return Evidence{}, false
	}
	e := Evidence{Subtype: "alliance", Confidence: 0.78, Severity: Low, Rule: "partners page: added or edited"}
	if b.Words.Has("integration", "integrations", "integrates", "api", "connector", "plugin", "sync") || strings.Contains(strings.ToLower(b.URL), "integration") {
		e.Subtype = "integration"
	}
	if b.Gone {
		e.Subtype, e.Severity, e.Rule = "ended", Medium, "partners page: it is no longer shown there"
	}
	return e, true
}

// launchBlock reads entries of a changelog and what a product page offers.
func launchBlock(b Block) (Evidence, bool) {
	if len(b.Words.List) == 0 {
		return Evidence{}, false
	}
	switch b.Where {
	case sources.PlaceChangelog:
		e := Evidence{Subtype: "update", Confidence: 0.85, Severity: Low, Rule: "changelog: an entry"}
		for _, h := range phrases().rules.find(b.Words) {
			if h.tag == "launch" && h.strength >= Strong && h.subtype != "new" {
				e.Subtype, e.Evidence = h.subtype, b.Words.Quote(h.from, h.to)
				break
			}
		}
		if e.Subtype == "end of life" {
			e.Severity = High
		}
		if b.Op == diff.Edited {
			e.Confidence = 0.65
		}
		return e, !b.Gone
	case sources.PlaceProduct:
		e := Evidence{Subtype: "update", Confidence: 0.6, Severity: Low, Rule: "product page: a feature was added or edited"}
		if b.Gone {
			e.Subtype, e.Severity, e.Rule = "end of life", Medium, "product page: a feature is gone"
		}
		feature := b.heading(4) || b.Element == "li" || b.Element == "td" || b.Element == "tr"
		return e, b.short(24) && (feature || b.Op == diff.Edited && numbers(b.Before) != numbers(b.Body))
	}
	return Evidence{}, false
}

// numbers are the digits of a text.
func numbers(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// eventBlock reads the dates of an events page.
func eventBlock(b Block) (Evidence, bool) {
	if b.Where != sources.PlaceEvents || len(b.Words.List) == 0 {
		return Evidence{}, false
	}
	e := Evidence{Confidence: 0.85, Severity: Low, Rule: "events page: added or edited"}
	if b.Words.Has("webinar", "webinars", "webcast") {
		e.Subtype = "webinar"
	}
	if b.Gone {
		e.Confidence, e.Rule = 0.6, "events page: gone"
	}
	return e, true
}

// positioningBlock reads what a home page says in its first headings.
func positioningBlock(b Block) (Evidence, bool) {
	hero := b.Where == sources.PlaceHome && (b.heading(2) || b.Element == "title" || b.Element == "") ||
		b.Where == sources.PlaceUnknown && b.Element == "h1"
	if !hero || b.Gone || !b.short(24) || len(b.Words.List) < 3 {
		return Evidence{}, false
	}
	return Evidence{Subtype: "message", Confidence: 0.72, Severity: Medium, Rule: "home page: a headline of the company was changed"}, true
}
