package daemon

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"keywatch/cmd/internal/web"
	"keywatch/diff/tag"
	"keywatch/sources"
	"keywatch/store"
)

// findingsShown is how many findings of one sort an answer has.
const findingsShown = 20

// WhyNot says whether a text or an address was seen, and what held it back:
// first what was reported, then what waits, what was held back, what stands
// there since before the watch, and last what is known of the address.
func (e *Engine) WhyNot(ctx context.Context, ask web.WhyQuery) (web.WhyNot, error) {
	w := e.world.Load()
	if ask.Account != "" {
		if _, ok := w.accounts[ask.Account]; !ok {
			return web.WhyNot{}, unknown("account", ask.Account, slices.Collect(keys(w.accounts)))
		}
	}
	a := askFor(ask.Asked)
	if a.address == "" && len(a.needles) == 0 {
		return web.WhyNot{}, web.Usage("\"" + ask.Asked + "\" has no word to look for: give words of the text, or the address where it stands")
	}
	q, err := e.inquire(ctx, e.Clock.Now().Add(-heldFor))
	if err != nil {
		return web.WhyNot{}, err
	}
	answer := web.WhyNot{Asked: ask.Asked, Address: a.address != "", Account: ask.Account}
	// All words first: most of them only when nothing says all.
	for _, way := range []asked{a, a.loosely()} {
		if answer.Findings, err = q.findings(ctx, way, ask.Account); err != nil {
			return answer, err
		}
		if len(answer.Findings) > 0 {
			break
		}
	}
	if a.address != "" {
		answer.Findings = append(answer.Findings, q.addressState(a, len(answer.Findings) > 0)...)
	}
	if len(answer.Findings) == 0 {
		answer.Findings = []web.Finding{{What: web.WhatUnseen, Words: "never seen: no text that is kept of any source says these words"}}
	}
	// What cannot be read may hide what was asked for, unless it was told.
	if !slices.ContainsFunc(answer.Findings, func(f web.Finding) bool { return f.What == web.WhatReported }) {
		answer.Blind = q.blind()
	}
	return answer, nil
}

// findings are all that is known of what was asked. What stands on a page is
// looked for only when nothing tells that it ever differed.
func (q *inquiry) findings(ctx context.Context, a asked, account string) ([]web.Finding, error) {
	exact, _ := q.readers(a)
	readers := map[string]bool{}
	for _, s := range exact {
		readers[s.ID] = true
	}
	all, err := q.tellings(ctx, a, readers, account)
	if err != nil {
		return nil, err
	}
	all = append(bounded(all), bounded(q.waiting(a, readers))...)
	held, err := q.heldBack(ctx, a, exact)
	if err != nil {
		return nil, err
	}
	all = append(all, bounded(held)...)
	if len(all) > 0 {
		return all, nil
	}
	standing, err := q.standing(ctx, a)
	return bounded(standing), err
}

// bounded keeps the first findings and says how many more there are.
func bounded(list []web.Finding) []web.Finding {
	if more := len(list) - findingsShown; more > 0 {
		last := web.Finding{What: list[findingsShown].What, Count: more, Words: fmt.Sprintf("%s: %d more", list[findingsShown].What, more)}
		return append(list[:findingsShown:findingsShown], last)
	}
	return list
}

// mostTellings bounds the events that one word may find.
const mostTellings = 1000

// tellings are the events that tell it. For words the whole store is asked,
// for an address what was confirmed since the inquiry's time.
func (q *inquiry) tellings(ctx context.Context, a asked, readers map[string]bool, account string) ([]web.Finding, error) {
	var events []tag.Event
	var err error
	if a.address == "" && a.share == 1 {
		events, err = q.engine.store.Events(ctx, store.Query{Text: wordsOf(a), Withdrawn: true, Limit: mostTellings})
	} else {
		events, err = q.recent(ctx)
	}
	if err != nil {
		return nil, fmt.Errorf("search events: %w", err)
	}
	var all []web.Finding
	for _, ev := range events {
		if q.tells(ev, a, readers) {
			all = append(all, q.reported(ev, account))
		}
	}
	// What stands comes before what was taken back.
	slices.SortStableFunc(all, func(x, y web.Finding) int {
		return strings.Compare(string(x.What), string(y.What))
	})
	return all, nil
}

func wordsOf(a asked) string { return strings.Join(a.needles, " ") }

// waiting are the differences that wait for confirmation.
func (q *inquiry) waiting(a asked, readers map[string]bool) []web.Finding {
	var all []web.Finding
	for _, source := range slices.Sorted(keys(q.pendings)) {
		p := q.pendings[source]
		for _, c := range p.Changes {
			if !readers[source] && !a.says(c.Title, c.Section, c.Before, c.After) && (a.address == "" || sameDocument(c.URL) != a.address) {
				continue
			}
			d := marked(c)
			all = append(all, web.Finding{
				What: web.WhatPending, Source: source, URL: c.URL, At: c.Seen, Since: p.Since, Due: q.statuses[source].Due, Count: p.Checks,
				Reason: p.Reason, Section: c.Section, Before: c.Before, After: c.After, Marks: d.Marks,
				Words: "seen on " + source + ", not reported yet: " + p.Reason,
			})
		}
	}
	return all
}

// addressState is what is known of an address itself: who reads it and how
// that goes, or that nobody does.
func (q *inquiry) addressState(a asked, found bool) []web.Finding {
	exact, near := q.readers(a)
	var all []web.Finding
	for _, s := range exact {
		st := q.statuses[s.ID]
		f := web.Finding{Source: s.ID, URL: s.URL, At: st.Read, Since: st.Since, Due: st.Due, Reason: st.Detail}
		switch {
		case st.State == "" || st.State == sources.StateNew:
			f.What, f.Words = web.WhatBlind, "source "+s.ID+" reads this address and was not visited yet"
		case st.State.Blind():
			f.What, f.Words = web.WhatBlind, "source "+s.ID+" could not be read: "+string(st.State)
		case found:
			continue
		default:
			f.What, f.Since, f.Words = web.WhatQuiet, st.First, "source "+s.ID+" reads this address, and nothing differed within 90 days"
		}
		all = append(all, f)
	}
	if len(exact) > 0 || found {
		return all
	}
	f := web.Finding{What: web.WhatUnvisited, Words: "never visited: no source reads this address"}
	if len(near) > 0 {
		var ids []string
		for _, s := range near {
			ids = append(ids, s.ID)
		}
		f.What, f.Source = web.WhatOther, strings.Join(ids, ",")
		f.Words += "; of the same host " + strings.Join(ids, ", ") + " " + map[bool]string{true: "is", false: "are"}[len(ids) == 1] + " read"
	}
	return append(all, f)
}

// blind lists the sources that cannot be read now.
func (q *inquiry) blind() []string {
	var ids []string
	for _, s := range q.world.cfg.Sources {
		if st := q.statuses[s.ID]; st.State == "" || st.State.Blind() {
			ids = append(ids, s.ID)
		}
	}
	return ids
}
