package digest

import (
	"time"

	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/sources"
)

// The invented world of the tests: we are Tarnwick; Brindlow, Ostrelle and
// Quenby compete with us in the accounts of Maren Voss.

var (
	berlin, _ = time.LoadLocation("Europe/Berlin")
	monday    = time.Date(2026, 11, 23, 8, 0, 0, 0, berlin)
)

func testCompanies() []sources.Company {
	return []sources.Company{
		{ID: "tarnwick", Name: "Tarnwick", Domain: "tarnwick.example", Role: sources.RoleSelf, Products: []string{"Tarnwick Archive"}},
		{ID: "brindlow", Name: "Brindlow", Domain: "brindlow.example", Role: sources.RoleCompetitor},
		{ID: "brindlow-cloud", Name: "Skelby Cloud", Domain: "skelby.example", Parent: "brindlow", Role: sources.RoleCompetitor},
		{ID: "ostrelle", Name: "Ostrelle", Aliases: []string{"Ostrelle Software"}, Domain: "ostrelle.example", Role: sources.RoleCompetitor},
		{ID: "quenby", Name: "Quenby", Domain: "quenby.example", Role: sources.RoleCompetitor},
		{ID: "corvane", Name: "Corvane Energy", Aliases: []string{"Corvane"}, Domain: "corvane.example", Parent: "corvane-group", Role: sources.RoleAccount},
		{ID: "corvane-group", Name: "Thornmere Holding", Role: sources.RoleAccount},
		{ID: "corvane-grid", Name: "Eskmouth Grid", Domain: "eskmouth.example", Parent: "corvane", Role: sources.RoleAccount},
		{ID: "astery", Name: "Astery Bank", Aliases: []string{"Astery"}, Domain: "astery.example", Role: sources.RoleAccount},
		{ID: "lindqvist", Name: "Lindqvist Freight", Aliases: []string{"Lindqvist"}, Domain: "lindqvist.example", Role: sources.RoleAccount},
		{ID: "kestwick", Name: "Kestwick Health", Aliases: []string{"Kestwick"}, Domain: "kestwick.example", Role: sources.RoleAccount},
		{ID: "dunmore", Name: "Dunmore Rail", Domain: "dunmore.example", Role: sources.RoleAccount},
		{ID: "marrow", Name: "Marrow & Pine", Domain: "marrow.example", Role: sources.RoleAccount},
		{ID: "pellworth", Name: "Pellworth Foods", Domain: "pellworth.example", Role: sources.RoleAccount},
		{ID: "havelock", Name: "Havelock Insurance", Domain: "havelock.example", Role: sources.RoleAccount},
		{ID: "oakmoor", Name: "Oakmoor", Domain: "oakmoor.example", Role: sources.RolePartner},
		{ID: "energy-office", Name: "Northern Grid Office", Role: sources.RoleRegulator},
	}
}

func testAccounts() []Account {
	maren := Member{Name: "Maren Voss", Email: "maren.voss@tarnwick.example", Role: "account manager"}
	jonas := Member{Name: "Jonas Reyk", Email: "jonas.reyk@tarnwick.example", Role: "sponsor"}
	team := []Member{maren, jonas}
	return []Account{
		{
			ID: "corvane", Company: "corvane", Tier: TierA, Competitors: []string{"brindlow", "quenby"}, Team: team,
			Products: []string{"Archive"}, Keywords: []string{"grid balancing"},
			Stakeholders: []Stakeholder{{Name: "Peter Adeyemi", Title: "CIO", Influence: "champion"}},
			Renewal:      time.Date(2026, 12, 31, 0, 0, 0, 0, berlin),
		},
		{
			ID: "astery", Company: "astery", Tier: TierA, Competitors: []string{"quenby", "ostrelle"}, Team: team,
			Keywords: []string{"core banking"}, Renewal: time.Date(2027, 6, 15, 0, 0, 0, 0, berlin),
			Stakeholders: []Stakeholder{{Name: "Rosa Calder", Title: "Head of Data"}},
		},
		{ID: "lindqvist", Company: "lindqvist", Tier: TierB, Competitors: []string{"ostrelle"}, Team: team},
		{ID: "kestwick", Company: "kestwick", Tier: TierB, Competitors: []string{"ostrelle"}, Team: team, Products: []string{"Archive"}},
		{ID: "dunmore", Company: "dunmore", Tier: TierC, Competitors: []string{"ostrelle"}, Team: team},
		{ID: "marrow", Company: "marrow", Tier: TierC, Team: team},
		{ID: "pellworth", Company: "pellworth", Tier: TierB, Team: team},
		{ID: "havelock", Company: "havelock", Tier: TierB, Team: team},
	}
}

