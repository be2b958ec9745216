package diff

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"keywatch/sources"
)

// snapshots draws pages of invented blocks.
func snapshots() *rapid.Generator[*sources.Snapshot] {
	word := rapid.SampledFrom(strings.Fields("team scale EUR 50 40 freight carriers seats 5 customs Hamburg Contoso we carry for you by road and sea 12:30 ago 3 minutes © 2026 ✓"))
	block := rapid.Custom(func(t *rapid.T) sources.Item {
		return sources.Item{
			Type: "block", Text: strings.Join(rapid.SliceOfN(word, 1, 12).Draw(t, "words"), " "), Tag: rapid.SampledFrom([]string{"p", "li", "h2", "img", "tr", "div", "button"}).Draw(t, "tag"),
			Section: rapid.SampledFrom([]string{"", "Plans", "Plans > Team"}).Draw(t, "section"), Region: rapid.SampledFrom([]sources.Region{sources.RegionMain, sources.RegionChrome}).Draw(t, "region"),
		}
	})
	return rapid.Custom(func(t *rapid.T) *sources.Snapshot {
		items := rapid.SliceOfN(block, 1, 30).Draw(t, "items")
		for i := range items {
			items[i].Key = fmt.Sprint(shortHash(items[i].Text), i)
		}
		return &sources.Snapshot{Source: "s", Kind: "page", URL: "https://www.northwind.example/", Items: items}
	})
}

func TestEqualSnapshotsHaveNoDifference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := snapshots().Draw(t, "snapshot")
		if changes, noise := Compare(s, s, Memory{}); len(changes)+len(noise) != 0 {
			t.Fatalf("%v %v", changes, noise)
		}
	})
}

func TestOrderOfBlocksIsNoChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := snapshots().Draw(t, "snapshot")
		other := *s
		other.Items = append([]sources.Item(nil), s.Items...)
		r := rand.New(rand.NewSource(rapid.Int64().Draw(t, "seed")))
		r.Shuffle(len(other.Items), func(i, j int) { other.Items[i], other.Items[j] = other.Items[j], other.Items[i] })
		if changes, _ := Compare(s, &other, Memory{}); len(changes) != 0 {
			t.Fatalf("%v", changes)
		}
	})
}

// Whatever is pending on the way, a page that stays as it is ends up confirmed:
// nothing differs, nothing waits, and every change was told once.
func TestPageThatStaysIsConfirmedInTheEnd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := snapshots().Draw(t, "old"), snapshots().Draw(t, "new")
		w := &watched{src: sources.Source{ID: "s", Kind: "page"}}
		w.check(a, day(1))
		told := map[string]bool{}
		for n := range 5 {
			for _, c := range w.check(b, day(2+n)).Changes {
				if told[c.ID] {
					t.Fatalf("told twice: %+v", c)
				}
				told[c.ID] = true
			}
		}
		if w.pending != nil {
			t.Fatalf("still pending: %+v", w.pending)
		}
		if changes, _ := Compare(w.confirmed, b, w.memory); len(changes) != 0 {
			t.Fatalf("still different: %+v", changes)
		}
	})
}

func TestWordRunsRebuildTheNewText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom(strings.Fields("a b c d e"))
		a, b := rapid.SliceOf(word).Draw(t, "a"), rapid.SliceOf(word).Draw(t, "b")
		var got []string
		at := 0
		for _, r := range runs(a, b) {
			got = append(append(got, a[at:r.a0]...), b[r.b0:r.b1]...)
			at = r.a1
		}
		got = append(got, a[at:]...)
		if strings.Join(got, " ") != strings.Join(b, " ") {
			t.Fatalf("%v and %v give %v", a, b, got)
		}
	})
}

func TestExcerptsAreShortAndShowTheEdit(t *testing.T) {
	long := strings.Repeat("We carry freight for all of Europe. ", 20)
	for _, c := range []struct {
		before, after string
		max           int
		want          []string
	}{
		{"EUR 50", "EUR 40", 80, []string{"EUR 50", "EUR 40"}},
		{long + "It costs EUR 50 a month. " + long, long + "It costs EUR 40 a month. " + long, 80, []string{"EUR 50", "EUR 40"}},
		{"", long, 60, []string{"", "We carry"}},
		{long + "EUR 50", long + "EUR 40", 60, []string{"EUR 50", "EUR 40"}},
	} {
		b, a := Excerpt(c.before, c.after, c.max)
		if len(b) > c.max || len(a) > c.max || !strings.Contains(b, c.want[0]) || !strings.Contains(a, c.want[1]) {
			t.Errorf("excerpt %q, %q", b, a)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		before, after := rapid.String().Draw(t, "before"), rapid.String().Draw(t, "after")
		most := rapid.IntRange(10, 60).Draw(t, "max")
		b, a := Excerpt(before, after, most)
		if len(b) > most || len(a) > most {
			t.Fatalf("%q, %q are longer than %d", b, a, most)
		}
	})
}

func FuzzPages(f *testing.F) {
	f.Add(plansAll, plansDear)
	f.Add("<p>a b c", "<p>c b a<p>1,204 views")
	f.Fuzz(func(t *testing.T, a, b string) {
		start := time.Now()
		changes, noise, err := Pages([]byte(a), []byte(b), "")
		if err != nil {
			return
		}
		again, more, _ := Pages([]byte(a), []byte(b), "")
		if fmt.Sprint(changes, noise) != fmt.Sprint(again, more) {
			t.Error("compared twice, two ways")
		}
		if same, _, _ := Pages([]byte(b), []byte(b), ""); len(same) != 0 {
			t.Errorf("a page differs from itself: %v", same)
		}
		if took := time.Since(start); took > 3*time.Second {
			t.Errorf("took %v", took)
		}
	})
}

func blocks(n int, vary func(i int) string) *sources.Snapshot {
	s := &sources.Snapshot{Kind: "page"}
	for i := range n {
		text := vary(i)
		s.Items = append(s.Items, sources.Item{Type: "block", Key: shortHash(text), Text: text, Tag: "p", Region: sources.RegionMain, Section: fmt.Sprintf("Part %d", i/10)})
	}
	return s
}

func clause(i int, word string) string {
	return fmt.Sprintf("Clause %d says that the %s of part %d is kept by whoever signed for it in office %d of the north.", i, word, i*7, i%13)
}

func BenchmarkCompare(b *testing.B) {
	old := blocks(2000, func(i int) string { return clause(i, "freight") })
	for name, now := range map[string]*sources.Snapshot{
		"same": blocks(2000, func(i int) string { return clause(i, "freight") }),
		"20 edits": blocks(2000, func(i int) string {
			if i%100 == 7 {
				return clause(i, "cargo")
			}
			return clause(i, "freight")
		}),
		"all edited": blocks(2000, func(i int) string { return clause(i, "cargo") }),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Compare(old, now, Memory{})
			}
		})
	}
}
