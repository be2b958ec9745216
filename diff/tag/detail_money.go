package tag

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"keywatch/sources"
)

// moneyForms are ways to write money that Amounts does not know, and one that
// it does. They are of prose: pages of prices are read without them.
var moneyForms = lazilyPairs(
	`(\d)\s?M\s?€`, `$1 million EUR`,
	`(\d)\s?(?:Md|Mds|Mrd)\s?€`, `$1 billion EUR`,
	`(?i)(\d)\s?m€`, `$1 million EUR`,
	`(?i)(\d[\d.,]*(?:\s\d{3})*)\s?(?:mil millones|milliards?|milliarden?|mia\.)\b(?:\s+(?:de\s+|d['’]))?`, `$1 billion `,
	`(?i)(\d[\d.,]*(?:\s\d{3})*)\s?(?:millones|millions|millionen|million|millón|millions?)\b\s*(?:de\s+|d['’]\s?)?`, `$1 million `,
	`(?i)\b(\d+)-(million|billion)-(dollar|euro|pound)s?`, `$1 $2 ${3}s`,
	`(?i)\b(?:US[- ]?dollars?|dollars? américains|dólares(?: estadounidenses)?|US-Dollars?)`, `USD`,
	`(?i)\b(?:canadian dollars?|dollars? canadiens|kanadische dollar)`, `CAD`,
	`(?i)\b(?:australian dollars?)`, `AUD`,
	`(?i)\b(?:schweizer franken|swiss francs?|francs suisses|francos suizos|franken)`, `CHF`,
	`(?i)\b(?:pounds? sterling|pounds|livres sterling|livres|libras esterlinas|libras|pfund)\b`, `GBP`,
	`(?i)\b(?:pesos mexicanos|mexican pesos)`, `MXN`,
	`(?i)\b(?:pesos argentinos|argentine pesos)`, `ARS`,
	`(?i)\bde pesos`, `MXN`,
	`(?i)\b(million|billion)\s+pesos\b`, `$1 MXN`,
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
		out = append(out, pair{sources.LazyPattern(list[i]), list[i+1]})
	}
	return out
}

// sayMoney finds the texts that moneyForms are worth trying on.
var sayMoney = sources.LazyPattern(`(?i)\d[\d.,\s]*\s?(?:m\b|md|mil|mrd|mia|-mil|-bil|bil|us|dollar|dólar|franc|frank|schweizer|swiss|livre|libra|pound|pfund|peso|kron|yen|canadian|austral)|\b(?:million|billion|millionen|milliarden)\b`)

// spelledMoney is a number in words before its scale.
var spelledMoney = sources.LazyPattern(`(?i)\b(?:a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half)(?:[- ](?:a|and|one|two|three|four|five|six|seven|eight|nine|hundred|half))* (?:million|billion)\b`)

// plainMoney writes amounts of prose as Amounts reads them.
func plainMoney(text string) string {
	if strings.ContainsAny(text, "0123456789") {
		text = plainPrices(text)
	}
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
	return text
}

// plainPrices writes the currency at both sides of a move, and cents as a part
// of their currency.
func plainPrices(text string) string {
	text = fromTo().ReplaceAllString(text, "$1$2 $5$3$4 $5")
	text = insteadOf().ReplaceAllString(text, "$1 $4$2$3 $4")
	return centForm().ReplaceAllStringFunc(text, func(s string) string {
		m := centForm().FindStringSubmatch(s)
		value, err := strconv.ParseFloat(strings.ReplaceAll(m[1], ",", "."), 64)
		if err != nil {
			return s
		}
		code := " EUR"
		if m[2] == "cents" {
			code = " USD"
		}
		return strconv.FormatFloat(value/100, 'f', 6, 64) + code
	})
}

var (
	// insteadOf is a move from a price that stands behind the new one.
	insteadOf = sources.LazyPattern(`(?i)\b([\d.,]*\d)(\s+(?:statt|instead of|au lieu de|contre|en lugar de)\s+)([\d.,]*\d)\s?(€|\$|£|euros?|eur|usd|gbp|chf|dollars|cents?)(?:\b|$)`)
	// centForm is a price in cents; the word is one of the euro but in English.
	centForm = sources.LazyPattern(`(?i)\b(\d+(?:[.,]\d+)?)\s?(cents?|céntimos|centimes)\b`)
	// oldPrice is the price before, whose currency the new one has said.
	oldPrice = sources.LazyPattern(`(?i)\b(?:statt|instead of|frente a(?: los)?|contre|au lieu de|(?:up|down) from|bisher|zuvor|previously|antes|en lugar de)\s+(\d[\d.,]*\d|\d+)\b(?:\s*(\S+))?`)
)

