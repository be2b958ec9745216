package tag

import "testing"

func TestWhatAWirePutsAroundIsTakenOff(t *testing.T) {
	for in, want := range map[string]string{
		"FreightNewsBreaks - Corvane Lines (NASDAQ: CRVN) opens a depot": "Corvane Lines opens a depot",
		"Corvane (OTC: CRVN) (FSE: 7CV) raises prices":                   "Corvane raises prices",
		"Quenby - a new way to ship":                                     "Quenby - a new way to ship",
		"Corvane wins order: 40 trucks":                                  "Corvane wins order: 40 trucks",
		"What is new (and what is not): a tour":                          "What is new (and what is not): a tour",
	} {
		if got := withoutWire(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"LISBON, May 4, 2026 /FreightWire/ -- Corvane opened a depot.": "Corvane opened a depot.",
		"TURKU (FreightWire) - Corvane opened a depot.":                "Corvane opened a depot.",
		"NEW YORK - Corvane opened a depot.":                           "Corvane opened a depot.",
		"Corvane opened a depot - its first - in Turku.":               "Corvane opened a depot - its first - in Turku.",
		"![](https://a.example/x.png) Corvane opened a depot.":         "Corvane opened a depot.",
		"The depot: a first look at what Corvane built":                "The depot: a first look at what Corvane built",
	} {
		if got := dateless(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
