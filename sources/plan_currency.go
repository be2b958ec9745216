package sources

import (
	"net/url"
	"strings"
)

// currencies says what a page's signs mean where several currencies share one.
type currencies struct {
	dollar, yen, crown string
	letter             string // a letter that is a sign here: "R" in South Africa, else ""
}

// letterCash are the currencies that one country writes with a plain letter.
var letterCash = map[string]string{"R": "ZAR"}

// dollars are the currencies that are written with a dollar's sign.
var dollars = map[string]bool{
	"USD": true, "AUD": true, "CAD": true, "NZD": true, "SGD": true, "HKD": true, "TWD": true, "MXN": true, "COP": true, "CLP": true, "ARS": true, "UYU": true, "DOP": true, "NAD": true, "TTD": true, "JMD": true,
}

// regionCash is the currency of a region's dollar, yen or crown (ISO 3166 to
// ISO 4217).
var regionCash = map[string]string{
	"au": "AUD", "ca": "CAD", "nz": "NZD", "sg": "SGD", "hk": "HKD", "tw": "TWD", "mx": "MXN", "co": "COP", "cl": "CLP", "ar": "ARS", "us": "USD", "uy": "UYU", "na": "NAD", "za": "ZAR",
	"se": "SEK", "no": "NOK", "dk": "DKK", "is": "ISK", "cn": "CNY", "jp": "JPY",
}

// langCash is what a language alone says.
var langCash = map[string]string{"sv": "SEK", "nb": "NOK", "nn": "NOK", "no": "NOK", "da": "DKK", "is": "ISK", "zh": "CNY", "ja": "JPY", "af": "ZAR"}

// readCurrencies decides by what the page states, then by its language and
// address.
func readCurrencies(stated map[string]int, lang string, base *url.URL) currencies {
	c := currencies{dollar: "USD", yen: "JPY", crown: "SEK"}
	language, region, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(lang, "_", "-")), "-")
	if base != nil {
		first, _, _ := strings.Cut(strings.TrimPrefix(base.Path, "/"), "/")
		if l, g, ok := strings.Cut(strings.ToLower(first), "-"); ok && len(l) == 2 && len(g) == 2 {
			region = g
		}
	}
	// The surest comes last: an address beats a language, a region both, words
	// all of them.
	c.take(langCash[language])
	if base != nil && region == "" {
		c.take(hostCash(base.Hostname()))
	}
	c.take(regionCash[region])
	c.take(one(stated, func(code string) bool { return dollars[code] }))
	c.take(one(stated, func(code string) bool { return code == "ZAR" }))
	c.take(one(stated, func(code string) bool { return code == "CNY" || code == "JPY" }))
	c.take(one(stated, func(code string) bool { return code == "SEK" || code == "NOK" || code == "DKK" || code == "ISK" }))
	return c
}

// take sets the sign that a code is written with.
func (c *currencies) take(code string) {
	switch {
	case code == "":
	case code == "ZAR":
		c.letter = "R"
	case dollars[code]:
		c.dollar = code
	case code == "CNY" || code == "JPY":
		c.yen = code
	case code == "SEK" || code == "NOK" || code == "DKK" || code == "ISK":
		c.crown = code
	}
}

// hostCash is the currency of the country that a host's name ends with. Names
// that are sold as words all over the world say nothing.
func hostCash(host string) string {
	end := host[strings.LastIndexByte(host, '.')+1:]
	switch end {
	case "co", "is", "us", "na", "cl":
		if !strings.Contains(host, ".com.") {
			return ""
		}
	}
	return regionCash[end]
}

// one is the only stated code of a family, "" when there is none or several.
func one(stated map[string]int, family func(string) bool) string {
	found := ""
	for code := range stated {
		if !family(code) {
			continue
		}
		if found != "" {
			return ""
		}
		found = code
	}
	return found
}

// of is the ISO 4217 code of an amount's sign on this page.
func (c currencies) of(code string) string {
	switch code {
	case "USD":
		return c.dollar
	case "JPY":
		return c.yen
	case "KR":
		return c.crown
	}
	return code
}

// money is an amount in the minor units of its currency on this page: a yen
// sign that means yuan has cents.
func (c currencies) money(m Money) (minor, micro int64, code string) {
	code = c.of(m.Currency)
	minor, micro = m.Minor, m.Micro
	for d := exponent(code) - exponent(m.Currency); d > 0 && minor < maxMajor; d-- {
		minor, micro = minor*10+micro/1e5, micro%1e5*10
	}
	for d := exponent(m.Currency) - exponent(code); d > 0; d-- {
		minor, micro = minor/10, minor%10*1e5+micro/10
	}
	return minor, micro, code
}

// currencyNames are currencies in words, as notes under prices write them.
var currencyNames = []struct{ text, code string }{
	{"australian dollar", "AUD"},
	{"canadian dollar", "CAD"},
	{"new zealand dollar", "NZD"},
	{"singapore dollar", "SGD"},
	{"hong kong dollar", "HKD"},
	{"us dollar", "USD"},
	{"u.s. dollar", "USD"},
	{"us-dollar", "USD"},
	{"mexican peso", "MXN"},
	{"pesos mexicanos", "MXN"},
	{"dollars canadiens", "CAD"},
	{"swedish kron", "SEK"},
	{"norwegian kron", "NOK"},
	{"danish kron", "DKK"},
	{"chinese yuan", "CNY"},
	{"renminbi", "CNY"},
	{"south african rand", "ZAR"},
	{"suid-afrikaanse rand", "ZAR"},
}

// state notes the codes and names of currencies that a line of text uses.
func state(stated map[string]int, text string) {
	for i := 0; i+3 <= len(text); i++ {
		if text[i] < 'A' || text[i] > 'Z' || i > 0 && letterBefore(text, i) {
			continue
		}
		end := i
		for end < len(text) && text[end] >= 'A' && text[end] <= 'Z' {
			end++
		}
		if end-i == 3 && (dollars[text[i:end]] || text[i:end] == "CNY" || text[i:end] == "RMB" || text[i:end] == "SEK" || text[i:end] == "NOK" || text[i:end] == "DKK" || text[i:end] == "ZAR") {
			code := text[i:end]
			if code == "RMB" {
				code = "CNY"
			}
			stated[code]++
		}
		i = end
	}
	if len(text) > 200 {
		return
	}
	for _, word := range [...]string{"ollar", "eso", "ron", "uan", "enminbi", "frica"} {
		if !strings.Contains(text, word) {
			continue
		}
		low := strings.ToLower(text)
		for _, n := range currencyNames {
			if strings.Contains(low, n.text) {
				stated[n.code]++
			}
		}
		return
	}
}
