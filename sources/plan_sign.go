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
type signIndex struct {
	first [256][]sign // of signs that may follow a number
	last  [256][]sign // of signs that may stand before one
}

var signsBy = sync.OnceValue(func() *signIndex {
	x := &signIndex{}
	index := func(list []sign, ahead, behind bool) {
		for _, s := range list {
			// Only one of both for words that mean other things on the other side.
			if first := s.text[0]; behind {
				x.first[first] = append(x.first[first], s)
			}
			if last := s.text[len(s.text)-1]; ahead {
				x.last[last] = append(x.last[last], s)
			}
		}
	}
	index(signs, true, true)
	index(signsAhead, true, false)
	index(signsBehind, false, true)
	return x
})

// signs are how currencies are written, longest first where one begins another.
var signs = []sign{
	// Dollars and yen with their country; a plain one is the page's own.
	{"US$", "USD"},
	{"AU$", "AUD"},
	{"CA$", "CAD"},
	{"NZ$", "NZD"},
	{"HK$", "HKD"},
	{"MX$", "MXN"},
	{"NT$", "TWD"},
	{"RD$", "DOP"},
	{"TT$", "TTD"},
	{"AR$", "ARS"},
	{"CLP$", "CLP"},
	{"COP$", "COP"},
	{"U$S", "USD"},
	{"J$", "JMD"},
	{"N$", "NAD"},
	{"A$", "AUD"},
	{"C$", "CAD"},
	{"S$", "SGD"},
	{"R$", "BRL"},
	{"CN¥", "CNY"},
	{"JP¥", "JPY"},
	// Signs of their own.
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
	// Letters that are no word where they are used.
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
	{"₡", "CRC"},
	{"₵", "GHS"},
	{"₸", "KZT"},
	{"₼", "AZN"},
	{"₾", "GEL"},
	{"৳", "BDT"},
	{"₨", "INR"},
	{"₲", "PYG"},
	{"₮", "MNT"},
	{"៛", "KHR"},
	{"KSh", "KES"},
	// Codes (ISO 4217) and names.
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
	{"RUB", "RUB"},
	{"RSD", "RSD"},
	{"EGP", "EGP"},
	{"MAD", "MAD"},
	{"NGN", "NGN"},
	{"KES", "KES"},
	{"GHS", "GHS"},
	{"QAR", "QAR"},
	{"BHD", "BHD"},
	{"OMR", "OMR"},
	{"JOD", "JOD"},
	{"VND", "VND"},
	{"PEN", "PEN"},
	{"PKR", "PKR"},
	{"BDT", "BDT"},
	{"LKR", "LKR"},
	{"UYU", "UYU"},
	{"NAD", "NAD"},
	{"RMB", "CNY"},
	{"yuan", "CNY"},
	{"pounds", "GBP"},
	{"kronor", "KR"},
	{"kroner", "KR"},
	{"złotych", "PLN"},
	{"reais", "BRL"},
	{"원", "KRW"},
}

// signsAhead stand before a number alone: behind one, "RM" is a room and "S/" a
// word's first letter.
var signsAhead = []sign{
	{"S/", "PEN"},
	{"RM", "MYR"},
	{"Rp", "IDR"},
	{"Rp.", "IDR"},
}

// signsBehind stand behind a number alone: before one, "lei" is Italian for her
// and "rand" an edge.
var signsBehind = []sign{
	{"TL", "TRY"},
	{"lei", "RON"},
	{"лв.", "BGN"},
	{"лв", "BGN"},
	{"грн.", "UAH"},
	{"грн", "UAH"},
	{"руб.", "RUB"},
	{"руб", "RUB"},
	{"din.", "RSD"},
	{"rand", "ZAR"},
	{"złote", "PLN"},
	{"korun", "CZK"},
	{"forint", "HUF"},
	{"rupees", "INR"},
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
		// "NEUR 50": letters before the code make it a part of a word.
		if first, _ := utf8.DecodeRuneInString(s.text); unicode.IsLetter(first) && from > 0 && letterBefore(head, from) {
			continue
		}
		return s.code, from
	}
	return "", 0
}

// letterSign finds a country's letter at the end of a text, as a word of its own.
func letterSign(head, letter string) (code string, from int) {
	// "BR 2" and "2R 4" are names of things.
	from = len(head) - len(letter)
	if !strings.HasSuffix(head, letter) || from > 0 && (letterBefore(head, from) || digitAt(head, from-1)) {
		return "", 0
	}
	return letterCash[letter], from
}

// signAfter finds the currency that a text begins with, whole words alone.
func signAfter(tail string) (code string, length int) {
	if tail == "" {
		return "", 0
	}
	// The first that fits is the longest: the lists are in that order.
	for _, s := range signsBy().first[tail[0]] {
		if !strings.HasPrefix(tail, s.text) {
			continue
		}
		// "50 europe": letters behind do so too, but for scripts without spaces.
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
	// A code is three capitals; most texts behind a price begin with none.
	trimmed := strings.TrimLeft(tail, " \u00a0\u202f")
	if len(trimmed) < 3 || trimmed[0] < 'A' || trimmed[0] > 'Z' {
		return "", 0
	}
	// Only a code tells them apart; "$5 kr" are two prices.
	more, length = signAfter(trimmed)
	if length != 3 {
		return "", 0
	}
	return more, len(tail) - len(trimmed) + length
}
