package sources

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// evalDir is where the development sets were unpacked.
func evalDir(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("KEYWATCH_EVAL")
	if dir == "" {
		t.Skip("KEYWATCH_EVAL does not name the folder of the development sets")
	}
	return dir
}

// TestEveryRealFeedYieldsTheEntriesOfItsIndex reads every feed of the set, sound
// or damaged. What is no feed at all has to fail, and not to have no entries.
func TestEveryRealFeedYieldsTheEntriesOfItsIndex(t *testing.T) {
	dir := evalDir(t)
	index, err := os.Open(filepath.Join(dir, "feeds.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer index.Close()
	lines, n := bufio.NewScanner(index), 0
	for lines.Scan() {
		var row struct {
			File, Kind string
			Entries    int
			EntriesMax int `json:"entries_max"`
		}
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		body, err := os.ReadFile(filepath.Join(dir, row.File))
		if err != nil {
			t.Fatal(err)
		}
		n++
		t.Run(filepath.Base(row.File), func(t *testing.T) {
			snap, err := parseFeed(Source{}, []Document{{URL: "https://feeds.example/f.xml", Body: body}})
			if noFeed := row.Kind == "html" || row.Kind == "other"; noFeed != (err != nil) {
				t.Fatalf("kind %s: error %v", row.Kind, err)
			}
			if got := len(snap.Items); got < row.Entries || got > max(row.Entries, row.EntriesMax) {
				t.Errorf("%d entries, want %d (at most %d)", got, row.Entries, row.EntriesMax)
			}
		})
	}
	if n != 70 {
		t.Errorf("%d feeds in the index, want 70", n)
	}
}
