package config

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
)

// maxFile bounds a file: 2,000 sources take some 300 KB.
const maxFile = 8 << 20

// parse reads a file's one YAML document. A parser stops at its first mistake
// of syntax, so of these there is one a file.
func (r *reader) parse(file string, text []byte) (place, bool) {
	top := place{file: file}
	if len(text) > maxFile {
		r.add(Problem{File: file, Message: fmt.Sprintf("the file has %d bytes; %d are the most", len(text), maxFile)})
		return top, false
	}
	var doc yaml.Node
	if err := yaml.Load(text, &doc); err != nil {
		empty := r.noDocument(top, text, err)
		if !empty {
			r.lose(shared...)
		}
		return top, empty
	}
	if len(doc.Content) != 1 {
		return top, true
	}
	top.node = doc.Content[0]
	return top, true
}

// noDocument words what the parser said. An empty file is no mistake of
// syntax: what it lacks is reported by the keys that are required.
func (r *reader) noDocument(top place, text []byte, err error) bool {
	var load *yaml.LoadError
	if !errors.As(err, &load) {
		r.add(Problem{File: top.file, Message: "not valid YAML: " + err.Error()})
		return false
	}
	message := load.Message
	switch {
	case strings.Contains(message, "no documents"):
		return true
	case strings.Contains(message, "found multiple"):
		line := secondDocument(text)
		r.add(Problem{File: top.file, Line: line, Column: 1, Message: "a second document begins here; a file holds one"})
		return false
	}
	r.add(Problem{File: top.file, Line: load.Mark.Line, Column: load.Mark.Column, Message: "not valid YAML: " + plainer(message)})
	return false
}

// secondDocument finds the line of the second "---" that begins a document.
func secondDocument(text []byte) int {
	lines, content := bytes.Split(text, []byte("\n")), false
	for i, line := range lines {
		if bytes.HasPrefix(line, []byte("---")) && content {
			return i + 1
		}
		line = bytes.TrimSpace(line)
		content = content || len(line) > 0 && line[0] != '#'
	}
	return len(lines)
}

// plainer says the commonest slips in words that point at the cure.
func plainer(message string) string {
	for _, known := range [][2]string{
		{"mapping values are not allowed", `a "key: value" cannot stand here; is a line indented wrongly, or does a value with ": " need quotes?`},
		{"cannot start any token", "this character cannot begin a value; indent with spaces, not tabs, and quote values that begin with @, ` or %"},
		{"did not find expected key", "a key should stand here; is the line indented like its neighbours?"},
		{"did not find expected node content", "a value is missing, or a bracket is not closed"},
		{"unexpected end of stream", "a quote is not closed"},
		{"unexpected document indicator", "a quote is not closed"},
		{"exceeded max depth", "nested too deeply"},
		{"unknown anchor", "a value that begins with * needs quotes"},
		{"control characters", "it holds control characters; is it a text file?"},
	} {
		if strings.Contains(message, known[0]) {
			return known[1]
		}
	}
	return message
}
