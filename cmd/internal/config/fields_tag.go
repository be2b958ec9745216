package config

import (
	"fmt"
	"regexp"
	"slices"

	"go.yaml.in/yaml/v4"

	"keywatch/diff/tag"
)

// tagDraft is a tag of the user's as written.
type tagDraft struct {
	spot
	tag.Own
}

// tagPattern is what a tag may be called: it stands in lists apart by commas
// and in lines of mail, among words in small letters.
var tagPattern = regexp.MustCompile(`^[a-z][a-z0-9-]{0,31}$`)

var tagID = value[string]{
	facts{want: "a tag's name", pattern: tagPattern.String()},
	func(s string) (string, error) {
		if !tagPattern.MatchString(s) {
			return "", fmt.Errorf("%s is no tag's name: a small letter, then small letters, digits and dashes, at most 32", quoted(s))
		}
		if slices.Contains(tagNames(), s) {
			return "", fmt.Errorf("the tag %s is built in; choose another name", quoted(s))
		}
		return s, nil
	},
}

// phrases are in the language of the built-in tags.
var phrases = value[string]{
	facts{want: "a phrase"},
	func(s string) (string, error) {
		s, err := line(s)
		if err != nil {
			return "", err
		}
		if err := tag.CheckPhrase(s); err != nil {
			return "", err
		}
		return s, nil
	},
}

// tagFields are the keys of a tag.
func tagFields() []field[tagDraft] {
	return []field[tagDraft]{
		one(key{name: "id", example: "data-residency", required: true, doc: "Its name in mail, in commands and in subscriptions."},
			tagID, func(t *tagDraft) *string { return &t.Name }),
		one(key{name: "doc", example: "where customers' data is kept", doc: "What it means, in a line."},
			words, func(t *tagDraft) *string { return &t.Doc }),
		list(key{
			name: "phrases", example: `["data residency|sovereignty", "hosted|stored in _2 germany|eu|europe", "sovereign* cloud"]`, required: true,
			doc: "What a headline, the beginning of an entry or a piece of a page says that has it; one is enough. " +
				"a|b: one of these words; word*: begins so; word?: may be missing; _ and _6: up to 3, up to 6 words between; " +
				"^: at the beginning; {num}: a figure; {role}, {money}, {site} and others: a class of words.",
		}, phrases, func(t *tagDraft) *[]string { return &t.Phrases }),
		list(key{name: "not", example: `[webinar]`, doc: "Phrases that take it away again."},
			phrases, func(t *tagDraft) *[]string { return &t.Not }),
		list(key{
			name: "sources", off: true, example: "[newsroom, blog]", fallback: "all",
			doc: "Only from these sources: ids, kinds (feed) or places (newsroom).",
		}, reference, func(t *tagDraft) *[]string { return &t.Sources }),
		one(key{name: "severity", example: "medium", fallback: "medium", doc: "How much it weighs; critical is mailed at once."},
			severity, func(t *tagDraft) *tag.Severity { return &t.Severity }),
	}
}

// tags checks the user's tags and gives all that there are. Sources have their
// ids by now.
func (r *reader) tags(d *draft) known {
	own := unique(r, "tags", d.tags, func(t tagDraft) (string, place) { return t.Name, t.key("id") })
	limits := known{sort: "source, kind or place", few: true, at: map[string]place{}, quiet: r.lost["sources"] || r.lost["companies"]}
	limit := func(name string) {
		if name != "" {
			limits.at[name], limits.names = place{}, append(limits.names, name)
		}
	}
	for _, s := range d.everySource() {
		limit(s.ID)
	}
	for _, k := range r.kinds {
		limit(k.Name)
	}
	for _, name := range places.choices {
		limit(name)
	}
	for _, t := range d.tags {
		if list := t.key("phrases"); list.node.Kind == yaml.SequenceNode && len(list.node.Content) == 0 {
			r.problem(list, "is empty; give one phrase at least, such as \"data residency\"")
		}
		limits.each(r, t.key("sources"))
	}
	for _, name := range tagNames() {
		if _, taken := own.at[name]; !taken {
			own.at[name], own.names = place{}, append(own.names, name)
		}
	}
	slices.Sort(own.names)
	own.few = true
	return own
}
