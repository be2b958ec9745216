package digest

import (
	"math"
	"strconv"
	"time"

	"keywatch/diff/tag"
	"keywatch/sources"
)

// The points of a relevance's parts; with the strongest reason (30) they add
// up to 100. Chosen so that no single part decides alone and that a critical
// move of a rival in a tier A account before its renewal comes out above 90.
var (
	tierPoints = map[Tier]float64{TierA: 20, TierB: 12, TierC: 6}
	tagPoints  = map[string]float64{
		"pricing": 12, "customer": 12, "funding": 10, "hire": 10, "regulatory": 10,
		"partnership": 9, "launch": 9, "expansion": 9, "positioning": 5, "event": 5, "media": 4,
	}
	severityPoints = []float64{0, 5, 10, 15} // by tag.Severity.Rank
)

const (
	confidencePoints = 8.0
	freshPoints      = 5.0 // within a week; 3 within two
	renewalSoon      = 30  // days
	renewalNear      = 90  // days
	untaggedPoints   = -15.0
	chromePoints     = -25.0 // seen only in navigation or footer
)

// relevance lists the parts in the order in which they are explained. A part of
// 0 points is listed too: it says that it was looked at.
func (m *Matcher) relevance(ev tag.Event, a Account, best claim) []Part {
	parts := make([]Part, 0, 8)
	parts = append(parts, Part{"tier", tierPoints[a.Tier]}, Part{"reason", best.points})
	if lead, ok := leadTag(ev); ok {
		parts = append(parts, Part{"tag", worth(lead.Tag)}, Part{"confidence", confidencePoints * min(max(lead.Confidence, 0), 1)})
	} else if best.reason != ReasonNamed && best.reason != ReasonNamesRival {
		// A name in an untagged text is a collision still; other words are words.
		parts = append(parts, Part{"untagged", untaggedPoints})
	}
	parts = append(parts, Part{"severity", severityPoints[ev.Severity.Rank()]})
	switch age := m.now.Sub(latest(ev)); {
	case age <= 7*24*time.Hour:
		parts = append(parts, Part{"freshness", freshPoints})
	case age <= 14*24*time.Hour:
		parts = append(parts, Part{"freshness", freshPoints - 2})
	default:
		parts = append(parts, Part{"freshness", 0})
	}
	switch days := daysUntil(m.now, a.Renewal); {
	case days < 0 || days > renewalNear:
		parts = append(parts, Part{"renewal", 0})
	case days <= renewalSoon:
		parts = append(parts, Part{"renewal", 10})
	default:
		parts = append(parts, Part{"renewal", 8})
	}
	if onlyChrome(ev) {
		parts = append(parts, Part{"chrome", chromePoints})
	}
	return parts
}

// total adds the parts up, within 0 and 100.
func total(parts []Part) int {
	var sum float64
	for _, p := range parts {
		sum += p.Points
	}
	return int(math.Round(min(max(sum, 0), 100)))
}

// leadTag is the tag that an event is shown with: the gravest, then the surest.
func leadTag(ev tag.Event) (tag.Evidence, bool) {
	var lead tag.Evidence
	for i, t := range ev.Tags {
		if i == 0 || t.Severity.Rank() > lead.Severity.Rank() ||
			(t.Severity.Rank() == lead.Severity.Rank() && t.Confidence > lead.Confidence) {
			lead = t
		}
	}
	return lead, len(ev.Tags) > 0
}

// latest is the last time that anything was learnt of the event.
func latest(ev tag.Event) time.Time {
	if ev.Updated.After(ev.Seen) {
		return ev.Updated
	}
	return ev.Seen
}

// onlyChrome reports whether nobody saw the event in a page's main part: a new
// link in a footer is seldom news.
func onlyChrome(ev tag.Event) bool {
	for _, w := range ev.Witnesses {
		if w.Region != string(sources.RegionChrome) {
			return false
		}
	}
	return len(ev.Witnesses) > 0
}

// daysUntil counts the days from now to a date; -1 when it has passed or is not given.
func daysUntil(now, date time.Time) int {
	if date.IsZero() {
		return -1
	}
	hours := date.Sub(now).Hours()
	if hours < -24 {
		return -1
	}
	return max(0, int(math.Ceil(hours/24)))
}

// renewalWords name the window that counted, not the days: they change daily,
// and the same reason should read the same.
func renewalWords(days int) string {
	if days <= renewalSoon {
		return strconv.Itoa(renewalSoon) + " days"
	}
	return strconv.Itoa(renewalNear) + " days"
}
