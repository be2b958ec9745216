package diff

import (
	"strings"
	"unicode"
)

// Reasons of noise that lies in the words.
const (
	reasonSpace   = "white space"
	reasonType    = "casing or typography"
	reasonCounter = "counter"
	reasonAgo     = "relative time"
	reasonClock   = "clock time"
	reasonYear    = "copyright year"
	reasonToken   = "token or identifier"
	reasonWrap    = "same words, wrapped differently"
	reasonMoved   = "moved"
)

// masked stands for words that differ without meaning; the reason why is kept
// beside it.
const masked = "\x00"

// mask replaces words that move by themselves: counters, relative times, clock
// times, copyright years, identifiers. It changes the list in place and tells
// the reasons it found, in order.
func mask(list []string) ([]string, []string) {
	var why []string
	set := func(from, to int, reason string) {
		for i := from; i < to; i++ {
			list[i] = masked
		}
		if len(why) == 0 || why[len(why)-1] != reason {
			why = append(why, reason)
		}
	}
	legal := copyrightLine(list)
	for i, w := range list {
		switch {
		case w == masked:
		case identifier(w):
			set(i, i+1, reasonToken)
		case clock(w):
			set(i, i+1, reasonClock)
		case legal && year(w):
			set(i, i+1, reasonYear)
		case number(w) || smallNumber[w]:
			if to := agoEnd(list, i); to > 0 {
				from := i
				if i > 0 && agoBefore[list[i-1]] {
					from--
				}
				if i > 1 && list[i-2] == "il" && list[i-1] == "y" {
					from = i - 2
				}
				set(from, to, reasonAgo)
			} else if i+1 < len(list) && counted(list, i) {
				set(i, i+1, reasonCounter)
			}
		}
	}
	return squeeze(list), why
}

// squeeze joins masks that follow each other: "2 hours" and "1 day" are one.
func squeeze(list []string) []string {
	out := list[:0]
	for i, w := range list {
		if w == masked && i > 0 && len(out) > 0 && out[len(out)-1] == masked {
			continue
		}
		out = append(out, w)
	}
	return out
}

// number tells of digits with points, commas and a size letter: 1,204 or 1.2k.
func number(w string) bool {
	if w == "" || !digit(w[0]) {
		return false
	}
	for i := 0; i < len(w); i++ {
		if !digit(w[i]) && w[i] != '.' && w[i] != ',' && !(i == len(w)-1 && (w[i] == 'k' || w[i] == 'm')) {
			return false
		}
	}
	return true
}

func year(w string) bool {
	return len(w) == 4 && (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20")) && digit(w[2]) && digit(w[3])
}

// clock tells of 12:30 and 12:30:59.
func clock(w string) bool {
	parts := strings.Split(w, ":")
	if len(parts) < 2 || len(parts) > 3 {
		return false
	}
	for _, p := range parts {
		if len(p) == 0 || len(p) > 2 || !digit(p[0]) || !digit(p[len(p)-1]) {
			return false
		}
	}
	return true
}

// identifier tells of hashes, nonces, keys and numbers too long to be read:
// 12 letters and digits mixed, or 32 hexadecimal ones.
func identifier(w string) bool {
	if len(w) < 12 {
		return false
	}
	digits, letters, turns, prev := 0, 0, 0, false
	for i, r := range w {
		d := unicode.IsDigit(r)
		if r > 0x7F || !d && !unicode.IsLetter(r) {
			return false
		}
		if d {
			digits++
		} else {
			letters++
		}
		if i > 0 && d != prev {
			turns++
		}
		prev = d
	}
	return digits >= 3 && letters >= 2 && turns >= 3 || letters == 0 && digits >= 14 || len(w) >= 32 && digits > 0
}

var smallNumber = wordSet("a an one two three ein eine einem einer einigen un une few")

var agoUnits = wordSet(`second seconds sec secs s minute minutes min mins hour hours hr hrs h day days d week weeks month months mo year years
	sekunde sekunden minuten stunde stunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren
	seconde secondes heure heures jour jours semaine semaines mois an ans`)

var agoAfter = wordSet("ago earlier")

var agoBefore = wordSet("vor hace")

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

// countedThings are what sites count: who looks, likes and buys just now.
// Seats, users and gigabytes are offers and stay.
var countedThings = wordSet(`views view viewers viewing visitors visitor likes like shares share comments comment replies reply reactions
	claps followers follower subscribers downloads download plays stars forks votes upvotes reads online bookmarks
	aufrufe besucher kommentare kommentar abonnenten downloads bewertungen vues vue visiteurs commentaires commentaire abonnés
	reviews ratings rating watching`)

var countedFillers = wordSet("people persons users are page total unique profile post article github leute personen sind personnes")

// counted tells whether the number at i counts readers: "1,204 views", "37
// people are viewing".
func counted(list []string, i int) bool {
	for j := i + 1; j < len(list) && j <= i+4; j++ {
		if countedThings[list[j]] {
			return true
		}
		if !countedFillers[list[j]] {
			return false
		}
	}
	return false
}

// maxCopyright bounds a line that only says whose rights it is about, in words.
const maxCopyright = 24

func copyrightLine(list []string) bool {
	if len(list) > maxCopyright {
		return false
	}
	rights, years := false, false
	for i, w := range list {
		rights = rights || w == "copyright" || w == "©" || w == "rights" || w == "rechte" || w == "droits"
		years = years || year(w) || i == 0 && w == "c"
	}
	return rights && years
}

func wordSet(text string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(text) {
		out[w] = true
	}
	return out
}
