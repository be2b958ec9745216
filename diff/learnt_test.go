package diff

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"keywatch/sources"
)

func TestWhatWasLearntIsNamed(t *testing.T) {
	snap := &sources.Snapshot{Items: []sources.Item{
		{Section: "News", Tag: "p", Text: "The story of the day"},
		{Section: "News", Tag: "p", Text: "Another story"},
		{Section: "Stock", Tag: "p", Text: "17 clocks left"},
		{Section: "Plans", Tag: "li", Text: "Single sign-on"},
	}}
	pending := &Pending{Changes: []Change{{Op: Removed, Section: "Old", Element: "h2", Before: "A heading"}}}
	ticking := placeOf(Change{Op: Edited, Section: "Shop", Element: "td", Before: "9 clocks left", After: "8 clocks left"})
	m := Memory{Checks: 20, Blocks: map[string]Habit{
		placeOf(Change{Section: "News", Element: "p"}): {Changes: 9, Since: 11},
		ticking: {Changes: 2, Since: 3},
		placeOf(Change{Section: "Old", Element: "h2"}):   {Since: 5, Variants: []string{"a", "b"}},
		placeOf(Change{Section: "Plans", Element: "li"}): {Since: 4, Past: []string{"c"}},
		"a place that is gone":                           {Changes: 1, Since: 20},
	}}
	want := []Learnt{
		{Section: "News", Element: "p", Text: "The story of the day", Changes: 9, Visits: 10, Since: 11, Volatile: true},
		{Section: "Old", Element: "h2", Text: "A heading", Visits: 16, Since: 5, Variants: 2},
		{Section: "Stock", Element: "p", Text: "17 clocks left", Changes: 2, Visits: 18, Since: 3},
		{Changes: 1, Visits: 1, Since: 20},
	}
	if d := cmp.Diff(want, m.Learnt(snap, pending)); d != "" {
		t.Error(d)
	}
	if list := (Memory{}).Learnt(nil, nil); len(list) != 0 {
		t.Errorf("of nothing, %v was learnt", list)
	}
}
