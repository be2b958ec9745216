package digest

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/sources"
)

func TestANameIsNewGoneOrKept(t *testing.T) {
	m := NewMatcher(testCompanies(), testAccounts(), monday)
	for _, c := range []struct {
		name string
		ev   event
		want map[string]sense
	}{
		{
			"added",
			event{company: "quenby", line: "A story", after: "Astery Bank chose us"},
			map[string]sense{"c:astery": senseNew},
		},
		{
			"removed",
			event{company: "quenby", line: "A story is gone", op: diff.Removed, before: "Astery Bank chose us"},
			map[string]sense{"c:astery": senseGone},
		},
		{
			"edited in",
			event{company: "quenby", line: "edited", op: diff.Edited, before: "Used by many", after: "Used by Astery Bank"},
			map[string]sense{"c:astery": senseNew},
		},
		{
			"edited out",
			event{company: "quenby", line: "edited", op: diff.Edited, before: "Used by Astery Bank", after: "Used by many"},
			map[string]sense{"c:astery": senseGone},
		},
		{
			"edited around",
			event{company: "quenby", line: "edited", op: diff.Edited, before: "Astery Bank saves 5 h", after: "Astery Bank saves 9 h"},
			map[string]sense{"c:astery": senseKept},
		},
		{
			"one for another",
			event{company: "quenby", line: "edited", op: diff.Edited, before: "Used by Astery Bank", after: "Used by Kestwick Health"},
			map[string]sense{"c:astery": senseGone, "c:kestwick": senseNew},
		},
		{
			"in the line alone",
			event{company: "quenby", line: "Astery Bank chooses Quenby", after: "A bank chose us"},
			map[string]sense{"c:astery": senseNew, "c:quenby": senseNew},
		},
		{
			"listed by the event",
			event{company: "quenby", line: "A bank chose us", companies: []string{"astery"}},
			map[string]sense{"c:astery": senseNew},
		},
	} {
		got := map[string]sense{}
		for id, s := range m.namesOf(c.ev.make()) {
			got[id] = s.sense
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

func TestPhrasesAreWholeWords(t *testing.T) {
	index := phraseIndex{}
	index.add(0, ReasonKeyword, []string{"grid balancing", "SEPA", "  ", "C++"})
	index.add(1, ReasonProduct, []string{"Archive", "Team Plus"})
	for text, want := range map[string][]string{
		"Grid Balancing for all":            {"grid balancing"},
		"grid-balancing, again":             {"grid balancing"},
		"the grid is balancing":             nil,
		"gridbalancing":                     nil,
		"balancing grid":                    nil,
		"sepa and SEPA":                     {"SEPA", "SEPA"},
		"sepals":                            nil,
		"an archive":                        nil,
		"the Archive":                       {"Archive"},
		"team plus and Team Plus":           {"Team Plus", "Team Plus"},
		"the team, plus others":             {"Team Plus"},
		"ends in grid":                      nil,
		"":                                  nil,
		"grid balancing with the Archive 9": {"grid balancing", "Archive"},
	} {
		var got []string
		index.find(text, func(p phrase) { got = append(got, p.name) })
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestWordByWordIsTheListOfWords(t *testing.T) {
	texts := []string{
		"", " ", "one", "Grid-balancing, again!", "…two  three…", "C++ and C#", "価格改定 のお知らせ", "a\xffb \xff", "Straße İstanbul ǅ 9½", "e\u0301 x", "ſo", "so", "λόγος",
	}
	for _, text := range texts {
		var got []string
		for word, rest := nextWord(text); word != ""; word, rest = nextWord(rest) {
			got = append(got, word)
		}
		if want := splitWords(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
		for _, other := range append(texts, strings.ToUpper(text), text+" more", "more "+text) {
			want := slices.Equal(splitWords(strings.ToLower(text)), splitWords(strings.ToLower(other)))
			if got := equalText(text, other); got != want {
				t.Errorf("%q and %q are equal: %v, want %v", text, other, got, want)
			}
		}
	}
}

func TestBondsComeFromFamilyAndRivals(t *testing.T) {
	m := NewMatcher(testCompanies(), testAccounts(), monday)
	corvane, astery := m.byID["corvane"], m.byID["astery"]
	for _, c := range []struct {
		company string
		account int
		want    bond
	}{
		{"corvane", corvane, bondOwn},
		{"corvane-grid", corvane, bondSubsidiary},
		{"corvane-group", corvane, bondParent},
		{"brindlow", corvane, bondRival},
		{"brindlow-cloud", corvane, bondRival},
		{"ostrelle", corvane, bondNone},
		{"brindlow", astery, bondNone},
		{"corvane", astery, bondNone},
		{"", astery, bondNone},
	} {
		if got := m.bondTo(c.company, c.account); got != c.want {
			t.Errorf("%s to account %d: %d, want %d", c.company, c.account, got, c.want)
		}
	}
	// A competitor of ours is a rival where it has no bond; nobody else is.
	for company, want := range map[string]bool{"brindlow": true, "oakmoor": false, "corvane": false, "unheard-of": false} {
		if got := m.isRival(company, astery); got != want {
			t.Errorf("%s is a rival: %v", company, got)
		}
	}
}

func TestACompetitorOfItselfStaysTheAccount(t *testing.T) {
	accounts := []Account{{ID: "a", Company: "corvane", Competitors: []string{"corvane", "corvane-grid", "quenby", "quenby"}}}
	m := NewMatcher(testCompanies(), accounts, monday)
	if m.bondTo("corvane", 0) != bondOwn || m.bondTo("corvane-grid", 0) != bondSubsidiary {
		t.Error("an account is its own rival")
	}
	if d := cmp.Diff([]string{"corvane", "corvane-grid", "quenby", "corvane-group"}, m.kin[0]); d != "" {
		t.Error(d)
	}
}

func TestAnAccountWithoutACompanyMatchesByKeyword(t *testing.T) {
	accounts := []Account{{ID: "a", Keywords: []string{"grid balancing"}}, {ID: "b", Company: "unheard-of", Keywords: []string{"weather"}}}
	m := NewMatcher([]sources.Company{{ID: "quenby", Name: "Quenby", Role: sources.RoleCompetitor}}, accounts, monday)
	got := m.Match(event{company: "quenby", line: "Grid balancing is here", tag: "launch"}.make())
	if len(got) != 1 || got[0].Account != "a" || got[0].Reason != ReasonKeyword {
		t.Errorf("%+v", got)
	}
	if got := m.Match(event{line: "Nothing", tag: "launch"}.make()); len(got) != 0 {
		t.Errorf("an event of nobody matches an account of nobody: %+v", got)
	}
}

func TestTitlesMeetInTheirShortForm(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"CIO", "cio", true},
		{"Chief Information Officer", "CIO", true},
		{"CIO", " Chief information officer ", true},
		{"Chief Information Security Officer", "CISO", true},
		{"CIO", "CFO", false},
		{"Head of Data", "Head of Data", true},
		{"Head of Data", "Head of Sales", false},
		{"", "", false},
	} {
		if got := sameTitle(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
	for text, want := range map[string]string{
		"named CIO from 1 Dec": "CIO", "as its new Chief Risk Officer": "Chief Risk Officer", "appoints Head of Data": "Head of Data",
		"the Managing Director": "Managing Director", "Vice President of Sales": "Vice President", "a CIOX": "", "head of steam": "", "chair lift": "",
	} {
		if got := leaderTitle().FindString(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestSubtypesCompareWithoutTheirDress(t *testing.T) {
	ev := tag.Event{Tags: []tag.Evidence{{Tag: "hire", Subtype: "lay-off"}, {Tag: "launch", Subtype: "end of life"}}}
	for _, c := range []struct {
		tag, subtype string
		want         bool
	}{
		{"hire", "layoff", true},
		{"hire", "Lay_Off", true},
		{"launch", "end-of-life", true},
		{"launch", "lay-off", false},
		{"hire", "", false},
	} {
		if got := hasSubtype(ev, c.tag, c.subtype); got != c.want {
			t.Errorf("%s %s: %v", c.tag, c.subtype, got)
		}
	}
}

func TestTheSameNewsIsARiskHereAndAChanceThere(t *testing.T) {
	m := NewMatcher(testCompanies(), testAccounts(), monday)
	for _, c := range []struct {
		tag, subtype   string
		rival, account bool // is it pressure when the rival does it, and when the account does
	}{
		{"pricing", "down", true, true},
		{"pricing", "up", false, true},
		{"pricing", "plan removed", false, true},
		{"launch", "new", true, false},
		{"launch", "end of life", false, true},
		{"hire", "lay-off", false, true},
		{"hire", "executive out", false, true},
		{"hire", "hiring spree", true, false},
		{"funding", "round", true, false},
		{"funding", "acquired by", false, true},
		{"funding", "bankruptcy", false, true},
		{"customer", "won", true, false},
		{"customer", "lost", false, true},
		{"partnership", "integration", true, true},
		{"partnership", "ended", false, true},
		{"expansion", "site", true, false},
		{"expansion", "closing", false, true},
		{"regulatory", "fine", false, true},
		{"regulatory", "approval", true, true},
		{"positioning", "award", true, false},
		{"event", "webinar", true, false},
		{"media", "interview", true, false},
	} {
		rival, _ := find(m.Match(event{company: "ostrelle", line: "x", tag: c.tag, subtype: c.subtype}.make()), "kestwick")
		own, _ := find(m.Match(event{company: "kestwick", line: "x", tag: c.tag, subtype: c.subtype}.make()), "kestwick")
		if rival.Risk != c.rival || own.Risk != c.account {
			t.Errorf("%s %s: rival's %v, account's %v; want %v, %v", c.tag, c.subtype, rival.Risk, own.Risk, c.rival, c.account)
		}
	}
}
