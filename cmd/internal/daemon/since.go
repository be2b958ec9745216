package daemon

import (
	"strconv"
	"strings"
	"time"

	"keywatch/cmd/internal/web"
)

// when reads a time as the user writes it: a span back from now (12h, 7d, 4w),
// a date in the configuration's zone, or RFC 3339. "" is the zero time.
func when(text string, now time.Time, zone *time.Location) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	if t, err := time.ParseInLocation("2006-01-02", text, zone); err == nil {
		return t.UTC(), nil
	}
	if t, err := time.Parse(time.RFC3339, text); err == nil {
		return t.UTC(), nil
	}
	unit := map[byte]time.Duration{'h': time.Hour, 'd': 24 * time.Hour, 'w': 7 * 24 * time.Hour}[text[len(text)-1]]
	n, err := strconv.Atoi(strings.TrimSuffix(text, text[len(text)-1:]))
	const most = 10000 // weeks: what is longer than a life is a slip
	if unit == 0 || err != nil || n < 0 || n > most {
		return time.Time{}, web.Usage("\"" + text + "\" is not a time: write 12h, 7d, 4w, a date such as 2026-11-01, or RFC 3339")
	}
	return now.Add(-time.Duration(n) * unit), nil
}
