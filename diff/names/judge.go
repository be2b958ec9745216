package names

import (
	"fmt"
	"strings"
)

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
	j.right(r.family(f))
	if why := d.certain[f.entry]; why != "" {
		j.add(2.5, why)
	} else if d.towns[f.entry] {
		j.add(-3, "") // a town of that name
	}
	if d.company != "" && d.company == r.entries[f.entry].ID {
		j.add(2.5, "its own source")
	}
	j.beside()
	j.again()
	near := 0
	for i := max(0, h.from-25); i < min(len(d.tokens), h.to+25); i++ {
		if w := d.tokens[i].folded; (i < h.from || i >= h.to) && (r.context[f.entry][w] || r.longer[f.entry][w]) {
			near++
		}
	}
	if near > 0 {
		j.add(float64(min(near, 3))*0.8, "words of its industry near")
	}
	if n := d.firm[min(len(d.tokens), h.to+12)] - d.firm[max(0, h.from-12)]; n > 0 {
		j.add(float64(min(n, 3))*0.25, fmt.Sprintf("%d words of business near", n))
		// More of them in the whole text make it one about business.
		if all := d.firm[len(d.tokens)]; all > n {
			j.add(min(float64(all-n)*0.1, 0.3), "")
		}
	}
	j.owns()
	return j.points, j.why
}

// judgement adds up points, about as log-odds. They were set by hand, in steps
// that say which evidence outweighs which, and checked on labelled mentions.
type judgement struct {
	d        *document
	h        hit
	f        form
	doubtful bool // the name is also a word
	points   float64
	why      []string
}

// add counts points; only what speaks for the mention is told as its reason.
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
	case several && capital && first.digit || several && capital && j.d.tokens[j.h.to-1].digit:
		j.add(-0.5, "whole name") // "Level 3": a grade of anything
	case several && capital:
		j.add(0.8, "whole name")
	case several:
		j.add(0.8, "whole name in lower case")
	case j.doubtful:
		j.add(-0.9, "name")
		if capital && j.d.walled(j.h) {
			j.add(1.5, "an entry of a list of names")
		}
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
	if j.d.guest(j.h) {
		j.add(j.pick(1.6, 0.6), "of a person named before")
		return
	}
	if !adjoins(gap) || j.d.tokens[i].first && !j.d.shout[i] {
		return
	}
	lex := words()
	switch {
	case p.cap && p.end-p.start == 1 && strings.HasPrefix(gap, "."):
		j.add(-4, "") // an initial: a person
	case j.d.namedBefore(i):
		j.add(j.pick(-2.5, -1.6), "")
	case p.owned && p.cap:
		j.add(j.pick(-0.5, 0), "")
	case p.folded == "a" || p.folded == "an" || p.folded == "the":
		if n := j.h.to; n < len(j.d.tokens) && lex.apposed[j.d.tokens[n].folded] {
			j.add(2, "named as a firm")
			return
		}
		if p.folded != "the" && j.d.ware(j.h) {
			j.add(1.6, "a thing of its make")
			return
		}
		j.add(j.pick(-1, 0), "")
	case lex.trade(p.folded):
		j.add(1.4, "after “"+p.folded+"”")
	case lex.places[p.folded] && !j.d.tokens[j.h.to-1].owned:
		j.add(1.1, "after “"+p.folded+"”")
	case lex.objects[p.folded], lex.before[p.folded] && !j.d.shout[i]:
		j.add(0.8, "after “"+p.folded+"”")
	case p.folded == "in" && i > 1 && lex.holdings[j.d.tokens[i-2].folded]:
		j.add(1.5, "shares in it")
	case p.folded == "in" || p.folded == "near":
		j.add(-0.8, "") // a place
	case lex.function[p.folded] || lex.verbs[p.folded] || lex.firm[p.folded]:
	case j.d.shout[i] && common(p.folded):
		j.add(j.pick(-0.8, 0), "")
	case p.first && common(p.folded):
		j.add(j.pick(-1.2, 0), "")
	case !p.cap:
		j.add(j.pick(-0.8, 0), "")
	}
}

