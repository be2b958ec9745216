package tag

import (
	"slices"
	"time"
)

// A run of security news: so many posts in two weeks, and more than twice the
// usual fortnight's.
const (
	securitySpan  = 14 * 24 * time.Hour
	securityLeast = 3
)

// securityWords are the words of posts about what went wrong, not of those
// that praise a product.
var securityWords = wordSet(`vulnerability vulnerabilities cve breach breached incident outage exploit exploited patch patched leak leaked ransomware
	hack hacked attacker attackers compromised credentials unauthorized unauthorised sicherheitslücke datenleck vorfall faille fuite brecha vulnerabilidad`)

// securityPatterns finds companies with a run of security news.
func securityPatterns(h History) []Event {
	var list []Event
	ids, by := h.byCompany()
	for _, id := range ids {
		posts := slices.DeleteFunc(h.within(by[id], PatternSpan), func(e Event) bool { return !aboutSecurity(e) })
		now := h.within(posts, securitySpan)
		before := len(posts) - len(now)
		usual := float64(before) * float64(securitySpan) / float64(PatternSpan-securitySpan)
		if len(now) < securityLeast || float64(len(now)) < 2*usual {
			continue
		}
		line := h.name(id) + " had " + number(len(now)) + " pieces of security news in two weeks; before, " + number(before) + " in three months"
		list = append(list, pattern(id+" security "+week(now[0].Confirmed), line,
			Evidence{Tag: "regulatory", Subtype: "breach", Confidence: 0.8, Severity: High, Evidence: now[0].Line}, now))
	}
	return list
}

// aboutSecurity tells whether an event's line or first witness speaks of what
// went wrong.
func aboutSecurity(e Event) bool {
	text := e.Line
	if len(e.Witnesses) > 0 {
		text += " " + e.Witnesses[0].Title
	}
	return subtyped(e, "regulatory", "breach") || slices.ContainsFunc(plainWords(text), func(w string) bool { return securityWords[w] })
}
