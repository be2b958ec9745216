package config

import (
	"encoding/pem"
	"errors"
	"io/fs"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"
)

const contactOnly = "fetch: {contact: a@us.example}\n"

func TestFilesOfConfDAreAppendedInTheOrderOfTheirNames(t *testing.T) {
	path := folder(t, map[string]string{
		"keywatch.yaml":     contactOnly + "companies:\n  - {id: a, name: A, role: competitor}\n",
		"conf.d/20.yaml":    "companies:\n  - {id: c, name: C, role: account}\naccounts:\n  - {id: x, company: c, tier: A, competitors: [a, b, set:all]}\n",
		"conf.d/10.yaml":    "companies:\n  - {id: b, name: B, role: competitor}\ncompetitor_sets: {all: [a]}\nsources:\n  - {kind: page, url: https://b.example/, company: b}\n",
		"conf.d/.20.yaml":   "an editor's own file",
		"conf.d/empty.yaml": "# nothing yet\n",
		"conf.d/README.md":  "not ours",
	})
	c, err := load(path, noEnv, testKinds)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, company := range c.Companies {
		ids = append(ids, company.ID)
	}
	if d := cmp.Diff([]string{"a", "b", "c"}, ids); d != "" {
		t.Error("companies (-want +have):\n" + d)
	}
	if len(c.Files) != 4 || c.Path != path || filepath.Base(c.Files[1]) != "10.yaml" {
		t.Errorf("files are %v", c.Files)
	}
	if s, ok := c.SourceByID("b-page-home"); !ok || s.Company != "b" {
		t.Errorf("the source of conf.d is %+v", s)
	}
	if want := filepath.Join(filepath.Dir(path), "data", "keywatch.db"); c.Store.Path != want {
		t.Errorf("the store is %s, want %s", c.Store.Path, want)
	}
}

func TestADuplicateAcrossFilesNamesBothPlaces(t *testing.T) {
	path := folder(t, map[string]string{
		"keywatch.yaml": contactOnly + "companies:\n  - {id: a, name: A, role: competitor}\n",
		"conf.d/b.yaml": "companies:\n  - {id: a, name: B, role: competitor}\nmail: {}\ntimezone: UTC\nacounts: []\n",
		"conf.d/c.yaml": "companies: [\n",
	})
	_, err := load(path, noEnv, testKinds)
	have := strings.ReplaceAll(err.Error(), filepath.Dir(path)+"/", "")
	want := strings.Join([]string{
		`conf.d/b.yaml:2:10: companies[0].id: the company "a" stands already at keywatch.yaml:3:10`,
		`conf.d/b.yaml:3:7: mail: belongs in keywatch.yaml; files of conf.d hold companies, sources, access, competitor_sets, accounts, tags, subscriptions`,
		`conf.d/b.yaml:4:11: timezone: belongs in keywatch.yaml; files of conf.d hold companies, sources, access, competitor_sets, accounts, tags, subscriptions`,
		`conf.d/b.yaml:5:1: acounts: unknown key; did you mean accounts?`,
		`conf.d/c.yaml:2:1: not valid YAML: a value is missing, or a bracket is not closed`,
	}, "\n")
	if d := cmp.Diff(want, have); d != "" {
		t.Error("(-want +have):\n" + d)
	}
}

func TestAFileOfAnotherEndingIsWarnedOf(t *testing.T) {
	path := folder(t, map[string]string{"keywatch.yaml": contactOnly, "conf.d/a.yml": "companies: []"})
	c, err := load(path, noEnv, testKinds)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Warnings) != 1 || !strings.Contains(c.Warnings[0].String(), "must end with .yaml") {
		t.Errorf("warnings are %v", c.Warnings)
	}
}

func TestAMissingFileIsTheSystemsErrorWithACure(t *testing.T) {
	_, err := Load(filepath.Join(t.TempDir(), "keywatch.yaml"), noEnv)
	if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "keywatch init") {
		t.Errorf("the error is %v", err)
	}
	if _, err := Load(t.TempDir(), noEnv); err == nil {
		t.Error("a folder was read as a file")
	}
}

func TestSitesMustSeeWhomToAsk(t *testing.T) {
	for text, want := range map[string]string{
		"":                          "kw.yaml:1:1: fetch: contact is missing",
		"timezone: UTC":             "kw.yaml:1:1: fetch: contact is missing",
		"fetch:\n":                  "kw.yaml:1:1: fetch: contact is missing",
		"web: {}\nfetch: {proxy: }": "kw.yaml:2:8: fetch: contact is missing",
	} {
		_, err := loadBytes("kw.yaml", []byte(text), ".", noEnv, Options{}, testKinds)
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q gives %v, want %s", text, err, want)
		}
	}
}

// keyFile is what a DKIM key or a certificate looks like to the configuration.
var keyFile = string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: []byte("x")}))

