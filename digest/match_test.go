package digest

import (
	"strings"
	"testing"
	"time"

	"keywatch/diff"
	"keywatch/diff/tag"
)

// matchCase is one event and what it must mean to one account; reason "" for
// no match at all.
type matchCase struct {
	name    string
	ev      event
	account string
	reason  string
	why     string // part of it
	risk    bool
}

func matchCases() []matchCase {
	edited, removed := diff.Edited, diff.Removed
	return []matchCase{
		// A competitor in the account moves.
		{"rival cuts price", event{company: "brindlow", line: "Team now EUR 40", tag: "pricing", subtype: "down", place: "pricing"}, "corvane", ReasonCompetitor, "Brindlow competes in this account", true},
		{"rival raises price", event{company: "brindlow", line: "Team now EUR 60", tag: "pricing", subtype: "up", place: "pricing"}, "corvane", ReasonCompetitor, "Brindlow competes", false},
		{"rival launches", event{company: "quenby", line: "Quenby launches Ledger 2", tag: "launch", subtype: "new"}, "astery", ReasonCompetitor, "Quenby competes", true},
		{"rival ends a product", event{company: "quenby", line: "Quenby ends Ledger 1", tag: "launch", subtype: "end of life"}, "astery", ReasonCompetitor, "", false},
		{"rival lays off", event{company: "ostrelle", line: "Ostrelle cuts 80 jobs", tag: "hire", subtype: "lay-off"}, "lindqvist", ReasonCompetitor, "", false},
		{"rival loses a leader", event{company: "ostrelle", line: "Ostrelle's CFO leaves", tag: "hire", subtype: "executive out"}, "kestwick", ReasonCompetitor, "", false},
		{"rival is breached", event{company: "ostrelle", line: "Ostrelle reports a breach", tag: "regulatory", subtype: "breach"}, "dunmore", ReasonCompetitor, "", false},
		{"rival raises money", event{company: "ostrelle", line: "Ostrelle raises EUR 30 million", tag: "funding", subtype: "round"}, "dunmore", ReasonCompetitor, "", true},
		{"rival drops a promise", event{company: "ostrelle", line: "uptime promise removed", tag: "positioning", op: removed, before: "99.95 % uptime"}, "kestwick", ReasonCompetitor, "", false},
		{"rival's untagged edit", event{company: "ostrelle", line: "text edited", op: edited, before: "we are many", after: "we are more"}, "kestwick", ReasonCompetitor, "", true},
		{"not a rival here", event{company: "brindlow", line: "Team now EUR 40", tag: "pricing"}, "astery", "", "", false},
		{"no competitors at all", event{company: "brindlow", line: "Team now EUR 40", tag: "pricing"}, "marrow", "", "", false},
		{"rival's subsidiary", event{company: "brindlow-cloud", line: "Skelby Cloud opens in Oslo", tag: "expansion"}, "corvane", ReasonCompetitor, "Brindlow competes in this account, through Skelby Cloud", true},
		{"rival's subsidiary elsewhere", event{company: "brindlow-cloud", line: "Skelby Cloud opens in Oslo", tag: "expansion"}, "astery", "", "", false},
		{"event of an unknown company", event{company: "nobody", line: "Something happened", tag: "launch"}, "corvane", "", "", false},

		// The account itself, its subsidiary, its parent.
		{"account expands", event{company: "lindqvist", line: "14 openings in Gdansk", tag: "expansion"}, "lindqvist", ReasonAccountChanged, "the account grows", false},
		{"account is funded", event{company: "astery", line: "Astery Bank issues a bond", tag: "funding"}, "astery", ReasonAccountChanged, "money", false},
		{"account cuts staff", event{company: "astery", line: "Astery Bank cuts 300 jobs", tag: "hire", subtype: "lay-off"}, "astery", ReasonAccountChanged, "cuts staff", true},
		{"account is bought", event{company: "kestwick", line: "Kestwick Health to be acquired", tag: "funding", subtype: "acquired by"}, "kestwick", ReasonAccountChanged, "new owner", true},
		{"account takes a partner", event{company: "kestwick", line: "Kestwick Health chooses a partner", tag: "partnership"}, "kestwick", ReasonAccountChanged, "partner", true},
		{"account is fined", event{company: "havelock", line: "Havelock Insurance fined", tag: "regulatory", subtype: "fine"}, "havelock", ReasonAccountChanged, "", true},
		{"account closes a place", event{company: "dunmore", line: "Dunmore Rail closes its Leeds yard", tag: "expansion", subtype: "closing"}, "dunmore", ReasonAccountChanged, "closes", true},
		{"account's untagged edit", event{company: "dunmore", line: "text edited", place: "newsroom"}, "dunmore", ReasonAccountChanged, "changed its newsroom", false},
		{"account's event is not another account's", event{company: "dunmore", line: "Dunmore Rail buys wagons", tag: "launch"}, "marrow", "", "", false},
		{"subsidiary expands", event{company: "corvane-grid", line: "Eskmouth Grid opens a plant", tag: "expansion"}, "corvane", ReasonAccountChanged, "through Eskmouth Grid", false},
		{"parent changes", event{company: "corvane-group", line: "Thornmere Holding names a chair", tag: "funding"}, "corvane", ReasonAccountChanged, "Thornmere Holding owns your account", false},
		{"parent of another", event{company: "corvane-group", line: "Thornmere Holding sells a stake", tag: "funding"}, "astery", "", "", false},

		// Leaders and stakeholders.
		{"leader with a title on the map", event{company: "corvane", line: "Ilse Harmsen named CIO of Corvane Energy", tag: "hire", subtype: "executive in", place: "newsroom"}, "corvane", ReasonNewLeader, `"CIO" is on your map as Peter Adeyemi`, true},
		{"spelt-out title on the map", event{company: "corvane", line: "Ilse Harmsen becomes Chief Information Officer", tag: "hire", subtype: "executive in"}, "corvane", ReasonNewLeader, "is on your map as Peter Adeyemi", true},
		{"leader with a new title", event{company: "astery", line: "Astery Bank appoints Chief Risk Officer Bo Lindt", tag: "hire", subtype: "executive in"}, "astery", ReasonNewLeader, "who is not on your map", true},
		{"leader of a subsidiary", event{company: "corvane-grid", line: "Eskmouth Grid appoints a CEO", tag: "hire", subtype: "executive in"}, "corvane", ReasonNewLeader, "a new CEO who is not on your map", true},
		{"job advert is no leader", event{company: "astery", line: "Head of Data wanted", tag: "hire", subtype: "opening", place: "careers"}, "astery", ReasonAccountChanged, "", false},
		{"lay-off is no leader", event{company: "corvane", line: "Corvane's CIO office loses 20 jobs", tag: "hire", subtype: "lay-off"}, "corvane", ReasonAccountChanged, "", true},
		{"stakeholder promoted", event{company: "corvane", line: "Peter Adeyemi becomes COO of Corvane Energy", tag: "hire", subtype: "promoted"}, "corvane", ReasonStakeholder, "Peter Adeyemi is on your map as CIO (champion)", true},
		{"stakeholder leaves", event{company: "astery", line: "Rosa Calder leaves Astery Bank", tag: "hire", subtype: "executive out"}, "astery", ReasonStakeholderOut, "Rosa Calder is on your map as Head of Data and leaves", true},
		{"stakeholder off the page", event{company: "corvane", line: "Peter Adeyemi is gone from the leadership page", tag: "hire", subtype: "executive out", op: removed, before: "Peter Adeyemi, CIO", place: "leadership"}, "corvane", ReasonStakeholderOut, "named no longer", true},
		{"successor of a stakeholder", event{company: "corvane", line: "CIO: Peter Adeyemi → Ilse Harmsen", tag: "hire", subtype: "executive in", op: edited, before: "Peter Adeyemi, CIO", after: "Ilse Harmsen, CIO", place: "leadership"}, "corvane", ReasonNewLeader, "Peter Adeyemi is on your map as CIO (champion) and is named no longer", true},
		{"a rival's leader is not ours", event{company: "ostrelle", line: "Ostrelle names a CIO", tag: "hire", subtype: "executive in"}, "kestwick", ReasonCompetitor, "", true},

		// Somebody names the account.
		{"rival shows the logo", event{company: "quenby", line: "Quenby shows Astery Bank's logo", tag: "customer", subtype: "won", place: "customers", after: "Trusted by Astery Bank"}, "astery", ReasonNamed, "a rival names your account on its customer page; a logo is not a deal", true},
		{"rival names an alias", event{company: "quenby", line: "Case study", tag: "customer", after: "How Corvane Energy runs its grid"}, "corvane", ReasonNamed, "a rival names your account", true},
		{"rival names a legal form", event{company: "quenby", line: "Case study", tag: "customer", after: "Kestwick Health GmbH signs with us"}, "kestwick", ReasonNamed, "a rival names your account", true},
		{"rival of ours, not of the account", event{company: "brindlow", line: "Brindlow wins Kestwick Health", tag: "customer"}, "kestwick", ReasonNamed, "a rival names your account", true},
		{"rival names the subsidiary", event{company: "quenby", line: "Eskmouth Grid chooses Quenby", tag: "customer"}, "corvane", ReasonNamed, "through Eskmouth Grid", true},
		{"logo is gone", event{company: "ostrelle", line: "Kestwick Health's logo is gone", tag: "customer", subtype: "lost", op: removed, before: "Kestwick Health", place: "customers"}, "kestwick", ReasonNamed, "a rival no longer names your account", false},
		{"edit drops the name", event{company: "ostrelle", line: "customers edited", tag: "customer", op: edited, before: "Used by Kestwick Health and Pallister", after: "Used by Pallister"}, "kestwick", ReasonNamed, "no longer names your account", false},
		{"edit around the name", event{company: "ostrelle", line: "customers edited", tag: "customer", op: edited, before: "Kestwick Health saves 5 hours", after: "Kestwick Health saves 9 hours"}, "kestwick", ReasonCompetitor, "", true},
		{"partner names the account", event{company: "oakmoor", line: "Oakmoor works with Marrow & Pine", tag: "partnership"}, "marrow", ReasonNamed, "Oakmoor names your account", false},
		{"regulator names the account", event{company: "energy-office", line: "Inquiry into Corvane Energy opened", tag: "regulatory"}, "corvane", ReasonNamed, "Northern Grid Office names your account", false},
		{"wire names the account", event{line: "Pellworth Foods to build plant 4", tag: "expansion"}, "pellworth", ReasonNamed, "a source without a company names your account", true},
		{"wire names the rival", event{line: "Ostrelle said to seek a buyer", tag: "funding"}, "lindqvist", ReasonCompetitor, "Ostrelle, which competes in this account, is named", true},
		{"part of a word is no name", event{company: "quenby", line: "Asteryx and Dunmoreland", tag: "launch"}, "dunmore", "", "", false},
		{"another account's logo", event{company: "quenby", line: "Quenby shows Astery Bank's logo", tag: "customer", place: "customers"}, "corvane", ReasonCompetitor, "", true},
		{"event lists the company", event{company: "quenby", line: "New logo", tag: "customer", companies: []string{"quenby", "astery"}, after: "logo"}, "astery", ReasonNamed, "a rival names", true},

		// The account's own pages.
		{"advert asks for a rival's product", event{company: "lindqvist", line: "Data Steward", tag: "hire", subtype: "opening", place: "careers", after: "You bring experience with Ostrelle Software"}, "lindqvist", ReasonNamesRival, "your account's own careers page names Ostrelle", true},
		{"subprocessor list names a rival", event{company: "marrow", line: "Sub-processors", place: "terms", after: "Sub-processor: Quenby, storage"}, "marrow", ReasonNamesRival, "your account's own terms page names Quenby", true},
		{"own page drops a rival", event{company: "kestwick", line: "Ostrelle is gone", op: removed, before: "We work with Ostrelle", place: "partners"}, "kestwick", ReasonNamesRival, "no longer names Ostrelle", false},
		{"own page names a partner", event{company: "marrow", line: "We work with Oakmoor", tag: "partnership", place: "partners"}, "marrow", ReasonAccountChanged, "", true},

		// Products and keywords.
		{"keyword of a partner's text", event{company: "oakmoor", line: "A guide to grid balancing", tag: "launch"}, "corvane", ReasonKeyword, `keyword "grid balancing"`, false},
		{"keyword in another case", event{line: "Core Banking moves to the cloud", tag: "positioning"}, "astery", ReasonKeyword, "core banking", true},
		{"keyword across words only", event{line: "hardcore bankings", tag: "positioning"}, "astery", "", "", false},
		{"keyword in another account's news", event{company: "dunmore", line: "Dunmore Rail tries grid balancing", tag: "launch"}, "corvane", "", "", false},
		{"product named by a partner", event{company: "oakmoor", line: "Oakmoor supports Archive 9", tag: "partnership"}, "kestwick", ReasonProduct, `product "Archive"`, false},
		{"product as a common word", event{company: "oakmoor", line: "An archive of maps", tag: "launch"}, "kestwick", "", "", false},
		{"keyword is second to the rival", event{company: "quenby", line: "Quenby for core banking", tag: "launch"}, "astery", ReasonCompetitor, `keyword "core banking"`, true},

		// What is told to nobody.
		{"nothing named", event{line: "The weather turns", tag: "media"}, "corvane", "", "", false},
		{"our own news", event{company: "tarnwick", line: "Tarnwick opens an office", tag: "expansion"}, "corvane", "", "", false},
	}
}

