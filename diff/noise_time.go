package diff

import "strings"

// clock tells of 12:30 and 12:30:59.
func clock(w string) bool {
	if h, m, ok := strings.Cut(w, "h"); ok && number(h) && len(h) <= 2 && (m == "" || number(m) && len(m) == 2) {
		return m != ""
	}
	parts := strings.Split(w, ":")
	if len(parts) < 2 || len(parts) > 4 {
		return false
	}
	for _, p := range parts {
		if len(p) == 0 || len(p) > 2 || !digit(p[0]) || !digit(p[len(p)-1]) {
			return false
		}
	}
	return true
}

// machineTime tells of the day and time of an RFC 3339 stamp, as words cuts
// it: 23t10:11:12z.
func machineTime(w string) bool {
	day, rest, ok := strings.Cut(w, "t")
	return ok && len(day) == 2 && number(day) && len(rest) >= 5 && clock(strings.TrimRight(rest[:5], ":."))
}

// stampWords say that a time tells when the page was made, not when something
// takes place.
var stampWords = wordSet(`as updated generated made refreshed retrieved rendered fetched cached synced served stand aktualisiert abgerufen erzeugt
	actualisé généré actualizado generado last zuletzt letzte`)

var monthsAndDays = wordSet(`january february march april may june july august september october november december
	jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
	januar februar märz mai juni juli oktober dezember mär okt dez montag dienstag mittwoch donnerstag freitag samstag sonntag
	janvier février mars avril juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche
	enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
	lunes martes miércoles jueves viernes sábado domingo`)

var dateFillers = wordSet("at um à am on the of th st nd rd de del")

// maxStamp bounds a line that says when the page was made, in words.
const maxStamp = 14

// clockSpan gives the words around the clock time at i that move with the
// clock. A time beside a date is an appointment and stays, unless the line
// says that it is when the page was made.
func clockSpan(list []string, i int) (from, to int) {
	from, to = i, i+1
	for to < len(list) && halfDay[list[to]] {
		to++
	}
	if machineTime(list[i]) {
		for from > 0 && i-from < 2 && number(list[from-1]) {
			from--
		}
		return from, to
	}
	// Nobody makes an appointment to the second.
	dated, stamped := false, strings.Count(list[i], ":") == 2
	for _, w := range list {
		dated = dated || monthsAndDays[w] || year(w) || numericDate(w)
		stamped = stamped || stampWords[w]
	}
	if !dated {
		return from, to
	}
	if !stamped || len(list) > maxStamp {
		return 0, 0
	}
	for from > 0 && dateWord(list[from-1]) {
		from--
	}
	for to < len(list) && dateWord(list[to]) {
		to++
	}
	return from, to
}

// numericDate tells of 04.03.2025.
func numericDate(w string) bool {
	parts := strings.Split(w, ".")
	return len(parts) == 3 && isDay(parts[0]) && isDay(parts[1]) && (year(parts[2]) || len(parts[2]) == 2 && number(parts[2]))
}

func dateWord(w string) bool {
	return monthsAndDays[w] || number(w) || dateFillers[w] || w == masked
}

var halfDay = wordSet("am pm a.m p.m uhr utc gmt")

var smallNumber = wordSet("a an one two three ein eine einem einer einigen un une few")

var agoUnits = wordSet(`second seconds sec secs s minute minutes min mins hour hours hr hrs h day days d week weeks month months mo year years
	sekunde sekunden sek minuten stunde stunden std tag tage tagen woche wochen monat monate monaten jahr jahre jahren
	seconde secondes heure heures jour jours semaine semaines mois an ans
	segundo segundos minuto minutos hora horas día días dia dias semana semanas mes meses año años`)

var agoAfter = wordSet("ago earlier")

var agoBefore = wordSet("vor hace")

// readingWords stand beside the minutes that a text takes.
var readingWords = wordSet("read reading lecture lesezeit lesedauer lectura")

// readingTime tells whether the number at i, with its unit, is how long a text
// takes to read: "5 min read", "Temps de lecture : 4 minutes".
func readingTime(list []string, i int) bool {
	if i+1 >= len(list) || !strings.HasPrefix(list[i+1], "min") || len(list) > maxStamp {
		return false
	}
	if i+2 < len(list) && readingWords[list[i+2]] {
		return true
	}
	for j := i - 1; j >= 0 && j >= i-2; j-- {
		if readingWords[list[j]] {
			return true
		}
	}
	return false
}

