package diff

import (
	"encoding/hex"
	"hash/fnv"
	"maps"
	"slices"
	"sort"
)

// Bounds of what is learnt of a source, and what makes a place volatile.
const (
	maxPlaces      = 400
	maxVariants    = 40
	volatileLeast  = 4   // edits of one place before it may be called volatile
	volatileShare  = 0.6 // of the checks since it was first noted
	reasonVolatile = "changes at most visits"
)

// learner notes what each place of a page does over time.
type learner struct {
	memory Memory
}

func (m Memory) clone() Memory {
	m.Blocks = maps.Clone(m.Blocks)
	if m.Blocks == nil {
		m.Blocks = map[string]Habit{}
	}
	return m
}

func (l *learner) check() { l.memory.Checks++ }

// placeOf names where a change stands: its section and element. What may be a
// counter is known by its other words, so that it is known again where it
// moves, and tells nothing of its neighbours.
func placeOf(c Change) string {
	if skeleton, ok := ticking(c); ok {
		return shortHash("ticking\x00" + skeleton)
	}
	return shortHash(c.Section + "\x00" + c.Element)
}

func shortHash(text string) string {
	h := fnv.New64a()
	h.Write([]byte(text))
	return hex.EncodeToString(h.Sum(nil))
}

// noise tells why a difference says nothing in this place: it is an edit where
// most visits see one.
func (l *learner) noise(c Change) string {
	h, ok := l.memory.Blocks[placeOf(c)]
	if !ok {
		return ""
	}
	if c.Op == Edited && h.volatile(l.memory.Checks) {
		l.edit(c)
		return reasonVolatile
	}
	return ""
}

// variant tells whether a text is one of the place's variants; nothing at all
// is one of any.
func (h Habit) variant(text string) bool {
	return text == "" || slices.Contains(h.Variants, shortHash(meaning(text)))
}

func (h Habit) volatile(checks int) bool {
	return h.Changes >= volatileLeast && float64(h.Changes) >= volatileShare*float64(checks-h.Since+1)
}

// knows tells whether all that a difference shows or misses has come and gone
// in this place before.
func (l *learner) knows(c Change) bool {
	h, ok := l.memory.Blocks[placeOf(c)]
	return ok && h.variant(c.Before) && h.variant(c.After)
}

// flaps tells whether things came and went in this place.
func (l *learner) flaps(c Change) bool { return len(l.memory.Blocks[placeOf(c)].Variants) > 0 }

// moved tells whether an edit of this place was seen before this check.
func (m Memory) moved(c Change) bool { return m.Blocks[placeOf(c)].Changes > 0 }

// confirmed notes a change that is reported. A text that comes back to what a
// confirmed change replaced makes both variants: the next turn is no news.
func (l *learner) confirmed(c Change) {
	if c.Op == Edited {
		l.edit(c)
	}
	h := l.habit(c)
	after, before := shortHash(meaning(c.After)), shortHash(meaning(c.Before))
	if c.After != "" && slices.Contains(h.Past, after) {
		// One that comes back shows that all of them take turns.
		h.Variants = bounded(bounded(h.Variants, h.Past...), after)
		if c.Before != "" {
			h.Variants = bounded(h.Variants, before)
		}
	}
	if c.Before != "" {
		h.Past = bounded(h.Past, before)
	}
	l.put(c, h)
}

// vanished notes a difference that was pending and is gone.
func (l *learner) vanished(c Change) {
	h := l.habit(c)
	if c.Op == Edited {
		h.Changes++
	}
	for _, text := range []string{c.Before, c.After} {
		if text != "" {
			h.Variants = bounded(h.Variants, shortHash(meaning(text)))
		}
	}
	l.put(c, h)
}

func (l *learner) edit(c Change) {
	h := l.habit(c)
	h.Changes++
	l.put(c, h)
}

func (l *learner) habit(c Change) Habit {
	h, ok := l.memory.Blocks[placeOf(c)]
	if !ok {
		h.Since = l.memory.Checks
	}
	return h
}

func (l *learner) put(c Change, h Habit) {
	l.memory.Blocks[placeOf(c)] = h
	if len(l.memory.Blocks) <= maxPlaces {
		return
	}
	// The place that did least is forgotten, the oldest of equals.
	keys := slices.Sorted(maps.Keys(l.memory.Blocks))
	sort.SliceStable(keys, func(i, j int) bool {
		a, b := l.memory.Blocks[keys[i]], l.memory.Blocks[keys[j]]
		if len(a.Variants) != len(b.Variants) {
			return len(a.Variants) < len(b.Variants)
		}
		if a.Changes != b.Changes {
			return a.Changes < b.Changes
		}
		return a.Since < b.Since
	})
	delete(l.memory.Blocks, keys[0])
}

// bounded puts what is not there yet at the end, and drops from the front.
func bounded(list []string, more ...string) []string {
	list = slices.Clone(list)
	for _, m := range more {
		if !slices.Contains(list, m) {
			list = append(list, m)
		}
	}
	return list[max(0, len(list)-maxVariants):]
}
