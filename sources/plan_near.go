package sources

import (
	"strings"
)

// termsAt reads the words around an amount: behind it on its line, before it,
// then the lines below and above that say nothing else.
func (r *planReader) termsAt(c *planCard, points []planPoint, i int) terms {
	p := points[i]
	line := &r.lines[p.line]
	text := line.text
	from, to := r.window(c, p.line)
	before, after := text[from:p.Start], text[p.End:max(to, p.End)]
	for k := i + 1; k < len(points) && points[k].line == p.line; k++ {
		if !points[k].struck {
			after = text[p.End:points[k].Start]
			break
		}
		after = text[p.End:points[k].Start] + text[points[k].End:max(to, points[k].End)]
	}
	for k := i - 1; k >= 0 && points[k].line == p.line; k-- {
		if !points[k].struck {
			before = text[points[k].End:p.Start]
			break
		}
	}
	// What stands behind an amount is nearer to it than what stands before.
	t := readTerms(after)
	t.from = openEnded(after)
	if i+1 < len(points) && points[i+1].line == p.line && !points[i+1].struck {
		before = strings.TrimLeft(before, " ")
	}
	b := readTerms(tail(before, 60))
	b.from = leastBefore(before)
	t = t.or(b)
	return r.nearby(c, points, i, t)
}

// window is the range of bytes of a line that belongs to a card.
func (r *planReader) window(c *planCard, n int) (from, to int) {
	line := &r.lines[n]
	a, b := max(line.a, c.box.a), min(line.b, c.box.b)
	return r.parts[a].start, r.parts[b-1].end
}

// leastBefore reports "from" and its like right before an amount.
func leastBefore(before string) bool {
	list := lexPlan(tail(before, 40))
	for i := len(list) - 1; i >= 0 && i >= len(list)-2; i-- {
		if list[i].class == wordFrom {
			return true
		}
		if list[i].class != wordFill && list[i].class != wordBreak && list[i].class != wordNow {
			return false
		}
	}
	return false
}

// openEnded reports "+" or "～" right behind an amount.
func openEnded(after string) bool {
	list := lexPlan(after[:min(len(after), 40)])
	if len(list) == 0 {
		return false
	}
	t := list[0]
	return t.class == wordFrom && wide(firstRuneOf(after[t.start:])) || t.class == wordFrom && (after[t.start:t.end] == "〜" || after[t.start:t.end] == "～") || after[t.start:t.end] == "+"
}

// nearby takes terms from whole lines below, then above, that say nothing but
// terms, up to the next price.
func (r *planReader) nearby(c *planCard, points []planPoint, i int, t terms) terms {
	line := points[i].line
	for n := line + 1; n <= line+3 && n < len(r.lines) && r.lines[n].a < c.box.b; n++ {
		text := r.lines[n].text
		if q := r.lines[n].points; len(q) > 0 && r.total(q[0]) {
			text = text[:q[0].Start] // "per month, billed yearly ($120)"
		} else if len(q) > 0 {
			break
		}
		if len(text) > 90 { // prose
			break
		}
		// A limit behind the terms ends them, and is none of them.
		if text = unlimited(text); !onlyTerms(text) {
			break
		}
		t = t.or(readTerms(text))
	}
	for n := line - 1; n >= line-2 && n >= 0 && r.lines[n].b > c.box.a; n-- {
		text := r.lines[n].text
		if len(r.lines[n].points) > 0 || len(text) > 60 {
			break
		}
		if !onlyTerms(text) {
			if n == line-1 && i == 0 {
				continue // the name may stand between
			}
			break
		}
		above := readTerms(text)
		t = t.or(above)
	}
	return t
}

// onceIn reports "one-time purchase" anywhere in a card.
func (r *planReader) onceIn(c *planCard) string {
	for n := r.parts[c.box.a].line; n < len(r.lines) && r.lines[n].a < c.box.b; n++ {
		text := r.lines[n].text
		if len(text) > 160 || len(r.lines[n].points) > 1 {
			continue
		}
		for _, t := range lexPlan(text) {
			if t.class == wordOnce {
				return "once"
			}
		}
	}
	return ""
}

// billedIn reads how often is paid from any short line of a card whose prices
// have one side only.
func (r *planReader) billedIn(c *planCard, points []planPoint) string {
	open := 0
	for _, p := range points {
		if !p.struck && !r.total(p) {
			open++
		}
	}
	if open > 1 {
		return ""
	}
	for n := r.parts[c.box.a].line; n < len(r.lines) && r.lines[n].a < c.box.b; n++ {
		from, to := r.window(c, n)
		text := r.lines[n].text[from:to]
		if len(text) <= 120 && !strings.HasSuffix(text, "?") {
			if t := readTerms(text); t.billed != "" {
				return t.billed
			}
		}
	}
	return ""
}
