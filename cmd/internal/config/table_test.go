package config

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/jsonschema-go/jsonschema"
	"github.com/rogpeppe/go-internal/txtar"
	"go.yaml.in/yaml/v4"

	"keywatch/sources"
)

func TestTheExampleIsValid(t *testing.T) {
	for name, kinds := range map[string][]sources.Kind{"built in": sources.Kinds(), "of the tests": testKinds} {
		text := example(kinds)
		c, err := loadBytes("example.yaml", []byte(text), t.TempDir(), noEnv, Options{}, kinds)
		if err != nil {
			t.Fatalf("%s:\n%v\n%s", name, err, text)
		}
		if len(c.Warnings) > 0 {
			t.Errorf("%s: warnings %v", name, c.Warnings)
		}
		if want := 2 * len(kinds); len(c.Sources) != want {
			t.Errorf("%s: %d sources, want each kind twice", name, len(c.Sources))
		}
	}
}

var offLine = regexp.MustCompile(`(?m)^( *)#((- )?[a-z][a-z_ -]*:)`)

const onePlay = "plays:\n- {id: a, kind: answer, days: 2, step: 'have our answer ready: {fact}.'}\n"

// Every setting that is off can be switched on.
func TestTheExampleIsValidWithEverythingOn(t *testing.T) {
	var lines []string
	for line := range strings.Lines(offLine.ReplaceAllString(example(testKinds), "$1$2")) {
		switch key := strings.TrimSpace(line); {
		case strings.HasPrefix(key, "password:"), strings.HasPrefix(key, "password_file:"), strings.HasPrefix(key, "proxy:"), strings.HasPrefix(key, "proxy_file:"),
			strings.HasPrefix(key, "cookies:"), strings.HasPrefix(key, "cookies_file:"), strings.HasPrefix(key, "value:"), strings.HasPrefix(key, "value_file:"):
			continue // another way to say the same
		}
		lines = append(lines, line)
	}
	path := folder(t, map[string]string{"keywatch.yaml": strings.Join(lines, ""), "dkim.pem": keyFile, "proxy-ca.pem": keyFile, "playbook.yaml": onePlay})
	env := map[string]string{"KEYWATCH_PROXY": "http://proxy.us.example", "KEYWATCH_SMTP_PASSWORD": "hush", "NORTHWIND_PASSWORD": "hush", "NORTHWIND_COOKIES": "session=hush", "NORTHWIND_KEY": "hush", "NORTHWIND_PROXY": "http://proxy.us.example:8080"}
	c, err := load(path, func(name string) string { return env[name] }, testKinds)
	if err != nil {
		t.Fatalf("%v\n%s", err, strings.Join(lines, ""))
	}
	if c.Mail.DKIM.Selector != "kw1" || c.Mail.RedirectTo == "" || c.Subscriptions[0].Zone != "America/New_York" {
		t.Errorf("what was off is still off: %+v", c.Mail)
	}
}

// Every key of the table stands in the example: it is complete.
func TestTheExampleShowsEveryKey(t *testing.T) {
	text := example(testKinds)
	var walk func(keys []key)
	walk = func(keys []key) {
		for _, k := range keys {
			if !regexp.MustCompile(`(?m)^ *#?(- )?` + k.name + `:`).MatchString(text) {
				t.Errorf("%s is not in the example", k.name)
			}
			if k.doc == "" {
				t.Errorf("%s has no words", k.name)
			}
			walk(k.keys)
			for _, v := range k.variants {
				walk(v.keys)
			}
		}
	}
	walk(described(rootFields(testKinds)))
}

// asJSON turns YAML into what a JSON schema judges.
func asJSON(t *testing.T, text string) any {
	t.Helper()
	var v any
	if err := yaml.Unmarshal([]byte(text), &v); err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	// YAML reads 2027-03-31 as a time; an editor sees the text.
	raw = regexp.MustCompile(`T00:00:00Z"`).ReplaceAll(raw, []byte(`"`))
	if err := json.Unmarshal(raw, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func resolved(t *testing.T, kinds []sources.Kind) *jsonschema.Resolved {
	t.Helper()
	text, err := schema(kinds)
	if err != nil {
		t.Fatal(err)
	}
	var s jsonschema.Schema
	if err := json.Unmarshal(text, &s); err != nil {
		t.Fatal(err)
	}
	r, err := s.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestTheExampleFitsTheSchema(t *testing.T) {
	for _, kinds := range [][]sources.Kind{sources.Kinds(), testKinds} {
		if err := resolved(t, kinds).Validate(asJSON(t, example(kinds))); err != nil {
			t.Error(err)
		}
	}
	if err := resolved(t, testKinds).Validate(asJSON(t, world)); err != nil {
		t.Error(err)
	}
}

// The schema refuses what an editor can see to be wrong.
func TestTheSchemaRefusesMistakes(t *testing.T) {
	r := resolved(t, testKinds)
	all, err := txtar.ParseFile(mistakes)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{
		"unknown key with a near one", "unknown key at the top", "number for a name", "text for a list", "object for a list",
		"an unknown role", "what a company needs", "an unknown kind", "a misspelt option", "an option of another kind",
		"options of the wrong type", "criteria out of range", "a tag whose name has capitals", "an id with a space", "a port out of range",
		"half of dkim", "yes for true", "a bad time of day", "an unknown weekday", "a set that is no list",
	} {
		found := false
		for _, f := range all.Files {
			if f.Name != name+".yaml" {
				continue
			}
			found = true
			if r.Validate(asJSON(t, string(f.Data))) == nil {
				t.Errorf("%s: the schema takes it", name)
			}
		}
		if !found {
			t.Errorf("no such mistake: %s", name)
		}
	}
}

// A kind is one file: its options are read, described, shown and judged
// without a word about them here.
func TestAnUnknownKindsOptionsAreRead(t *testing.T) {
	c := must(t, "sources:\n  - {kind: postbox, url: 'imaps://mail.x.example/inbox', folder: Sent, senders: one@x.example, unread: true, depth: 7}\n")
	want := sources.Options{"folder": "Sent", "senders": []string{"one@x.example"}, "unread": true, "depth": 7}
	if d := cmp.Diff(want, c.Sources[0].Options); d != "" {
		t.Error("(-want +have):\n" + d)
	}
	text, err := schema(testKinds)
	if err != nil {
		t.Fatal(err)
	}
	for name, where := range map[string]string{"schema": string(text), "example": example(testKinds), "docs": docs(testKinds)} {
		for _, word := range []string{"postbox", "folder", "senders", "unread", "depth"} {
			if !strings.Contains(where, word) {
				t.Errorf("%s does not show %s", name, word)
			}
		}
	}
}

func TestTheDocumentationIsATable(t *testing.T) {
	for i, line := range strings.Split(strings.TrimSpace(Docs()), "\n") {
		bars := strings.Count(line, "|") - strings.Count(line, `\|`)
		if bars != 4 {
			t.Errorf("line %d has %d cells: %s", i+1, bars-1, line)
		}
	}
}

func TestExportedTextsUseTheRegistry(t *testing.T) {
	s, err := Schema()
	if err != nil || !json.Valid(s) {
		t.Errorf("the schema is no JSON: %v", err)
	}
	path := filepath.Join(t.TempDir(), "keywatch.yaml")
	if err := os.WriteFile(path, []byte(Example()), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(path, noEnv); err != nil {
		t.Error(err)
	}
}
