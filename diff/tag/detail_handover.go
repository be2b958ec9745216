package tag

import (
	"regexp"
	"strings"

	"keywatch/sources"
)

var (
	honours = sources.LazyPattern(`^(?:(?:Dr|Prof|Cmdr|Capt|Gen|Mr|Mrs|Ms|Ing|Mag|Sir|Dame|Lord|Herr|Frau|Mme|Don|Doña)\.?\s)+`)
	// handed is a headline of two people: one hands over to the other.
	handed = sources.LazyPattern(`^(?:\p{L}+ )?(` + twoNames + `) (?:hands? (?:over |the (?:reins|baton) )?to|handing over to|makes way for|gives way to|(?:is |was |to be )?(?:succeeded|replaced|followed) by|passes (?:the )?(?:baton|torch|reins) to|übergibt (?:[^,;]{0,30} )?an|passe (?:la main|le flambeau|les rênes) à|cède (?:sa place|la place|les rênes) à|da paso a|cede (?:el (?:testigo|puesto|mando)|las riendas) a|entrega el (?:mando|testigo) a) (` + twoNames + `)(?: (?:as|als|comme|como) ([^,;.]+))?`)
	// filled is a headline of a post that one leaves and another takes.
	filled = sources.LazyPattern(`(?i:^(?:[^,;]{0,40} )?(ceo|cfo|coo|cto|cmo|cio|cro|cpo|chair(?:man|woman)?|president|chief executive)) (?i:(?:is )?(?:out|exits|leaves|departs|steps down|resigns|ousted|fired|quits|retires|goes))[^,;]*[,;] (?:(?:and |as )?[\p{L}-]+ (?:[\p{L}-]+ )?)?(` + twoNames + `) (?i:takes (?:over|charge|the helm)|steps (?:in|up)|to take over|succeeds|named|in charge|becomes|appointed|follows)`)
	// goneFirst is who goes, where the text begins with that.
	goneFirst = sources.LazyPattern(`^(` + twoNames + `)(?:, [^,]{2,60},)? (?:is|has|was|will|leaves|left|steps|stepped|resigned|resigns|departs|departed|retires|retired|quit|quits|had) `)
)

// plainMoves writes what stands around a name as announcements do: without age
// and honours.
func plainMoves(text string) string {
	if strings.Contains(text, "(") {
		text = aged().ReplaceAllString(text, "")
	}
	text = rank().ReplaceAllString(text, "")
	return quitAs().ReplaceAllString(text, "steps down as")
}

var (
	aged   = sources.LazyPattern(`\s\(\d\d(?: (?:Jahre|ans|años))?\)`)
	rank   = sources.LazyPattern(`\b(?:Cmdr|Capt|Gen|Lt|Col)\.\s`)
	quitAs = sources.LazyPattern(`\b(?:has |have )?quit as\b`)
)

const twoNames = `\p{Lu}[\p{L}'.-]+(?: (?:van der|van|von|de la|de|del|der|den|di|da|\p{Lu}\.))* \p{Lu}[\p{L}'-]+`

// handOver reads the headlines that name both who goes and who comes.
func handOver(title string, lead []string) []sources.Move {
	if m := handed().FindStringSubmatch(title); m != nil {
		return []sources.Move{{Name: m[2], Title: withoutFirm(m[3]), Turn: sources.TurnJoins, After: m[1]}}
	}
	m := filled().FindStringSubmatch(title)
	if m == nil {
		return nil
	}
	move := sources.Move{Name: m[2], Title: m[1], Turn: sources.TurnJoins}
	if len(lead) > 0 {
		if gone := goneFirst().FindStringSubmatch(lead[0]); gone != nil && gone[1] != m[2] {
			move.After = gone[1]
		}
	}
	return []sources.Move{move}
}

// withoutFirm leaves out the capitals before a position in lower case: "Umbertide
// Games studio head".
func withoutFirm(post string) string {
	words := strings.Fields(post)
	for i, word := range words {
		if strings.ToLower(word) == word {
			return strings.Join(words[i:], " ")
		}
	}
	return post
}

// withoutOwn leaves out of a position the company that it is at.
func (s *said) withoutOwn(title string) string {
	first, _, _ := strings.Cut(s.text.Company, " ")
	at := strings.Index(title, " "+first)
	if len(first) < 3 || at < 0 {
		return title
	}
	for _, join := range []string{" of", " at", " der", " des", " von", " bei", " de", " du", " del", " chez", " en"} {
		if post, ok := strings.CutSuffix(title[:at], join); ok && post != "" {
			return post
		}
	}
	return title
}

// spelledTitle is a position as the text spells it out, where a headline has its
// letters only.
func spelledTitle(title string, lead []string) string {
	form := spelledForms[strings.ToUpper(title)]
	if form == nil {
		return title
	}
	for _, part := range lead[:min(2, len(lead))] {
		if m := form().FindStringSubmatch(part); m != nil {
			return m[1]
		}
	}
	return title
}

var spelledForms = map[string]func() *regexp.Regexp{
	"CFO": sources.LazyPattern(`(?i)\bas (?:its |the |our )?(?:new )?(chief financial officer)\b`),
	"COO": sources.LazyPattern(`(?i)\bas (?:its |the |our )?(?:new )?(chief operating officer)\b`),
	"CTO": sources.LazyPattern(`(?i)\bas (?:its |the |our )?(?:new )?(chief technology officer)\b`),
	"CMO": sources.LazyPattern(`(?i)\bas (?:its |the |our )?(?:new )?(chief (?:medical|marketing) officer)\b`),
	"CRO": sources.LazyPattern(`(?i)\bas (?:its |the |our )?(?:new )?(chief (?:revenue|risk) officer)\b`),
	"CPO": sources.LazyPattern(`(?i)\bas (?:its |the |our )?(?:new )?(chief (?:product|people|procurement) officer)\b`),
	"CIO": sources.LazyPattern(`(?i)\bas (?:its |the |our )?(?:new )?(chief (?:information|investment) officer)\b`),
}
