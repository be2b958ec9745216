package digest

import (
	"net/url"
	"strings"
	"time"
	"unicode"
)

// How much of a text from the web is shown, in runes.
const (
	lineRunes    = 110
	excerptRunes = 90
	factRunes    = 64
	whyRunes     = 150
	stepRunes    = 190
	nameRunes    = 40
	tagRunes     = 24
	subjectRunes = 110
)

// clean makes text from the web fit to stand in a mail: one line, without
// control and format characters (bidi overrides, zero-width), at most two
// combining marks in a row, and at most limit runes, cut at a word with an
// ellipsis.
func clean(s string, limit int) string {
	var b strings.Builder
	runes, marks, space := 0, 0, false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r):
			space = runes > 0
			continue
		case unicode.In(r, unicode.Cf, unicode.Co, unicode.Cs):
			continue
		case unicode.Is(unicode.M, r):
			if marks++; marks > 2 {
				continue
			}
		default:
			marks = 0
		}
		if space {
			b.WriteByte(' ')
			runes++
			space = false
		}
		b.WriteRune(r)
		if runes++; runes > limit+1 {
			break // enough to know that it must be cut
		}
	}
	return shorten(b.String(), limit)
}

// shorten cuts a text at a word so that it has at most limit runes.
func shorten(s string, limit int) string {
	runes := []rune(s)
	if len(runes) <= limit {
		return s
	}
	cut := string(runes[:max(limit-1, 0)])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:.-") + "…"
}

// maxURL bounds links; longer ones are trackers, and break in mail readers.
const maxURL = 300

// evidenceURL is an address that may stand in a mail as a link, or "".
func evidenceURL(raw string) string {
	if len(raw) > maxURL || strings.ContainsFunc(raw, func(r rune) bool {
		return r <= ' ' || r > '~' || strings.ContainsRune("\"<>\\`{}|^", r)
	}) {
		return ""
	}
	u, err := url.Parse(raw)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" || u.User != nil {
		return ""
	}
	return raw
}

// dayMonth is "26 Nov", with the year when it is far.
func dayMonth(t time.Time, zone *time.Location) string { return t.In(zone).Format("2 Jan") }

// dayName is "Thu 19 Nov".
func dayName(t time.Time, zone *time.Location) string { return t.In(zone).Format("Mon 2 Jan") }

// byDay is a due date: "Wed 25" in the next days, else "4 Dec".
func byDay(due, from time.Time, zone *time.Location) string {
	if due.Sub(from) < 7*24*time.Hour {
		return due.In(zone).Format("Mon 2 Jan")
	}
	return dayMonth(due, zone)
}

// quote puts words from the evidence between quotation marks.
func quote(s string) string {
	if s == "" {
		return ""
	}
	return `"` + strings.ReplaceAll(s, `"`, "'") + `"`
}

// sureness puts a confidence into words.
func sureness(confidence float64) string {
	switch {
	case confidence >= 0.85:
		return "certain"
	case confidence >= 0.6:
		return "likely"
	}
	return "possible"
}