func TestAnEventMattersToAnAccountForAReason(t *testing.T) {
	m := NewMatcher(testCompanies(), testAccounts(), monday)
	cases := matchCases()
	if len(cases) < 60 {
		t.Fatalf("%d cases, 60 at least", len(cases))
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, ok := find(m.Match(c.ev.make()), c.account)
			if c.reason == "" {
				if ok {
					t.Fatalf("matched for %s: %s", got.Reason, got.Why)
				}
				return
			}
			if !ok {
				t.Fatalf("no match; all: %+v", m.Match(c.ev.make()))
			}
			if got.Reason != c.reason || !strings.Contains(got.Why, c.why) || got.Risk != c.risk {
				t.Errorf("got %s, %q, risk %v; want %s, %q, risk %v", got.Reason, got.Why, got.Risk, c.reason, c.why, c.risk)
			}
			if total(got.Parts) != got.Relevance || got.Relevance < 0 || got.Relevance > 100 {
				t.Errorf("relevance %d is not the sum of its parts %+v", got.Relevance, got.Parts)
			}
		})
	}
}

func find(list []Match, account string) (Match, bool) {
	for _, m := range list {
		if m.Account == account {
			return m, true
		}
	}
	return Match{}, false
}

func TestAWithdrawnEventMattersToNobody(t *testing.T) {
	ev := testEvents()[0]
	ev.Withdrawn = "it was back"
	if got := NewMatcher(testCompanies(), testAccounts(), monday).Match(ev); len(got) != 0 {
		t.Errorf("matched %+v", got)
	}
}

