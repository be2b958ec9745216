package tag

import (
	"testing"
	"time"
)

func TestWordsForOneThingMeet(t *testing.T) {
	for _, c := range [][2]string{
		{"insurer", "versicherer"},
		{"haulier", "spedition"},
		{"payroll", "nomina"},
		{"factory", "usine"},
		{"turbine", "eoliennes"},
		{"price", "preis"},
		{"recall", "ruckruf"},
		{"freelancers", "autonomos"},
	} {
		a, b := sameWords().of(c[0]), sameWords().of(c[1])
		if a == "" || a != b {
			t.Errorf("%s is %q, %s is %q", c[0], a, c[1], b)
		}
	}
	if got := sameWords().of("brindlow"); got != "" {
		t.Errorf("brindlow is %q", got)
	}
}

func TestADoingIsToldInFourLanguages(t *testing.T) {
	for word, want := range map[string]doing{
		"acquires": doesBuy, "ubernimmt": doesBuy, "rachete": doesBuy, "adquiere": doesBuy, "layoffs": doesCut, "licencie": doesCut,
		"ernennt": doesPeople, "nombra": doesPeople, "lawsuit": doesSue, "klage": doesSue, "datenleck": doesBreach, "outage": doesFail,
	} {
		if got := trade().of(word); got&want == 0 {
			t.Errorf("%s: got %b, want %b", word, got, want)
		}
	}
}

// TestATellingIsWeighedAgainstTheWholeEvent sees that what two tellings told
// apart counts together.
func TestATellingIsWeighedAgainstTheWholeEvent(t *testing.T) {
	w := assigner().newWork("brindlow", nil)
	say := func(source, title string, at time.Time) telling {
		return telling{facts: factsOf(title, "", w.callings()), source: source, teller: source, at: at, stranger: true}
	}
	first, second := say("a", "Brindlow raises EUR 30 million", start), say("b", "Tarn Ventures leads Brindlow's Series B", start.Add(time.Hour))
	third := say("c", "Tarn Ventures puts 30 million euros into archive maker", start.Add(2*time.Hour))
	alone, whole := newProfile(), newProfile()
	alone.add(first)
	whole.add(say("a", "Brindlow raises EUR 30 million", start))
	whole.add(second)
	a, b := w.weigh(alone, third), w.weigh(whole, third)
	if a.points() >= b.points() {
		t.Errorf("with one telling %.1f points, with both %.1f", a.points(), b.points())
	}
}
