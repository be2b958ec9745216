package tag

import "testing"

func TestPhrasesMatchAsTheyAreWritten(t *testing.T) {
	for _, c := range []struct {
		phrase, text string
		want         string // the words that match, "" for none
	}{
		{"opens _ {site}", "Corvane opens a new plant today", "opens a new plant"},
		{"opens _ {site}", "Corvane opens one two three four plant", ""},
		{"opens _6 {site}", "Corvane opens one two three four plant", "opens one two three four plant"},
		{"opens {site}", "opens plant", "opens plant"},
		{"acqui*", "The acquisition of Oakmoor", "acquisition"},
		{"acqui*", "An acrobat", ""},
		{"as the? chief", "as chief of staff", "as chief"},
		{"as the? chief", "as the chief of staff", "as the chief"},
		{"as the? chief", "as a chief of staff", ""},
		{"^ how", "How it works", "How"},
		{"^ how", "Here is how", ""},
		{"{num} % off", "now 30 % off", "30 % off"},
		{"{num} jobs", "no jobs", ""},
		{"?", "Is it so?", "?"},
		{"from|at {money} {num}", "plans from €9", "from €9"},
		{"price|prices", "a priceless thing", ""},
	} {
		m := newMatcher()
		if err := m.add(c.phrase, phrase{tag: "x"}); err != nil {
			t.Fatal(err)
		}
		w := Split(c.text, 0)
		got := ""
		if hits := m.find(w); len(hits) > 0 {
			got = w.Quote(hits[0].from, hits[0].to)
		}
		if got != c.want {
			t.Errorf("%q in %q: got %q, want %q", c.phrase, c.text, got, c.want)
		}
	}
}

func TestAWrongPhraseIsRefusedWithItsWords(t *testing.T) {
	for _, wrong := range []string{"_ plant", "the? plant", "opens {nothing}", "opens _99", "opens _x", "^"} {
		if _, err := parsePhrase(wrong); err == nil {
			t.Errorf("%q was taken", wrong)
		}
	}
	bad := Def{Name: "x", Rules: []Rule{{Phrases: "opens {nothing}"}}}
	if _, err := compile([]Def{bad}); err == nil {
		t.Error("a tag with a wrong phrase was compiled")
	}
	if _, err := compile([]Def{{Name: "x", Not: "_ a"}}); err == nil {
		t.Error("a tag with a wrong counter-phrase was compiled")
	}
}

func TestAPhraseIsFoundOnceATextHoweverOftenItStands(t *testing.T) {
	m := newMatcher()
	if err := m.add("opens", phrase{tag: "x"}); err != nil {
		t.Fatal(err)
	}
	if hits := m.find(Split("opens, opens and opens", 0)); len(hits) != 1 || hits[0].from != 0 {
		t.Errorf("got %+v, want the first alone", hits)
	}
}

func TestAnElementCostsNoMoreThanItsGap(t *testing.T) {
	// Nested gaps over a long text must not explode.
	m := newMatcher()
	if err := m.add("a _12 a _12 a _12 b", phrase{tag: "x"}); err != nil {
		t.Fatal(err)
	}
	text := ""
	for range leadWords {
		text += "a "
	}
	if hits := m.find(Split(text, 0)); len(hits) != 0 {
		t.Errorf("got %+v, want none", hits)
	}
}
