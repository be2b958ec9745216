package names

import (
	"fmt"
	"strings"
)

// document is a text with what was found in it before any mention is judged.
type document struct {
	tokens  []token
	shout   []bool // by token: its line is written in title case or capitals
	hits    []hit
	links   []Mention
	certain map[int]string // entries named beyond doubt, with the reason
	firm    []int          // business words up to each token
	company string
}

// read tokenizes a text, finds all forms, and notes who is certain.
func (r *Resolver) read(t Text, text string) *document {
	d := &document{tokens: tokenize(text), certain: map[int]string{}, company: t.Company}
	d.shout = titleCased(d.tokens)
	d.links = r.domainsIn(text)
	for _, m := range d.links {
		for _, e := range r.byHost(strings.ToLower(m.Name)) {
			d.certain[e] = "domain " + m.Name
		}
	}
	for _, e := range r.byHost(hostOf(t.URL)) {
		if d.certain[e] == "" {
			d.certain[e] = "address " + hostOf(t.URL)
		}
	}
	lex := words()
	d.firm = make([]int, len(d.tokens)+1)
	for i, tok := range d.tokens {
		d.firm[i+1] = d.firm[i]
		if lex.firm[tok.folded] {
			d.firm[i+1]++
		}
	}
	for i := 0; i < len(d.tokens); {
		before := len(d.hits)
		if !d.tokens[i].address {
			d.hits = r.root.longest(d.tokens, i, d.hits)
		}
		if len(d.hits) == before {
			i++
			continue
		}
		i = d.hits[before].to
	}
	for _, h := range d.hits {
		if why := r.certain(d, h); why != "" && d.certain[r.forms[h.form].entry] == "" {
			d.certain[r.forms[h.form].entry] = why
		}
	}
	return d
}

// certain reports why a hit leaves no doubt: the whole name with its legal
// form, or a name of several words that are not all in the dictionary.
func (r *Resolver) certain(d *document, h hit) string {
	f := r.forms[h.form]
	if !d.capital(h) || d.namedBefore(h.from) {
		return ""
	}
	name := strings.Join(f.words, " ")
	if d.legalAfter(h.to) {
		return "legal form after " + name
	}
	if len(f.words) > 1 && !f.common && !d.namedAfter(h.to) {
		return "whole name " + name
	}
	return ""
}

// capital reports whether the hit's words have their capitals: the first and
// the last are enough ("Bank of Elm").
func (d *document) capital(h hit) bool {
	a, b := d.tokens[h.from], d.tokens[h.to-1]
	return (a.cap || a.digit) && (b.cap || b.digit) || ideographic([]rune(a.folded)[0])
}

// legalAfter reports whether a legal form follows at token i.
func (d *document) legalAfter(i int) bool {
	if i >= len(d.tokens) || !d.tokens[i].cap && !legal[d.tokens[i].folded] {
		return false
	}
	if gap := strings.TrimSpace(d.tokens[i].gap); gap != "" && gap != "," {
		return false
	}
	rest := d.tokens[i:min(i+5, len(d.tokens))]
	// "Co" and the like in lower case, "as" or "and", are ordinary words.
	return legalStart(wordsOf(rest)) > 0 && (rest[0].cap || len(rest[0].folded) > 3)
}

// namedBefore reports whether a capitalised word before token i makes it part
// of some other name; titled lines say nothing by capitals alone.
func (d *document) namedBefore(i int) bool {
	if i == 0 {
		return false
	}
	p := d.tokens[i-1]
	if !p.cap || p.first && common(p.folded) || !adjoins(d.tokens[i].gap) || p.owned {
		return false
	}
	lex := words()
	if lex.function[p.folded] || lex.verbs[p.folded] || lex.before[p.folded] || legal[p.folded] {
		return false
	}
	return !d.shout[i] || !common(p.folded)
}

// namedAfter is the same for the word at token i, after a name.
func (d *document) namedAfter(i int) bool {
	if i >= len(d.tokens) {
		return false
	}
	t := d.tokens[i]
	if !t.cap || t.first || !adjoins(t.gap) || d.tokens[i-1].owned {
		return false
	}
	lex := words()
	if lex.function[t.folded] || lex.verbs[t.folded] || legal[t.folded] || lex.does[t.folded] {
		return false
	}
	return lex.kindWords[t.folded] || !d.shout[i]
}

// adjoins reports whether two words stand side by side in one name.
func adjoins(gap string) bool {
	switch strings.Trim(gap, " \u00a0") {
	case "", ".", "®", "™":
		return true
	}
	return false
}

// titleCased tells for each token whether its line is in title case, where a
// capital says nothing. A line ends at a line feed, a dash or a full stop.
func titleCased(tokens []token) []bool {
	shout := make([]bool, len(tokens))
	start, long, caps := 0, 0, 0
	flush := func(end int) {
		for i := start; long >= 3 && caps*10 >= long*8 && i < end; i++ {
			shout[i] = true
		}
		start, long, caps = end, 0, 0
	}
	for i, t := range tokens {
		if t.first && (strings.ContainsAny(t.gap, "\n.—|") || strings.Contains(t.gap, " - ") || strings.Contains(t.gap, "--")) {
			flush(i)
		}
		if len(t.folded) >= 4 && !t.digit {
			long++
			if t.cap {
				caps++
			}
		}
	}
	flush(len(tokens))
	return shout
}

