package config

import (
	"encoding/json"
	"fmt"

	"github.com/google/jsonschema-go/jsonschema"

	"keywatch/sources"
)

// Schema is the configuration's JSON schema (draft 2020-12), for editors. It
// says no more than a single file can show: references are checked by Load.
func Schema() ([]byte, error) { return schema(sources.Kinds()) }

func schema(kinds []sources.Kind) ([]byte, error) {
	s := objectSchema(described(rootFields(kinds)))
	s.Schema = "https://json-schema.org/draft/2020-12/schema"
	s.Title = "keywatch.yaml"
	s.Description = "The configuration of keywatch; files of conf.d hold some of its lists."
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write schema: %w", err)
	}
	return append(text, '\n'), nil
}

// never is the schema that nothing fits, for keys that are not known.
func never() *jsonschema.Schema { return &jsonschema.Schema{Not: &jsonschema.Schema{}} }

// objectSchema lets nothing stand that is not in the table, as Load does.
func objectSchema(keys []key) *jsonschema.Schema {
	s := &jsonschema.Schema{
		Type: "object", Properties: map[string]*jsonschema.Schema{}, AdditionalProperties: never(),
	}
	for _, k := range keys {
		s.Properties[k.name] = keySchema(k)
		s.PropertyOrder = append(s.PropertyOrder, k.name)
		if k.required {
			s.Required = append(s.Required, k.name)
		}
	}
	return s
}

// keySchema is what may stand under a key.
func keySchema(k key) *jsonschema.Schema {
	var s *jsonschema.Schema
	switch k.shape {
	case object:
		s = objectSchema(k.keys)
	case objects:
		s = &jsonschema.Schema{Type: "array", Items: itemSchema(k)}
	case sets:
		s = &jsonschema.Schema{Type: "object", AdditionalProperties: listSchema(k.is)}
	case several:
		s = listSchema(k.is)
	default:
		s = valueSchema(k.is)
	}
	s.Description = k.doc
	return s
}

// itemSchema is one object of a list; where its keys depend on the kind, it is
// one of as many objects, so that an editor completes the right options.
func itemSchema(k key) *jsonschema.Schema {
	if len(k.variants) == 0 {
		return objectSchema(k.keys)
	}
	s := &jsonschema.Schema{}
	for _, v := range k.variants {
		one := objectSchema(append(append([]key(nil), k.keys...), v.keys...))
		var name any = v.name
		one.Title, one.Description = v.name, v.doc
		one.Properties["kind"] = &jsonschema.Schema{Const: &name, Description: v.doc}
		s.OneOf = append(s.OneOf, one)
	}
	return s
}

// listSchema is a list of values, or one alone where that may be.
func listSchema(is facts) *jsonschema.Schema {
	many := &jsonschema.Schema{Type: "array", Items: valueSchema(is)}
	if is.lone {
		return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{many, valueSchema(is)}}
	}
	return many
}

// valueSchema is one value. Formats are a hint to editors; Load is what judges.
func valueSchema(is facts) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: or(is.json, "string"), Format: is.format, Pattern: is.pattern}
	for _, word := range is.choices {
		s.Enum = append(s.Enum, word)
	}
	if is.json == "integer" {
		least, most := float64(is.least), float64(is.most)
		s.Minimum, s.Maximum = &least, &most
	}
	return s
}
