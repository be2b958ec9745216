package names

import "strings"

// document is a text with what was found in it before any mention is judged.
type document struct {
	tokens  []token
	shout   []bool // by token: its line is written in title case or capitals
	hits    []hit
	links   []Mention
	certain map[int]string // entries named beyond doubt, with the reason
	towns   map[int]bool   // entries whose name the text itself puts on the map
	firm    []int          // business words up to each token
	company string
	forms   []form // the resolver's
}

// read tokenizes a text, finds all forms, and notes who is certain. The
// document is to be put back when it is judged.
func (r *Resolver) read(t Text, text string) *document {
	d, _ := r.spare.Get().(*document)
	if d == nil {
		d = &document{certain: map[int]string{}, towns: map[int]bool{}, forms: r.forms}
	}
	clear(d.certain)
	clear(d.towns)
	d.company, d.hits, d.tokens = t.Company, d.hits[:0], appendTokens(d.tokens[:0], text)
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
	firm := 0
	d.firm = append(d.firm[:0], firm)
	for _, tok := range d.tokens {
		if lex.firm[tok.folded] {
			firm++
		}
		d.firm = append(d.firm, firm)
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
		if d.mapped(h.to) {
			d.towns[r.forms[h.form].entry] = true
		}
	}
	return d
}

// compass are the words by which texts say where a town lies of another.
var compass = set("north south east west northeast northwest southeast southwest nordlich sudlich ostlich westlich nord sud est ouest norte sur este oeste")

// mapped reports whether the words from i on say where on the map a name lies:
// ", north of Leeds", ", nördlich von Köln", ", au nord de Montréal".
func (d *document) mapped(i int) bool {
	if i >= len(d.tokens) || strings.TrimSpace(d.tokens[i].gap) != "," {
		return false
	}
	for n := i; n < min(i+3, len(d.tokens)-2); n++ {
		if n > i && !adjoins(d.tokens[n].gap) {
			return false
		}
		if t := d.tokens[n]; compass[t.folded] && !t.cap {
			switch d.tokens[n+1].folded {
			case "of", "von", "de", "du", "del":
				return d.tokens[n+2].cap // "north of $40 million" is no place
			}
			return false
		}
	}
	return false
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
	return legalStart(wordsOf(rest)) > 0 && (rest[0].cap || len(rest[0].folded) > 3 || smallForms[rest[0].folded])
}

// smallForms are the short legal forms that are written small and are no words.
var smallForms = set("plc ltd inc llc oyj")

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
	if lex.function[p.folded] || lex.verbs[p.folded] || lex.calls(p.folded) || legal[p.folded] {
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

// walled reports whether a hit is an entry of a wall of names, between the
// marks that part them.
func (d *document) walled(h hit) bool {
	mark := func(i int) bool { return i < len(d.tokens) && strings.ContainsAny(d.tokens[i].gap, "·|•") }
	return mark(h.from) && (h.to >= len(d.tokens) || mark(h.to)) || mark(h.to) && h.from == 0
}

// ware reports whether a hit stands as the make of a thing: its capital within
// a running sentence, before a word without one ("a NAME dongle").
func (d *document) ware(h hit) bool {
	if d.shout[h.from] || d.tokens[h.from].first || !d.tokens[h.from].cap || h.to >= len(d.tokens) {
		return false
	}
	next := d.tokens[h.to]
	return !next.cap && !next.digit && adjoins(next.gap) && !words().function[next.folded]
}

// otherFirm reports whether the name goes on at token i to another firm's name
// that ends in a legal form: "& Rowe LLP", "Freightways Ltd".
func (d *document) otherFirm(i int) bool {
	n := i
	if d.tokens[n].folded == "and" && strings.TrimSpace(d.tokens[n].gap) == "" {
		n++
	}
	if d.legalAfter(n) {
		return false // its own legal form
	}
	for from := n; n < len(d.tokens) && n < from+4; n++ {
		t := d.tokens[n]
		if n > from && d.legalAfter(n) {
			return true
		}
		if !t.cap || t.first || !adjoins(t.gap) {
			return false
		}
	}
	return false
}
