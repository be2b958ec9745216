package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// shelfTag is a new tag, as somebody would add it: one file, nothing else.
const shelfTag = `package tag

var shelf = Def{
	Name:     "shelf",
	Doc:      "a product that is listed by a new retailer",
	Rules:    []Rule{{Subtype: "new retailer", Strength: Certain, Phrases: "now|soon on the? shelves of"}},
	Severity: func(Case) Severity { return High },
}

func init() { register(shelf) }
`

// TestANewTagIsOneFile builds the program with one more file in diff/tag and
// finds the tag wherever tags are named.
func TestANewTagIsOneFile(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the whole program")
	}
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {
		filepath.Join(root, "diff", "tag", "shelf.go"): write("shelf.go", shelfTag),
	}})
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(dir, "keywatch")
	build := exec.Command("go", "build", "-overlay", write("overlay.json", string(overlay)), "-o", program, "./cmd/keywatch")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	write("keywatch.yaml", `fetch: {contact: "mailto:watch@tarnwick.example"}
companies: [{id: brindlow, name: Brindlow, role: competitor}]
subscriptions: [{id: maren, email: maren@tarnwick.example, everything: true, tags: [shelf]}]
`)
	write("taken.yaml", "fetch: {contact: \"mailto:watch@tarnwick.example\"}\ntags: [{id: shelf, phrases: [shelves]}]\n")
	write("headlines.jsonl", `{"id":1,"title":"Pellworth's kettles soon on the shelves of Oakmoor","tags":["shelf"]}`+"\n")
	for _, c := range []struct {
		args, in, want string
	}{
		{"config check", "", "is right"},
		{"tag --format jsonl", `{"id":1,"title":"Pellworth's kettles soon on the shelves of Oakmoor"}`, `{"tag":"shelf","subtype":"new retailer"`},
		{"config example", "", "shelf"},
		{"config schema", "", "shelf"},
		{"eval tags headlines.jsonl", "", "shelf                 1         1      1.000"},
		{"config check -c taken.yaml", "", `the tag "shelf" is built in`},
	} {
		run := exec.Command(program, strings.Fields(c.args)...)
		run.Dir, run.Stdin = dir, strings.NewReader(c.in)
		out, err := run.CombinedOutput()
		if failed := err != nil; failed != strings.Contains(c.args, "taken") || !strings.Contains(string(out), c.want) {
			t.Errorf("keywatch %s: %v, want %q in\n%s", c.args, err, c.want, out)
		}
	}
}
