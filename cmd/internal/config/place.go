package config

import (
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// place is a value of a file: what messages call it, and where it stands.
type place struct {
	file string
	path string
	node *yaml.Node
}

// spot is embedded by drafts that are checked after everything was read, so
// that their problems still have a position.
type spot struct{ place }

func (s *spot) sit(at place) { s.place = at }

// has reports whether the object has the key with a value.
func (p place) has(name string) bool { return find(p.node, name) != nil }

// key is the place of a key's value; where it is not given, the object's own.
func (p place) key(name string) place {
	at := place{file: p.file, path: join(p.path, name), node: p.node}
	if n := find(p.node, name); n != nil {
		at.node = n
	}
	return at
}

// item is the place of a list's item.
func (p place) item(i int) place {
	at := place{file: p.file, path: p.path + "[" + strconv.Itoa(i) + "]", node: p.node}
	if p.node != nil && p.node.Kind == yaml.SequenceNode && i < len(p.node.Content) {
		at.node = p.node.Content[i]
	}
	return at
}

// written gives the texts of a list by their index, "" for what is none.
func (p place) written() []string {
	if p.node == nil || p.node.Kind != yaml.SequenceNode {
		return nil
	}
	out := make([]string, len(p.node.Content))
	for i, n := range p.node.Content {
		if n.Kind == yaml.ScalarNode && n.Tag == "!!str" {
			out[i] = strings.TrimSpace(n.Value)
		}
	}
	return out
}

// String is the position as file:line:column.
func (p place) String() string {
	if p.node == nil {
		return p.file
	}
	return fmt.Sprintf("%s:%d:%d", p.file, p.node.Line, p.node.Column)
}

// find gives the value of a key, nil when it is not given or given empty.
func find(n *yaml.Node, name string) *yaml.Node {
	if n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if k := n.Content[i]; k.Kind == yaml.ScalarNode && k.Value == name && !isNull(n.Content[i+1]) {
			return n.Content[i+1]
		}
	}
	return nil
}

// isNull reports whether a key stands there without a value. Such a key counts
// as not given, so that a list may be emptied without being taken out.
func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// join is the path of a key below a path.
func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
