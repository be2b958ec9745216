package tag

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"keywatch/diff"
	"keywatch/sources"
)

// anyChange draws a change of one of a few sources at one of a few checks.
func anyChange(rt *rapid.T, i int) diff.Change {
	draw := func(name string, from ...string) string { return rapid.SampledFrom(from).Draw(rt, name) }
	place := rapid.SampledFrom([]sources.Place{pricingPage, careers, leaders, customers, newsroom, termsPage, product}).Draw(rt, "place")
	texts := []string{"Scale", "EUR 99 per seat", "EUR 89 per seat", "Data Steward, Gdansk", "Ilse Harmsen", "CIO", "Astery Bank", "16 Nov 2026", "Brindlow opens an office in Lodz", "Audit log"}
	op := rapid.SampledFrom([]diff.Op{diff.Added, diff.Removed, diff.Edited}).Draw(rt, "op")
	ch := on(place, op, draw("section", "A", "A > Scale", "B"), draw("element", "h3", "p", "li", "tr", "img"), "", "")
	if op != diff.Added {
		ch.Before = rapid.SampledFrom(texts).Draw(rt, "before")
	}
	if op != diff.Removed {
		ch.After = rapid.SampledFrom(texts).Draw(rt, "after")
	}
	if rapid.IntRange(0, 4).Draw(rt, "feed") == 0 {
		ch = feed(rapid.SampledFrom(texts).Draw(rt, "title"), "")
	}
	at := time.Duration(rapid.IntRange(0, 3).Draw(rt, "check")) * day
	ch = after(at, ch)[0]
	ch.ID = fmt.Sprintf("ch_%03d", i)
	return ch
}

func TestOrderOfWhatDoesNotMatterDecidesNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var changes []diff.Change
		for i := range rapid.IntRange(1, 12).Draw(rt, "n") {
			changes = append(changes, anyChange(rt, i))
		}
		a := assigner()
		half := len(changes) / 2
		open := a.Assign("brindlow", nil, changes[:half])
		want := a.Assign("brindlow", open, changes[half:])
		// Open events in any order, and the sources' changes mixed in any way
		// that keeps each source's own order.
		shuffled := rapid.Permutation(open).Draw(rt, "open")
		mixed := slices.Clone(changes[half:])
		slices.SortStableFunc(mixed, func(x, y diff.Change) int { return -compare(x.Source, y.Source) })
		before := fmt.Sprintf("%+v", shuffled)
		if d := cmp.Diff(want, a.Assign("brindlow", shuffled, mixed)); d != "" {
			rt.Errorf("order decides (-want +got):\n%s", d)
		}
		if fmt.Sprintf("%+v", shuffled) != before {
			rt.Error("open events were modified")
		}
	})
}

func compare(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func TestEveryChangeHasExactlyOneEvent(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var changes []diff.Change
		for i := range rapid.IntRange(1, 20).Draw(rt, "n") {
			changes = append(changes, anyChange(rt, i))
		}
		times := map[string]int{}
		ids := map[string]bool{}
		for _, e := range assigner().Assign("brindlow", nil, changes) {
			if ids[e.ID] {
				rt.Errorf("two events %s", e.ID)
			}
			ids[e.ID] = true
			if e.Line == "" || e.Revision < 1 || e.Severity == "" || e.Company != "brindlow" {
				rt.Errorf("incomplete: %+v", e)
			}
			for _, w := range e.Witnesses {
				times[w.Change]++
			}
		}
		for _, ch := range changes {
			if times[ch.ID] != 1 {
				rt.Errorf("%s is in %d events", ch.ID, times[ch.ID])
			}
		}
	})
}

// A commit that is tried again gives the same changes with the events that it
// already made.
func TestChangesThatHaveTheirEventMakeNoOther(t *testing.T) {
	a := assigner()
	changes := numbered([]diff.Change{feed("Brindlow opens an office in Lodz", ""), edited(pricingPage, "Pricing > Team", "p", "EUR 50", "EUR 40")})
	first := a.Assign("brindlow", nil, changes)
	if again := a.Assign("brindlow", first, changes); len(again) != 0 {
		t.Errorf("again: %+v", again)
	}
}

func BenchmarkAssign500Open(b *testing.B) {
	a := assigner()
	var open []diff.Change
	for i := range 500 {
		ch := feed(fmt.Sprintf("Brindlow news %d: office number %d opens in town %d", i, i*7, i*13), "Something about it that goes on for a line or two.")
		ch.ID = fmt.Sprintf("ch_o%d", i)
		open = append(open, ch)
	}
	events := a.Assign("brindlow", nil, open)
	changes := numbered([]diff.Change{
		feed("Brindlow opens an office in Lodz", ""), edited(pricingPage, "Pricing > Team", "p", "EUR 50", "EUR 40"),
		added(leaders, "Leadership", "li", "Ilse Harmsen, CIO"), added(careers, "Jobs", "li", "Data Steward, Gdansk"),
	})
	for b.Loop() {
		a.Assign("brindlow", events, changes)
	}
}
