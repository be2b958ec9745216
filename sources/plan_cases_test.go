package sources

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"
)

// planRow is a row of rows.json: what a person reads on the page.
type planRow struct {
	Plan     string `json:"plan"`
	Amount   *int64 `json:"amount"`
	Currency string `json:"currency"`
	Interval string `json:"interval"`
	Billed   string `json:"billed"`
	Unit     string `json:"unit"`
	Per      int    `json:"per"`
	From     bool   `json:"from"`
	Contact  bool   `json:"contact"`
	Free     bool   `json:"free"`
	Trial    int    `json:"trial"`
	Was      *int64 `json:"was"`
}

func (r planRow) String() string {
	amount, was := "-", "-"
	if r.Amount != nil {
		amount = fmt.Sprint(*r.Amount)
	}
	if r.Was != nil {
		was = fmt.Sprint(*r.Was)
	}
	return fmt.Sprintf("%s|%s %s|every %s|billed %s|per %d %s|from %v contact %v free %v|trial %d|was %s",
		fold(r.Plan), amount, r.Currency, r.Interval, r.Billed, r.Per, r.Unit, r.From, r.Contact, r.Free, r.Trial, was)
}

// rowOf is a plan in the form of rows.json.
func rowOf(p Plan) planRow {
	row := planRow{Plan: p.Name, Currency: p.Currency, Interval: p.Interval, Billed: p.Billed, Unit: p.Unit, Per: p.Per, From: p.From, Contact: p.Contact, Free: p.Free, Trial: p.Trial}
	if !p.Contact {
		row.Amount = &p.Amount
	}
	if p.Was > 0 {
		row.Was = &p.Was
	}
	return row
}

// planCase is a page with its rows.
type planCase struct {
	name, page, url string
	rows            []planRow
}

func readPlanCases(t testing.TB, dir string) []planCase {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in %s (%v)", dir, err)
	}
	var out []planCase
	for _, f := range files {
		archive, err := txtar.ParseFile(f)
		if err != nil {
			t.Fatal(err)
		}
		c := planCase{name: filepath.Base(f)}
		for _, part := range archive.Files {
			switch part.Name {
			case "page.html":
				c.page = string(part.Data)
			case "url.txt":
				c.url = strings.TrimSpace(string(part.Data))
			case "rows.json":
				if err := json.Unmarshal(part.Data, &c.rows); err != nil {
					t.Fatalf("%s: %v", f, err)
				}
			}
		}
		out = append(out, c)
	}
	return out
}

func plansIn(t testing.TB, page, address string) []Plan {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	base, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return plansOf(root, base, readHead(root).lang)
}

// scorePlans compares readings with rows: exact rows of those expected and
// those read beside them.
func scorePlans(t *testing.T, cases []planCase) (exact, expected, extra int) {
	t.Helper()
	for _, c := range cases {
		left := map[string]int{}
		for _, row := range c.rows {
			left[row.String()]++
		}
		var surplus, missed []string
		for _, p := range plansIn(t, c.page, c.url) {
			row := rowOf(p).String()
			if left[row] > 0 {
				left[row]--
				exact++
			} else {
				surplus = append(surplus, row)
			}
		}
		for _, row := range c.rows {
			if left[row.String()] > 0 {
				left[row.String()]--
				missed = append(missed, row.String())
			}
		}
		expected += len(c.rows)
		extra += len(surplus)
		if len(surplus)+len(missed) > 0 {
			t.Logf("%s\n  missed  %s\n  instead %s", c.name, strings.Join(missed, "\n          "), strings.Join(surplus, "\n          "))
		}
	}
	return exact, expected, extra
}

// Whole pages are in plans, one layout each in layouts. KEYWATCH_PLANS names a
// folder of other cases.
func TestPlansAreReadAsAPersonReadsThem(t *testing.T) {
	dirs := []string{"testdata/plans", "testdata/plans/layouts"}
	if other := os.Getenv("KEYWATCH_PLANS"); other != "" {
		dirs = []string{other}
	}
	for _, dir := range dirs {
		exact, expected, extra := scorePlans(t, readPlanCases(t, dir))
		share := float64(exact) / float64(expected+extra)
		t.Logf("%s: rows exact %d of %d, %d extra: %.1f %%", dir, exact, expected, extra, 100*share)
		if share < 0.97 {
			t.Errorf("%s: %.1f %% of rows are exact, want 97 %%", dir, 100*share)
		}
	}
}
