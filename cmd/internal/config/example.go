package config

import (
	"fmt"
	"strings"

	"keywatch/sources"
)

// Example is a complete and valid configuration with the meaning of every
// key. Prose is commented "# so", a setting that is off "#so: it is".
func Example() string { return example(sources.Kinds()) }

func example(kinds []sources.Kind) string {
	var b strings.Builder
	b.WriteString("# keywatch.yaml: every key there is. What begins with # and no space is a setting\n" +
		"# that is off. Companies, sources, sets, accounts, tags and subscriptions may also stand in\n" +
		"# conf.d/*.yaml beside this file.\n")
	w := exampleWriter{&b}
	for _, k := range described(rootFields(kinds)) {
		b.WriteByte('\n')
		w.key(k, "", false)
	}
	return b.String()
}

// exampleWriter writes keys as an example of themselves.
type exampleWriter struct{ b *strings.Builder }

// key writes one key with its comment; off comments it out with all below.
func (w exampleWriter) key(k key, indent string, off bool) {
	off = off || k.off
	mark := ""
	if off {
		mark = "#"
	}
	w.comment(k, indent)
	switch k.shape {
	case object:
		fmt.Fprintf(w.b, "%s%s%s:\n", indent, mark, k.name)
		for _, sub := range k.keys {
			w.key(sub, indent+"  ", off)
		}
	case objects:
		w.list(k, indent, off)
	case sets:
		fmt.Fprintf(w.b, "%s%s%s:\n%s  %s%s\n", indent, mark, k.name, indent, mark, k.example)
	default:
		fmt.Fprintf(w.b, "%s%s%s: %s\n", indent, mark, k.name, k.example)
	}
}

// list writes a list of objects: one item with all keys, or one for each kind.
func (w exampleWriter) list(k key, indent string, off bool) {
	mark := ""
	if off {
		mark = "#"
	}
	items := [][]key{k.keys}
	if len(k.variants) > 0 {
		items = nil
		for _, v := range k.variants {
			items = append(items, variantKeys(k, v))
		}
	}
	fmt.Fprintf(w.b, "%s%s%s:\n", indent, mark, k.name)
	for _, keys := range items {
		w.item(keys, indent+"  ", off)
	}
	if k.more != "" {
		fmt.Fprintf(w.b, "%s  %s\n", indent, strings.ReplaceAll(k.more, "\n", "\n"+indent+"  "))
	}
}

// item writes one object of a list. Its first key, with the dash, is always
// one that is required.
func (w exampleWriter) item(keys []key, indent string, off bool) {
	var inner strings.Builder
	for _, sub := range keys {
		exampleWriter{&inner}.key(sub, indent+"  ", off)
	}
	dash := "- "
	if off {
		dash = "#- "
	}
	dashed := false
	for line := range strings.Lines(inner.String()) {
		bare := strings.TrimLeft(line, " ")
		switch {
		case dashed:
			w.b.WriteString(line)
		case strings.HasPrefix(bare, "# "), strings.HasPrefix(bare, "#") && !off:
			w.b.WriteString(indent + bare)
		default:
			w.b.WriteString(indent + dash + strings.TrimPrefix(bare, "#"))
			dashed = true
		}
	}
}

// variantKeys are the keys of a source of one kind, with examples that fit it.
func variantKeys(k key, v variant) []key {
	var keys []key
	for _, sub := range append(append([]key(nil), k.keys...), v.keys...) {
		switch sub.name {
		case "kind":
			sub.example, sub.doc = v.name, v.doc+"."
			sub.is.choices = nil
		case "url":
			sub.example = or(v.example, sub.example)
		case "id":
			sub.example = k.example + "-" + v.name
		case "access":
			if !strings.HasPrefix(v.example, "http") {
				continue // what is no page of the web knows nothing of it
			}
		}
		keys = append(keys, sub)
	}
	return keys
}

// width is where comments are wrapped, indentation not counted.
const width = 88

// comment writes what is said of a key above it.
func (w exampleWriter) comment(k key, indent string) {
	for _, line := range wrap(sentence(k), width) {
		fmt.Fprintf(w.b, "%s# %s\n", indent, line)
	}
}

// sentence is all that is said of a key: its meaning, choices and default.
func sentence(k key) string {
	text := strings.TrimSuffix(k.doc, ".") + "."
	if c := k.is.choices; len(c) > 0 {
		text += " One of " + strings.Join(c, ", ") + "."
	}
	if k.required {
		text += " Required."
	}
	if k.fallback != "" {
		text += " Default: " + k.fallback + "."
	}
	return text
}

// wrap breaks a text into lines at spaces.
func wrap(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && len(line)+1+len(word) > width {
			lines, line = append(lines, line), ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}
