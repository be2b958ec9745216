package tag

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// detailCase is a text with what it names of what a tag says happened.
type detailCase struct {
	Title, Body, Company, Told, Tag string
	Details                         map[string][]string
}

// casesIn reads a file of one case a line.
func casesIn[T any](t testing.TB, path string) []T {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var list []T
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var c T
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(path, err)
		}
		list = append(list, c)
	}
	return list
}

// pairs are details as they are compared: without case and white space.
func pairs(list []Detail) []string {
	var out []string
	for _, d := range list {
		out = append(out, d.Name+" "+strings.ToLower(strings.Join(strings.Fields(d.Text), "")))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// TestDetailsAreWhatHappened measures the pairs of name and text over cases
// that somebody else wrote. The details are read for the tag of the case, so
// that what the tags miss is not counted here. The first score, before any rule
// was made with these cases in sight, was precision 0.788 and recall 0.588; that
// of the 50 cases that were added later 0.898 and 0.609, and that of 60 by
// another writer, when the rules were thought to be done, 0.898 and 0.836.
func TestDetailsAreWhatHappened(t *testing.T) {
	const leastPrecision, leastRecall = 0.97, 0.95
	right, wrong, missed := map[string]int{}, map[string]int{}, map[string]int{}
	all := func(m map[string]int) (n float64) {
		for _, v := range m {
			n += float64(v)
		}
		return n
	}
	untagged := 0
	for _, c := range casesIn[detailCase](t, "testdata/details.jsonl") {
		told, err := time.Parse(time.DateOnly, c.Told)
		if err != nil {
			t.Fatal(err)
		}
		text := Text{Title: c.Title, Body: c.Body, Company: c.Company, Told: told}
		e := Evidence{Tag: c.Tag}
		given := Read(text)
		if i := slices.IndexFunc(given, func(e Evidence) bool { return e.Tag == c.Tag }); i >= 0 {
			e = given[i]
		} else {
			untagged++
			e = withDetails(text, []Evidence{{Tag: c.Tag}})[0]
		}
		var want []Detail
		for name, texts := range c.Details {
			for _, text := range texts {
				want = append(want, Detail{name, text})
			}
		}
		have, need := pairs(e.Details), pairs(want)
		for _, p := range have {
			name, _, _ := strings.Cut(p, " ")
			if slices.Contains(need, p) {
				right[name]++
			} else {
				wrong[name]++
				t.Logf("wrong  %-30s %s: %s", p, c.Tag, c.Title)
			}
		}
		for _, p := range need {
			if !slices.Contains(have, p) {
				name, _, _ := strings.Cut(p, " ")
				missed[name]++
				t.Logf("missed %-30s %s: %s", p, c.Tag, c.Title)
			}
		}
	}
	for _, name := range []string{"amount", "share", "series", "count", "person", "title", "after", "partner", "place", "version", "date"} {
		t.Logf("%-8s right %d wrong %d missed %d", name, right[name], wrong[name], missed[name])
	}
	precision, recall := all(right)/max(1, all(right)+all(wrong)), all(right)/max(1, all(right)+all(missed))
	t.Logf("precision %.3f recall %.3f; %d without their tag", precision, recall, untagged)
	if precision < leastPrecision || recall < leastRecall {
		t.Errorf("precision %.3f recall %.3f, want %.2f and %.2f", precision, recall, leastPrecision, leastRecall)
	}
}

// foreignCase is a headline in another language with its tags.
type foreignCase struct {
	ID, Language, Title, Body string
	Tags                      []string
}

// TestForeignHeadlinesAreNotMistagged measures headlines in German, French and
// Spanish that somebody else wrote; half of them have no tag. The first score
// was 0.812 of these kept clean, precision 0.633 and recall 0.378; that of the 80
// cases that were added later 0.825, 0.714 and 0.595, and that of 120 by another
// writer, when the rules were thought to be done, 0.967, 0.889 and 0.750.
func TestForeignHeadlinesAreNotMistagged(t *testing.T) {
	const leastClean, leastPrecision, leastRecall = 0.97, 0.95, 0.93
	none, clean, right, wrong, missed := 0.0, 0.0, 0.0, 0.0, 0.0
	for _, c := range casesIn[foreignCase](t, "testdata/foreign.jsonl") {
		var given []string
		for _, e := range Read(Text{Title: c.Title, Body: c.Body}) {
			given = append(given, e.Tag)
			if slices.Contains(c.Tags, e.Tag) {
				right++
			} else {
				wrong++
				t.Logf("wrong  %s %s by %q (%s): %s", c.ID, e.Tag, e.Evidence, e.Rule, c.Title)
			}
		}
		for _, want := range c.Tags {
			if !slices.Contains(given, want) {
				missed++
				t.Logf("missed %s %s: %s", c.ID, want, c.Title)
			}
		}
		if len(c.Tags) == 0 {
			none++
			if len(given) == 0 {
				clean++
			}
		}
	}
	share, precision, recall := clean/max(1, none), right/max(1, right+wrong), right/max(1, right+missed)
	t.Logf("untagged kept clean %.3f of %.0f; precision %.3f recall %.3f", share, none, precision, recall)
	if share < leastClean || precision < leastPrecision || recall < leastRecall {
		t.Errorf("clean %.3f precision %.3f recall %.3f, want %.2f, %.2f, %.2f", share, precision, recall, leastClean, leastPrecision, leastRecall)
	}
}
