package store_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"keywatch/store"
)

func TestWordsAreFolded(t *testing.T) {
	for text, want := range map[string][]string{
		"Price CUT, price!":   {"price", "cut"},
		"Crème brûlée":        {"creme", "brulee"},
		"Straße STRASSE":      {"strasse"},
		"$49/month — v2.1":    {"49", "month", "v2", "1"},
		"ﬁne ＡＢＣ":             {"fine", "abc"},
		"İstanbul":            {"istanbul"},
		"価格 改定":               {"価格", "改定"},
		"don't":               {"don", "t"},
		" \t\n…":              nil,
		"한국어 문서":              {norm("한국어"), norm("문서")},
		"acme.example/plans?": {"acme", "example", "plans"},
	} {
		if got := store.Words(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// norm gives Hangul in the decomposed form that folding leaves it in.
func norm(s string) string { return store.Fold(s) }

func TestNeedlesAreTheBeginningsOfWords(t *testing.T) {
	for _, c := range []struct {
		text, query string
		want        bool
	}{
		{"Prices rose", "price", true},
		{"Prices rose", "rices", false},
		{"Prices rose", "rose PRICES", true},
		{"Prices rose", "rose fell", false},
		{"Café au lait", "cafe", true},
		{"Cafe au lait", "café", true},
		{"新価格のお知らせ", "価格", true},
		{"startup", "art", false},
		{"한국어 문서", "한국", true},
	} {
		text, all := store.SearchText(c.text), true
		for _, n := range store.Needles(c.query) {
			all = all && strings.Contains(text, n)
		}
		if all != c.want {
			t.Errorf("%q in %q: %v, want %v", c.query, c.text, all, c.want)
		}
	}
	if n := store.Needles("..."); len(n) != 0 {
		t.Errorf("punctuation asks for %q", n)
	}
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"Price", "Crème", "価格", "\xff\xfe", "ß", "a\u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		stored := store.SearchText(text)
		for _, w := range store.Words(text) {
			if !utf8.ValidString(w) && utf8.ValidString(text) {
				t.Errorf("word %q is no text", w)
			}
			for _, n := range store.Needles(w) {
				if !strings.Contains(stored, n) {
					t.Errorf("%q of %q is not found in %q", n, text, stored)
				}
			}
		}
	})
}
