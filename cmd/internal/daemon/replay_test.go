package daemon

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"keywatch/cmd/internal/web"
	"keywatch/diff"
	"keywatch/sources"
	"keywatch/store"
)

const (
	support = "Phone support on weekdays from nine to five"
	tax     = "Prices are without tax and may be paid by card"
	audit   = "An audit of all our systems is done each spring"
)

var bells = sources.Source{ID: "bells", Kind: "page", URL: "https://bells.example/"}

// shown is a page of paragraphs as it was read at a time.
func shown(t *testing.T, at time.Time, paragraphs ...string) *sources.Snapshot {
	t.Helper()
	body := "<html lang=en><main><h1>Bells</h1><p>" + strings.Join(paragraphs, "<p>") + "</main></html>"
	s, err := sources.Reread(bells, []sources.Document{{URL: bells.URL, ContentType: "text/html", Body: []byte(body)}})
	if err != nil {
		t.Fatal(err)
	}
	s.At = at
	return s
}

func changesText(list []diff.Change) string {
	var lines []string
	for _, c := range list {
		lines = append(lines, c.Confirmed.Format("2 15:04")+" "+string(c.Op)+" "+c.Text())
	}
	return strings.Join(lines, "\n")
}

func TestAReplayConfirmsAsTheDaemonWould(t *testing.T) {
	gone := func(n int, before string) diff.Noise {
		return diff.Noise{Source: bells.ID, At: day(n), Before: before, Reason: "came and went"}
	}
	if !gone(1, support).Gone() {
		t.Fatal("noise that came and went is not known as such")
	}
	ticks := diff.Noise{At: day(2), Before: tax, After: tax + " ", Reason: "counter"}
	for _, c := range []struct {
		name string
		held []diff.Noise
		run  func(*rerun)
		want string
	}{
		{
			"a removal, by a visit an hour after the version that shows it", nil,
			func(r *rerun) {
				r.read(shown(t, day(2), tax))
				r.read(shown(t, day(4), tax, audit))
			},
			"2 11:00 removed " + support + "\n4 10:00 added " + audit,
		},
		{
			"a removal, by the next version within that hour", nil,
			func(r *rerun) {
				r.read(shown(t, day(2), tax))
				r.read(shown(t, day(2).Add(30*time.Minute), tax, audit))
			},
			"2 10:30 removed " + support, // and what took its place waits
		},
		{
			"a removal, by the last visit of all", nil,
			func(r *rerun) {
				r.read(shown(t, day(2), tax))
				r.end(day(2).Add(20 * time.Minute))
			},
			"2 10:20 removed " + support,
		},
		{
			"nothing, where the version is of the last visit", nil,
			func(r *rerun) {
				r.read(shown(t, day(2), tax))
				r.end(day(2).Add(time.Second))
			},
			"",
		},
		{
			"nothing that was gone at the next version",
			[]diff.Noise{gone(4, support)},
			func(r *rerun) {
				r.read(shown(t, day(2), tax))
				r.read(shown(t, day(4), support, tax, audit))
			},
			"4 10:00 added " + audit,
		},
		{
			"nothing that was gone at a visit without a version",
			[]diff.Noise{gone(3, support)},
			func(r *rerun) {
				r.read(shown(t, day(2), tax))
				r.unkept(r.held)
				r.end(day(9))
			},
			"",
		},
		{
			"nothing by visits that would have left noise and did not",
			[]diff.Noise{ticks},
			func(r *rerun) {
				r.read(shown(t, day(2), tax))
				r.end(day(9))
			},
			"",
		},
		{
			"a removal, by a visit that left noise alone",
			[]diff.Noise{ticks},
			func(r *rerun) {
				r.read(shown(t, day(2), tax))
				r.unkept([]diff.Noise{{At: day(3), Before: tax, After: tax + " ", Reason: "counter"}})
			},
			"3 10:00 removed " + support,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := &rerun{src: bells, held: c.held}
			r.read(shown(t, day(1), support, tax))
			c.run(r)
			if d := cmp.Diff(c.want, changesText(r.changes)); d != "" {
				t.Errorf("confirmed (-want +got):\n%s", d)
			}
		})
	}
}

