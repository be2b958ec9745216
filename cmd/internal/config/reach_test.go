package config

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"keywatch/sources"
)

const reachHead = `fetch: {contact: "mailto:watch@tarnwick.example"}
companies:
  - {id: astery, name: Astery Bank, role: account, sources: [{kind: greenhouse, url: "https://boards.greenhouse.io/astery"}, {kind: page, url: "https://www.asterybank.example/news"}]}
`

// TestAConfidentialAccountIsNotDisclosed: what would tell a third party whom
// we ask about is off, and says so.
func TestAConfidentialAccountIsNotDisclosed(t *testing.T) {
	read := func(confidential string) *Config {
		t.Helper()
		c, err := LoadBytes("kw.yaml", []byte(reachHead+"accounts: [{id: astery-account, company: astery, tier: A, confidential: "+confidential+"}]\n"), ".", func(string) string { return "" }, Options{})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	open := read("false")
	if len(open.Sources) != 2 || len(open.Warnings) != 0 {
		t.Fatalf("%d sources, %v", len(open.Sources), open.Warnings)
	}
	if open.Sources[0].Place != sources.PlaceCareers || open.Sources[1].Place != sources.PlaceUnknown {
		t.Errorf("a job board is about openings, a page says nothing: %+v", open.Sources)
	}
	c := read("true")
	if len(c.Sources) != 1 || c.Sources[0].Kind != "page" {
		t.Errorf("sources %v", c.Sources)
	}
	if len(c.Warnings) != 1 || !strings.Contains(c.Warnings[0].String(), "is confidential and the kind would tell to boards-api.greenhouse.io") {
		t.Errorf("warnings %v", c.Warnings)
	}
}

func TestSitesThatForbidCrawlingAreRefusedWithAnotherWay(t *testing.T) {
	for address, refused := range map[string]bool{
		"https://www.linkedin.com/company/astery": true, "https://x.com/astery": true, "https://www.g2.com/products/astery": true,
		"https://www.netflix.com/": false, "https://linkedin.com.example/": false,
	} {
		_, err := LoadBytes("kw.yaml", []byte("fetch: {contact: \"mailto:watch@tarnwick.example\"}\nsources: [{kind: page, url: \""+address+"\"}]\n"), ".", func(string) string { return "" }, Options{})
		if (err != nil) != refused || refused && !strings.Contains(err.Error(), "keywatch note") {
			t.Errorf("%s: %v", address, err)
		}
	}
}

// TestWhatIsFoundNeverReplacesAFileOfSomebody: it goes to the end of a list of
// sources, to a file of its own, or nowhere, with words.
func TestWhatIsFoundNeverReplacesAFileOfSomebody(t *testing.T) {
	dir := t.TempDir()
	root := filepath.Join(dir, "keywatch.yaml")
	found := Found{Company: sources.Company{ID: "astery", Name: "Astery Bank", Domain: "asterybank.example", Role: sources.RoleAccount}, List: []sources.Candidate{{Kind: "page", URL: "https://asterybank.example/", Why: "x\ny: z"}}}
	write := func(name, text string) {
		t.Helper()
		if err := errors.Join(os.MkdirAll(filepath.Join(dir, "conf.d"), 0o755), os.WriteFile(filepath.Join(dir, "conf.d", name), []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	for _, step := range []struct{ file, text, goes string }{
		{"", "", "astery.yaml"},
		{"astery.yaml", "accounts: []\n", "astery-found.yaml"},
		{"astery-found.yaml", "# mine\nsources:\n  - {kind: page, url: x}\n", "astery-found.yaml"},
		{"astery-found.yaml", "tags: []\n", ""},
	} {
		if step.file != "" {
			write(step.file, step.text)
		}
		added, err := Plan(root, found, time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC))
		switch {
		case step.goes == "" && (err == nil || !strings.Contains(err.Error(), "put 'sources:' last")):
			t.Errorf("after %s: %v, %v", step.file, added.Path, err)
		case step.goes != "" && (err != nil || filepath.Base(added.Path) != step.goes || strings.Contains(added.Text, "\ny: z")):
			t.Errorf("after %s: %s, %v\n%s", step.file, added.Path, err, added.Text)
		}
	}
	if err := os.WriteFile(root, []byte("fetch: {contact: \"mailto:watch@tarnwick.example\"}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	broken := Added{Path: filepath.Join(dir, "conf.d", "new.yaml"), Text: "nonsense: 1\n"}
	if err := broken.Write(root, func(string) string { return "" }); err == nil {
		t.Error("a file that breaks the configuration was left there")
	}
	if _, err := os.Stat(broken.Path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("it stays: %v", err)
	}
}
