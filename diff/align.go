package diff

import (
	"sort"
	"strings"

	"keywatch/sources"
)

// piece is an item made ready for comparing.
type piece struct {
	*sources.Item
	index int
	words []string // masked
	raw   []string // as they stand
	why   []string // what was masked
	key   string   // masked words joined
	mate  int      // index of the same piece on the other side, -1 for none
}

// side is one snapshot made ready. Words are cut only for pieces whose text
// does not stand on the other side: on most checks, almost none.
type side struct {
	pieces []piece
	glued  string          // all words without spaces, made when asked for
	cells  map[string]bool // the cells of its rows, made when asked for
}

func prepare(items []sources.Item) *side {
	s := &side{pieces: make([]piece, len(items))}
	for i := range items {
		s.pieces[i] = piece{Item: &items[i], index: i, mate: -1}
	}
	return s
}

func (p *piece) read() {
	if p.raw != nil {
		return
	}
	p.raw = words(p.Text)
	p.words, p.why = mask(append([]string(nil), p.raw...))
	if reaction(p.Text, p.raw) {
		p.words, p.why = []string{masked}, []string{reasonCounter}
	}
	if marked(p, "link") || p.Tag == "li" {
		for i := 1; i < len(p.words); i++ {
			if number(p.words[i]) && bracketed(p.Text, p.words[i-1], p.words[i]) {
				p.words[i], p.why = masked, append(p.why, reasonCounter)
			}
		}
	}
	p.key = strings.Join(p.words, " ")
	if p.Tag == "img" {
		p.key = "img " + p.key
	}
}

// align finds each piece's mate with the same text: literally first, then
// without what is noise in words. Where a piece stands does not matter, so
// what moved has its mate too; among equals the order decides.
func align(old, now *side) {
	match(old, now, func(p *piece) string {
		if p.Tag == "img" {
			return "img " + p.Text
		}
		return p.Text
	})
	match(old, now, func(p *piece) string {
		p.read()
		return p.key
	})
}

// match pairs pieces without a mate by a key. Pieces of the same region and
// section are taken first, so that a text in a menu does not stand in for the
// same text in the content.
func match(old, now *side, key func(*piece) string) {
	for _, near := range []bool{true, false} {
		waiting := map[string][]int{}
		full := func(p *piece) string {
			if near {
				return key(p) + "\x01" + string(p.Region) + "\x01" + p.Section
			}
			return key(p)
		}
		for i := range old.pieces {
			if p := &old.pieces[i]; p.mate < 0 {
				k := full(p)
				waiting[k] = append(waiting[k], i)
			}
		}
		if len(waiting) == 0 {
			return
		}
		for j := range now.pieces {
			q := &now.pieces[j]
			if q.mate >= 0 {
				continue
			}
			k := full(q)
			if list := waiting[k]; len(list) > 0 {
				q.mate, old.pieces[list[0]].mate = list[0], j
				waiting[k] = list[1:]
			}
		}
	}
}

// moved lists the pieces of now whose mates stand in another order: those
// outside the longest run of mates that kept theirs.
func moved(now *side) []int {
	var tails, order []int // patience sorting: tails[k] ends an increasing run of length k+1
	prev := make([]int, len(now.pieces))
	for j := range now.pieces {
		mate := now.pieces[j].mate
		if mate < 0 {
			continue
		}
		order = append(order, j)
		k := sort.Search(len(tails), func(k int) bool { return now.pieces[tails[k]].mate >= mate })
		prev[j] = -1
		if k > 0 {
			prev[j] = tails[k-1]
		}
		if k == len(tails) {
			tails = append(tails, j)
		} else {
			tails[k] = j
		}
	}
	kept := map[int]bool{}
	if len(tails) > 0 {
		for j := tails[len(tails)-1]; j >= 0; j = prev[j] {
			kept[j] = true
		}
	}
	var out []int
	for _, j := range order {
		if !kept[j] {
			out = append(out, j)
		}
	}
	return out
}

// cell tells whether a text is a cell of a table's row.
func (s *side) cell(key string) bool {
	if s.cells == nil {
		s.cells = map[string]bool{}
		for i := range s.pieces {
			if p := &s.pieces[i]; strings.Contains(p.Text, " | ") {
				for c := range strings.SplitSeq(p.Text, " | ") {
					s.cells[meaning(c)] = true
				}
			}
		}
	}
	return key != "" && s.cells[key]
}

// besides is how near to a row a figure stands that left it.
const besides = 2

// leastCell is how many bytes a cell has that is known again elsewhere.
const leastCell = 4

// holds tells whether words that left one text stand on this side: somewhere,
// when they are many, or as a text of their own.
func (s *side) holds(list []string, near int) bool {
	glued := strings.Join(list, "")
	if len(glued) >= minGlued && strings.Contains(s.all(), glued) {
		return true
	}
	if len(glued) < leastCell {
		return false // a mark: what it stands beside is its meaning
	}
	key := strings.Join(list, " ")
	from, to := 0, len(s.pieces)
	if hasDigit(list) { // so is a figure's, unless it only left the row it stood in
		from, to = max(0, near-besides), min(to, near+besides+1)
	} else if s.cell(key) {
		return true
	}
	for i := from; i < to; i++ {
		if s.pieces[i].mate < 0 {
			s.pieces[i].read()
			if s.pieces[i].key == key {
				return true
			}
		}
	}
	return false
}

// all gives the words of a whole side without spaces, to ask whether a text
// stands anywhere, however it is wrapped.
func (s *side) all() string {
	if s.glued == "" {
		var b strings.Builder
		for i := range s.pieces {
			p := &s.pieces[i]
			p.read()
			for _, w := range p.words {
				b.WriteString(w)
			}
		}
		s.glued = b.String()
	}
	return s.glued
}
