package tag

import "keywatch/diff"

// verifies reports whether a card is the first of a source that shows what
// until then only people reported: who was told so hears of it.
func (e Event) verifies(c *card) bool {
	if c.first().Kind == diff.NoteKind {
		return false
	}
	for _, w := range e.Witnesses {
		if w.Kind != diff.NoteKind {
			return false
		}
	}
	return true
}
