package diff

import (
	"path/filepath"
	"testing"
)

// The pricing pages are templates and Markdown, not what a browser gets, so
// this measures what edits mean and not how pages are built.
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
	if all.f1() < 0.92 {
		t.Errorf("F1 is %.3f, want at least 0.92", all.f1())
	}
}
