package daemon

import "testing"

func TestAnAddressIsToldFromWords(t *testing.T) {
	for _, c := range []struct{ text, address string }{
		{"https://www.Brindlow.example/Pricing/", "brindlow.example/Pricing"},
		{"http://brindlow.example:80/pricing?utm_source=x&plan=team#top", "brindlow.example/pricing?plan=team"},
		{"brindlow.example/pricing", "brindlow.example/pricing"},
		{"brindlow.example", "brindlow.example"},
		{"https://brindlow.example:8443/", "brindlow.example:8443"},
		{"EUR 40 per seat", ""},
		{"pricing", ""},
		{"AC/DC", ""},
		{"and/or", ""},
		{"the end.", ""},
		{"ftp://brindlow.example/x", ""},
		{"https://", ""},
		{"javascript://brindlow.example/%0aalert(1)", ""},
		{"", ""},
	} {
		if got := askFor(c.text); got.address != c.address {
			t.Errorf("%q is read as the address %q, want %q", c.text, got.address, c.address)
		}
	}
}

func TestMostWordsOfALongTextAreEnough(t *testing.T) {
	for _, c := range []struct {
		asked, text  string
		whole, loose bool
	}{
		{"EUR 40", "Team costs EUR 40 a month", true, true},
		{"EUR 40", "Team costs EUR 50 a month", false, false},
		{"EUR 40 per seat", "Team costs EUR 50 per seat", false, true},
		{"seat price cut", "the price of a seat", false, false},
		{"Café crème", "cafe Creme", true, true},
		{"price", "Prices", true, true},
		{"...", "anything", false, false},
	} {
		a := askFor(c.asked)
		if got := a.says(c.text); got != c.whole {
			t.Errorf("%q says all of %q: %v", c.text, c.asked, got)
		}
		if got := a.loosely().says(c.text); got != c.loose {
			t.Errorf("%q says most of %q: %v", c.text, c.asked, got)
		}
	}
}
