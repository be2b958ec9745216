package tag

import (
	"slices"
	"strings"
)

// facts are what tellings of one happening have in common, whatever their
// words and language.
type facts struct {
	words   map[string]wordFact
	things  map[string]wordFact // what words are for, in any language
	figures []figure
	days    map[int]bool // month times 100 and day
	does    doing        // by the headline
	doesToo doing        // by what follows, too
	people  []string     // proper names of two words and more, folded
	self    map[string]bool
	line    string          // the headline without signs, for equality
	tongue  string          // ISO 639-1, English where it cannot be told
	leaders map[string]bool // keys of the names that stand behind "founder" and the like
	coming  bool            // it only says when results will be told
	codes   map[string]bool // models and versions that the headline names: "T3", "4.2"
	caps    map[string]bool // words with a capital
	turn    bool            // it says that something went on, ended or was done as announced
	// How much of that its headline says: anything, and that by itself.
	headTurn, turned bool
	went             bool // any of its words says it by itself
	lesson           bool // it teaches and tells no news
	asks             bool // it asks or says how and why
	aside            bool // it names the company in passing
}

// wordFact is what a word says that two tellings share.
type wordFact struct {
	grade float64
	head  bool
}

// callings are the words by which companies are named: they say nothing of
// what happened.
type callings struct {
	own    map[string]bool    // the company itself
	others map[string]bool    // the first words of any watched company's names
	read   map[string]meaning // words that were looked up; nil to keep none
}

// is reports whether a word names the company.
func (c callings) is(p piece) bool { return c.own[p.low] }

// names reports whether a word names any company.
func (c callings) names(p piece) bool { return c.own[p.low] || p.capital && c.others[p.low] }

// factsOf reads the facts of a headline and what follows it.
func factsOf(head, rest string, own callings) facts {
	f := facts{words: make(map[string]wordFact, 40), things: make(map[string]wordFact, 12)}
	body, about := withoutSelf(rest)
	title := piecesOf(head)
	f.line = lineOf(title)
	f.lesson, f.asks = lessonOf(title), asksOf(title, head)
	const enough = 900 // bytes: later sentences of a release are about the company, not the happening
	if len(body) > enough {
		body = strings.ToValidUTF8(body[:enough], "")
	}
	lead := piecesOf(body)
	f.lesson = f.lesson || listOf(title, lead)
	if f.tongue = LanguageOf(head + " " + body); f.tongue == "" {
		f.tongue = "en"
	}
	f.read(title, own, true)
	f.read(lead, own, false)
	f.aside = asideOf(title, lead, own)
	f.headTurn = turnOf(title, true)
	f.turn = f.headTurn || turnOf(lead, false)
	f.turned = hasAny(title, goesOn)
	f.went = f.turned || hasAny(lead, goesOn)
	f.coming = f.does&doesReport != 0 && comingOf(title)
	f.ownWords(about)
	return f
}

// read adds what a text says.
func (f *facts) read(list []piece, own callings, head bool) {
	skip := make([]bool, len(list))
	f.readDays(list, skip)
	for _, fig := range figuresOf(list, skip, head) {
		f.addFigure(fig)
	}
	r := reader{facts: f, list: list, own: own, head: head, titled: titleCase(list)}
	for i, p := range list {
		if p.capital {
			mark(&f.caps, p.low)
		}
		if head && codeLike(p) {
			mark(&f.codes, p.low)
		}
		if own.names(p) || p.loose || p.first {
			r.last = ""
		}
		if own.names(p) {
			continue
		}
		m := own.meaning(p)
		f.doesToo |= m.does
		if head {
			f.does |= m.does
		}
		switch {
		case m.grade == 0:
		case skip[i] || m.spelled:
			r.last = ""
		default:
			r.word(i, m)
		}
	}
	f.readPeople(list, own, r.titled)
}

// mark puts something into a set, which is made when it is first needed: most
// stay empty.
func mark[K comparable](set *map[K]bool, key K) {
	if *set == nil {
		*set = map[K]bool{}
	}
	(*set)[key] = true
}

// lineOf writes the words of a headline without signs and capitals.
func lineOf(list []piece) string {
	var line strings.Builder
	line.Grow(16 * len(list))
	for _, p := range list {
		line.WriteString(p.low)
		line.WriteByte(' ')
	}
	return line.String()
}

// reader is what a word's neighbours need to know.
type reader struct {
	*facts
	list      []piece
	own       callings
	head      bool
	titled    bool    // capitals say nothing
	last      string  // the key of the word before, where the two can be one term
	lastGrade float64 // its grade
}

