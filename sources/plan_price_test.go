package sources

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestAPlanIsPricedInWords(t *testing.T) {
	for _, c := range []struct {
		plan                 Plan
		price, struck, terms string
	}{
		{Plan{Amount: 4900, Currency: "EUR", Interval: "month", Unit: "seat", Per: 1}, "EUR 49.00", "", "seat and month"},
		{Plan{Amount: 900, Currency: "EUR", From: true, Was: 1250, Interval: "year"}, "from EUR 9.00", "EUR 12.50", "year"},
		{Plan{Amount: 1200, Currency: "JPY", Was: 1500, Interval: "once"}, "JPY 1200", "JPY 1500", "once"},
		{Plan{Micro: 250000, Currency: "USD", Unit: "request", Per: 1000}, "USD 0.0025", "", "1000 request"},
		{Plan{Contact: true}, "on request", "", ""},
		{Plan{Free: true, Currency: "EUR", Interval: "month"}, "free", "", "month"},
		{Plan{Free: true}, "free", "", ""},
	} {
		if p := c.plan; p.Price() != c.price || p.Struck() != c.struck || p.Terms() != c.terms {
			t.Errorf("%+v is %q, was %q, per %q; want %q, %q, %q", p, p.Price(), p.Struck(), p.Terms(), c.price, c.struck, c.terms)
		}
	}
}

func TestAPlanIsReadBackFromAChangesFields(t *testing.T) {
	p := Plan{
		Name: "Team", Amount: 4900, Currency: "EUR", Interval: "month", Billed: "year", Unit: "seat", Per: 1, Trial: 14, Was: 5900,
		Features: []string{"10 users", "SSO"}, Sure: 0.75,
	}
	again, ok := PlanFrom(p.item().Fields)
	if !ok {
		t.Fatal("a plan's fields are no plan")
	}
	if d := cmp.Diff(p, again, cmpopts.IgnoreUnexported(Plan{})); d != "" {
		t.Errorf("read back (-was +is):\n%s", d)
	}
	if again.Key() != "plan:team:month+year" {
		t.Errorf("key %q", again.Key())
	}
	if _, ok := PlanFrom(map[string]string{"title": "Engineer"}); ok {
		t.Error("a job's fields are a plan")
	}
}
