package eval

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"keywatch/cmd/internal/config"
	"keywatch/diff/tag"
	"keywatch/digest"
	"keywatch/sources"
)

// reasoner knows the constructed world of the cases, on its day.
func reasoner(t *testing.T, cases []ReasonCase) *Reasoner {
	t.Helper()
	cfg, err := config.Load(filepath.Join("testdata", "reasons", "world.yaml"), os.Getenv)
	if err != nil {
		t.Fatal(err)
	}
	book, err := digest.DefaultPlaybook()
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 16, 8, 0, 0, 0, time.UTC)
	var watched []sources.Source
	for _, c := range cases {
		ch := c.Change(now)
		watched = append(watched, sources.Source{ID: ch.Source, Kind: ch.Kind, Company: ch.Company, Place: ch.Place, URL: ch.URL})
	}
	return &Reasoner{
		Assigner: tag.NewAssigner(cfg.Companies, watched, tag.Read, func() time.Time { return now }),
		Matcher:  digest.NewMatcher(cfg.Companies, cfg.Accounts, now, digest.Watching(watched)),
		Playbook: book, Now: now,
	}
}

// TestAnEventReachesItsAccountsForItsReason reads constructed changes whose
// reasons and steps were labelled by somebody who did not know the program.
// Those of the second file were opened when the rules stood.
func TestAnEventReachesItsAccountsForItsReason(t *testing.T) {
	for _, c := range []struct {
		file string
		want int // right at least
	}{{"seen.jsonl", 96}, {"heldout.jsonl", 48}} {
		list, err := ReadLines[ReasonCase](filepath.Join("testdata", "reasons", c.file))
		if err != nil {
			t.Fatal(err)
		}
		r, right := reasoner(t, list), 0
		for _, one := range list {
			faults := r.Faults(one)
			if len(faults) == 0 {
				right++
				continue
			}
			for _, f := range faults {
				t.Logf("%s %s", one.ID, f)
			}
		}
		t.Logf("%s: %d of %d right", c.file, right, len(list))
		if right < c.want {
			t.Errorf("%s: %d right, %d at least", c.file, right, c.want)
		}
	}
}
