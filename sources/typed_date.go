package sources

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// typedDate is a day or several as a text names them, and the bytes that say
// so. A year of 0 was not given; a day of 0 stands for a whole month.
type typedDate struct {
	from, to             int
	year, month, day     int
	untilMonth, untilDay int // 0 for one day
	untilYear            int
}

// iso writes a date as ISO 8601 does: a day, a month, an interval of days, or
// --MM-DD where no year was given (ISO 8601:2000, 5.2.1.3; RFC 6350 keeps it).
func (d typedDate) iso() string {
	first := isoDay(d.year, d.month, d.day)
	if d.untilDay == 0 {
		return first
	}
	return first + "/" + isoDay(d.untilYear, d.untilMonth, d.untilDay)
}

func isoDay(year, month, day int) string {
	switch {
	case year == 0:
		return fmt.Sprintf("--%02d-%02d", month, day)
	case day == 0:
		return fmt.Sprintf("%04d-%02d", year, month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}

// at is the first day, the zero time when a part is missing.
func (d typedDate) at() time.Time {
	if d.year == 0 || d.day == 0 {
		return time.Time{}
	}
	return time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC)
}

// isoDate reads the day of an ISO 8601 time, as JSON-LD and datetime give it.
func isoDate(text string) (typedDate, bool) {
	text = strings.TrimSpace(text)
	if len(text) > 10 {
		text = text[:10]
	}
	t, err := time.Parse("2006-01-02", text)
	if err != nil {
		return typedDate{}, false
	}
	return typedDate{year: t.Year(), month: int(t.Month()), day: t.Day()}, true
}

// until closes an interval at another day, when that is a later one.
func (d typedDate) until(end typedDate) typedDate {
	if end.day > 0 && end.at().After(d.at()) {
		d.untilYear, d.untilMonth, d.untilDay = end.year, end.month, end.day
	}
	return d
}

// monthTable has the names of months and their short forms in the four
// languages, whole: "market" is not March.
var monthTable = monthsOf([12]string{
	"jan january januar janvier enero ene jänner", "feb february februar février févr fév febrero", "mar march märz mär mars marzo",
	"apr april avr avril abr abril", "may mai mayo", "jun june juni juin junio", "jul july juli juil juillet julio",
	"aug august août agosto ago", "sep sept september septembre septiembre", "oct october oktober okt octobre octubre",
	"nov november novembre noviembre", "dec december dezember dez décembre déc diciembre dic",
})

// monthsOf turns the rows into a table by name.
func monthsOf(names [12]string) map[string]int {
	table := map[string]int{}
	for i, row := range names {
		for _, name := range strings.Fields(row) {
			table[name] = i + 1
		}
	}
	return table
}

// MonthNamed is a month's number, 1 to 12, by its name or short form in lower
// case, in English, German, French or Spanish; 0 for another word.
func MonthNamed(word string) int {
	if len(word) < 3 || len(word) > 11 || strings.IndexByte("JFMASONDEjfmasonde", word[0]) < 0 {
		return 0
	}
	return monthTable[strings.ToLower(word)]
}

// datePiece is a number, a word or a sign of a text that may name a date.
type datePiece struct {
	text     string
	from, to int
	number   int // -1 for no number
	sign     bool
}

// datePieces cuts a text; nil when it has no digit and so no date.
func datePieces(text string) []datePiece {
	if len(text) > 300 || !strings.ContainsAny(text, "0123456789") {
		return nil
	}
	list := make([]datePiece, 0, 16)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		end := i + size
		switch {
		case r >= '0' && r <= '9':
			for end < len(text) && text[end] >= '0' && text[end] <= '9' {
				end++
			}
			n := -1
			if end-i <= 4 {
				n, _ = strconv.Atoi(text[i:end]) // digits only
			}
			list = append(list, datePiece{text: text[i:end], from: i, to: end, number: n})
		case unicode.IsLetter(r):
			for end < len(text) {
				next, n := utf8.DecodeRuneInString(text[end:])
				if !unicode.IsLetter(next) {
					break
				}
				end += n
			}
			list = append(list, datePiece{text: text[i:end], from: i, to: end, number: -1})
		case !unicode.IsSpace(r):
			list = append(list, datePiece{text: text[i:end], from: i, to: end, number: -1, sign: true})
		}
		i = end
	}
	return list
}

// findDate finds the first date in a text. Numbers such as 03/04/2026 are read
// by the language; in English of no country they say nothing.
func findDate(text, lang string) (typedDate, bool) {
	r := dateReader{list: datePieces(text), lang: lang}
	for i := range r.list {
		if i > 0 && r.list[i-1].to == r.list[i].from && !r.list[i-1].sign {
			continue // inside "v12"
		}
		if i > 1 && r.list[i-1].text == "." && r.list[i-2].number >= 0 && r.list[i-2].to == r.list[i-1].from && r.list[i-1].to == r.list[i].from {
			continue // inside "3.8"
		}
		if r.list[i].number < 0 && (MonthNamed(r.list[i].text) == 0 || i > 0 && r.list[i-1].number >= 0) {
			continue // no month, or one whose day there is not
		}
		r.at = i
		if d, ok := r.date(); ok {
			d.from, d.to = r.list[i].from, r.list[r.at-1].to
			return d, true
		}
	}
	return typedDate{}, false
}

// DayIn is the first day that a text names with its year, the zero time for
// none.
func DayIn(text, lang string) time.Time {
	d, ok := findDate(clipText(text, 200), lang)
	if !ok {
		return time.Time{}
	}
	return d.at()
}
