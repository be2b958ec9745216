package digest

import (
	"strings"
	"testing"

	"keywatch/diff"
)

func TestTheBundledPlaybookIsSound(t *testing.T) {
	book, err := DefaultPlaybook()
	if err != nil {
		t.Fatal(err)
	}
	if len(book.Plays) < 30 {
		t.Errorf("%d plays", len(book.Plays))
	}
}

func TestAPlaybookIsReadStrictly(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"unknown key":  {"plays:\n- {id: a, kind: answer, days: 1, step: 'x {fact}', colour: red}", "line 2: unknown key colour"},
		"unknown slot": {"plays:\n- {id: a, kind: answer, days: 1, step: 'x {fact} {weather}'}", "unknown slot {weather}"},
		"open slot":    {"plays:\n- {id: a, kind: answer, days: 1, step: 'x {fact} {na'}", "unknown slot {na}"},
		"no fact":      {"plays:\n- {id: a, kind: answer, days: 1, step: 'call them'}", "no {fact}"},
		"no days":      {"plays:\n- {id: a, kind: answer, step: 'x {fact}'}", "days must be"},
		"no kind":      {"plays:\n- {id: a, days: 1, step: 'x {fact}'}", `kind "" is none of protect, value-proof`},
		"id twice":     {"plays:\n- {id: a, kind: answer, days: 1, step: 'x {fact}'}\n- {id: a, kind: answer, days: 1, step: 'y {fact}'}", `id "a" is missing or given twice`},
		"wrong type":   {"plays: 7", "wants a list of plays, not 7"},
		"wrong number": {"plays:\n- {id: a, kind: answer, days: two, step: 'x {fact}'}", "line 2: wants a whole number, not two"},
		"no YAML":      {"plays: [", "is no YAML"},
	} {
		if _, err := ReadPlaybook(strings.NewReader(c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

func FuzzReadPlaybook(f *testing.F) {
	f.Add("plays:\n- {id: a, kind: answer, days: 1, step: 'x {fact}'}")
	f.Add("plays: [")
	f.Fuzz(func(t *testing.T, text string) {
		book, err := ReadPlaybook(strings.NewReader(text))
		if err != nil {
			return
		}
		for _, p := range book.Plays {
			if !strings.Contains(p.Step, "{fact}") {
				t.Errorf("play %q has no fact", p.ID)
			}
		}
	})
}

func TestTheStepFitsTheReasonAndTheNews(t *testing.T) {
	book, err := DefaultPlaybook()
	if err != nil {
		t.Fatal(err)
	}
	world := NewMatcher(testCompanies(), testAccounts(), monday)
	for _, c := range []struct {
		name    string
		ev      event
		account string
		play    string
		who     string
		text    string
	}{
		{"price cut before the renewal", event{company: "brindlow", line: "Team now EUR 40", tag: "pricing", subtype: "down"}, "corvane", "price-cut-renewal", "Maren Voss", "31 Dec renewal"},
		{"price cut without a near renewal", event{company: "quenby", line: "Team now EUR 40", tag: "pricing", subtype: "down"}, "astery", "price-cut", "Maren Voss", `"Team now EUR 40"`},
		{"price rise", event{company: "quenby", line: "Team now EUR 60", tag: "pricing", subtype: "up"}, "astery", "price-rise", "Maren Voss", "Quenby now says"},
		{"new leader goes to the sponsor", event{company: "corvane", line: "Ilse Harmsen named CIO", tag: "hire", subtype: "executive in"}, "corvane", "new-leader", "Jonas Reyk", "welcome call"},
		{"a stakeholder is gone", event{company: "corvane", line: "Peter Adeyemi is gone", tag: "hire", subtype: "executive out", op: diff.Removed, before: "Peter Adeyemi, CIO", place: "leadership"}, "corvane", "stakeholder-gone", "Maren Voss", `ask who takes over from Peter Adeyemi ("Peter Adeyemi, CIO")`},
		{"a successor", event{company: "corvane", line: "CIO: Peter Adeyemi → Ilse Harmsen", tag: "hire", subtype: "executive in", op: diff.Edited, before: "Peter Adeyemi, CIO", after: "Ilse Harmsen, CIO", place: "leadership"}, "corvane", "new-leader", "Jonas Reyk", "Ilse Harmsen, CIO"},
		{"win-back with a product", event{company: "ostrelle", line: "logo gone", tag: "customer", op: diff.Removed, before: "Kestwick Health", place: "customers"}, "kestwick", "win-back", "Maren Voss", "offer Archive"},
		{"win-back without a product", event{company: "ostrelle", line: "logo gone", tag: "customer", op: diff.Removed, before: "Lindqvist Freight", place: "customers"}, "lindqvist", "win-back-plain", "Maren Voss", "what replaced Ostrelle"},
		{"collision", event{company: "quenby", line: "logo", tag: "customer", after: "Trusted by Astery Bank", place: "customers"}, "astery", "named-by-rival", "Maren Voss", "which team uses what"},
		{"account cuts staff", event{company: "astery", line: "Astery Bank cuts 300 jobs", tag: "hire", subtype: "lay-off"}, "astery", "account-layoff", "Jonas Reyk", "whose budget stays"},
		{"account grows", event{company: "lindqvist", line: "Gdansk opens", tag: "expansion"}, "lindqvist", "account-expands", "Maren Voss", `"Gdansk opens"`},
		{"advert names a rival", event{company: "lindqvist", line: "Data Steward", after: "experience with Ostrelle", tag: "hire", subtype: "opening", place: "careers"}, "lindqvist", "own-page-names-rival", "Maren Voss", "ask where Ostrelle is used"},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := testInput()
			in.Previous = nil
			in.Playbook = book
			ev := c.ev.make()
			m, ok := find(world.Match(ev), c.account)
			if !ok {
				t.Fatal("no match")
			}
			s, ok := newStepper(in, berlin, world).propose(ev, m, factOf(ev, m))
			if !ok || s.Play != c.play || s.Who.Name != c.who || !strings.Contains(s.Text, c.text) {
				t.Errorf("%s for %s: %s: %q; want %s for %s with %q (reason %s)", s.Play, s.Who.Name, s.Account, s.Text, c.play, c.who, c.text, m.Reason)
			}
		})
	}
}

func TestAnEmptySlotSpoilsTheStep(t *testing.T) {
	for text, ok := range map[string]bool{"do {fact}": true, "do {fact} {name}": false, "do {fact} {": false, "plain": true} {
		if _, got := fillSlots(text, map[string]string{"fact": "x"}); got != ok {
			t.Errorf("%q: %v, want %v", text, got, ok)
		}
	}
}

func TestEveryTagOfARivalAndOfAnAccountHasAPlay(t *testing.T) {
	book, err := DefaultPlaybook()
	if err != nil {
		t.Fatal(err)
	}
	world := NewMatcher(testCompanies(), testAccounts(), monday)
	for _, company := range []string{"ostrelle", "kestwick"} {
		for _, name := range []string{"launch", "pricing", "hire", "partnership", "event", "regulatory", "funding", "customer", "expansion", "positioning"} {
			if company == "kestwick" && name == "pricing" {
				continue // what an account charges its own customers asks nothing of us
			}
			in := testInput()
			in.Previous, in.Playbook = nil, book
			ev := event{company: company, line: "Something new", tag: name, after: "The words of it"}.make()
			m, ok := find(world.Match(ev), "kestwick")
			if !ok {
				t.Fatalf("%s %s: no match", company, name)
			}
			s, ok := newStepper(in, berlin, world).propose(ev, m, factOf(ev, m))
			if !ok || !strings.Contains(s.Text, "The words of it") {
				t.Errorf("%s %s: step %q, %v", company, name, s.Text, ok)
			}
		}
	}
}

func TestTheMoreSpecificPlayWins(t *testing.T) {
	book, err := ReadPlaybook(strings.NewReader(`plays:
- {id: any, kind: answer, days: 1, step: 'any {fact}'}
- {id: tag, tag: pricing, kind: answer, days: 1, step: 'tag {fact}'}
- {id: reason, reason: competitor-here, kind: answer, days: 1, step: 'reason {fact}'}
- {id: both, reason: competitor-here, tag: pricing, kind: answer, days: 1, step: 'both {fact}'}
- {id: subtype, tag: pricing, subtype: down, kind: answer, days: 1, step: 'subtype {fact}'}
- {id: risk, risk: false, kind: answer, days: 1, step: 'chance {fact}'}
- {id: removal, removal: true, kind: answer, days: 1, step: 'gone {fact}'}
`))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		ev   event
		m    Match
		want string
	}{
		{event{tag: "pricing", subtype: "down"}, Match{Reason: ReasonCompetitor, Risk: true}, "subtype both reason tag any"},
		{event{tag: "pricing"}, Match{Reason: ReasonCompetitor, Risk: true}, "both reason tag any"},
		{event{tag: "launch"}, Match{Reason: ReasonCompetitor, Risk: true}, "reason any"},
		{event{tag: "launch"}, Match{Reason: ReasonNamed}, "risk any"},
		{event{tag: "launch", op: diff.Removed}, Match{Reason: ReasonNamed}, "removal risk any"},
		{event{}, Match{Reason: ReasonNamed, Risk: true}, "any"},
	} {
		var got []string
		for _, p := range book.choose(c.ev.make(), c.m) {
			got = append(got, p.ID)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%+v: %q, want %q", c.m, got, c.want)
		}
	}
}
