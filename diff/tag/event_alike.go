package tag

import (
	"time"
	"unicode/utf8"
)

// near is how far apart tellings of one happening may be.
const near = 7 * 24 * time.Hour

// telling is one telling of a happening, ready for comparison: a card or an
// event's witness.
type telling struct {
	facts  facts
	tags   map[string]bool
	source string
	at     time.Time
	stated time.Time // zero when not stated
	key    string    // what part of which page it edits, "" for entries
	link   string    // of an entry
	edit   bool      // it edits what was told before
}

// alike reports whether two tellings are of one happening.
func alike(a, b telling) bool {
	if !closeBy(a, b) {
		return false
	}
	same := a.facts.line != "" && a.facts.line == b.facts.line && utf8.RuneCountInString(a.facts.line) >= 12
	if a.source == b.source {
		// One source tells a thing once: another entry is another thing, but for
		// a headline said again.
		return same && a.key == b.key || b.edit && a.link != "" && a.link == b.link
	}
	if same {
		return true
	}
	if differ(a.facts, b.facts) {
		return false
	}
	tags := shared(a.tags, b.tags) > 0
	names, numbers := shared(a.facts.names, b.facts.names), shared(a.facts.numbers, b.facts.numbers)
	head := overlap(a.facts.head, b.facts.head)
	common := shared(a.facts.head, b.facts.head)
	switch {
	case common >= 4 && head >= 0.6:
		return true
	case tags && names >= 2 && cover(a, b) >= 0.3:
		return true
	case tags && names+numbers >= 2 && cover(a, b) >= 0.3:
		return true
	case tags && names+numbers >= 1 && common >= 2 && head >= 0.4:
		return true
	case tags && common >= 3 && head >= 0.5:
		return true
	case a.tags["pricing"] && b.tags["pricing"] && numbers >= 1 && common >= 1:
		// A price page says little more than the plan and the figure.
		return true
	}
	return false
}

// cover is how much of the shorter headline the other telling has anywhere.
func cover(a, b telling) float64 {
	return max(overlap(a.facts.head, b.facts.words), overlap(b.facts.head, a.facts.words))
}

// closeBy reports whether two tellings are near in time, by what they state or
// by when they were seen.
func closeBy(a, b telling) bool {
	if within(a.at, b.at) {
		return true
	}
	return !a.stated.IsZero() && !b.stated.IsZero() && within(a.stated, b.stated)
}

// within reports whether two times are near each other, in either order.
func within(a, b time.Time) bool {
	d := a.Sub(b)
	return d <= near && d >= -near
}

// differ reports whether both name figures or both name names in their
// headlines, and none in common: two prices, two people, two cities.
func differ(a, b facts) bool {
	if len(a.numbers) > 0 && len(b.numbers) > 0 && shared(a.numbers, b.numbers) == 0 {
		return true
	}
	return len(a.names) > 0 && len(b.names) > 0 && shared(a.names, b.names) == 0
}