func TestRelevanceRisesWithEachOfItsParts(t *testing.T) {
	base := event{id: "x", company: "ostrelle", line: "Ostrelle launches Vault", tag: "launch", severity: tag.Low, confidence: 0.5, at: day(2, 9, 0)}
	score := func(e event, change func(*Account)) int {
		accounts := testAccounts()
		change(&accounts[3])
		got, ok := find(NewMatcher(testCompanies(), accounts, monday).Match(e.make()), "kestwick")
		if !ok {
			t.Fatal("no match")
		}
		return got.Relevance
	}
	same := func(*Account) {}
	low := score(base, same)
	severe, sure, fresh, priced, footer := base, base, base, base, base
	severe.severity, sure.confidence, fresh.at, priced.tag, footer.region = tag.Critical, 1, day(20, 9, 0), "pricing", "chrome"
	for name, got := range map[string]int{
		"severity": score(severe, same), "confidence": score(sure, same), "freshness": score(fresh, same), "tag": score(priced, same),
		"tier":    score(base, func(a *Account) { a.Tier = TierA }),
		"renewal": score(base, func(a *Account) { a.Renewal = monday.AddDate(0, 0, 60) }),
	} {
		if got <= low {
			t.Errorf("%s: %d is not above %d", name, got, low)
		}
	}
	if got := score(footer, same); got >= low {
		t.Errorf("seen only in the footer: %d is not below %d", got, low)
	}
	soon := score(base, func(a *Account) { a.Renewal = monday.AddDate(0, 0, 10) })
	if near := score(base, func(a *Account) { a.Renewal = monday.AddDate(0, 0, 60) }); soon <= near {
		t.Errorf("renewal in 10 days: %d is not above 60 days: %d", soon, near)
	}
	if past := score(base, func(a *Account) { a.Renewal = monday.AddDate(0, 0, -10) }); past != low {
		t.Errorf("renewal passed: %d, want %d", past, low)
	}
}

