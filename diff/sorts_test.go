package diff

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestSortsOfNoise goes through pages that differ by one sort of noise, in
// three spellings each, and the same pages with one edit that a reader cares
// about. They were written by people who knew what is promised and not how it
// is done.
func TestSortsOfNoise(t *testing.T) {
	files, err := filepath.Glob("testdata/noise/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("there are no cases", err)
	}
	for _, path := range files {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			parts := map[string]string{}
			for _, f := range archive.Files {
				parts[f.Name] = string(f.Data)
			}
			for _, k := range []string{"1/", "2/", "3/"} {
				old, noise, real := page(t, parts[k+"old.html"]), page(t, parts[k+"noise.html"]), page(t, parts[k+"real.html"])
				if changes, _ := Compare(old, noise, Memory{}); len(changes) != 0 {
					t.Errorf("%s: %s %q -> %q is reported", k, changes[0].Op, changes[0].Before, changes[0].After)
				}
				want, _, _ := strings.Cut(parts[k+"expect.txt"], "\n")
				changes, held := Compare(old, real, Memory{})
				if !anySays(changes, want) {
					t.Errorf("%s: %q is not reported; changes %v, held back %v", k, want, changes, held)
				}
			}
		})
	}
}

func anySays(changes []Change, want string) bool {
	want = strings.ToLower(strings.Join(strings.Fields(want), " "))
	for _, c := range changes {
		if strings.Contains(strings.ToLower(c.Before), want) || strings.Contains(strings.ToLower(c.After), want) {
			return true
		}
	}
	return false
}
