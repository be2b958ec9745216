package diff

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"keywatch/sources"
)

type evalSequence struct {
	ID, URL string
	Steps   []struct {
		File     string
		Time     time.Time
		Material *bool
	}
}

// watched is what a daemon keeps of one source.
type watched struct {
	src       sources.Source
	confirmed *sources.Snapshot
	pending   *Pending
	memory    Memory
}

func (w *watched) check(snap *sources.Snapshot, now time.Time) Verdict {
	v := Judge(Checked{Source: w.src, Confirmed: w.confirmed, Pending: w.pending, Memory: w.memory, Current: snap, Now: now})
	if v.Baseline != nil {
		w.confirmed = v.Baseline
	}
	w.pending, w.memory = v.Pending, v.Memory
	return v
}

// play lives a sequence: each step is one check, and what is pending is
// checked again before the next. It tells in which steps the content changed.
func play(t *testing.T, dir string, seq evalSequence) (reported, pending []bool, said [][]Change) {
	w := &watched{src: sources.Source{ID: seq.ID, Kind: "page", URL: seq.URL}}
	for _, step := range seq.Steps {
		body, err := os.ReadFile(filepath.Join(dir, step.File))
		if err != nil {
			t.Fatal(err)
		}
		snap, err := sources.Reread(w.src, []sources.Document{{URL: seq.URL, Body: body}})
		if errors.Is(err, sources.ErrEmpty) {
			reported, pending, said = append(reported, false), append(pending, false), append(said, nil)
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		snap.At = step.Time
		v := w.check(snap, step.Time)
		all := v.Changes
		if v.Pending != nil {
			again := w.check(nil, step.Time.Add(time.Hour))
			all = append(all, again.Changes...)
		}
		reported, pending, said = append(reported, Material(all)), append(pending, w.pending != nil), append(said, all)
	}
	return reported, pending, said
}

func TestRealSequencesAreWatchedWithFewFalseReports(t *testing.T) {
	dir := evalDir(t)
	found, missed, wrong, quiet := 0, 0, 0, 0
	for _, seq := range readLines[evalSequence](t, filepath.Join(dir, "sequences.jsonl")) {
		reported, pending, said := play(t, dir, seq)
		last := len(seq.Steps) - 1
		used := map[int]bool{}
		for n := 1; n <= last; n++ {
			if !*seq.Steps[n].Material {
				quiet++
				continue
			}
			hit := -1
			for k := n; k <= last && hit < 0 && (k == n || !*seq.Steps[k].Material); k++ {
				if reported[k] {
					hit = k
				}
			}
			if hit >= 0 || n == last && pending[n] {
				found, used[hit] = found+1, true
			} else {
				missed++
				t.Logf("%s step %d missed", seq.ID, n)
			}
		}
		for n := 1; n <= last; n++ {
			if reported[n] && !*seq.Steps[n].Material && !used[n] {
				wrong++
				showMiss(t, evalPair{ID: seq.ID, Service: seq.Steps[n].File}, said[n])
			}
		}
	}
	recall, false100 := float64(found)/float64(max(1, found+missed)), 100*float64(wrong)/float64(max(1, quiet))
	t.Logf("recall %.3f (%d of %d), false per 100 quiet steps %.2f (%d of %d)", recall, found, found+missed, false100, wrong, quiet)
	if recall < 0.85 || false100 > 20 {
		t.Errorf("recall %.3f and %.2f false per 100, want at least 0.85 and at most 20", recall, false100)
	}
}
