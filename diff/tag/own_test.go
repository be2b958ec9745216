package tag

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"keywatch/diff"
)

func TestOnesOwnTagIsReadBesideThoseBuiltIn(t *testing.T) {
	r, err := NewReader([]Own{
		{Name: "residency", Phrases: []string{"Data residency|sovereignty", "hosted in _2 Germany"}, Not: []string{"webinar"}, Severity: High, Doc: "where data is kept"},
		{Name: "waste", Phrases: []string{"food waste"}, Sources: []string{"newsroom", "brindlow-feed", "releases"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		text Text
		want string // tag, evidence and whether it is of the headline
	}{
		"a headline, whatever its capitals":  {Text{Title: "Brindlow promises DATA Sovereignty"}, "residency high 0.90 DATA Sovereignty"},
		"a body":                             {Text{Title: "News of the week", Body: "All files are hosted in eastern Germany now."}, "residency high 0.60 hosted in eastern Germany"},
		"a body that repeats its headline":   {Text{Title: "Data residency", Body: "Data residency is here"}, "residency high 0.90 Data residency"},
		"a phrase against it":                {Text{Title: "Webinar on data residency"}, ""},
		"a phrase against it in the body":    {Text{Title: "Data residency", Body: "Join the webinar"}, ""},
		"a block of a page":                  {Text{Kind: "page", Op: diff.Added, Body: "Choose data residency per team"}, "residency high 0.90 data residency"},
		"a block that left":                  {Text{Kind: "page", Op: diff.Removed, Before: "Choose data residency per team"}, "residency high 0.90 data residency"},
		"far down a body":                    {Text{Title: "News", Body: strings.Repeat("word ", 250) + "data residency"}, ""},
		"beyond its sources":                 {Text{Title: "Corvane cuts food waste"}, ""},
		"its source by place":                {Text{Title: "Corvane cuts food waste", Place: "newsroom"}, "waste medium 0.90 food waste"},
		"its source by the place of the URL": {Text{Title: "Corvane cuts food waste", URL: "https://corvane.example/newsroom/1"}, "waste medium 0.90 food waste"},
		"its source by id":                   {Text{Title: "Corvane cuts food waste", Source: "brindlow-feed"}, "waste medium 0.90 food waste"},
		"its source by kind":                 {Text{Title: "Corvane cuts food waste", Kind: "releases"}, "waste medium 0.90 food waste"},
		"another source":                     {Text{Title: "Corvane cuts food waste", Kind: "feed", Place: "blog", Source: "corvane-feed"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := ""
			for _, e := range r.Read(c.text) {
				if _, built := ByName(e.Tag); !built {
					got += e.Tag + " " + string(e.Severity) + " " + map[float64]string{ownInHead: "0.90", ownInBody: "0.60"}[e.Confidence] + " " + e.Evidence
				}
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	both := r.Read(Text{Title: "Brindlow launches data residency for its platform"})
	if !has(both, "launch") || !has(both, "residency") || both[0].Confidence < both[1].Confidence {
		t.Errorf("both tags, the surest first, are wanted: %+v", both)
	}
	text := Text{Title: "Brindlow promises data residency"}
	want := []Part{
		{"your own phrase: data residency|sovereignty", "data residency", ownInHead, MeansProbability},
		{"confidence", "data residency", ownInHead, MeansProbability},
	}
	if d := cmp.Diff(want, r.Parts(text, "residency")); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(Parts(text, "launch"), r.Parts(text, "launch")); d != "" {
		t.Error(d)
	}
	if r.Doc("residency") != "where data is kept" || r.Doc("launch") != launch.Doc || r.Doc("none") != "" {
		t.Error("what a tag means is told wrongly")
	}
}

func TestAWrongPhraseSaysHowToMendIt(t *testing.T) {
	for phrase, want := range map[string]string{
		"data residency|sovereignty the? ^ _ _12 {role} sov* 20 % {num}": "",
		"company's":                 `"company's" is read from a text as "company"; write that`,
		"food-waste":                `"food-waste" is read from a text as "food waste"; write that`,
		"food _13 waste":            `"_13" is no gap; write _ or _1 to _12`,
		"!":                         `"!" is no word`,
		"é*":                        "", // two bytes, as a prefix is kept
		"{none} x":                  "there is no class {none}; there are {num}, {firm}",
		"_ x":                       "it must begin with a word",
		"":                          "it must begin with a word",
		"a? b":                      "it must begin with a word",
		"a _ b _ c _ d _ e":         "at most 3 gaps",
		"a b? c? d? e? f? g? h? i":  "at most 3 gaps (_) and 6 words that may be missing",
		strings.Repeat("long ", 90): "450 bytes and 400 are the most",
	} {
		err := CheckPhrase(phrase)
		switch {
		case want == "" && err != nil:
			t.Errorf("%q: %v", phrase, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%q: got %v, want %s", phrase, err, want)
		}
		if _, err := NewReader([]Own{{Name: "x", Phrases: []string{phrase}}}); (err == nil) != (want == "") {
			t.Errorf("%q: NewReader says %v", phrase, err)
		}
	}
}

// Every phrase that the check lets through can be laid over any text.
func FuzzOwnPhrases(f *testing.F) {
	f.Add("data residency|sov*", "Brindlow promises data residency")
	f.Add("^ {num} _3 ways?", "10 ways to save")
	f.Fuzz(func(t *testing.T, phrase, text string) {
		r, err := NewReader([]Own{{Name: "x", Phrases: []string{phrase}, Not: []string{phrase + " y"}}})
		if err != nil {
			return
		}
		for _, e := range r.Read(Text{Title: text, Body: text}) {
			if e.Tag == "x" && e.Evidence == "" {
				t.Errorf("%q in %q has no evidence", phrase, text)
			}
		}
	})
}