// judge gives a hit points: above zero it is a mention. The reasons are kept.
func (r *Resolver) judge(d *document, h hit) (float64, []string) {
	f := r.forms[h.form]
	j := &judgement{d: d, h: h, f: f, doubtful: f.common || len(f.words) == 1 && len(f.words[0]) <= 2}
	j.base()
	if h.genitive {
		j.add(-1, "")
		if j.doubtful {
			j.add(-4, "")
		}
	}
	j.left()
	j.right()
	if why := d.certain[f.entry]; why != "" {
		j.add(2.5, why)
	}
	if d.company != "" && d.company == r.entries[f.entry].ID {
		j.add(2.5, "its own source")
	}
	near := 0
	for i := max(0, h.from-25); i < min(len(d.tokens), h.to+25); i++ {
		if r.context[f.entry][d.tokens[i].folded] {
			near++
		}
	}
	if near > 0 {
		j.add(float64(min(near, 3))*0.8, "words of its industry near")
	}
	if n := d.firm[min(len(d.tokens), h.to+12)] - d.firm[max(0, h.from-12)]; n > 0 {
		j.add(float64(min(n, 3))*0.25, fmt.Sprintf("%d words of business near", n))
	}
	return j.points, j.why
}

type judgement struct {
	d        *document
	h        hit
	f        form
	doubtful bool // the name is also a word
	points   float64
	why      []string
}

func (j *judgement) add(points float64, why string) {
	j.points += points
	if points > 0 && why != "" {
		j.why = append(j.why, why)
	}
}

// base judges the name as it stands.
func (j *judgement) base() {
	several := len(j.f.words) > 1
	capital := j.d.capital(j.h)
	first := j.d.tokens[j.h.from]
	switch {
	case j.f.caps && !first.caps:
		j.add(-3, "")
	case !capital && !j.f.lower && j.doubtful:
		j.add(-4, "")
	case several && capital && !j.doubtful:
		j.add(2.5, "whole name")
	case several && capital:
		j.add(0.8, "whole name")
	case several:
		j.add(0.8, "whole name in lower case")
	case j.doubtful:
		j.add(-0.9, "name")
		if j.d.shout[j.h.from] || first.first {
			j.add(-0.4, "")
		}
	case capital || j.f.lower:
		j.add(1.2, "name")
	default:
		j.add(-0.8, "name in lower case")
	}
}

// left judges by the word before.
func (j *judgement) left() {
	i := j.h.from
	if i == 0 {
		return
	}
	p, gap := j.d.tokens[i-1], j.d.tokens[i].gap
	if hyphen(gap) {
		j.add(-2, "")
		return
	}
	if !adjoins(gap) || j.d.tokens[i].first && !j.d.shout[i] {
		return
	}
	lex := words()
	switch {
	case j.d.namedBefore(i):
		j.add(j.pick(-2.5, -1.6), "")
	case p.owned && p.cap:
		j.add(j.pick(-1, 0), "")
	case p.folded == "a" || p.folded == "an" || p.folded == "the":
		if n := j.h.to; n < len(j.d.tokens) && lex.apposed[j.d.tokens[n].folded] {
			j.add(2, "named as a firm")
			return
		}
		j.add(j.pick(-1, 0), "")
	case lex.before[p.folded] && !j.d.shout[i]:
		j.add(0.8, "after “"+p.folded+"”")
	case j.d.shout[i] && common(p.folded) && !lex.function[p.folded] && !lex.verbs[p.folded]:
		j.add(j.pick(-0.8, 0), "")
	}
}

// right judges by the word after.
func (j *judgement) right() {
	i := j.h.to
	if i >= len(j.d.tokens) {
		return
	}
	t := j.d.tokens[i]
	lex := words()
	if hyphen(t.gap) {
		j.add(-2, "")
		return
	}
	if strings.TrimSpace(t.gap) == "(" && lex.exchanges[t.folded] {
		j.add(2.5, "ticker")
		return
	}
	if j.d.legalAfter(i) && !j.d.namedBefore(j.h.from) {
		j.add(3, "legal form")
		return
	}
	if !adjoins(t.gap) || t.first {
		return
	}
	switch {
	case lex.verbs[t.folded]:
		j.add(1.6, "does something: “"+t.folded+"”")
	case lex.does[t.folded]:
		j.add(0.6, "")
	case j.d.namedAfter(i):
		if lex.kindWords[t.folded] {
			j.add(j.pick(-2.5, -1.8), "")
			return
		}
		j.add(j.pick(-2, -0.6), "")
	case !t.cap && !lex.function[t.folded] && !j.d.tokens[i-1].owned:
		j.add(j.pick(-0.5, 0), "")
	}
}

// pick gives the first points for a name that is also a word.
func (j *judgement) pick(doubtful, distinct float64) float64 {
	if j.doubtful {
		return doubtful
	}
	if len(j.f.words) > 1 {
		return distinct / 2
	}
	return distinct
}

func hyphen(gap string) bool { return gap == "-" || gap == "‑" || gap == "/" }
