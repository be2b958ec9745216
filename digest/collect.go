package digest

import (
	"sort"
	"time"

	"keywatch/diff/tag"
)

// fullFrom is the relevance from which an event is told in full.
const fullFrom = 45

// candidate is an event for one account.
type candidate struct {
	event *tag.Event
	match Match
}

// harvest is what the period brought, sorted by where it is told.
type harvest struct {
	byAccount map[string][]candidate // by relevance
	others    []tag.Event            // in scope by company only
	removals  []tag.Event
	patterns  []tag.Event
	withdrawn []tag.Event // told before, and no longer true
	minor     map[string]int
	below     int // events under the floors
	told      []Told
	matches   []Match
	weigh     Weigh
}

// collect sorts the events of the period by what they are to the reader.
func collect(in Input, world *Matcher) harvest {
	h := harvest{byAccount: map[string][]candidate{}, minor: map[string]int{}, weigh: in.Weigh}
	since := Since(in.Subscription, in.Period, in.Previous)
	for _, ev := range in.Events {
		told, known := in.Told[ev.ID]
		if known && told >= ev.Revision {
			continue
		}
		if ev.Withdrawn != "" {
			if known {
				h.withdrawn = append(h.withdrawn, ev)
				h.told = append(h.told, Told{ev.ID, ev.Revision})
			}
			continue
		}
		if !ev.Confirmed.Before(in.Period.End) || latestNews(ev).Before(since) {
			continue
		}
		h.take(ev, in.Subscription.rules(), world)
	}
	h.sort()
	return h
}

// latestNews is when the event's last revision was confirmed.
func latestNews(ev tag.Event) time.Time {
	if ev.Updated.After(ev.Confirmed) {
		return ev.Updated
	}
	return ev.Confirmed
}

// take puts one event where it belongs.
func (h *harvest) take(ev tag.Event, rules []Rule, world *Matcher) {
	var kept []Match
	inScope, heard := false, false
	for _, m := range h.weigh.weighed(ev, world.Match(ev)) {
		scoped, passes := false, false
		for _, r := range rules {
			if r.ofAccount(m.Account) {
				scoped, passes = true, passes || r.hears(ev)
			}
		}
		inScope = inScope || scoped
		if passes {
			kept = append(kept, m)
		}
	}
	for _, r := range rules {
		if r.ofCompany(ev) {
			inScope, heard = true, heard || r.hears(ev)
		}
	}
	switch {
	case !inScope:
		return
	case len(kept) == 0 && !heard:
		h.below++
	case ev.Pattern:
		h.patterns = append(h.patterns, ev)
	case len(kept) == 0:
		h.others = append(h.others, ev)
	default:
		h.matches = append(h.matches, kept...)
		h.place(ev, kept)
	}
	h.told = append(h.told, Told{ev.ID, ev.Revision})
}

// place puts a matched event into its accounts, the removals or the count.
func (h *harvest) place(ev tag.Event, kept []Match) {
	// What a rival took down without a word has its own list, unless it is grave.
	if ev.Removal && kept[0].Reason == ReasonCompetitor && ev.Severity.Rank() < tag.High.Rank() {
		h.removals = append(h.removals, ev)
		for _, m := range kept {
			h.minor[m.Account]++
		}
		return
	}
	full := false
	for _, m := range kept {
		if m.Relevance < fullFrom {
			h.minor[m.Account]++
			continue
		}
		full = true
		h.byAccount[m.Account] = append(h.byAccount[m.Account], candidate{&ev, m})
	}
	if !full {
		h.below++
	}
}

// weighty are the matches that an issue keeps: those that could be told in full.
func (h *harvest) weighty() []Match {
	var list []Match
	for _, m := range h.matches {
		if m.Relevance >= fullFrom {
			list = append(list, m)
		}
	}
	return list
}

// sort orders everything so that equal input gives equal bytes.
func (h *harvest) sort() {
	for _, list := range h.byAccount {
		sort.SliceStable(list, func(i, j int) bool {
			a, b := list[i], list[j]
			if a.match.Relevance != b.match.Relevance {
				return a.match.Relevance > b.match.Relevance
			}
			return newer(*a.event, *b.event)
		})
	}
	for _, list := range [][]tag.Event{h.others, h.removals, h.patterns, h.withdrawn} {
		sort.SliceStable(list, func(i, j int) bool {
			if list[i].Severity.Rank() != list[j].Severity.Rank() {
				return list[i].Severity.Rank() > list[j].Severity.Rank()
			}
			return newer(list[i], list[j])
		})
	}
	sort.SliceStable(h.told, func(i, j int) bool { return h.told[i].Event < h.told[j].Event })
}

// newer orders events by confirmation, and by id where that is equal, so that
// the order in which the store gives them does not show.
func newer(a, b tag.Event) bool {
	if !a.Confirmed.Equal(b.Confirmed) {
		return a.Confirmed.After(b.Confirmed)
	}
	return a.ID < b.ID
}
