package diff

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// wordDiff writes marks as `git diff --word-diff` does.
func wordDiff(marks []Mark) string {
	var b strings.Builder
	for _, m := range marks {
		switch m.Op {
		case Removed:
			b.WriteString("[-" + m.Text + "-]")
		case Added:
			b.WriteString("{+" + m.Text + "+}")
		default:
			b.WriteString(m.Text)
		}
	}
	return b.String()
}

func TestMarksShowTheWordsThatDiffer(t *testing.T) {
	for _, c := range []struct{ name, before, after, want string }{
		{"a price", "EUR 50 per seat", "EUR 40 per seat", "EUR [-50-]{+40+} per seat"},
		{"an amount is one word", "from €1,200.50 now", "from €1,300.50 now", "from €[-1,200.50-]{+1,300.50+} now"},
		{"words side by side are one stretch", "we sell old clocks here", "we sell new watches here", "we sell [-old clocks-]{+new watches+} here"},
		{"a word that came", "for teams", "for large teams", "for {+large +}teams"},
		{"a word that went", "for large teams", "for teams", "for [-large -]teams"},
		{"typography is shown", "it's", "it’s", "it[-'-]{+’+}s"},
		{"letters of a script without spaces", "価格を改定", "価格を据置", "価格を[-改定-]{+据置+}"},
		{"all came", "", "new", "{+new+}"},
		{"all went", "old", "", "[-old-]"},
		{"the same", "as it was", "as it was", "as it was"},
		{"nothing", "", "", ""},
	} {
		if got := wordDiff(Marks(c.before, c.after)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestMarksOfALongTextAreWhole(t *testing.T) {
	long := strings.Repeat("word ", maxMarked)
	want := []Mark{{Removed, long}, {Added, long + "more"}}
	if d := cmp.Diff(want, Marks(long, long+"more")); d != "" {
		t.Error(d)
	}
}

// Whatever the texts are: the marks spell both, and nothing is marked twice.
func TestMarksSpellBothTexts(t *testing.T) {
	text := rapid.StringMatching(`([a-c]{1,2}|[0-9][.,][0-9]|[ .,’改é\n]){0,12}`)
	rapid.Check(t, func(t *rapid.T) {
		before, after := text.Draw(t, "before"), text.Draw(t, "after")
		var a, b string
		for _, m := range Marks(before, after) {
			if m.Op != Added {
				a += m.Text
			}
			if m.Op != Removed {
				b += m.Text
			}
		}
		if a != before || b != after {
			t.Fatalf("marks spell %q and %q, want %q and %q", a, b, before, after)
		}
	})
}
