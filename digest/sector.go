package digest

import (
	"slices"
	"strings"

	"keywatch/diff/tag"
	"keywatch/sources"
)

// sectors find accounts by where they work: their trade, and the parts of the
// world.
type sectors struct {
	trades   map[string][]trade // by first word
	byRegion map[string][]int   // accounts
	regions  []map[string]bool  // by account
}

// trade is one industry with the accounts that are in it.
type trade struct {
	name     string
	words    []string // folded, without the ending of the plural
	accounts []int
}

// newSectors reads the accounts' industries and regions.
func newSectors(accounts []Account) sectors {
	s := sectors{trades: map[string][]trade{}, byRegion: map[string][]int{}, regions: make([]map[string]bool, len(accounts))}
	for i, a := range accounts {
		s.regions[i] = map[string]bool{}
		for _, r := range a.Regions {
			name := strings.ToLower(strings.TrimSpace(r))
			if list := regionByWord[name]; len(list) > 0 {
				name = list[0].name
			}
			if !s.regions[i][name] {
				s.regions[i][name] = true
				s.byRegion[name] = append(s.byRegion[name], i)
			}
		}
		s.addTrade(i, a.Industry)
	}
	return s
}

// addTrade puts an account under its industry.
func (s sectors) addTrade(account int, name string) {
	words := stems(name)
	if len(words) == 0 {
		return
	}
	list := s.trades[words[0]]
	for i := range list {
		if slices.Equal(list[i].words, words) {
			list[i].accounts = append(list[i].accounts, account)
			return
		}
	}
	s.trades[words[0]] = append(list, trade{name: name, words: words, accounts: []int{account}})
}

// in calls hit for each industry that stands in a text's stems.
func (s sectors) in(words []string, hit func(trade)) {
	for i, w := range words {
		for _, t := range s.trades[w] {
			if i+len(t.words) <= len(words) && equalWords(words[i:], t.words) {
				hit(t)
			}
		}
	}
}

// regionWords are how texts name the parts of the world that accounts are said
// to work in; words in capitals count in capitals alone.
var regionWords = map[string]string{
	"uk": "UK britain british england english scotland scottish wales welsh", "ireland": "ireland irish",
	"us": "US USA american america", "canada": "canada canadian canadians québec quebec",
	"dach":   "germany german austria austrian switzerland swiss deutschland deutsche deutschen österreich schweiz bundesrat bundestag",
	"france": "france french français française", "iberia": "spain spanish portugal portuguese españa española",
	"italy": "italy italian italia italiana italiano", "benelux": "netherlands dutch belgium belgian luxembourg nederland",
	"nordics": "sweden swedish norway norwegian denmark danish finland finnish iceland sverige norge danmark nordic",
	"japan":   "japan japanese 日本", "china": "china chinese", "india": "india indian", "australia": "australia australian australians",
	"poland": "poland polish polska", "brazil": "brazil brazilian brasil", "mexico": "mexico mexican méxico",
}

// regionsIn are the parts of the world that a text names.
func regionsIn(words []string) map[string]bool {
	found := map[string]bool{}
	for _, w := range words {
		low := strings.ToLower(w)
		for _, region := range regionByWord[low] {
			if region.word == low || region.word == w {
				found[region.name] = true
			}
		}
	}
	return found
}

type regionWord struct{ word, name string }

// regionByWord is regionWords by folded word.
var regionByWord = func() map[string][]regionWord {
	all := map[string][]regionWord{}
	for name, list := range regionWords {
		for word := range strings.FieldsSeq(list) {
			all[strings.ToLower(word)] = append(all[strings.ToLower(word)], regionWord{word, name})
		}
	}
	return all
}()

// stems are the folded words of a text without the endings of plurals.
func stems(text string) []string {
	words := splitWords(strings.ToLower(text))
	for i, w := range words {
		words[i] = stem(w)
	}
	return words
}

func stem(w string) string {
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
		return w[:len(w)-1]
	}
	return w
}

// claimSectors claims for the accounts whose trade or region a text is about
// that is of nobody we know: a rule, a court, a market. Weak: such a text is
// counted, never told in full.
func (m *Matcher) claimSectors(ev tag.Event, got claims) {
	switch m.companies[ev.Company].Role {
	case sources.RoleCompetitor, sources.RoleAccount, sources.RoleSelf:
		return
	}
	if ev.Company != "" && m.companies[ev.Company].Role == "" {
		return
	}
	text := textOf(ev)
	named := regionsIn(splitWords(text))
	rule := ev.HasTag("regulatory")
	done := map[int]bool{}
	claim := func(t trade, headline bool) {
		for _, i := range t.accounts {
			where := m.sectors.regions[i]
			here := shared(where, named)
			if done[i] || len(named) > 0 && len(where) > 0 && !here {
				continue // told already, or of another part of the world
			}
			if !headline && len(t.words) == 1 && !(rule && here) {
				continue // a word like "shipping" far down means little
			}
			done[i] = true
			why := "about " + t.name + ", this account's industry"
			if here {
				why += ", in its region"
			}
			got.add(i, newClaim(ReasonIndustry, pointsIndustry, why, t.name))
		}
	}
	m.sectors.in(stems(headOf(ev)), func(t trade) { claim(t, true) })
	m.sectors.in(stems(text), func(t trade) { claim(t, false) })
	if !rule {
		return
	}
	for region := range named {
		for _, i := range m.sectors.byRegion[region] {
			if !done[i] {
				done[i] = true
				got.add(i, newClaim(ReasonRegion, pointsRegion, "a rule in this account's region", ""))
			}
		}
	}
}

// shared reports whether two sets have an entry in common.
func shared(a, b map[string]bool) bool {
	for x := range a {
		if b[x] {
			return true
		}
	}
	return false
}

// headOf is what an event says first.
func headOf(ev tag.Event) string {
	if len(ev.Witnesses) > 0 && ev.Witnesses[0].Title != "" {
		return ev.Witnesses[0].Title
	}
	return ev.Line
}
