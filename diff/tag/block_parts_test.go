package tag

import (
	"testing"

	"keywatch/diff"
	"keywatch/sources"
)

func TestAPersonIsTwoOrThreeCapitals(t *testing.T) {
	for text, want := range map[string]string{
		"Ilse Harmsen, Chief Information Officer":    "Ilse Harmsen",
		"Chief Financial Officer: Tomas Reyl":        "Tomas Reyl",
		"Ana Maria Sorel VP Operations":              "Ana Maria Sorel",
		"Dr. Karin Moll":                             "Dr. Karin Moll",
		"Our Leadership Team":                        "",
		"we walk a lot":                              "",
		"Senior Manager":                             "",
		"Jan, Weld":                                  "",
		"Head of Sales":                              "",
		"Vorstandsvorsitzende Lea Kranz seit 2026":   "Lea Kranz",
		"Meet the People, Product and Finance teams": "",
	} {
		if got := personName(Split(text, 0)); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestJobTitlesAreKnownByTheirLastWord(t *testing.T) {
	for text, want := range map[string]bool{
		"Senior Backend Engineer": true, "Engineers wanted": true, "Softwareentwickler": true, "Vertriebsleiterin": true,
		"Ingénieur réseau": true, "Gerente de ventas": true, "Account Executive": true,
		"Free lunch": false, "Our values": false, "Apply now": false, "Engineering at Quenby": false,
	} {
		if got := jobWords.in(Split(text, 0)) >= 0; got != want {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}

func TestTheLargestMoveOfAmountsDecides(t *testing.T) {
	for _, c := range []struct {
		was, now string
		from, to string
		up       bool
	}{
		{"$5 and $9", "$5 and $12", "$9", "$12", true},
		{"$10 and $10", "$9 and $20", "$10", "$20", true},
		{"EUR 50", "EUR 40", "EUR 50", "EUR 40", false},
		{"$5, $7 and $9", "$5 and $6", "$7", "$6", false}, // one is gone: those that stay are left out
	} {
		from, to, share := largestMove(Amounts(c.was), Amounts(c.now))
		if got := c.was[from.Start:from.End]; got != c.from {
			t.Errorf("%q to %q: from %q, want %q", c.was, c.now, got, c.from)
		}
		if got := c.now[to.Start:to.End]; got != c.to || share > 0 != c.up {
			t.Errorf("%q to %q: to %q (%f), want %q", c.was, c.now, got, share, c.to)
		}
	}
	for _, same := range [][2]string{{"$5", "$5"}, {"$5", "€9"}, {"", "$9"}, {"$0", "$9"}} {
		if _, _, share := largestMove(Amounts(same[0]), Amounts(same[1])); share != 0 {
			t.Errorf("%v: a move of %f", same, share)
		}
	}
}

func TestPercentIsTheLargestThatIsNamed(t *testing.T) {
	for text, want := range map[string]float64{
		"by 5% and 12.5 %": 12.5, "by 20 percent": 20, "um 12,5 Prozent": 12.5, "5 seats": 0, "grew 300 %": 0, "": 0,
	} {
		if got := percent(Split(text, 0)); got != want {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}

func TestABlockSaysWhatStandsOrStoodThere(t *testing.T) {
	gone := newBlock(Text{Op: diff.Removed, Before: "Free  plan", Place: "pricing"})
	if gone.Said != "Free plan" || !gone.Gone || gone.Where != sources.PlacePricing {
		t.Errorf("got %+v", gone)
	}
	if b := newBlock(Text{Op: diff.Added, Body: "Astery", Place: "home", Section: "Customers"}); b.Where != sources.PlaceCustomers {
		t.Errorf("got %q, want customers", b.Where)
	}
	if b := newBlock(Text{Op: diff.Added, Body: "Team", Place: "pricing", Section: "Customers"}); b.Where != sources.PlacePricing {
		t.Errorf("got %q: a page that has a place keeps it", b.Where)
	}
}

func TestAPlaceThatSpokeIsNotAskedTwice(t *testing.T) {
	// "launches" in a changelog entry on a customers page is no second tag.
	list := Read(Text{Body: "Quenby launches at Astery Bank", Kind: "page", Place: "customers", Op: diff.Added, Element: "h3"})
	if len(list) != 1 || list[0].Tag != "customer" {
		t.Errorf("got %+v, want customer alone", list)
	}
}

func TestAPageIsTrustedLessThanAHeadline(t *testing.T) {
	title := "Quenby acquires Oakmoor for EUR 90 million"
	headline := find(t, Read(Text{Title: title}), "funding")
	page := find(t, Read(Text{Body: title, Kind: "page", Op: diff.Added, Element: "p"}), "funding")
	if page.Confidence >= headline.Confidence || page.Confidence > 0.7 {
		t.Errorf("page %.2f, headline %.2f", page.Confidence, headline.Confidence)
	}
}
