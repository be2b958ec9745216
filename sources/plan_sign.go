package sources

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// sign is one way to write a currency.
type sign struct{ text, code string }

// signIndex holds the signs by their first and last bytes: every number of a
// page asks for them.
type signIndex struct{ first, last [256][]sign }

var signsBy = sync.OnceValue(func() *signIndex {
	x := &signIndex{}
	for _, s := range signs {
		first, last := s.text[0], s.text[len(s.text)-1]
		x.first[first] = append(x.first[first], s)
		x.last[last] = append(x.last[last], s)
	}
	return x
})

// signs are how currencies are written, longest first where one begins another.
var signs = []sign{
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
	{"CN¥", "CNY"},
	{"JP¥", "JPY"},
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
	{":-", "KR"},
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
	{"COP", "COP"},
	{"CLP", "CLP"},
	{"ARS", "ARS"},
	{"PHP", "PHP"},
	{"IDR", "IDR"},
	{"MYR", "MYR"},
	{"ISK", "ISK"},
	{"UAH", "UAH"},
	{"RMB", "CNY"},
	{"yuan", "CNY"},
	{"pounds", "GBP"},
	{"kronor", "KR"},
	{"kroner", "KR"},
	{"złotych", "PLN"},
	{"reais", "BRL"},
	{"원", "KRW"},
}

// signBefore finds the currency that a text ends with. A code must be a word
// of its own: "NEUR 50" has none.
func signBefore(head string) (code string, from int) {
	if head == "" {
		return "", 0
	}
	for _, s := range signsBy().last[head[len(head)-1]] {
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
	if tail == "" {
		return "", 0
	}
	for _, s := range signsBy().first[tail[0]] {
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

// closer finds the code after an amount that says which dollar or yen its sign
// means: "$199 MXN".
func closer(code, tail string) (more string, length int) {
	if code != "USD" && code != "JPY" && code != "KR" {
		return "", 0
	}
	trimmed := strings.TrimLeft(tail, " \u00a0\u202f")
	if len(trimmed) < 3 || trimmed[0] < 'A' || trimmed[0] > 'Z' {
		return "", 0
	}
	more, length = signAfter(trimmed)
	if length != 3 {
		return "", 0
	}
	return more, len(tail) - len(trimmed) + length
}
