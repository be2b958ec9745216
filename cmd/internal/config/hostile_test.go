package config

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
)

// bomb is a small file that would be 9^levels values if aliases were followed.
func bomb(levels int) string {
	var b strings.Builder
	b.WriteString("companies: &a0 [x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < levels; i++ {
		fmt.Fprintf(&b, "k%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 9), ", "))
	}
	return b.String()
}

func TestHostileFilesEndSoonAndWithWords(t *testing.T) {
	for name, text := range map[string]string{
		"aliases of aliases":  bomb(40),
		"itself":              "companies: &a [*a]\n",
		"deep lists":          strings.Repeat("[", 500_000),
		"deep objects":        strings.Repeat("{a: ", 500_000),
		"deep blocks":         strings.Repeat("- ", 500_000),
		"long key":            "companies:\n  - {" + strings.Repeat("x", 1<<20) + ": 1}\n",
		"many unknown keys":   "web: {" + keys(100_000) + "}",
		"many keys twice":     "web: {" + strings.Repeat("listen: x, ", 50_000) + "}",
		"many bad references": "companies:\n" + companies(1_000) + "accounts:\n" + accounts(2_000),
		"too long":            "# " + strings.Repeat("x", maxFile),
	} {
		begin := time.Now()
		_, err := readText(t, text)
		var all *Errors
		if !errors.As(err, &all) {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(all.Problems) > maxProblems+1 || len(all.Error()) > 1<<20 {
			t.Errorf("%s: %d problems in %d bytes", name, len(all.Problems), len(all.Error()))
		}
		if took := time.Since(begin); took > 20*time.Second {
			t.Errorf("%s: took %s", name, took)
		}
	}
}

func keys(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "key%d: 1, ", i)
	}
	return b.String()
}

func companies(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "  - {id: company-%d, name: C%d, role: competitor, parent: company-%d}\n", i, i, (i+1)%n)
	}
	return b.String()
}

func accounts(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "  - {id: a%d, company: kompany-%d, tier: A}\n", i, i)
	}
	return b.String()
}

func TestManyProblemsAreCutWithACount(t *testing.T) {
	_, err := readText(t, "web: {"+keys(maxProblems+6)+"}")
	lines := problemsOf(t, err)
	if len(lines) != maxProblems+1 || !strings.HasSuffix(lines[maxProblems], "… and 6 more problems from here on") {
		t.Errorf("%d lines, the last %s", len(lines), lines[len(lines)-1])
	}
}

// FuzzLoad: whatever the bytes, there is a configuration or an *Errors whose
// positions are in the file.
func FuzzLoad(f *testing.F) {
	f.Add([]byte(world))
	f.Add([]byte(example(testKinds)))
	f.Add([]byte(bomb(5)))
	all, err := txtar.ParseFile(mistakes)
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range all.Files {
		if strings.HasSuffix(file.Name, ".yaml") {
			f.Add(file.Data)
		}
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		c, err := readText(t, string(text))
		if err == nil {
			if c.Zone == nil || c.Store.Path == "" {
				t.Errorf("half a configuration: %+v", c)
			}
			return
		}
		var wrong *Errors
		if !errors.As(err, &wrong) || len(wrong.Problems) == 0 {
			t.Fatalf("an error that is no *Errors: %v", err)
		}
		for _, p := range wrong.Problems {
			if p.Line < 0 || p.Message == "" || strings.ContainsAny(p.Message, "\x00\x1b\n\r") {
				t.Errorf("problem %+q", p)
			}
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	var text strings.Builder
	text.WriteString("companies:\n")
	for i := range 200 {
		fmt.Fprintf(&text, "  - id: c%d\n    name: Company %d\n    role: competitor\n    sources:\n", i, i)
		for j := range 10 {
			fmt.Fprintf(&text, "      - {kind: page, url: 'https://c%d.example/%d', exclude: [.banner, nav]}\n", i, j)
		}
	}
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		if _, err := readText(b, text.String()); err != nil {
			b.Fatal(err)
		}
	}
}