// durationEnd gives the end of a time in several units at i, the smaller ones
// hours, minutes or seconds: "88 days 17 hours 47 minutes", "12 j 04 h 33 min";
// 0 for any other. What has so many units counts down.
func durationEnd(list []string, i int) int {
	units, fine, j := 0, false, i
	for j+1 < len(list) && number(list[j]) && (agoUnits[list[j+1]] || list[j+1] == "j" || list[j+1] == "stunden") {
		units++
		switch list[j+1][0] {
		case 'm', 's':
			fine = fine || !strings.HasPrefix(list[j+1], "mo") && !strings.HasPrefix(list[j+1], "mes")
		}
		j += 2
	}
	if units >= 3 && fine || units == 2 && fine && len(list) <= maxIdle {
		return j
	}
	return 0
}

// countdown tells whether a time ahead of the visit, at i with its unit, says
// how long it is until something that comes by itself: "next one in 4 days",
// "registration ends in 3 hours", "12 days left".
func countdown(list []string, i int) bool {
	if i+1 >= len(list) || !agoUnits[list[i+1]] {
		return false
	}
	for j := i + 2; j < len(list) && j <= i+6; j++ {
		if untilAfter[list[j]] || list[j] == "to" && j+1 < len(list) && list[j+1] == "go" {
			return true
		}
		if !agoUnits[list[j]] && !number(list[j]) {
			break
		}
	}
	// 5 hours 12 minutes left: the hours are moved by what stands behind the minutes.
	if i > 0 && onlyBefore[list[i-1]] {
		return true
	}
	if i == 0 || list[i-1] != "in" && list[i-1] != "dans" && list[i-1] != "en" {
		return false
	}
	for j := i - 2; j >= 0 && j >= i-4; j-- {
		if untilBefore[list[j]] {
			return true
		}
	}
	return false
}

var (
	untilAfter = wordSet("left remaining until till verbleibend verbleiben übrig bis restants restantes hasta")

	onlyBefore = wordSet("noch encore quedan faltan")

	untilBefore = wordSet(`next starts start starting begins begin ends end ending opens closes closing expires launches leaves departs
		nächste nächster nächstes beginnt startet endet schließt läuft prochain prochaine commence débute finit próxima próximo empieza termina`)
)

// todayWords stand before the day of the visit, with nothing but a verb between.
var (
	todayWords = wordSet("today heute aujourd hoy sommes")
	todayVerbs = wordSet("is it's ist der den the le es el hui we are nous estamos a")
)

// todayEnd gives the end of a date at i that only tells which day it is: "Today
// is Tuesday, March 4", "Nous sommes le mardi 4 mars"; 0 for any other.
func todayEnd(list []string, i int) int {
	if !monthsAndDays[list[i]] && !number(list[i]) {
		return 0
	}
	j := i - 1
	for j >= 0 && todayVerbs[list[j]] {
		j--
	}
	if j < 0 || !todayWords[list[j]] {
		return 0
	}
	to, months := i, 0
	for to < len(list) && (monthsAndDays[list[to]] || number(list[to]) || dateFillers[list[to]] || list[to] == "der") {
		if monthsAndDays[list[to]] {
			months++
		}
		to++
	}
	if months == 0 {
		return 0
	}
	return to
}

// agoEnd gives the end of a relative time that begins at i, 0 for none:
// "3 minutes ago", "vor 3 Minuten", "il y a 3 heures".
func agoEnd(list []string, i int) int {
	j := i
	if i > 0 && list[i-1] == "y" && list[i] == "a" { // il y a 3
		j++
	}
	if j+1 >= len(list) || !agoUnits[list[j+1]] {
		return 0
	}
	if j > i || i > 0 && agoBefore[list[i-1]] || i > 1 && list[i-1] == "a" && list[i-2] == "y" {
		return j + 2
	}
	if j+2 < len(list) && agoAfter[list[j+2]] {
		return j + 3
	}
	return 0
}
