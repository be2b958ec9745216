package names

import (
	"strings"
	"testing"
)

// flags writes a text's words with what is known of them: ^ first of a
// sentence, ' possessive, @ part of an address, # capitals throughout.
func flags(text string) string {
	var list []string
	for _, t := range tokenize(text) {
		word := t.folded
		if t.first {
			word = "^" + word
		}
		if t.caps {
			word += "#"
		}
		if t.owned {
			word += "'"
		}
		if t.address {
			word += "@"
		}
		list = append(list, word)
	}
	return strings.Join(list, " ")
}

func TestWordsAreSplitAsPeopleReadThem(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"Corvane cuts", "^corvane cuts"},
		{"Corvane’s cuts", "^corvane' cuts"},
		{"Corvane 's cuts", "^corvane cuts"},
		{"the rivals' cuts", "^the rivals' cuts"},
		{"Corvane. Then more", "^corvane ^then more"},
		{"Corvane Inc. said", "^corvane inc said"},
		{"R. Calder said", "^r calder said"},
		{"Dr. Calder said", "^dr calder said"},
		{"News: Corvane cuts", "^news ^corvane cuts"},
		{"cuts — Corvane said", "^cuts ^corvane said"},
		{"“Corvane” said", "^corvane said"},
		{"AT&T grows", "^at# and t grows"},
		{"Müller-Straße", "^muller strasse"},
		{"Łódź Ørsted Æther", "^lodz orsted aether"},
		{"カイ社", "^カ イ 社"},
		{"see corvane.example/news today", "^see corvane@ example@ news@ today"},
		{"see https://www.corvane.example/a-b", "^see https@ ^www@ corvane@ example@ a@ b@"},
		{"mail ana@corvane.example now", "^mail ana@ corvane@ example@ now"},
		{"done.Corvane next", "^done corvane next"},
		{"4,000 seats", "^4 000 seats"},
	} {
		if got := flags(c.text); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestALegalFormIsNotPartOfAName(t *testing.T) {
	for name, want := range map[string]string{
		"Corvane GmbH":                  "corvane",
		"Corvane GmbH & Co. KG":         "corvane",
		"Corvane Inc.":                  "corvane",
		"Corvane, Inc.":                 "corvane",
		"Corvane Energy S.A.":           "corvane energy",
		"Corvane S.p.A.":                "corvane",
		"Corvane B.V.":                  "corvane",
		"Corvane N.V.":                  "corvane",
		"Corvane Oy":                    "corvane",
		"Corvane AB":                    "corvane",
		"Corvane A/S":                   "corvane",
		"Corvane ASA":                   "corvane",
		"Corvane Sp. z o.o.":            "corvane",
		"Corvane s.r.o.":                "corvane",
		"Corvane S.A. de C.V.":          "corvane",
		"Corvane Pty Ltd":               "corvane",
		"Corvane Pvt. Ltd.":             "corvane",
		"Corvane Co., Ltd.":             "corvane",
		"Corvane Holdings plc":          "corvane",
		"Corvane LLC":                   "corvane",
		"The Corvane Company":           "corvane",
		"Corvane & Co":                  "corvane",
		"Marrow & Pine Ltd":             "marrow and pine",
		"Inc.":                          "inc",
		"Corvane":                       "corvane",
		"Corvane Software Technologies": "corvane software technologies",
	} {
		if got := strings.Join(stripLegal(wordsOf(tokenize(name))), " "); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestAHostIsReadFromWhatPeopleGive(t *testing.T) {
	for address, want := range map[string]string{
		"corvane.example":                  "corvane.example",
		"WWW.Corvane.Example":              "corvane.example",
		"https://www.corvane.example/en?a": "corvane.example",
		"http://corvane.example:8080/":     "corvane.example",
		"corvane.example.":                 "corvane.example",
		"shop.corvane.example/x":           "shop.corvane.example",
		"corvane":                          "",
		"":                                 "",
		"://":                              "",
	} {
		if got := hostOf(address); got != want {
			t.Errorf("%q: got %q, want %q", address, got, want)
		}
	}
}

func TestTitleCaseIsNoticedLineByLine(t *testing.T) {
	tokens := tokenize("Corvane Opens Plant Near Gdansk — the plant is the second of its kind there")
	shout := titleCased(tokens)
	if !shout[0] || !shout[4] {
		t.Error("the headline is in title case")
	}
	if shout[len(shout)-1] {
		t.Error("the sentence after it is not")
	}
}

func TestUsualWordsAreKnownAndInventedNamesAreNot(t *testing.T) {
	for word, want := range map[string]bool{
		"tide": true, "box": true, "boxes": true, "orange": true, "the": true, "monday": true, "2026": true,
		"brindlow": false, "ostrelle": false, "kestwick": false, "": false,
	} {
		if got := common(word); got != want {
			t.Errorf("common(%q) = %v", word, got)
		}
	}
}
