package digest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"keywatch/diff"
	"keywatch/sources"
)

// told makes a matcher that knows which sources are wires: those of the events
// of no company, and of "wire" in the case.
func told(accounts []Account, options ...Option) *Matcher {
	wires := []sources.Source{{ID: "-"}, {ID: "astery-wire"}, {ID: "corvane-wire"}, {ID: "kestwick-wire"}, {ID: "ostrelle-wire"}, {ID: "dunmore-wire"}}
	return NewMatcher(testCompanies(), accounts, monday, append(options, Watching(wires))...)
}

func TestWhoTellsAnEventDecidesWhatItMeans(t *testing.T) {
	accounts := testAccounts()
	for i := range accounts {
		if accounts[i].ID == "dunmore" {
			accounts[i].Industry, accounts[i].Regions = "rail freight", []string{"DACH"}
		}
	}
	m := told(accounts)
	wire := "wire"
	list := "Those who come: Aldren, Astery Bank, Brackmoor, Corvane Energy, Eltham, Kestwick Health, Norrvik, Ostrelle, Quenby and Zelling."
	for _, c := range []matchCase{
		{"own page names us", event{company: "kestwick", line: "Archivist", after: "You know Tarnwick Archive well", place: "careers"}, "kestwick", ReasonNamesUs, "names Tarnwick Archive", false},
		{"own page replaces us", event{company: "kestwick", line: "Tender", after: "We look for a successor to Tarnwick Archive"}, "kestwick", ReasonNamesUs, "speaks of replacing", true},
		{"own page drops us", event{company: "kestwick", line: "gone", op: diff.Removed, before: "We run Tarnwick Archive"}, "kestwick", ReasonNamesUs, "no longer names", true},
		{"own page names a rival too", event{company: "kestwick", line: "Test", after: "We put Tarnwick Archive beside Ostrelle"}, "kestwick", ReasonNamesRival, "names Ostrelle", true},
		{"one of many in a list", event{line: "Attendees", after: list}, "corvane", ReasonPassing, "in passing", true},
		{"the first of a list is no subject", event{company: "astery", place: wire, line: "Attendees", after: list}, "astery", ReasonPassing, "in passing", true},
		{"a rival of many in a list", event{line: "Market report", after: list}, "dunmore", "", "", false},
		{"a comparison", event{line: "A bank grows", after: "Unlike Astery Bank, the savings house Brackmoor opens branches"}, "astery", ReasonPassing, "in passing", true},
		{"a rival's list of customers is no aside", event{company: "quenby", line: "Customers", place: "customers", after: list}, "corvane", ReasonNamed, "a rival names", true},
		{"the press names it with a rival", event{company: "kestwick", place: wire, line: "Kestwick Health tries Ostrelle in two clinics"}, "kestwick", ReasonNamed, "together with Ostrelle, a rival", true},
		{"the press's own news of it", event{company: "astery", place: wire, line: "Astery Bank cuts 300 jobs", tag: "hire", subtype: "lay-off"}, "astery", ReasonAccountChanged, "cuts staff", true},
		{"it is bought", event{company: "astery", place: wire, line: "Norrvik to buy Astery Bank for EUR 2 billion", tag: "funding", subtype: "acquisition"}, "astery", ReasonAccountChanged, "new owner", true},
		{"it buys", event{company: "astery", place: wire, line: "Astery Bank to buy Norrvik for EUR 2 billion", tag: "funding", subtype: "acquisition"}, "astery", ReasonAccountChanged, "buys a company", false},
		{"a namesake of a stakeholder", event{line: "Rosa Calder wins the marathon", tag: "media"}, "astery", "", "", false},
		{"a stakeholder with her company", event{line: "Rosa Calder of Astery Bank wins a prize", tag: "positioning"}, "astery", ReasonStakeholder, "Rosa Calder is on your map", false},
		{"a stakeholder with her title", event{line: "Rosa Calder, Head of Data, speaks in Porto", tag: "event"}, "astery", ReasonStakeholder, "Rosa Calder is on your map", false},
		{"a stakeholder goes to a rival", event{company: "quenby", line: "Rosa Calder joins us from Astery Bank", tag: "hire"}, "astery", ReasonStakeholderOut, "goes to Quenby", true},
		{"a stakeholder stays in a list that grew", event{company: "astery", place: "leadership", line: "Team", op: diff.Edited, before: "Rosa Calder, Head of Data; Jan Oster, CFO", after: "Rosa Calder, Head of Data; Mia Brandt, Chief Risk Officer; Jan Oster, CFO"}, "astery", ReasonNewLeader, "1 of 3 named there on your map", true},
		{"who goes is no newcomer", event{company: "astery", line: "Rosa Calder becomes Chief Risk Officer; Sven Ahl retires", tag: "hire"}, "astery", ReasonStakeholder, "Rosa Calder", true},
		{"who speaks is no newcomer", event{company: "astery", line: "Our new branch is open", after: "“The new branch is full of light”, said chief executive Jan Oster. It is open from nine."}, "astery", ReasonAccountChanged, "", false},
		{"who speaks of a newcomer is none", event{company: "astery", line: "Mia Brandt named CFO", after: "“We are glad that Mia Brandt joins as CFO”, said chief executive Jan Oster.", tag: "hire", subtype: "executive in"}, "astery", ReasonNewLeader, "Mia Brandt", true},
		{"on the left of a picture", event{company: "astery", line: "A prize", after: "Rosa Calder, left, with the prize", tag: "positioning"}, "astery", ReasonStakeholder, "Rosa Calder", false},
		{"its trade, in its region", event{line: "Germany reviews what rail freight pays", tag: "regulatory"}, "dunmore", ReasonIndustry, "in its region", true},
		{"its trade elsewhere", event{line: "Australia reviews what rail freight pays", tag: "regulatory"}, "dunmore", "", "", false},
		{"a rule in its region", event{line: "Germany asks firms for records", tag: "regulatory"}, "dunmore", ReasonRegion, "region", true},
		{"its region without a rule", event{line: "Fog in Germany", tag: "media"}, "dunmore", "", "", false},
		{"a comma", event{company: "quenby", line: "edited", op: diff.Edited, before: "Used by Astery Bank, and many", after: "Used by Astery Bank and many!"}, "astery", "", "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := find(m.Match(c.ev.make()), c.account)
			if ok != (c.reason != "") || got.Reason != c.reason || !strings.Contains(got.Why, c.why) || ok && got.Risk != c.risk {
				t.Errorf("got %q, %q, risk %v; want %q, %q, risk %v", got.Reason, got.Why, got.Risk, c.reason, c.why, c.risk)
			}
			switch got.Reason {
			case ReasonPassing, ReasonIndustry, ReasonRegion:
				if got.Full() {
					t.Errorf("told in full at %d", got.Relevance)
				}
			}
		})
	}
}

