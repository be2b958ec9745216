package sources

import (
	"bytes"
	"net/url"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"
)

// typedColumns are the fields of a type in the rows of the fixtures.
var typedColumns = map[string][]string{
	"person": {"name", "title"}, "logo": {"name", "href"}, "job": {"title", "team", "place"},
	"release": {"version", "date", "heading"}, "event": {"name", "date", "place"}, "hero": {"title", "headline", "description"},
}

func mustParse(tb testing.TB, page string) *html.Node {
	tb.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		tb.Skip(err) // more than 512 nested elements
	}
	return root
}

func readTyped(tb testing.TB, address, page string) []Item {
	tb.Helper()
	root := mustParse(tb, page)
	base, err := url.Parse(address)
	if err != nil {
		tb.Fatal(err)
	}
	var blocks []Item
	if snap, err := parsePage(Source{}, []Document{{URL: address, Body: []byte(page)}}); err == nil {
		blocks = snap.Items
	}
	return typedOf(root, base, PlaceUnknown, blocks, "")
}

func typedRows(items []Item) []string {
	var rows []string
	for _, it := range items {
		row := []string{it.Type}
		for _, name := range typedColumns[it.Type] {
			row = append(row, it.Fields[name])
		}
		rows = append(rows, strings.Join(row, "\t"))
	}
	sort.Strings(rows)
	return rows
}

func typedFixture(tb testing.TB, path string) (address, page string, rows []string) {
	tb.Helper()
	archive, err := txtar.ParseFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	for _, f := range archive.Files {
		switch f.Name {
		case "url.txt":
			address = string(bytes.TrimSpace(f.Data))
		case "page.html":
			page = string(f.Data)
		case "rows.txt":
			for _, row := range strings.Split(string(f.Data), "\n") {
				if row != "" {
					rows = append(rows, row)
				}
			}
		}
	}
	sort.Strings(rows)
	return address, page, rows
}

func TestPagesAreReadAsWhatTheyShow(t *testing.T) {
	paths, err := filepath.Glob("testdata/typed/*.txtar")
	if err != nil || len(paths) < 60 {
		t.Fatalf("found %d pages: %v", len(paths), err)
	}
	held := os.Getenv("KEYWATCH_TYPED") // scores only, for the pages whose name begins so
	right, found, wanted, whole, pages := 0, 0, 0, 0, 0
	for _, path := range paths {
		if !strings.HasPrefix(filepath.Base(path), held) {
			continue
		}
		address, page, want := typedFixture(t, path)
		got := typedRows(readTyped(t, address, page))
		diff := cmp.Diff(want, got)
		pages++
		if diff == "" {
			whole++
		} else if held != "h" {
			t.Errorf("%s (-want +got):\n%s", filepath.Base(path), diff)
		}
		found += len(got)
		wanted += len(want)
		have := map[string]int{}
		for _, row := range got {
			have[row]++
		}
		for _, row := range want {
			if have[row] > 0 {
				have[row]--
				right++
			}
		}
	}
	t.Logf("%d of %d pages whole; rows: %d right of %d found and %d wanted", whole, pages, right, found, wanted)
}
