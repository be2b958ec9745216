package config

import (
	"fmt"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"keywatch/sources"
)

// reader collects what is wrong while files are read, so that all of it can
// be said at once.
type reader struct {
	getenv   func(string) string
	now      func() time.Time
	base     string // folder that relative paths start from
	kinds    []sources.Kind
	files    []string
	lost     map[string]bool // lists that a mistake kept from being read whole
	problems []Problem
	warnings []Problem
}

func (r *reader) add(p Problem) { r.problems = append(r.problems, p) }

// problem reports a mistake in a place.
func (r *reader) problem(at place, format string, args ...any) {
	r.add(at.report(fmt.Sprintf(format, args...)))
}

// warn reports what works but should not stay.
func (r *reader) warn(at place, format string, args ...any) {
	r.warnings = append(r.warnings, at.report(fmt.Sprintf(format, args...)))
}

// report is a problem in the place; without a node it is the file's beginning.
func (p place) report(message string) Problem {
	if p.path != "" {
		message = p.path + ": " + message
	}
	out := Problem{File: p.file, Line: 1, Column: 1, Message: message}
	if p.node != nil {
		out.Line, out.Column = p.node.Line, p.node.Column
	}
	return out
}

// lose notes that a list was not read whole: what points into it is not
// reported as pointing to nothing.
func (r *reader) lose(lists ...string) {
	if r.lost == nil {
		r.lost = map[string]bool{}
	}
	for _, name := range lists {
		r.lost[name] = true
	}
}

// missing reports a required key that an object does not have.
func (r *reader) missing(at place, k key) {
	hint := ""
	if len(k.is.choices) > 0 {
		hint = oneOf("one of", k.is.choices)
	} else if k.example != "" {
		hint = "; for example " + k.name + ": " + k.example
	}
	r.problem(at, "%s is missing%s", k.name, hint)
}

// pairs gives the keys and values of an object, one after the other; an empty
// place has none, and lacks what is required.
func (r *reader) pairs(at place) ([]*yaml.Node, bool) {
	if at.node == nil || isNull(at.node) {
		return nil, true
	}
	if at.node.Kind != yaml.MappingNode {
		r.problem(at, "wants keys of its own, not %s", what(at.node))
		return nil, false
	}
	return at.node.Content, true
}

// items gives the items of a list. Of words the one that stands there instead is
// shown as a list; a list of objects may have secrets in it.
func (r *reader) items(at place, ofWords bool) []*yaml.Node {
	if at.node.Kind != yaml.SequenceNode {
		hint := ""
		if ofWords && at.node.Kind == yaml.ScalarNode && at.node.Tag == "!!str" && len(at.node.Value) < maxWord {
			hint = "; write [" + printable(at.node.Value) + "]"
		}
		r.problem(at, "wants a list, not %s%s", what(at.node), hint)
		r.lose(at.path)
		return nil
	}
	return at.node.Content
}

// what names what somebody wrote, without YAML's own words.
func what(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "keys of its own"
	case yaml.SequenceNode:
		return "a list"
	case yaml.AliasNode:
		return "an alias (*" + printable(n.Value) + "); write the value out"
	}
	switch n.Tag {
	case "!!int":
		return "a number"
	case "!!float":
		return "a decimal number"
	case "!!bool":
		return "true or false"
	case "!!timestamp":
		return "a date"
	case "!!null":
		return "nothing"
	case "!!str":
		return "text"
	}
	// A password that begins with ! is read as a tag: it is not repeated.
	return "a value with a tag; one that begins with ! needs quotes"
}

// printable is a written word for a message, without its quotes.
func printable(word string) string {
	return strings.Trim(quoted(word), `"`)
}
