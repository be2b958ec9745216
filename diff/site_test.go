package diff

import (
	"path/filepath"
	"testing"
)

// The pricing pages are templates and Markdown, not what a browser gets, so
// this measures and asks for little.
func TestRealPricingEditsAreSeen(t *testing.T) {
	dir := evalDir(t)
	pairs := readLines[evalPair](t, filepath.Join(dir, "site_pairs.jsonl"))
	found := comparePairs(t, dir, pairs)
	var all score
	for i, p := range pairs {
		is := Material(found[i])
		all.add(p, is)
		if is != p.Material {
			showMiss(t, p, found[i])
		}
	}
	t.Logf("pricing edits: %v", all)
	if all.f1() < 0.8 {
		t.Errorf("F1 is %.3f, want at least 0.80", all.f1())
	}
}