// word adds the word at i, what it is for, and the term that it makes with the
// one before.
func (r *reader) word(i int, m meaning) {
	p, grade, key := r.list[i], m.grade, m.key
	named := p.capital && !r.titled && r.tongue != "de"
	switch {
	case named && !p.first && i > 0 && r.own.is(r.list[i-1]) && !p.loose:
		// "Corvane Pay": what stands behind the company's name is a product's.
		r.addWord("="+p.low, gradeName, r.head)
	case grade < gradeRare:
	case named && !p.first:
		grade = gradeName
	case p.first && p.capital:
		grade = gradeFirst
	}
	r.addWord(key, grade, r.head)
	if m.thing != "" && grade < gradeName {
		r.addThing(m.thing, r.head)
	}
	if named && grade >= gradeRare && leads(r.list, i) {
		mark(&r.leaders, key)
	}
	if r.last != "" && min(r.lastGrade, grade) < gradeName {
		r.addWord(r.last+" "+key, pairGrade(r.lastGrade, grade), r.head)
	}
	r.last, r.lastGrade = key, grade
	if next := i + 1; len(p.low) == 1 && p.capital && next < len(r.list) && r.list[next].capital && !r.list[next].loose && len(r.list[next].low) >= 4 {
		// "B Corp" is short for "B Corporation".
		r.addWord(p.low+" "+r.list[next].low[:4], gradeRare, r.head)
	}
}

// leads reports whether the name at i stands behind "founder" or "CEO": then
// it is one that is named with the company all the time.
func leads(list []piece, i int) bool {
	for j := i - 1; j >= 0 && j >= i-2; j-- {
		switch list[j+1].loose || list[j].owned {
		case true:
			return false
		}
		switch list[j].low {
		case "founder", "founders", "ceo", "executive", "boss", "grunder", "fondateur", "fundador":
			return true
		}
		if !list[j].capital {
			return false
		}
	}
	return false
}

// codeLike reports whether a word is a model's or a version's: "T3", "v2".
func codeLike(p piece) bool {
	return !p.number && len(p.low) <= 5 && strings.ContainsAny(p.low, "0123456789") && p.capital
}

// addThing keeps what a word is for. Where the words themselves meet, that is
// known already, so it says less than a word.
func (f *facts) addThing(thing string, head bool) {
	was := f.things[thing]
	f.things[thing] = wordFact{grade: gradeCommon, head: was.head || head}
}

// pairGrade is what two words say that stand side by side in both tellings,
// beyond what each says: "free plan", "support system".
func pairGrade(a, b float64) float64 { return 0.35 + 0.2*min(a, b) }

func (f *facts) addWord(key string, grade float64, head bool) {
	was := f.words[key]
	f.words[key] = wordFact{grade: max(was.grade, grade), head: was.head || head}
}

func (f *facts) addFigure(fig figure) {
	for i, have := range f.figures {
		if have.value == fig.value && have.unit == fig.unit {
			f.figures[i].head = have.head || fig.head
			return
		}
	}
	f.figures = append(f.figures, fig)
}

// readPeople finds proper names of two and three words: people, most of them.
func (f *facts) readPeople(list []piece, own callings, titled bool) {
	if titled {
		return
	}
	for i := 0; i < len(list); {
		j := i
		for j < len(list) && list[j].capital && !list[j].number && (j == i || !list[j].first && !list[j].loose) && !own.names(list[j]) && !empty[list[j].low] {
			j++
			if list[j-1].owned {
				break
			}
		}
		if n := j - i; n >= 2 && n <= 4 {
			rare := false
			var name []string
			for _, p := range list[i:j] {
				rare = rare || gradeOf(p) == gradeRare
				name = append(name, p.low)
			}
			if full := strings.Join(name, " "); rare && !slices.Contains(f.people, full) {
				f.people = append(f.people, full)
			}
		}
		i = max(j, i+1)
	}
}

// titleCase reports whether a headline is written with a capital at every
// word, so that capitals say nothing.
func titleCase(list []piece) bool {
	long, caps := 0, 0
	for _, p := range list {
		if len(p.low) >= 4 && !p.number {
			if long++; p.capital {
				caps++
			}
		}
	}
	return long >= 4 && caps*10 >= long*8
}

// is reports whether two figures are written alike.
func (f figure) is(o figure) bool { return f.value == o.value && f.unit == o.unit }

// plainWords are the words of a text in lower case without any sign, for
// comparing headlines whole.
func plainWords(text string) []string {
	var list []string
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), notLetter) {
		list = append(list, word)
	}
	return list
}
