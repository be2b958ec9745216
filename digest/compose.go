package digest

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"time"
)

// The reader's budget.
const (
	MaxWords   = 550 // above coverage
	MaxFull    = 12  // events in full
	MaxAccount = 3   // of them of one account
	maxBrief   = 5   // lines of other companies
	maxList    = 6   // entries of a list
)

// Compose makes the edition of one subscription and period. It is pure: equal
// inputs give equal editions.
func Compose(in Input) (Edition, error) {
	zone := zoneOf(in.Subscription)
	world := in.World.At(in.Now)
	in.Previous = newestFirst(in.Previous)
	h := collect(in, world)
	ed := Edition{
		Issue: fmt.Sprintf("issue %d", in.Number), Leave: in.Leave,
		Told: h.told, Matches: h.weighty(), Empty: len(h.told) == 0,
	}
	accounts := scopeAccounts(in.Subscription, world)
	cov := coverageOf(in, world, zone, accounts)

	ed.Accounts = sections(in, world, zone, h, accounts, &ed)
	others(in, world, zone, h, &ed)
	ed.LastTitle, ed.LastWeek = "From before", corrections(in, world, h)
	if in.Subscription.Cadence == Weekly {
		ed.LastTitle = "From last week"
	}
	if in.Subscription.Cadence != Instant {
		still(world, h, accounts, cov, &ed)
		ed.Patterns = patternLines(h)
		ed.Removals = removalLines(world, zone, h)
		ed.Dates = datesAhead(in, world, zone, accounts, h)
		ed.LastWeek = append(ed.LastWeek, openSteps(in, world, zone)...)
		ed.Also = alsoOf(in, h.below)
	}
	ed.Coverage, ed.blindSources = append(cov.lines, proposalLines(in)...), len(cov.blind) > 0
	ed.Title = title(in, zone, accounts)
	ed.Notes = notes(in, zone)
	summarize(in, &ed, cov, len(accounts))
	headline(in, world, &ed)
	if err := fit(&ed, in); err != nil {
		return Edition{}, err
	}
	ed.keepPrintedSteps()
	summarize(in, &ed, cov, len(accounts))
	return ed, nil
}

// newestFirst orders issues by their sending: those of merged subscriptions
// come one list after the other.
func newestFirst(issues []Issue) []Issue {
	list := slices.Clone(issues)
	sort.SliceStable(list, func(i, j int) bool { return list[i].Period.Send.After(list[j].Period.Send) })
	return list
}

// scopeAccounts are the accounts of the subscription, in the configuration's order.
func scopeAccounts(sub Subscription, world *Matcher) []Account {
	var list []Account
	for _, a := range world.accounts {
		for _, r := range sub.rules() {
			if r.ofAccount(a.ID) {
				list = append(list, a)
				break
			}
		}
	}
	return list
}

// sections tells the accounts that moved, the one under most pressure first.
func sections(in Input, world *Matcher, zone *time.Location, h harvest, accounts []Account, ed *Edition) []Section {
	type moved struct {
		account Account
		level   Level
	}
	var list []moved
	for _, a := range accounts {
		level := levelOf(a.ID, h.byAccount[a.ID])
		ed.Levels = append(ed.Levels, level)
		if len(h.byAccount[a.ID]) > 0 {
			list = append(list, moved{a, level})
		}
	}
	sort.SliceStable(list, func(i, j int) bool {
		a, b := list[i].level, list[j].level
		if a.Pressure != b.Pressure {
			return a.Pressure > b.Pressure
		}
		if a.Opportunity != b.Opportunity {
			return a.Opportunity > b.Opportunity
		}
		return list[i].account.ID < list[j].account.ID
	})
	steps := newStepper(in, zone, world)
	out := make([]Section, 0, len(list))
	for _, m := range list {
		out = append(out, section(in, world, zone, m.account, m.level, h.byAccount[m.account.ID], steps, ed))
	}
	return out
}

// section tells one account: its level, and its three most relevant events in
// full. Steps are proposed here, in the order of telling, so that the better
// event gets the better play.
func section(in Input, world *Matcher, zone *time.Location, a Account, level Level, list []candidate, steps *stepper, ed *Edition) Section {
	word, score := level.shown()
	s := Section{
		Account: a.ID, Name: clean(world.accountName(a), nameRunes), Facts: accountFacts(in, a, zone),
		Word: word, Grade: GradeOf(score), Trend: level.trend(in.Previous),
	}
	for i, c := range list {
		if i == MaxAccount {
			s.More = Pointer{len(list) - MaxAccount, in.Links.List, listCommand(in, a.ID, zone)}
			break
		}
		it := itemOf(in, world, zone, *c.event)
		it.Account, it.relevance = a.ID, c.match.Relevance
		it.full = it.Line
		if c.event.Company == a.Company {
			it.Line = strings.TrimPrefix(it.Line, s.Name+": ") // it stands in the heading
		}
		it.Why = clean(c.match.Why, whyRunes)
		if step, ok := steps.propose(*c.event, c.match, factOf(*c.event, c.match)); ok {
			it.Who, it.By, it.Step = whoWords(step.Who, in.Subscription), byDay(step.Due, in.Period.Send, zone), clean(step.Text, stepRunes)
			ed.Steps = append(ed.Steps, step)
		}
		s.Items = append(s.Items, it)
	}
	return s
}

// accountFacts is "tier A, renewal 31 Dec".
func accountFacts(in Input, a Account, zone *time.Location) string {
	var facts []string
	if a.Tier != "" {
		facts = append(facts, "tier "+string(a.Tier))
	}
	switch days := daysUntil(in.Now, a.Renewal); {
	case days >= 0 && days <= 180:
		facts = append(facts, "renewal "+dayMonth(a.Renewal, zone))
	case days > 180:
		facts = append(facts, "renewal "+a.Renewal.In(zone).Format("Jan 2006"))
	}
	return strings.Join(facts, ", ")
}

// whoWords is how a step's person is addressed: You, or a first name and role.
func whoWords(m Member, sub Subscription) string {
	if sameAddress(m.Email, sub.Email) {
		return "You"
	}
	name := clean(m.Name, nameRunes)
	if role := clean(m.Role, nameRunes); role != "" && !strings.EqualFold(role, "account manager") {
		return name + " (" + role + ")"
	}
	return name
}

// keepPrintedSteps drops the steps whose item was not printed: nobody was
// asked to take them.
func (e *Edition) keepPrintedSteps() {
	printed := map[string]bool{}
	for _, s := range e.Accounts {
		for _, it := range s.Items {
			if it.Step != "" {
				printed[it.Account+"\x00"+it.Event] = true
			}
		}
	}
	var kept []Step
	for _, s := range e.Steps {
		if printed[s.Account+"\x00"+s.Event] {
			kept = append(kept, s)
		}
	}
	e.Steps = kept
}
