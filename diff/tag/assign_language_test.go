package tag

import (
	"testing"

	"keywatch/diff"
)

func TestAnEventKeepsTheLanguageOfItsFirstTelling(t *testing.T) {
	for title, want := range map[string]string{
		"Brindlow senkt die Preise für kleine Teams":        "de",
		"Brindlow lowers prices for small teams":            "en",
		"Brindlow baisse ses prix pour les petites équipes": "fr",
		"Brindlow": "",
	} {
		ch := feed(title, "")
		ch.ID = "ch_1"
		got := assigner().Assign("brindlow", nil, []diff.Change{ch})
		if len(got) != 1 || got[0].Language != want {
			t.Errorf("%q: %+v, want the language %q", title, got, want)
		}
	}
}
