package tag

import "sort"

// Strength is how much a phrase of a rule says by itself.
type Strength int

// The strengths: a hint needs a second witness (another phrase, the source's
// place or the learnt weights), a strong phrase does not where the weights do
// not speak against it, a certain one stands whatever they say.
const (
	Hint Strength = iota
	Strong
	Certain
)

// Rule is a set of phrases that say one thing.
type Rule struct {
	Subtype  string // "" when the phrases do not tell which
	Strength Strength
	Phrases  string // one a line, in the language of phrase.go
}

// Def is one tag: all that is known of it, in one file.
type Def struct {
	Name  string
	Doc   string // one line: what it means and what it does not
	Rules []Rule
	Not   string // phrases, one a line, whose presence in the headline weakens every rule
	// Severity weighs a text that has the tag.
	Severity func(c Case) Severity
	// Yes and No are headlines that must and must not have the tag; they run
	// as tests and are shown by the documentation.
	Yes, No []string
	// Block reads a block of a page where the tag has a place of its own, nil
	// where it has none. False: the block does not say it.
	Block func(b Block) (Evidence, bool)
	// Details are the names of what a text of the tag may name, in the order in
	// which they are shown; Party says how the other party is named.
	Details []string
	Party   Party
}

// Case is what severity is judged from.
type Case struct {
	Text    Text
	Subtype string
	Words   Words // of title and lead
}

// defs is the registry: one entry per file of a tag, filled by its init.
var defs = map[string]Def{}

func register(d Def) {
	if _, twice := defs[d.Name]; twice {
		panic("tag registered twice: " + d.Name)
	}
	defs[d.Name] = d
}

// Tags lists all tags by name.
func Tags() []Def {
	list := make([]Def, 0, len(defs))
	for _, d := range defs {
		list = append(list, d)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Name < list[j].Name })
	return list
}

// ByName finds a tag.
func ByName(name string) (Def, bool) {
	d, ok := defs[name]
	return d, ok
}
