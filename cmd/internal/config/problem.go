package config

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is one mistake in a configuration and where it stands. Line and
// Column count from 1; 0 means that the place is not known.
type Problem struct {
	File         string
	Line, Column int
	Message      string
}

func (p Problem) String() string {
	if p.Line == 0 {
		return p.File + ": " + p.Message
	}
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message)
}

// Errors is all that is wrong with a configuration, in the order of the files
// and of the places in them.
type Errors struct{ Problems []Problem }

// Error prints one problem a line.
func (e *Errors) Error() string {
	lines := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// maxProblems bounds what a file of rubbish prints.
const maxProblems = 1000

// inOrder sorts problems by file, in the order of reading, then by position,
// and drops repetitions of one mistake in one place.
func inOrder(problems []Problem, files []string) []Problem {
	rank := make(map[string]int, len(files))
	for i, name := range files {
		rank[name] = i
	}
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(rank[a.File], rank[b.File]), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	problems = slices.Compact(problems)
	if left := len(problems) - maxProblems; left > 0 {
		last := problems[maxProblems]
		last.Message = fmt.Sprintf("… and %d more problems from here on", left)
		problems = append(problems[:maxProblems:maxProblems], last)
	}
	return problems
}
