package tag

import (
	"math"
	"strconv"
	"strings"
	"unicode"

	"keywatch/diff"
	"keywatch/sources"
)

// priceLine says which price moved, by how much, from what to what; or which
// plan came or went with which price.
func priceLine(changes []diff.Change) string {
	if changes[0].Place != sources.PlacePricing && oneOp(changes) != diff.Edited {
		return ""
	}
	var moves []string
	for _, ch := range changes {
		if line := priceMove(ch, changes); line != "" {
			moves = append(moves, line)
		}
	}
	switch {
	case len(moves) > 0 && len(moves) <= 2:
		return strings.Join(moves, "; ")
	case len(moves) > 2:
		return moves[0] + "; " + number(len(moves)-1) + " more prices changed"
	case changes[0].Place != sources.PlacePricing:
		return ""
	}
	return planLine(changes)
}

// priceMove reads one block's price change; "" when no single amount moved.
func priceMove(ch diff.Change, changes []diff.Change) string {
	before, after := Amounts(ch.Before), Amounts(ch.After)
	if len(before) == 0 || len(before) != len(after) {
		return ""
	}
	for i := range before {
		if before[i].Equal(after[i]) {
			continue
		}
		name := label(ch.After)
		if name == "" {
			name = planName(changes)
		}
		per := after[i].Per
		if per != "" {
			per = " " + per
		}
		return strings.TrimSpace(name+" "+change(before[i], after[i])) + ": " + before[i].String() + " → " + after[i].String() + per + rest(ch, after)
	}
	return ""
}

// rest quotes a figure that changed beside the price: "from 10 → 5 seats".
func rest(ch diff.Change, amounts []Money) string {
	cutAmounts := func(text string) []string {
		list := Amounts(text)
		for i := len(list) - 1; i >= 0; i-- {
			text = text[:list[i].Start] + " ¤ " + text[list[i].End:]
		}
		return strings.Fields(text)
	}
	a, b := cutAmounts(ch.Before), cutAmounts(ch.After)
	if len(a) != len(b) {
		return ""
	}
	for i := range a {
		if a[i] == b[i] || !allDigits(a[i]) || !allDigits(b[i]) {
			continue
		}
		word := ""
		if i+1 < len(b) {
			word = " " + strings.Trim(b[i+1], ".,;")
		}
		front := ""
		if i > 0 && b[i-1] != "¤" {
			front = strings.Trim(b[i-1], ".,;") + " "
		}
		return ", " + front + a[i] + " → " + b[i] + word
	}
	return ""
}

// allDigits reports whether a word is a number.
func allDigits(s string) bool {
	for _, r := range s {
		if !unicode.IsDigit(r) {
			return false
		}
	}
	return s != ""
}

// planName is the plan that a price stands under; a page's own title is none.
func planName(changes []diff.Change) string {
	name := subject(changes)
	if parts := strings.Fields(name); len(parts) > 5 || !heading(changes[0].Element) && !strings.Contains(changes[0].Section, " > ") && pageTitle(name) {
		return ""
	}
	return name
}

// pageTitle reports whether a heading names the page and no plan.
func pageTitle(name string) bool {
	low := strings.ToLower(name)
	return strings.Contains(low, "pric") || strings.Contains(low, "plans") || strings.Contains(low, "preise") || strings.Contains(low, "tarif")
}

// change words the move of an amount: "-20 %", or nothing across currencies
// and from or to nothing.
func change(a, b Money) string {
	if a.Currency != b.Currency || a.Minor == 0 || b.Minor == 0 {
		return ""
	}
	p := 100 * (float64(b.Minor) - float64(a.Minor)) / float64(a.Minor)
	rounded := math.Round(p*10) / 10
	if math.Abs(p) >= 20 {
		rounded = math.Round(p)
	}
	text := strconv.FormatFloat(rounded, 'f', -1, 64)
	switch {
	case rounded > 0:
		return "+" + text + " %"
	case rounded < 0:
		return text + " %"
	}
	return ""
}

// figure adds the moves of prices to the facts as percentages, without their
// sign and also rounded: news says "cuts by 20 %".
func (f *facts) figure(changes []diff.Change) {
	for _, ch := range changes {
		if ch.Before == "" || ch.After == "" {
			continue
		}
		before, after := Amounts(ch.Before), Amounts(ch.After)
		if len(before) != len(after) {
			continue
		}
		for i := range before {
			move := strings.Trim(change(before[i], after[i]), "+- %")
			if p, err := strconv.ParseFloat(move, 64); err == nil {
				f.addFigure(figure{value: p, unit: "%", head: true})
				f.addFigure(figure{value: math.Round(p), unit: "%", head: true})
			}
		}
	}
}

// planLine words a plan that came or went.
func planLine(changes []diff.Change) string {
	op := oneOp(changes)
	if op == diff.Edited || !heading(changes[0].Element) && label(changes[0].Text()) == "" {
		return ""
	}
	verb := "New plan: "
	if op == diff.Removed {
		verb = "Plan gone: "
	}
	name := changes[0].Text()
	if l := label(name); l != "" {
		name = l
	}
	for _, ch := range changes {
		list := Amounts(ch.Text())
		if len(list) == 0 {
			continue
		}
		line := verb + name + ", " + list[0].String()
		if list[0].Per != "" {
			line += " " + list[0].Per
		}
		return line
	}
	if len(changes) == 1 {
		return ""
	}
	return verb + name
}

// number writes a count.
func number(n int) string { return strconv.Itoa(n) }
