package config

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // one static binary: the machine may have no zones
)

// zone is an IANA time zone. "Local" is none: the same file must mean the
// same on every machine.
var zone = value[*time.Location]{
	facts{want: "a time zone"},
	func(s string) (*time.Location, error) {
		loc, err := time.LoadLocation(s)
		if err != nil || s == "" || s == "Local" {
			return nil, fmt.Errorf("unknown time zone %s%s", quoted(s), suggestion(s, usualZones, "; names look like Europe/Berlin"))
		}
		return loc, nil
	},
}

// usualZones are for "did you mean" only.
var usualZones = strings.Fields(`UTC Africa/Cairo Africa/Johannesburg Africa/Lagos Africa/Nairobi
	America/Argentina/Buenos_Aires America/Bogota America/Chicago America/Denver America/Halifax America/Lima
	America/Los_Angeles America/Mexico_City America/New_York America/Phoenix America/Santiago America/Sao_Paulo
	America/Toronto America/Vancouver Asia/Bangkok Asia/Dhaka Asia/Dubai Asia/Ho_Chi_Minh Asia/Hong_Kong Asia/Istanbul
	Asia/Jakarta Asia/Jerusalem Asia/Karachi Asia/Kolkata Asia/Kuala_Lumpur Asia/Manila Asia/Riyadh Asia/Seoul
	Asia/Shanghai Asia/Singapore Asia/Taipei Asia/Tehran Asia/Tokyo Atlantic/Reykjavik Australia/Brisbane
	Australia/Melbourne Australia/Perth Australia/Sydney Europe/Amsterdam Europe/Athens Europe/Berlin Europe/Brussels
	Europe/Bucharest Europe/Budapest Europe/Copenhagen Europe/Dublin Europe/Helsinki Europe/Istanbul Europe/Kyiv
	Europe/Lisbon Europe/London Europe/Luxembourg Europe/Madrid Europe/Moscow Europe/Oslo Europe/Paris Europe/Prague
	Europe/Rome Europe/Sofia Europe/Stockholm Europe/Vienna Europe/Vilnius Europe/Warsaw Europe/Zurich
	Pacific/Auckland Pacific/Honolulu`)

// date is a day. It is read as UTC and moved into the zone of the file when
// that is known.
var date = value[time.Time]{
	facts{want: "a date", tags: []string{"!!timestamp", "!!str"}, format: "date"},
	func(s string) (time.Time, error) {
		t, err := time.Parse(time.DateOnly, s)
		if err != nil {
			return t, fmt.Errorf("%s is no date; write 2027-03-31", quoted(s))
		}
		return t, nil
	},
}

var clockPattern = regexp.MustCompile(`^([01]?[0-9]|2[0-3]):([0-5][0-9])$`)

// clock is a time of day; kept as "08:00".
var clock = value[string]{
	facts{want: "a time of day", pattern: clockPattern.String()},
	func(s string) (string, error) {
		part := clockPattern.FindStringSubmatch(s)
		if part == nil {
			return "", fmt.Errorf(`%s is no time of day; write "08:00"`, quoted(s))
		}
		return fmt.Sprintf("%02s:%s", part[1], part[2]), nil
	},
}

// weekday is an English day, in lower case as in cron and systemd files.
var weekday = value[time.Weekday]{
	facts{want: "a weekday", choices: weekdays},
	func(s string) (time.Weekday, error) {
		for i, name := range weekdays {
			if strings.EqualFold(s, name) {
				return time.Weekday((i + 1) % 7), nil
			}
		}
		return 0, fmt.Errorf("unknown weekday %s%s", quoted(s), suggestion(s, weekdays, oneOf("one of", weekdays)))
	},
}

var weekdays = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

// The bounds of an interval: below, a site is pestered; above, nothing is watched.
const (
	shortest = 5 * time.Minute
	longest  = 90 * 24 * time.Hour
)

var daysPattern = regexp.MustCompile(`^([0-9]{1,4})([dw])$`)

// interval is the time between two checks: 30m, 6h, 1d, 2w.
var interval = value[time.Duration]{
	facts{want: "a time span", pattern: `^[0-9.hmdws]+$`},
	func(s string) (time.Duration, error) {
		d, err := time.ParseDuration(s)
		if part := daysPattern.FindStringSubmatch(s); part != nil {
			n, _ := strconv.Atoi(part[1]) // at most four digits
			d, err = time.Duration(n)*24*time.Hour, nil
			if part[2] == "w" {
				d *= 7
			}
		}
		if err != nil {
			return 0, fmt.Errorf("%s is no time span; write 30m, 6h, 1d or 2w", quoted(s))
		}
		if d < shortest || d > longest {
			return 0, fmt.Errorf("%s is not between 5m and 90d", printable(s))
		}
		return d, nil
	},
}

// pageTime is the time of a visit.
var pageTime = value[time.Duration]{
	facts{want: "a time span", pattern: `^[0-9.ms]+$`},
	func(s string) (time.Duration, error) {
		d, err := time.ParseDuration(s)
		if err != nil {
			return 0, fmt.Errorf("%s is no time span; write 20s", quoted(s))
		}
		if d < 2*time.Second || d > 2*time.Minute {
			return 0, fmt.Errorf("%s is not between 2s and 2m", printable(s))
		}
		return d, nil
	},
}
