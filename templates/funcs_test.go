package templates

import (
	"html/template"
	"io/fs"
	"strings"
	"testing"
)

func TestWrapKeepsToItsColumns(t *testing.T) {
	for _, c := range []struct{ head, text, want string }{
		{"   why   ", "short", "   why   short"},
		{"", "", ""},
		{" ", strings.Repeat("word ", 20), " " + strings.TrimSpace(strings.Repeat("word ", 15)) + "\n " + strings.TrimSpace(strings.Repeat("word ", 5))},
		{"", strings.Repeat("x", 80), strings.Repeat("x", 78) + "\nxx"},
		{"   ", "see https://x.example/" + strings.Repeat("y", 80), "   see\n   https://x.example/" + strings.Repeat("y", 80)},
		{"", strings.Repeat("漢", 40), strings.Repeat("漢", 39) + "\n漢"},
	} {
		if got := Wrap(c.head, c.text); got != c.want {
			t.Errorf("%q %.20q:\n%q, want\n%q", c.head, c.text, got, c.want)
		}
	}
}

func TestRowSetsTheRightSideAtTheMargin(t *testing.T) {
	got := Row("left", "right")
	if Width(got) != Columns || !strings.HasPrefix(got, "left ") || !strings.HasSuffix(got, " right") {
		t.Errorf("%q", got)
	}
	if got := Row("left", ""); got != "left" {
		t.Errorf("%q", got)
	}
	got = Row(" a "+strings.Repeat("word ", 30), "certain")
	lines := strings.Split(got, "\n")
	for _, line := range lines {
		if Width(line) > Columns {
			t.Errorf("%d columns: %q", Width(line), line)
		}
	}
	if !strings.HasPrefix(lines[1], "   word") || !strings.HasSuffix(lines[len(lines)-1], "certain") {
		t.Errorf("%q", got)
	}
}

func TestRowNeverDropsEitherSide(t *testing.T) {
	for n := range 90 {
		left := " a " + strings.Repeat("x", n)
		got := strings.ReplaceAll(strings.ReplaceAll(Row(left, "certain"), "\n", ""), " ", "")
		if got != "a"+strings.Repeat("x", n)+"certain" {
			t.Errorf("%d: %q", n, got)
		}
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("  ", "some words 漢字 "+strings.Repeat("x", 100))
	f.Fuzz(func(t *testing.T, head, text string) {
		if Width(head) > 20 || strings.ContainsAny(head, "\n") {
			return
		}
		got := Wrap(head, text)
		if want, have := strings.Join(strings.Fields(text), ""), strings.Join(strings.Fields(strings.TrimPrefix(got, strings.TrimRight(head, " "))), ""); want != have {
			t.Errorf("words are lost: %q, %q", want, have)
		}
	})
}

func TestTheTemplatesAreThereAndTrustNothing(t *testing.T) {
	for _, name := range []string{"digest.html.tmpl", "digest.txt.tmpl", "background.html.tmpl", "background.txt.tmpl", "blocks.html.tmpl", "playbook.yaml"} {
		if text, err := fs.ReadFile(FS, name); err != nil || len(text) == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, f := range Funcs() {
		switch f.(type) {
		case func(string) template.HTML, func(string) template.URL, func(string) template.JS, func(string) template.CSS:
			t.Errorf("%s marks text as safe", name)
		}
	}
	for _, name := range []string{"digest.html.tmpl", "background.html.tmpl", "blocks.html.tmpl"} {
		page, err := fs.ReadFile(FS, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"<img", "<script", "url(", "@import", "http://", "https://"} {
			if strings.Contains(string(page), bad) {
				t.Errorf("%s: the mail would load or run something: %s", name, bad)
			}
		}
	}
}
