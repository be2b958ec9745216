package tag

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func lows(w Words) []string {
	var list []string
	for _, word := range w.List {
		list = append(list, word.Low)
	}
	return list
}

func TestWordsAreWhatAReaderWouldCount(t *testing.T) {
	for text, want := range map[string][]string{
		"Brindlow's Team plan":        {"brindlow", "team", "plan"},
		"AI-powered, at last!":        {"ai", "powered", "at", "last"},
		"raises $2.5 million":         {"raises", "$", "2.5", "million"},
		"1,200 jobs cut by 20%":       {"1,200", "jobs", "cut", "by", "20", "%"},
		"Preiserhöhung für Kunden?":   {"preiserhöhung", "für", "kunden", "?"},
		"l'offre d'Astery":            {"l'offre", "d'astery"},
		"":                            nil,
		"...":                         nil,
		"'quoted' words":              {"quoted", "words"},
		"v2.0.1 is out":               {"v2.0.1", "is", "out"},
		"株式会社 Norrvik":                {"株式会社", "norrvik"},
		"end of sentence. Next one's": {"end", "of", "sentence", "next", "one"},
	} {
		if diff := cmp.Diff(want, lows(Split(text, 0))); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

func TestOnlyTheStartOfALongTextIsRead(t *testing.T) {
	long := strings.Repeat("word ", 100_000)
	if n := len(Split(long, leadWords).List); n != leadWords {
		t.Errorf("read %d words, want %d", n, leadWords)
	}
	if n := len(newReading(Text{Title: "A title", Body: long}).lead.List); n != leadWords {
		t.Errorf("read %d words of the body, want %d", n, leadWords)
	}
}

func TestQuotesAreTheVeryWords(t *testing.T) {
	w := Split("Brindlow, of all firms, RAISES its fees", 0)
	if got := w.Quote(0, 3); got != "Brindlow, of all firms" {
		t.Errorf("got %q", got)
	}
	if got := w.Quote(4, 99); got != "" {
		t.Errorf("a quote past the end is %q, want none", got)
	}
	if !w.Has("none", "fees") || w.Has("fee") {
		t.Error("Has must find whole words only")
	}
}

func TestLeftoversOfMarkupAreNotWords(t *testing.T) {
	for text, want := range map[string]string{
		"Oakmoor&#39;s plan &amp; ours":           "Oakmoor's plan & ours",
		"Oakmoor #39;s plan":                      "Oakmoor's plan",
		"&lt;b&gt;Quenby&lt;/b&gt; opens":         "Quenby opens",
		"a  b\n\tc":                               "a b c",
		"Ostrelle’s – new — name":                 "Ostrelle's - new - name",
		"a < b and c > d":                         "a < b and c > d",
		"<p class=\"x\">Pellworth</p> cuts <b>it": "Pellworth cuts it",
	} {
		if got := Clean(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestABodyThatRepeatsItsHeadlineIsReadOnce(t *testing.T) {
	if got := leadOf("Quenby opens office. It is in Lyon.", "Quenby opens office."); got != "It is in Lyon." {
		t.Errorf("got %q", got)
	}
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"Brindlow's $5 plan", "&#39;", "a'b.c,1", "\xff\xfe", "é’s"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		w := Split(Clean(s), 0)
		last := 0
		for _, word := range w.List {
			if word.From < last || word.To <= word.From || word.To > len(w.Text) {
				t.Fatalf("word %+v out of order in %q", word, w.Text)
			}
			last = word.To
			if utf8.ValidString(w.Text) && !utf8.ValidString(word.Low) {
				t.Fatalf("word %q is cut within a character", word.Low)
			}
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add("Brindlow cuts Team to EUR 40", "Lead.", "pricing", "edited", "EUR 50", "Team > Prices")
	f.Add("", "EUR 40 / seat", "", "removed", "", "")
	f.Fuzz(func(t *testing.T, title, body, place, op, before, section string) {
		text := Text{Title: title, Body: body, Place: place, Before: before, Section: section, Kind: "page"}
		if op != "" {
			text.Op = "edited"
		}
		for _, e := range Read(text) {
			if e.Tag == "" || e.Severity == "" || e.Confidence < shown || e.Confidence > 1 {
				t.Fatalf("%+v", e)
			}
		}
	})
}
