package sources

import (
	"slices"
	"sort"
	"strings"
)

// planPoint is an amount on a line that may be a price.
type planPoint struct {
	Money
	part   int // the part where it begins
	line   int
	struck bool
	ranged bool // the least of a range
	mode   string
}

// planReader holds a page's text while its plans are read.
type planReader struct {
	boxer
	points  []planPoint   // all that may be prices, in the page's order
	columns map[int]Money // by line: numbers whose currency stands in their table's header
	cash    currencies
	monthly bool                       // some text outside of the plans says "billed monthly"
	celled  []bool                     // by line: it stands in a table
	grids   map[*planBox][][]*planCell // of tables that were laid out
}

// mark finds the amounts of every line.
func (r *planReader) mark() {
	for i := range r.lines {
		line := &r.lines[i]
		text := line.text
		if !strings.ContainsAny(text, "0123456789") {
			continue
		}
		last := 0
		list := amountsIn(text, r.cash.letter)
		quoted := spoken(text)
		if m, ok := r.columns[i]; ok && len(list) == 0 {
			list = append(list, m)
		}
		for _, m := range list {
			p := planPoint{Money: m, line: i, part: r.partAt(line, m.Start)}
			p.mode = r.parts[r.partAt(line, m.End-1)].mode
			for k := p.part; k < line.b && r.parts[k].start < m.End; k++ {
				p.struck = p.struck || r.parts[k].flags&planStruck != 0
				if r.parts[k].start >= m.Start && r.parts[k].end <= m.End {
					r.parts[k].flags |= planMoney
				}
			}
			before := text[last:m.Start]
			if wasBefore(before) {
				p.struck = true
			}
			if n := len(line.points); n > 0 && rangeGap(before) {
				for _, q := range [...]*planPoint{&line.points[n-1], &r.points[len(r.points)-1]} {
					q.End, q.ranged = m.End, true
				}
				last = m.End
				continue
			}
			if n := len(line.points); n > 0 && fromTo(text, line.points[n-1], before) {
				line.points[n-1].struck, r.points[len(r.points)-1].struck = true, true
			}
			last = m.End
			if !r.loose(text, p) && !r.aside(p) && !inSome(quoted, m.Start) {
				line.points = append(line.points, p)
				r.points = append(r.points, p)
			}
		}
	}
}

// aside reports an amount below a heading over extras.
func (r *planReader) aside(p planPoint) bool { return r.parts[p.part].flags&planBeside != 0 }

// partAt finds the part of a line that holds a byte.
func (r *planReader) partAt(line *planLine, at int) int {
	for k := line.a; k < line.b; k++ {
		if at < r.parts[k].end {
			return k
		}
	}
	return line.b - 1
}

// between gives the points of a range of parts.
func (r *planReader) between(a, b int) []planPoint {
	lo := sort.Search(len(r.points), func(i int) bool { return r.points[i].part >= a })
	hi := sort.Search(len(r.points), func(i int) bool { return r.points[i].part >= b })
	return r.points[lo:hi]
}

// wasBefore reports that the words at an amount's left say that it is of before.
func wasBefore(text string) bool {
	if text == "" {
		return false
	}
	list := lexPlan(tail(text, 40))
	for i := len(list) - 1; i >= 0 && i >= len(list)-3; i-- {
		switch list[i].class {
		case wordWas:
			return true
		case wordNow, wordStop, wordOther, wordNumber:
			return false
		}
	}
	return false
}

// fromTo reports "de R$ 49 por R$ 39" and "van € 49 voor € 39", which say what
// was and is.
func fromTo(text string, p planPoint, gap string) bool {
	switch strings.ToLower(strings.TrimSpace(gap)) {
	case "por", "voor", "por apenas", "nu voor", "nun für", "auf":
		before := strings.Fields(text[:p.Start])
		return len(before) > 0 && slices.Contains([]string{"de", "van", "von"}, strings.ToLower(before[len(before)-1]))
	}
	return false
}

// tail cuts a text to at most n bytes at its end, at a word's border.
func tail(text string, n int) string {
	if len(text) <= n {
		return text
	}
	text = text[len(text)-n:]
	return text[strings.IndexByte(text, ' ')+1:]
}

// loose reports an amount that is no price: saved, raised, a fee, a round sum
// of millions, what comes on top.
func (r *planReader) loose(text string, p planPoint) bool {
	if scaled(text[p.Start:p.End]) {
		return true
	}
	near := 0
	before := lexPlan(tail(text[:p.Start], 48))
	if addsTo(before) {
		return true
	}
	for i := len(before) - 1; i >= 0 && near < 4; i-- {
		near++
		switch before[i].class {
		case wordStop, wordNumber:
			near = 4
		case wordBreak:
			near = max(near, 2)
		case wordLoose, wordFee, wordBound:
			return true
		case wordPlus, wordExtra:
			// A plan may be called Plus: only in the amount's own text, and
			// with nothing between, it adds.
			if near == 1 && r.parts[p.part].start < p.Start {
				return true
			}
		}
	}
	rest := text[p.End:]
	after := lexPlan(rest[:min(len(rest), 60)])
	for i := 0; i < len(after) && i < 4; i++ {
		switch after[i].class {
		case wordLoose, wordFee:
			return true
		case wordStop, wordBreak, wordPer, wordEach, wordEvery, wordOnce:
			return false
		}
	}
	return false
}

// scaled reports an amount that is written with a word for thousands or
// millions: deals and revenues are, prices are not.
func scaled(text string) bool {
	for i := range len(text) {
		if digitAt(text, i) {
			scale, _ := multiplier(text[numberEnd(text, i):])
			return scale > 1
		}
	}
	return false
}
