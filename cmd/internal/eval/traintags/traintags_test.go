package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"keywatch/diff/tag"
)

// invented writes labelled headlines of invented companies.
func invented(t *testing.T) string {
	t.Helper()
	firms := []string{"Brindlow", "Quenby", "Ostrelle", "Oakmoor", "Tarnwick", "Pellworth", "Corvane", "Astery", "Kestwick", "Havelock"}
	shapes := []struct{ title, tags string }{
		{"%s launches planner for depots", `["launch"]`},
		{"%s unveils app for drivers", `["launch"]`},
		{"%s appoints chief of finance", `["hire"]`},
		{"%s names director of sales", `["hire"]`},
		{"Rain delays match at %s park", `[]`},
		{"Recipe of the day from %s village", `[]`},
	}
	var b strings.Builder
	for i, firm := range firms {
		for k, s := range shapes {
			fmt.Fprintf(&b, `{"id":"%d-%d","title":"%s","body":"","tags":%s}`+"\n", i, k, fmt.Sprintf(s.title, firm), s.tags)
		}
	}
	path := filepath.Join(t.TempDir(), "labelled.jsonl")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func trained(t *testing.T, path string) *tag.Model {
	t.Helper()
	out := filepath.Join(t.TempDir(), "weights.bin")
	if err := run(path, out, defaultSettings); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	m, err := tag.ReadModel(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func weight(m *tag.Model, term, name string) int8 {
	for i, have := range m.Terms {
		for t, tagName := range m.Tags {
			if have == term && tagName == name {
				return m.Rows[i*len(m.Tags)+t]
			}
		}
	}
	return 0
}

func TestWhatATagHasInCommonIsLearnt(t *testing.T) {
	m := trained(t, invented(t))
	if weight(m, "tlaunches", "launch") <= 0 || weight(m, "tappoints", "hire") <= 0 {
		t.Error("the verbs of launch and hire were not learnt")
	}
	if weight(m, "tlaunches", "hire") >= 0 {
		t.Error("launches speaks for hire")
	}
}

func TestOnlyTermsOfFiveItemsAreKept(t *testing.T) {
	all := make([][]tag.Term, 0, 9)
	for range 5 {
		all = append(all, []tag.Term{{Name: "tcommon"}, {Name: "tcommon"}})
	}
	for range 4 {
		all = append(all, []tag.Term{{Name: "trare"}, {Name: "trare"}})
	}
	if v := newVocabulary(newTable(make([]item, len(all)), all), learnAll(len(all)), 10); len(v.names) != 1 || v.names[0] != "tcommon" {
		t.Errorf("kept %v, want tcommon alone", v.names)
	}
}

func learnAll(n int) []bool { return slices.Repeat([]bool{true}, n) }

func TestTermsOfItemsThatAreNotLearntFromAreNotKept(t *testing.T) {
	all := make([][]tag.Term, 12)
	for i := range all {
		all[i] = []tag.Term{{Name: "tcommon"}}
		if i >= 6 {
			all[i] = append(all[i], tag.Term{Name: "thidden"})
		}
	}
	learnt := learnAll(len(all))
	for i := 8; i < len(all); i++ {
		learnt[i] = false
	}
	if v := newVocabulary(newTable(make([]item, len(all)), all), learnt, 10); len(v.names) != 1 || v.names[0] != "tcommon" {
		t.Errorf("kept %v, want tcommon alone", v.names)
	}
}

func TestTheSameFileGivesTheSameWeights(t *testing.T) {
	path := invented(t)
	var first, second bytes.Buffer
	for _, out := range []*bytes.Buffer{&first, &second} {
		if err := trained(t, path).Write(out); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("two runs gave two models")
	}
}

// tenHeadlines are ten items in numbers; the last three are of the first tag.
func tenHeadlines(scores ...float32) ([]example, [][]float32) {
	all := make([]example, 10)
	rows := make([][]float32, 10)
	for i := range all {
		all[i].is = make([]bool, len(tags))
		all[i].is[0] = i >= 7
		rows[i] = make([]float32, len(tags))
		rows[i][0] = scores[i]
	}
	return all, rows
}

func TestAThresholdIsWhereF1IsBest(t *testing.T) {
	all, scores := tenHeadlines(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)
	limits, report := thresholds(all, scores, 0)
	if limits[0] != 6.5 || !strings.Contains(report, "F1 1.000") {
		t.Errorf("limit %v, want 6.5\n%s", limits[0], report)
	}
}

func TestACleanItemIsWorthAHigherThreshold(t *testing.T) {
	all, scores := tenHeadlines(0, 1, 2, 3, 4, 5, 7.2, 7.1, 8, 9)
	for clean, kept := range map[float64]int{0: 6, 2: 7} {
		limits, _ := thresholds(all, scores, clean)
		if got := judged(all, scores, limits).kept; got != kept {
			t.Errorf("at a weight of %v %d are kept clean, want %d (limit %v)", clean, got, kept, limits[0])
		}
	}
}

func TestTermsThatTellTagsApartAreKeptFirst(t *testing.T) {
	var items []item
	var all [][]tag.Term
	for i := range 20 {
		it, terms := item{}, []tag.Term{{Name: "ceverywhere"}}
		if i < 10 {
			it.Tags, terms = []string{"launch"}, append(terms, tag.Term{Name: "tunveils"})
		}
		items, all = append(items, it), append(all, terms)
	}
	v := newVocabulary(newTable(items, all), learnAll(20), 1)
	if len(v.names) != 1 || v.names[0] != "tunveils" || v.deep[0] != 0 || v.units != 1 {
		t.Fatalf("kept %v, want tunveils in the hidden layer", v.names)
	}
	if v = newVocabulary(newTable(items, all), learnAll(20), 2); v.deep[0] != -1 || v.deep[1] != 0 {
		t.Errorf("rows of the hidden layer %v: spelling has none", v.deep)
	}
}

func TestWeightsAreKeptAsFinelyAsSaid(t *testing.T) {
	rows, scale := rounded([]float32{3, -1, -6.2, 0.05}, 2)
	if want := []int8{15, -31, -31, 2}; !slices.Equal(rows, want) || abs(scale[0]-0.2) > 1e-6 {
		t.Errorf("rows %v by %v, want %v", rows, scale, want)
	}
}

func abs(x float32) float32 { return max(x, -x) }

func TestABrokenFileIsNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.jsonl")
	if err := os.WriteFile(path, []byte("{\"id\":\"1\"}\nno json\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := readItems(path); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("got %v, want line 2", err)
	}
	if err := run(path+".none", path, defaultSettings); err == nil {
		t.Error("a missing file was read")
	}
}

// TestCommittedWeightsAreThoseOfTheFile trains on the whole file, which takes
// minutes.
func TestCommittedWeightsAreThoseOfTheFile(t *testing.T) {
	dir := os.Getenv("KEYWATCH_EVAL")
	if dir == "" || os.Getenv("KEYWATCH_FULL") == "" {
		t.Skip("needs KEYWATCH_EVAL and KEYWATCH_FULL")
	}
	var now, committed bytes.Buffer
	if err := trained(t, filepath.Join(dir, "headlines-train.jsonl")).Write(&now); err != nil {
		t.Fatal(err)
	}
	if err := tag.Weights().Write(&committed); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(now.Bytes(), committed.Bytes()) {
		t.Error("training gives other weights than the committed ones: run traintags and commit what it writes")
	}
}