// fromTo is a move whose currency stands once: "from 49 to 59 euros".
var fromTo = sources.LazyPattern(`(?i)\b((?:from|von|de)\s+)([\d.,]+)(\s+(?:to|auf|à|a)\s+)([\d.,]+)\s?(€|\$|£|euros?|eur|usd|gbp|chf|dollars)`)

func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// What stands around an amount that is no part of the happening.
var (
	strangeBefore = sources.LazyPattern(`(?i)(?:such as|including|lost|earned|booked|spent|sold|process(?:es|ed)|owes|previously|ingresó|ingresa|facturó|factura|ganó|gestiona|erzielte?|erwirtschaftete?|umsetzte|réalisé|dégagé|valu(?:ation|ed|es|ing)|revenues?|turnover|sales|arr|umsatz|chiffre d'affaires|facturación|ventas|assets|market|worth of|total|to date|since|previous|earlier|compared (?:with|to)|up from|down from|against|budget|capitali[sz]ation|capitalisation|bewertung|bewertet|valorisation|valorisée?|valoración|valorada|gesamt|insgesamt|profit|gewinn|bénéfice|beneficio)[^.;:]{0,28}$`)
	strangeAfter  = sources.LazyPattern(`(?i)^[\s,]*(?:[\w-]+ ){0,2}?(?:in (?:annual |total )?(?:revenues?|sales|assets|turnover)|(?:annual |yearly )?(?:revenues?|turnover|sales)\b|valuation|post-money|pre-money|umsatz|de chiffre|de facturación|de ventas|last year|in (?:19|20)\d\d\b|a year ago|(?:im|in den) (?:vorjahr|20))`)
	resultWords   = sources.LazyPattern(`(?i)revenue|profit|loss|earnings|sales|dividend|umsatz|gewinn|verlust|chiffre|bénéfice|ingresos|beneficio|ventas`)
	priceWords    = sources.LazyPattern(`(?i)pric|\bfrom [$€£]?\d|\bvon \d|\bde \d[\d.,]* à|zahl|kostet|kilowatt|paie|cobra|\bmes\b|monat|\bmois|cost|fee|fare|rate|tariff|plan|subscription|licen[cs]e|charge|pay|per (?:user|seat|month|year)|preis|kost|gebühr|tarif|prix|coût|abonnement|precio|cuota|tarifa|cuesta`)
	movedFrom     = sources.LazyPattern(`(?i)(?:up |down )?(?:from|instead of|previously|was|statt|bisher|zuvor|von|vorher|contre|au lieu de|en lugar de|frente a|antes)\s*\(?$`)
)

// amounts are the sums that the happening is about.
func (t *telltale) amounts() []string {
	var best []string
	for i, part := range t.paying() {
		if i > 0 && (longAgo().MatchString(part) || !t.aboutMoney(part)) {
			continue
		}
		list := t.amountsOf(part)
		if len(list) == 0 && i == 0 {
			list = t.borrowed(part)
		}
		switch {
		case len(list) == 0:
		case t.def.Name != "pricing":
			return t.dollars(list[:1])
		case len(best) == 0:
			best = list
		case len(best) == 1 && len(list) == 2 && (list[0] == best[0] || list[1] == best[0]):
			return list // the headline names the new price, the text both
		}
	}
	if len(best) == 1 {
		return t.beforeIt(best)
	}
	return best
}

// beforeIt puts before a new price the old one that the text tells in a
// sentence of its own: "Pro used to be $45".
func (t *telltale) beforeIt(list []string) []string {
	_, lead := t.parts()
	for _, part := range lead {
		for _, m := range Amounts(part) {
			if text := amountText(m); text != list[0] && text[:3] == list[0][:3] && oncePriced().MatchString(part[:m.Start]) {
				return []string{text, list[0]}
			}
		}
	}
	return list
}

// oncePriced ends with what says that a price was.
var oncePriced = sources.LazyPattern(`(?i)(?:used to (?:be|cost|pay)|it was|had (?:been|cost)|until now|up to now|so far|previously|bisher|bislang|zuvor|kostete|coûtait|jusqu'ici|jusqu'à présent|auparavant|costaba|hasta ahora|pagaban|payaient|zahlten)[^.;\d]{0,25}$`)

