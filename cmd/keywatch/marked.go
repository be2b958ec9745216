package main

import (
	"os"
	"strings"

	"keywatch/diff"
)

// marks are how removed and added words stand in a line.
type marks struct{ gone, goneEnd, come, comeEnd string }

// The marks without colours are those of `git diff --word-diff`; the colours
// are SGR codes (ECMA-48), the removed also struck through for who sees no red.
var (
	plainMarks  = marks{"[-", "-]", "{+", "+}"}
	colourMarks = marks{"\x1b[31;9m", "\x1b[0m", "\x1b[32m", "\x1b[0m"}
)

// marks suits what the user reads on: colours on a terminal, unless NO_COLOR
// (no-color.org) or TERM=dumb says otherwise.
func (a *app) marks() marks {
	f, ok := a.out.(*os.File)
	if !ok || a.getenv("NO_COLOR") != "" || a.getenv("TERM") == "dumb" {
		return plainMarks
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return plainMarks
	}
	return colourMarks
}

// marked is two texts as one line with what went and what came.
func (a *app) marked(before, after string) string {
	m := a.marks()
	var b strings.Builder
	for _, mark := range diff.Marks(before, after) {
		b.WriteString(m.word(mark))
	}
	return "“" + b.String() + "”"
}

// markedSides is the text before with what went marked, and the one after
// with what came.
func (a *app) markedSides(list []diff.Mark) (before, after string) {
	m := a.marks()
	var was, is strings.Builder
	for _, mark := range list {
		if mark.Op != diff.Added {
			was.WriteString(m.word(mark))
		}
		if mark.Op != diff.Removed {
			is.WriteString(m.word(mark))
		}
	}
	return was.String(), is.String()
}

func (m marks) word(mark diff.Mark) string {
	switch text := visible(mark.Text); mark.Op {
	case diff.Removed:
		return m.gone + text + m.goneEnd
	case diff.Added:
		return m.come + text + m.comeEnd
	default:
		return text
	}
}
