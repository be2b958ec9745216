package sources

import (
	"strings"
	"testing"
)

// What is saved, raised, charged once or added names no price, though it
// stands at a name as prices do. Each text is read as a plan's line of its own
// and as the price of a card, where a reader without the filter finds one.
func TestWhatIsSavedRaisedOrAFeeIsNoPlan(t *testing.T) {
	for _, text := range []string{
		// Saved and taken off.
		"Save $120 per year",
		"You saved $40 per month",
		"Spar 120 € im Jahr",
		"Économisez 120 € par an",
		"$50 off per month",
		"$30 discount per month",
		// Raised.
		"Raised $5 million per year",
		"We raised $400,000 a year",
		"$12m per year",
		// Fees that come once.
		"Setup fee $99 per month",
		"Setup: $99 once",
		"$99 setup, once",
		"Einrichtung 99 € pro Monat",
		// Bounds, sums that come back, damage, what comes on top.
		"Up to $900 per month",
		"Bis zu 900 € pro Monat",
		"Refunds of $20 per month",
		"Deposit $200 per month",
		"Avoided $7,000 per year",
		"Additional user $4 per month",
	} {
		page := `<html lang="en"><body><div class="card"><h3>Harbour</h3><p>` + text + `</p></div><div class="card"><h3>Marina</h3><p>` + text + `</p></div></body></html>`
		if got := plansIn(t, page, "https://x.example/pricing"); len(got) > 0 {
			t.Errorf("%q is read as %v", text, got)
		}
	}
}

// The words of the filter are the words of plans too: beside an amount they
// are of the plan, not of the amount.
func TestALimitBehindAPriceLeavesIt(t *testing.T) {
	for _, text := range []string{
		"$9 per month, up to 3 people",
		"$9 per month, more than 3 people",
		"$9 up to 3 people, per month",
		"$9 for more than 3 people, per month",
		"$9 / month – save 20 %",
		"$9 per month. Setup is free.",
	} {
		page := `<html lang="en"><body><div class="card"><h3>Harbour</h3><p>` + text + `</p></div><div class="card"><h3>Marina</h3><p>` + strings.Replace(text, "9", "19", 1) + `</p></div></body></html>`
		got := plansIn(t, page, "https://x.example/pricing")
		if len(got) != 2 || got[0].Amount != 900 || got[1].Amount != 1900 || got[0].Interval != "month" {
			t.Errorf("%q is read as %v", text, got)
		}
	}
}

// Whoever is quoted tells of sums; a plan's name in quotation marks, a
// quotation that ended before the amount and a sign for inches are no speech.
func TestAQuotationIsSpeech(t *testing.T) {
	for text, want := range map[string]bool{
		"“We avoided a $40 outage every day.” – Ines":    true,
		"„Das hat uns 40 $40 im Jahr erspart“, sagt sie": true,
		"« Nous payons $40 de moins par mois » Luc":      true,
		"\"It is worth $40 a month to all of us\"":       true,
		"“We paid it back in a month: $40 less":          true,
		"“Pro” costs $40 per month":                      false,
		"Pro “the one for all of our teams” is $40":      false,
		"Pro costs $40 per month":                        false,
		"A 24\" screen for your office wall is $40":      false,
	} {
		if got := inSome(spoken(text), strings.Index(text, "$40")); got != want {
			t.Errorf("%q: speech %v, want %v", text, got, want)
		}
	}
}

// A plan may be called by a word for extras, or hold some.
func TestAHeadingOverExtrasIsTold(t *testing.T) {
	for text, want := range map[string]bool{
		"Add-ons":                   true,
		"Optional extras":           true,
		"Available add-ons":         true,
		"Add-ons for every plan":    true,
		"Zubuchbare Optionen":       true,
		"Options supplémentaires":   true,
		"Servizi aggiuntivi":        true,
		"Add-ons and plans":         false,
		"Extra":                     false,
		"Plus":                      false,
		"Pro with add-ons":          false,
		"Business including extras": false,
	} {
		if got := sellsExtras(text); got != want {
			t.Errorf("%q: extras %v, want %v", text, got, want)
		}
	}
}
