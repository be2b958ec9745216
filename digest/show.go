package digest

import (
	"fmt"
	"strings"
)

// Head is the section's heading in the text part: rank, name and facts.
func (s Section) Head() string {
	head := fmt.Sprintf("%d  %s", s.Rank, strings.ToUpper(s.Name))
	if s.Facts == "" {
		return head
	}
	return head + "  " + s.Facts
}

// Level is "pressure HIGH (was medium)".
func (s Section) Level() string {
	level := s.Word + " " + strings.ToUpper(string(s.Grade))
	if s.Trend != "" {
		level += " (" + s.Trend + ")"
	}
	return level
}

// Mark is the item's letter, or a space that keeps the column.
func (i Item) Mark() string {
	if i.Letter == "" {
		return " "
	}
	return i.Letter
}

// Action is the step as a sentence: "You, by Wed 25 Nov: send …".
func (i Item) Action() string {
	if i.Step == "" {
		return ""
	}
	return i.Who + ", by " + i.By + ": " + i.Step
}

// Words says how many more there are and where; "" for none.
func (p Pointer) Words() string {
	if p.Count == 0 {
		return ""
	}
	return fmt.Sprintf("%d more: %s", p.Count, p.Where())
}

// Where is the link or, without one, the command that lists them.
func (p Pointer) Where() string {
	if p.Link != "" {
		return p.Link
	}
	return p.Command
}

// AlsoText counts what is below the floor.
func (e Edition) AlsoText() string {
	if e.Also.Count == 0 {
		return ""
	}
	return fmt.Sprintf("%d below your floor: %s", e.Also.Count, e.Also.Where())
}

// CoverageText is coverage as one paragraph.
func (e Edition) CoverageText() string { return strings.Join(e.Coverage, " ") }

// LeaveText says in words how to change or leave. With a link the words lead
// to it; without one nothing is promised that does not work.
func (e Edition) LeaveText() string { return e.Leave.words() }

func (l Leave) words() string {
	switch {
	case l.URL != "":
		return "Leave this digest with one click:"
	case l.Mailto != "":
		return "To leave this digest, write \"unsubscribe\" to " + l.Mailto + "."
	}
	return "To leave this digest, tell whoever runs keywatch here: keywatch unsubscribe ADDRESS."
}
