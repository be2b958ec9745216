package diff

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"testing"

	"keywatch/sources"
)

type evalPair struct {
	ID, Old, New, URL, Service, Collection string
	Material, Hard                         bool
}

// evalDir is where the development sets are; tests that measure skip without.
func evalDir(t *testing.T) string {
	dir := os.Getenv("KEYWATCH_EVAL")
	if dir == "" {
		t.Skip("KEYWATCH_EVAL does not name the folder of the unpacked development sets")
	}
	return dir
}

func readLines[T any](t *testing.T, path string) []T {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Skipf("development set is not there: %v", err)
	}
	defer f.Close()
	var out []T
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var v T
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
	return out
}

// comparePairs runs Pages over pairs, two at a time.
func comparePairs(t *testing.T, dir string, pairs []evalPair) [][]Change {
	out := make([][]Change, len(pairs))
	var wg sync.WaitGroup
	for worker := range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := worker; i < len(pairs); i += 2 {
				old, err1 := os.ReadFile(filepath.Join(dir, pairs[i].Old))
				now, err2 := os.ReadFile(filepath.Join(dir, pairs[i].New))
				if err1 != nil || err2 != nil {
					t.Errorf("pair %s: %v %v", pairs[i].ID, err1, err2)
					continue
				}
				changes, _, err := Pages(old, now, pairs[i].URL)
				if err != nil {
					t.Errorf("pair %s: %v", pairs[i].ID, err)
				}
				out[i] = changes
			}
		}()
	}
	wg.Wait()
	return out
}

type score struct{ tp, fp, fn, hard, hardAll int }

func (s *score) add(p evalPair, found bool) {
	switch {
	case p.Material && found:
		s.tp++
	case p.Material:
		s.fn++
	case found:
		s.fp++
	}
	if p.Hard && !p.Material {
		s.hardAll++
		if found {
			s.hard++
		}
	}
}

func (s score) f1() float64 { return 2 * float64(s.tp) / float64(max(1, 2*s.tp+s.fp+s.fn)) }

func (s score) String() string {
	return fmt.Sprintf("F1 %.3f P %.3f R %.3f hard %d/%d (tp %d fp %d fn %d)", s.f1(), float64(s.tp)/float64(max(1, s.tp+s.fp)),
		float64(s.tp)/float64(max(1, s.tp+s.fn)), s.hard, s.hardAll, s.tp, s.fp, s.fn)
}

func TestRealPagesAreJudgedAsTheirReadersDo(t *testing.T) {
	dir := evalDir(t)
	pairs := readLines[evalPair](t, filepath.Join(dir, "pairs.jsonl"))
	found := comparePairs(t, dir, pairs)
	var all, first, second score
	services := map[string]*score{}
	for i, p := range pairs {
		is := Material(found[i])
		all.add(p, is)
		if p.Collection == "genai-contrib" || p.Collection == "sante-numerique-france" {
			second.add(p, is)
		} else {
			first.add(p, is)
		}
		if services[p.Service] == nil {
			services[p.Service] = &score{}
		}
		services[p.Service].add(p, is)
		if is != p.Material && os.Getenv("KEYWATCH_MISSES") != "" {
			showMiss(t, p, found[i])
		}
	}
	t.Logf("all:    %v", all)
	t.Logf("first:  %v", first)
	t.Logf("second: %v", second)
	for _, name := range sortedKeys(services) {
		if s := services[name]; s.fp+s.fn > 0 {
			t.Logf("  %-20s %v", name, s)
		}
	}
	if all.f1() < 0.88 {
		t.Errorf("F1 over all pairs is %.3f, want at least 0.88", all.f1())
	}
}

func showMiss(t *testing.T, p evalPair, changes []Change) {
	var b strings.Builder
	for i, c := range changes {
		if c.Region == sources.RegionMain && i < 8 {
			fmt.Fprintf(&b, "\n    %s <%s> %.100q -> %.100q", c.Op, c.Element, c.Before, c.After)
		}
	}
	t.Logf("%s %s material=%v hard=%v%s", p.ID, p.Service, p.Material, p.Hard, b.String())
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}
