package digest

import (
	"errors"
	"strings"

	"go.yaml.in/yaml/v4"

	"keywatch/sources"
)

// playLines are the lines on which the plays of a playbook begin, from 1.
func playLines(text []byte) []int {
	var file struct {
		Plays []yaml.Node `yaml:"plays"`
	}
	if yaml.Unmarshal(text, &file) != nil {
		return nil
	}
	lines := make([]int, len(file.Plays))
	for i, n := range file.Plays {
		lines[i] = n.Line
	}
	return lines
}

// The ways in which the YAML reader words what is wrong.
var (
	unknownField = sources.LazyPattern(`field (\S+) not found in type \S+`)
	wrongType    = sources.LazyPattern("cannot construct !!\\w+ `?([^`]*)`? into (\\S+)")
	noYAML       = sources.LazyPattern(`^.*\(([^)]*)\) at L(\d+)\.C\d+: (.*)$`)
)

// typeWords name Go's types to somebody who edits a file.
var typeWords = map[string]string{"int": "a whole number", "bool": "true or false", "string": "text", "[]digest.Play": "a list of plays", "digest.Play": "the keys of a play"}

// inWords says what is wrong with a playbook's YAML in our own words, each with
// its line.
func inWords(err error) error {
	text := err.Error()
	if m := noYAML().FindStringSubmatch(text); m != nil {
		return errors.New("line " + m[2] + ": is no YAML: " + m[3])
	}
	if _, list, ok := strings.Cut(text, "errors: "); ok {
		text = list
	}
	var faults []error
	for fault := range strings.SplitSeq(text, "; ") {
		fault = unknownField().ReplaceAllString(strings.TrimSpace(fault), "unknown key $1")
		if m := wrongType().FindStringSubmatch(fault); m != nil {
			want := typeWords[m[2]]
			if want == "" {
				want = "something else"
			}
			fault = strings.Replace(fault, m[0], "wants "+want+", not "+clip(m[1], 40), 1)
		}
		faults = append(faults, errors.New(fault))
	}
	return errors.Join(faults...)
}
