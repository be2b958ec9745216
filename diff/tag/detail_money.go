package tag

import (
	"regexp"
	"strconv"
	"strings"
)

// moneyForms are ways to write money that Amounts does not know, and one that
// it does. They are of prose: pages of prices are read without them.
var moneyForms = lazilyPairs(
	`(\d)\s?M\s?€`, `$1 million EUR`,
	`(\d)\s?(?:Md|Mds|Mrd)\s?€`, `$1 billion EUR`,
	`(?i)(\d)\s?m€`, `$1 million EUR`,
	`(?i)(\d[\d.,\s]*)\s?(?:mil millones|milliards?|milliarden?|mia\.)\b(?:\s+(?:de\s+|d['’]))?`, `$1 billion `,
	`(?i)(\d[\d.,\s]*)\s?(?:millones|millions|millionen|million|millón|millions?)\b\s*(?:de\s+|d['’]\s?)?`, `$1 million `,
	`(?i)\b(\d+)-(million|billion)-(dollar|euro|pound)s?`, `$1 $2 ${3}s`,
	`(?i)\b(?:US[- ]?dollars?|dollars? américains|dólares(?: estadounidenses)?|US-Dollars?)`, `USD`,
	`(?i)\b(?:canadian dollars?|dollars? canadiens|kanadische dollar)`, `CAD`,
	`(?i)\b(?:australian dollars?)`, `AUD`,
	`(?i)\b(?:schweizer franken|swiss francs?|francs suisses|francos suizos|franken)`, `CHF`,
	`(?i)\b(?:pounds? sterling|pounds|livres sterling|livres|libras esterlinas|libras|pfund)\b`, `GBP`,
	`(?i)\b(?:pesos mexicanos|mexican pesos)`, `MXN`,
	`(?i)\b(?:pesos argentinos|argentine pesos)`, `ARS`,
	`(?i)\bde pesos`, `MXN`,
	`(?i)\b(?:swedish kronor|swedish crowns|kronor)`, `SEK`,
	`(?i)\b(?:norwegian kroner)`, `NOK`,
	`(?i)\b(?:danish kroner|kroner)`, `DKK`,
	`(?i)\b(?:japanese )?yen\b`, `JPY`,
)

type pair struct {
	form func() *regexp.Regexp
	with string
}

func lazilyPairs(list ...string) []pair {
	var out []pair
	for i := 0; i+1 < len(list); i += 2 {
		out = append(out, pair{lazily(list[i]), list[i+1]})
	}
	return out
}

// sayMoney finds the texts that moneyForms are worth trying on.
var sayMoney = lazily(`(?i)\d[\d.,\s]*\s?(?:m\b|md|mil|mrd|mia|-mil|-bil|bil|us|dollar|dólar|franc|frank|schweizer|swiss|livre|libra|pound|pfund|peso|kron|yen|canadian|austral)|\b(?:million|billion|millionen|milliarden)\b`)

// spelledMoney is a number in words before its scale.
var spelledMoney = lazily(`(?i)\b(?:a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half)(?:[- ](?:a|and|one|two|three|four|five|six|seven|eight|nine|hundred|half))* (?:million|billion)\b`)

// plainMoney writes amounts of prose as Amounts reads them.
func plainMoney(text string) string {
	if !sayMoney().MatchString(text) {
		return text
	}
	text = spelledMoney().ReplaceAllStringFunc(text, func(words string) string {
		value, _, ok := spelled(piecesOf(words), 0)
		if !ok {
			return words
		}
		if value >= 1e9 {
			return decimal(value/1e9) + " billion"
		}
		return decimal(value/1e6) + " million"
	})
	for _, p := range moneyForms {
		text = p.form().ReplaceAllString(text, p.with)
	}
	return fromTo().ReplaceAllString(text, "$1$2 $5$3$4 $5")
}

// fromTo is a move whose currency stands once: "from 49 to 59 euros".
var fromTo = lazily(`(?i)\b((?:from|von|de)\s+)([\d.,]+)(\s+(?:to|auf|à|a)\s+)([\d.,]+)\s?(€|\$|£|euros?|eur|usd|gbp|chf|dollars)`)

func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// What stands around an amount that is no part of the happening.
var (
	strangeBefore = lazily(`(?i)(?:valu(?:ation|ed|es|ing)|revenues?|turnover|sales|arr|umsatz|chiffre d'affaires|facturación|ventas|assets|market|worth of|total|to date|since|previous|earlier|compared (?:with|to)|up from|down from|against|budget|capitali[sz]ation|capitalisation|bewertung|bewertet|valorisation|valorisée?|valoración|valorada|gesamt|insgesamt|profit|gewinn|bénéfice|beneficio)[^.;:]{0,28}$`)
	strangeAfter  = lazily(`(?i)^[\s,]*(?:[\w-]+ ){0,2}?(?:in (?:annual |total )?(?:revenues?|sales|assets|turnover)|(?:annual |yearly )?(?:revenues?|turnover|sales)\b|valuation|post-money|pre-money|umsatz|de chiffre|de facturación|de ventas|last year|in (?:19|20)\d\d\b|a year ago|(?:im|in den) (?:vorjahr|20))`)
	resultWords   = lazily(`(?i)revenue|profit|loss|earnings|sales|dividend|umsatz|gewinn|verlust|chiffre|bénéfice|ingresos|beneficio|ventas`)
	priceWords    = lazily(`(?i)pric|cost|fee|fare|rate|tariff|plan|subscription|licen[cs]e|charge|pay|per (?:user|seat|month|year)|preis|kost|gebühr|tarif|prix|coût|abonnement|precio|cuota|tarifa|cuesta`)
	movedFrom     = lazily(`(?i)(?:up |down )?(?:from|instead of|previously|was|statt|bisher|zuvor|von|vorher|contre|au lieu de|en lugar de|frente a|antes)\s*\(?$`)
)

// amounts are the sums that the happening is about.
func (t *telltale) amounts() []string {
	var best []string
	for i, part := range t.telling() {
		if t.def.Name == "pricing" && i > 0 && !priceWords().MatchString(part) || longAgo().MatchString(part) && i > 0 {
			continue
		}
		list := t.amountsOf(part)
		switch {
		case len(list) == 0:
		case t.def.Name != "pricing":
			return list[:1]
		case len(best) == 0:
			best = list
		case len(best) == 1 && len(list) == 2 && (list[0] == best[0] || list[1] == best[0]):
			return list // the headline names the new price, the text both
		}
	}
	return best
}

// amountsOf are the amounts of one sentence; where a price moved, the old one
// stands first.
func (t *telltale) amountsOf(part string) []string {
	found := Amounts(part)
	var list []string
	for i, m := range found {
		start := 0
		if i > 0 {
			start = found[i-1].End
		}
		before, after := part[start:m.Start], part[m.End:]
		if t.subtype != "results" && (strangeBefore().MatchString(before) || strangeAfter().MatchString(after)) {
			continue
		}
		if t.subtype == "results" && !resultWords().MatchString(part) {
			continue
		}
		text := m.String()
		if len(list) == 1 && t.def.Name == "pricing" && movedFrom().MatchString(strings.TrimRight(before, " $€£")) {
			list = []string{text, list[0]}
			continue
		}
		list = append(list, text)
	}
	return list
}
