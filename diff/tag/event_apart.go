package tag

func weighDays(m *amounts, p *profile, t telling) {
	n := 0
	for d := range t.facts.days {
		if p.days[d] && d != dayOf(t.at) {
			n++
		}
	}
	m[signDays] = float64(min(n, 2))
	if due(p, t) {
		m[signDue] = 1
	}
}

// due reports whether a telling comes on a day that the event has named, or
// the day after.
func due(p *profile, t telling) bool {
	for i := range 2 {
		day := t.at.AddDate(0, 0, -i)
		if p.days[dayOf(day)] && day.After(p.last.AddDate(0, 0, 2)) {
			return true
		}
	}
	return false
}

func weighPeople(m *amounts, p *profile, t telling) {
	shared := 0
	for _, a := range t.facts.people {
		for _, b := range p.people {
			if a == b {
				shared++
				break
			}
		}
	}
	m[signPeople] = float64(min(shared, 2))
	if shared == 0 && len(t.facts.people) > 0 && len(p.people) > 0 && t.facts.does&p.does&doesPeople != 0 {
		m[signPeopleApart] = 1
	}
}

func (w *work) weighFirms(m *amounts, p *profile, t telling) {
	n := 0
	for f := range p.firms {
		if !t.firms[f] && w.a.calledBy(f, t.facts.caps) {
			n++
		}
	}
	for f := range t.firms {
		if p.firms[f] {
			n++
		}
	}
	switch {
	case n > 0:
		m[signFirm] = 1
	case len(t.firms) > 0 && len(p.firms) > 0:
		m[signFirmsApart] = 1
	case len(t.firms) > 0:
		m[signFirmMore] = 1
	case len(p.firms) > 0:
		m[signFirmLess] = 1
	}
}

// weighDoings counts what both tell of; what few open events of the company
// tell of says more.
func (w *work) weighDoings(m *amounts, p *profile, t telling) {
	m[signDoes] = min(w.rarity(t.facts.doesToo&p.doesToo, p), 2.5)
	m[signDoesHead] = min(w.rarity(t.facts.does&p.does, p), 2.5)
	if t.facts.does != 0 && p.does != 0 && t.facts.does&p.doesToo == 0 && t.facts.doesToo&p.does == 0 {
		m[signDoesApart] = 1
		m[signElse] = m[signFirm]
	}
	switch n := shared(t.products, p.products) + shared(t.facts.codes, p.codes); {
	case n > 0:
		m[signProduct] = 1
	case len(t.products) > 0 && len(p.products) > 0, len(t.facts.codes) > 0 && len(p.codes) > 0:
		m[signProductsApart] = 1
	}
	switch n := shared(t.tags, p.tags); {
	case n > 0:
		m[signTags] = 1
	case len(t.tags) > 0 && len(p.tags) > 0:
		m[signTagsApart] = 1
	}
}

// rarity counts doings, each the less the more events have it.
func (w *work) rarity(d doing, p *profile) float64 {
	sum := 0.0
	for i := range doings {
		if d&(1<<i) == 0 {
			continue
		}
		others := w.doesIn[i]
		if w.counted[p] && p.doesToo&(1<<i) != 0 {
			others--
		}
		sum += rareness[i] / (1 + 0.4*float64(max(others, 0)))
	}
	return sum
}
