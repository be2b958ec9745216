package tag

import "testing"

func TestSeverityIsAsTheTagSays(t *testing.T) {
	for _, c := range []struct {
		tag, sub, words string
		want            Severity
	}{
		{"launch", "end of life", "", High},
		{"launch", "new", "", Medium},
		{"launch", "general availability", "", Medium},
		{"launch", "update", "", Low},
		{"launch", "", "", Low},
		{"pricing", "down", "by 25 %", High},
		{"pricing", "down", "by 19 %", Medium},
		{"pricing", "up", "", Medium},
		{"pricing", "free tier", "ends its free plan", High},
		{"pricing", "free tier", "a new free plan", Low},
		{"pricing", "", "a sale", Low},
		{"hire", "lay-off", "", High},
		{"hire", "executive in", "as CFO", High},
		{"hire", "executive in", "as head of sales", Medium},
		{"hire", "executive out", "the president", High},
		{"hire", "promoted", "", Medium},
		{"hire", "opening", "", Low},
		{"partnership", "ended", "", High},
		{"partnership", "reseller", "an exclusive right", High},
		{"partnership", "alliance", "", Medium},
		{"partnership", "integration", "", Low},
		{"event", "call", "", Medium},
		{"event", "conference", "for investors", Medium},
		{"event", "conference", "", Low},
		{"event", "webinar", "", Low},
		{"regulatory", "breach", "", Critical},
		{"regulatory", "fine", "", High},
		{"regulatory", "lawsuit", "", High},
		{"regulatory", "approval", "", Medium},
		{"regulatory", "certification", "", Low},
		{"funding", "acquired by", "", Critical},
		{"funding", "bankruptcy", "", Critical},
		{"funding", "acquisition", "buys a rival", Critical},
		{"funding", "acquisition", "buys a stake", High},
		{"funding", "round", "", High},
		{"funding", "results", "", Medium},
		{"funding", "", "", Low},
		{"customer", "lost", "", High},
		{"customer", "won", "worth a million", High},
		{"customer", "won", "", Medium},
		{"customer", "deployment", "", Low},
		{"expansion", "site", "a new plant", High},
		{"expansion", "site", "a new office", Medium},
		{"expansion", "", "", Low},
		{"positioning", "rebrand", "", High},
		{"positioning", "message", "", Medium},
		{"positioning", "award", "", Low},
		{"media", "interview", "", Low},
	} {
		d, ok := ByName(c.tag)
		if !ok {
			t.Fatalf("no tag %s", c.tag)
		}
		if got := d.Severity(Case{Subtype: c.sub, Words: Split(c.words, 0)}); got != c.want {
			t.Errorf("%s %s %q: got %s, want %s", c.tag, c.sub, c.words, got, c.want)
		}
	}
}

func TestACriticalHeadlineMustBeSure(t *testing.T) {
	if got := calmed(Evidence{Severity: Critical, Confidence: 0.69}); got.Severity != High {
		t.Errorf("got %s at 0.69, want high", got.Severity)
	}
	if got := calmed(Evidence{Severity: Critical, Confidence: 0.7}); got.Severity != Critical {
		t.Errorf("got %s at 0.7, want critical", got.Severity)
	}
	for _, d := range Tags() {
		for _, title := range append(append([]string(nil), d.Yes...), d.No...) {
			for _, e := range Read(Text{Title: title}) {
				if e.Severity == Critical && e.Confidence < interrupts {
					t.Errorf("%q is critical at %.2f", title, e.Confidence)
				}
			}
		}
	}
}

func TestAllElevenTagsAreRegistered(t *testing.T) {
	want := []string{"customer", "event", "expansion", "funding", "hire", "launch", "media", "partnership", "positioning", "pricing", "regulatory"}
	for _, name := range want {
		if _, ok := ByName(name); !ok {
			t.Errorf("%s is missing", name)
		}
	}
	if got := len(Tags()); got != len(want) {
		t.Errorf("%d tags, want %d", got, len(want))
	}
	if _, ok := ByName("weather"); ok {
		t.Error("a tag that nobody registered was found")
	}
}

func TestATagIsRegisteredOnce(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a second launch was taken")
		}
	}()
	register(launch)
}
