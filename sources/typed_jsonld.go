package sources

import (
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Bounds of JSON-LD: a page states its offers and people in some kilobytes;
// more is a catalogue.
const (
	maxLinkedBytes = 256 << 10
	maxLinkedDepth = 12
	maxLinkedNodes = 2000
)

// linkedNode is one thing that a page states as JSON-LD (json-ld.org,
// schema.org), with the property of the thing around it that names it.
type linkedNode struct {
	kinds []string // schema.org types, without the address before them
	under string   // property of the thing around it, "" at the top
	props map[string]any
}

// linkedData reads the things of JSON-LD scripts, outer ones first. What is no
// JSON is left out: a broken script says nothing.
func linkedData(scripts []*html.Node) []linkedNode {
	w := &linkedWalk{}
	bytes := 0
	for _, s := range scripts {
		if s.FirstChild == nil {
			continue
		}
		text := strings.TrimSuffix(strings.TrimSpace(s.FirstChild.Data), ";")
		if bytes += len(text); bytes > maxLinkedBytes {
			break
		}
		var value any
		if json.Unmarshal([]byte(text), &value) == nil {
			w.visit(value, "", 0)
		}
	}
	return w.list
}

type linkedWalk struct{ list []linkedNode }

// visit notes a thing and goes on to those in it.
func (w *linkedWalk) visit(value any, under string, depth int) {
	if depth > maxLinkedDepth || len(w.list) >= maxLinkedNodes {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, part := range v {
			w.visit(part, under, depth+1)
		}
	case map[string]any:
		if kinds := linkedKinds(v["@type"]); len(kinds) > 0 {
			w.list = append(w.list, linkedNode{kinds, under, v})
		}
		for _, key := range linkedKeys(v) {
			w.visit(v[key], key, depth+1)
		}
	}
}

// linkedKeys are the properties that hold things, in an order that is always
// the same.
func linkedKeys(v map[string]any) []string {
	var keys []string
	for key, value := range v {
		switch value.(type) {
		case []any, map[string]any:
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

// linkedKinds are the last parts of types: "https://schema.org/Person" is "Person".
func linkedKinds(value any) []string {
	var list []string
	for _, text := range linkedTexts(value) {
		list = append(list, text[strings.LastIndexAny(text, "/#:")+1:])
	}
	return list
}

// is tells whether a thing is of one of the types.
func (n linkedNode) is(kinds ...string) bool {
	for _, have := range n.kinds {
		for _, want := range kinds {
			if have == want {
				return true
			}
		}
	}
	return false
}

// text is a property as text: several values are joined by ", ", a thing is
// its name.
func (n linkedNode) text(key string) string {
	return fold(html.UnescapeString(strings.Join(linkedTexts(n.props[key]), ", ")))
}

// node is a property that is a thing; of several the first.
func (n linkedNode) node(key string) linkedNode { return asNode(n.props[key]) }

// asNode takes a value as a thing; of several the first counts.
func asNode(value any) linkedNode {
	switch v := value.(type) {
	case map[string]any:
		return linkedNode{kinds: linkedKinds(v["@type"]), props: v}
	case []any:
		if len(v) > 0 {
			return asNode(v[0])
		}
	}
	return linkedNode{}
}

// linkedTexts are the texts of a value: of a thing its name, since schema.org
// allows both.
func linkedTexts(value any) []string {
	switch v := value.(type) {
	case string:
		if v = strings.TrimSpace(v); v != "" {
			return []string{v}
		}
	case []any:
		var list []string
		for _, part := range v {
			// One level: a list in a list is not what schema.org means.
			if _, deep := part.([]any); !deep && len(list) < 8 {
				list = append(list, linkedTexts(part)...)
			}
		}
		return list
	case map[string]any:
		for _, key := range []string{"name", "@value", "title", "@id"} {
			if text, ok := v[key].(string); ok && strings.TrimSpace(text) != "" {
				return []string{strings.TrimSpace(text)}
			}
		}
	}
	return nil
}