// event is a short way to write one.
type event struct {
	id, company, line, tag, subtype, place string
	confidence                             float64
	severity                               tag.Severity
	op                                     diff.Op
	before, after, title                   string
	companies                              []string
	at                                     time.Time
	more                                   int
	region                                 string
}

func (e event) make() tag.Event {
	if e.at.IsZero() {
		e.at = time.Date(2026, 11, 19, 14, 10, 0, 0, berlin)
	}
	if e.op == "" {
		e.op = diff.Added
	}
	if e.confidence == 0 {
		e.confidence = 0.9
	}
	if e.severity == "" {
		e.severity = tag.Medium
	}
	if e.region == "" {
		e.region = string(sources.RegionMain)
	}
	if e.after == "" && e.op == diff.Added {
		e.after = e.line
	}
	ev := tag.Event{
		ID: "ev_" + e.id, Revision: 1, Company: e.company, Companies: e.companies, Line: e.line, Severity: e.severity,
		Seen: e.at, Confirmed: e.at.Add(55 * time.Minute), Updated: e.at.Add(55 * time.Minute), Removal: e.op == diff.Removed,
	}
	if e.tag != "" {
		ev.Tags = []tag.Evidence{{Tag: e.tag, Subtype: e.subtype, Confidence: e.confidence, Severity: e.severity}}
	}
	for i := range 1 + e.more {
		ev.Witnesses = append(ev.Witnesses, tag.Witness{
			Change: "ch_" + e.id, Source: e.company + "-" + e.place, Kind: "page", Place: e.place, Op: e.op, Region: e.region,
			Title: e.title, Before: e.before, After: e.after, URL: "https://" + e.company + ".example/" + e.place,
			Seen: e.at.Add(time.Duration(i) * time.Hour), Confirmed: e.at.Add(55 * time.Minute),
		})
	}
	return ev
}

func day(d, hour, minute int) time.Time { return time.Date(2026, 11, d, hour, minute, 0, 0, berlin) }

// testEvents is the week that DIGEST tells of.
func testEvents() []tag.Event {
	corvaneHire := event{id: "7k9", company: "corvane", line: "Ilse Harmsen named CIO from 1 Dec, formerly Pallister", tag: "hire", subtype: "executive in", place: "newsroom", severity: tag.High, at: day(17, 9, 20), more: 2, title: "Ilse Harmsen named CIO of Corvane Energy", after: "Ilse Harmsen joins Corvane Energy as CIO on 1 December. She comes from Pallister."}
	return []tag.Event{
		event{id: "7k2", company: "brindlow", line: "Brindlow: Team -20 %, smallest order 10 → 5 seats", tag: "pricing", subtype: "down", place: "pricing", severity: tag.Critical, confidence: 0.96, op: diff.Edited, before: "Team EUR 50 per seat / month, from 10 seats", after: "Team EUR 40 per seat / month, from 5 seats"}.make(),
		corvaneHire.make(),
		event{id: "7m1", company: "quenby", line: "Quenby shows Astery Bank's logo on its customer page", tag: "customer", place: "customers", confidence: 0.7, severity: tag.High, after: "Trusted by Astery Bank", at: day(18, 11, 0)}.make(),
		event{id: "7m4", company: "lindqvist", line: "14 openings in Gdansk, its first ever there", tag: "expansion", place: "careers", severity: tag.High, after: "Gdansk: 14 open positions", at: day(16, 10, 0)}.make(),
		event{id: "7n0", company: "ostrelle", line: "Ostrelle's customer page lost Kestwick's logo", tag: "customer", place: "customers", confidence: 0.75, severity: tag.High, op: diff.Removed, before: "Kestwick Health", at: day(18, 16, 5)}.make(),
		event{id: "7p1", company: "ostrelle", line: `"99.95 % uptime, or money back" removed`, tag: "positioning", place: "terms", severity: tag.Low, op: diff.Removed, before: "99.95 % uptime, or money back", at: day(17, 8, 0)}.make(),
		event{id: "7p2", company: "quenby", line: `"On your own servers" removed`, tag: "launch", subtype: "end of life", place: "product", severity: tag.Low, op: diff.Removed, before: "On your own servers", at: day(20, 8, 0)}.make(),
		event{id: "7q1", company: "ostrelle", line: "Small words changed on the blog", place: "blog", severity: tag.Low, at: day(20, 9, 0)}.make(),
	}
}

