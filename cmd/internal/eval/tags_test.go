package eval

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"keywatch/diff/tag"
)

func TestAnswersAreScoredTagByTag(t *testing.T) {
	said := map[string][]string{ // by title
		"both":  {"launch", "hire"},
		"one":   {"media"},
		"none":  {},
		"wrong": {"hire"},
	}
	list := []Headline{
		{ID: json.RawMessage(`1`), Title: "both", Tags: []string{"launch", "hire"}},
		{ID: json.RawMessage(`"b"`), Title: "one", Tags: []string{}},
		{ID: json.RawMessage(`3`), Title: "none", Tags: []string{"launch"}},
		{ID: json.RawMessage(`4`), Title: "wrong", Tags: []string{}},
	}
	answers := AnswerTags(list, func(text tag.Text) []tag.Evidence {
		var found []tag.Evidence
		for _, name := range said[text.Title] {
			found = append(found, tag.Evidence{Tag: name})
		}
		return found
	}, func() {})
	got, err := ScoreTags(list, answers, []string{"hire", "launch", "media"})
	if err != nil {
		t.Fatal(err)
	}
	third := 2.0 / 3
	want := TagScore{
		Tags: []TagPart{
			{"hire", PairScore{Right: 1, False: 1}},
			{"launch", PairScore{Right: 1, Missed: 1}},
			{"media", PairScore{False: 1}},
		},
		Macro: (third + third) / 2,
		Clean: PairScore{Right: 1, False: 1, Missed: 1}, // media alone keeps "b" clean; 3 was left without one
		Misses: []Miss{
			{"b", true, "media", "one"}, {"3", false, "launch", "none"}, {"4", true, "hire", "wrong"},
		},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestAWrongLineIsNamedByItsNumber(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"empty lines count": {"{\"id\":1,\"text\":\"a\",\"name\":\"b\"}\n\n{", "line 3: not one JSON object: unexpected end of JSON input"},
		"a wrong type":      {`{"id":1,"text":"a","name":"b","company":"yes"}`, `line 1: "company" is a string and must be a bool`},
		"a list":            {`[1]`, "line 1: not one JSON object: json: cannot unmarshal array into Go value of type eval.Mention"},
		"nothing to judge":  {`{"id":1,"name":"b"}`, `line 1: "text" is missing: the sentence that says the name`},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "m.jsonl")
			if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := ReadMentions(path)
			if err == nil || err.Error() != "read "+path+" "+c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}
