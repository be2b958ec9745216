package sources

import (
	"strconv"
	"strings"
	"time"
)

// icsLine is one property: NAME;PARAMETER=VALUE:VALUE (RFC 5545, section 3.1).
type icsLine struct {
	name, value string
	params      map[string]string
}

// maxICSEvents bounds the events of a calendar.
const maxICSEvents = 5000

// icsLines unfolds lines that were broken at 75 octets and reads them. What is
// no property is left out.
func icsLines(text string) []icsLine {
	text = strings.ReplaceAll(strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n"), "\r", "\n")
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\n ", ""), "\n\t", "")
	var list []icsLine
	for raw := range strings.SplitSeq(text, "\n") {
		if line, ok := icsProperty(raw); ok {
			list = append(list, line)
		}
	}
	return list
}

// icsProperty reads one line; a colon or semicolon within quotes parts nothing.
func icsProperty(raw string) (icsLine, bool) {
	var parts []string
	from, quoted, end := 0, false, -1
	for i := 0; i < len(raw) && end < 0; i++ {
		switch {
		case raw[i] == '"':
			quoted = !quoted
		case quoted:
		case raw[i] == ';', raw[i] == ':':
			parts = append(parts, raw[from:i])
			from = i + 1
			if raw[i] == ':' {
				end = i
			}
		}
	}
	if end < 0 || parts[0] == "" {
		return icsLine{}, false
	}
	line := icsLine{name: strings.ToUpper(parts[0]), value: strings.TrimSpace(raw[end+1:]), params: map[string]string{}}
	for _, p := range parts[1:] {
		name, value, _ := strings.Cut(p, "=")
		line.params[strings.ToUpper(name)] = strings.Trim(value, `"`)
	}
	return line, true
}

// icsEvent is the properties of one VEVENT.
type icsEvent map[string]icsLine

// icsEvents reads the events of a calendar and the zone that it is shown in.
// Alarms in an event and to-dos beside it are no events. False: the text does
// not hold whole calendars.
func icsEvents(lines []icsLine) (events []icsEvent, zone *time.Location, whole bool) {
	zone = time.UTC
	var open []string
	current := icsEvent{}
	for _, l := range lines {
		switch top := len(open) - 1; {
		case l.name == "BEGIN":
			if open = append(open, strings.ToUpper(l.value)); open[0] != "VCALENDAR" {
				return nil, nil, false
			}
			if len(open) == 2 && open[1] == "VEVENT" {
				current = icsEvent{}
			}
		case l.name == "END":
			if top < 0 || open[top] != strings.ToUpper(l.value) {
				return nil, nil, false
			}
			if top == 1 && open[1] == "VEVENT" && len(events) < maxICSEvents {
				events = append(events, current)
			}
			open = open[:top]
			whole = whole || top == 0
		case top == 0 && l.name == "X-WR-TIMEZONE":
			zone = icsZone(l.value, zone)
		case top == 1 && open[1] == "VEVENT":
			if _, twice := current[l.name]; !twice {
				current[l.name] = l
			}
		case top < 0:
			return nil, nil, false // text before the calendar
		}
	}
	return events, zone, whole && len(open) == 0
}

func (e icsEvent) value(name string) string { return e[name].value }

// key names the event; one without UID, against the standard, by what it says.
func (e icsEvent) key() string {
	key := e.value("UID")
	if key == "" {
		key = hash(e.value("SUMMARY") + "\x00" + e.value("DTSTART"))
	}
	if at := e.value("RECURRENCE-ID"); at != "" {
		key += "/" + at
	}
	if len(key) > maxKey {
		return hash(key)
	}
	return key
}

// newerThan tells which of two versions holds: the higher SEQUENCE (RFC 5545,
// section 3.8.7.4), else the later change.
func (e icsEvent) newerThan(old icsEvent) bool {
	a, _ := strconv.Atoi(e.value("SEQUENCE"))
	b, _ := strconv.Atoi(old.value("SEQUENCE"))
	if a != b {
		return a > b
	}
	return e.value("LAST-MODIFIED")+e.value("DTSTAMP") > old.value("LAST-MODIFIED")+old.value("DTSTAMP")
}

// time reads a time: in UTC, of a named zone, floating or a whole day. The day
// is that of the zone it is stated in or, for UTC, of the calendar's.
func (e icsEvent) time(name string, calendar *time.Location) (at time.Time, day string) {
	l := e[name]
	zone, form := icsZone(l.params["TZID"], calendar), "20060102T150405"
	switch value := l.value; {
	case len(value) == len("20060102"):
		form, zone = "20060102", time.UTC
	case strings.HasSuffix(value, "Z"):
		form, zone = "20060102T150405Z", time.UTC
	}
	t, err := time.ParseInLocation(form, l.value, zone)
	if err != nil {
		return time.Time{}, ""
	}
	shown := t
	if strings.HasSuffix(form, "Z") {
		shown = t.In(calendar)
	}
	return t.UTC(), shown.Format(time.DateOnly)
}

// days writes the days of an event: "2026-11-02" or "2026-11-02/2026-11-04". An
// end that is a day is the day after (RFC 5545, section 3.6.1), and an end at
// midnight ends the day before.
func (e icsEvent) days(first string, calendar *time.Location) string {
	_, last := e.time("DTEND", calendar)
	if last == "" || last <= first {
		return first
	}
	value := e.value("DTEND")
	if len(value) == len("20060102") || strings.HasSuffix(value, "T000000") {
		day, err := time.Parse(time.DateOnly, last)
		if err != nil {
			return first
		}
		last = day.AddDate(0, 0, -1).Format(time.DateOnly)
	}
	if last <= first {
		return first
	}
	return first + "/" + last
}

// icsZone finds a zone by its IANA name, also behind a maker's prefix
// (/example.org/20050126/Europe/Berlin); others are taken for the usual one.
func icsZone(name string, usual *time.Location) *time.Location {
	parts := strings.Split(strings.Trim(name, "/"), "/")
	for from := max(0, len(parts)-3); from < len(parts) && name != ""; from++ {
		if zone, err := time.LoadLocation(strings.Join(parts[from:], "/")); err == nil {
			return zone
		}
	}
	return usual
}

// icsText undoes the escapes of a text (RFC 5545, section 3.3.11).
func icsText(value string) string {
	return strings.NewReplacer(`\\`, `\`, `\n`, " ", `\N`, " ", `\,`, ",", `\;`, ";").Replace(value)
}
