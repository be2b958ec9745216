package tag

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

var small = &Model{
	Tags: []string{"launch", "hire"}, Bias: []float32{-1, -2}, Scale: []float32{0.1, 0.2}, Limit: []float32{0.5, -1},
	Terms: []string{"cab", "tlaunch", "tlaunches", "tnames"}, Rows: []int8{1, -1, 100, 0, 127, 0, 0, -128},
	Deep: Deep{Units: 2, Bias: []float32{0, -9}, Scale: []float32{0.5, 0.5}, Rows: []int8{0, 0, 10, 20, 0, 0}, Out: []float32{1, 0, 0, 1}},
}

func packed(t testing.TB, m *Model) []byte {
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAModelIsReadAsItWasWritten(t *testing.T) {
	got, err := ReadModel(bytes.NewReader(packed(t, small)))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(small, got, cmpopts.IgnoreUnexported(Model{})); diff != "" {
		t.Error(diff)
	}
}

func TestACutOffModelIsRefused(t *testing.T) {
	whole := packed(t, small)
	for n := range whole {
		if _, err := ReadModel(bytes.NewReader(whole[:n])); err == nil {
			t.Fatalf("%d of %d bytes were taken for a model", n, len(whole))
		}
	}
}

func TestATermTooLongToPackIsRefused(t *testing.T) {
	m := &Model{Tags: []string{"x"}, Bias: []float32{0}, Scale: []float32{1}, Limit: []float32{0}, Terms: []string{strings.Repeat("a", 300)}, Rows: []int8{1}}
	if err := m.Write(&bytes.Buffer{}); err == nil {
		t.Error("it was packed")
	}
}

func TestScoresAreWeightsTimesValues(t *testing.T) {
	m, err := ReadModel(bytes.NewReader(packed(t, small)))
	if err != nil {
		t.Fatal(err)
	}
	r := newReading(Text{Title: "launches"})
	scores := m.sums(r)
	// "^", "launches" and "$" are six word terms.
	// The first unit hears the word and speaks for launch; the second one hears
	// it too, but not loud enough.
	want := float32(127)*0.1*wordValue*norm(6) - 1 + 10*0.5*wordValue*norm(6)
	if d := scores[0] - want; d > 1e-4 || d < -1e-4 || scores[1] != -2 {
		t.Errorf("got %v, want %v and -2", scores, want)
	}
}

func TestAScoreIsAgainstAllOthersAndTheLimit(t *testing.T) {
	m, err := ReadModel(bytes.NewReader(packed(t, small)))
	if err != nil {
		t.Fatal(err)
	}
	r := newReading(Text{Title: "launches"})
	sums, scores := m.sums(r), m.score(r)
	// Of two tags, one's share against the other's is the difference.
	want := []float32{sums[0] - sums[1] - 0.5, sums[1] - sums[0] + 1}
	for i := range want {
		if d := scores[i] - want[i]; d > 1e-4 || d < -1e-4 {
			t.Errorf("got %v, want %v", scores, want)
		}
	}
	if far := Apart([]float32{0, 3e4, -3e4}); far[1] < 10 || far[2] > -10 || far[1] > 1e3 || far[2] < -1e3 {
		t.Errorf("sums far apart give %v", far)
	}
}

func TestTheHeaviestWordsAreTheEvidence(t *testing.T) {
	m, err := ReadModel(bytes.NewReader(packed(t, small)))
	if err != nil {
		t.Fatal(err)
	}
	title := Split("Quenby launch, launches and names", 0)
	if from, to, ok := m.heaviest(title, "launch"); !ok || title.Quote(from, to) != "launches" {
		t.Errorf("got %q (%v), want launches", title.Quote(from, to), ok)
	}
	if _, _, ok := m.heaviest(title, "hire"); ok {
		t.Error("words that speak against a tag are evidence for it")
	}
	if _, _, ok := m.heaviest(title, "weather"); ok {
		t.Error("a tag that was not learnt has words")
	}
}

func TestWhichYearOrAmountIsNotLearnt(t *testing.T) {
	got := masked(Split("In 2026 raises 4,5 for B2B", 0).List)
	if diff := cmp.Diff([]string{"in", "0000", "raises", "0,0", "for", "b0b"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestWeightsQuoteNoHeadline asserts that what is embedded are short terms:
// at most three words, or two of a lead, or five characters.
func TestWeightsQuoteNoHeadline(t *testing.T) {
	m := Weights()
	if len(m.Terms) < 10_000 || !slices.IsSorted(m.Terms) {
		t.Errorf("%d terms, sorted %v", len(m.Terms), slices.IsSorted(m.Terms))
	}
	for _, term := range m.Terms {
		words := len(strings.Fields(term[1:]))
		switch term[0] {
		case familyWord:
			if words > 3 {
				t.Errorf("%q is more than three words", term)
			}
		case familyLead:
			if words > 2 {
				t.Errorf("%q is more than two words", term)
			}
		case familyChar:
			if len(term) > 6 {
				t.Errorf("%q is more than five characters", term)
			}
		case familyRule:
		case familyBoth:
			if words > 1 {
				t.Errorf("%q is more than one word", term)
			}
		default:
			t.Errorf("%q is of no family", term)
		}
	}
	if len(weightsFile) > 3_000_000 {
		t.Errorf("the weights are %d KB, want at most 3 MB", len(weightsFile)/1000)
	}
}

func FuzzReadModel(f *testing.F) {
	f.Add(packed(f, small))
	f.Add([]byte("no gzip"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if m, err := ReadModel(bytes.NewReader(data)); err == nil {
			m.score(newReading(Text{Title: "Brindlow launches Ledger"}))
		}
	})
}

func BenchmarkReadHeadline(b *testing.B) {
	text := Text{
		Title: "Brindlow appoints Tomas Reyl as chief financial officer and opens an office in Gdansk",
		Body:  strings.Repeat("The company said on Tuesday that it would launch a new platform for freight brokers. ", 5),
	}
	Read(text)
	b.ReportAllocs()
	for b.Loop() {
		Read(text)
	}
}

func BenchmarkLoadWeights(b *testing.B) {
	for b.Loop() {
		if _, err := ReadModel(bytes.NewReader(weightsFile)); err != nil {
			b.Fatal(err)
		}
	}
}
