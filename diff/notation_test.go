package diff

import (
	"slices"
	"testing"
)

func TestFiguresAreTheSameInAnyNotation(t *testing.T) {
	for _, same := range [][]string{
		{"€ 49,–", "49.00 EUR", "EUR 49", "49 €", "49,00 Euro"},
		{"$2,879.20", "2879.2 USD"},
		{"1200000 units", "1,200,000 units", "1.200.000 units", "1 200 000 units"},
		{"on 12 March 2025", "on March 12, 2025", "on 12.03.2025", "on 12/03/2025", "on 2025-03-12"},
		{"el 14 de enero de 2025", "el 14/01/2025"},
		{"am 3. Oktober 1994", "am 03.10.1994"},
		{"Tel. 01 99 00 12 34", "Tel. 01.99.00.12.34"},
		{"7.50 a month", "7.5 a month"},
	} {
		first := notation(words(same[0]))
		for _, text := range same[1:] {
			if got := notation(words(text)); !slices.Equal(got, first) {
				t.Errorf("%q is %q, %q is %q", same[0], first, text, got)
			}
		}
	}
	for _, other := range [][2]string{
		{"EUR 49", "EUR 59"},
		{"EUR 49", "USD 49"},
		{"49.5 %", "49.05 %"},
		{"1,200 seats", "1.2 seats"},
		{"on 12 March 2025", "on 13 March 2025"},
		{"on 12 March 2025", "on 12 April 2025"},
		{"on 12 March 2025", "on 12 March 2026"},
		{"10 seats for 3 teams", "103 seats for teams"},
		{"up to 10 000 rows", "up to 10 rows"},
		{"mardi 4 juin 2025", "mardi 4 mars 2025"},
	} {
		if slices.Equal(notation(words(other[0])), notation(words(other[1]))) {
			t.Errorf("%q equals %q", other[0], other[1])
		}
	}
}

func TestMenusTellWhatIsOffered(t *testing.T) {
	menu := func(entries string) string {
		return "<header><nav>" + entries + "</nav></header>" + plansAll
	}
	row := func(words ...string) string {
		s := ""
		for _, w := range words {
			s += `<a href="/` + w + `">` + w + `</a> `
		}
		return s
	}
	list := func(words ...string) string {
		s := "<ul>"
		for _, w := range words {
			s += `<li><a href="/` + w + `">` + w + `</a></li>`
		}
		return s + "</ul>"
	}
	for name, c := range map[string]struct {
		old, now string
		told     int
	}{
		"a product in a row":          {row("Payroll", "Pricing"), row("Payroll", "Startups", "Pricing"), 1},
		"a product in a list":         {list("Payroll", "Pricing"), list("Payroll", "Startups", "Pricing"), 1},
		"a product left":              {list("Payroll", "Startups", "Pricing"), list("Payroll", "Pricing"), 1},
		"a utility":                   {list("Payroll", "Pricing"), list("Payroll", "Pricing", "Login"), 0},
		"an entry worded anew":        {list("Payroll", "Docs"), list("Payroll", "Guides"), 0},
		"a word added to an entry":    {row("Skip-to content"), row("Skip-to main content"), 0},
		"another menu":                {list("Payroll"), list("Time", "Leave", "Shifts", "Payroll"), 0},
		"a utility in a footer's row": {row("Payroll", "Pricing"), row("Payroll", "Pricing", "Cookies"), 0},
	} {
		if changes, _ := Compare(page(t, menu(c.old)), page(t, menu(c.now)), Memory{}); len(changes) != c.told {
			t.Errorf("%s: %+v", name, changes)
		} else if Material(changes) {
			t.Errorf("%s: a menu is taken for content", name)
		}
	}
}
