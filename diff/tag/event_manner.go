package tag

import (
	"strings"
	"unicode"
)

func notLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

var (
	asks = wordSet(`how why what when where who which wie was warum wann comment pourquoi quand como que cuando`)
	// teaches are words of headlines that teach and tell no news.
	teaches = wordSet(`guide explained tips checklist timeline lessons basics versus compared myths primer glossary
		ratgeber erklart guia conseils consejos`)
	// counted are what such headlines count: "Ten ways to …".
	counted = wordSet(`ways steps questions things reasons lessons tips habits mistakes signs ideas trends`)
)

// lessonOf reports whether a headline teaches: "How to …", "What is …", "Ten
// ways to …", "… explained".
func lessonOf(list []piece) bool {
	for i, p := range list {
		if teaches[p.low] || i > 0 && counted[p.low] && (list[i-1].number || spelledWords[list[i-1].low] > 0) {
			return true
		}
		if i == 0 && len(list) > 1 && p.low == "how" && (list[1].low == "we" || list[1].low == "our") {
			return true // what a company does anyway
		}
		if i+1 < len(list) && p.first && asks[p.low] {
			switch list[i+1].low {
			case "to", "is", "are", "does", "do", "was", "a", "our", "really":
				if p.low != "why" && (p.low != "how" || list[i+1].low == "to" || list[i+1].low == "a") {
					return true
				}
			}
		}
	}
	return false
}

// listOf reports whether a telling is a counted list of advice: "Three fairs for
// engineers" over "our tips".
func listOf(title, lead []piece) bool {
	return len(title) > 0 && (title[0].number || spelledWords[title[0].low] > 0) && hasAny(lead, teaches)
}

// asksOf reports whether a headline asks, or says how and why.
func asksOf(list []piece, head string) bool {
	return len(list) > 0 && (asks[list[0].low] || strings.Contains(head, "?"))
}

// comingOf reports whether a headline says that something will be told: "to
// announce results on 3 May".
func comingOf(list []piece) bool {
	for i, p := range list {
		if (p.low == "to" || p.low == "will") && i+1 < len(list) {
			switch list[i+1].low {
			case "announce", "report", "release", "publish", "host", "hold", "discuss", "present":
				return true
			}
		}
	}
	return false
}

// turnOf reports whether a text says that something went on, ended, or was
// done as announced; its headline may also say "now".
func turnOf(list []piece, head bool) bool {
	for i, p := range list {
		if head && (goesOn[p.low] || nowWords[p.low]) || refersBack[p.low] {
			return true
		}
		if i+1 == len(list) {
			break
		}
		next := list[i+1].low
		if (p.low == "last" || p.low == "since") && (next == "week" || next == "month" || next == "announcement") || p.low == "as" && next == "planned" {
			return true
		}
	}
	return false
}

// hasAny reports whether one of the words stands among the pieces.
func hasAny(list []piece, words map[string]bool) bool {
	for _, p := range list {
		if words[p.low] {
			return true
		}
	}
	return false
}

var (
	// goesOn are words that say by themselves that a thing went on or turned.
	goesOn = wordSet(`live back completes completed complete closes closed ends ended approved approves cleared delayed postponed
		cancelled canceled withdrawn terminated available denies reverses`)
	nowWords   = wordSet(`now final welcome ya desormais nun jetzt effective`)
	refersBack = wordSet(`ago hace announced angekundigt annonce anunciado`)
)

// asideOf reports whether a telling names the company in passing and not in
// its headline: "shippers such as Corvane", "31 hospitals, Corvane the latest".
func asideOf(title, lead []piece, own callings) bool {
	if len(own.own) == 0 {
		return false
	}
	for _, p := range title {
		if own.is(p) && p.capital {
			return false
		}
	}
	named, passing := 0, 0
	for i := 0; i < len(lead); i++ {
		if !own.is(lead[i]) || !lead[i].capital {
			continue
		}
		end := i + 1
		for end < len(lead) && own.is(lead[end]) && lead[end].capital {
			end++
		}
		named++
		if inPassing(lead, i, end) {
			passing++
		}
		i = end
	}
	return named > 0 && named == passing
}

// inPassing reports whether the name at [from, to) is an example of many.
func inPassing(list []piece, from, to int) bool {
	low := func(i int) string {
		if i < 0 || i >= len(list) {
			return ""
		}
		return list[i].low
	}
	// "such as Notch and Trellis": the names of a list before this one are passed over.
	for i := from - 1; i >= 0 && i >= from-6; i-- {
		switch {
		case low(i) == "as" && low(i-1) == "such", low(i) == "including", low(i) == "like" && low(i-1) != "would", low(i) == "them" && low(i-1) == "among":
			return true
		case low(i) == "and" || low(i) == "or" || list[i].capital:
			continue
		}
		break
	}
	switch {
	case low(to) == "among" && (low(to+1) == "them" || low(to+1) == "others"), low(to) == "the" && low(to+1) == "latest", low(to) == "and" && low(to+1) == "others":
		return true
	}
	return false
}
