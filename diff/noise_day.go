package diff

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// dayOnly tells whether two texts differ in the date only, and each names the
// day of its visit: a date that moves with the clock.
func (c *comparison) dayOnly(p, q *piece) bool {
	if c.oldSnap.At.IsZero() || c.nowSnap.At.IsZero() {
		return false
	}
	a, okA := withoutDay(p.words, c.oldSnap.At)
	b, okB := withoutDay(q.words, c.nowSnap.At)
	return okA && okB && slices.Equal(a, b)
}

// withoutDay takes out the date of at, or of the day before or after it, since
// sites have time zones; false when it is not named.
func withoutDay(list []string, at time.Time) ([]string, bool) {
	for _, days := range []int{0, -1, 1} {
		for _, form := range dayForms(at.UTC().AddDate(0, 0, days)) {
			for i := 0; i+len(form) <= len(list); i++ {
				if slices.Equal(list[i:i+len(form)], form) {
					return slices.Concat(list[:i], []string{masked}, list[i+len(form):]), true
				}
			}
		}
	}
	return nil, false
}

// dayForms are the ways to write a day, as words cuts them.
func dayForms(day time.Time) [][]string {
	d, y := strconv.Itoa(day.Day()), strconv.Itoa(day.Year())
	d2, m2 := day.Format("02"), day.Format("01")
	month := strings.ToLower(day.Month().String())
	forms := [][]string{
		{y, m2, d2},
		{d2, m2, y},
		{m2, d2, y},
		{strconv.Itoa(int(day.Month())), d, y},
		{d, strconv.Itoa(int(day.Month())), y},
		{d2 + "." + m2 + "." + y},
		{d + "." + strconv.Itoa(int(day.Month())) + "." + y},
	}
	for _, m := range []string{month, month[:3], germanMonths[day.Month()-1], frenchMonths[day.Month()-1]} {
		forms = append(forms, []string{d, m, y}, []string{d2, m, y}, []string{m, d, y}, []string{m, d2, y})
	}
	return forms
}

var (
	germanMonths = strings.Fields("januar februar märz april mai juni juli august september oktober november dezember")
	frenchMonths = strings.Fields("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
)
