package sources

import (
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/net/html"
)

func TestAPlanIsTheSameBehindItsItem(t *testing.T) {
	for _, p := range []Plan{
		{Name: "Team", Amount: 4900, Currency: "EUR", Interval: "month", Billed: "year", Unit: "seat", Per: 1, Sure: 0.95, Section: "Pricing > Cloud", Features: []string{"5 projects", "SSO"}},
		{Name: "Call", Amount: 0, Micro: 40000, Currency: "USD", Unit: "request", Per: 1000, Sure: 0.7, From: true},
		{Name: "Big", Contact: true, Per: 1, Sure: 0.85},
		{Name: "Free", Free: true, Per: 1, Sure: 0.85},
		{Name: "Sale", Amount: 1200, Was: 1500, Currency: "USD", Interval: "once", Per: 1, Sure: 0.6, Trial: 14},
	} {
		got, ok := PlanOf(p.item())
		if diff := cmp.Diff(p, got, cmpopts.IgnoreUnexported(Plan{})); !ok || diff != "" {
			t.Errorf("%s: %v %s", p.Name, ok, diff)
		}
	}
}

func TestAPlanSaysItselfInOneLine(t *testing.T) {
	for _, c := range []struct {
		plan Plan
		want string
	}{
		{Plan{Name: "Team", Amount: 4900, Currency: "EUR", Interval: "month", Billed: "year", Unit: "seat", Per: 1}, "Team EUR 49.00 per seat and month, billed yearly"},
		{Plan{Name: "Lite", Amount: 500, Currency: "JPY", Interval: "month", Per: 1}, "Lite JPY 500 per month"},
		{Plan{Name: "OCR", Amount: 5, Currency: "USD", Unit: "request", Per: 1000, From: true}, "OCR from USD 0.05 per 1000 request"},
		{Plan{Name: "Call", Micro: 40000, Currency: "USD", Unit: "call", Per: 1}, "Call USD 0.0004 per call"},
		{Plan{Name: "Font", Amount: 3900, Was: 5900, Currency: "USD", Interval: "once", Per: 1}, "Font USD 39.00 once, was USD 59.00"},
		{Plan{Name: "Solo", Amount: 900, Currency: "GBP", Interval: "month", Trial: 14, Per: 1}, "Solo GBP 9.00 per month, 14 days of trial"},
		{Plan{Name: "Hobby", Free: true, Per: 1}, "Hobby free"},
		{Plan{Name: "Big", Contact: true, Per: 1}, "Big on request"},
	} {
		if got := c.plan.String(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestAnotherAmountKeepsThePlansKey(t *testing.T) {
	before := Plan{Name: "Team", Amount: 4900, Currency: "EUR", Interval: "month"}
	after := Plan{Name: "TEAM", Amount: 5900, Currency: "EUR", Interval: "month"}
	if a, b := before.item().Key, after.item().Key; a != b || a != "plan:team:month" {
		t.Errorf("keys %q and %q", a, b)
	}
	yearly := after
	yearly.Billed = "year"
	if key := yearly.item().Key; key != "plan:team:month+year" {
		t.Errorf("key %q", key)
	}
	items := planItems([]Plan{before, after})
	if items[0].Key == items[1].Key || items[1].Key != "plan:team:month#2" {
		t.Errorf("keys of equals %q and %q", items[0].Key, items[1].Key)
	}
}

func TestAnItemThatIsNoPlanIsRefused(t *testing.T) {
	good := Plan{Name: "Team", Amount: 1, Currency: "EUR", Per: 1}.item()
	for name, it := range map[string]Item{
		"type":   {Type: "block", Fields: good.Fields},
		"fields": {Type: "plan"},
		"amount": {Type: "plan", Fields: map[string]string{"name": "Team", "amount": "many", "sure": "1"}},
		"sure":   {Type: "plan", Fields: map[string]string{"name": "Team", "amount": "1"}},
	} {
		if _, ok := PlanOf(it); ok {
			t.Errorf("%s: taken for a plan", name)
		}
	}
}

func TestTermsAreReadFromTheWordsAroundAnAmount(t *testing.T) {
	for _, c := range []struct {
		text                   string
		interval, billed, unit string
		per                    int
	}{
		{" / month", "month", "", "", 0},
		{"/user/month", "month", "", "seat", 1},
		{" per seat / month, billed annually", "month", "year", "seat", 1},
		{" per month billed annually", "month", "year", "", 0},
		{" monthly, billed annually", "month", "year", "", 0},
		{" monthly billed annually", "month", "year", "", 0},
		{" billed monthly", "", "month", "", 0},
		{" / Monat bei jährlicher Zahlung", "month", "year", "", 0},
		{" pro Nutzer und Monat", "month", "", "seat", 1},
		{" par utilisateur et par mois, facturé annuellement", "month", "year", "seat", 1},
		{"/an", "year", "", "", 0},
		{" par an", "year", "", "", 0},
		{" an item", "", "", "", 0},
		{" per 1,000 requests", "", "", "request", 1000},
		{" / 1k events", "", "", "event", 1000},
		{" per million tokens", "", "", "token", 1000000},
		{" per 1,000 contacts per month", "month", "", "contact", 1000},
		{" per GB per month", "month", "", "gb", 1},
		{"/hour", "", "", "hour", 1},
		{" every 3 months", "quarter", "", "", 0},
		{" one-time payment", "once", "", "", 0},
		{" a month. One mailbox, 5 GB per user.", "month", "", "", 0},
		{" per month, with a book for each student", "month", "", "", 0},
		{" 30 days free", "", "", "", 0},
		{"1ユーザーあたり月額", "month", "", "seat", 1},
		{" kr. pr. måned", "month", "", "", 0},
		{" pcm", "month", "", "", 0},
	} {
		got := readTerms(c.text)
		if got.interval != c.interval || got.billed != c.billed || got.unit != c.unit || got.per != c.per {
			t.Errorf("%q: %+v", c.text, got)
		}
	}
}

func TestATrialIsReadInDays(t *testing.T) {
	for text, want := range map[string]int{
		"Start 21-day free trial":       21,
		"Try free for 2 weeks":          14,
		"30 Tage kostenlos testen":      30,
		"1 month free trial":            30,
		"Essai gratuit de 14 jours":     14,
		"30-day money-back guarantee":   0,
		"Free trial":                    0,
		"Free for 5 users":              0,
		"Try the 3 000-day free trial.": 0,
	} {
		if got := trialDays(text); got != want {
			t.Errorf("%q: %d days, want %d", text, got, want)
		}
	}
}

func TestWhatStandsForAPrice(t *testing.T) {
	for text, want := range map[string][2]bool{
		"Free":                {true, false},
		"Free forever":        {true, false},
		"Für immer kostenlos": {true, false},
		"Contact us":          {false, true},
		"Let’s talk":          {false, true},
		"Custom pricing":      {false, true},
		"Preis auf Anfrage":   {false, true},
		"Sur devis":           {false, true},
		"お問い合わせ":              {false, true},
		"Try it for free":     {false, false},
		"Contact your bank":   {false, false},
		"Free shipping":       {false, false},
		"Starter":             {false, false},
	} {
		free, contact := soft(text)
		if free != want[0] || contact != want[1] {
			t.Errorf("%q: free %v, contact %v", text, free, contact)
		}
	}
}

func TestASignMeansThePagesCurrency(t *testing.T) {
	for _, c := range []struct{ lang, address, text, sign, want string }{
		{"en", "/pricing", "", "USD", "USD"},
		{"en-AU", "/pricing", "", "USD", "AUD"},
		{"en", "/en-ca/pricing", "", "USD", "CAD"},
		{"en", "/pricing", "All prices are in Australian dollars.", "USD", "AUD"},
		{"en-AU", "/pricing", "Prices in USD", "USD", "USD"},
		{"en", "/pricing", "Prices in USD or AUD", "USD", "USD"},
		{"nb", "/priser", "", "KR", "NOK"},
		{"da-DK", "/priser", "", "KR", "DKK"},
		{"sv", "/priser", "", "KR", "SEK"},
		{"zh-CN", "/", "", "JPY", "CNY"},
		{"en", "/", "Amounts are in Chinese yuan (CNY).", "JPY", "CNY"},
		{"ja", "/", "", "JPY", "JPY"},
		{"en-AU", "/", "", "EUR", "EUR"},
		// A country's domain says it; ".co" is sold all over the world.
		{"en", "https://x.com.au/", "", "USD", "AUD"},
		{"en", "https://x.com.co/", "", "USD", "COP"},
		{"en", "https://x.co/", "", "USD", "USD"},
		{"en-US", "https://x.ca/", "", "USD", "USD"},
		{"en", "https://x.dk/", "", "KR", "DKK"},
		{"es-UY", "/", "", "USD", "UYU"},
	} {
		stated := map[string]int{}
		state(stated, c.text)
		base, err := url.Parse(c.address)
		if err != nil {
			t.Fatal(err)
		}
		if got := readCurrencies(stated, c.lang, base).of(c.sign); got != c.want {
			t.Errorf("%s %s %q: %s is %s, want %s", c.lang, c.address, c.text, c.sign, got, c.want)
		}
	}
}

// "R" is a currency in South Africa and a letter everywhere else: the page's
// language, address or words decide.
func TestALetterIsASignInItsCountryAlone(t *testing.T) {
	for _, c := range []struct{ lang, address, text, want string }{
		{"en", "https://x.example/", "", ""},
		{"en-ZA", "https://x.example/", "", "R"},
		{"af", "https://x.example/", "", "R"},
		{"en", "https://x.co.za/", "", "R"},
		{"en", "https://x.example/en-za/pricing", "", "R"},
		{"en", "https://x.example/", "Prices in South African rand", "R"},
		{"en", "https://x.example/", "Prices in ZAR, with VAT", "R"},
	} {
		stated := map[string]int{}
		state(stated, c.text)
		base, err := url.Parse(c.address)
		if err != nil {
			t.Fatal(err)
		}
		got := readCurrencies(stated, c.lang, base)
		if got.letter != c.want {
			t.Errorf("%s %s %q: %q is a sign, want %q", c.lang, c.address, c.text, got.letter, c.want)
		}
		if list := amountsIn("R89 or R 1 299 for type BR 2", got.letter); len(list) != 2*len(c.want) {
			t.Errorf("%s %s: %v", c.lang, c.address, list)
		}
	}
}

func TestTextWithoutPlansHasNone(t *testing.T) {
	for name, body := range map[string]string{
		"news":    `<article><h1>Round</h1><p>Acme raised $5 million. It paid $20,000 to a charity.</p></article>`,
		"blog":    `<article><h1>Our bill</h1><p>We used to spend $500 per month on servers. Now the bill is lower.</p></article>`,
		"faq":     `<h2>FAQ</h2><p><b>Refunds?</b> Up to $100 within 30 days.</p><h3>Basic</h3><p>$5 a month</p>`,
		"contact": `<h3>Sales</h3><p>Contact us</p><h3>Support</h3><p>Free</p>`,
		"empty":   ``,
	} {
		root, err := html.Parse(strings.NewReader("<html><body>" + body))
		if err != nil {
			t.Fatal(err)
		}
		if got := plansOf(root, nil, "en"); len(got) > 0 {
			t.Errorf("%s: %v", name, got)
		}
	}
}
