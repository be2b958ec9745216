package diff

import "keywatch/sources"

// pendingElsewhere is why prices wait that all are in another currency: it is
// what a visitor from elsewhere sees. Where the source's currency is fixed they
// wait as long as it lasts.
const pendingElsewhere = "all prices are in another currency, as a visitor from elsewhere sees them"

// currencyShare is the part of a page's prices that its currency has at least.
const currencyShare = 0.8

// CurrencyOf is the ISO 4217 code that a page's price plans are in, "" for
// plans of several currencies or none with an amount.
func CurrencyOf(s *sources.Snapshot) string {
	count, all, most := map[string]int{}, 0, ""
	for i := range s.Items {
		f := s.Items[i].Fields
		if s.Items[i].Type != "plan" || f["amount"] == "" || f["currency"] == "" {
			continue
		}
		all++
		code := f["currency"]
		if count[code]++; count[code] > count[most] {
			most = code
		}
	}
	if most == "" || float64(count[most]) < currencyShare*float64(all) {
		return ""
	}
	return most
}

// elsewhere tells whether the page now shows its prices as to a visitor from
// elsewhere, and not as it is watched. Where no currency is fixed, what lasts
// is the company's own change of currency.
func (j *judgement) elsewhere() bool {
	was, is := CurrencyOf(j.Confirmed), CurrencyOf(j.current)
	if j.Source.Currency != "" && was != j.Source.Currency && is == j.Source.Currency {
		return false // at last as it is to be watched
	}
	lasted := j.Source.Currency == "" && j.Pending != nil && j.Pending.Reason == pendingElsewhere && j.Now.Sub(j.Pending.Since) >= lastsFor
	return was != "" && is != "" && was != is && !lasted
}