func TestWeightsMoveRelevanceAndTheOrderOfReasons(t *testing.T) {
	ev := event{company: "quenby", line: "Quenby for core banking", tag: "launch"}.make()
	score := func(change func(*Weights), stage string) Match {
		w, accounts := DefaultWeights(), testAccounts()
		change(&w)
		accounts[1].Stage = stage
		got, _ := find(told(accounts, Weighing(w)).Match(ev), "astery")
		if total(got.Parts) != got.Relevance {
			t.Errorf("relevance %d is not the sum of %+v", got.Relevance, got.Parts)
		}
		return got
	}
	base := score(func(*Weights) {}, "")
	if got := score(func(w *Weights) { w.Reasons[ReasonKeyword] = 40 }, ""); got.Reason != ReasonKeyword {
		t.Errorf("a heavy keyword does not lead: %+v", got)
	}
	for name, got := range map[string]Match{
		"stage":    score(func(*Weights) {}, "contract negotiation"),
		"tier":     score(func(w *Weights) { w.Tiers["A"]++ }, ""),
		"tag":      score(func(w *Weights) { w.Tags["launch"]++ }, ""),
		"reason":   score(func(w *Weights) { w.Reasons[ReasonCompetitor]++ }, ""),
		"severity": score(func(w *Weights) { w.Severities["medium"]++ }, ""),
	} {
		if got.Relevance <= base.Relevance {
			t.Errorf("%s: %d is not above %d", name, got.Relevance, base.Relevance)
		}
	}
	if got := score(func(*Weights) {}, "lost"); got.Relevance != base.Relevance {
		t.Errorf("a closed deal weighs %d, not %d", got.Relevance, base.Relevance)
	}
}

func TestAnExcerptHoldsWhatItIsAbout(t *testing.T) {
	long := "On Monday the board met in the small hall. The pilot with Ostrelle Vault begins at the plant in Eskmouth, and ends in May. Coffee was served."
	for _, c := range []struct {
		text  string
		about []string
		want  string
	}{
		{"short", []string{"nothing"}, "short"},
		{long, nil, "On Monday the board met in the small…"},
		{long, []string{"Ostrelle Vault"}, "The pilot with Ostrelle Vault begins at…"},
		{long, []string{"Eskmouth"}, "…Vault begins at the plant in Eskmouth…"},
		{long, []string{"Ostrelle Vault", "May"}, "The pilot with Ostrelle Vault … May"},
		{long, []string{"unheard", "Eskmouth"}, "…Vault begins at the plant in Eskmouth…"},
	} {
		if got := excerpt(c.text, c.about, 40); got != c.want {
			t.Errorf("%q: %q, want %q", c.about, got, c.want)
		}
	}
}

func TestAFigureIsNoDate(t *testing.T) {
	for text, want := range map[string]string{
		"From 15 January 2027 prices rise by 12%": "12%", "on January 15, 2027, 40 people go": "40 people", "in 2027": "",
		"for €64 million in May": "€64 million", "at 14:15 in hall 2": "2", "12月3日に": "", "le 3 de mayo, 28 tiendas": "28 tiendas", "": "",
	} {
		if got := firstFigure(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestPeopleAreFoundByTheFormOfTheirNames(t *testing.T) {
	for text, want := range map[string][]string{
		"The board named Ada van der Berg chief executive": {"Ada van der Berg"}, "Chief Digital Officer of Astery Group": nil,
		"取締役会は酒井亮を社長に選任した": {"酒井亮"}, "Dr. Mia Brandt, Vorstand Digitales": {"Mia Brandt"}, "In May Rosa Calder left": {"Rosa Calder"},
	} {
		var got []string
		for _, p := range peopleIn(text) {
			got = append(got, p.name)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%q: %s", text, d)
		}
	}
}
