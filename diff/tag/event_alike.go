package tag

import (
	"time"

	"keywatch/sources"
)

// weigh compares a telling with an event as a whole.
func (w *work) weigh(p *profile, t telling) amounts {
	var m amounts
	m[signBase] = 1
	w.weighWords(&m, p, t)
	w.weighThings(&m, p, t)
	w.weighFigures(&m, p, t)
	if m[signFigures] >= 1 {
		m[signNamesApart] = 0
	}
	weighDays(&m, p, t)
	weighPeople(&m, p, t)
	w.weighFirms(&m, p, t)
	w.weighDoings(&m, p, t)
	w.weighTime(&m, p, t)
	weighSource(&m, p, t)
	return m
}

// weighWords counts the words in common: the rarer, the more, and less when
// other open events of the company have them too.
func (w *work) weighWords(m *amounts, p *profile, t telling) {
	sum, all, covered, heads, hits, heard, strong := 0.0, 0.0, 0.0, 0, 0, 0, false
	for key, a := range t.facts.words {
		worth := a.grade
		if p.self[key] || t.facts.self[key] || w.self[key] {
			worth *= 0.3
		}
		if a.head {
			all += worth
			if a.grade == gradeName {
				heads++
			}
		}
		b, ok := p.words[key]
		if !ok {
			continue
		}
		if (p.leaders[key] || t.facts.leaders[key]) && t.facts.does&doesPeople == 0 {
			worth *= 0.5
		}
		others := w.seenIn[key]
		if w.counted[p] {
			others--
		}
		worth = min(worth, b.grade) / (1 + 0.7*float64(max(others, 0)))
		if a.head {
			covered += worth
			if a.grade >= gradeRare && b.grade >= gradeRare {
				hits++
			}
		}
		strong = strong || worth >= 0.7
		sum += worth * standing(a.head, b.head)
	}
	for _, b := range p.words {
		if b.head && b.grade == gradeName {
			heard++
		}
	}
	m[signWords] = sum / (1 + sum/8)
	if all > 0 {
		m[signCover] = covered / all
	}
	if heads > 0 && heard > 0 && hits == 0 && !strong {
		m[signNamesApart] = 1
	}
}

// standing is what a word in common counts by where it stands: in both headlines
// most.
func standing(head, other bool) float64 {
	switch {
	case head && other:
		return 1
	case head || other:
		return 0.8
	}
	return 0.5
}

// weighThings counts the things in common, for which each may have its word.
func (w *work) weighThings(m *amounts, p *profile, t telling) {
	sum := 0.0
	for thing, a := range t.facts.things {
		b, ok := p.things[thing]
		if !ok {
			continue
		}
		others := w.seenIn[thing]
		if w.counted[p] {
			others--
		}
		worth := 1 / (1 + 0.7*float64(max(others, 0)))
		sum += worth * standing(a.head, b.head)
	}
	m[signThings] = sum / (1 + sum/5)
}

func (w *work) weighFigures(m *amounts, p *profile, t telling) {
	sum, apart := 0.0, false
	for _, a := range t.facts.figures {
		best, rival := 0.0, false
		for _, b := range p.figures {
			same, rounded := a.same(b)
			if rounded && same {
				best = max(best, 0.7*a.strength())
			} else if same {
				best = max(best, max(a.strength(), b.strength()))
			} else if a.unit == b.unit && (a.unit == "money" || a.unit == "%") {
				rival = true
			}
		}
		sum += best
		apart = apart || best == 0 && rival && a.head
	}
	m[signFigures] = min(sum, 4)
	if sum == 0 && apart {
		m[signFiguresApart] = 1
	}
}

// weighTime counts how long after the event's last telling this one comes.
func (w *work) weighTime(m *amounts, p *profile, t telling) {
	gap := t.at.Sub(p.last)
	if gap < 0 {
		gap = max(p.first.Sub(t.at), 0)
	}
	const day = 24 * time.Hour
	switch {
	case gap <= 36*time.Hour:
		m[signSoon] = 1
	case gap <= 4*day:
	case gap <= 7*day:
		m[signDaysOn] = 1
	case gap <= 11*day:
		m[signWeekOn] = 1
	case t.facts.turn || due(p, t):
		m[signTurn] = 1
	default:
		m[signLate] = 1
	}
	for _, g := range w.events {
		if g.profile != nil && g.profile != p && g.event.Withdrawn == "" && t.at.Sub(g.profile.last) <= 3*day {
			m[signRivals]++
		}
	}
	if m[signRivals] == 0 && m[signSoon] > 0 && t.stranger {
		m[signOnly] = 1
	}
	m[signRivals] = min(m[signRivals], 4)
}

func weighSource(m *amounts, p *profile, t telling) {
	yes := func(s sign, is bool) {
		if is {
			m[s] = 1
		}
	}
	yes(signSource, p.sources[t.teller])
	if t.facts.turn && t.at.Sub(p.last) > near {
		m[signSource] *= 0.5 // who told a thing also tells later how it went on
	}
	yes(signComing, p.coming != t.facts.coming)
	yes(signOpening, t.place == sources.PlaceCareers && p.does&(doesSite|doesRecruit|doesCut) == 0)
	yes(signStranger, t.stranger)
	yes(signEventStranger, p.stranger)
	if !t.stranger {
		switch t.place {
		case sources.PlaceBlog:
			m[signBlog] = 1
		case sources.PlaceCareers:
			m[signCareers] = 1
		case sources.PlacePricing:
			m[signPricing] = 1
		case sources.PlaceChangelog:
			m[signChangelog] = 1
		case sources.PlaceNewsroom:
		default:
			m[signOtherPage] = 1
		}
	}
	yes(signLesson, t.facts.lesson)
	yes(signEventLesson, p.lesson)
	yes(signAsks, t.facts.asks)
	yes(signAside, t.facts.aside)
	yes(signEventAside, p.aside)
	yes(signTongue, p.tongue != t.facts.tongue)
}

// shared counts what two sets have in common; the smaller one is walked.
func shared(a, b map[string]bool) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}
