package names

import (
	"fmt"
	"strings"
	"testing"
)

// cast is who can be named in the cases: invented firms, some with names that
// are words, and people.
func cast() []Entry {
	return []Entry{
		{ID: "brindlow", Names: []string{"Brindlow Software GmbH", "Brindlow", "Brindlow Archive"}, Domain: "brindlow.example"},
		{ID: "corvane", Names: []string{"Corvane Energy S.A.", "Corvane"}, Domain: "corvane.example"},
		{ID: "tide", Names: []string{"Tide Platform Ltd", "Tide"}, Domain: "tide.example", Industry: "business banking", Context: []string{"accounts"}},
		{ID: "box", Names: []string{"Box Inc.", "Box"}, Domain: "box.example", Context: []string{"content cloud"}},
		{ID: "orange", Names: []string{"Orange S.A.", "Orange"}, Context: []string{"telecom", "mobile"}},
		{ID: "arrow", Names: []string{"Golden Arrow plc", "Golden Arrow"}},
		{ID: "marrow", Names: []string{"Marrow & Pine"}},
		{ID: "ostrelle", Names: []string{"Ostrelle", "OstrelleDesk"}},
		{ID: "kestwick", Names: []string{"Kestwick Health"}},
		{ID: "muller", Names: []string{"Müller-Brandt AG"}},
		{ID: "cafe", Names: []string{"Café Élan"}},
		{ID: "nvt", Names: []string{"NVT", "Norrvik Transport AB"}},
		{ID: "kaigai", Names: []string{"株式会社カイガイ", "Kaigai"}},
		{ID: "quenby", Names: []string{"quenby"}, Domain: "https://www.quenby.example/en"},
		{ID: "oakmoor", Names: []string{"The Oakmoor Company"}},
		{ID: "calder", Names: []string{"Rosa Calder"}, Person: true},
		{ID: "ruiz", Names: []string{"Ana Ruiz Ortega"}, Person: true},
		{ID: "adeyemi", Names: []string{"P. Adeyemi"}, Person: true},
		{ID: "sakai", Names: []string{"酒井 亮"}, Person: true},
		{ID: "berg", Names: []string{"Jan van der Berg"}, Person: true},
	}
}

