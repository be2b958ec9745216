package tag

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"keywatch/diff"
)

// Own is a tag of the user's, made of phrases alone.
type Own struct {
	Name     string   `json:"id"`
	Doc      string   `json:"doc,omitempty"`
	Phrases  []string `json:"phrases"`           // in the language of phrase.go; letters of any case
	Not      []string `json:"not,omitempty"`     // phrases that take the tag away
	Sources  []string `json:"sources,omitempty"` // ids, kinds or places that it is limited to; none: all
	Severity Severity `json:"severity,omitempty"`
}

// What bounds a user's phrases: gaps and words that may be missing multiply
// the ways in which a phrase can be laid over a text.
const (
	maxGaps     = 3
	maxOptional = 6
	maxPhrase   = 400 // bytes
)

// CheckPhrase says what is wrong with a phrase and how to mend it. It is
// stricter than the phrases of this package are read, since those have tests.
func CheckPhrase(text string) error {
	if len(text) > maxPhrase {
		return fmt.Errorf("the phrase has %d bytes and %d are the most; write several phrases", len(text), maxPhrase)
	}
	low := strings.ToLower(text)
	gaps, optional := 0, 0
	for _, part := range strings.Fields(low) {
		switch {
		case part == "^":
			continue
		case part[0] == '_':
			if n, err := strconv.Atoi(part[1:]); len(part) > 1 && (err != nil || n < 1 || n > 12) {
				return fmt.Errorf("phrase %q: %q is no gap; write _ or _1 to _12", text, part)
			}
			gaps++
			continue
		case len(part) > 1 && strings.HasSuffix(part, "?"):
			optional++
			part = strings.TrimSuffix(part, "?")
		}
		for _, word := range strings.Split(part, "|") {
			if err := checkWord(word); err != nil {
				return fmt.Errorf("phrase %q: %w", text, err)
			}
		}
	}
	if gaps > maxGaps || optional > maxOptional {
		return fmt.Errorf("phrase %q: at most %d gaps (_) and %d words that may be missing (?); write several phrases", text, maxGaps, maxOptional)
	}
	if _, err := parsePhrase(low); err != nil {
		return err
	}
	return nil
}

// checkWord sees that a word can be met: texts are cut into words at
// everything but letters and digits.
func checkWord(word string) error {
	if strings.HasPrefix(word, "{") {
		name := strings.Trim(word, "{}")
		if _, ok := classes[name]; !ok && name != "num" {
			return fmt.Errorf("there is no class {%s}; there are {num}, {%s}", name, strings.Join(classNames(), "}, {"))
		}
		return nil
	}
	bare, prefix := strings.CutSuffix(word, "*")
	var meets []string
	for _, w := range Split(bare, 0).List {
		meets = append(meets, w.Low)
	}
	switch {
	case bare == "":
		return fmt.Errorf("a word is missing beside | or *")
	case prefix && len(bare) < 2:
		return fmt.Errorf("%q fits too much; give two letters before * at least", word)
	case len(meets) == 0:
		return fmt.Errorf("%q is no word; only letters, digits, currency signs, %% and ? are", word)
	case len(meets) != 1 || meets[0] != bare:
		return fmt.Errorf("%q is read from a text as %q; write that", word, strings.Join(meets, " "))
	}
	return nil
}

