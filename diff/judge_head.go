package diff

import (
	"strings"
	"unicode/utf8"
)

// waitingHead is a heading that waits for a later check. What came or went
// with it, below it, waits too: a headline and its teaser are one thing, told
// at once or not at all.
type waitingHead struct {
	op   Op
	path string // the start of the section paths below it
	why  string
}

// headPart bounds what is compared of a heading, in bytes: a section's path has
// long ones cut.
const headPart = 100

func headOf(c Change, why string) waitingHead {
	text := c.Text()
	if len(text) > headPart {
		text = text[:headPart]
		for !utf8.ValidString(text) {
			text = text[:len(text)-1]
		}
	}
	if c.Section != "" {
		text = c.Section + " > " + text
	}
	return waitingHead{c.Op, text, why}
}

// underWaiting tells why what stands below a heading has to wait with it.
func (j *judgement) underWaiting(c Change) string {
	if c.Op == Edited {
		return ""
	}
	for _, h := range j.heads {
		if h.op == c.Op && strings.HasPrefix(c.Section, h.path) {
			return h.why
		}
	}
	return ""
}

func isHeading(element string) bool {
	return len(element) == 2 && element[0] == 'h' && element[1] >= '1' && element[1] <= '6'
}
