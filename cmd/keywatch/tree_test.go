package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// scripts reads all command lines of the scripts.
func scripts(t *testing.T) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "script", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	var all bytes.Buffer
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
		all.WriteByte('\n')
	}
	return all.String()
}

// lines of a verb: "exec keywatch … verb …".
func linesOf(all, verb string) []string {
	pattern := regexp.MustCompile(`(?m)^!?\s*(?:\? )?exec keywatch (?:-\S+ \S+ )*` + regexp.QuoteMeta(verb) + `(?:\s.*)?$`)
	return pattern.FindAllString(all, -1)
}

func TestEveryVerbAndFlagHasAScript(t *testing.T) {
	all := scripts(t)
	root := newRoot(&app{})
	eachVerb(root, func(cmd *cobra.Command, verb string) {
		lines := linesOf(all, verb)
		if cmd.Runnable() && len(lines) == 0 {
			t.Errorf("no script runs %q", verb)
		}
		cmd.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
			if f.Name == "help" {
				return
			}
			for _, line := range lines {
				if strings.Contains(line, "--"+f.Name) {
					return
				}
			}
			t.Errorf("no script uses %s --%s", verb, f.Name)
		})
	})
	root.PersistentFlags().VisitAll(func(f *pflag.Flag) {
		if !strings.Contains(all, "--"+f.Name) && (f.Shorthand == "" || !strings.Contains(all, " -"+f.Shorthand+" ")) {
			t.Errorf("no script uses the global flag --%s", f.Name)
		}
	})
}

func TestEveryVerbHasHelpWithExamples(t *testing.T) {
	seen := map[string]bool{}
	eachVerb(newRoot(&app{}), func(cmd *cobra.Command, verb string) {
		if seen[verb] {
			t.Errorf("%s is listed twice", verb)
		}
		seen[verb] = true
		if cmd.Short == "" || cmd.Example == "" {
			t.Errorf("%s has no short help or no example", verb)
		}
		if !strings.Contains(cmd.Example, "keywatch") {
			t.Errorf("%s: the example does not show a call", verb)
		}
	})
}

// eachVerb walks the command tree, but for cobra's own help and completion.
func eachVerb(cmd *cobra.Command, do func(cmd *cobra.Command, verb string)) {
	for _, sub := range cmd.Commands() {
		if sub.Name() == "help" || sub.Name() == "completion" {
			continue
		}
		do(sub, strings.TrimPrefix(sub.CommandPath(), "keywatch "))
		eachVerb(sub, do)
	}
}
