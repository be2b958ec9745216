package diff

import (
	"strings"
	"testing"
)

const plansUSD = `<main><h1>Pricing</h1><h2>Team</h2><p>$59 per month</p><h2>Scale</h2><p>$219 per month</p><h2>Support</h2><p>We answer within one day.</p></main>`

var plansEUR = strings.NewReplacer("$59", "€50", "$219", "€200").Replace(plansUSD)

func TestPricesInAnotherCurrencyAreSeenFromElsewhere(t *testing.T) {
	w := watching()
	var bodies []string
	for n := range 12 {
		bodies = append(bodies, []string{plansUSD, plansEUR}[n%2])
	}
	if got := visits(t, w, bodies...); len(got) != 0 {
		t.Errorf("a currency that comes and goes was reported: %+v", got)
	}
	if was := CurrencyOf(w.confirmed); was != "USD" {
		t.Errorf("the prices are watched in %q", was)
	}
	dearer := strings.Replace(plansUSD, "$59", "$69", 1)
	if got := visits(t, w, plansEUR, dearer); len(got) != 1 || got[0].Item == nil || got[0].Item.Name != "Team" {
		t.Errorf("a dearer plan in the watched currency: %+v", got)
	}
}

func TestACompanysOwnChangeOfCurrencyLasts(t *testing.T) {
	stay := make([]string, 20) // ten days
	for i := range stay {
		stay[i] = plansEUR
	}
	w := watching()
	visits(t, w, plansUSD)
	if got := visits(t, w, stay...); len(got) != 2 {
		t.Errorf("want both prices told after a week, got %+v", got)
	}
	fixed := watching()
	fixed.src.Currency = "USD"
	visits(t, fixed, plansUSD)
	if got := visits(t, fixed, stay...); len(got) != 0 {
		t.Errorf("the source is fixed to USD, and prices in EUR were told: %+v", got)
	}
}