func TestSecretsComeFromTheEnvironmentOrFiles(t *testing.T) {
	path := folder(t, map[string]string{
		"keywatch.yaml": `fetch: {contact: a@us.example, proxy_env: PROXY, ca_file: ca.pem, allow: [{cidr: 10.1.0.0/16, port: 8080}, {cidr: 0.0.0.0/0, port: 80}]}
mail: {host: smtp.us.example, tls: implicit, username: k, password_file: pw, from: K <k@us.example>, allow: [10.0.0.7], dkim: {domain: us.example, selector: s, key_file: keys/d.pem}}
`,
		"pw": "hush\n", "ca.pem": keyFile, "keys/d.pem": keyFile,
	})
	env := map[string]string{"PROXY": "http://u:p@proxy.us.example:3128"}
	c, err := load(path, func(name string) string { return env[name] }, testKinds)
	if err != nil {
		t.Fatal(err)
	}
	if c.Mail.Password != "hush" || c.Mail.Port != 465 || c.Mail.ListID != "keywatch.us.example" {
		t.Errorf("mail is %+v", c.Mail)
	}
	if c.Fetch.Proxy == nil || c.Fetch.Proxy.Host != "proxy.us.example:3128" {
		t.Errorf("the proxy is %v", c.Fetch.Proxy)
	}
	if c.Mail.DKIM.KeyFile != filepath.Join(filepath.Dir(path), "keys", "d.pem") {
		t.Errorf("the key is %s", c.Mail.DKIM.KeyFile)
	}
	want := []netip.Prefix{netip.MustParsePrefix("10.0.0.7/32")}
	if d := cmp.Diff(want, c.Mail.Allow, cmp.Comparer(func(a, b netip.Prefix) bool { return a == b })); d != "" {
		t.Error("allow (-want +have):\n" + d)
	}
	if len(c.Warnings) != 1 || !strings.Contains(c.Warnings[0].Message, "inside your network") {
		t.Errorf("warnings are %v", c.Warnings)
	}
}

func TestOpenSecretsAreWarnedOf(t *testing.T) {
	path := folder(t, map[string]string{
		"keywatch.yaml": "fetch: {contact: mailto:you@company.example, proxy: 'http://u:p@proxy.us.example'}\nmail: {host: localhost, username: k, password_file: pw, from: k@us.example}\n",
		"pw":            "hush",
	})
	if err := os.Chmod(filepath.Join(filepath.Dir(path), "pw"), 0o644); err != nil {
		t.Fatal(err)
	}
	c, err := load(path, noEnv, testKinds)
	if err != nil {
		t.Fatal(err)
	}
	have := make([]string, len(c.Warnings))
	for i, w := range c.Warnings {
		have[i] = w.Message
		if strings.Contains(w.Message, "u:p") || strings.Contains(w.Message, "hush") {
			t.Errorf("a warning shows the secret: %s", w)
		}
	}
	want := []string{
		"fetch.contact: this is the example's; put your own address, so that sites can ask you",
		"fetch.proxy: a secret stands in the file; proxy_env or proxy_file keeps it out",
		"mail.password_file: others on this machine can read pw; chmod 600 closes it",
	}
	if d := cmp.Diff(want, have); d != "" {
		t.Error("(-want +have):\n" + d)
	}
}

func TestAPlainProxyIsNoSecret(t *testing.T) {
	c := must(t, "fetch: {contact: a@us.example, proxy: 'http://proxy.us.example:3128'}")
	if len(c.Warnings) > 0 {
		t.Errorf("warnings are %v", c.Warnings)
	}
}

func TestBadFilesAreReportedAtTheirKey(t *testing.T) {
	path := folder(t, map[string]string{
		"keywatch.yaml": "fetch: {contact: a@us.example, ca_file: ca.pem}\nmail: {host: h.example, from: k@us.example, username: k, password_file: pw}\n",
		"ca.pem":        "no certificate", "pw": "\n",
	})
	_, err := load(path, noEnv, testKinds)
	have := strings.ReplaceAll(err.Error(), filepath.Dir(path)+"/", "")
	want := "keywatch.yaml:1:41: fetch.ca_file: ca.pem holds nothing in PEM\nkeywatch.yaml:2:73: mail.password_file: the file pw is empty"
	if have != want {
		t.Errorf("have\n%s\nwant\n%s", have, want)
	}
}

func TestACallerMayAddKeysOfItsOwn(t *testing.T) {
	var planted []map[string]any
	opts := Options{Contact: "mailto:demo@us.example", Extra: map[string]func(*yaml.Node) error{
		"planted": func(n *yaml.Node) error { return n.Decode(&planted) },
		"strange": func(*yaml.Node) error { return errors.New("not today") },
		"places":  func(*yaml.Node) error { return &Errors{[]Problem{{Line: 9, Column: 8, Message: "wrong week"}}} },
	}}
	if _, err := loadBytes("s.yaml", []byte("planted:\n  - {week: 2, tag: pricing}\n"), ".", noEnv, opts, testKinds); err != nil {
		t.Fatal(err)
	}
	if len(planted) != 1 || planted[0]["tag"] != "pricing" {
		t.Errorf("planted is %v", planted)
	}
	_, err := loadBytes("s.yaml", []byte("strange: 1\nplaces: 2\nplantd: []\n"), ".", noEnv, opts, testKinds)
	want := "s.yaml:1:10: strange: not today\ns.yaml:3:1: plantd: unknown key; did you mean planted?\ns.yaml:9:8: wrong week"
	if err == nil || err.Error() != want {
		t.Errorf("have\n%v\nwant\n%s", err, want)
	}
}
