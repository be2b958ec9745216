package diff

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"keywatch/sources"
)

// typedRow is what a case expects to be told of a thing.
type typedRow struct {
	Type, Op, Name string
	Fields         map[string]string
}

// What falls short on the 48 pairs today: one contact in a sidebar, which is
// no content, and fields of which a page says more than was read. A line of a
// plan that is a promise is told as both.
const (
	typedMissed = 1
	typedExtra  = 1
	typedFields = 5
)

// TestTypedPairs goes through pairs of pages on which things came, went or
// changed: people, announcements, jobs, releases, events, comparisons, logos,
// and what left in silence. They were written by somebody who knew what is
// promised and not how it is done.
func TestTypedPairs(t *testing.T) {
	files, err := filepath.Glob("testdata/typed/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("there are no cases", err)
	}
	right, missed, extra, fields := 0, 0, 0, 0
	for _, path := range files {
		want, got := typedPair(t, path)
		name := filepath.Base(path)
		for _, w := range want {
			at := slices.IndexFunc(got, w.isTold)
			if at < 0 {
				missed++
				t.Logf("%s: missed %s %s %q", name, w.Op, w.Type, w.Name)
				continue
			}
			right++
			for _, wrong := range w.wrongFields(got[at]) {
				fields++
				t.Logf("%s: %s %q: %s", name, w.Type, w.Name, wrong)
			}
			got = slices.Delete(got, at, at+1)
		}
		for _, g := range got {
			if g.Type != "hero" {
				extra++
				t.Logf("%s: not expected: %s %s %q", name, g.Op, g.Type, g.Name)
			}
		}
	}
	t.Logf("%d rows right, %d missed, %d not expected, %d wrong fields", right, missed, extra, fields)
	if missed > typedMissed || extra > typedExtra || fields > typedFields {
		t.Errorf("want at most %d missed, %d not expected, %d wrong fields", typedMissed, typedExtra, typedFields)
	}
}

func typedPair(t *testing.T, path string) (want []typedRow, got []ItemChange) {
	t.Helper()
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range archive.Files {
		parts[f.Name] = f.Data
	}
	var meta struct{ URL string }
	if err := json.Unmarshal(parts["meta.json"], &meta); err != nil {
		t.Fatal(path, err)
	}
	if err := json.Unmarshal(parts["expect.json"], &want); err != nil {
		t.Fatal(path, err)
	}
	read := func(name string) *sources.Snapshot {
		snap, err := sources.Reread(sources.Source{ID: "a", Kind: "page", URL: meta.URL}, []sources.Document{{URL: meta.URL, ContentType: "text/html", Body: parts[name]}})
		if err != nil {
			t.Fatal(path, err)
		}
		return snap
	}
	changes, _ := Compare(read("old.html"), read("new.html"), Memory{})
	for _, c := range changes {
		if c.Item != nil {
			got = append(append(got, *c.Item), c.More...)
		}
	}
	return want, got
}

// plainName folds a name; a version's "v" says nothing.
func plainName(s string) string {
	return strings.TrimPrefix(strings.Join(words(strings.ToLower(s)), " "), "v")
}

func (w typedRow) isTold(g ItemChange) bool {
	a, b := plainName(w.Name), plainName(g.Name)
	return g.Type == w.Type && string(g.Op) == w.Op && (strings.Contains(a, b) || strings.Contains(b, a))
}

func (w typedRow) wrongFields(g ItemChange) []string {
	have := g.After
	if g.Op == Removed {
		have = g.Before
	}
	var wrong []string
	for k, v := range w.Fields {
		is := have[k]
		switch {
		case k == "was_title" && w.Type != "comparison":
			is = g.Before["title"]
		case w.Type == "comparison": // the row and its cells stand in the words
			if is = strings.Join(g.What, "; "); strings.Contains(is, v) {
				is = v
			}
		case k == "date":
			is, _, _ = strings.Cut(is, "/")
		}
		if !strings.EqualFold(is, v) {
			wrong = append(wrong, k+" is "+is+", want "+v)
		}
	}
	return wrong
}
