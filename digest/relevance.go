package digest

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"keywatch/diff/tag"
	"keywatch/sources"
)

const (
	renewalSoon    = 30 // days
	renewalNear    = 90 // days
	untaggedPoints = -22.0
	chromePoints   = -25.0 // seen only in navigation or footer
	barely         = 0.8   // of the renewal's points within 90 days
	older          = 0.6   // of freshness within two weeks
)

// relevance lists the parts in the order in which they are explained. A part of
// 0 points is listed too: it says that it was looked at.
func (m *Matcher) relevance(ev tag.Event, a Account, best claim) []Part {
	w := &m.weights
	parts := make([]Part, 0, 9)
	parts = append(parts, Part{"tier", w.Tiers[string(a.Tier)]}, Part{"reason", best.points})
	parts = m.tagParts(parts, ev, best)
	parts = append(parts, Part{"severity", w.Severities[string(ev.Severity)]})
	switch age := m.now.Sub(latest(ev)); {
	case age <= 7*24*time.Hour:
		parts = append(parts, Part{"freshness", w.Freshness})
	case age <= 14*24*time.Hour:
		parts = append(parts, Part{"freshness", w.Freshness * older})
	default:
		parts = append(parts, Part{"freshness", 0})
	}
	switch days := daysUntil(m.now, a.Renewal); {
	case days < 0 || days > renewalNear:
		parts = append(parts, Part{"renewal", 0})
	case days <= renewalSoon:
		parts = append(parts, Part{"renewal", w.Renewal})
	default:
		parts = append(parts, Part{"renewal", w.Renewal * barely})
	}
	if open(a.Stage, w.Stages) {
		parts = append(parts, Part{"stage", w.Stage})
	}
	if onlyChrome(ev) {
		parts = append(parts, Part{"chrome", chromePoints})
	}
	return hold(parts, best.reason)
}

// tagParts adds what an event's tag, its sub-type and their confidence count.
func (m *Matcher) tagParts(parts []Part, ev tag.Event, best claim) []Part {
	w := &m.weights
	if lead, ok := leadTag(ev); ok {
		parts = append(parts, Part{"tag", w.worth(lead.Tag)})
		if points := m.subtypes[foldSubtype(lead.Subtype)]; points != 0 {
			parts = append(parts, Part{"subtype", points})
		}
		return append(parts, Part{"confidence", w.Confidence * min(max(lead.Confidence, 0), 1)})
	}
	switch best.reason {
	case ReasonNamed, ReasonNamesRival, ReasonNamesUs, ReasonStakeholder, ReasonStakeholderOut, ReasonNewLeader, ReasonCompetitor:
		// A name in an untagged text is a collision still, a person is one, and who
		// names us means us; other words are words.
		if best.points > pointsCompetitor {
			return append(parts, Part{"tag", w.Tags["customer"] / 2})
		}
	}
	return append(parts, Part{"untagged", untaggedPoints})
}

// open reports whether the account's stage, in the user's own words, is one at
// which a deal is open.
func open(stage string, words []string) bool {
	low := strings.ToLower(stage)
	return slices.ContainsFunc(words, func(w string) bool { return low != "" && strings.Contains(low, strings.ToLower(w)) })
}

// hold keeps what is named in passing, and what is only about an industry or a
// region, below the floor of what is told in full.
func hold(parts []Part, reason string) []Part {
	switch reason {
	case ReasonPassing, ReasonIndustry, ReasonRegion:
	default:
		return parts
	}
	if over := total(parts) - (fullFrom - 1); over > 0 {
		parts = append(parts, Part{"weak", -float64(over)})
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
