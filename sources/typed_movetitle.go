package sources

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// titleAt reads a title that begins at a word: "Chief Operating Officer".
func titleAt(list []moveWord, at int) (string, int) {
	var words []string
	noun, capital := false, false // capital: a noun of it has one, and so has all of it
	for i := at; i < len(list) && len(words) < moveTitle; i++ {
		w := list[i]
		if strings.ContainsAny(w.text, "0123456789") || MonthNamed(w.low) > 0 && len(words) == 0 {
			break
		}
		joint := len(words) > 0 && (w.low == "of" || w.low == "and" && !list[i-1].ends && !nameAt(list, i+1) || w.low == "for" || w.low == "de" || w.low == "des" || w.low == "der" || w.low == "für" || w.low == "du" || w.low == "la" || w.low == "&")
		r, _ := utf8.DecodeRuneInString(w.text)
		known := titleNouns[w.low] || w.low == "board" || titleLike(strings.TrimRight(w.text, "."))
		if !joint && titleStops[w.low] || len(words) > 0 && !joint && !known && noun && !unicode.IsUpper(r) && (capital || len(words) > 3) || formAt(list, i, leavesAfter) > 0 || formAt(list, i, joinsAfter) > 0 {
			break
		}
		words = append(words, w.text)
		noun, capital = noun || known, capital || known && unicode.IsUpper(r)
		if w.ends && noun {
			words = append(words, regionAt(list, i)...)
			break
		}
	}
	n := len(words)
	for len(words) > 0 && (titleStops[strings.ToLower(words[len(words)-1])] || strings.EqualFold(words[len(words)-1], "of")) {
		words = words[:len(words)-1]
	}
	if !noun {
		return "", 0
	}
	title := strings.ReplaceAll(strings.TrimRight(strings.Join(words, " "), "."), " , ", ", ")
	if m := ofCompany().FindStringSubmatch(title); m != nil && !strings.HasSuffix(m[1], "Vice President") {
		title = m[1]
	}
	return title, n
}

// regionAt is the region that a title goes on with behind its comma: "President,
// North America".
func regionAt(list []moveWord, i int) []string {
	for n := min(3, len(list)-1-i); n > 0; n-- {
		var words []string
		for _, w := range list[i+1 : i+1+n] {
			words = append(words, w.text)
		}
		if PlaceKnown(strings.Join(words, " ")) {
			words[0] = ", " + words[0]
			return words
		}
	}
	return nil
}

// nameAt tells of a person's name at a word.
func nameAt(list []moveWord, i int) bool {
	for n := 2; n <= 3 && i+n <= len(list); n++ {
		if _, ok := nameIn(list[i : i+n]); ok {
			return true
		}
	}
	return false
}

// ofCompany matches a title that names the firm behind it; "Head of Product"
// names what is headed.
var ofCompany = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(.*\b(?:C[EFTIOMPR]O|Officer|President|Chair(?:man|woman|person)?|Managing Director|Founder|Geschäftsführer(?:in)?|PDG|directeur général|directrice générale)) (?:(?:of|at|der|von|bei|de|du|des) |d')\S.*$`)
})

// titleAfter reads the title behind a verb or name: "as Chief Financial
// Officer", up to some words on: "joins Corvane as CFO".
func titleAfter(list []moveWord, at int) string {
	for i := at; i < len(list) && i < at+8; i++ {
		n := formAt(list, i, titleLeads)
		if n == 0 && i == at {
			if t, _ := titleAt(list, i); t != "" {
				return t
			}
		}
		if n == 0 {
			continue
		}
		if t, _ := titleAt(list, i+n); t != "" {
			return t
		}
	}
	return ""
}

// promotedTo reads "from Vice President of Engineering to Chief Technology
// Officer", or only what the person becomes.
func promotedTo(list []moveWord, at int) (was, is string) {
	if at < len(list) && (list[at].low == "from" || list[at].low == "vom" || list[at].low == "von") {
		title, n := titleAt(list, at+1)
		return title, titleAfter(list, at+1+n)
	}
	return "", titleAfter(list, at)
}

// titleBefore reads the title that stands right before a name: "CEO Mara Lindt".
func titleBefore(list []moveWord, at int) string {
	from := at
	for from > 0 && at-from < moveTitle && !list[from-1].ends {
		w := list[from-1]
		r, _ := utf8.DecodeRuneInString(w.text)
		if !unicode.IsUpper(r) && !titleNouns[w.low] && !titleFirst[w.low] && w.low != "of" && w.low != "and" || moveBreaks[w.low] && w.low != "chief" && !titleFirst[w.low] || formAt(list, from-1, joinsBefore) > 0 || formAt(list, from-1, promoteWords) > 0 {
			break
		}
		from--
	}
	for ; from < at; from++ { // the company's name may stand before the title
		t, n := titleAt(list[:at], from)
		if t != "" && from+n == at && (titleNouns[list[from].low] || titleFirst[list[from].low]) {
			return t
		}
	}
	return ""
}

// titleFirst are the words that a title may begin with before its noun.
var titleFirst = wordTable(`chief senior executive interim acting vice regional country general managing group global deputy sales marketing financial operating technology information revenue product`)

// whomAfter reads whom a person follows: "succeeds Jon Hale".
func whomAfter(list []moveWord, at int) string {
	for i := at; i < min(at+3, len(list)); i++ {
		for to := min(i+3, len(list)); to > i+1; to-- {
			if name, ok := nameIn(list[i:to]); ok {
				return name
			}
		}
	}
	return ""
}
