package digest

import (
	"strings"

	"keywatch/diff"
	"keywatch/diff/names"
	"keywatch/diff/tag"
)

// sense is how a name stands in an event: newly there, no longer there, or
// there before and after.
type sense int

const (
	senseKept sense = iota
	senseGone
	senseNew
)

// named is all that an event's texts name, by resolver id.
type named map[string]sense

// surest is the least weight of a mention that counts; below it the name may
// be a common word.
const surest = 0.5

// maxScan is how much of a witness's text is searched for names; beyond it
// stands boilerplate, and the time for a whole article is not spent.
const maxScan = 8 << 10

// maxWitnesses bounds how many witnesses are read: they tell of the same.
const maxWitnesses = 5

// namesOf reads an event's texts. What stands before and after an edit is kept,
// not news: a page that names an account in each version says nothing today.
func (m *Matcher) namesOf(ev tag.Event) named {
	found := named{}
	put := func(list []names.Mention, s sense) {
		for _, x := range list {
			if x.Weight < surest {
				continue
			}
			if old, ok := found[x.ID]; !ok || s > old {
				found[x.ID] = s
			}
		}
	}
	for i, w := range ev.Witnesses {
		if i == maxWitnesses {
			break
		}
		after, before := clip(w.Title+"\n"+w.After, maxScan), clip(w.Before, maxScan)
		switch w.Op {
		case diff.Removed:
			put(m.resolver.Find(clip(w.Title+"\n"+w.Before, maxScan)), senseGone)
		case diff.Edited:
			was, is := m.resolver.Find(before), m.resolver.Find(after)
			put(is, senseNew)
			for id := range ids(was) {
				if _, still := found[id]; !still {
					found[id] = senseGone
				} else if ids(is)[id] {
					found[id] = senseKept
				}
			}
		default:
			put(m.resolver.Find(after), senseNew)
		}
	}
	line := senseNew
	if ev.Removal {
		line = senseGone
	}
	for _, x := range m.resolver.Find(ev.Line) {
		if _, known := found[x.ID]; !known && x.Weight >= surest {
			found[x.ID] = line
		}
	}
	for _, id := range ev.Companies {
		if _, known := found[companyPrefix+id]; !known {
			found[companyPrefix+id] = line
		}
	}
	return found
}

// ids are those of the mentions that are sure enough.
func ids(list []names.Mention) map[string]bool {
	set := make(map[string]bool, len(list))
	for _, x := range list {
		if x.Weight >= surest {
			set[x.ID] = true
		}
	}
	return set
}

// textOf is what an event says, for phrases.
func textOf(ev tag.Event) string {
	var b strings.Builder
	b.WriteString(ev.Line)
	for i, w := range ev.Witnesses {
		if i == maxWitnesses {
			break
		}
		for _, part := range []string{w.Title, w.After} {
			b.WriteString("\n")
			b.WriteString(clip(part, maxScan))
		}
		if w.Op == diff.Removed {
			b.WriteString("\n")
			b.WriteString(clip(w.Before, maxScan))
		}
	}
	return b.String()
}

// clip cuts a text to at most n bytes at a rune's start.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n]
}
