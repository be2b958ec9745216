package tag

import (
	"strconv"
	"strings"
	"time"

	"keywatch/sources"
)

var (
	dayMonthForm = sources.LazyPattern(`(?i)\b(\d{1,2})(?:st|nd|rd|th|er|\.)?(?:\s?(?:[-–]|to|and|bis|und|au|et|al|y)\s?\d{1,2}(?:st|nd|rd|th|er|\.)?)?\s+(?:of\s+|de\s+)?(` + monthWords + `)\b\.?,?(?:\s+(?:de\s+)?(\d{4}))?`)
	monthDayForm = sources.LazyPattern(`(?i)\b(` + monthWords + `)\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b(?:\s?[-–]\s?\d{1,2})?(?:,?\s+(\d{4}))?`)
	isoForm      = sources.LazyPattern(`\b(\d{4})-(\d{2})-(\d{2})\b`)
)

// farAhead bounds how long after its telling a date can lie: without a year it
// is the next one, and a year ahead is a mistake of reading.
const farAhead = 320 * 24 * time.Hour

// Ahead finds the first day that an event's texts name and that comes after
// the event was seen: when a webinar takes place or a leader begins. It is
// midnight UTC of that day; the zero time when there is none.
func (e Event) Ahead() time.Time {
	for _, w := range e.Witnesses {
		for _, text := range []string{w.Title, w.After} {
			if at := firstAfter(undated(text), e.Seen); !at.IsZero() {
				return at
			}
		}
	}
	return time.Time{}
}

// firstAfter finds the earliest day in a text that comes after another.
func firstAfter(text string, seen time.Time) time.Time {
	const enough = 2000 // bytes; what comes later in a release is about the company
	if len(text) > enough {
		text = strings.ToValidUTF8(text[:enough], "")
	}
	var first time.Time
	for _, d := range days(text, seen) {
		if d.After(seen) && d.Before(seen.Add(farAhead)) && (first.IsZero() || d.Before(first)) {
			first = d
		}
	}
	return first
}

// days reads the days that a text names. One without a year is the next such
// day from the time of telling on.
func days(text string, told time.Time) []time.Time {
	var list []time.Time
	for _, d := range daysIn(text, told) {
		list = append(list, d.at)
	}
	return list
}

// datedAt is a day with the bytes that name it.
type datedAt struct {
	at       time.Time
	from, to int
	open     bool // its year is not said
}

// daysIn is days with where they stand.
func daysIn(text string, told time.Time) []datedAt {
	var list []datedAt
	add := func(at []int, year, month, day int) {
		group := func(n int) string {
			if at[2*n] < 0 {
				return ""
			}
			return text[at[2*n]:at[2*n+1]]
		}
		m := monthOf(group(month))
		d, _ := strconv.Atoi(group(day)) // digits, by the pattern
		y, _ := strconv.Atoi(group(year))
		open := y == 0
		if open {
			y = told.Year()
		}
		day1 := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
		if m == 0 || day1.Day() != d {
			return
		}
		if open && day1.Before(told.AddDate(0, 0, -1)) {
			day1 = day1.AddDate(1, 0, 0)
		}
		list = append(list, datedAt{day1, at[0], at[1], open})
	}
	for _, m := range dayMonthForm().FindAllStringSubmatchIndex(text, -1) {
		add(m, 3, 2, 1)
	}
	for _, m := range monthDayForm().FindAllStringSubmatchIndex(text, -1) {
		add(m, 3, 1, 2)
	}
	for _, m := range isoForm().FindAllStringSubmatchIndex(text, -1) {
		add(m, 1, 2, 3)
	}
	return list
}

// monthOf reads a month's name or number, 0 for neither.
func monthOf(name string) time.Month {
	if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= 12 {
		return time.Month(n)
	}
	return time.Month(sources.MonthNamed(strings.ToLower(name)))
}
