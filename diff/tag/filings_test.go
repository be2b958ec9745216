package tag

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"keywatch/sources"
)

// filed is the headline that the reader of filings gives to one form with its
// items.
func filed(t *testing.T, form, items string) sources.Item {
	t.Helper()
	one := func(v string) []string { return []string{v} }
	body, err := json.Marshal(map[string]any{"name": "NORTHWIND TRADERS INC", "filings": map[string]any{"recent": map[string]any{
		"accessionNumber": one("0001234567-26-000012"), "filingDate": one("2026-11-16"), "form": one(form), "items": one(items),
	}}})
	if err != nil {
		t.Fatal(err)
	}
	src := sources.Source{ID: "northwind-sec", Kind: "filings", URL: "https://www.sec.gov/cgi-bin/browse-edgar?CIK=0001234567"}
	snap, err := sources.Reread(src, []sources.Document{{URL: "https://data.sec.gov/submissions/CIK0001234567.json", Body: body}})
	if err != nil || len(snap.Items) != 1 {
		t.Fatalf("%s %s: %v", form, items, err)
	}
	return snap.Items[0]
}

// TestFilingsAreReadByTheirItems holds what the SEC's items and forms mean, as
// "tag subtype" each; "" is no tag.
func TestFilingsAreReadByTheirItems(t *testing.T) {
	for _, c := range []struct{ form, items, want string }{
		{"8-K", "1.01", "partnership agreement"},
		{"8-K", "1.02", "partnership ended"},
		{"8-K", "1.03", "funding bankruptcy"},
		{"8-K", "1.05", "regulatory breach"},
		{"8-K", "2.01", "funding acquisition"},
		{"8-K", "2.02,9.01", "funding results"},
		{"8-K", "2.05", "hire lay-off"},
		{"8-K", "4.01", ""},
		{"8-K", "5.01", "funding change of control"},
		{"8-K", "5.02", "hire executive change"},
		{"8-K", "5.02,2.02", "funding results, hire executive change"},
		{"8-K/A", "1.05", "regulatory breach"},
		{"D", "", "funding round"},
		{"D/A", "06b", "funding round"},
		{"8-K", "5.07", ""},
		{"8-K", "7.01,9.01", ""},
		{"8-K", "8.01", ""},
		{"8-K", "2.03", ""},
		{"8-K", "3.01", ""},
		{"8-K", "4.02", ""},
		{"8-K", "5.03", ""},
		{"8-K", "2.06", ""},
		{"10-K", "", ""},
		{"10-Q", "", ""},
		{"S-8", "", ""},
		{"SC 13G", "", ""},
		{"DEF 14A", "", ""},
		{"NT 10-K", "", ""},
	} {
		it := filed(t, c.form, c.items)
		var got []string
		for _, e := range Read(Text{Title: it.Title, Body: it.Text, Kind: "filings", Place: string(sources.PlaceInvestors), URL: it.Link}) {
			got = append(got, strings.TrimSpace(e.Tag+" "+e.Subtype))
		}
		slices.Sort(got)
		if got := strings.Join(got, ", "); got != c.want {
			t.Errorf("%s: %q is read as %q, want %q", c.form+" "+c.items, it.Title, got, c.want)
		}
	}
}
