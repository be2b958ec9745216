package tag

import (
	"keywatch/diff"
	"keywatch/diff/names"
)

// About gives the company that a change of a source without one tells of, as
// Whose does. Where no name is sure, because it is also a word, an open event
// of the company decides: a text with "Harbor" that tells what Harbor told
// yesterday is about Harbor. Open gives a company's open events.
func (a *Assigner) About(ch diff.Change, open func(company string) []Event) string {
	if id := a.Whose(ch); id != "" {
		return id
	}
	best, id := 0.0, ""
	asked := map[string]bool{}
	for _, m := range a.names.Doubted(names.Text{Title: ch.Title, Body: ch.Text(), URL: ch.URL}) {
		if asked[m.ID] || m.Start >= len(ch.Title)+namedEarly {
			continue
		}
		asked[m.ID] = true
		if points := a.fits(m.ID, open(m.ID), ch); points > best {
			best, id = points, m.ID
		}
	}
	return id
}

// fits says how well a change would be of one of a company's open events, were
// it about the company; zero when nothing but common words speaks for it.
func (a *Assigner) fits(company string, open []Event, ch diff.Change) float64 {
	if len(open) == 0 {
		return 0
	}
	ch.Company = company
	w := a.newWork(company, open)
	if w.known[ch.ID] {
		return 0
	}
	best := 0.0
	for _, b := range batches([]diff.Change{ch}) {
		for _, c := range cards(b, a.source(b)) {
			a.prepare(c)
			t := w.telling(c)
			if _, m := w.closest(t); m.particular() {
				best = max(best, m.points())
			}
		}
	}
	return best
}

// closest finds the event that a telling is most likely of.
func (w *work) closest(t telling) (*growing, amounts) {
	for _, g := range w.events {
		if g.event.Withdrawn == "" {
			w.profileOf(g)
		}
	}
	var top *growing
	var signs amounts
	most := 0.0
	for _, g := range w.events {
		if g.event.Withdrawn != "" || g.past(t) {
			continue
		}
		m := w.weigh(g.profile, t)
		if points := m.points(); top == nil || points > most {
			top, signs, most = g, m, points
		}
	}
	return top, signs
}

// particular reports whether something speaks for an event that does not
// stand in any business text: a figure, a person, a product, another company,
// or rare words.
func (m *amounts) particular() bool {
	return m[signFigures] >= 0.7 || m[signPeople] > 0 || m[signProduct] > 0 || m[signFirm] > 0 || m[signWords] >= gradeRare*0.8
}
