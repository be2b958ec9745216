package digest

import (
	"math"
	"testing"
	"time"

	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/sources"
)

func TestConfidenceGrowsWithWhatBearsAnEventOut(t *testing.T) {
	at := time.Date(2026, time.November, 16, 10, 0, 0, 0, time.UTC)
	page := func(source string) tag.Witness {
		return tag.Witness{Source: source, Kind: "page", Op: diff.Added, Seen: at, Confirmed: at}
	}
	feed := tag.Witness{Source: "feed", Kind: "feed", Op: diff.Added, Seen: at, Confirmed: at}
	later := map[string]sources.Status{"a": {Read: at.Add(12 * time.Hour)}, "b": {Read: at.Add(12 * time.Hour)}, "feed": {Read: at.Add(12 * time.Hour)}}
	for name, c := range map[string]struct {
		ev       tag.Event
		statuses map[string]sources.Status
		want     int
	}{
		"just told":                {tag.Event{Witnesses: []tag.Witness{page("a")}}, map[string]sources.Status{"a": {Read: at}}, 0},
		"still there":              {tag.Event{Witnesses: []tag.Witness{page("a"), page("a")}}, later, 1},
		"an entry stays in a feed": {tag.Event{Witnesses: []tag.Witness{feed}}, later, 0},
		"two sources":              {tag.Event{Witnesses: []tag.Witness{feed, page("a")}}, map[string]sources.Status{}, 1},
		"two sources, still there": {tag.Event{Witnesses: []tag.Witness{feed, page("a")}}, later, 2},
		"many":                     {tag.Event{Witnesses: []tag.Witness{page("a"), page("b"), feed}}, later, mostSeen},
		"taken back":               {tag.Event{Witnesses: []tag.Witness{page("a")}, Withdrawn: "it came back"}, later, 0},
	} {
		if got := Standing(c.ev, c.statuses); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
	for n, want := range []float64{0.6, 0.72, 0.804} {
		if got := Grown(0.6, n); math.Abs(got-want) > 1e-9 {
			t.Errorf("grown by %d: %f", n, got)
		}
	}
}
