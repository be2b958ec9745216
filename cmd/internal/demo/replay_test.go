package demo

import (
	"io"
	"testing"

	"keywatch/cmd/internal/web"
)

// With the code and options that told it, a history is told again as it was:
// what a replay says otherwise would be the replay's own mistake.
func TestALivedHistoryIsReplayedAsItWasTold(t *testing.T) {
	for _, path := range []string{"testdata/hearts.txtar", "testdata/shops.txtar"} {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			s, err := load(path)
			if err != nil {
				t.Fatal(err)
			}
			w, err := build(s, Options{Version: "test", Stdout: io.Discard, Stderr: io.Discard}, t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			defer w.close()
			if err := w.live(t.Context()); err != nil {
				t.Fatal(err)
			}
			for _, since := range []string{"", "20d", "8d"} {
				told := 0
				err = w.engine.Replay(t.Context(), web.ReplayQuery{Since: since}, func(l web.ReplayLine) {
					for _, r := range l.Rows {
						told++
						if r.Verdict != web.AsTold {
							t.Errorf("since %q: %s %s %s: %s %q → %q: %s", since, r.Source, r.At, r.Verdict, r.Op, r.Before, r.After, r.Reason)
						}
					}
				})
				if err != nil || told == 0 {
					t.Errorf("since %q: %v, and %d changes", since, err, told)
				}
				t.Logf("since %q: %d changes", since, told)
			}
		})
	}
}
