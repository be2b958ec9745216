package tag

import "testing"

func TestLanguageOfAHeadline(t *testing.T) {
	for text, want := range map[string]string{
		"Corvane opens a depot in Turku":                           "en",
		"Corvane eröffnet ein Lager für Kunden in Turku":           "de",
		"Corvane ouvre un entrepôt pour ses clients à Turku":       "fr",
		"Corvane abre un almacén para sus clientes":                "es",
		"Corvane Lines Turku":                                      "",
		"Oakmoor raises prices for the storage range":              "en",
		"Lindqvist baja los precios de sus envíos":                 "es",
		"Astery Bank ausgezeichnet als beste Direktbank in Berlin": "de",
		"L'éditeur Quenby lève 40 millions d'euros":                "fr",
	} {
		if got := LanguageOf(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
