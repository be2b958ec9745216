package config

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"

	"keywatch/sources"
)

// scenario has the very keys that the demo's format promises, written the way
// somebody does who knows nothing but that format.
const scenario = `
# our little world
companies:
- id: Brindlow_1
  name: "Brindlow Systems"
  aliases: ["Brindlow"]
  domain: brindlow.example
  role: competitor
  sources:
  - id: brindlow.pricing
    kind: page
    url: http://www.brindlow.example/pricing
  - {id: brindlow-feed, kind: feed, url: "http://www.brindlow.example/feed.xml"}
- id: harrow
  name: Harrow Foods
  aliases: []
  domain: harrow.example
  role: account
  sources: []
accounts:
- id: harrow-key
  company: harrow
  tier: A
  competitors: [Brindlow_1]
  stakeholders:
  - name: Ines Vollmer
    title: COO
  products: [Lantern]
  keywords: []
  team:
  - name: Mara Lindt
    email: mara@us.example
    role: account manager
subscriptions:
- id: mara
  email: mara@us.example
  cadence: weekly
  accounts: [harrow-key]
planted:
- {week: 2, company: Brindlow_1, tag: pricing, account: harrow-key, contains: "49"}
`

func TestTheDemosFormatIsTheConfigurations(t *testing.T) {
	var planted yaml.Node
	opts := Options{
		Contact: "mailto:demo@us.example",
		Extra:   map[string]func(*yaml.Node) error{"planted": func(n *yaml.Node) error { planted = *n; return nil }},
	}
	c, err := LoadBytes("scenario.yaml", []byte(scenario), t.TempDir(), noEnv, opts)
	if err != nil {
		t.Fatal(err)
	}
	want := []sources.Source{
		{ID: "brindlow.pricing", Kind: "page", URL: "http://www.brindlow.example/pricing", Company: "Brindlow_1"},
		{ID: "brindlow-feed", Kind: "feed", URL: "http://www.brindlow.example/feed.xml", Company: "Brindlow_1"},
	}
	if d := cmp.Diff(want, c.Sources); d != "" {
		t.Error("sources (-want +have):\n" + d)
	}
	if len(planted.Content) != 1 || planted.Line == 0 {
		t.Errorf("planted came as %+v", planted)
	}
	if len(c.Accounts) != 1 || len(c.Accounts[0].Team) != 1 || len(c.Accounts[0].Stakeholders) != 1 {
		t.Errorf("accounts are %+v", c.Accounts)
	}
}

func TestWithoutTheCallersKeysTheyAreUnknown(t *testing.T) {
	_, err := readText(t, scenario)
	if err == nil || !strings.Contains(err.Error(), "planted: unknown key") {
		t.Errorf("planted was taken: %v", err)
	}
}

// Every line of a valid file is broken in turn: nothing may be swallowed. A
// key that is misspelt is unknown, whichever it is.
func TestEveryMisspeltKeyIsFound(t *testing.T) {
	text := example(testKinds)
	lines, tried := strings.Split(text, "\n"), 0
	for i, line := range lines {
		bare := strings.TrimLeft(line, " -")
		name, _, isKey := strings.Cut(bare, ":")
		if !isKey || strings.HasPrefix(bare, "#") || strings.ContainsAny(name, " {[") || strings.HasPrefix(name, "regional") {
			continue
		}
		tried++
		broken := append([]string(nil), lines...)
		broken[i] = strings.Replace(line, name+":", name+"x:", 1)
		_, err := loadBytes("kw.yaml", []byte(strings.Join(broken, "\n")), t.TempDir(), noEnv, Options{}, testKinds)
		if err == nil {
			t.Errorf("line %d: %sx is taken", i+1, name)
			continue
		}
		if want := name + "x: unknown key; did you mean " + name + "?"; !strings.Contains(err.Error(), want) {
			t.Errorf("line %d: want %s, have\n%v", i+1, want, err)
		}
	}
	if tried < 90 {
		t.Errorf("%d keys were tried; the example has more", tried)
	}
}

// A list or an object where one value is wanted, and the other way round, is
// refused for every key of the example.
func TestEveryValueOfTheWrongShapeIsFound(t *testing.T) {
	lines := strings.Split(example(testKinds), "\n")
	for i, line := range lines {
		bare := strings.TrimLeft(line, " -")
		name, val, isKey := strings.Cut(bare, ": ")
		if !isKey || strings.HasPrefix(bare, "#") || strings.ContainsAny(name, " {[") || strings.HasPrefix(name, "regional") {
			continue
		}
		for _, wrong := range []string{"{a: b}", "[[1]]"} {
			broken := append([]string(nil), lines...)
			broken[i] = strings.TrimSuffix(line, val) + wrong
			_, err := loadBytes("kw.yaml", []byte(strings.Join(broken, "\n")), t.TempDir(), noEnv, Options{}, testKinds)
			if err == nil || !strings.Contains(err.Error(), name) || !strings.Contains(err.Error(), "wants ") {
				t.Errorf("line %d: %s: %s gives %v", i+1, name, wrong, err)
			}
		}
	}
}

func TestNothingGivenIsNotAnError(t *testing.T) {
	c := must(t, "companies:\nsources: ~\naccounts: []\nsubscriptions:\nmail:\nfetch: {}\nweb: {}\nstore: null\ndigest:\ncompetitor_sets:\n")
	if len(c.Companies)+len(c.Sources)+len(c.Accounts)+len(c.Subscriptions) != 0 || c.Mail.Host != "" {
		t.Errorf("out of nothing came %+v", c)
	}
}

func TestTheSecondDocumentIsFoundByItsLine(t *testing.T) {
	for text, want := range map[string]int{
		"a: 1\n---\nb: 2\n": 2, "---\na: 1\n---\nb: 2\n": 3, "# x\n---\na: 1\n\n--- # y\nb: 2": 5,
	} {
		_, err := readText(t, text)
		if err == nil || !strings.Contains(err.Error(), "a second document begins here") {
			t.Errorf("%q gives %v", text, err)
			continue
		}
		if have := secondDocument([]byte(text)); have != want {
			t.Errorf("%q: line %d, want %d", text, have, want)
		}
	}
}

func TestLongCommentsAreWrapped(t *testing.T) {
	have := wrap("one two three "+strings.Repeat("x", 30)+" four", 10)
	want := []string{"one two", "three", strings.Repeat("x", 30), "four"}
	if d := cmp.Diff(want, have); d != "" {
		t.Error("(-want +have):\n" + d)
	}
	for line := range strings.Lines(Example()) {
		if len(line) > 120 && strings.HasPrefix(strings.TrimSpace(line), "#") {
			t.Errorf("a comment of %d bytes: %s", len(line), line)
		}
	}
}
