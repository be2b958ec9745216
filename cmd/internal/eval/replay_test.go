package eval

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// material is the folder of real pages and feeds; without it there is nothing
// to measure.
func material(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("KEYWATCH_EVAL")
	if dir == "" {
		t.Skip("KEYWATCH_EVAL names no folder of real pages and feeds")
	}
	return dir
}

func TestRealSequencesAreReportedAndQuietOnesAreNot(t *testing.T) {
	dir := material(t)
	list, err := ReadLines[Sequence](filepath.Join(dir, "sequences.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	found, err := Sequences(context.Background(), dir, list, false, func() {})
	if err != nil {
		t.Fatal(err)
	}
	s := ScoreSequences(list, found)
	t.Logf("material %d found %d, quiet %d false %d: recall %.3f, %.2f false per 100 quiet", s.Material, s.Found, s.Quiet, s.False, s.Recall(), s.FalsePer100())
	if s.Material == 0 || s.Recall() < 0.85 || s.FalsePer100() > 20 {
		t.Errorf("recall %.3f (0.85 at least), %.2f false per 100 quiet steps (20 at most)", s.Recall(), s.FalsePer100())
	}
}

func TestRealFeedsYieldWhatTheirIndexSays(t *testing.T) {
	dir := material(t)
	feeds, err := ReadLines[Feed](filepath.Join(dir, "feeds.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]string{}
	for i := range feeds {
		kinds[feedID(i)] = "feed"
	}
	r, err := NewReplay(dir, t.TempDir(), kinds, time.Date(2026, 11, 2, 10, 0, 0, 0, time.UTC), false)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	read := 0
	for i, f := range feeds {
		n, line, err := r.Entries(context.Background(), feedID(i), f.File)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case f.Kind == "html":
			if !line.State.Blind() {
				t.Errorf("%s is a page, but was read as a feed (%s)", f.File, line.State)
			}
		case n < f.Entries || n > max(f.Entries, f.EntriesMax):
			t.Errorf("%s: %d entries, not %d: %s %s", f.File, n, f.Entries, line.State, line.Detail)
		}
		read++
	}
	if read != len(feeds) || read == 0 {
		t.Errorf("read %d of %d feeds", read, len(feeds))
	}
}

func feedID(i int) string { return fmt.Sprintf("feed%03d", i) }

func TestScoreCountsAMaterialStepOnceAndAFalseOneAlways(t *testing.T) {
	yes, no := true, false
	list := []Sequence{{ID: "a", Steps: []Step{{}, {Material: &yes}, {Material: &no}, {Material: &no}, {Material: &yes}}}}
	for _, c := range []struct {
		name  string
		found []Found
		want  Score
	}{
		{"at once", []Found{{"a", 1, true, false}, {"a", 4, true, false}}, Score{2, 2, 2, 0}},
		{"late", []Found{{"a", 2, true, false}, {"a", 4, false, true}}, Score{2, 2, 2, 0}},
		{"twice", []Found{{"a", 1, true, false}, {"a", 2, true, false}}, Score{2, 1, 2, 1}},
		{"never", nil, Score{2, 0, 2, 0}},
	} {
		if got := ScoreSequences(list, c.found); got != c.want {
			t.Errorf("%s: %+v, not %+v", c.name, got, c.want)
		}
	}
}
