package names

import (
	"math"
	"sort"
	"strings"
	"sync"
	"unicode"
)

// Text is what names are looked for in.
type Text struct {
	Title, Body string
	URL         string // where it stands; its host counts as evidence
	Company     string // id of the company whose source it is, "" for none
}

// Resolver finds who is named in texts. It is safe for concurrent use.
type Resolver struct {
	entries []Entry
	forms   []form
	root    node
	domains map[string][]int // registered name to entries
	people  map[string][]int // last name to entries
	context []map[string]bool
	longer  []map[string]bool // words of an entry's names that are longer than one word
	// spare are documents that were judged: an event has three texts or more,
	// and their words were a fifth of the memory that a search took.
	spare sync.Pool
}

// form is one way to write an entry's name.
type form struct {
	entry  int
	words  []string
	common bool // all its words stand in dictionaries
	caps   bool // an acronym: counts in capitals alone
	lower  bool // the name itself is written without a capital
	joined bool // written without its spaces
}

// NewResolver indexes who can be named. Entries without names and domain are
// never found.
func NewResolver(entries []Entry) *Resolver {
	r := &Resolver{
		entries: entries,
		domains: map[string][]int{},
		people:  map[string][]int{},
		context: make([]map[string]bool, len(entries)),
		longer:  make([]map[string]bool, len(entries)),
	}
	for i, e := range entries {
		r.context[i], r.longer[i] = contextOf(e), longerOf(e)
		if d := hostOf(e.Domain); d != "" {
			r.domains[d] = append(r.domains[d], i)
		}
		for _, name := range e.Names {
			if e.Person {
				r.addPerson(i, name)
				continue
			}
			r.addName(i, name)
		}
	}
	return r
}

// addName indexes all spellings of a name. A name of dictionary words alone is
// not indexed without its spaces: "bestbuy" would be, "thebox" must not.
func (r *Resolver) addName(entry int, name string) {
	for _, variant := range variants(name) {
		tokens := tokenize(variant)
		words := stripLegal(wordsOf(tokens))
		if len(words) == 0 {
			continue
		}
		if len(words) > maxWords {
			words = words[:maxWords]
		}
		f := form{entry: entry, words: words}
		letters := strings.Map(lettersOnly, variant)
		f.lower = letters != "" && letters == strings.ToLower(letters) && letters != strings.ToUpper(letters)
		f.common = allCommon(words)
		for _, t := range tokens {
			f.caps = len(words) == 1 && t.caps && len([]rune(t.folded)) <= 5 && t.folded == words[0]
			if f.caps {
				break
			}
		}
		r.addForm(f)
		if joined := strings.Join(words, ""); len(words) > 1 && len(joined) >= 6 && !f.common {
			g := f
			g.words, g.joined = []string{joined}, true
			r.addForm(g)
		}
	}
}

// addForm adds a spelling once for each entry.
func (r *Resolver) addForm(f form) {
	// The entry's own forms are the last ones.
	for i := len(r.forms) - 1; i >= 0 && r.forms[i].entry == f.entry; i-- {
		if equal(r.forms[i].words, f.words) {
			r.forms[i].lower = r.forms[i].lower || f.lower
			return
		}
	}
	r.forms = append(r.forms, f)
	r.root.add(f.words, len(r.forms)-1)
}

// lettersOnly drops what has no case.
func lettersOnly(c rune) rune {
	if unicode.IsLetter(c) {
		return c
	}
	return -1
}

// wordsOf gives the folded words of tokens.
func wordsOf(tokens []token) []string {
	words := make([]string, len(tokens))
	for i, t := range tokens {
		words[i] = t.folded
	}
	return words
}

// variants are the spellings of a name that folding does not make the same:
// umlauts as pairs, camel case as words, brackets left out.
func variants(name string) []string {
	for _, form := range legalScripts {
		name = strings.TrimSpace(strings.ReplaceAll(name, form, " "))
	}
	list := []string{name}
	if u := umlauts.Replace(name); u != name {
		list = append(list, u)
	}
	if at := strings.IndexByte(name, '('); at > 0 {
		list = append(list, strings.TrimSpace(name[:at]))
	}
	if split := splitCamel(name); split != name {
		list = append(list, split)
	}
	return list
}

