package tag

import (
	"fmt"
	"strings"
	"sync"
)

// hit is one phrase found in a text.
type hit struct {
	*phrase
	from, to int // words, both included
}

// matcher finds phrases by their first word, so that a text costs little more
// than its words, however many phrases there are.
type matcher struct {
	byWord   map[string][]*phrase
	byPrefix map[string][]*phrase // by the first two bytes of a leading prefix
	byNumber []*phrase
}

func newMatcher() *matcher {
	return &matcher{byWord: map[string][]*phrase{}, byPrefix: map[string][]*phrase{}}
}

// add adds phrases, one a line.
func (m *matcher) add(lines string, as phrase) error {
	for _, line := range strings.Split(lines, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		p, err := parsePhrase(line)
		if err != nil {
			return err
		}
		p.tag, p.subtype, p.strength, p.order = as.tag, as.subtype, as.strength, as.order
		first := p.elements[0]
		for w := range first.words {
			m.byWord[w] = append(m.byWord[w], &p)
		}
		for _, prefix := range first.prefixes {
			m.byPrefix[prefix[:2]] = append(m.byPrefix[prefix[:2]], &p)
		}
		if first.number {
			m.byNumber = append(m.byNumber, &p)
		}
	}
	return nil
}

// find returns the phrases of a text, each at most once.
func (m *matcher) find(w Words) []hit {
	var hits []hit
	seen := map[*phrase]bool{}
	try := func(list []*phrase, at int) {
		for _, p := range list {
			if seen[p] || p.start && at > 0 {
				continue
			}
			if last, ok := match(p.elements, w.List, at); ok {
				seen[p] = true
				hits = append(hits, hit{phrase: p, from: at, to: last})
			}
		}
	}
	for i, word := range w.List {
		try(m.byWord[word.Low], i)
		if len(word.Low) >= 2 {
			try(m.byPrefix[word.Low[:2]], i)
		}
		if word.Low[0] >= '0' && word.Low[0] <= '9' {
			try(m.byNumber, i)
		}
	}
	return hits
}

// book is all phrases of all tags, and those that weaken.
type book struct {
	rules   *matcher
	nots    *matcher
	doubt   *matcher
	parties partyBook
}

// phrases compiles the registry once, when the first text is read; by then
// all files of the package have registered.
var phrases = sync.OnceValue(func() book {
	b, err := compile(Tags())
	if err != nil {
		panic("tag: " + err.Error()) // a wrong phrase in this package: the tests of every tag fail on it
	}
	return b
})

func compile(tags []Def) (book, error) {
	b := book{rules: newMatcher(), nots: newMatcher(), doubt: newMatcher(), parties: partyBook{newMatcher(), newMatcher()}}
	for _, d := range tags {
		for i, r := range d.Rules {
			if err := b.rules.add(r.Phrases, phrase{tag: d.Name, subtype: r.Subtype, strength: r.Strength, order: i}); err != nil {
				return b, fmt.Errorf("tag %s: %w", d.Name, err)
			}
		}
		for _, side := range []struct {
			into  *matcher
			lines string
		}{{b.nots, d.Not}, {b.parties.before, d.Party.Before}, {b.parties.behind, d.Party.Behind}} {
			if err := side.into.add(side.lines, phrase{tag: d.Name}); err != nil {
				return b, fmt.Errorf("tag %s: %w", d.Name, err)
			}
		}
	}
	for name, lines := range doubts {
		if err := b.doubt.add(lines, phrase{tag: name}); err != nil {
			return b, err
		}
	}
	return b, nil
}

// doubts are ways of speaking that do not say that something happened.
var doubts = map[string]string{
	"question": `?
		^ why|how|what|when|where|who|which|is|are|can|should|does|do|will|wie|warum|was|pourquoi|comment|cómo`,
	"modality": `may|might|could|would
		considers|considering|mulls|weighs|eyes|explores|exploring|rumored|rumoured|reportedly|allegedly
		in talks
		expected|said to
		könnte|könnten|pourrait|podría`,
	"negation": `no plans
		not|never|denies|rejects|refuses|delays|postpones|cancels|abandons|scraps
		calls off
		backs away|out
		nicht|kein|keine|dementiert`,
	"howto": `{num} _ ways|things|tips|reasons|lessons|steps|myths|mistakes|questions|trends
		how to
		guide to|for
		tips for|on|to
		best practices
		what you need
		checklist|explained|primer|tutorial|opinion|op-ed|commentary|review|roundup|preview
		everything you
		ratgeber|leitfaden|tipps`,
	"past": `years ago
		looks back|looking back|throwback|retrospective|in memoriam|remembering`,
}
