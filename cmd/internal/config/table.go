package config

import "go.yaml.in/yaml/v4"

// The configuration is described once, as tables of fields; reading, schema,
// example and documentation all come from them and cannot drift apart.

// shape is what stands under a key.
type shape int

const (
	single  shape = iota // one value
	several              // a list of values
	object               // keys of its own
	objects              // a list of objects
	sets                 // names, each with a list of values
)

// key describes one key of the configuration.
type key struct {
	name, doc string
	example   string // in YAML
	fallback  string // the value when it is not given, in words
	required  bool
	off       bool   // commented out in the example
	more      string // objects: further items for the example, in YAML
	shape     shape
	is        facts     // single, several, sets: of the value
	keys      []key     // object, objects
	variants  []variant // objects whose further keys depend on the kind
}

// variant is the further keys that an object has when its kind is name.
type variant struct {
	name, doc, example string
	keys               []key
}

// field is a key with the way from a file into a T.
type field[T any] struct {
	key
	read func(r *reader, at place, into *T)
}

// described gives the descriptions of fields.
func described[T any](fields []field[T]) []key {
	keys := make([]key, len(fields))
	for i, f := range fields {
		keys[i] = f.key
	}
	return keys
}

// one is a field with one value.
func one[T, V any](k key, v value[V], to func(*T) *V) field[T] {
	k.is = v.facts
	return field[T]{k, func(r *reader, at place, into *T) {
		if got, ok := scalar(r, at, v); ok {
			*to(into) = got
		}
	}}
}

// list is a field with a list of values.
func list[T, V any](k key, v value[V], to func(*T) *[]V) field[T] {
	k.shape, k.is = several, v.facts
	return field[T]{k, func(r *reader, at place, into *T) { *to(into) = scalars(r, at, v) }}
}

// section is a field with keys of its own.
func section[T, C any](k key, fields []field[C], to func(*T) *C) field[T] {
	k.shape, k.keys = object, described(fields)
	return field[T]{k, func(r *reader, at place, into *T) { readObject(r, at, fields, to(into)) }}
}

// records is a field with a list of objects, the fields of each depending on it.
func records[T, C any](k key, fields func(at place) []field[C], to func(*T) *[]C) field[T] {
	k.shape, k.keys = objects, described(fields(place{}))
	return field[T]{k, func(r *reader, at place, into *T) {
		for i := range r.items(at, false) {
			var c C
			readObject(r, at.item(i), fields(at.item(i)), &c)
			*to(into) = append(*to(into), c)
		}
	}}
}

// alike makes all objects of a list have the same fields.
func alike[C any](fields []field[C]) func(place) []field[C] {
	return func(place) []field[C] { return fields }
}

// readObject reads the keys of an object into what the table says.
func readObject[C any](r *reader, at place, fields []field[C], into *C) {
	if s, ok := any(into).(interface{ sit(place) }); ok {
		s.sit(at)
	}
	pairs, ok := r.pairs(at)
	if !ok {
		return
	}
	given := map[string]bool{}
	for i := 0; i+1 < len(pairs); i += 2 {
		f, ok := pick(r, at, pairs[i], fields, given)
		if isNull(pairs[i+1]) {
			continue // a key without a value is not given
		}
		given[f.name] = true
		if ok {
			f.read(r, place{at.file, join(at.path, f.name), pairs[i+1]}, into)
		}
	}
	for _, f := range fields {
		if f.required && !given[f.name] {
			r.missing(at, f.key)
		}
	}
}

// pick finds the field of a key as it is written; seen are those before it. A
// key that is all but right counts as given: it is not missing as well.
func pick[C any](r *reader, at place, name *yaml.Node, fields []field[C], seen map[string]bool) (field[C], bool) {
	if name.Kind != yaml.ScalarNode || name.Tag == "!!merge" {
		r.problem(place{at.file, at.path, name}, "a key must be a plain word; aliases (*) and merges (<<) are not used here")
		return field[C]{}, false
	}
	here := place{at.file, join(at.path, printable(name.Value)), name}
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.name
		if f.name != name.Value {
			continue
		}
		if seen[f.name] {
			r.problem(here, "stands here twice; first in line %d", find(at.node, f.name).Line)
		}
		return f, !seen[f.name]
	}
	near := nearest(name.Value, names)
	r.lose(join(at.path, near))
	r.problem(here, "unknown key%s", suggestion(name.Value, names, oneOf("the keys here are", names)))
	return field[C]{key: key{name: near}}, false
}
