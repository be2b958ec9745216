package sources_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"keywatch/sources"
)

// FuzzKindsParse gives arbitrary bytes to every kind that reads the web. None
// may panic, nor give an item that cannot be kept: one without a key or a type,
// or with a time that JSON cannot write.
func FuzzKindsParse(f *testing.F) {
	files, err := filepath.Glob(filepath.Join("testdata", "kinds", "*.txtar"))
	if err != nil || len(files) == 0 {
		f.Fatalf("no files of answers: %v", err)
	}
	for _, file := range files {
		kind := strings.TrimSuffix(filepath.Base(file), ".txtar")
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for part := range strings.SplitSeq(string(text), "\n-- ") {
			name, body, _ := strings.Cut(part, " --\n")
			if !strings.HasSuffix(name, ".want") && len(body) < 8<<10 {
				f.Add(kind, []byte(body))
			}
		}
	}
	for _, body := range []string{"", "null", "[null]", "{}", "[[]]", `{"jobs":[null,{"id":1e400,"title":"a"}]}`, `[{"id":"","text":"a","createdAt":9223372036854775807}]`, "\xff\xfe<"} {
		for _, k := range sources.Kinds() {
			f.Add(k.Name, []byte(body))
		}
	}
	f.Fuzz(func(t *testing.T, name string, body []byte) {
		kind, ok := sources.KindByName(name)
		if !ok || kind.Visit != nil {
			return
		}
		src := sources.Source{ID: "case", Kind: name, URL: kind.Example}
		doc := sources.Document{URL: kind.Example, Body: body}
		if kind.Recognise != nil {
			kind.Recognise(doc)
		}
		for _, docs := range [][]sources.Document{{doc}, {doc, doc}} {
			if kind.Next != nil {
				kind.Next(src, docs)
			}
			snap, err := kind.Parse(src, docs)
			if err != nil {
				continue
			}
			keys := map[string]bool{}
			for _, it := range snap.Items {
				if it.Key == "" || it.Type == "" || kind.Listed && keys[it.Key] {
					t.Fatalf("%s reads %+v", name, it)
				}
				keys[it.Key] = true
			}
			if _, err := json.Marshal(snap.Items); err != nil {
				t.Fatalf("%s reads what cannot be kept: %v", name, err)
			}
		}
	})
}
