package names

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// TestAmbiguousNamesAreResolved scores real mentions of names that are also
// words or other firms' names.
func TestAmbiguousNamesAreResolved(t *testing.T) {
	dir := os.Getenv("KEYWATCH_EVAL")
	if dir == "" {
		t.Skip("KEYWATCH_EVAL names no folder of labelled mentions")
	}
	file, err := os.Open(filepath.Join(dir, "entities.jsonl"))
	if err != nil {
		t.Skip("no labelled mentions: ", err)
	}
	defer file.Close()
	var tp, fp, fn, tn int
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var m struct {
			Text, Name, Target string
			Company            bool
		}
		if err := json.Unmarshal(lines.Bytes(), &m); err != nil {
			t.Fatal(err)
		}
		found := NewResolver([]Entry{Asked(m.Name, m.Target)}).Find(m.Text)
		said := len(found) > 0
		switch {
		case said && m.Company:
			tp++
		case said:
			fp++
		case m.Company:
			fn++
		default:
			tn++
		}
		if said != m.Company && testing.Verbose() {
			t.Logf("%v: %s | %s | %v", m.Company, m.Name, m.Text, found)
		}
	}
	p, r := float64(tp)/float64(tp+fp), float64(tp)/float64(tp+fn)
	f1 := 2 * p * r / (p + r)
	t.Logf("precision %.3f recall %.3f F1 %.3f (%d true, %d false found, %d missed, %d rightly left)", p, r, f1, tp, fp, fn, tn)
	if p < 0.93 || r < 0.90 {
		t.Errorf("precision %.3f (0.93 at least), recall %.3f (0.90 at least)", p, r)
	}
}
