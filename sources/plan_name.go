package sources

import (
	"strings"
	"unicode"
)

// How sure a name is, by where it was found.
const (
	nameNone   = iota
	nameAfter  // some text behind the price
	nameFirst  // the first text, before the price
	nameStrong // strong, or of a class of names
	nameHead   // a heading
)

// maxName bounds a plan's name in bytes, nameReach how many texts away from
// its price it is looked for.
const (
	maxName   = 60
	nameReach = 150
)

// name finds what a range of parts calls its plan, seen from the price at a
// part: the highest heading, else what is strong, else the first text.
func (r *planReader) name(a, b, price int) (string, int) {
	best, kind, level := "", nameNone, 99
	for i := max(a, price-nameReach); i < min(b, price+nameReach); i++ {
		p := &r.parts[i]
		if p.flags&(planStruck|planBadge|planMoney) != 0 {
			continue
		}
		k := nameFirst
		switch {
		case p.level > 0:
			k = nameHead
		case p.flags&planStrong != 0:
			k = nameStrong
		case i > price:
			k = nameAfter
		}
		if k < kind || k == nameHead && p.level > level || k == kind && (k != nameHead || p.level == level) && (i > price || k != nameHead) {
			continue
		}
		text := p.text
		if k == nameHead {
			text = r.heading(i, b)
		}
		if k == nameAfter && (p.flags&planLabel != 0 || p.flags&planList != 0 && (price >= len(r.parts) || r.parts[price].flags&planList == 0) || len(text) > 40) {
			continue
		}
		if text = r.nameable(text, i, price, k); text == "" {
			continue
		}
		best, kind = text, k
		if k == nameHead {
			level = p.level
			for i+1 < b && r.parts[i+1].level == p.level && r.parts[i+1].line == p.line {
				i++
			}
		}
	}
	return best, kind
}

// heading is the text of the heading that begins at part i, without a badge
// inside it.
func (r *planReader) heading(i, b int) string {
	p := &r.parts[i]
	text := p.text
	for k := i + 1; k < b && r.parts[k].line == p.line && r.parts[k].level == p.level; k++ {
		next := &r.parts[k]
		if next.flags&(planBadge|planStruck) != 0 || next.flags != p.flags && praises(next.text) {
			continue
		}
		if free, contact := soft(strings.TrimLeft(next.text, "–—- ")); free || contact {
			break
		}
		if next.start > r.parts[k-1].end {
			text += " "
		}
		text += next.text
	}
	return text
}

// praises reports a text that is a badge by its words.
func praises(text string) bool {
	list := lexPlan(text)
	found := false
	for _, t := range list {
		found = found || t.class == wordBadge
		if t.class != wordBadge && t.class != wordFill && t.class != wordStop && t.class != wordEach && t.class != wordPrice {
			return false
		}
	}
	return found
}

// nameable cuts a text to the name in it, "" when it names no plan.
func (r *planReader) nameable(text string, part, price, kind int) string {
	if amounts := amountsIn(text, r.cash.letter); len(amounts) > 0 {
		text = text[:amounts[0].Start]
		if verbal(text) {
			if text = sentenceName(text); !capital(text) {
				return ""
			}
		}
	}
	terms := saysTerms(text)
	text = trimName(untold(text))
	if text == "" || len(text) > maxName*2 || strings.HasSuffix(text, "?") || strings.HasSuffix(text, "?:") {
		return ""
	}
	if kind < nameHead && (len(text) > maxName || strings.Count(text, " ") > 5) {
		if text = sentenceName(text); !capital(text) {
			return ""
		}
	}
	if list := lexPlan(text); kind == nameAfter && limits(list) || addsTo(list) {
		return ""
	}
	if !strings.ContainsFunc(text, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) {
		return ""
	}
	if kind < nameHead {
		if free, contact := soft(text); contact || free && !r.pricedAfter(part, price) {
			return ""
		}
		if r.parts[part].flags&planLabel != 0 && kind < nameStrong && r.parts[part].flags&planStrong == 0 && pressed(text) {
			return ""
		}
	}
	if kind == nameHead && loneBill(text) {
		return text
	}
	if terms || saysTerms(text) || praises(text) {
		return ""
	}
	return text
}

