package sources

import (
	"strings"
	"testing"
)

func TestAmountsAreReadAsPeopleWriteThem(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"EUR 50", "EUR 50"},
		{"€50", "EUR 50"},
		{"50 €", "EUR 50"},
		{"50€", "EUR 50"},
		{"50 EUR", "EUR 50"},
		{"50 Euro", "EUR 50"},
		{"49 €/mo", "EUR 49 /mo"},
		{"$49", "USD 49"},
		{"$ 49", "USD 49"},
		{"US$49", "USD 49"},
		{"A$49", "AUD 49"},
		{"AU$49", "AUD 49"},
		{"C$49", "CAD 49"},
		{"HK$49", "HKD 49"},
		{"R$49", "BRL 49"},
		{"49 USD", "USD 49"},
		{"£9.99", "GBP 9.99"},
		{"£1,299", "GBP 1299"},
		{"£1,299.50", "GBP 1299.50"},
		{"EUR 1.299,00", "EUR 1299"},
		{"EUR 1.299,50", "EUR 1299.50"},
		{"EUR 1.299", "EUR 1299"},
		{"1.299.000 €", "EUR 1299000"},
		{"$1,299,000", "USD 1299000"},
		{"CHF 1'200", "CHF 1200"},
		{"CHF 1’200.50", "CHF 1200.50"},
		{"CHF 1'200.-", "CHF 1200"},
		{"1 299 zł", "PLN 1299"},
		{"1 299,50 Kč", "CZK 1299.50"},
		{"1\u00a0299\u00a0€", "EUR 1299"},
		{"1\u202f299,00\u202f€", "EUR 1299"},
		{"SEK 499", "SEK 499"},
		{"499 kr", "KR 499"},
		{"499 kr.", "KR 499"},
		// Dollars of other countries, by the letters before the sign.
		{"NZ$49", "NZD 49"},
		{"S$49", "SGD 49"},
		{"MX$49", "MXN 49"},
		{"J$49", "JMD 49"},
		{"R$ 1.299,00", "BRL 1299"},
		// Words that are a currency on one side of a number alone.
		{"2 990 Ft", "HUF 2990"},
		{"49 lei", "RON 49"},
		{"con lei 3 volte", ""},
		{"₺149", "TRY 149"},
		{"149 TL", "TRY 149"},
		{"₪39", "ILS 39"},
		{"99.000 ₫", "VND 99000"},
		{"฿590", "THB 590"},
		// "Fr." is Friday too: before an hour or a day of a month.
		{"Fr. 12.50", "CHF 12.50"},
		{"12 Fr.", "CHF 12"},
		{"Mo.–Fr. 9–17 Uhr", ""},
		{"Fr. 13. Juni", ""},
		{"für Fr. 49. Danach mehr", "CHF 49"},
		// Letters before digits, which only some countries use.
		{"RM29", "MYR 29"},
		{"Rp 149.000", "IDR 149000"},
		{"S/ 49", "PEN 49"},
		{"49 лв.", "BGN 49"},
		// A plain letter is none without its country.
		{"R89", ""},
		{"R2 storage, type R 40", ""},
		{"¥1200", "JPY 1200"},
		{"¥1,200", "JPY 1200"},
		{"1200円", "JPY 1200"},
		{"₹1,499", "INR 1499"},
		{"₩12,000", "KRW 12000"},
		{"KWD 1.250", "KWD 1.250"},
		{"2879.2 EUR", "EUR 2879.20"},
		{"EUR 2879.20", "EUR 2879.20"},
		{"EUR 0.5", "EUR 0.50"},
		{"EUR 0,005", "EUR 0.005"},
		{"$0.0004 per call", "USD 0.0004 per call"},
		{"$5m", "USD 5000000"},
		{"$1.5M", "USD 1500000"},
		{"$1.5 million", "USD 1500000"},
		{"EUR 2,5 Mio.", "EUR 2500000"},
		{"€3bn", "EUR 3000000000"},
		{"12 Millionen Euro", "EUR 12000000"},
		{"$34.5 billion", "USD 34500000000"},
		{"$20k", "USD 20000"},
		{"$7-million", "USD 7000000"},
		{"Team EUR 50 per seat / month", "EUR 50 per seat / month"},
		{"EUR 40 pro Nutzer und Monat", "EUR 40 pro Nutzer und Monat"},
		{"$12/user/month", "USD 12 /user/month"},
		{"$12 a month", "USD 12 a month"},
		{"9 € par mois", "EUR 9 par mois"},
		{"was $59, now $49", "USD 59|USD 49"},
		{"€40–60 / month", "EUR 40 / month|EUR 60 / month"},
		{"$40 to 60", "USD 40|USD 60"},
		{"Free, $9 or $19", "USD 9|USD 19"},
		{"EUR 50 10 seats", "EUR 50"},
		{"(EUR 50)", "EUR 50"},
		{"79 € 59 € par mois", "EUR 79|EUR 59 par mois"},
		{"€ 49,–", "EUR 49"},
		{"49,– €", "EUR 49"},
		{"49.- CHF", "CHF 49"},
		{"$199 MXN", "MXN 199"},
		{"CN¥1,299", "CNY 1299"},
		{"₹1,25,000", "INR 125000"},
		{"$49 EUROPE", "USD 49"},
		{"EUR 50.", "EUR 50"},
		{"$5,", "USD 5"},
		{"50", ""},
		{"50 %", ""},
		{"10 seats", ""},
		{"2026", ""},
		{"v2.1", ""},
		{"B2B 50", ""},
		{"Europe 50", ""},
		{"NEUR 50", ""},
		{"50 Eurovision votes", ""},
		{"$", ""},
		{"EUR", ""},
		{"$99999999999999999999", ""},
		{"a 3-day week", ""},
		{"24/7 support", ""},
	} {
		var got []string
		for _, m := range Amounts(c.text) {
			s := m.String()
			if m.Per != "" {
				s += " " + m.Per
			}
			got = append(got, s)
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%q: got %q, want %q", c.text, g, c.want)
		}
	}
}

func TestAnAmountKnowsWhereItStands(t *testing.T) {
	text := "Team from EUR 1.299,00 per year"
	if m := Amounts(text)[0]; text[m.Start:m.End] != "EUR 1.299,00" {
		t.Errorf("stands at %q", text[m.Start:m.End])
	}
}

func FuzzAmounts(f *testing.F) {
	for _, seed := range []string{"EUR 1.299,00", "$1.5 million", "€40–60 / month", "1 299 zł", "CHF 1'200", "$0.000000001", "9999999999999 bn €"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, m := range Amounts(text) {
			if m.Start < last || m.End <= m.Start || m.End > len(text) || m.Minor < 0 || m.Micro < 0 {
				t.Fatalf("%q: %+v", text, m)
			}
			last = m.End
			_ = m.String()
		}
	})
}
