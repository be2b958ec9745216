package config

import (
	"slices"

	"go.yaml.in/yaml/v4"
)

// facts describe a sort of value to people and to the JSON schema.
type facts struct {
	want    string   // what it must be, in words: "an e-mail address"
	tags    []string // YAML tags it may be written with; none: text
	choices []string
	json    string // JSON type, "" for string
	format  string // JSON schema format
	pattern string // JSON schema pattern
	least   int    // integers
	most    int
	lone    bool // a list of it may be written as the one value
	hidden  bool // what is written may be a secret and is not repeated
}

// value is a sort of value: how it is described, and how it is read.
type value[V any] struct {
	facts
	parse func(written string) (V, error)
}

// scalar reads one value.
func scalar[V any](r *reader, at place, v value[V]) (V, bool) {
	var none V
	tags := v.tags
	if len(tags) == 0 {
		tags = []string{"!!str"}
	}
	if at.node.Kind != yaml.ScalarNode || !slices.Contains(tags, at.node.Tag) {
		r.problem(at, "wants %s, not %s%s", v.want, what(at.node), cure(at.node, tags, v))
		return none, false
	}
	got, err := v.parse(at.node.Value)
	if err != nil {
		r.problem(at, "%s", err)
		return none, false
	}
	return got, true
}

// cure says how a value of the wrong type becomes one of the right type.
func cure[V any](n *yaml.Node, tags []string, v value[V]) string {
	if n.Kind != yaml.ScalarNode || isNull(n) {
		return ""
	}
	_, err := v.parse(n.Value)
	switch {
	case v.hidden:
		return "; put it in quotes"
	case err == nil && n.Tag == "!!str":
		return "; leave the quotes out"
	case err == nil && slices.Contains(tags, "!!str"):
		return "; put it in quotes: " + quoted(n.Value)
	case slices.Contains(tags, "!!str"):
		return "; " + err.Error()
	}
	return ""
}

// scalars reads a list of values.
func scalars[V any](r *reader, at place, v value[V]) []V {
	if v.lone && at.node.Kind == yaml.ScalarNode {
		if got, ok := scalar(r, at, v); ok {
			return []V{got}
		}
		return nil
	}
	var out []V
	for i := range r.items(at, true) {
		if got, ok := scalar(r, at.item(i), v); ok {
			out = append(out, got)
		}
	}
	return out
}
