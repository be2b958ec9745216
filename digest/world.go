package digest

import (
	"slices"
	"strconv"
	"time"

	"keywatch/diff/names"
	"keywatch/sources"
)

// bond is how a company stands to an account.
type bond int

const (
	bondOwn        bond = iota // it is the account
	bondSubsidiary             // the account owns it
	bondParent                 // it owns the account
	bondRival                  // it competes in the account, itself or by its parent
)

// tie is one company's bond to one account.
type tie struct {
	account int // index into Matcher.accounts
	bond    bond
	via     string // id of the company whose bond is passed on: a rival's parent
}

// Matcher knows the companies and accounts and says which events matter to
// which account. It is made once a configuration and read by many.
type Matcher struct {
	now       time.Time
	companies map[string]sources.Company
	accounts  []Account
	byID      map[string]int
	ties      map[string][]tie // by company id, in the accounts' order
	kin       [][]string       // by account: the companies with a bond to it
	resolver  *names.Resolver
	people    map[string][2]int // resolver id → account, stakeholder
	phrases   phraseIndex
	sectors   sectors
	voices    map[string]string // by source id: the company that it is of
	weights   Weights
	shift     map[string]float64 // by reason: how far its points are from the default
	subtypes  map[string]float64 // points by folded sub-type
}

// Option is what a matcher is told besides companies and accounts.
type Option func(*Matcher)

// Watching tells a matcher whose each source is: what a wire says of a company
// is not the company's own word.
func Watching(list []sources.Source) Option {
	return func(m *Matcher) {
		for _, s := range list {
			m.voices[s.ID] = s.Company
		}
	}
}

// Weighing gives the points of relevance; without it they are the defaults.
func Weighing(w Weights) Option { return func(m *Matcher) { m.weights = w } }

// NewMatcher makes a matcher of the configured world. Accounts whose company
// is unknown match by their keywords and people only.
func NewMatcher(companies []sources.Company, accounts []Account, now time.Time, options ...Option) *Matcher {
	m := &Matcher{
		now:       now,
		companies: make(map[string]sources.Company, len(companies)),
		accounts:  accounts,
		byID:      make(map[string]int, len(accounts)),
		ties:      map[string][]tie{},
		people:    map[string][2]int{},
		phrases:   phraseIndex{},
		kin:       make([][]string, len(accounts)),
		voices:    map[string]string{},
		weights:   DefaultWeights(),
	}
	for _, option := range options {
		option(m)
	}
	m.shift, m.subtypes = m.weights.shifts(), m.weights.subtypes()
	children := map[string][]string{}
	for _, c := range companies {
		m.companies[c.ID] = c
		if c.Parent != "" {
			children[c.Parent] = append(children[c.Parent], c.ID)
		}
	}
	entries := companyEntries(companies, accounts)
	for i, a := range accounts {
		m.byID[a.ID] = i
		m.tieAccount(i, a, children)
		for j, s := range a.Stakeholders {
			id := "p:" + strconv.Itoa(i) + ":" + strconv.Itoa(j)
			m.people[id] = [2]int{i, j}
			context := []string{s.Title}
			if c, ok := m.companies[a.Company]; ok {
				context = append(context, c.Name)
			}
			entries = append(entries, names.Entry{ID: id, Names: []string{s.Name}, Context: context, Person: true})
		}
		m.phrases.add(i, ReasonProduct, a.Products)
		m.phrases.add(i, ReasonKeyword, a.Keywords)
	}
	m.sectors = newSectors(accounts)
	m.resolver = names.NewResolver(entries)
	return m
}

// companyEntries are who can be named of companies: by name, and by product.
// An account's trade speaks for its name.
func companyEntries(companies []sources.Company, accounts []Account) []names.Entry {
	trade := map[string][]string{}
	for _, a := range accounts {
		trade[a.Company] = append(append(trade[a.Company], a.Industry), a.Keywords...)
	}
	var entries []names.Entry
	for _, c := range companies {
		called := append([]string{c.Name}, c.Aliases...)
		entries = append(entries, names.Entry{
			ID: companyPrefix + c.ID, Names: called, Domain: c.Domain, Context: append(trade[c.ID], c.Products...),
		})
		if len(c.Products) > 0 {
			entries = append(entries, names.Entry{ID: companyPrefix + c.ID, Names: c.Products, Context: called})
		}
	}
	return entries
}

// At gives the same matcher at another time; freshness and renewal depend on it.
func (m *Matcher) At(now time.Time) *Matcher {
	moved := *m
	moved.now = now
	return &moved
}

// companyPrefix keeps ids of companies apart from those of people in the resolver.
const companyPrefix = "c:"

// tieAccount binds an account's family and rivals to it, the closest first.
func (m *Matcher) tieAccount(i int, a Account, children map[string][]string) {
	bind := func(id string, b bond, via string) {
		if id == "" {
			return
		}
		if n := len(m.ties[id]); n > 0 && m.ties[id][n-1].account == i {
			return // the first bond is the strongest; a company is not its own rival
		}
		m.ties[id] = append(m.ties[id], tie{i, b, via})
		m.kin[i] = append(m.kin[i], id)
	}
	bind(a.Company, bondOwn, "")
	for _, id := range descendants(a.Company, children) {
		bind(id, bondSubsidiary, a.Company)
	}
	for _, rival := range a.Competitors {
		bind(rival, bondRival, "")
	}
	for _, rival := range a.Competitors {
		for _, id := range descendants(rival, children) {
			bind(id, bondRival, rival)
		}
	}
	for id, hops := m.companies[a.Company].Parent, 0; id != "" && hops < maxDepth; hops++ {
		bind(id, bondParent, a.Company)
		id = m.companies[id].Parent
	}
}

// maxDepth bounds parent chains; a configuration may hold a cycle.
const maxDepth = 8

// descendants are all companies below one, level by level.
func descendants(id string, children map[string][]string) []string {
	var all []string
	level := children[id]
	for depth := 0; depth < maxDepth && len(level) > 0; depth++ {
		all = append(all, level...)
		var next []string
		for _, child := range level {
			next = append(next, children[child]...)
		}
		level = next
	}
	return all
}

// name is how a company is called in the mail.
func (m *Matcher) name(id string) string {
	if c, ok := m.companies[id]; ok && c.Name != "" {
		return c.Name
	}
	return id
}

// Account finds an account by its id.
func (m *Matcher) Account(id string) (Account, bool) {
	i, ok := m.byID[id]
	if !ok {
		return Account{}, false
	}
	return m.accounts[i], true
}

// accountName is the name of the company that the account is.
func (m *Matcher) accountName(a Account) string {
	if _, ok := m.companies[a.Company]; ok {
		return m.name(a.Company)
	}
	return a.ID
}

// isRival reports whether the company competes in the account or is a
// competitor of ours.
func (m *Matcher) isRival(company string, account int) bool {
	if b := m.bondTo(company, account); b != bondNone {
		return b == bondRival
	}
	return m.companies[company].Role == sources.RoleCompetitor
}

// bondNone says that a company has no bond to an account.
const bondNone bond = -1

// bondTo is how a company stands to an account. Ties are kept in the
// accounts' order, so that ten thousand accounts of one rival cost no walk.
func (m *Matcher) bondTo(company string, account int) bond {
	list := m.ties[company]
	i, found := slices.BinarySearchFunc(list, account, func(t tie, account int) int { return t.account - account })
	if !found {
		return bondNone
	}
	return list[i].bond
}