// paying gives the sentences that can name the sum: those that tell of it, and
// the next ones that say what was put into it.
func (t *telltale) paying() []string {
	list := t.telling()
	if t.def.Name != "expansion" {
		return list
	}
	_, lead := t.parts()
	for _, part := range lead[:min(3, len(lead))] {
		if investForm().MatchString(part) && !slices.Contains(list, part) {
			list = append(list, part)
		}
	}
	return list
}

var investForm = sources.LazyPattern(`(?i)\binvest|\binvert|destina|\bcosts?\b|kostet|enveloppe|coût`)

// aboutMoney tells of a sentence of the lead whose amounts can be those of the
// happening: what is paid for it, and not what else a firm has.
func (t *telltale) aboutMoney(part string) bool {
	switch t.def.Name {
	case "pricing":
		return priceWords().MatchString(part)
	case "regulatory":
		return fineWords().MatchString(part)
	case "partnership", "customer", "expansion":
		return dealWords().MatchString(part)
	}
	return true
}

var (
	fineWords = sources.LazyPattern(`(?i)\bfine|penalt|settle|\bpays?\b|\bpaid\b|damages|levy|bu(?:ß|ss)|geldbuße|verlangt|zahlen|strafe|amende|sanction|multa|sanción`)
	dealWords = sources.LazyPattern(`(?i)worth|valued? at|volume|contract|invest|order(?:ed|s)?\b|bestell|\bwins\b|\bwon\b|deal\b|agreement|venture|cost of|auftrag|volumen|vertrag|contrat|marché|montant|enveloppe|budget|contrato|importe|valor|inversión|inverti|destina|investit|project|projekt|proyecto`)
	// bareScale is a sum of millions without its currency.
	bareScale = sources.LazyPattern(`(?i)\b(\d[\d.,]*) (million|billion)\b`)
)

// borrowed is the sum of a headline that leaves the currency to the text.
func (t *telltale) borrowed(part string) []string {
	m := bareScale().FindStringSubmatch(part)
	if m == nil || t.subtype == "results" || len(Amounts(part)) > 0 {
		return nil
	}
	_, lead := t.parts()
	for _, s := range lead {
		if known := Amounts(s); len(known) > 0 {
			if own := Amounts(m[0] + " " + known[0].Currency); len(own) == 1 {
				return []string{amountText(own[0])}
			}
		}
	}
	return nil
}

// dollars gives a plain dollar its country: the text writes the same sum with
// it further on, or tells of Canada in French.
func (t *telltale) dollars(list []string) []string {
	number, plain := strings.CutPrefix(list[0], "USD ")
	if !plain {
		return list
	}
	title, lead := t.parts()
	for _, s := range lead {
		for _, m := range Amounts(s) {
			if code, same := strings.CutSuffix(amountText(m), " "+number); same {
				return []string{code + " " + number}
			}
		}
	}
	if all := title + " " + strings.Join(lead, " "); canadian().MatchString(all) && LanguageOf(all) == "fr" {
		return []string{"CAD " + number}
	}
	return list
}

var canadian = sources.LazyPattern(`\b(?:Québec|Canada|Montréal|Toronto|Ottawa|Gatineau|Sherbrooke)\b`)

// dearest is a million in minor units: what costs more is no price of a plan.
const dearest = 1e8

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
		if t.def.Name == "pricing" && m.Minor >= dearest {
			continue
		}
		if t.def.Name != "pricing" && t.subtype != "results" && (strangeBefore().MatchString(before) || strangeAfter().MatchString(after)) {
			continue
		}
		if t.subtype == "results" && !resultWords().MatchString(part) {
			continue
		}
		text := amountText(m)
		if len(list) == 1 && t.def.Name == "pricing" && movedFrom().MatchString(strings.TrimRight(before, " $€£")) {
			list = []string{text, list[0]}
			continue
		}
		list = append(list, text)
	}
	if len(list) == 1 && t.def.Name == "pricing" {
		if m := oldPrice().FindStringSubmatch(part); m != nil && len(Amounts(m[0])) == 0 && !strings.HasPrefix(m[2], "%") {
			if old := Amounts(found[0].Currency + " " + m[1]); len(old) == 1 {
				return []string{amountText(old[0]), list[0]}
			}
		}
	}
	return list
}

// amountText writes an amount as details do: without zeros at its end.
func amountText(m Money) string {
	text := m.String()
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}
