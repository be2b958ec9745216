package tag

import (
	"strings"
	"unicode"

	"keywatch/diff"
	"keywatch/sources"
)

// role is what a block is within one item of a list.
type role int

const (
	roleOther   role = iota
	roleHeading      // h1 … h6
	roleItem         // an element that a page lists: li, tr, a logo
	roleName         // a person's name
	roleTitle        // a short line: a headline, a job
	roleTitleOf      // a person's title
	roleDate
)

// roleOf reads a block's role from its element and form.
func roleOf(ch diff.Change) role {
	text := ch.Text()
	switch {
	case heading(ch.Element):
		return roleHeading
	case ch.Element == "time" || dateOnly().MatchString(text):
		return roleDate
	case ch.Element == "li" || ch.Element == "tr" || ch.Element == "img" || ch.Element == "dt":
		return roleItem
	case ch.Place == sources.PlaceLeadership && position().MatchString(text) && len(strings.Fields(text)) <= 8:
		return roleTitleOf
	case ch.Place == sources.PlaceLeadership && personLike(text):
		return roleName
	case ch.Place == sources.PlaceCareers && !jobLike(text):
		return roleOther
	case len(text) <= 110 && !strings.HasSuffix(text, ".") && ch.Place != sources.PlaceLeadership:
		return roleTitle
	}
	return roleOther
}

const monthWords = `jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre`

const dayWords = `(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)`

// dateForm matches a day as newsrooms print it, in the four languages.
const dateForm = `(?:(?:le\s+)?` + dayWords + `,?\s+)?(?:\d{1,2}(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?(?:` + monthWords + `)\.?,?(?:\s+(?:de\s+)?\d{4})?|(?:` + monthWords + `)\.?\s+\d{1,2}(?:st|nd|rd|th)?,?(?:\s+\d{4})?|(?:` + monthWords + `)\s+\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})`

var (
	// dateOnly matches a block that is a date and nothing else.
	dateOnly = sources.LazyPattern(`(?i)^\s*` + dateForm + `\s*$`)
	// dateline matches the day with its year that a headline or lead begins
	// with: when it was published, not what happened.
	dateline = sources.LazyPattern(`(?i)^` + dateForm + `[\s:|,.·-]+`)
	// position matches a title that people hold in a firm.
	position = sources.LazyPattern(`(?i)\b(?:c[efdhimoprst]o|ciso|chief|chair(?:man|woman|person)?|president|founder|co-founder|director|head of|vice president|s?vp|partner|managing|general counsel|officer|board member|secretary|treasurer|manager|geschäftsführer(?:in)?|vorstand|leiter(?:in)?|directeur|directrice|directora?|controller|lead|principal|advisor)\b`)
	// jobNoun matches what an opening is for.
	jobNoun = sources.LazyPattern(`(?i)\b(?:engineer|developer|manager|director|analyst|designer|architect|steward|scientist|specialist|consultant|representative|executive|assistant|associate|administrator|officer|lead|head|writer|editor|recruiter|accountant|controller|counsel|lawyer|technician|operator|driver|nurse|intern(?:ship)?|trainee|apprentice|planner|buyer|coordinator|researcher|strategist|advisor|agent|clerk|marketer|partner|president|vp|owner|tester|programmer|entwickler(?:in)?|ingenieur(?:in)?|leiter(?:in)?|berater(?:in)?|praktikant(?:in)?|werkstudent(?:in)?|referent(?:in)?|\(?[mfwd]/[mfwd](?:/[mfwdx])?\)?)s?\b`)
)

// jobLike reports whether a text can be the title of an opening.
func jobLike(text string) bool {
	return len(strings.Fields(text)) <= 14 && (jobNoun().MatchString(text) || jobWords.in(Split(text, 0)) >= 0)
}

// personLike reports whether a text looks like a person's name alone: two to
// four capitalised words, initials and particles allowed.
func personLike(text string) bool {
	words := strings.Fields(strings.TrimSpace(text))
	if len(words) < 2 || len(words) > 5 {
		return false
	}
	capitals := 0
	for _, w := range words {
		if groupWords[strings.ToLower(w)] {
			return false
		}
		first := []rune(w)[0]
		switch {
		case unicode.IsUpper(first):
			capitals++
		case nameParticles[w]:
			continue
		default:
			return false
		}
		if strings.ContainsAny(w, "0123456789,:;!?&/()") || strings.HasSuffix(w, ".") && len(w) > 4 {
			return false
		}
	}
	return capitals >= 2
}

var nameParticles = map[string]bool{"van": true, "von": true, "der": true, "den": true, "de": true, "la": true, "di": true, "da": true, "dos": true, "bin": true, "al": true, "zu": true, "ten": true}

// groupWords stand in headings over people, not in their names.
var groupWords = wordSet(`team board leadership management executive executives directors our about meet people company group advisory founders
	vorstand geschäftsführung aufsichtsrat`)

// detail reports whether a list item is a line of the thing above it and not
// a thing: it says no name and no job.
func detail(ch diff.Change) bool {
	return !personLike(beforeComma(ch.Text())) && !jobLike(ch.Text()) && ch.Element == "li"
}

// beforeComma is the name in "Ana Ruiz, CFO".
func beforeComma(text string) string {
	head, _, _ := strings.Cut(text, ",")
	return head
}
