package sources

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Money is an amount that a text names.
type Money struct {
	Minor      int64  // in the currency's minor unit (ISO 4217): cents, whole yen
	Micro      int64  // millionths of a minor unit beyond Minor: prices per call are below a cent
	Currency   string // ISO 4217 code; "KR" where the text does not say which crown
	Per        string // "per seat / month" as it stands, "" without one
	Start, End int    // bytes of the amount, unit excluded
}

// Equal compares amounts without where they stand and per what.
func (m Money) Equal(n Money) bool {
	return m.Minor == n.Minor && m.Micro == n.Micro && m.Currency == n.Currency
}

// String writes the amount as "EUR 1299" or "EUR 40.50": code first, no grouping.
func (m Money) String() string {
	exp := exponent(m.Currency)
	unit := int64(1)
	for range exp {
		unit *= 10
	}
	text := strconv.FormatInt(m.Minor/unit, 10)
	switch {
	case m.Micro != 0:
		fine := strings.TrimRight(fmt.Sprintf("%0*d%06d", exp, m.Minor%unit, m.Micro), "0")
		text += "." + fine
	case m.Minor%unit != 0:
		text += fmt.Sprintf(".%0*d", exp, m.Minor%unit)
	}
	return m.Currency + " " + text
}

// exponent is the number of decimals of a currency, from ISO 4217's table.
func exponent(code string) int {
	switch code {
	case "JPY", "KRW", "VND", "CLP", "ISK", "XOF", "XAF", "UGX", "PYG":
		return 0
	case "KWD", "BHD", "OMR", "TND", "JOD", "IQD", "LYD":
		return 3
	}
	return 2
}

// Amounts finds the sums of money in a text, in order: with the sign before
// or after, points or commas, groups of three, and words for thousands and
// millions. A number without a currency is none, but the second of a range is.
func Amounts(text string) []Money { return amountsIn(text, "") }

// amountsIn is Amounts where a letter that is a sign in one country alone is
// known to be one: South Africa's "R".
func amountsIn(text, letter string) []Money {
	var list []Money
	for i := 0; i < len(text); {
		if !digitAt(text, i) {
			i++
			continue
		}
		end := numberEnd(text, i)
		floor := 0
		if n := len(list); n > 0 {
			floor = list[n-1].End // the sign between two numbers is the first one's
		}
		m, ok := amountAt(text, letter, floor, i, end)
		if !ok && len(list) > 0 {
			m, ok = rangeEnd(text, list[len(list)-1], i, end)
		}
		if ok {
			list = append(list, m)
			end = max(end, m.End)
		}
		i = end
	}
	for i := len(list) - 2; i >= 0; i-- {
		// "$40–60 / month": the unit stands behind the second.
		if list[i].Per == "" && rangeGap(text[list[i].End:list[i+1].Start]) {
			list[i].Per = list[i+1].Per
		}
	}
	return list
}

// digitAt reports whether an ASCII digit stands at byte i; other scripts' digits
// are no prices that keywatch reads.
func digitAt(text string, i int) bool { return i < len(text) && text[i] >= '0' && text[i] <= '9' }

// numberEnd finds the end of digits with separators between digits; a space
// or apostrophe separates only groups of exactly three.
func numberEnd(text string, i int) int {
	for i < len(text) {
		if digitAt(text, i) {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch r {
		case '.', ',':
			if !digitAt(text, i+size) {
				return i
			}
		case ' ', '\'', '’', '\u00a0', '\u202f', '\u2009':
			group := 0
			for digitAt(text, i+size+group) {
				group++
			}
			if group != 3 || longRun(text, i) {
				return i
			}
		default:
			return i
		}
		i += size
	}
	return i
}

// longRun reports whether more than three digits stand before byte i: then a
// space after them does not group.
func longRun(text string, i int) bool {
	n := 0
	for i > n && digitAt(text, i-n-1) {
		n++
	}
	return n > 3
}

// amountAt reads the number at [start, end) as money when a currency stands
// beside it; what stands before floor belongs to another.
func amountAt(text, letter string, floor, start, end int) (Money, bool) {
	if start > 0 {
		// Part of a word or an identifier: "B2B", "v2", "#12".
		if r, _ := utf8.DecodeLastRuneInString(text[:start]); r == '#' || r == '_' {
			return Money{}, false
		}
	}
	head := strings.TrimRight(text[min(floor, start):start], " \u00a0\u202f")
	code, from := signBefore(head)
	if code == "" && letter != "" {
		code, from = letterSign(head, letter)
	}
	from += min(floor, start)
	rest := text[end:]
	if code == "CHF" && strings.HasPrefix(text[from:], "Fr.") && dated(rest) {
		return Money{}, false
	}
	scale, used := multiplier(rest)
	used += noCents(rest[used:])
	tail := rest[used:]
	if code != "" {
		if more, length := closer(code, tail); more != "" {
			code, used = more, used+length
		}
		m, ok := money(text[start:end], scale, code)
		m.Start, m.End = from, end+used
		m.Per = unit(text[m.End:])
		return m, ok
	}
	trimmed := strings.TrimLeft(tail, " \u00a0\u202f")
	code, length := signAfter(trimmed)
	if code == "" || start > 0 && letterBefore(text, start) {
		return Money{}, false
	}
	m, ok := money(text[start:end], scale, code)
	m.Start, m.End = start, end+used+len(tail)-len(trimmed)+length
	m.Per = unit(text[m.End:])
	return m, ok
}

// dated reports a number that is an hour or a day: "Fr. 9–17 Uhr" and "Fr. 13.
// Juni" are of a Friday, and no francs.
func dated(rest string) bool {
	if strings.HasPrefix(rest, ":") && digitAt(rest, 1) {
		return true
	}
	if day, ok := strings.CutPrefix(rest, ". "); ok && len(day) >= 3 {
		switch day[:3] {
		case "Jan", "Feb", "M\xc3\xa4", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez":
			return true
		}
	}
	rest = strings.TrimLeft(rest, "0123456789:.–- \u00a0")
	return strings.HasPrefix(rest, "Uhr") || strings.HasPrefix(rest, "bis ") && strings.Contains(rest[:min(len(rest), 16)], "Uhr")
}

// noCents is the length of a dash that stands for no cents: "49,–" and "49.-".
func noCents(rest string) int {
	if len(rest) < 2 || rest[0] != ',' && rest[0] != '.' {
		return 0
	}
	for _, dash := range [...]string{"--", "-", "–", "—"} {
		if strings.HasPrefix(rest[1:], dash) {
			return 1 + len(dash)
		}
	}
	return 0
}

// letterBefore reports whether byte i follows a letter of a script that parts
// its words.
func letterBefore(text string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return unicode.IsLetter(r) && r < 0x2E80
}

// rangeEnd reads "60" in "€40–60".
func rangeEnd(text string, first Money, start, end int) (Money, bool) {
	if first.End > start || !rangeGap(text[first.End:start]) || first.End == first.Start {
		return Money{}, false
	}
	scale, used := multiplier(text[end:])
	m, ok := money(text[start:end], scale, first.Currency)
	m.Start, m.End = start, end+used
	m.Per = unit(text[m.End:])
	return m, ok
}

// rangeGap reports whether what stands between two numbers makes them a range.
func rangeGap(gap string) bool {
	switch strings.TrimSpace(gap) {
	case "-", "–", "—", "to", "bis":
		return true
	}
	return false
}
