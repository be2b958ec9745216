package digest

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files")

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s differs (run with -update and look at it):\n%s", name, d)
	}
}

func TestTheWeeklyDigestReadsAsItShould(t *testing.T) {
	in := testInput()
	withdrawn := event{id: "6z", company: "quenby", line: "Quenby and Oakmoor parted", tag: "partnership", place: "partners", at: day(12, 9, 0)}.make()
	withdrawn.Revision, withdrawn.Withdrawn, withdrawn.Updated = 2, "The partner page was back on Tue 17", day(17, 9, 0)
	in.Events = append(in.Events, withdrawn)
	in.Told["ev_6z"] = 1
	ed, err := Compose(in)
	if err != nil {
		t.Fatal(err)
	}
	subject, text, html, err := Render(ed)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "weekly.txt", "Subject: "+subject+"\n\n"+text)
	golden(t, "weekly.html", html)
}