func TestAParentCycleEnds(t *testing.T) {
	companies := testCompanies()
	for i := range companies {
		if companies[i].ID == "corvane-group" {
			companies[i].Parent = "corvane-grid"
		}
	}
	m := NewMatcher(companies, testAccounts(), monday)
	if _, ok := find(m.Match(event{company: "corvane-grid", line: "Eskmouth Grid grows", tag: "expansion"}.make()), "corvane"); !ok {
		t.Error("the subsidiary is lost")
	}
}

func TestTierFollowsTheCriteria(t *testing.T) {
	for _, c := range []struct {
		criteria Criteria
		want     Tier
	}{
		{Criteria{5, 5, 5, 5}, TierA},
		{Criteria{1, 1, 1, 1}, TierC},
		{Criteria{3, 3, 3, 3}, TierB},
		{Criteria{5, 3, 4, 2}, TierA}, // 1.75 + 0.6 + 1.2 + 0.3 = 3.85
		{Criteria{4, 3, 4, 4}, TierA}, // 3.8: the floor itself
		{Criteria{4, 3, 4, 3}, TierB},
		{Criteria{2, 3, 2, 5}, TierB}, // 2.65
		{Criteria{2, 2, 3, 2}, TierC},
		{Criteria{}, TierC},
		{Criteria{Revenue: 5}, TierA}, // what is not given does not count
		{Criteria{Revenue: 9, Strategic: 2}, TierC},
	} {
		if got := c.criteria.Tier(); got != c.want {
			t.Errorf("%+v: tier %s, want %s", c.criteria, got, c.want)
		}
	}
}

func TestMatcherAtAnotherTimeLeavesTheFirstAlone(t *testing.T) {
	m := NewMatcher(testCompanies(), testAccounts(), monday)
	before := m.Match(testEvents()[0])
	later := m.At(monday.AddDate(0, 1, 10)).Match(testEvents()[0])
	again := m.Match(testEvents()[0])
	if before[0].Relevance != again[0].Relevance || later[0].Relevance >= before[0].Relevance {
		t.Errorf("relevance %d, later %d, again %d", before[0].Relevance, later[0].Relevance, again[0].Relevance)
	}
}

func TestDaysUntil(t *testing.T) {
	now := monday
	for _, c := range []struct {
		date time.Time
		want int
	}{
		{time.Time{}, -1},
		{now.AddDate(0, 0, -3), -1},
		{now.Add(-time.Hour), 0},
		{now.Add(time.Hour), 1},
		{now.AddDate(0, 0, 38), 38},
	} {
		if got := daysUntil(now, c.date); got != c.want {
			t.Errorf("%s: %d, want %d", c.date, got, c.want)
		}
	}
}
