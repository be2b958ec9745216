package eval

import (
	"context"
	"fmt"
	"os"
)

// Sequences replays recorded documents, their files named relative to dir, each
// through an engine and a store of its own; a forgetful one learns nothing
// over time. Done is called after each document.
func Sequences(ctx context.Context, dir string, list []Sequence, forgetful bool, done func()) ([]Found, error) {
	var found []Found
	for _, s := range list {
		one, err := sequence(ctx, dir, s, forgetful)
		done()
		if err != nil {
			return nil, err
		}
		found = append(found, one...)
	}
	return found, nil
}

func sequence(ctx context.Context, dir string, s Sequence, forgetful bool) (_ []Found, err error) {
	if len(s.Steps) == 0 {
		return nil, fmt.Errorf("replay %s: it has no steps", s.ID)
	}
	work, err := os.MkdirTemp("", "keywatch-replay-")
	if err != nil {
		return nil, fmt.Errorf("make folder for the store: %w", err)
	}
	defer os.RemoveAll(work)
	r, err := NewReplay(dir, work, map[string]string{s.ID: "page"}, s.Steps[0].Time, forgetful)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return r.Sequence(ctx, s)
}

// Score is how reports compare with what was material, as the scorer of the
// measuring set counts it: a material step is found when it is reported at it
// or before the next material one; a last step counts when it is pending.
type Score struct{ Material, Found, Quiet, False int }

// Recall is the share of material steps that were found.
func (s Score) Recall() float64 { return float64(s.Found) / float64(max(1, s.Material)) }

// FalsePer100 is the number of false reports in 100 quiet steps.
func (s Score) FalsePer100() float64 { return 100 * float64(s.False) / float64(max(1, s.Quiet)) }

// ScoreSequences compares what was reported with the recorded judgement.
func ScoreSequences(list []Sequence, found []Found) Score {
	type key struct {
		id   string
		step int
	}
	by := map[key]Found{}
	for _, f := range found {
		by[key{f.ID, f.Step}] = f
	}
	var total Score
	for _, s := range list {
		used := map[int]bool{}
		last := len(s.Steps) - 1
		for n := 1; n <= last; n++ {
			if m := s.Steps[n].Material; m == nil || !*m {
				total.Quiet++
				continue
			}
			total.Material++
			hit := -1
			for k := n; k <= last && hit < 0 && (k == n || s.Steps[k].Material == nil || !*s.Steps[k].Material); k++ {
				if by[key{s.ID, k}].Material {
					hit = k
				}
			}
			if hit >= 0 {
				used[hit] = true
			}
			if hit >= 0 || n == last && by[key{s.ID, n}].Pending {
				total.Found++
			}
		}
		for n := 1; n <= last; n++ {
			m := s.Steps[n].Material
			if by[key{s.ID, n}].Material && !used[n] && (m == nil || !*m) {
				total.False++
			}
		}
	}
	return total
}