func classNames() []string {
	var names []string
	for name := range classes {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Reader reads texts with the tags of this package and a user's own. The zero
// Reader reads as Read does. It is safe for concurrent use.
type Reader struct{ own []ownTag }

type ownTag struct {
	Own
	yes, not *matcher
}

// NewReader compiles a user's tags.
func NewReader(own []Own) (*Reader, error) {
	r := &Reader{}
	for _, o := range own {
		t := ownTag{Own: o, yes: newMatcher(), not: newMatcher()}
		for _, part := range []struct {
			into  *matcher
			lines []string
		}{{t.yes, o.Phrases}, {t.not, o.Not}} {
			for _, line := range part.lines {
				if err := CheckPhrase(line); err != nil {
					return nil, fmt.Errorf("tag %s: %w", o.Name, err)
				}
				if err := part.into.add(strings.ToLower(line), phrase{tag: o.Name}); err != nil {
					return nil, fmt.Errorf("tag %s: %w", o.Name, err)
				}
			}
		}
		r.own = append(r.own, t)
	}
	return r, nil
}

// Read tells the tags of a text that the digest would show, the surest first.
func (r *Reader) Read(t Text) []Evidence {
	found := Read(t)
	built := len(found)
	for _, o := range r.own {
		if e, ok := o.read(t); ok {
			found = append(found, e)
		}
	}
	if len(found) > built {
		sort.SliceStable(found, func(i, j int) bool { return found[i].Confidence > found[j].Confidence })
	}
	return found
}

// How sure a user's phrase is: he wrote it for this, but a body tells of much
// that is not what it is about.
const (
	ownInHead = 0.9
	ownInBody = 0.6
)

// ownWords is how many words of a body are read for a user's phrases. They are
// rarer than those of this package, so more is read than the lead.
const ownWords = 200

// read finds a user's tag in a headline and its body, or in a block of a page.
func (o ownTag) read(t Text) (Evidence, bool) {
	if !o.covers(t) {
		return Evidence{}, false
	}
	body := t.Body
	if body == "" && t.Op == diff.Removed {
		body = t.Before
	}
	said := Split(Clean(body), ownWords)
	if t.Title != "" {
		said = Split(leadOf(body, Clean(t.Title)), ownWords)
	}
	title := Split(Clean(t.Title), 0)
	if len(o.not.find(title)) > 0 || len(o.not.find(said)) > 0 {
		return Evidence{}, false
	}
	e := Evidence{Tag: o.Name, Severity: o.Severity}
	if e.Severity == "" {
		e.Severity = Medium
	}
	where, sure := title, ownInHead
	hits := o.yes.find(title)
	if len(hits) == 0 {
		if where, hits = said, o.yes.find(said); !isBlock(t) {
			sure = ownInBody
		}
	}
	if len(hits) == 0 {
		return Evidence{}, false
	}
	e.Confidence, e.Evidence = sure, where.Quote(hits[0].from, hits[0].to)
	e.Rule = o.Name + ": " + hits[0].rule
	return e, true
}

// covers reports whether the text comes from where the tag is limited to.
func (o ownTag) covers(t Text) bool {
	if len(o.Sources) == 0 {
		return true
	}
	place := t.Place
	if place == "" && t.URL != "" {
		place = string(PlaceOf(t.URL, ""))
	}
	for _, name := range o.Sources {
		if name == t.Source || name == t.Kind || name == place {
			return true
		}
	}
	return false
}

// Names are all tags by name, the user's own included.
func (r *Reader) Names() []string {
	var names []string
	for _, d := range Tags() {
		names = append(names, d.Name)
	}
	for _, o := range r.own {
		names = append(names, o.Name)
	}
	slices.Sort(names)
	return names
}

// Doc says what a tag means, "" where nobody said it.
func (r *Reader) Doc(name string) string {
	if d, ok := ByName(name); ok {
		return d.Doc
	}
	for _, o := range r.own {
		if o.Name == name {
			return o.Doc
		}
	}
	return ""
}

// Parts is Parts for the user's tags too.
func (r *Reader) Parts(t Text, name string) []Part {
	for _, o := range r.own {
		if o.Name != name {
			continue
		}
		e, ok := o.read(t)
		if !ok {
			return nil
		}
		return []Part{
			{"your own phrase: " + strings.TrimPrefix(e.Rule, name+": "), e.Evidence, e.Confidence, MeansProbability},
			{"confidence", e.Evidence, e.Confidence, MeansProbability},
		}
	}
	return Parts(t, name)
}
