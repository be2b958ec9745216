package diff

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestANoteIsAChangeWithItsOwnEvidence(t *testing.T) {
	at := time.Date(2026, 11, 3, 10, 0, 0, 0, time.UTC)
	n := Note{Company: "brindlow", Account: "corvane", About: "Corvane Energy", Text: " Brindlow offers 30 % off. It ends in May.\r\nFrom a call. ", By: "Maren Voss "}
	got, err := n.Change(at)
	if err != nil {
		t.Fatal(err)
	}
	want := Change{
		ID: got.ID, Key: got.Key, Source: "notes", Kind: "note", Company: "brindlow", Account: "corvane", By: "Maren Voss", Op: Added, Region: "main",
		Section: "a report by Maren Voss for Corvane Energy", Title: "Brindlow offers 30 % off", After: "Brindlow offers 30 % off. It ends in May.\nFrom a call.",
		From: at, Seen: at, Confirmed: at,
	}
	if d := cmp.Diff(want, got); d != "" || !strings.HasPrefix(got.ID, "ch_") {
		t.Error(got.ID, d)
	}
	again, err := n.Change(at.AddDate(0, 1, 0))
	if err != nil || again.ID != got.ID {
		t.Errorf("the same note is %s, %v; want %s", again.ID, err, got.ID)
	}
	n.By = "Jonas Reuter"
	if other, err := n.Change(at); err != nil || other.ID == got.ID {
		t.Errorf("another person's note has the same id %s, %v", other.ID, err)
	}
}

func TestAWrongNoteSaysHowToMendIt(t *testing.T) {
	at := time.Date(2026, 11, 3, 10, 0, 0, 0, time.UTC)
	for want, n := range map[string]Note{
		"the text is missing":                     {By: "Maren"},
		"the name of who reports it is missing":   {Text: "x"},
		"the text has 20001 bytes and 20000 are":  {Text: strings.Repeat("x", 20_001), By: "Maren"},
		"the text is not UTF-8 text":              {Text: "x\xff", Title: "x", By: "Maren"},
		`the text holds the control character '`:  {Text: "x\x1b[2J", Title: "x", By: "Maren"},
		`the title holds the control character '`: {Text: "x", Title: "a\nb", By: "Maren"},
		"the title has 900 bytes and 800 are":     {Text: "x", Title: strings.Repeat("x", 900), By: "Maren"},
	} {
		if _, err := n.Change(at); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	if c, err := (Note{Text: strings.Repeat("long ", 100), By: "Maren"}).Change(at); err != nil || len([]rune(c.Title)) > 200 {
		t.Errorf("a long text without a sentence: %v, title of %d", err, len(c.Title))
	}
}
