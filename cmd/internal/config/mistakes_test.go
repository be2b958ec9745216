package config

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write golden files anew")

const mistakes = "testdata/mistakes.txtar"

func TestMistakesAreReportedWithTheirPlaceAndACure(t *testing.T) {
	all, err := txtar.ParseFile(mistakes)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(all.Files) / 2; n < 80 {
		t.Errorf("%d cases, want 80 at least", n)
	}
	for i := 0; i+1 < len(all.Files); i += 2 {
		text, want := all.Files[i], &all.Files[i+1]
		name := strings.TrimSuffix(text.Name, ".yaml")
		t.Run(name, func(t *testing.T) {
			c, err := readText(t, string(text.Data))
			if err == nil || c != nil {
				t.Fatalf("taken as valid:\n%s", text.Data)
			}
			have := strings.Join(problemsOf(t, err), "\n") + "\n"
			if *update {
				want.Data = []byte(have)
				return
			}
			if d := cmp.Diff(string(want.Data), have); d != "" {
				t.Errorf("%s(-want +have):\n%s", text.Data, d)
			}
		})
	}
	if *update {
		if err := os.WriteFile(mistakes, txtar.Format(all), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// The words of libraries and of Go's types help nobody who edits a file.
func TestMessagesAreInOurOwnWords(t *testing.T) {
	all, err := txtar.ParseFile(mistakes)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all.Files {
		if !strings.HasSuffix(f.Name, ".want") {
			continue
		}
		for _, alien := range []string{"yaml: ", "go-yaml", "!!", "unmarshal", "cannot parse", "int64", "struct", "netip", "strconv", "me:secret"} {
			for line := range strings.Lines(string(f.Data)) {
				_, message, _ := strings.Cut(line, ": ")
				if strings.Contains(message, alien) && !strings.Contains(message, `"`+alien) {
					t.Errorf("%s says %q: %s", f.Name, alien, line)
				}
			}
		}
	}
}
