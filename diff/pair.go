package diff

import (
	"sort"
	"strings"

	"keywatch/sources"
)

// delta is a difference between two sides: one of the indexes is -1 for what
// was added or removed.
type delta struct {
	old, now int
}

// Limits of pairing.
const (
	pairLike    = 0.5  // texts this alike are one text, edited
	pairNear    = 0.2  // texts at the same place need less
	maxPairFreq = 40   // words in more pieces than this do not propose pairs
	maxPairs    = 1e5  // proposals at most, for hostile pages
	shortText   = 6    // words; a short text's likeness says little, its place more
	sectionGain = 0.08 // the same heading path counts for so much likeness
	regionLoss  = 0.3
)

type proposal struct {
	old, now int
	score    float64
}

// pairUp finds what was edited among the pieces without a mate; what stays
// alone was removed or added. Deltas come in the order of the new page, what
// was removed at its old place.
func pairUp(old, now *side) []delta {
	left, right := lonely(old), lonely(now)
	props := propose(old, now, left, right)
	sort.SliceStable(props, func(i, j int) bool {
		a, b := props[i], props[j]
		if a.score != b.score {
			return a.score > b.score
		}
		if a.old != b.old {
			return a.old < b.old
		}
		return a.now < b.now
	})
	edited := map[int]int{} // now to old
	taken := map[int]bool{}
	for _, p := range props {
		if _, ok := edited[p.now]; ok || taken[p.old] {
			continue
		}
		edited[p.now] = p.old
		taken[p.old] = true
	}
	return inOrder(old, now, left, right, edited, taken)
}

// count tells how many content pieces are of an element.
func (s *side) count(tag string) int {
	n := 0
	for i := range s.pieces {
		if s.pieces[i].Tag == tag && s.pieces[i].Region == sources.RegionMain {
			n++
		}
	}
	return n
}

func lonely(s *side) []int {
	var out []int
	for i := range s.pieces {
		if s.pieces[i].mate < 0 {
			s.pieces[i].read()
			if len(s.pieces[i].words) > 0 {
				out = append(out, i)
			}
		}
	}
	return out
}

func inOrder(old, now *side, left, right []int, edited map[int]int, taken map[int]bool) []delta {
	type placed struct {
		delta
		at float64
	}
	gaps := gapsOf(old, true)
	var out []placed
	for _, j := range right {
		d := delta{old: -1, now: j}
		if i, ok := edited[j]; ok {
			d.old = i
		}
		out = append(out, placed{d, float64(j)})
	}
	for _, i := range left {
		if !taken[i] {
			out = append(out, placed{delta{old: i, now: -1}, float64(gaps[i]) + 0.5})
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].at < out[j].at })
	deltas := make([]delta, len(out))
	for i, p := range out {
		deltas[i] = p.delta
	}
	return deltas
}

// gapsOf gives for each piece the gap it stands in, named by the place in the
// new page of the last piece above it that is on both sides; -1 at the top.
func gapsOf(s *side, isOld bool) []int {
	out, last := make([]int, len(s.pieces)), -1
	for i := range s.pieces {
		out[i] = last
		if m := s.pieces[i].mate; m >= 0 {
			if last = i; isOld {
				last = m
			}
		}
	}
	return out
}

// propose lists pairs that may be one edited text: those that share rare
// words, and those that stand between the same neighbours.
func propose(old, now *side, left, right []int) []proposal {
	byWord := map[string][]int{}
	for _, j := range right {
		for _, w := range distinct(now.pieces[j].words) {
			byWord[w] = append(byWord[w], j)
		}
	}
	oldGap, nowGap := gapsOf(old, true), gapsOf(now, false)
	gaps := map[int][]int{}
	for _, j := range right {
		gaps[nowGap[j]] = append(gaps[nowGap[j]], j)
	}
	counted := map[int]int{}
	for _, i := range left {
		counted[oldGap[i]]++
	}
	// A page's one headline is edited, however it is worded anew.
	headlines := [2]int{old.count("h1"), now.count("h1")}
	var out []proposal
	for _, i := range left {
		p := &old.pieces[i]
		tried := map[int]bool{}
		try := func(j int) {
			if tried[j] || len(out) >= maxPairs {
				return
			}
			tried[j] = true
			gap := oldGap[i]
			q := &now.pieces[j]
			alone := len(gaps[gap]) == 1 && counted[gap] == 1
			if s, ok := likeness(p, q, alone, nowGap[j] == gap); ok || p.Tag == "h1" && q.Tag == "h1" && headlines == [2]int{1, 1} {
				out = append(out, proposal{i, j, s})
			}
		}
		for _, w := range distinct(p.words) {
			if list := byWord[w]; len(list) <= maxPairFreq {
				for _, j := range list {
					try(j)
				}
			}
		}
		if list := gaps[oldGap[i]]; len(list) <= maxPairFreq {
			for _, j := range list {
				try(j)
			}
		}
	}
	return out
}

// likeness scores a pair; false when they are two texts.
func likeness(a, b *piece, alone, same bool) (float64, bool) {
	if (a.Tag == "img") != (b.Tag == "img") || (a.Tag == "title" || a.Tag == "meta") != (b.Tag == "title" || b.Tag == "meta") {
		return 0, false
	}
	s := overlap(a.words, b.words)
	if sameRow(a.Text, b.Text) {
		s = max(s, pairLike)
	}
	need := pairLike
	short := len(a.words) <= shortText && len(b.words) <= shortText
	switch {
	case alone && same && a.Tag == b.Tag && a.Tag != "img" && short:
		need = 0
	case same && a.Tag == b.Tag:
		need = pairNear
		if short {
			need = 0.3
		}
	}
	if a.Tag == "img" {
		need = 0.6 // two logos are two companies
	}
	if s < need {
		return 0, false
	}
	if a.Section == b.Section {
		s += sectionGain
	}
	if same {
		s += sectionGain
	}
	if a.Region != b.Region {
		s -= regionLoss
	}
	return s, s > 0 || need == 0
}

// sameRow tells of two rows about the same thing: their first cells are alike.
func sameRow(a, b string) bool {
	x, _, okA := strings.Cut(a, " | ")
	y, _, okB := strings.Cut(b, " | ")
	return okA && okB && meaning(x) == meaning(y) && len(x) >= leastCell
}

func distinct(list []string) []string {
	seen := make(map[string]bool, len(list))
	var out []string
	for _, w := range list {
		if !seen[w] && w != masked {
			seen[w] = true
			out = append(out, w)
		}
	}
	return out
}
