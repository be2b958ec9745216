package diff

import (
	"slices"
	"strings"
	"unicode"
)

// countedThings are what sites count: who looks, likes and buys just now.
// Seats, users and gigabytes are offers and stay.
var countedThings = wordSet(`views view viewers viewing visitors visitor visits hits likes like shares share comments comment replies reply reactions
	claps followers follower subscribers downloads download plays stars forks votes upvotes reads online bookmarks reviews ratings rating
	watching clicks signups aufrufe besucher kommentare kommentar abonnenten bewertungen vues vue visiteurs partage partages commentaires commentaire abonnés avis
	visitas vistas compartidos comentarios`)

// rightNow are words that make any number before them one of the moment.
var rightNow = wordSet("moment momento today now currently live counting online heute jetzt gerade derzeit aujourd hoy left remaining")

// countedFillers may stand between a number and what it counts.
var countedFillers = wordSet("people persons users are page total unique profile post article github leute personen sind personnes no number nr")

// doneTo and timesWords stand around a count of what readers did: "seen 1,204
// times". A claim such as "3 times faster" has none of the first.
var (
	doneTo     = wordSet("seen viewed read downloaded shared liked played opened visited booked bought ordered watched saved looked gesehen gelesen geteilt gekauft bestellt consultent regardent viendo aufgerufen angesehen vu lu acheté visto leído compartido comprado")
	ratedWords = wordSet("rated bewertet noté notée valorado valorada")
	timesWords = wordSet("times time mal fois veces")
)

// reaction tells of a picture sign with a number: what readers think of a text.
func reaction(text string, list []string) bool {
	return len(list) == 1 && number(list[0]) && strings.ContainsFunc(text, func(r rune) bool {
		return r >= 0x2600 && unicode.Is(unicode.So, r)
	})
}

// maxCounted is how many words may stand between a number and "right now".
const maxCounted = 6

// counted tells whether the number at i counts readers or what happens just
// now: "1,204 views", "37 people are viewing", "812 parcels on the road right
// now", "Visitor number 4,801".
func counted(list []string, i int) bool {
	if i > 0 && currencyNames[list[i-1]] != "" || i+1 < len(list) && currencyNames[list[i+1]] != "" {
		return false // £3.85 online is a price
	}
	if i+2 < len(list) && timesWords[list[i+1]] && doneTo[list[i+2]] || slices.ContainsFunc(list, func(w string) bool { return ratedWords[w] }) && len(list) <= maxStamp {
		return true
	}
	if i > 0 && i+1 < len(list) && doneTo[list[i-1]] && timesWords[list[i+1]] {
		return true
	}
	for j := i + 1; j < len(list) && j <= i+4; j++ {
		if countedThings[list[j]] || doneTo[list[j]] && j > i+1 {
			return true
		}
		if !countedFillers[list[j]] {
			break
		}
	}
	for j := i - 1; j >= 0 && j >= i-2; j-- {
		if countedThings[list[j]] {
			return true
		}
		if !countedFillers[list[j]] {
			break
		}
	}
	for j := i + 1; j < len(list) && j <= i+maxCounted; j++ {
		if rightNow[list[j]] && len(list) <= maxStamp {
			return true
		}
	}
	return false
}
