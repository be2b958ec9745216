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
	glued  string // all words without spaces, made when asked for
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
