package config

import (
	"strings"
	"testing"

	"keywatch/sources"
)

// TestEveryKindTakesItsOwnExample holds the addresses of the kinds that are
// built in, of the web or not, against the strict reading of a configuration.
func TestEveryKindTakesItsOwnExample(t *testing.T) {
	read := func(kind, address string) error {
		text := "fetch: {contact: a@us.example}\ncompanies: [{id: a, name: A, role: competitor, sources: [{id: s, kind: " + kind + ", url: '" + address + "'}]}]\n"
		_, err := loadBytes("kw.yaml", []byte(text), "/etc/keywatch", noEnv, Options{}, sources.Kinds())
		return err
	}
	for _, k := range sources.Kinds() {
		if err := read(k.Name, k.Example); err != nil {
			t.Errorf("%s: %v", k.Name, err)
		}
	}
	for kind, address := range map[string]string{
		"imap": "imaps://n:sesame@imap.northwind.example/INBOX", "dns": "dns:northwind", "csv": "ftp://northwind.example/n.csv", "maildir": "/var/mail",
	} {
		if err := read(kind, address); err == nil || strings.Contains(err.Error(), "sesame") {
			t.Errorf("%s: %v", kind, err)
		}
	}
}
