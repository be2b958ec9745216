package tag

import (
	"testing"

	"keywatch/diff"
)

func TestDayOfPublicationIsNoNews(t *testing.T) {
	for text, want := range map[string]string{
		"16 November 2026": "", "2026-11-16": "",
		"23 November 2026 Corvane opens a plant":           "Corvane opens a plant",
		"Nov 23, 2026 | Corvane opens a plant":             "Corvane opens a plant",
		"Le 9 novembre 2026 : Corvane ouvre une usine":     "Le 9 novembre 2026 : Corvane ouvre une usine", // a sentence
		"9 novembre 2026 - Corvane ouvre une usine":        "Corvane ouvre une usine",
		"12 de noviembre de 2026. Corvane abre una planta": "Corvane abre una planta",
		"3 December: records in a bank, a webinar":         "3 December: records in a bank, a webinar", // an appointment
		"2026 was a good year":                             "2026 was a good year",
		"2 new openings":                                   "2 new openings",
	} {
		if got := undated(text); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
	if tags := Read(Text{Title: "16 November 2026"}); len(tags) != 0 {
		t.Errorf("a bare date is tagged %v", tags)
	}
	block := Text{Body: "23 November 2026 Corvane Energy to open a second control centre in Esbjerg", Kind: "page", Place: "newsroom", Op: diff.Added}
	if tags := Read(block); len(tags) != 1 || tags[0].Tag != "expansion" {
		t.Errorf("a dated headline is tagged %v", tags)
	}
}
