package tag

import (
	"strings"
	"testing"

	"keywatch/diff"
)

// find returns the evidence of a tag.
func find(t *testing.T, list []Evidence, name string) Evidence {
	t.Helper()
	for _, e := range list {
		if e.Tag == name {
			return e
		}
	}
	t.Fatalf("no %s in %+v", name, list)
	return Evidence{}
}

func TestSubtypeAndSeverityFollowFromTheWords(t *testing.T) {
	for _, c := range []struct {
		title, tag, sub string
		severity        Severity
	}{
		{"Brindlow cuts price of Team plan by 20%", "pricing", "down", High},
		{"Quenby raises subscription fees for agencies", "pricing", "up", Medium},
		{"Quenby acquires Oakmoor for EUR 90 million", "funding", "acquisition", Critical},
		{"Marrow & Pine to be acquired by Oakmoor", "funding", "acquired by", Critical},
		{"Ostrelle files for bankruptcy protection", "funding", "bankruptcy", Critical},
		{"Brindlow raises $40 million in Series B round", "funding", "round", High},
		{"Quenby reports data breach affecting 40,000 users", "regulatory", "breach", Critical},
		{"Regulator fines Astery Bank EUR 12 million", "regulatory", "fine", High},
		{"Brindlow achieves ISO 27001 certification", "regulatory", "certification", Low},
		{"Corvane Energy names Ilse Harmsen chief information officer", "hire", "executive in", High},
		{"Quenby chief executive steps down after nine years", "hire", "executive out", High},
		{"Pellworth Foods promotes Ana Sorel to chief operating officer", "hire", "promoted", Medium},
		{"Havelock Insurance lays off a tenth of its staff", "hire", "lay-off", High},
		{"Oakmoor sunsets its Classic reporting module on 31 March", "launch", "end of life", High},
		{"Kestwick opens public beta of its scheduling assistant", "launch", "beta", Low},
		{"Ostrelle rebrands as Ostra", "positioning", "rebrand", High},
		{"Ostrelle and Quenby end partnership after three years", "partnership", "ended", High},
		{"Corvane loses contract with city utility", "customer", "lost", High},
		{"Join our webinar on freight visibility on 26 November", "event", "webinar", Low},
		{"We raised $30M to build the future of freight", "funding", "round", High},
		{"Quenby Routes 3.0 is here", "launch", "new", Medium},
		{"Announcing the Ostrelle API", "launch", "new", Medium},
	} {
		e := find(t, Read(Text{Title: c.title}), c.tag)
		if e.Subtype != c.sub || e.Severity != c.severity {
			t.Errorf("%q: got %q, %q, want %q, %q", c.title, e.Subtype, e.Severity, c.sub, c.severity)
		}
		if !strings.Contains(c.title, e.Evidence) || e.Evidence == "" {
			t.Errorf("%q: the evidence %q is none of its words", c.title, e.Evidence)
		}
	}
}

func TestTheSurestTagComesFirst(t *testing.T) {
	list := Read(Text{Title: "Brindlow appoints Tomas Reyl as chief financial officer and opens new office in Gdansk"})
	if len(list) < 2 {
		t.Fatalf("got %+v, want hire and expansion", list)
	}
	for i := 1; i < len(list); i++ {
		if list[i].Confidence > list[i-1].Confidence {
			t.Errorf("%s (%f) stands after %s (%f)", list[i].Tag, list[i].Confidence, list[i-1].Tag, list[i-1].Confidence)
		}
	}
}

func TestEveryTagShownHasWordsAndARule(t *testing.T) {
	for _, d := range Tags() {
		for _, title := range append(append([]string(nil), d.Yes...), d.No...) {
			for _, e := range Read(Text{Title: title}) {
				if e.Evidence == "" || e.Rule == "" || e.Severity == "" {
					t.Errorf("%q: %+v", title, e)
				}
			}
		}
	}
}

func TestDoubtLowersConfidence(t *testing.T) {
	plain := newReading(Text{Title: "Brindlow launches planner"}).ruled("launch")
	for _, title := range []string{"Brindlow may have launched; launches planner", "Why Brindlow launches planner", "Ten years ago: Brindlow launches planner", "Brindlow launches planner?"} {
		if got := newReading(Text{Title: title}).ruled("launch"); got >= plain {
			t.Errorf("%q: %f, want less than %f", title, got, plain)
		}
	}
}

func TestAListOfOneThingIsReadAsThat(t *testing.T) {
	for _, c := range []struct{ place, title, tag, sub string }{
		{"changelog", "4.2.1", "launch", "update"},
		{"careers", "Senior Backend Engineer, Gdansk", "hire", "opening"},
		{"events", "Harbour Night, 26 November", "event", ""},
	} {
		e := find(t, Read(Text{Title: c.title, Kind: "feed", Place: c.place}), c.tag)
		if c.sub != "" && e.Subtype != c.sub {
			t.Errorf("%q: got %q, want %q", c.title, e.Subtype, c.sub)
		}
	}
}

func TestOtherLanguagesAreNotMistagged(t *testing.T) {
	for _, title := range []string{
		"Der Herbst kommt früh in diesem Jahr", "So schmeckt der Sommer an der Küste", "Warum Hunde gern schwimmen",
		"Le village fête la fin des vendanges", "Pourquoi les chats dorment autant", "La pluie revient sur la côte",
		"El otoño llega pronto a la montaña", "Por qué los gatos duermen tanto", "La receta de la abuela",
	} {
		if got := Read(Text{Title: title}); len(got) > 0 {
			t.Errorf("%q: %+v, want no tag", title, got)
		}
	}
}

func TestAChangeIsReadWithItsPlaceAndOp(t *testing.T) {
	c := diff.Change{
		Kind: "page", Op: diff.Removed, Place: "pricing", Before: "Free | up to 3 users", Section: "Plans",
		Element: "tr", URL: "https://brindlow.example/pricing",
	}
	if e := find(t, Read(TextOf(c)), "pricing"); e.Subtype != "free tier" || e.Severity != High {
		t.Errorf("got %+v", e)
	}
	c = diff.Change{Kind: "feed", Op: diff.Added, Title: "Quenby acquires Oakmoor", After: "The deal closes in May."}
	if e := find(t, Read(TextOf(c)), "funding"); e.Subtype != "acquisition" {
		t.Errorf("got %+v", e)
	}
}

func TestPlaceIsInferredFromTheAddress(t *testing.T) {
	text := Text{Body: "EUR 40 per seat", Before: "EUR 50 per seat", Kind: "page", Op: diff.Edited, URL: "https://brindlow.example/de/preise"}
	if e := find(t, Read(text), "pricing"); e.Subtype != "down" {
		t.Errorf("got %+v", e)
	}
}

func TestNothingIsSaidOfNothing(t *testing.T) {
	for _, text := range []Text{{}, {Kind: "page", Op: diff.Added}, {Title: " ", Body: " "}, {Title: "?!"}} {
		if got := Read(text); len(got) > 0 {
			t.Errorf("%+v: %+v", text, got)
		}
	}
}
