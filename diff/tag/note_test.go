package tag

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"keywatch/diff"
	"keywatch/sources"
)

// reported makes the change of a note.
func reported(t *testing.T, title string) diff.Change {
	t.Helper()
	c, err := diff.Note{Company: "brindlow", Title: title, Text: title + ".", By: "Maren Voss"}.Change(start)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAReportRanksLastAndASourceVerifiesIt(t *testing.T) {
	const news = "Brindlow launches Ledger Pilot for month-end close"
	for name, c := range map[string]struct {
		steps [][]diff.Change
		want  []string
		first string // source of the primary witness
	}{
		"a report alone":          {[][]diff.Change{{reported(t, news)}}, []string{news + " [1]"}, diff.NoteSource},
		"a source after a report": {[][]diff.Change{{reported(t, news)}, after(24*time.Hour, entry("brindlow-feed", news, ""))}, []string{news + " [2 r2]"}, "brindlow-feed"},
		"a report after a source": {[][]diff.Change{{entry("brindlow-feed", news, "")}, after(24*time.Hour, reported(t, news))}, []string{news + " [2]"}, "brindlow-feed"},
		"a report after a page": {
			[][]diff.Change{{added(sources.PlaceNewsroom, "News", "h2", news)}, after(24*time.Hour, reported(t, news))},
			[]string{news + " [2]"},
			"brindlow-newsroom",
		},
		"a second source tells nothing new": {
			[][]diff.Change{{reported(t, news)}, after(24*time.Hour, entry("brindlow-feed", news, "")), after(48*time.Hour, entry("wire", news, ""))},
			[]string{news + " [3 r2]"},
			"brindlow-feed",
		},
	} {
		t.Run(name, func(t *testing.T) {
			events := live(assigner(), c.steps...)
			var got []string
			for _, e := range events {
				got = append(got, shape(e))
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Fatal(d)
			}
			e := events[0]
			if e.Witnesses[0].Source != c.first {
				t.Errorf("the primary witness is %s, want %s", e.Witnesses[0].Source, c.first)
			}
			if last := e.Witnesses[len(e.Witnesses)-1]; last.Kind != diff.NoteKind || last.By != "Maren Voss" {
				t.Errorf("the last witness is %+v, want the report", last)
			}
		})
	}
}