func TestVisitsWithoutAVersionCount(t *testing.T) {
	r := &rerun{src: bells, every: 24 * time.Hour}
	r.read(shown(t, day(1), tax))
	r.read(shown(t, day(11), tax, audit))
	if r.memory.Checks != 11 {
		t.Errorf("11 days with a visit a day count as %d visits", r.memory.Checks)
	}
}

func TestAReplayIsHeldAgainstWhatWasTold(t *testing.T) {
	change := func(n int, op diff.Op, before, after string) diff.Change {
		return diff.Change{ID: "ch_" + after, Source: "bells", Op: op, Before: before, After: after, Seen: day(n), Confirmed: day(n)}
	}
	k := kept{
		told: []diff.Change{
			change(9, diff.Edited, "EUR 50", "EUR\n 40"),
			change(8, diff.Removed, support, ""),
			change(7, diff.Added, "", "12 people look at this page"),
			change(6, diff.Added, "", audit),
			change(5, diff.Added, "", "Free of charge for schools"),
			change(4, diff.Edited, "old words of a page", "new words of a page"),
			change(2, diff.Added, "", "before the time asked for"),
		},
		noise:  []diff.Noise{{Before: "3 bells", After: "4 bells", Reason: "counter"}},
		unread: []time.Time{day(5).Add(-time.Second)},
	}
	r := &rerun{
		changes: []diff.Change{
			change(2, diff.Added, "", "nor this"),
			change(6, diff.Edited, tax, audit),
			change(9, diff.Edited, "EUR 50", "EUR 40"),
			change(10, diff.Edited, "3 bells", "4 bells"),
			change(11, diff.Added, "", "Bells for ships"),
		},
		noise:   []diff.Noise{{After: "12 people look at this page", Reason: "counter"}},
		pending: &diff.Pending{Reason: "a removal is confirmed by a later check", Changes: []diff.Change{{Op: diff.Removed, Before: support}}},
	}
	var got []string
	for _, row := range retold(k, r, day(3)) {
		got = append(got, strings.Join([]string{row.At.Format("2"), string(row.Verdict), string(row.Op), row.Reason}, "; "))
	}
	want := []string{
		"11; would be told now; added; ",
		"10; would be told now; edited; was held back: counter",
		"9; as told; edited; ",
		"8; would not be told now; removed; waits: a removal is confirmed by a later check",
		"7; would not be told now; added; held back: counter",
		"6; would not be told now; added; told as edited: " + tax + " → " + audit,
		"6; would be told now; edited; ",
		"5; would not be told now; added; the page of that visit cannot be read now",
		"4; would not be told now; edited; not seen as a change by the present reader and options",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("rows (-want +got):\n%s", d)
	}
}

func TestTheSameChangeToldTwiceIsHeldAgainstTwo(t *testing.T) {
	twice := []diff.Change{{Op: diff.Added, After: audit, Confirmed: day(5)}, {Op: diff.Added, After: audit, Confirmed: day(3)}}
	rows := retold(kept{told: twice}, &rerun{changes: twice[:1]}, time.Time{})
	if len(rows) != 2 || rows[0].Verdict != web.AsTold || rows[1].Verdict != web.ToldNoMore {
		t.Errorf("two told and one replayed are %+v", rows)
	}
	rows = retold(kept{told: twice[:1]}, &rerun{changes: twice}, time.Time{})
	if len(rows) != 2 || rows[0].Verdict == rows[1].Verdict {
		t.Errorf("one told and two replayed are %+v", rows)
	}
}

func TestAReplayBeginsBeforeWhatItIsAskedFor(t *testing.T) {
	var versions []store.Version
	for _, n := range []int{1, 41, 81, 121} {
		versions = append(versions, store.Version{At: day(n)})
	}
	waited := []diff.Change{{From: day(80), Seen: day(81), Confirmed: day(140)}}
	for _, c := range []struct {
		name  string
		told  []diff.Change
		since time.Time
		want  int
	}{
		{"all", waited, time.Time{}, 0},
		{"since a day between", nil, day(100), 1},
		{"since a month after a version", nil, day(111), 2},
		{"confirmed later, seen before", waited, day(130), 1},
		{"confirmed before", waited, day(155), 3},
		{"since before the watch", nil, day(1).Add(-time.Hour), 0},
	} {
		if got := seedOf(versions, c.told, c.since); got != c.want {
			t.Errorf("%s: begins with version %d, want %d", c.name, got, c.want)
		}
	}
}
