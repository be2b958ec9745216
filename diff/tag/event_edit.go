package tag

import (
	"slices"
	"strings"

	"keywatch/diff"
)

// edit adds the facts of an edited block: what came and what went is the
// news, what stayed says only where.
func (f *facts) edit(changes []diff.Change, own callings) {
	for _, ch := range changes {
		if ch.Title != "" || ch.Before == "" || ch.After == "" {
			continue
		}
		before, after := factsOf(ch.Before, "", callings{}), factsOf(ch.After, "", callings{})
		f.figures = slices.DeleteFunc(f.figures, func(x figure) bool {
			return slices.ContainsFunc(before.figures, x.is) && slices.ContainsFunc(after.figures, x.is)
		})
		for key := range before.words {
			if _, stays := after.words[key]; stays {
				if w, ok := f.words[key]; ok {
					w.head = false
					f.words[key] = w
				}
			}
		}
		if renamed(ch.Before, ch.After, own) {
			f.does, f.doesToo = f.does|doesRename, f.doesToo|doesRename
		}
	}
}

// renamed reports whether an edit writes the company's name otherwise than
// before.
func renamed(before, after string, own callings) bool {
	names := func(text string) string {
		var list []string
		for _, p := range piecesOf(text) {
			if own.is(p) && p.capital {
				list = append(list, p.low)
			}
		}
		return strings.Join(list, " ")
	}
	a, b := names(before), names(after)
	return a != b && a != "" && b != "" && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a))
}

// factsOfChanges reads the facts of what one check of one source tells.
func factsOfChanges(head string, changes []diff.Change, own callings) facts {
	rest := ""
	if changes[0].Title != "" {
		rest = changes[0].After + " "
	}
	for i, ch := range changes {
		if i > 0 || ch.Title == "" {
			rest += ch.After + " "
		}
		rest += ch.Before + " "
	}
	f := factsOf(head, rest, own)
	f.edit(changes, own)
	f.figure(changes)
	place := changes[0].Place
	if isPiece(changes[0]) {
		f.lesson, f.asks = false, false
		f.does |= doesOf(place)
		f.doesToo |= doesOf(place)
	}
	return f
}
