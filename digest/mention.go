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

// sighting is how an event's texts name somebody.
type sighting struct {
	sense   sense
	text    string // as it is written, "" when only the event's list names it
	passing bool   // no text is about it
}

// named is all that an event's texts name, by resolver id.
type named map[string]sighting

// surest is the least weight of a mention that counts; below it the name may
// be a common word.
const surest = 0.5

// maxScan is how much of a witness's text is searched for names; beyond it
// stands boilerplate, and the time for a whole article is not spent.
const maxScan = 8 << 10

// maxWitnesses bounds how many witnesses are read: they tell of the same.
const maxWitnesses = 5

// put notes a sighting; what is new says more than what is gone, and what a
// text is about more than what it names in passing.
func (n named) put(id string, s sighting) {
	old, ok := n[id]
	if !ok {
		n[id] = s
		return
	}
	old.sense = max(old.sense, s.sense)
	old.passing = old.passing && s.passing
	if old.text == "" {
		old.text = s.text
	}
	n[id] = old
}

// namesOf reads an event's texts. What stands before and after an edit is kept,
// not news: a page that names an account in each version says nothing today.
func (m *Matcher) namesOf(ev tag.Event) named {
	found := named{}
	for i, w := range ev.Witnesses {
		if i == maxWitnesses {
			break
		}
		switch w.Op {
		case diff.Removed:
			found.all(m.scan(w.Title+"\n"+w.Before), senseGone)
		case diff.Edited:
			found.edit(m.scan(w.Before), m.scan(w.Title+"\n"+w.After))
		default:
			found.all(m.scan(w.Title+"\n"+w.After), senseNew)
		}
	}
	line := senseNew
	if ev.Removal {
		line = senseGone
	}
	// A headline was read with its text, which may say that a name is a town's.
	if len(ev.Witnesses) == 0 || ev.Witnesses[0].Title == "" {
		for id, s := range m.scan(ev.Line) {
			if _, known := found[id]; !known {
				s.sense = line
				found[id] = s
			}
		}
	}
	if m.voice(ev) != ev.Company {
		return found // of a wire's text only what can be read in it
	}
	for _, id := range ev.Companies {
		if _, known := found[companyPrefix+id]; !known {
			found[companyPrefix+id] = sighting{sense: line}
		}
	}
	return found
}

// all notes what a text of one kind names.
func (n named) all(seen named, s sense) {
	for id, x := range seen {
		x.sense = s
		n.put(id, x)
	}
}

// edit notes what two versions of a text name.
func (n named) edit(was, is named) {
	n.all(is, senseNew)
	for id, x := range was {
		now, still := is[id]
		switch {
		case !still:
			x.sense = senseGone
			n.put(id, x)
		default:
			now.sense = senseKept
			n[id] = now
		}
	}
}

// scan reads who is named in one text.
func (m *Matcher) scan(text string) named {
	text = clip(strings.TrimPrefix(text, "\n"), maxScan)
	seen := named{}
	for _, x := range m.resolver.Find(text) {
		if x.Weight < surest {
			continue
		}
		// One naming far below the headline is aside; each further one would
		// have stood nearer.
		aside := x.Start > farDown || passes(text, x.Start, x.End)
		seen.put(x.ID, sighting{sense: senseNew, text: written(x), passing: aside})
	}
	return seen
}

// written is a mention as the text writes it; a link names nobody in words.
func written(x names.Mention) string {
	if strings.ContainsAny(x.Name, "./@") && !strings.Contains(x.Name, " ") {
		return ""
	}
	return x.Name
}

// voice is the company whose source tells the event first: "" for a wire or
// another source without one. Of a source that is not known the event's company
// is taken, whose page it then was.
func (m *Matcher) voice(ev tag.Event) string {
	if len(ev.Witnesses) > 0 {
		if company, ok := m.voices[ev.Witnesses[0].Source]; ok {
			return company
		}
	}
	return ev.Company
}

// borne gives the event with the company that it is of. What a wire or another
// company tells is of somebody only when the text is about it: a company that
// is named in passing, or whose name is another's, did nothing.
func (m *Matcher) borne(ev tag.Event, found named) tag.Event {
	if ev.Company == "" || m.voice(ev) == ev.Company {
		return ev
	}
	if s, ok := found[companyPrefix+ev.Company]; !ok || s.passing {
		ev.Company = ""
	}
	return ev
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