// right judges by the word after. A family is a group whose firms carry its
// name before their trade.
func (j *judgement) right(family bool) {
	i := j.h.to
	if i >= len(j.d.tokens) {
		return
	}
	t := j.d.tokens[i]
	lex := words()
	switch gap := strings.TrimSpace(t.gap); {
	case hyphen(t.gap):
		j.add(-2, "")
		return
	case j.d.otherFirm(i):
		j.add(-4, "") // "NAME & Rowe LLP", "NAME Freightways Ltd": somebody else
		return
	case gap == "(" && lex.exchanges[t.folded]:
		j.add(2.5, "ticker")
		return
	case j.d.legalAfter(i) && !j.d.namedBefore(j.h.from):
		j.add(3, "legal form")
		return
	case gap == "," && t.folded == "whose":
		j.add(1.6, "“whose”")
		return
	case gap == "," && j.d.apposition(i):
		j.add(2, "explained as a firm")
		return
	case gap == "," && t.cap && j.h.from > 0 && j.d.tokens[j.h.from-1].folded == "in":
		j.add(-1.5, "") // a town and its state
		return
	}
	if !adjoins(t.gap) || t.first {
		return
	}
	switch {
	case t.folded == "to" && i+1 < len(j.d.tokens) && lex.verbs[j.d.tokens[i+1].folded]:
		j.add(1.4, "does something: “to "+j.d.tokens[i+1].folded+"”")
	case lex.verbs[t.folded]:
		j.add(1.6, "does something: “"+t.folded+"”")
	case j.d.acts(i):
		j.add(1.4, "acts")
	case lex.results[t.folded]:
		j.add(1.3, "has a “"+t.folded+"”")
	case lex.holders[t.folded]:
		j.add(j.pick(1.3, 0.6), "its “"+t.folded+"”")
	case lex.does[t.folded]:
		j.add(0.6, "")
	case j.d.namedAfter(i):
		j.longer(i, family)
	case j.d.shout[i] && t.caps && len(t.folded) <= 4 && !common(t.folded) && j.h.from > 0 && lex.before[j.d.tokens[j.h.from-1].folded]:
		j.add(1.4, "a model of its make") // "for NAME X5" in a titled line
	case !t.cap && !lex.function[t.folded] && !j.d.tokens[i-1].owned:
		j.add(j.pick(-0.5, 0), "")
	}
}

// longer judges a name that goes on with the capitalised word at i: another
// firm, a place, one of its products, one of its family.
func (j *judgement) longer(i int, family bool) {
	lex := words()
	site, kind := false, false
	for n := i; n < len(j.d.tokens) && n < i+3 && j.d.tokens[n].cap && (n == i || adjoins(j.d.tokens[n].gap)); n++ {
		site = site || lex.sites[j.d.tokens[n].folded]
		kind = kind || lex.kindWords[j.d.tokens[n].folded]
	}
	t := j.d.tokens[i]
	switch {
	case site:
		j.add(-3, "")
	case family:
		// Weak: other firms put a trade behind the word too.
		j.add(1, "a firm of its group")
	case t.caps && !common(t.folded) && len(t.folded) <= 4 || t.digit && t.cap:
		j.add(1.4, "a model of its make")
	case kind:
		j.add(j.pick(-2.5, -1.6), "")
	default:
		j.add(j.pick(-2, -0.6), "")
	}
}

// family reports whether the form's entry is a group that gives its name to
// its firms: it is also named as "NAME Group".
func (r *Resolver) family(f form) bool {
	for _, n := range []string{"group", "gruppe", "groupe", "grupo"} {
		at := &r.root
		for _, w := range append(append([]string(nil), f.words...), n) {
			if at = at.next[w]; at == nil {
				break
			}
		}
		if at == nil {
			continue
		}
		for _, e := range at.ends {
			if r.forms[e].entry == f.entry {
				return true
			}
		}
	}
	return false
}

// apposition reports whether the words from i on explain a name as a firm's:
// "X, a payments start-up", "X, the business banking app".
func (d *document) apposition(i int) bool {
	switch d.tokens[i].folded {
	case "a", "an", "the", "one":
	default:
		return false
	}
	lex := words()
	for n := i + 1; n < len(d.tokens) && n <= i+6; n++ {
		if strings.ContainsAny(d.tokens[n].gap, ",;.") {
			return false
		}
		if lex.firm[d.tokens[n].folded] || lex.apposed[d.tokens[n].folded] {
			return true
		}
	}
	return false
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

// hyphen reports whether words are joined to one: "In-Box", "Full-Spectrum".
func hyphen(gap string) bool { return gap == "-" || gap == "‑" }