func testSources() ([]sources.Source, []sources.Status) {
	var list []sources.Source
	var status []sources.Status
	for _, c := range testCompanies() {
		for _, place := range []sources.Place{sources.PlaceNewsroom, sources.PlacePricing, sources.PlaceCustomers} {
			if c.Domain == "" || (c.Role == sources.RoleAccount && place != sources.PlaceNewsroom) {
				continue
			}
			id := c.ID + "-" + string(place)
			list = append(list, sources.Source{ID: id, Kind: "page", URL: "https://" + c.Domain + "/" + string(place), Company: c.ID, Place: place, Interval: 6 * time.Hour})
			st := sources.Status{Source: id, State: sources.StateUnchanged, Since: day(1, 0, 0), Checked: monday.Add(-3 * time.Hour), Read: monday.Add(-3 * time.Hour)}
			switch id {
			case "brindlow-customers":
				st.State, st.Since, st.Detail = sources.StateBlocked, day(17, 3, 0), "robots.txt"
			case "havelock-newsroom":
				st.State, st.Since, st.Detail = sources.StateBroken, day(20, 3, 0), "TLS"
			case "quenby-newsroom":
				st.State = sources.StateSilent
				for i := range 10 {
					st.Arrivals = append(st.Arrivals, day(7, 8, 0).Add(-time.Duration(i)*84*time.Hour))
				}
			}
			status = append(status, st)
		}
	}
	return list, status
}

func testSubscription() Subscription {
	return Subscription{
		ID: "maren", Email: "maren.voss@tarnwick.example", Name: "Maren Voss", Cadence: Weekly, Zone: "Europe/Berlin",
		At: "08:00", Weekday: time.Monday,
		Scope: Scope{Accounts: []string{"corvane", "astery", "lindqvist", "kestwick", "dunmore", "marrow", "pellworth", "havelock"}},
	}
}

func testInput() Input {
	sub := testSubscription()
	src, st := testSources()
	book, err := DefaultPlaybook()
	if err != nil {
		panic(err)
	}
	return Input{
		Subscription: sub, Period: PeriodAt(sub, monday.Add(-time.Minute)), Number: 31, Now: monday,
		World: NewMatcher(testCompanies(), testAccounts(), monday), Events: testEvents(), Told: map[string]int{},
		AtOnce: map[string]time.Time{"ev_7k2": day(19, 15, 10)}, Sources: src, Statuses: st,
		Pending: 2, Noise: 41, Playbook: book, Previous: testPrevious(),
		Leave: Leave{Mailto: "keywatch@tarnwick.example"},
	}
}

func testPrevious() []Issue {
	sub := testSubscription()
	p := PeriodAt(sub, monday.Add(-8*24*time.Hour))
	return []Issue{{
		ID: IssueID(sub, p), Number: 30, Subscription: sub.ID, Cadence: Weekly, Intended: sub.Email, Period: p,
		Levels: []Level{{Account: "corvane", Pressure: 60}, {Account: "astery", Pressure: 20}, {Account: "lindqvist"}},
		Steps: []Step{
			{ID: "st_1", Account: "pellworth", Event: "ev_6", Play: "account-expands", Who: testAccounts()[6].Team[0], Text: `send the plant-3 figures.`, Due: day(20, 0, 0), State: "open"},
			{ID: "st_2", Account: "corvane", Event: "ev_7", Play: "rival-event", Who: testAccounts()[6].Team[0], Text: `ask who attends.`, Due: day(18, 0, 0), State: "done"},
		},
		Told: []Told{{Event: "ev_6z", Revision: 1}},
	}}
}
