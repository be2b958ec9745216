package tag

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"keywatch/sources"
)

var (
	numberDayForm = sources.LazyPattern(`\b(\d{1,2})[./](\d{1,2})[./](20\d\d)\b`)
	// monthForm is a month without a day, behind a word that says when.
	monthForm = sources.LazyPattern(`(?i)\b(?:in|im|ab|by|from|for|until|during|early|late|mid|end of|starting|beginning|since|this|next|ende|anfang|mitte|en|fin|début|dès|courant|de|desde|partir de|partir du mois de|finales de|principios de|bis|per|zum)\s+(` + monthWords + `)\b\.?(?:,?\s+(?:de |del |of )?(20\d\d))?`)
	// strangeDate stands before a day that is no part of the happening.
	strangeDate = sources.LazyPattern(`(?i)(?:since|until|published|updated|register by|deadline|early bird[^.;]{0,30}|by|seit|depuis|desde hace|dated|filed|fiscal year (?:ending|ended)|quarter (?:ending|ended)|ended|(?:update|results|report|earnings|figures|statement)[^.;]{0,16} (?:due|expected|follow|published)(?: on)?|record on|of record[^.;]{0,20})\s*(?:the |on )?$`)
)

// openAhead bounds a day whose year is not said: what would be later was some
// weeks ago.
const openAhead = 290 * 24 * time.Hour

// datedSentences is how far a body is read for a day; other days follow.
const datedSentences = 4

// maxAhead bounds a day whose year is said: ends of life are told years before.
const maxAhead = 6 * 366 * 24 * time.Hour

// dates are the day ahead on which the happening takes place or from which it
// holds; none is told of a text whose own day is not known.
func (t *telltale) dates() []string {
	if t.text.Told.IsZero() {
		return nil
	}
	if t.def.Name == "hire" {
		for _, m := range t.movesOf() {
			if m.Effective > t.text.Told.Format(time.DateOnly)[:min(len(m.Effective), 10)] {
				return []string{m.Effective}
			}
		}
	}
	title, lead := t.parts()
	for _, part := range append([]string{title}, lead[:min(len(lead), datedSentences)]...) {
		if day := t.dateIn(part); day != "" {
			return []string{day}
		}
	}
	return nil
}

// dateIn is the first day ahead that a sentence names, or the month where it
// names no day.
func (t *telltale) dateIn(part string) string {
	told := t.text.Told.UTC().Truncate(24 * time.Hour)
	list := daysIn(part, told)
	for _, m := range numberDayForm().FindAllStringSubmatchIndex(part, -1) {
		day, month, year := atoi(part[m[2]:m[3]]), atoi(part[m[4]:m[5]]), atoi(part[m[6]:m[7]])
		if at := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC); month <= 12 && at.Day() == day {
			list = append(list, datedAt{at: at, from: m[0], to: m[1]})
		}
	}
	slices.SortStableFunc(list, func(a, b datedAt) int { return a.from - b.from })
	for _, d := range list {
		limit := maxAhead
		if d.open {
			limit = openAhead
		}
		if d.at.After(told) && d.at.Before(told.Add(limit)) && !strangeDate().MatchString(part[:d.from]) {
			return d.at.Format(time.DateOnly)
		}
	}
	if m := weekdayForm().FindStringSubmatch(part); m != nil && (t.def.Name == "event" || t.def.Name == "pricing" || t.def.Name == "launch") {
		return nextWeekday(m[1]+m[2]+m[3], told)
	}
	return t.monthIn(part, told)
}

// weekdayForm is a day of the coming week.
var weekdayForm = sources.LazyPattern(`(?i)\b(?:(?:next|this|coming) (monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:kommenden|nächsten|diesen) (montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)|(?:próximo )?(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)(?: prochain| que viene| próximo)\b)`)

// nextWeekday is the first such day after another.
func nextWeekday(name string, told time.Time) string {
	rows := [7]string{
		"sunday sonntag dimanche domingo", "monday montag lundi lunes", "tuesday dienstag mardi martes", "wednesday mittwoch mercredi miércoles",
		"thursday donnerstag jeudi jueves", "friday freitag vendredi viernes", "saturday samstag samedi sábado",
	}
	for n, row := range rows {
		if slices.Contains(strings.Fields(row), strings.ToLower(name)) {
			return told.AddDate(0, 0, (n-int(told.Weekday())+6)%7+1).Format(time.DateOnly)
		}
	}
	return ""
}

// What tells a sentence of what is to come from one of what was.
var (
	ahead = sources.LazyPattern(`(?i)\b(?:will|to \p{L}+|due|set to|expects?|expected|plans?|planned|starting|beginning|from|effective|wird|werden|soll|sollen|ab|zum|kommt|startet|à partir|dès|sera|va|desde|a partir|será|\p{L}+era|\p{L}+eront|\p{L}+rá|\p{L}+rán)\b`)
	// fromThen begins with a word that looks ahead by itself.
	fromThen = sources.LazyPattern(`(?i)^(?:by|from|for|until|ab|zum|bis|dès|partir|desde|next|starting|beginning|pour|para)\b`)
	behind   = sources.LazyPattern(`(?i)\b(?:had|was|were|since|followed|came|reached|last|already|joined|hatte|war|waren|seit|avait|était|en avril dernier|fue|tuvo|había)\b`)
)

// spokenOf is a sentence of an appearance, whose month is not the happening's.
var spokenOf = sources.LazyPattern(`(?i)\b(?:will speak|speaks? (?:at|about)|will discuss|will present|webcast|conference call)\b`)

// monthIn is the first month ahead that a sentence names.
func (t *telltale) monthIn(part string, told time.Time) string {
	for _, m := range monthForm().FindAllStringSubmatchIndex(part, -1) {
		name, year := part[m[2]:m[3]], 0
		if m[4] >= 0 {
			year = atoi(part[m[4]:m[5]])
		}
		month := time.Month(sources.MonthNamed(strings.ToLower(name)))
		if month == 0 || strings.EqualFold(name, "may") && name != "May" || strings.HasPrefix(strings.ToLower(part[m[0]:m[1]]), "since") {
			continue
		}
		if year == 0 {
			if behind().MatchString(part) || t.def.Name != "event" && spokenOf().MatchString(part) || !ahead().MatchString(part) && !fromThen().MatchString(part[m[0]:m[1]]) && t.def.Name != "event" {
				continue
			}
			year = told.Year()
			if month < told.Month() {
				year++
			}
		}
		at := time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
		if at.After(told) && at.Before(told.Add(maxAhead)) {
			return at.Format("2006-01")
		}
	}
	return ""
}

// atoi reads digits that a pattern has matched.
func atoi(digits string) int {
	n, _ := strconv.Atoi(digits) // digits, by the pattern
	return n
}
