package sources_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"keywatch/sources"
)

// general are names of kinds that are words of this program, too.
var general = map[string]bool{
	"page": true, "feed": true, "csv": true, "people": true, "sitemap": true, "podcast": true, "pdf": true,
	"articles": true, "offers": true, "organization": true, "zendesk": true, // keys of answers, and marks of pages
}

// TestAKindIsNamedInOneFile: whoever adds a kind writes one file. Only
// discovery weighs some kinds against others, and says so in one table.
func TestAKindIsNamedInOneFile(t *testing.T) {
	in := map[string][]string{}
	for _, root := range []string{".", filepath.Join("..", "diff"), filepath.Join("..", "digest"), filepath.Join("..", "cmd")} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, "discover") {
				return err
			}
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			for _, k := range sources.Kinds() {
				if strings.Contains(string(text), `"`+k.Name+`"`) {
					in[k.Name] = append(in[k.Name], path)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if n := len(sources.Kinds()); n < 36 {
		t.Errorf("%d kinds", n)
	}
	for _, k := range sources.Kinds() {
		if !general[k.Name] && len(in[k.Name]) != 1 {
			t.Errorf("kind %s is named in %v", k.Name, in[k.Name])
		}
	}
}