// splitCamel parts "OstrelleDesk" where a small letter meets a capital; "McKay"
// and "iPad" stay, since nobody writes them apart.
func splitCamel(name string) string {
	runes := []rune(name)
	var out []rune
	for i, c := range runes {
		if i > 1 && unicode.IsUpper(c) && unicode.IsLower(runes[i-1]) && i+1 < len(runes) && unicode.IsLower(runes[i+1]) {
			out = append(out, ' ')
		}
		out = append(out, c)
	}
	return string(out)
}

// Find gives the mentions of a text in its order. They do not overlap, but
// where two entries share a name: then each has its mention.
func (r *Resolver) Find(text string) []Mention { return r.FindIn(Text{Body: text}) }

// FindIn gives the mentions of a text; the positions count in Title, a line
// feed and Body (in Body alone when there is no title). A mention without a
// place in the text (its URL names the company) has Start and End 0.
func (r *Resolver) FindIn(t Text) []Mention {
	text := t.whole()
	d := r.read(t, text)
	defer r.spare.Put(d)
	found := r.hitsOf(d, text, 0)
	found = append(found, r.persons(d, text)...)
	found = append(found, d.links...)
	return settle(found)
}

// Doubted gives also the places that have a name but are no mention by
// themselves, since the name is also a word: who knows of other evidence may
// take them for one. Their weight is under a half.
func (r *Resolver) Doubted(t Text) []Mention {
	text := t.whole()
	d := r.read(t, text)
	defer r.spare.Put(d)
	return settle(r.hitsOf(d, text, mayBe))
}

// mayBe are the points from which on a name may still be one: what stands in
// small letters, in another's name or in a hyphenated word has fewer.
const mayBe = -3

// whole is the text in which the positions count.
func (t Text) whole() string {
	if t.Title == "" {
		return t.Body
	}
	return t.Title + "\n" + t.Body
}

// hitsOf decides on every place that has a name.
func (r *Resolver) hitsOf(d *document, text string, least float64) []Mention {
	var found []Mention
	for i := 0; i < len(d.hits); {
		// All hits of one place come together; the longest place wins.
		j := i + 1
		for j < len(d.hits) && d.hits[j].from == d.hits[i].from {
			j++
		}
		found = append(found, r.decide(d, d.hits[i:j], text, least)...)
		i = j
	}
	return found
}

// decide keeps of the entries that share a name the likely ones, with at least
// so many points.
func (r *Resolver) decide(d *document, hits []hit, text string, least float64) []Mention {
	var list []Mention
	best := 0.0
	for _, h := range hits {
		points, why := r.judge(d, h)
		if points < least {
			continue
		}
		from, to := d.tokens[h.from], d.tokens[h.to-1]
		m := Mention{
			ID: r.entries[r.forms[h.form].entry].ID, Name: text[from.start:to.end], Start: from.start, End: to.end,
			Weight: weight(points), Evidence: strings.Join(why, ", "),
		}
		list = append(list, m)
		best = math.Max(best, m.Weight)
	}
	kept := list[:0]
	for _, m := range list {
		if m.Weight >= best-0.2 {
			kept = append(kept, m)
		}
	}
	if len(kept) > 1 {
		for i := range kept {
			kept[i].Weight /= float64(len(kept))
			kept[i].Evidence += ", a name that others share"
		}
	}
	return kept
}

// weight turns points into 0 to 1; none gives 0.5, three 0.95.
func weight(points float64) float64 {
	return math.Round(100/(1+math.Exp(-points))) / 100
}

// settle sorts mentions and drops those inside longer ones of others.
func settle(list []Mention) []Mention {
	sort.SliceStable(list, func(i, j int) bool {
		if list[i].Start != list[j].Start {
			return list[i].Start < list[j].Start
		}
		if list[i].End != list[j].End {
			return list[i].End > list[j].End
		}
		return list[i].ID < list[j].ID
	})
	var out []Mention
	end, start := -1, -1
	for _, m := range list {
		if m.End > m.Start && m.Start < end && !(m.Start == start && m.End == end) {
			continue
		}
		if n := len(out); n > 0 && out[n-1] == m {
			continue
		}
		if m.End > end {
			start, end = m.Start, m.End
		}
		out = append(out, m)
	}
	return out
}
