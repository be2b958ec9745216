package config

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"keywatch/sources"
)

// kindName is the name of a kind that is built in.
func kindName(kinds []sources.Kind) value[string] {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = k.Name
	}
	return choice("kind", names...)
}

// sourceURL is an address of any scheme; which ones a kind visits is checked
// when both are known.
var sourceURL = value[string]{
	facts{want: "a URL", format: "uri"},
	func(s string) (string, error) { return line(s) },
}

// checkURL holds a source's URL against its kind: http, https and whatever
// scheme the kind's own example has; what is none of the web, the kind judges.
func checkURL(r *reader, src sourceDraft, kind sources.Kind) {
	if src.URL == "" {
		return
	}
	if kind.Judge != nil {
		if err := kind.Judge(src.URL); err != nil {
			r.problem(src.key("url"), "%s", printable(err.Error()))
		}
		return
	}
	schemes := []string{"http", "https"}
	if u, err := url.Parse(kind.Example); err == nil && u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" {
		schemes = []string{u.Scheme}
	}
	if _, err := parseURL(src.URL, schemes...); err != nil {
		r.problem(src.key("url"), "%s", err)
	}
}

// kindOf finds a kind among those that are given.
func kindOf(kinds []sources.Kind, name string) (sources.Kind, bool) {
	for _, k := range kinds {
		if k.Name == name {
			return k, true
		}
	}
	return sources.Kind{}, false
}

// perKind gives the fields of a source: the common ones and the options that
// its kind declares. A source of an unknown kind takes the options of all: the
// kind is the mistake. The tables are made once, for thousands of sources.
func perKind(kinds []sources.Kind, common []field[sourceDraft]) func(at place) []field[sourceDraft] {
	all, tables := slices.Clone(common), map[string][]field[sourceDraft]{}
	for _, k := range kinds {
		tables[k.Name] = append(slices.Clone(common), options(k)...)
		all = append(all, options(k)...)
	}
	return func(at place) []field[sourceDraft] {
		if at.node == nil {
			return common // only described: see variants
		}
		if n := find(at.node, "kind"); n != nil && n.Kind == yaml.ScalarNode && tables[n.Value] != nil {
			return tables[n.Value]
		}
		return all
	}
}

// variants describes the options of each kind.
func variants[T any](kinds []sources.Kind, f field[T]) field[T] {
	for _, kind := range kinds {
		f.variants = append(f.variants, variant{kind.Name, kind.Doc, kind.Example, described(options(kind))})
	}
	return f
}

// options are the fields that a kind declares.
func options(kind sources.Kind) []field[sourceDraft] {
	fields := make([]field[sourceDraft], len(kind.Fields))
	for i, f := range kind.Fields {
		fields[i] = option(f)
	}
	return fields
}

// option is the field of one option of a kind.
func option(f sources.Field) field[sourceDraft] {
	k := key{name: f.Name, doc: f.Doc, example: inYAML(f.Example)}
	switch f.Type {
	case sources.FieldBool:
		return optionOf(k, truth)
	case sources.FieldInt:
		return optionOf(k, whole(0, math.MaxInt32))
	case sources.FieldStrings:
		many := words
		many.lone = true
		return optionsOf(k, many)
	case sources.FieldSelectors:
		return optionsOf(k, selector)
	case sources.FieldChoice:
		return optionOf(k, choice(f.Name, f.Choices...))
	case sources.FieldPatterns:
		return optionsOf(k, re2)
	}
	return optionOf(k, words)
}

// optionOf is an option with one value.
func optionOf[V any](k key, v value[V]) field[sourceDraft] {
	k.is = v.facts
	return field[sourceDraft]{k, func(r *reader, at place, into *sourceDraft) {
		if got, ok := scalar(r, at, v); ok {
			into.option(k.name, got)
		}
	}}
}

// optionsOf is an option with several values; one may stand alone.
func optionsOf(k key, v value[string]) field[sourceDraft] {
	k.shape, k.is = several, v.facts
	return field[sourceDraft]{k, func(r *reader, at place, into *sourceDraft) {
		if got := scalars(r, at, v); len(got) > 0 {
			into.option(k.name, got)
		}
	}}
}

// option keeps an option's value. Without any, the map stays nil, so that the
// hash of no options stays "".
func (s *sourceDraft) option(name string, v any) {
	if s.Options == nil {
		s.Options = sources.Options{}
	}
	s.Options[name] = v
}

var plainWord = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_./-]*$`)

// inYAML writes an example's value. JSON is YAML; plain words need no quotes.
func inYAML(v any) string {
	if s, ok := v.(string); ok && plainWord.MatchString(s) {
		return s
	}
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false) // a selector like "main > p" is read by people
	if err := enc.Encode(v); err != nil {
		return fmt.Sprintf("%q", fmt.Sprint(v))
	}
	return strings.TrimSpace(text.String())
}
