package tag

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

// signs are how currencies are written, longest first where one begins another.
var signs = []struct{ text, code string }{
	{"US$", "USD"},
	{"AU$", "AUD"},
	{"CA$", "CAD"},
	{"NZ$", "NZD"},
	{"HK$", "HKD"},
	{"MX$", "MXN"},
	{"NT$", "TWD"},
	{"A$", "AUD"},
	{"C$", "CAD"},
	{"S$", "SGD"},
	{"R$", "BRL"},
	{"$", "USD"},
	{"€", "EUR"},
	{"£", "GBP"},
	{"¥", "JPY"},
	{"￥", "JPY"},
	{"円", "JPY"},
	{"元", "CNY"},
	{"₹", "INR"},
	{"₩", "KRW"},
	{"₽", "RUB"},
	{"₺", "TRY"},
	{"₪", "ILS"},
	{"₴", "UAH"},
	{"฿", "THB"},
	{"₫", "VND"},
	{"₱", "PHP"},
	{"₦", "NGN"},
	{"zł", "PLN"},
	{"Kč", "CZK"},
	{"SFr.", "CHF"},
	{"Fr.", "CHF"},
	{"Rs.", "INR"},
	{"Rs", "INR"},
	{"Ft", "HUF"},
	{"kr.", "KR"},
	{"kr", "KR"},
	{"EUR", "EUR"},
	{"Euros", "EUR"},
	{"Euro", "EUR"},
	{"euros", "EUR"},
	{"euro", "EUR"},
	{"USD", "USD"},
	{"dollars", "USD"},
	{"GBP", "GBP"},
	{"CHF", "CHF"},
	{"SEK", "SEK"},
	{"NOK", "NOK"},
	{"DKK", "DKK"},
	{"PLN", "PLN"},
	{"CZK", "CZK"},
	{"HUF", "HUF"},
	{"JPY", "JPY"},
	{"CNY", "CNY"},
	{"INR", "INR"},
	{"KRW", "KRW"},
	{"AUD", "AUD"},
	{"CAD", "CAD"},
	{"NZD", "NZD"},
	{"SGD", "SGD"},
	{"HKD", "HKD"},
	{"BRL", "BRL"},
	{"MXN", "MXN"},
	{"ZAR", "ZAR"},
	{"ILS", "ILS"},
	{"TRY", "TRY"},
	{"AED", "AED"},
	{"SAR", "SAR"},
	{"KWD", "KWD"},
	{"RON", "RON"},
	{"BGN", "BGN"},
	{"TWD", "TWD"},
	{"THB", "THB"},
}

// Amounts finds the sums of money in a text, in order: with the sign before
// or after, points or commas, groups of three, and words for thousands and
// millions. A number without a currency is none, but the second of a range is.
func Amounts(text string) []Money {
	var list []Money
	for i := 0; i < len(text); {
		if !digitAt(text, i) {
			i++
			continue
		}
		end := numberEnd(text, i)
		m, ok := amountAt(text, i, end)
		if n := len(list); ok && n > 0 && m.Start < list[n-1].End {
			ok = false // the sign between two numbers is the first one's
		}
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
// beside it.
func amountAt(text string, start, end int) (Money, bool) {
	if start > 0 {
		// Part of a word or an identifier: "B2B", "v2", "#12".
		if r, _ := utf8.DecodeLastRuneInString(text[:start]); r == '#' || r == '_' {
			return Money{}, false
		}
	}
	head := strings.TrimRight(text[:start], " \u00a0\u202f")
	code, from := signBefore(head)
	rest := text[end:]
	scale, used := multiplier(rest)
	tail := rest[used:]
	if code != "" {
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

// letterBefore reports whether byte i follows a letter.
func letterBefore(text string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return unicode.IsLetter(r)
}

// signBefore finds the currency that a text ends with. A code must be a word
// of its own: "NEUR 50" has none.
func signBefore(head string) (code string, from int) {
	for _, s := range signs {
		if !strings.HasSuffix(head, s.text) {
			continue
		}
		from = len(head) - len(s.text)
		if first, _ := utf8.DecodeRuneInString(s.text); unicode.IsLetter(first) && from > 0 && letterBefore(head, from) {
			continue
		}
		return s.code, from
	}
	return "", 0
}

// signAfter finds the currency that a text begins with, whole words alone.
func signAfter(tail string) (code string, length int) {
	for _, s := range signs {
		if !strings.HasPrefix(tail, s.text) {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(s.text)
		next, _ := utf8.DecodeRuneInString(tail[len(s.text):])
		if unicode.IsLetter(last) && last < 0x2E80 && unicode.IsLetter(next) {
			continue
		}
		// "5 $9": the sign belongs to what follows.
		if s.text == "$" && next >= '0' && next <= '9' {
			continue
		}
		return s.code, len(s.text)
	}
	return "", 0
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
