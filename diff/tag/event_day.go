package tag

import (
	"strings"
	"time"

	"keywatch/sources"
)

// readDays reads the days that a text names and marks their pieces.
func (f *facts) readDays(list []piece, skip []bool) {
	for i, p := range list {
		if p.number && strings.Count(p.raw, ".") == 2 {
			parts := strings.Split(p.raw, ".")
			f.day(number2(parts[1]), number2(parts[0]), skip, i, i)
			continue
		}
		if p.number || len(p.low) < 3 {
			continue
		}
		m := sources.MonthNamed(strings.ToLower(p.raw))
		if m == 0 {
			continue
		}
		skip[i] = true
		for j := i + 1; j <= i+3 && j < len(list) && !list[j].loose && (list[j].number || list[j].low == "and" || list[j].low == "to"); j++ {
			f.day(m, number2(list[j].raw), skip, j, j)
		}
		for j := i - 1; j >= i-4 && j >= 0; j-- {
			switch low := list[j].low; {
			case list[j].number:
				f.day(m, number2(list[j].raw), skip, j, j)
			case low == "and" || low == "to" || low == "und" || low == "et" || low == "er" || low == "st" || low == "nd" || low == "rd" || low == "th" || low == "of" || low == "de" || low == "y":
			default:
				j = -1
			}
		}
	}
}

func (f *facts) day(month, day int, skip []bool, from, to int) {
	if month < 1 || month > 12 || day < 1 || day > 31 {
		return
	}
	mark(&f.days, month*100+day)
	for i := from; i <= to; i++ {
		skip[i] = true
	}
}

// number2 reads a number of one or two digits, 0 for anything else.
func number2(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' || i > 1 {
			return 0
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// dayOf is a day as facts keep it.
func dayOf(at time.Time) int { return int(at.Month())*100 + at.Day() }