// TestNamesAreResolvedNotSearched lists texts with who is named in them.
func TestNamesAreResolvedNotSearched(t *testing.T) {
	r := NewResolver(cast())
	for _, c := range []struct{ text, want string }{
		// A guest and her firm close a line; a road and its town do too.
		{"Radio Ledger 40: Petra Novak, Tide", "tide"},
		{"Offices to let: 4 Mill Road, Tide", ""},
		// Whole words, cases, endings.
		{"Brindlow cuts the Team price", "brindlow"},
		{"brindlow cuts the Team price", "brindlow"}, // no word of any dictionary
		{"nobody calls it the brindlow way", ""},
		{"BRINDLOW CUTS THE TEAM PRICE", "brindlow"},
		{"Brindlow's new office", "brindlow"},
		{"Brindlow’s new office", "brindlow"},
		{"Brindlow 's new office", "brindlow"},
		{"Brindlows neues Büro", "brindlow"},
		{"Brindlowen is a village", ""},
		{"The Brindlow-based team", ""},
		{"Brindlow Software GmbH, Hamburg", "brindlow"},
		{"Brindlow Software raises prices", "brindlow"},
		{"Brindlow Archive gets an export", "brindlow"},
		{"brindlow software raises prices", "brindlow"},
		{"Brindlow\u00a0Software raises prices", "brindlow"},
		{"Corvane and Brindlow part", "corvane brindlow"},
		{"Corvane/Brindlow: they part", "corvane brindlow"},
		{"“Corvane” is the word", "corvane"},
		// Legal forms.
		{"Corvane Energy S.A. opens a plant", "corvane"},
		{"Corvane Energy SA opens a plant", "corvane"},
		{"Corvane Energy opens a plant", "corvane"},
		{"Norrvik Transport opens a depot", "nvt"},
		{"Norrvik Transport AB opens a depot", "nvt"},
		{"Oakmoor sells a warehouse", "oakmoor"},
		{"The Oakmoor Company sells a warehouse", "oakmoor"},
		// Spelling.
		{"Mueller-Brandt opens a plant", "muller"},
		{"Müller Brandt opens a plant", "muller"},
		{"Muller-Brandt AG opens a plant", "muller"},
		{"CAFÉ ÉLAN opens a branch", "cafe"},
		{"Cafe Elan opens a branch", "cafe"},
		{"Marrow and Pine sells furniture", "marrow"},
		{"Marrow & Pine sells furniture", "marrow"},
		{"the marrow of a pine", ""},
		{"Ostrelle Desk 4 is out", "ostrelle"},
		{"OstrelleDesk 4 is out", "ostrelle"},
		{"Ostrelle-Desk 4 is out", "ostrelle"},
		{"KestwickHealth opens a clinic", "kestwick"},
		{"Kestwick-Health opens a clinic", "kestwick"},
		{"カイガイが新工場を発表", "kaigai"},
		{"株式会社カイガイは本日発表した", "kaigai"},
		{"quenby raises prices", "quenby"},
		{"Quenby raises prices", "quenby"},
		// Acronyms.
		{"NVT opens a depot", "nvt"},
		{"nvt opens a depot", ""},
		// Domains.
		{"See https://www.brindlow.example/pricing for more", "brindlow"},
		{"mail press@corvane.example now", "corvane"},
		{"see docs.brindlow.example", "brindlow"},
		{"see brindlow.example.", "brindlow"},
		{"see notbrindlow.example", ""},
		{"see https://wire.example/news/brindlow-cuts", ""},
		{"visit quenby.example today", "quenby"},
		// Words that are names.
		{"The tide turns for rail", ""},
		{"Tide turns for rail", ""},
		{"A rising Tide lifts all boats", ""},
		{"Tide Capital backs a start-up", ""},
		{"Crimson Tide win again", ""},
		{"Rising Tide raises a seed round", ""},
		{"Tide announces accounts for charities", "tide"},
		{"Tide Platform Ltd announces a bank", "tide"},
		{"Tide, the business banking app, adds invoices", "tide"},
		{"business accounts at Tide are free", "tide"},
		{"a box of matches", ""},
		{"Box of matches found", ""},
		{"Tide & Rowe LLP sued for a client", ""},
		{"Tide Freightways Ltd sued for a client", ""},
		{"they have a Tide dongle in the van", "tide"},
		{"Aldren Foods · Tide · Norrvik Steel", "tide"},
		{"Aldren Foods, Tide plc and Norrvik Steel", "tide"},
		{"Corvane Cosmetics launches a refill line", ""},
		{"部長 酒井 亮", "sakai"},
		{"社長の酒井亮は会長に就任", "sakai"},
		{"Box Inc. reports revenue", "box"},
		{"Box (NYSE: BOX) reports revenue", "box"},
		{"The company moved its files to Box, the content cloud", "box"},
		{"Box unveils e-signatures for customers", "box"},
		{"Box Hill residents protest", ""},
		{"In-Box cleaning tips", ""},
		{"Orange launches a mobile offer in Spain", "orange"},
		{"Orange County opens a park", ""},
		{"an orange a day", ""},
		{"Agent Orange victims sue", ""},
		{"Golden Arrow plc opens a depot", "arrow"},
		{"Golden Arrow Resources drills in Chile", ""},
		{"Silver Golden Arrow Cup", ""},
		// What stands beside a name that is also a word.
		{"Crypto lender Tide drops its fees", "tide"},
		{"Freight tracker Orange finds a buyer", "orange"},
		{"Zahlungsdienstleister Corvane baut ein Zentrum auf", "corvane"},
		{"Strafe für den Banking-Dienstleister Tide", "tide"},
		{"Corvane and Tide team up on payments", "corvane tide"},
		{"Low tide and Corvane", "corvane"},
		{"Marrow Lane compra Orange por 640 millones, dice la empresa", "orange"},
		{"The bank has selected Orange for its customers", "orange"},
		{"Fewer storms lift Orange profit by a fifth, the insurer said", "orange"},
		{"Shares in Orange fell", "orange"},
		{"The veteran becomes Orange's finance chief", "orange"},
		{"Orange's new handheld device is small", "orange"},
		{"There is irony in it: Orange, whose programs help, cuts", "orange"},
		{"Orange in talks to buy a rival", "orange"},
		{"Orange has awarded the work to others", "orange"},
		{"Ana Roe to lead technology at Orange", "orange"},
		{"Orange founder Ana Roe in the studio", "orange"},
		{"Datenleck bei Tide: Kunden betroffen", "tide"},
		{"Tide sammelt 120 Millionen Dollar ein", "tide"},
		{"Orange supprime les frais", "orange"},
		{"Orange's peel is bitter", ""},
		{"the light of Tide's moon", ""},
		// People.
		{"Rosa Calder joins the board", "calder"},
		{"R. Calder joins the board", "calder"},
		{"Calder, Rosa", "calder"},
		{"CALDER Rosa, directrice", "calder"},
		{"Rosa M. Calder joins the board", "calder"},
		{"Rosa Maria Calder joins the board", "calder"},
		{"Ms Calder joins the board", "calder"},
		{"Boris Calder joins the board", ""},
		{"Calder Valley floods", ""},
		{"the calder runs through it", ""},
		{"Rosa Calder spoke. Later Calder left", "calder calder"},
		{"Ana Ruiz Ortega is CFO", "ruiz"},
		{"A. Ruiz Ortega is CFO", "ruiz"},
		{"Peter Adeyemi is CIO", "adeyemi"},
		{"P. Adeyemi is CIO", "adeyemi"},
		{"Olu Adeyemi is CIO", ""},
		{"Jan van der Berg leaves", "berg"},
		{"J. van der Berg leaves", "berg"},
		{"Jan Berg leaves", "berg"},
		{"", ""},
	} {
		var got []string
		for _, m := range r.Find(c.text) {
			got = append(got, m.ID)
			if m.Weight < 0.2 || m.Weight > 1 || m.Evidence == "" || c.text[m.Start:m.End] != m.Name {
				t.Errorf("%q: a bad mention %+v", c.text, m)
			}
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%q: got %q, want %q", c.text, g, c.want)
		}
	}
}