// loneBill reports one word of billing: as a heading, "Prepaid" and
// "Subscription" are names.
func loneBill(text string) bool {
	list := lexPlan(text)
	return len(list) == 1 && list[0].class == wordBill
}

// untold cuts what stands for a price from the end of a name: "Enterprise:
// contact us".
func untold(text string) string {
	if i := softTail(text); i > 0 {
		return text[:i]
	}
	return text
}

// softTail is where a text goes on, behind a colon or dash, with words that
// stand for a price; -1 when it does not.
func softTail(text string) int {
	for _, sep := range [...]string{": ", " – ", " — ", " - "} {
		if i := strings.LastIndex(text, sep); i > 0 {
			if free, contact := soft(text[i+len(sep):]); free || contact {
				return i
			}
		}
	}
	return -1
}

// verbal reports a text that ends like the beginning of a sentence about a
// price: "The Starter plan costs".
func verbal(text string) bool {
	list := lexPlan(text)
	return len(list) > 1 && (list[len(list)-1].class == wordFill || list[0].class == wordEach || list[0].class == wordFill || list[len(list)-1].class == wordFrom)
}

// pressed reports the words of a button: they call to act and name no plan.
func pressed(text string) bool {
	list := lexPlan(text)
	for _, t := range list {
		if t.class == wordFill || t.class == wordTry || t.class == wordContact {
			return true
		}
	}
	return false
}

// pricedAfter reports that a text that says "free" stands before what says the
// price, so that it is a name.
func (r *planReader) pricedAfter(part, price int) bool { return part < price }

// saysTerms reports a text that speaks of price, period or billing only and so
// names no plan: "per month", "Pricing", "Billed annually".
func saysTerms(text string) bool {
	list := lexPlan(text)
	read := readTokens(text, list)
	said := false
	for i, t := range list {
		if text[t.start:t.end] == "A" && (i+1 == len(list) || strings.HasPrefix(text[t.end:], "-")) {
			return false // "Plan A"
		}
		said = said || t.class != wordFill && t.class != wordEach && t.class != wordAnd && t.class != wordBreak
		switch t.class {
		case wordPrice, wordFill, wordFrom, wordEvery, wordBill, wordOnce, wordEach, wordBreak, wordStop, wordWas, wordAsk:
			continue
		case wordAnd:
			continue
		case wordPer, wordPeriod, wordUnit, wordTime, wordNumber, wordTimes:
			if read.used[i] {
				continue
			}
		case wordOther:
			if read.used[i] {
				continue
			}
		case wordNow:
			if len(list) > 1 {
				continue
			}
		}
		return false
	}
	return said || len(list) != 1
}

// trimName cuts separators and verbs from the ends of a name.
func trimName(text string) string {
	return strings.Trim(text, " \t\u00a0:;,–—-|·•*()/…→›»\"“”„«")
}

// sentenceName finds the plan in the beginning of a sentence: what stands
// before a verb of costing, without article and the word "plan".
func sentenceName(text string) string {
	list := lexPlan(text)
	for len(list) > 0 && (list[len(list)-1].class == wordFill || list[len(list)-1].class == wordFrom || list[len(list)-1].class == wordPrice || list[len(list)-1].class == wordEach) {
		list = list[:len(list)-1]
	}
	for len(list) > 0 && (list[0].class == wordFill || list[0].class == wordPrice || list[0].class == wordEach || list[0].class == wordAnd) {
		list = list[1:]
	}
	if len(list) == 0 || len(list) > 4 {
		return ""
	}
	for _, t := range list {
		if t.class == wordStop || t.class == wordBreak {
			return ""
		}
	}
	return trimName(text[list[0].start:list[len(list)-1].end])
}
