package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
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
	if v := newVocabulary(all); len(v.names) != 1 || v.names[0] != "tcommon" {
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

func TestAThresholdIsWhereF1IsBest(t *testing.T) {
	all := make([]example, 10)
	scores := make([][]float32, 10)
	for i := range all {
		all[i].is = make([]bool, len(tags))
		all[i].is[0] = i >= 7
		scores[i] = make([]float32, len(tags))
		scores[i][0] = float32(i)
	}
	limits, report := thresholds(all, scores)
	if limits[0] != 6.5 || !strings.Contains(report, "F1 1.000") {
		t.Errorf("limit %v, want 6.5\n%s", limits[0], report)
	}
}

func TestFewerTermsAreTheHeaviest(t *testing.T) {
	v := vocabulary{names: []string{"ta", "tb", "tc"}, rare: []float32{1, 1, 1}}
	w := make(weights, 4*len(tags))
	w[0*len(tags)], w[1*len(tags)+1], w[2*len(tags)] = 0.5, -3, 1
	kept := largest(v, w, 2)
	if len(kept) != 2 || kept[0] != 1 || kept[1] != 2 {
		t.Fatalf("kept %v, want 1 and 2", kept)
	}
	m := pack(v.keep(kept), w[len(tags):], make([]float32, len(tags)))
	if len(m.Terms) != 2 || m.Terms[0] != "tb" || m.Terms[1] != "tc" || m.Rows[1] != -127 {
		t.Errorf("got %v %v, want tb and tc", m.Terms, m.Rows)
	}
}

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
// half a minute.
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