func TestWhereATextStandsSpeaksForAName(t *testing.T) {
	r := NewResolver(cast())
	title := "Tide and the weather"
	for _, c := range []struct {
		name string
		text Text
		want int
	}{
		{"nowhere", Text{Title: title}, 0},
		{"its own source", Text{Title: title, Company: "tide"}, 1},
		{"its own site", Text{Title: title, URL: "https://www.tide.example/blog/1"}, 1},
		{"the body has the whole name", Text{Title: title, Body: "Tide Platform Ltd. said on Monday"}, 2},
		{"the body has the domain", Text{Title: title, Body: "More at tide.example"}, 2},
	} {
		if got := r.FindIn(c.text); len(got) != c.want {
			t.Errorf("%s: got %v, want %d mentions", c.name, got, c.want)
		}
	}
}

func TestASharedNameCountsForBothAndLess(t *testing.T) {
	r := NewResolver([]Entry{{ID: "a", Names: []string{"Pellworth"}}, {ID: "b", Names: []string{"Pellworth"}}})
	found := r.Find("Pellworth opens a depot")
	if len(found) != 2 || found[0].Weight > 0.5 {
		t.Errorf("got %+v", found)
	}
}

func TestOddEntriesHarmNobody(t *testing.T) {
	r := NewResolver([]Entry{{ID: "none"}, {ID: "blank", Names: []string{"", " ", "GmbH", "!!"}}, {ID: "dot", Domain: "."}, {ID: "p", Names: []string{"", ","}, Person: true}})
	if found := r.Find("GmbH, a legal form. And Inc."); len(found) > 1 {
		t.Errorf("got %+v", found)
	}
}

func FuzzFind(f *testing.F) {
	r := NewResolver(cast())
	for _, seed := range []string{"Brindlow’s Box (NYSE: BOX)", "株式会社カイガイ", "a@b.c://d.e/f", "Calder, Rosa", "İ ß ﬁ \xff", "R. van der. Berg's'"} {
		f.Add(seed, seed)
	}
	f.Fuzz(func(t *testing.T, title, body string) {
		for _, m := range r.FindIn(Text{Title: title, Body: body}) {
			text := body
			if title != "" {
				text = title + "\n" + body
			}
			if m.Start < 0 || m.End > len(text) || text[m.Start:m.End] != m.Name || m.Weight <= 0 || m.Weight > 1 {
				t.Fatalf("bad mention %+v in %q", m, text)
			}
		}
	})
}

func BenchmarkFindAmong5000(b *testing.B) {
	entries := cast()
	for i := range 5000 {
		entries = append(entries, Entry{ID: fmt.Sprint(i), Names: []string{fmt.Sprintf("Firm%d Works Ltd", i), fmt.Sprintf("Product%d", i)}, Domain: fmt.Sprintf("firm%d.example", i)})
	}
	r := NewResolver(entries)
	text := Text{Title: "Brindlow and Tide announce accounts for Firm77 Works", Body: strings.Repeat("The company said on Monday that customers of Product12 and others will see it. ", 12)}
	b.ReportAllocs()
	for b.Loop() {
		r.FindIn(text)
	}
}
