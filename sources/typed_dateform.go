package sources

import (
	"strings"
	"time"
)

// dateReader reads one date from pieces of a text, from at on.
type dateReader struct {
	list []datePiece
	at   int
	lang string
}

func (r *dateReader) date() (typedDate, bool) {
	start := r.at
	if r.list[start].number < 0 {
		d, ok := r.monthDay()
		return d, ok && d.valid()
	}
	if d, ok := r.iso(); ok && d.valid() {
		return d, true
	}
	r.at = start
	if d, ok := r.numeric(); ok && d.valid() {
		return d, true
	}
	r.at = start
	d, ok := r.dayMonth()
	return d, ok && d.valid()
}

// valid refuses the 31st of June and years that no page announces.
func (d typedDate) valid() bool {
	if d.month < 1 || d.month > 12 || d.year != 0 && (d.year < 1990 || d.year > 2060) {
		return false
	}
	year := d.year
	if year == 0 {
		year = 2000
	}
	t := time.Date(year, time.Month(d.month), max(d.day, 1), 0, 0, 0, 0, time.UTC)
	return int(t.Month()) == d.month && (d.day > 0 || d.year > 0)
}

// peek looks ahead without taking; past the end there is no number.
func (r *dateReader) peek(ahead int) datePiece {
	if r.at+ahead < len(r.list) {
		return r.list[r.at+ahead]
	}
	return datePiece{number: -1}
}

// number takes a number of so many digits.
func (r *dateReader) number(least, most int) (int, bool) {
	p := r.peek(0)
	if p.number < 0 || len(p.text) < least || len(p.text) > most {
		return 0, false
	}
	r.at++
	return p.number, true
}

// word takes one of the words or signs; none is no mistake.
func (r *dateReader) word(any ...string) bool {
	low := strings.ToLower(r.peek(0).text)
	for _, w := range any {
		if low == w {
			r.at++
			return true
		}
	}
	return false
}

// dash takes what stands between two days, also as a word.
func (r *dateReader) dash() bool {
	return r.word("-", "–", "—", "bis", "to", "au", "al", "until", "through", "and", "und", "et", "y", "&", "+")
}

// day takes "12", "12th", "12.", "1er".
func (r *dateReader) day() (int, bool) {
	n, ok := r.number(1, 2)
	if !ok || n < 1 || n > 31 {
		return 0, false
	}
	if !r.word("st", "nd", "rd", "th", "er", "º") {
		r.word(".")
	}
	return n, true
}

// month takes the name of a month and the point of a short form.
func (r *dateReader) month() (int, bool) {
	m := MonthNamed(r.peek(0).text)
	if m == 0 {
		return 0, false
	}
	r.at++
	r.word(".")
	return m, true
}

// year takes a year of four digits, or gives 0 and takes nothing.
func (r *dateReader) year() int {
	start := r.at
	for r.word(",", "de", "del") {
	}
	if n, ok := r.number(4, 4); ok && n >= 1990 && n <= 2060 {
		return n
	}
	r.at = start
	return 0
}

func (r *dateReader) iso() (typedDate, bool) {
	y, ok := r.number(4, 4)
	if !ok || !r.word("-") {
		return typedDate{}, false
	}
	m, ok := r.number(2, 2)
	if !ok || !r.word("-") {
		return typedDate{}, false
	}
	d, ok := r.number(2, 2)
	return typedDate{year: y, month: m, day: d}, ok
}

// numeric reads 12.05.2026, 03.–05.06.2026 and 30/04/2026.
func (r *dateReader) numeric() (typedDate, bool) {
	first, ok := r.number(1, 2)
	if !ok {
		return typedDate{}, false
	}
	last := 0
	start := r.at
	if r.word("."); r.dash() {
		if last, ok = r.number(1, 2); !ok || r.peek(0).text != "." {
			last, r.at = 0, start
		}
	} else {
		r.at = start
	}
	sign := r.peek(0).text
	if sign != "." && sign != "/" || r.peek(0).from != r.list[r.at-1].to {
		return typedDate{}, false
	}
	r.at++
	second, ok := r.number(1, 2)
	if !ok || !r.word(sign) {
		return typedDate{}, false
	}
	year, ok := r.number(4, 4)
	if !ok {
		return typedDate{}, false
	}
	d := typedDate{year: year, month: second, day: first}
	if sign == "/" && first <= 12 && second <= 12 && strings.HasPrefix(r.lang, "en") || sign == "/" && r.lang == "" && first <= 12 && second <= 12 {
		switch r.lang {
		case "en-us":
			d.month, d.day = first, second
		case "en-gb", "en-ie", "en-au", "en-nz", "en-za", "en-in":
		default:
			if first != second {
				return typedDate{}, false
			}
		}
	} else if sign == "/" && second > 12 {
		d.month, d.day = first, second
	}
	if last > d.day {
		d.untilYear, d.untilMonth, d.untilDay = year, second, last
	}
	return d, true
}

// dayMonth reads "12 May 2026", "du 12 au 14 mai 2026", "30 September –
// 1 October 2026", "15 de abril de 2026".
func (r *dateReader) dayMonth() (typedDate, bool) {
	d := typedDate{}
	var ok bool
	if d.day, ok = r.day(); !ok {
		return d, false
	}
	last, start := 0, r.at
	if r.dash() {
		if last, ok = r.day(); !ok {
			last, r.at = 0, start
		}
	}
	r.word("de", "of")
	if d.month, ok = r.month(); !ok {
		return d, false
	}
	d.year = r.year()
	// "8–3 May" is no interval.
	if last > d.day {
		d.untilYear, d.untilMonth, d.untilDay = d.year, d.month, last
		return d, true
	}
	start = r.at
	if r.dash() {
		day, one := r.day()
		r.word("de", "of")
		month, two := r.month()
		if one && two {
			return r.span(d, month, day), true
		}
	}
	r.at = start
	return d, true
}

// span ends an interval that crosses months; its year may stand at the end only.
func (r *dateReader) span(d typedDate, month, day int) typedDate {
	d.untilMonth, d.untilDay, d.untilYear = month, day, r.year()
	switch {
	case d.year == 0 && d.untilYear > 0:
		d.year = d.untilYear
		if month < d.month {
			d.year--
		}
	case d.untilYear == 0:
		d.untilYear = d.year
	}
	return d
}

// monthDay reads "September 8–10, 2026", "Mar 30 – Apr 2, 2026", "May 2026".
func (r *dateReader) monthDay() (typedDate, bool) {
	d := typedDate{}
	var ok bool
	if d.month, ok = r.month(); !ok {
		return d, false
	}
	if d.year = r.year(); d.year > 0 {
		return d, true
	}
	if d.day, ok = r.day(); !ok {
		return d, false
	}
	start := r.at
	if r.dash() {
		month, two := r.month()
		day, one := r.day()
		switch {
		case one && two:
			return r.span(d, month, day), true
		case one && day > d.day:
			d.year = r.year()
			d.untilYear, d.untilMonth, d.untilDay = d.year, d.month, day
			return d, true
		}
		r.at = start
	}
	d.year = r.year()
	return d, true
}
