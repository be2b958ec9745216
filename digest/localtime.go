package digest

import "time"

// localTime is the instant of a wall clock time. time.Date leaves open which
// of two instants it means when clocks change; here a time that comes twice
// is its first occurrence, and one that is skipped is the first instant after
// the gap.
func localTime(zone *time.Location, y int, m time.Month, d, hour, minute int) time.Time {
	t := time.Date(y, m, d, hour, minute, 0, 0, zone)
	start, end := t.ZoneBounds()
	if t.Hour() != hour || t.Minute() != minute || t.Day() != d {
		// Skipped: t lies beside the gap, whose instant is a bound of its zone.
		if !start.IsZero() && t.Sub(start) < 26*time.Hour {
			return start
		}
		return end
	}
	if start.IsZero() {
		return t
	}
	_, offset := t.Zone()
	_, before := start.Add(-time.Second).Zone()
	if earlier := t.Add(time.Duration(offset-before) * time.Second); earlier.Before(start) && before > offset {
		return earlier
	}
	return t
}

// workingDays is the date n working days (Monday to Friday) after a time, at
// the local start of the day. Holidays are not known.
func workingDays(from time.Time, n int, zone *time.Location) time.Time {
	y, m, d := from.In(zone).Date()
	day := time.Date(y, m, d, 12, 0, 0, 0, zone)
	for n > 0 {
		day = day.AddDate(0, 0, 1)
		if wd := day.Weekday(); wd != time.Saturday && wd != time.Sunday {
			n--
		}
	}
	y, m, d = day.Date()
	return localTime(zone, y, m, d, 0, 0)
}
