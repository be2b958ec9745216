package diff

import (
	"fmt"
	"testing"
	"time"

	"keywatch/sources"
)

// board is a snapshot of a job board with openings by number.
func board(day int, of int, ids ...int) *sources.Snapshot {
	s := &sources.Snapshot{
		Source: "brindlow-jobs", Kind: "greenhouse", Reader: 1, URL: "https://boards.greenhouse.io/brindlow", Final: "https://boards-api.greenhouse.io/v1/boards/brindlow/jobs",
		At: time.Date(2026, 11, 1+day, 8, 0, 0, 0, time.UTC), Read: len(ids), Of: of,
	}
	for _, id := range ids {
		title := fmt.Sprintf("Engineer %d", id)
		s.Items = append(s.Items, sources.Item{
			Key: fmt.Sprintf("job:%d", id), Type: "job", Text: title + ", Porto", Link: fmt.Sprintf("https://boards.greenhouse.io/brindlow/jobs/%d", id), Region: sources.RegionMain,
			Fields: map[string]string{"title": title, "place": "Porto"},
		})
	}
	return s
}

// checks judges snapshots one after the other, a day apart, and gives the
// changes of each.
func checks(t *testing.T, list ...*sources.Snapshot) [][]Change {
	t.Helper()
	src := sources.Source{ID: "brindlow-jobs", Kind: "greenhouse", URL: list[0].URL, Place: sources.PlaceCareers}
	in := Checked{Source: src}
	var out [][]Change
	for _, s := range list {
		in.Current, in.Now = s, s.At
		v := Judge(in)
		out = append(out, v.Changes)
		in.Memory, in.Pending = v.Memory, v.Pending
		if v.Baseline != nil {
			in.Confirmed = v.Baseline
		}
	}
	return out
}

func opsOf(list []Change) string {
	text := ""
	for _, c := range list {
		text += string(c.Op) + " " + c.Key + "; "
	}
	return text
}

func TestAListTellsWhatCameAtOnceAndWhatWentAtTheNextVisit(t *testing.T) {
	got := checks(t, board(0, 0, 1, 2, 3), board(1, 0, 2, 3, 4), board(2, 0, 2, 3, 4), board(3, 0, 2, 3, 4))
	want := []string{"", "added job:4; ", "removed job:1; ", ""}
	for i := range want {
		if opsOf(got[i]) != want[i] {
			t.Errorf("visit %d: %q, want %q", i, opsOf(got[i]), want[i])
		}
	}
	if c := got[1][0]; c.URL != "https://boards.greenhouse.io/brindlow/jobs/4" || c.Item == nil || c.Item.After["place"] != "Porto" || c.After != "Engineer 4, Porto" {
		t.Errorf("%+v", c)
	}
	if c := got[2][0]; c.URL != "https://boards.greenhouse.io/brindlow/jobs/1" || !c.Seen.Equal(board(1, 0).At) {
		t.Errorf("what went: seen %s at %s", c.Seen, c.URL)
	}
}

func TestWhatComesBackWasNeverGone(t *testing.T) {
	got := checks(t, board(0, 0, 1, 2), board(1, 0, 2), board(2, 0, 1, 2), board(3, 0, 1, 2))
	for i, list := range got {
		if len(list) > 0 {
			t.Errorf("visit %d: %s", i, opsOf(list))
		}
	}
}

// TestAnEmptyBoardIsDoubtedTwice: a fault of the service empties boards more
// often than a company closes all of its openings.
func TestAnEmptyBoardIsDoubtedTwice(t *testing.T) {
	got := checks(t, board(0, 0, 1, 2, 3, 4, 5), board(1, 0), board(2, 0), board(3, 0))
	for i, n := range []int{0, 0, 0, 5} {
		if len(got[i]) != n {
			t.Errorf("visit %d: %s", i, opsOf(got[i]))
		}
	}
	got = checks(t, board(0, 0, 1, 2, 3, 4, 5), board(1, 0), board(2, 0, 1, 2, 3, 4, 5))
	if len(got[1])+len(got[2]) > 0 {
		t.Errorf("an empty answer was told: %v", got)
	}
}

// TestAnotherCompanysBoardIsNotNews: under a name that was given to somebody
// else, everything goes and as much comes.
func TestAnotherCompanysBoardIsNotNews(t *testing.T) {
	got := checks(t, board(0, 0, 1, 2, 3, 4, 5), board(1, 0, 11, 12, 13, 14, 15), board(2, 0, 1, 2, 3, 4, 5))
	if len(got[1])+len(got[2]) > 0 {
		t.Errorf("told: %v", got)
	}
}

func TestAListThatWasNotReadToItsEndTellsOfNothingGone(t *testing.T) {
	got := checks(t, board(0, 0, 1, 2, 3), board(1, 9, 2, 4), board(2, 9, 2, 4), board(3, 9, 2, 4))
	if opsOf(got[1]) != "added job:4; " || len(got[2])+len(got[3]) > 0 {
		t.Errorf("%v", got)
	}
}

func TestAnOpeningWithAnotherTitleIsTheSameOpening(t *testing.T) {
	renamed := board(1, 0, 1, 2)
	renamed.Items[0].Fields = map[string]string{"title": "Staff Engineer", "place": "Porto"}
	renamed.Items[0].Text = "Staff Engineer, Porto"
	got := checks(t, board(0, 0, 1, 2), renamed)
	if opsOf(got[1]) != "edited job:1; " || got[1][0].Item.What[0] != "title: Engineer 1 → Staff Engineer" {
		t.Errorf("%v", got[1])
	}
}
